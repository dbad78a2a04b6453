using Cairn.Cql.Values;

namespace Cairn.Cql.Operators;

/// <summary>
/// How intervals and points lie to each other (CQL 1.5, 9-B, Interval Operators; Timing Operators). A point stands for the
/// interval of itself: what the operators ask is the first and the last point of each side.
/// </summary>
static class IntervalOperators
{
    public static IEnumerable<Operator> All =>
        [
            Operator.Of("Start(Interval<P>) P", a => a.Interval.Start),
            Operator.Of("End(Interval<P>) P", a => a.Interval.End),
            Operator.Of("PointFrom(Interval<P>) P", PointFrom),
            Operator.Of("Width(Interval<Integer>) Integer", a => Wholes(a.Interval)),
            Operator.Of("Width(Interval<Long>) Long", a => Wholes(a.Interval)),
            Operator.Of("Width(Interval<Decimal>) Decimal", a => DecimalWidth(a.Interval)),
            Operator.Of("Width(Interval<Quantity>) Quantity", Quantities),
            .. Sided("Before", (in a, in b, p) => Is(Last(a), Order.Less, First(b), p)),
            .. Sided("After", (in a, in b, p) => Is(First(a), Order.Greater, Last(b), p)),
            .. Sided("SameOrBefore", (in a, in b, p) => Is(Last(a), Order.AtMost, First(b), p)),
            .. Sided("SameOrAfter", (in a, in b, p) => Is(First(a), Order.AtLeast, Last(b), p)),
            .. Sided("SameAs", (in a, in b, p) =>
                Is(First(a), Order.Equal, First(b), p).And(Is(Last(a), Order.Equal, Last(b), p))
            ),
            Operator.Relation("In(P, Interval<P>) Boolean", (in a, in b, p) => Member(b, a, p), lenient: true),
            Operator.Relation("Contains(Interval<P>, P) Boolean", Member, lenient: true),
            .. Included("IncludedIn", "Includes", (in inner, in outer, p) => Covers(outer, inner, p)),
            .. Included("ProperIncludedIn", "ProperIncludes", (in inner, in outer, p) => ProperlyCovers(outer, inner, p)),
            .. Both("Overlaps", Overlap),
            .. Both("OverlapsBefore", (in a, in b, p) =>
                Is(First(a), Order.Less, First(b), p).And(Is(Last(a), Order.AtLeast, First(b), p))
            ),
            .. Both("OverlapsAfter", (in a, in b, p) =>
                Is(Last(a), Order.Greater, Last(b), p).And(Is(First(a), Order.AtMost, Last(b), p))
            ),
            .. Both("Meets", (in a, in b, p) => MeetsBefore(a, b, p).Or(MeetsBefore(b, a, p))),
            .. Both("MeetsBefore", MeetsBefore),
            .. Both("MeetsAfter", (in a, in b, p) => MeetsBefore(b, a, p)),
            .. Both("Starts", (in a, in b, p) =>
                Is(First(a), Order.Equal, First(b), p).And(Is(Last(a), Order.AtMost, Last(b), p))
            ),
            .. Both("Ends", (in a, in b, p) =>
                Is(First(a), Order.AtLeast, First(b), p).And(Is(Last(a), Order.Equal, Last(b), p))
            ),
        ];

    /// <summary>The first point of an interval; a point itself.</summary>
    public static Value First(in Value value) => value.Kind == ValueKind.Interval ? value.Interval.Start : value;

    /// <summary>The last point of an interval; a point itself.</summary>
    public static Value Last(in Value value) => value.Kind == ValueKind.Interval ? value.Interval.End : value;

    public static Truth Overlap(in Value a, in Value b, Precision? precision)
    {
        if (precision is null && a.Interval.Days is var (first, last) && b.Interval.Days is var (start, end))
            return TruthLogic.Of(first <= end && start <= last);
        return StartsBy(a, b, precision).And(StartsBy(b, a, precision));
    }

    /// <summary>The first starts by the end of the second: surely when it ends by then, though its start be unknown.</summary>
    static Truth StartsBy(in Value a, in Value b, Precision? precision)
    {
        var known = IsBy(First(a), b, precision);
        return known == Truth.Unknown && Is(Last(a), Order.AtMost, Last(b), precision).IsTrue ? Truth.True : known;
    }

    /// <summary>The point is not after the end: surely when it is not after the start, though the end be unknown.</summary>
    static Truth IsBy(in Value point, in Value interval, Precision? precision)
    {
        if (Is(point, Order.AtMost, Last(interval), precision) is var known and not Truth.Unknown)
            return known;
        if (Is(point, Order.AtMost, First(interval), precision).IsTrue)
            return Truth.True;
        return Truth.Unknown;
    }

