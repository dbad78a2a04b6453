namespace Cairn.Escalation.Plan;

/// <summary>A table that lies in a file of its own, or is written out row by row.</summary>
public abstract class TableParameter(string key) : Parameter(key)
{
    /// <summary>The value that a text holds, or what is wrong with it.</summary>
    /// <param name="text">The text of the file.</param>
    /// <param name="place">How the reader knows the file, for the findings.</param>
    public abstract Checked<object> Read(string text, string place);

    private protected override string? Usual => null;

    public override IEnumerable<PlanFault> Faults(object value) => [];

    public override T As<T>(IParameterForms<T> forms)
    {
        ArgumentNullException.ThrowIfNull(forms);
        return forms.Of(this);
    }
}

/// <summary>The same, as a value of its own type.</summary>
public sealed class TableParameter<TTable>(string key) : TableParameter(key)
    where TTable : class
{
    /// <summary>The table that a text holds.</summary>
    public required Func<string, string, Checked<TTable>> Reads { get; init; }

    /// <summary>A table in the words of a page.</summary>
    public required Func<TTable, string> Says { get; init; }

    public override Checked<object> Read(string text, string place)
    {
        var read = Reads(text, place);
        return new(read.Value, read.Findings);
    }

    public override string? Said(Numbers numbers)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        return numbers.Of(this) is { } table ? Says(table) : null;
    }
}
