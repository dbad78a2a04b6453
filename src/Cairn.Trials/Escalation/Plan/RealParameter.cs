namespace Cairn.Escalation.Plan;

/// <summary>A number.</summary>
public sealed class RealParameter(string key) : Parameter(key)
{
    /// <summary>Between what it lies.</summary>
    public required Bounds Within { get; init; }

    /// <summary>What holds when it is not stated; null for nothing.</summary>
    public double? Default { get; init; }

    /// <summary>A value, as written, in the words of a page.</summary>
    public Func<string, string> Says { get; init; } = written => written;

    private protected override string? Usual => Default is { } usual ? Written(usual) : null;

    public override IEnumerable<PlanFault> Faults(object value)
    {
        if (value is double x && !Within.Hold(x))
            yield return new(this, $"{Written(x)} is out of range.", $"State {Within}.");
    }

    public override string? Said(Numbers numbers)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        return numbers[this] is { } x ? Says(Written(x)) : null;
    }

    public override T As<T>(IParameterForms<T> forms)
    {
        ArgumentNullException.ThrowIfNull(forms);
        return forms.Of(this);
    }
}
