using System.Globalization;

namespace Cairn.Escalation.Plan;

/// <summary>A whole number.</summary>
public sealed class WholeParameter(string key) : Parameter(key)
{
    /// <summary>Lowest number allowed.</summary>
    public int Least { get; init; } = 1;

    /// <summary>Highest number allowed.</summary>
    public required int Most { get; init; }

    /// <summary>What holds when it is not stated; null for nothing.</summary>
    public int? Default { get; init; }

    /// <summary>A value in the words of a page.</summary>
    public Func<int, string> Says { get; init; } = n => n.ToString(CultureInfo.InvariantCulture);

    private protected override string? Usual => Default?.ToString(CultureInfo.InvariantCulture);

    public override IEnumerable<PlanFault> Faults(object value)
    {
        if (value is int n && (n < Least || n > Most))
            yield return new(this, $"{n} is out of range.", $"State a whole number from {Least} to {Most}.");
    }

    public override string? Said(Numbers numbers)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        return numbers[this] is { } n ? Says(n) : null;
    }

    public override T As<T>(IParameterForms<T> forms)
    {
        ArgumentNullException.ThrowIfNull(forms);
        return forms.Of(this);
    }
}
