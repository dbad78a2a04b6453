using Cairn.Cql.Values;

namespace Cairn.Cql.Operators;

/// <summary>
/// Counting between dates and times (CQL 1.5, 9-B, Duration, Difference). Between imprecise dates the count is uncertain: a
/// range.
/// </summary>
static class DurationOperators
{
    public static IEnumerable<Operator> All =>
        [
            .. OfType("Date", Precision.Day),
            .. OfType("DateTime", Precision.Millisecond),
            .. OfType("Time", Precision.Millisecond),
            .. Ages,
        ];

    static IEnumerable<Operator> OfType(string type, Precision finest) =>
        [
            Operator.Timed($"DurationBetween({type}, {type}) Integer", (a, b, unit) =>
                Counted(TemporalArithmetic.Duration(a.Temporal, b.Temporal, unit!.Value, finest))
            ),
            Operator.Timed($"DifferenceBetween({type}, {type}) Integer", (a, b, unit) =>
                Counted(TemporalArithmetic.Difference(a.Temporal, b.Temporal, unit!.Value))
            ),
        ];

    static IEnumerable<Operator> Ages =>
        new[] { Precision.Year, Precision.Month, Precision.Week, Precision.Day }.Select(unit =>
            Operator.Of($"CalculateAgeIn{unit}sAt(Date, Date) Integer", (birth, at) =>
                Counted(TemporalArithmetic.Duration(birth.Temporal, at.Temporal, unit, Precision.Day))
            )
        );

    static Value Counted((long Low, long High) count) => Value.OfRange(ValueKind.Integer, count.Low, count.High);
}
