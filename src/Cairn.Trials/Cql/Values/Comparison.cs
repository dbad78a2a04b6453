namespace Cairn.Cql.Values;

/// <summary>Equality, equivalence and order of any two values (CQL 1.5, 9-B, Comparison Operators).</summary>
static class Comparison
{
    /// <summary>
    /// The possible orders; none for values of different kinds and for kinds without an order. Neither may be null.
    /// </summary>
    public static Order Of(in Value a, in Value b, Precision? to = null) =>
        (a.Kind, b.Kind) switch
        {
            (ValueKind.Integer or ValueKind.Long, ValueKind.Integer or ValueKind.Long) => Orders.OfRanges(
                a.Low,
                a.High,
                b.Low,
                b.High
            ),
            (ValueKind.Decimal, ValueKind.Decimal) => Orders.Of(a.Decimal.CompareTo(b.Decimal)),
            (ValueKind.String, ValueKind.String) => Orders.Of(string.CompareOrdinal(a.String, b.String)),
            (ValueKind.Date or ValueKind.DateTime, ValueKind.Date or ValueKind.DateTime) => a.Temporal.Compare(b.Temporal, to),
            (ValueKind.Time, ValueKind.Time) => a.Temporal.Compare(b.Temporal, to),
            (ValueKind.Quantity, ValueKind.Quantity) => QuantityMath.Compare(a.Quantity, b.Quantity),
            _ => Order.None,
        };

    /// <summary>Whether the order of two values is one asked for; unknown when either is null.</summary>
    public static Truth Is(in Value a, Order asked, in Value b, Precision? to = null) =>
        a.IsNull || b.IsNull ? Truth.Unknown : Of(a, b, to).Is(asked);

    /// <summary>Unknown when either is null, or when unknown parts leave it open.</summary>
    public static Truth Equal(in Value a, in Value b)
    {
        if (a.IsNull || b.IsNull)
            return Truth.Unknown;
        if ((a.Kind, b.Kind) == (ValueKind.String, ValueKind.String))
            return TruthLogic.Of(a.String == b.String);
        if (Of(a, b) is var order and not Order.None)
            return order.Is(Order.Equal);
        if (a.Kind != b.Kind)
            return Truth.False;
        return a.Kind switch
        {
            ValueKind.Boolean => TruthLogic.Of(a.IsTrue == b.IsTrue),
            ValueKind.Quantity => Truth.Unknown,
            ValueKind.Ratio => Equal(Value.Of(a.Ratio.Numerator), Value.Of(b.Ratio.Numerator))
                .And(Equal(Value.Of(a.Ratio.Denominator), Value.Of(b.Ratio.Denominator))),
            ValueKind.Interval => Equal(a.Interval.Start, b.Interval.Start).And(Equal(a.Interval.End, b.Interval.End)),
            ValueKind.List => EqualItems(a.List.Items, b.List.Items),
            ValueKind.Tuple => EqualItems(a.Tuple.Values, InOrderOf(a.Tuple, b.Tuple)),
            ValueKind.Concept => TruthLogic.Of(a.Concept.Codes.SequenceEqual(b.Concept.Codes)),
            ValueKind.Code => TruthLogic.Of(a.Code == b.Code),
            ValueKind.Vocabulary => TruthLogic.Of(a.Vocabulary == b.Vocabulary),
            ValueKind.Null
            or ValueKind.Integer
            or ValueKind.Long
            or ValueKind.Decimal
            or ValueKind.String
            or ValueKind.Date
            or ValueKind.DateTime
            or ValueKind.Time
            or ValueKind.Record => TruthLogic.Of(ReferenceEquals(a.Record, b.Record)),
        };
    }

    /// <summary>
    /// Equality of elements in their order: the first pair that is not equal decides. Two nulls are equal, one null leaves it
    /// open.
    /// </summary>
    static Truth EqualItems(IReadOnlyList<Value> a, IReadOnlyList<Value> b)
    {
        if (a.Count != b.Count)
            return Truth.False;
        for (var i = 0; i < a.Count; i++)
            if (!(a[i].IsNull && b[i].IsNull) && Equal(a[i], b[i]) is var equal and not Truth.True)
                return equal;
        return Truth.True;
    }

    static Value[] InOrderOf(CqlTuple order, CqlTuple tuple) => [.. order.Names.Select(n => tuple[n])];

    /// <summary>
    /// Never unknown: two nulls are equivalent; text without regard to case and white space; decimals at the coarser precision.
    /// </summary>
    public static bool Equivalent(Value a, Value b)
    {
        if (a.IsNull || b.IsNull)
            return a.IsNull && b.IsNull;
        return (a.Kind, b.Kind) switch
        {
            (ValueKind.String, ValueKind.String) => Plain(a.String) == Plain(b.String),
            (ValueKind.Decimal, ValueKind.Decimal) => EquivalentDecimals(a.Decimal, b.Decimal),
            (ValueKind.Quantity, ValueKind.Quantity) => QuantityMath.Equivalent(a.Quantity, b.Quantity),
            (ValueKind.Ratio, ValueKind.Ratio) => QuantityMath.Equivalent(a.Ratio, b.Ratio),
            (ValueKind.Interval, ValueKind.Interval) => Equivalent(a.Interval.Start, b.Interval.Start)
                && Equivalent(a.Interval.End, b.Interval.End),
            (ValueKind.List, ValueKind.List) => EquivalentItems(a.List.Items, b.List.Items),
            (ValueKind.Tuple, ValueKind.Tuple) => EquivalentItems(a.Tuple.Values, InOrderOf(a.Tuple, b.Tuple)),
            (ValueKind.Code, ValueKind.Code) => Same(a.Code, b.Code),
            (ValueKind.Concept, ValueKind.Concept) => a.Concept.Codes.Any(c => b.Concept.Codes.Any(d => Same(c, d))),
            (ValueKind.Concept, ValueKind.Code) => a.Concept.Codes.Any(c => Same(c, b.Code)),
            _ => Equal(a, b).IsTrue,
        };
    }

    static bool EquivalentItems(IReadOnlyList<Value> a, IReadOnlyList<Value> b) =>
        a.Count == b.Count && a.Zip(b).All(pair => Equivalent(pair.First, pair.Second));

    static bool Same(Code a, Code b) => a.Id == b.Id && a.System == b.System;

    static bool EquivalentDecimals(decimal a, decimal b)
    {
        var places = Math.Min(Places(a), Places(b));
        return Decimals.Round(a, places) == Decimals.Round(b, places);
    }

    /// <summary>Decimal places without trailing zeros.</summary>
    static int Places(decimal value)
    {
        var places = (int)value.Scale;
        while (places > 0 && decimal.Round(value, places - 1) == value)
            places--;
        return places;
    }

    static string Plain(string text) =>
        string.Join(' ', text.ToUpperInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
