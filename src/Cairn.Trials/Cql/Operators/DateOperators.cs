using Cairn.Cql.Values;

namespace Cairn.Cql.Operators;

/// <summary>Making dates and times, and their components (CQL 1.5, 9-B, Date and Time Operators).</summary>
static class DateOperators
{
    public static IEnumerable<Operator> All =>
        [
            .. Enumerable.Range(1, 3).Select(n => Make("Date", n, "", known => Temporal.Try(known), ValueKind.Date)),
            .. Enumerable.Range(1, 7).Select(n => Make("DateTime", n, "", known => Temporal.Try(known), ValueKind.DateTime)),
            Operator.OfSeveral($"DateTime({Integers(7)}, Decimal) DateTime", WithOffset, lenient: true),
            .. Enumerable.Range(1, 4).Select(n => Make("Time", n, "", known => Temporal.TryTime(known), ValueKind.Time)),
            Operator.OfScene("Now() DateTime", scene => Value.OfDateTime(scene.Clock())),
            Operator.OfScene("Today() Date", scene => Value.OfDate(scene.Clock().CutTo(Precision.Day))),
            Operator.OfScene("TimeOfDay() Time", scene => TimeFrom(Value.OfDateTime(scene.Clock()))),
            Operator.Timed("ComponentFrom(Date) Integer", Component),
            Operator.Timed("ComponentFrom(DateTime) Integer", Component),
            Operator.Timed("ComponentFrom(Time) Integer", Component),
            Operator.Of("TimezoneOffsetFrom(DateTime) Decimal", a =>
                a.Temporal.Offset is { } minutes ? Value.Of(minutes / 60m) : Value.Null
            ),
            Operator.Of("DateFrom(DateTime) Date", a => Value.OfDate(a.Temporal.CutTo(Precision.Day))),
            Operator.Of("TimeFrom(DateTime) Time", TimeFrom),
            .. Moved("Date"),
            .. Moved("DateTime"),
            .. Moved("Time"),
        ];

    static string Integers(int count) => string.Join(", ", Enumerable.Repeat("Integer", count));

    static Operator Make(string name, int count, string more, Func<int[], Temporal?> make, ValueKind kind) =>
        Operator.OfSeveral(
            $"{name}({Integers(count)}{more}) {name}",
            given => Made(given, given.Length, make, kind),
            lenient: true
        );

    static Value WithOffset(Value[] given)
    {
        var offset = given[7].IsNull ? (int?)null : (int)(Math.Clamp(given[7].Decimal, -24, 24) * 60);
        return Made(given, 7, known => Temporal.Try(known, offset), ValueKind.DateTime);
    }

    /// <summary>The components as far as they are known; null when the first is not.</summary>
    static Value Made(Value[] given, int count, Func<int[], Temporal?> make, ValueKind kind)
    {
        int[] known = [.. given[..count].TakeWhile(v => !v.IsNull).Select(v => v.Int)];
        if (known.Length == 0)
            return Value.Null;
        return make(known) is { } value
            ? Value.Of(kind, value)
            : throw new CqlException($"{kind}({string.Join(", ", known)}) is not on the calendar.");
    }

    static Value Component(Value value, Precision? part) =>
        part is not { } asked || asked > value.Temporal.Precision || asked < value.Temporal.First
            ? Value.Null
            : Value.Of(value.Temporal[asked]);

    static Value TimeFrom(Value value)
    {
        var from = value.Temporal;
        if (from.Precision < Precision.Hour)
            return Value.Null;
        int[] parts = [from[Precision.Hour], from[Precision.Minute], from[Precision.Second], from[Precision.Millisecond]];
        return Value.OfTime(Temporal.TryTime(parts.AsSpan(0, from.Precision - Precision.Hour + 1)));
    }

    static IEnumerable<Operator> Moved(string type) =>
        [
            Operator.Of($"Add({type}, Quantity) {type}", (a, b) => Move(a, b, 1)),
            Operator.Of($"Subtract({type}, Quantity) {type}", (a, b) => Move(a, b, -1)),
        ];

    /// <exception cref="CqlException">The quantity is no time, or the result is beyond the calendar.</exception>
    static Value Move(Value value, Value by, int sign)
    {
        if (QuantityMath.TimeIn(by.Quantity) is not { } time)
            throw new CqlException($"{by} is no length of time that can be added to a date.");
        var moved = TemporalArithmetic.Add(value.Temporal, sign * time.Count, time.Unit);
        return moved is { } result
            ? Value.Of(value.Kind, result)
            : throw new CqlException($"{value} {(sign > 0 ? '+' : '-')} {by} is beyond the calendar.");
    }
}