    /// <summary>The point is not before the start: surely when it is not before the end, though the start be unknown.</summary>
    static Truth IsFrom(in Value point, in Value interval, Precision? precision)
    {
        if (Is(point, Order.AtLeast, First(interval), precision) is var known and not Truth.Unknown)
            return known;
        if (Is(point, Order.AtLeast, Last(interval), precision).IsTrue)
            return Truth.True;
        return Truth.Unknown;
    }

    /// <summary>
    /// The second begins with the point after the last of the first. It cannot when it ends before the first begins.
    /// </summary>
    public static Truth MeetsBefore(in Value a, in Value b, Precision? precision)
    {
        var possible = Is(First(a), Order.Less, Last(b), precision);
        if (possible.IsFalse || Is(Last(a), Order.Less, First(b), precision).IsFalse)
            return Truth.False;
        var next = Last(a);
        return possible.And(Is(next.IsNull ? next : PointRange.Successor(next), Order.Equal, First(b), precision));
    }

    static Truth Is(in Value a, Order asked, in Value b, Precision? precision) => Comparison.Is(a, asked, b, precision);

    static Truth Covers(in Value outer, in Value inner, Precision? p) =>
        IsFrom(First(inner), outer, p).And(IsBy(Last(inner), outer, p));

    static Truth ProperlyCovers(in Value outer, in Value inner, Precision? p)
    {
        var (atStart, atEnd) = (Is(First(outer), Order.Less, First(inner), p), Is(Last(inner), Order.Less, Last(outer), p));
        return inner.Kind == ValueKind.Interval ? Covers(outer, inner, p).And(atStart.Or(atEnd)) : atStart.And(atEnd);
    }

    /// <summary>Nothing is in a null interval; whether a null point is in one is unknown.</summary>
    static Truth Member(in Value interval, in Value point, Precision? precision)
    {
        if (interval.IsNull)
            return Truth.False;
        if (point.IsNull)
            return Truth.Unknown;
        if (precision is null && point.Day is { } day && interval.Interval.Days is var (first, last))
            return TruthLogic.Of(first <= day && day <= last);
        return Covers(interval, point, precision);
    }

    static Value PointFrom(Value value)
    {
        var (start, end) = (value.Interval.Start, value.Interval.End);
        return Comparison.Equal(start, end).IsTrue ? start : throw new CqlException($"{value} holds more than one point.");
    }

    static Value Wholes(CqlInterval interval)
    {
        var (start, end) = (interval.Start, interval.End);
        if (start.IsNull || end.IsNull)
            return Value.Null;
        return Value.OfRange(interval.Points, (Int128)end.Low - start.High, (Int128)end.High - start.Low);
    }

    static Value Quantities(Value value)
    {
        var (start, end) = (value.Interval.Start, value.Interval.End);
        return start.IsNull || end.IsNull ? Value.Null : Value.Of(QuantityMath.Subtract(end.Quantity, start.Quantity));
    }

    static Value DecimalWidth(CqlInterval interval)
    {
        var (start, end) = (interval.Start, interval.End);
        return start.IsNull || end.IsNull ? Value.Null : Value.Of(end.Decimal - start.Decimal);
    }

    /// <summary>Points and intervals on either side.</summary>
    static IEnumerable<Operator> Sided(string name, Relating relation)
    {
        Operator Of(string sides) => Operator.Relation($"{name}({sides}) Boolean", relation);
        return [Of("P, P"), Of("P, Interval<P>"), Of("Interval<P>, P"), Of("Interval<P>, Interval<P>")];
    }

    static IEnumerable<Operator> Both(string name, Relating relation) =>
        [Operator.Relation($"{name}(Interval<P>, Interval<P>) Boolean", relation)];

    /// <summary>The relation and its mirror, of intervals and of points in them.</summary>
    static IEnumerable<Operator> Included(string name, string mirror, Relating relation) =>
        [
            Operator.Relation($"{name}(Interval<P>, Interval<P>) Boolean", relation),
            Operator.Relation($"{name}(P, Interval<P>) Boolean", relation),
            Operator.Relation($"{mirror}(Interval<P>, Interval<P>) Boolean", (in a, in b, p) => relation(b, a, p)),
            Operator.Relation($"{mirror}(Interval<P>, P) Boolean", (in a, in b, p) => relation(b, a, p)),
        ];
}
