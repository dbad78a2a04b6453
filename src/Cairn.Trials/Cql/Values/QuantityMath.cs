using System.Globalization;
using Cairn.Quantities;

namespace Cairn.Cql.Values;

/// <summary>
/// What CQL does with quantities (CQL 1.5, Author's Guide, Quantities). Units of one dimension only are compared and added.
/// </summary>
static class QuantityMath
{
    const string Year = "year",
        Month = "month";

    /// <summary>The unit of a code; null when it is none of UCUM, and then it compares with itself alone.</summary>
    internal static Unit? UnitOf(string code) =>
        code switch
        {
            Year => Unit.CalendarYear,
            Month => Unit.CalendarMonth,
            _ => Unit.TryParse(code, out var unit, out _) ? unit : null,
        };

    /// <summary>Null when the number is none.</summary>
    public static CqlQuantity? Of(string number, string unit, bool isCalendar) =>
        decimal.TryParse(number, NumberStyles.Number, CultureInfo.InvariantCulture, out var value)
            ? Read(value, unit, isCalendar)
            : null;

    public static CqlQuantity Read(decimal number, string unit, bool isCalendar = true) =>
        new(
            number,
            isCalendar && Precisions.TryRead(unit, out var time) ? Symbol(time)
                : unit.Length == 0 ? "1"
                : unit
        );

    static string Symbol(Precision time) =>
        time switch
        {
            Precision.Year => "year",
            Precision.Month => "month",
            Precision.Week => "wk",
            Precision.Day => "d",
            Precision.Hour => "h",
            Precision.Minute => "min",
            Precision.Second => "s",
            Precision.Millisecond => "ms",
        };

    /// <summary>Reads <c>5 'mg'</c> or <c>5</c>; null when it is neither.</summary>
    public static CqlQuantity? Read(string text)
    {
        var quote = text.IndexOf('\'', StringComparison.Ordinal);
        return quote < 0 ? Of(text.Trim(), "1", false) : Of(text[..quote].Trim(), text[(quote + 1)..].TrimEnd('\''), false);
    }

    public static CqlQuantity From(Value value) =>
        value.Kind switch
        {
            ValueKind.Quantity => value.Quantity,
            ValueKind.Decimal => Number(value.Decimal),
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
            or ValueKind.Record => Number(value.Low),
        };

    public static CqlQuantity Number(decimal number) => new(number, CqlUnit.One);

    public static CqlQuantity OneOf(Precision unit) => new(1, Symbol(unit));

    public static CqlQuantity OfUnitOf(decimal number, CqlQuantity like) => like with { Value = number };

    public static decimal NumberOf(CqlQuantity quantity) => quantity.Value;

    public static string UnitOf(CqlQuantity quantity) => quantity.Unit;

    /// <summary>Null beyond the range.</summary>
    public static CqlQuantity? Plus(CqlQuantity quantity, decimal step) => Within(quantity.Value + step, quantity.Measure);

    /// <summary>Null when the number is beyond the range of Decimal.</summary>
    static CqlQuantity? Within(decimal number, CqlUnit unit) => Math.Abs(number) > Decimals.Maximum ? null : new(number, unit);

    public static Order Compare(CqlQuantity a, CqlQuantity b)
    {
        if (a.Measure.Equals(b.Measure))
            return Orders.Of(a.Value.CompareTo(b.Value));
        return a.Measured is { } one && b.Measured is { } other && one.Compare(other) is { } order
            ? Orders.Of(order)
            : Order.None;
    }

    public static bool Equivalent(CqlQuantity a, CqlQuantity b) =>
        Compare(a, b) == Order.Equal || Compare(Definite(a), Definite(b)) == Order.Equal;

    static CqlQuantity Definite(CqlQuantity quantity) =>
        quantity.Unit switch
        {
            "year" or "a" => new(quantity.Value * 365, "d"),
            "month" or "mo" => new(quantity.Value * 30, "d"),
            _ => quantity,
        };

    public static bool Equivalent(Ratio a, Ratio b) =>
        Multiply(a.Numerator, b.Denominator) is { } one
        && Multiply(b.Numerator, a.Denominator) is { } other
        && Compare(one, other) == Order.Equal;

    public static string Write(CqlQuantity quantity) =>
        $"{quantity.Value.ToString(CultureInfo.InvariantCulture)} '{quantity.Unit}'";

    /// <summary>Null when the units do not convert, or the number is too large.</summary>
    public static CqlQuantity? Convert(CqlQuantity quantity, string unit) => Convert(quantity, CqlUnit.Of(unit));

    /// <summary>Null when the units do not convert, or the number is too large.</summary>
    public static CqlQuantity? Convert(CqlQuantity quantity, CqlUnit unit)
    {
        if (quantity.Measure.Equals(unit))
            return quantity;
        if (unit.Means is not { } to || quantity.Measured is not { } measured)
            return null;
        return measured.Unit.ConvertsTo(to) && measured.To(to) is { } there ? Within(there.Value, unit) : null;
    }

    public static decimal? NumberInUnitOf(CqlQuantity quantity, CqlQuantity like) => Convert(quantity, like.Measure)?.Value;

    /// <summary>In the finer of the two units.</summary>
    public static CqlQuantity? Add(CqlQuantity a, CqlQuantity b)
    {
        var unit = a.Measure.Means?.Factor > b.Measure.Means?.Factor ? b.Measure : a.Measure;
        return Convert(a, unit) is { } one && Convert(b, unit) is { } other ? Within(one.Value + other.Value, unit) : null;
    }

    public static CqlQuantity? Subtract(CqlQuantity a, CqlQuantity b) => Add(a, Negate(b));

    public static CqlQuantity Negate(CqlQuantity quantity) => quantity with { Value = -quantity.Value };

    public static CqlQuantity Abs(CqlQuantity quantity) => quantity with { Value = Math.Abs(quantity.Value) };

    /// <summary>Null beyond the range.</summary>
    public static CqlQuantity? Multiply(CqlQuantity a, CqlQuantity b)
    {
        try
        {
            return Within(a.Value * b.Value, a.Measure.Times(b.Measure));
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    /// <summary>Null by zero and beyond the range.</summary>
    public static CqlQuantity? Divide(CqlQuantity a, CqlQuantity b)
    {
        try
        {
            return b.Value == 0 ? null : Within(a.Value / b.Value, a.Measure.Over(b.Measure));
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    /// <summary>Null by zero and beyond the range.</summary>
    public static CqlQuantity? WholeDivide(CqlQuantity a, CqlQuantity b) =>
        Divide(a, b) is { } quotient ? Within(decimal.Truncate(quotient.Value), a.Measure) : null;

    public static CqlQuantity? Remainder(CqlQuantity a, CqlQuantity b) =>
        b.Value == 0 ? null : a with { Value = a.Value % b.Value };

    /// <summary>The quantity as a count of units of time; null when it is no time.</summary>
    public static (decimal Count, Precision Unit)? TimeIn(CqlQuantity quantity) =>
        quantity.Measure.Time is { } unit ? (quantity.Value, unit) : null;

    internal static Precision? TimeOf(string unit) =>
        unit switch
        {
            "year" or "a" => Precision.Year,
            "month" or "mo" => Precision.Month,
            "wk" => Precision.Week,
            "d" => Precision.Day,
            "h" => Precision.Hour,
            "min" => Precision.Minute,
            "s" => Precision.Second,
            "ms" => Precision.Millisecond,
            _ => null,
        };
}
