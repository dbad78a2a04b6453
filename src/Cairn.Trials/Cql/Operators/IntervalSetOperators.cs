using Cairn.Cql.Values;

namespace Cairn.Cql.Operators;

/// <summary>Intervals made of intervals (CQL 1.5, 9-B, Union, Intersect, Except, Collapse, Expand).</summary>
static class IntervalSetOperators
{
    const int MostPoints = 100_000;

    public static IEnumerable<Operator> All =>
        [
            Operator.Of("Union(Interval<P>, Interval<P>) Interval<P>", Union),
            Operator.Of("Intersect(Interval<P>, Interval<P>) Interval<P>", Intersect),
            Operator.Of("Except(Interval<P>, Interval<P>) Interval<P>", Except),
            Operator.Of("Collapse(List<Interval<P>>) List<Interval<P>>", a => Collapse(a, Value.Null)),
            Operator.Of("Collapse(List<Interval<P>>, Quantity) List<Interval<P>>", Collapse, lenient: true),
            Operator.Of("Expand(List<Interval<P>>) List<Interval<P>>", a => Expand(a, Value.Null)),
            Operator.Of("Expand(List<Interval<P>>, Quantity) List<Interval<P>>", Expand, lenient: true),
            Operator.Of("Expand(Interval<P>) List<P>", a => Starts(a, Value.Null)),
            Operator.Of("Expand(Interval<P>, Quantity) List<P>", Starts, lenient: true),
        ];

    static Value Of(Value like, Value low, Value high) =>
        Value.Of(new CqlInterval(like.Interval.Points, low, high, !low.IsNull, !high.IsNull));

    static Value Lesser(Value a, Value b)
    {
        if (a.IsNull || b.IsNull)
            return Value.Null;
        if (Comparison.Is(a, Order.AtMost, b).IsTrue)
            return a;
        return b;
    }

    static Value Greater(Value a, Value b)
    {
        if (a.IsNull || b.IsNull)
            return Value.Null;
        if (Comparison.Is(a, Order.AtLeast, b).IsTrue)
            return a;
        return b;
    }

    static Truth Touch(Value a, Value b) =>
        IntervalOperators
            .Overlap(a, b, null)
            .Or(IntervalOperators.MeetsBefore(a, b, null))
            .Or(IntervalOperators.MeetsBefore(b, a, null));

    static Value Union(Value a, Value b) =>
        Touch(a, b).IsTrue
            ? Of(a, Lesser(a.Interval.Start, b.Interval.Start), Greater(a.Interval.End, b.Interval.End))
            : Value.Null;

    static Value Intersect(Value a, Value b) =>
        IntervalOperators.Overlap(a, b, null).IsFalse
            ? Value.Null
            : Of(a, Greater(a.Interval.Start, b.Interval.Start), Lesser(a.Interval.End, b.Interval.End));

    /// <summary>Null when nothing is left, or two pieces.</summary>
    static Value Except(Value a, Value b)
    {
        var (left, right) = (a.Interval, b.Interval);
        if (IntervalOperators.Overlap(a, b, null).IsFalse)
            return a;
        var before = Comparison.Is(left.Start, Order.Less, right.Start);
        var after = Comparison.Is(left.End, Order.Greater, right.End);
        return (before, after) switch
        {
            (Truth.True, Truth.False) => Of(a, left.Start, PointRange.Predecessor(right.Start)),
            (Truth.False, Truth.True) => Of(a, PointRange.Successor(right.End), left.End),
            _ => Value.Null,
        };
    }

    static Value Collapse(Value list, Value per)
    {
        if (list.IsNull)
            return list;
        var sorted = list.List.Items.Where(i => !i.IsNull && !i.Interval.Start.IsNull && !i.Interval.End.IsNull).ToList();
        sorted.Sort((a, b) => ListOrder.Compare(a.Interval.Start, b.Interval.Start));
        var merged = new List<Value>();
        foreach (var interval in sorted)
            if (merged.Count > 0 && IsWithin(merged[^1], interval, per))
                merged[^1] = Of(interval, merged[^1].Interval.Start, Greater(merged[^1].Interval.End, interval.Interval.End));
            else
                merged.Add(interval);
        return Value.Of(new CqlList([.. merged]));
    }

    static bool IsWithin(Value first, Value second, Value per)
    {
        if (per.IsNull || Touch(first, second).IsTrue)
            return Touch(first, second).IsTrue;
        var reach = Moved(first.Interval.End, per);
        return Comparison.Is(second.Interval.Start, Order.AtMost, reach).IsTrue;
    }

    static Value Expand(Value list, Value per) =>
        list.IsNull
            ? list
            : Value.Of(
                new CqlList([
                    .. from item in list.List.Items
                    where !item.IsNull
                    from piece in Pieces(item.Interval, per)
                    select Value.Of(piece),
                ])
            );

    static Value Starts(Value interval, Value per) =>
        interval.IsNull ? interval : Value.Of(new CqlList([.. Pieces(interval.Interval, per).Select(p => p.Low)]));

