namespace Cairn.Escalation.Plan;

/// <summary>Something a design does when it is stated, and does not otherwise.</summary>
public sealed class FlagParameter(string key) : Parameter(key)
{
    /// <summary>What is said on a page where it holds.</summary>
    public string Says { get; init; } = "yes";

    private protected override string? Usual => null;

    public override IEnumerable<PlanFault> Faults(object value) => [];

    public override string? Said(Numbers numbers)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        return numbers[this] ? Says : null;
    }

    public override T As<T>(IParameterForms<T> forms)
    {
        ArgumentNullException.ThrowIfNull(forms);
        return forms.Of(this);
    }
}
