using System.Numerics;

namespace Cairn.Cql.Values;

/// <summary>A row of the data model, with what was worked out of it already. For one thread.</summary>
public sealed class Row(object record)
{
    readonly Value[] _values = [];
    readonly uint _ahead,
        _true,
        _false,
        _valued;
    (object What, Value Value)[] _kept = [];

    /// <summary>A row of which properties were read ahead.</summary>
    /// <param name="read">By place in the type: the property's value, and whether it is a truth; null for one that was not
    /// read.</param>
    internal Row(object record, ReadOnlySpan<(Value Value, bool IsTruth)?> read)
        : this(record)
    {
        var values = new List<Value>();
        for (var place = 0; place < read.Length; place++)
        {
            if (read[place] is not { } property)
                continue;
            _ahead |= Bit(place);
            _true |= property is { IsTruth: true, Value.IsTrue: true } ? Bit(place) : 0;
            _false |= property is { IsTruth: true, Value.IsFalse: true } ? Bit(place) : 0;
            if (property.IsTruth || property.Value.IsNull)
                continue;
            _valued |= Bit(place);
            values.Add(Shared(values, property.Value));
        }
        _values = [.. values];
    }

    public object Record { get; } = record;

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
    internal Row(Row other)
        : this(other.Record)
    {
        var values = new List<Value>();
        foreach (var value in other._values)
            values.Add(Shared(values, Beside(value)));
        _values = [.. values];
        (_ahead, _true, _false, _valued) = (other._ahead, other._true, other._false, other._valued);
    }

    static Value Beside(Value value)
    {
        if (value.Kind == ValueKind.Quantity)
            return Value.Of(value.Quantity with { });
        return value.Kind == ValueKind.Interval ? Value.Of(value.Interval with { }) : value;
    }

    /// <summary>
    /// Reads what was read ahead, for its own sake: not the days of what did not take place, which nobody asks for.
    /// </summary>
    internal int Fetched
    {
        get
        {
            var seen = 0;
            if (_false == 0)
                foreach (ref readonly var value in _values.AsSpan())
                    seen += (int)value.Kind;
            return seen;
        }
    }

    static uint Bit(int place) => 1U << place;

    /// <summary>Whether the property at a place of the type was read ahead.</summary>
    internal bool IsAhead(int place) => (_ahead & Bit(place)) != 0;

    /// <summary>A truth that was read ahead.</summary>
    internal Truth TruthAhead(int place)
    {
        if ((_true & Bit(place)) != 0)
            return Truth.True;
        return (_false & Bit(place)) != 0 ? Truth.False : Truth.Unknown;
    }

    /// <summary>A value that was read ahead: those that are not null lie side by side, in the order of their places.</summary>
    internal Value ValueAhead(int place) =>
        (_valued & Bit(place)) == 0 ? Value.Null : _values[BitOperations.PopCount(_valued & (Bit(place) - 1))];

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