    /// <summary>
    /// Pieces of one unit each that lie whole within the interval; at the unit's precision, none when the ends are coarser.
    /// </summary>
    static IEnumerable<CqlInterval> Pieces(CqlInterval interval, Value per)
    {
        if (interval.Start.IsNull || interval.End.IsNull)
            yield break;
        var (start, end, step) = Grid(interval, per);
        for (var (low, count) = (start, 0); !low.IsNull; count++)
        {
            var next = Moved(low, step);
            var high = IsUnitStep(low, step) ? low : PointRange.Predecessor(next);
            if (!Comparison.Is(high, Order.AtMost, end).IsTrue)
                yield break;
            if (count > MostPoints)
                throw new CqlException($"Expanding gives more than {MostPoints} pieces.");
            yield return new(low.Kind, low, high, LowClosed: true, HighClosed: true);
            low = next;
        }
    }

    /// <summary>A step of one at the precision of the points: each piece is one point.</summary>
    static bool IsUnitStep(Value point, Value step) =>
        point.Kind switch
        {
            ValueKind.Decimal => QuantityMath.NumberOf(step.Quantity) == Step(point.Decimal.Scale),
            ValueKind.Quantity => QuantityMath.NumberOf(step.Quantity) == 1,
            ValueKind.Null
            or ValueKind.Boolean
            or ValueKind.Integer
            or ValueKind.Long
            or ValueKind.String
            or ValueKind.Date
            or ValueKind.DateTime
            or ValueKind.Time
            or ValueKind.Ratio
            or ValueKind.Interval
            or ValueKind.List
            or ValueKind.Tuple
            or ValueKind.Code
            or ValueKind.Concept
            or ValueKind.Vocabulary
            or ValueKind.Record => Comparison.Equal(PointRange.Successor(point), Moved(point, step)).IsTrue,
        };

    static decimal Step(int places) => new(1, 0, 0, false, (byte)places);

    /// <summary>
    /// First point, last point and step: whole numbers become decimals when the step is one, finer times are cut to the unit.
    /// </summary>
    static (Value Start, Value End, Value Step) Grid(CqlInterval interval, Value per)
    {
        var (start, end) = (interval.Start, interval.End);
        if (interval.Points is ValueKind.Integer or ValueKind.Long)
            return OfWholes(start, end, per.IsNull ? 1 : QuantityMath.NumberOf(per.Quantity));
        if (interval.Points == ValueKind.Quantity)
            return (start, end, per.IsNull ? Value.Of(QuantityMath.OfUnitOf(1, start.Quantity)) : per);
        if (interval.Points != ValueKind.Decimal)
            return OfTimes(start, end, per);
        var step = per.IsNull ? Step(Math.Max(start.Decimal.Scale, end.Decimal.Scale)) : QuantityMath.NumberOf(per.Quantity);
        return (Cut(start, step.Scale), Cut(end, step.Scale), Value.Of(QuantityMath.Number(step)));
    }

    static (Value, Value, Value) OfWholes(Value start, Value end, decimal step)
    {
        var number = Value.Of(QuantityMath.Number(step));
        if (step.Scale == 0)
            return (start, end, number);
        return (Value.Of(start.Low + Step(step.Scale) * 0), Value.Of(end.Low + 1 - step), number);
    }

    static Value Cut(Value value, int places) => Value.Of(decimal.Round(value.Decimal, places, MidpointRounding.ToZero));

    static (Value, Value, Value) OfTimes(Value start, Value end, Value per)
    {
        if (per.IsNull)
            per = Value.Of(QuantityMath.OneOf(start.Temporal.Precision));
        if (QuantityMath.TimeIn(per.Quantity) is not { } time)
            throw new CqlException($"{per} is no length of time.");
        var unit = time.Unit == Precision.Week ? Precision.Day : time.Unit;
        if (start.Temporal.Precision < unit || end.Temporal.Precision < unit)
            return (Value.Null, Value.Null, per);
        return (Value.Of(start.Kind, start.Temporal.CutTo(unit)), Value.Of(end.Kind, end.Temporal.CutTo(unit)), per);
    }

    /// <summary>Null beyond the range of the points.</summary>
    static Value Moved(Value point, Value by)
    {
        if (point.Kind is ValueKind.Integer or ValueKind.Long)
            return Value.OfRange(point.Kind, Whole(point, by), Whole(point, by));
        if (point.Kind == ValueKind.Decimal)
            return Value.Of(point.Decimal + QuantityMath.NumberOf(by.Quantity));
        if (point.Kind == ValueKind.Quantity)
            return Value.Of(QuantityMath.Add(point.Quantity, by.Quantity));
        return QuantityMath.TimeIn(by.Quantity) is { } time
            ? Value.Of(point.Kind, TemporalArithmetic.Add(point.Temporal, time.Count, time.Unit))
            : Value.Null;
    }

    static Int128 Whole(Value point, Value by) => point.Low + (Int128)decimal.Truncate(QuantityMath.NumberOf(by.Quantity));
}
