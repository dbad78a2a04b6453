using Cairn.Cql.Values;

namespace Cairn.Cql.Operators;

/// <summary>What values of limited precision can be at most and at least, and the precision itself (CQL 1.5, 9-B).</summary>
static class BoundaryOperators
{
    public static IEnumerable<Operator> All =>
        [
            Operator.Of("Precision(Decimal) Integer", a => Value.Of(a.Decimal.Scale)),
            Operator.Of("Precision(Date) Integer", PrecisionOf),
            Operator.Of("Precision(DateTime) Integer", PrecisionOf),
            Operator.Of("Precision(Time) Integer", PrecisionOf),
            .. Boundaries("LowBoundary", (a, p) => a.Decimal, (t, p) => t.Earliest(p)),
            .. Boundaries("HighBoundary", (a, p) => a.Decimal + Unit(a.Decimal.Scale) - Unit(p), (t, p) => t.Latest(p)),
        ];

    static Value PrecisionOf(Value value) => Value.Of(Precisions.Digits(value.Temporal.Precision, value.Kind == ValueKind.Time));

    static IEnumerable<Operator> Boundaries(
        string name,
        Func<Value, int, decimal> ofNumber,
        Func<Temporal, Precision, Temporal> ofTime
    ) =>
        [
            Operator.Of($"{name}(Decimal, Integer) Decimal", (a, p) => OfNumber(a, p, ofNumber), lenient: true),
            Operator.Of($"{name}(Date, Integer) Date", (a, p) => OfTime(a, p, ofTime, Precision.Day), lenient: true),
            Operator.Of(
                $"{name}(DateTime, Integer) DateTime",
                (a, p) => OfTime(a, p, ofTime, Precision.Millisecond),
                lenient: true
            ),
            Operator.Of($"{name}(Time, Integer) Time", (a, p) => OfTime(a, p, ofTime, Precision.Millisecond), lenient: true),
        ];

    /// <summary>One in the last of so many decimal places.</summary>
    static decimal Unit(int places) => new(1, 0, 0, false, (byte)places);

    static Value OfNumber(Value value, Value places, Func<Value, int, decimal> boundary)
    {
        var count = places.IsNull ? 8 : places.Int;
        if (value.IsNull || count is < 0 or > 8)
            return Value.Null;
        return Value.Of(decimal.Add(boundary(value, count), new decimal(0, 0, 0, false, (byte)count)));
    }

    static Value OfTime(Value value, Value digits, Func<Temporal, Precision, Temporal> boundary, Precision finest)
    {
        if (value.IsNull)
            return value;
        var isTime = value.Kind == ValueKind.Time;
        for (var precision = value.Temporal.First; precision <= finest; precision++)
            if (digits.IsNull ? precision == finest : Precisions.Digits(precision, isTime) == digits.Int)
                return Value.Of(value.Kind, boundary(value.Temporal, precision).CutTo(precision));
        return Value.Null;
    }
}
