namespace Cairn.Cql.Values;

/// <summary>A row of the data model, with what was worked out of it already. For one thread.</summary>
public sealed class Row(object record)
{
    readonly Value[] _values = [];
    (object What, Value Value)[] _kept = [];

    Row(object record, IEnumerable<Value> values)
        : this(record) => _values = [.. values];

    public object Record { get; } = record;

    /// <summary>Records that say otherwise of the same, of which nobody can say which is right.</summary>
    internal IReadOnlyList<object> Others { get; init; } = [];

    /// <summary>The row with properties that were read ahead.</summary>
    /// <param name="read">By place in the type: the property's value, and whether it is a truth; null for one that was not
    /// read.</param>
    internal Value Ahead(ReadOnlySpan<(Value Value, bool IsTruth)?> read)
    {
        var (ahead, values) = (default(ReadAhead), new List<Value>());
        for (var place = 0; place < read.Length; place++)
        {
            if (read[place] is not var (value, isTruth))
                continue;
            ahead = ahead.And(place, value, isTruth);
            if (ahead.IsValued(place))
                values.Add(Shared(values, value));
        }
        return Value.Of(new Row(Record, values) { Others = Others }, ahead);
    }

    /// <summary>A number that a row says more than once (exactly, at least, at most) is one object.</summary>
    static Value Shared(List<Value> before, Value value)
    {
        if (value.Kind == ValueKind.Quantity)
            foreach (var other in before)
                if (other.Kind == ValueKind.Quantity && other.Quantity == value.Quantity)
                    return other;
        return value;
    }

    /// <summary>The same row, in memory beside what is made before and after it.</summary>
    internal Row Beside()
    {
        var values = new List<Value>();
        foreach (var value in _values)
            values.Add(Shared(values, Beside(value)));
        return new(Record, values) { Others = Others };
    }

    static Value Beside(Value value)
    {
        if (value.Kind == ValueKind.Quantity)
            return Value.Of(value.Quantity with { });
        return value.Kind == ValueKind.Interval ? Value.Of(value.Interval with { }) : value;
    }

    /// <summary>Reads what was read ahead, for its own sake.</summary>
    internal int Fetched
    {
        get
        {
            var seen = 0;
            foreach (ref readonly var value in _values.AsSpan())
                seen += (int)value.Kind;
            return seen;
        }
    }

    /// <summary>A value that was read ahead and is not null.</summary>
    internal ref readonly Value Valued(int index) => ref _values[index];

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
