namespace Cairn.Cql.Values;

/// <summary>
/// The points that intervals are made of: their ends, and the next and the previous one (CQL 1.5, 9-B, Maximum, Minimum,
/// Predecessor, Successor).
/// </summary>
static class PointRange
{
    static readonly Temporal FirstMoment = Temporal.Try([1, 1, 1, 0, 0, 0, 0])!.Value;
    static readonly Temporal LastMoment = Temporal.Try([9999, 12, 31, 23, 59, 59, 999])!.Value;

    /// <summary>
    /// The least value of a kind; null for kinds without one. A quantity takes the unit of <paramref name="like"/>.
    /// </summary>
    public static Value Minimum(ValueKind kind, Value like = default) =>
        kind switch
        {
            ValueKind.Integer => Value.Of(int.MinValue),
            ValueKind.Long => Value.Of(long.MinValue),
            ValueKind.Decimal => Value.Of(-Decimals.Maximum),
            ValueKind.Date => Value.OfDate(FirstMoment.CutTo(Precision.Day)),
            ValueKind.DateTime => Value.OfDateTime(FirstMoment),
            ValueKind.Time => Value.OfTime(Temporal.TryTime([0, 0, 0, 0])),
            ValueKind.Quantity when !like.IsNull => Value.Of(QuantityMath.OfUnitOf(-Decimals.Maximum, like.Quantity)),
            ValueKind.Null
            or ValueKind.Boolean
            or ValueKind.String
            or ValueKind.Quantity
            or ValueKind.Ratio
            or ValueKind.Interval
            or ValueKind.List
            or ValueKind.Tuple
            or ValueKind.Code
            or ValueKind.Concept
            or ValueKind.Vocabulary
            or ValueKind.Record => Value.Null,
        };

    /// <summary>
    /// The greatest value of a kind; null for kinds without one. A quantity takes the unit of <paramref name="like"/>.
    /// </summary>
    public static Value Maximum(ValueKind kind, Value like = default) =>
        kind switch
        {
            ValueKind.Integer => Value.Of(int.MaxValue),
            ValueKind.Long => Value.Of(long.MaxValue),
            ValueKind.Decimal => Value.Of(Decimals.Maximum),
            ValueKind.Date => Value.OfDate(LastMoment.CutTo(Precision.Day)),
            ValueKind.DateTime => Value.OfDateTime(LastMoment),
            ValueKind.Time => Value.OfTime(Temporal.TryTime([23, 59, 59, 999])),
            ValueKind.Quantity when !like.IsNull => Value.Of(QuantityMath.OfUnitOf(Decimals.Maximum, like.Quantity)),
            ValueKind.Null
            or ValueKind.Boolean
            or ValueKind.String
            or ValueKind.Quantity
            or ValueKind.Ratio
            or ValueKind.Interval
            or ValueKind.List
            or ValueKind.Tuple
            or ValueKind.Code
            or ValueKind.Concept
            or ValueKind.Vocabulary
            or ValueKind.Record => Value.Null,
        };

    /// <exception cref="CqlException">There is none after the greatest value.</exception>
    public static Value Successor(Value value) => Stepped(value, 1);

    /// <exception cref="CqlException">There is none before the least value.</exception>
    public static Value Predecessor(Value value) => Stepped(value, -1);

    static Value Stepped(Value value, int step)
    {
        var next = value.Kind switch
        {
            ValueKind.Null => Value.Null,
            ValueKind.Integer or ValueKind.Long => Value.OfRange(value.Kind, (Int128)value.Low + step, (Int128)value.High + step),
            ValueKind.Decimal => Value.Of(value.Decimal + step * Decimals.Step),
            ValueKind.Date or ValueKind.DateTime or ValueKind.Time => Value.Of(
                value.Kind,
                TemporalArithmetic.Add(value.Temporal, step, value.Temporal.Precision)
            ),
            ValueKind.Quantity => Value.Of(QuantityMath.Plus(value.Quantity, step * Decimals.Step)),
            ValueKind.Boolean
            or ValueKind.String
            or ValueKind.Ratio
            or ValueKind.Interval
            or ValueKind.List
            or ValueKind.Tuple
            or ValueKind.Code
            or ValueKind.Concept
            or ValueKind.Vocabulary
            or ValueKind.Record => throw new CqlException($"{value} has no next or previous value."),
        };
        if (next.IsNull && !value.IsNull)
            throw new CqlException($"There is no value {(step > 0 ? "after" : "before")} {value}.");
        return next;
    }
}
