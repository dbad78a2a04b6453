using System.Runtime.CompilerServices;

namespace Cairn.Cql.Values;

/// <summary>
/// A value of CQL, null included. Numbers, truths and dates lie in the struct itself, so that evaluating allocates nothing for
/// them. An Integer or Long is a range: its ends differ where a duration between imprecise dates is uncertain (CQL 1.5, Author's
/// Guide, Uncertainty).
/// </summary>
public readonly struct Value
{
    readonly object? _object;
    readonly Bits _bits;

    readonly record struct Bits(long Low, long High);

    Value(ValueKind kind, Bits bits, object? held = null) => (Kind, _bits, _object) = (kind, bits, held);

    Value(ValueKind kind, object? held) => (Kind, _object) = (held is null ? ValueKind.Null : kind, held);

    /// <summary>Null: unknown.</summary>
    public static Value Null => default;

    public ValueKind Kind { get; }
    public bool IsNull => Kind == ValueKind.Null;

    public static Value Of(bool value) => new(ValueKind.Boolean, new Bits(value ? 1 : 0, 0));

    public static Value Of(Truth value) => value == Truth.Unknown ? Null : Of(value == Truth.True);

    public static Value Of(int value) => new(ValueKind.Integer, new Bits(value, value));

    public static Value Of(long value) => new(ValueKind.Long, new Bits(value, value));

    public static Value Of(string? value) => new(ValueKind.String, value);

    public static Value Of(CqlQuantity? value) => new(ValueKind.Quantity, value);

    public static Value Of(Ratio? value) => new(ValueKind.Ratio, value);

    public static Value Of(CqlInterval? value) => new(ValueKind.Interval, value);

    public static Value Of(CqlList? value) => new(ValueKind.List, value);

    public static Value Of(CqlTuple? value) => new(ValueKind.Tuple, value);

    public static Value Of(Code? value) => new(ValueKind.Code, value);

    public static Value Of(Concept? value) => new(ValueKind.Concept, value);

    public static Value Of(Vocabulary? value) => new(ValueKind.Vocabulary, value);

    /// <summary>A row of the data model.</summary>
    public static Value Of(Row? value) => new(ValueKind.Record, value);

    /// <summary>A row of which properties were read ahead.</summary>
    internal static Value Of(Row value, ReadAhead ahead) => new(ValueKind.Record, Unsafe.BitCast<ReadAhead, Bits>(ahead), value);

    /// <summary>A decimal at no more than 8 places; null when it is beyond the range of Decimal.</summary>
    public static Value Of(decimal value) =>
        Math.Abs(value) > Decimals.Maximum ? Null : new(ValueKind.Decimal, Unsafe.BitCast<decimal, Bits>(Decimals.Fit(value)));

    public static Value OfDate(Temporal? value) => Of(ValueKind.Date, value);

    public static Value OfDateTime(Temporal? value) => Of(ValueKind.DateTime, value);

    public static Value OfTime(Temporal? value) => Of(ValueKind.Time, value);

    /// <summary>A date or time of one of the three kinds.</summary>
    public static Value Of(ValueKind kind, Temporal? value) =>
        value is { } known ? new(kind, Unsafe.BitCast<Temporal, Bits>(known)) : Null;

    /// <summary>A whole number known to lie in a range; null when an end does not fit its kind.</summary>
    public static Value OfRange(ValueKind kind, Int128 low, Int128 high)
    {
        var (least, most) = kind == ValueKind.Integer ? (int.MinValue, int.MaxValue) : (long.MinValue, long.MaxValue);
        return low < least || high > most ? Null : new(kind, new Bits((long)low, (long)high));
    }

    /// <summary>Null is unknown.</summary>
    public Truth Truth => Kind == ValueKind.Boolean ? TruthLogic.Of(_bits.Low != 0) : Truth.Unknown;

    public bool IsTrue => Kind == ValueKind.Boolean && _bits.Low != 0;
    public bool IsFalse => Kind == ValueKind.Boolean && _bits.Low == 0;

    /// <summary>The least a whole number can be.</summary>
    public long Low => _bits.Low;

    /// <summary>The most a whole number can be.</summary>
    public long High => _bits.High;

    /// <summary>True for a whole number whose two ends differ.</summary>
    public bool IsUncertain => Kind is ValueKind.Integer or ValueKind.Long && _bits.Low != _bits.High;

    public int Int => (int)_bits.Low;
    public decimal Decimal => Unsafe.BitCast<Bits, decimal>(_bits);

    /// <summary>A date that is known to the day, as a number that rises with it; null for anything else.</summary>
    internal int? Day => Kind == ValueKind.Date ? Temporal.WholeDay : null;

    public Temporal Temporal => Unsafe.BitCast<Bits, Temporal>(_bits);
    public string String => (string)_object!;
    public CqlQuantity Quantity => (CqlQuantity)_object!;
    public Ratio Ratio => (Ratio)_object!;
    public CqlInterval Interval => (CqlInterval)_object!;
    public CqlList List => (CqlList)_object!;
    public CqlTuple Tuple => (CqlTuple)_object!;
    public Code Code => (Code)_object!;
    public Concept Concept => (Concept)_object!;
    public Vocabulary Vocabulary => (Vocabulary)_object!;
    public Row Row => (Row)_object!;
    public object Record => Row.Record;

    /// <summary>What was read ahead of a row.</summary>
    internal ReadAhead Ahead => Unsafe.BitCast<Bits, ReadAhead>(_bits);

    /// <summary>The value as a CQL literal.</summary>
    public override string ToString() => Literal.Write(this);
}
