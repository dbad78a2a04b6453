namespace Cairn.Escalation.Plan;

/// <summary>Several numbers in a row.</summary>
public sealed class RealsParameter(string key) : Parameter(key)
{
    /// <summary>Fewest of them.</summary>
    public int Least { get; init; } = 1;

    /// <summary>Most of them.</summary>
    public required int Most { get; init; }

    /// <summary>Between what each lies.</summary>
    public required Bounds Within { get; init; }

    /// <summary>What is wrong with numbers as they are written; null when nothing is.</summary>
    public required Func<IReadOnlyList<double>, string, Lack?> Wrong { get; init; }

    /// <summary>The numbers in the words of a page.</summary>
    public Func<IReadOnlyList<string>, string> Says { get; init; } = written => string.Join(", ", written);

    private protected override string? Usual => null;

    public override IEnumerable<PlanFault> Faults(object value)
    {
        if (value is IReadOnlyList<double> row && Wrong(row, string.Join(", ", row.Select(Written))) is { } lack)
            yield return new(this, lack.What, lack.Mend);
    }

    public override string? Said(Numbers numbers)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        return numbers[this] is { } row ? Says([.. row.Select(Written)]) : null;
    }

    public override T As<T>(IParameterForms<T> forms)
    {
        ArgumentNullException.ThrowIfNull(forms);
        return forms.Of(this);
    }
}
