namespace Cairn.Escalation.Plan;

/// <summary>Numbers that belong together, each with its own name; or several such records.</summary>
public abstract class RecordParameter(string key) : Parameter(key)
{
    /// <summary>The name of one record.</summary>
    public required string Record { get; init; }

    /// <summary>What one record is, in one sentence without the full stop.</summary>
    public required string RecordHelp { get; init; }

    /// <summary>The numbers of one record, in the order in which a command line gives them.</summary>
    public required IReadOnlyList<RealParameter> Fields { get; init; }

    /// <summary>True when it is a list of records, not one.</summary>
    public abstract bool IsList { get; }

    /// <summary>The value made of the numbers of each record, in the order of the fields.</summary>
    public abstract object Made(IReadOnlyList<IReadOnlyList<double>> records);

    public override T As<T>(IParameterForms<T> forms)
    {
        ArgumentNullException.ThrowIfNull(forms);
        return forms.Of(this);
    }
}

/// <summary>A list of records, as values of their own type.</summary>
public sealed class RecordsParameter<TRecord>(string key) : RecordParameter(key)
    where TRecord : class
{
    /// <summary>The record of its numbers.</summary>
    public required Func<IReadOnlyList<double>, TRecord> Make { get; init; }

    /// <summary>What is wrong with the records; null when nothing is.</summary>
    public required Func<IReadOnlyList<TRecord>, Lack?> Wrong { get; init; }

    /// <summary>The records in the words of a page.</summary>
    public required Func<IReadOnlyList<TRecord>, string> Says { get; init; }

    private protected override string? Usual => null;

    public override bool IsList => true;

    public override object Made(IReadOnlyList<IReadOnlyList<double>> records)
    {
        ArgumentNullException.ThrowIfNull(records);
        return new ValueList<TRecord>([.. records.Select(Make)]);
    }

    public override IEnumerable<PlanFault> Faults(object value)
    {
        if (value is IReadOnlyList<TRecord> records && Wrong(records) is { } lack)
            yield return new(this, lack.What, lack.Mend);
    }

    public override string? Said(Numbers numbers)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        return numbers.Of(this) is { } records ? Says(records) : null;
    }
}

/// <summary>One record, as a value of its own type.</summary>
public sealed class RecordParameter<TRecord>(string key) : RecordParameter(key)
    where TRecord : class
{
    /// <summary>The record of its numbers.</summary>
    public required Func<IReadOnlyList<double>, TRecord> Make { get; init; }

    /// <summary>What is wrong with a record; null when nothing is.</summary>
    public required Func<TRecord, Lack?> Wrong { get; init; }

    /// <summary>A record in the words of a page.</summary>
    public required Func<TRecord, string> Says { get; init; }

    private protected override string? Usual => null;

    public override bool IsList => false;

    public override object Made(IReadOnlyList<IReadOnlyList<double>> records)
    {
        ArgumentNullException.ThrowIfNull(records);
        return Make(records[0]);
    }

    public override IEnumerable<PlanFault> Faults(object value)
    {
        if (value is TRecord record && Wrong(record) is { } lack)
            yield return new(this, lack.What, lack.Mend);
    }

    public override string? Said(Numbers numbers)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        return numbers.Of(this) is { } record ? Says(record) : null;
    }
}
