namespace Cairn.Cql.Values;

/// <summary>A row of the data model, with what was worked out of it already. For one thread.</summary>
public sealed class Row(object record)
{
    (object What, Value Value)[] _kept = [];

    public object Record { get; } = record;

    /// <summary>A value of the record, worked out at most once.</summary>
    /// <param name="what">Stands for the value: one object a property.</param>
    internal Value Kept(object what, Func<object, Value> read)
    {
        foreach (var kept in _kept)
            if (ReferenceEquals(kept.What, what))
                return kept.Value;
        var value = read(Record);
        _kept = [.. _kept, (what, value)];
        return value;
    }
}
