using System.Globalization;

namespace Cairn.Quantities;

/// <summary>A number with its unit. Equal when number and unit are; <see cref="Compare"/> asks what it measures.</summary>
/// <param name="Value">In the unit.</param>
public readonly record struct Quantity(decimal Value, Unit Unit)
{
    /// <summary>The same in another unit; null when they do not convert.</summary>
    public Quantity? To(Unit unit)
    {
        ArgumentNullException.ThrowIfNull(unit);
        if (Unit.PowerTo(unit) is { } power && PointMove.By(Value, power) is { } moved)
            return new(moved, unit);
        return Unit.Convert(Rational.Of(Value), unit)?.ToDecimal() is { } value ? new(value, unit) : null;
    }

    /// <summary>
    /// The same in another unit, an amount of a known substance being a mass, too; null when they do not convert.
    /// </summary>
    public Quantity? To(Unit unit, Analyte analyte)
    {
        ArgumentNullException.ThrowIfNull(unit);
        ArgumentNullException.ThrowIfNull(analyte);
        return To(unit)
            ?? (
                analyte.FactorBetween(Unit, unit) is { } factor && (Rational.Of(Value) * factor).ToDecimal() is { } value
                    ? new(value, unit)
                    : null
            );
    }

    /// <summary>
    /// Below 0 when this is less, 0 when it is as much, above 0 when it is more; null when they do not convert.
    /// </summary>
    public int? Compare(Quantity other)
    {
        if (Unit.Equals(other.Unit))
            return Value.CompareTo(other.Value);
        return other.Unit.Convert(Rational.Of(other.Value), Unit) is { } there ? Rational.Of(Value).CompareTo(there) : null;
    }

    public Truth IsLessThan(Quantity other) => Truth.Of(Compare(other) is { } order ? order < 0 : null);

    public Truth IsAtMost(Quantity other) => Truth.Of(Compare(other) is { } order ? order <= 0 : null);

    /// <summary>The sum, in the finer of the two units; null when they do not convert or the number is too large.</summary>
    public Quantity? Plus(Quantity other)
    {
        var unit = Unit.Factor <= other.Unit.Factor ? Unit : other.Unit;
        return To(unit) is { } one && other.To(unit) is { } two ? Checked(() => one.Value + two.Value, unit) : null;
    }

    /// <summary>The product, its unit the product of the units; null when the number is too large.</summary>
    public Quantity? Times(Quantity other)
    {
        var (one, two) = (Value, other.Value);
        return Checked(() => one * two, Product(Unit, other.Unit, "."));
    }

    /// <summary>The quotient; null by 0, or when the number is too large.</summary>
    public Quantity? Over(Quantity other)
    {
        var (one, two) = (Value, other.Value);
        return two == 0 ? null : Checked(() => one / two, Product(Unit, other.Unit, "/"));
    }

    static Unit Product(Unit left, Unit right, string sign)
    {
        if (right.Equals(Unit.One))
            return left;
        if (left.Equals(right) && sign == "/")
            return Unit.One;
        if (left.Equals(Unit.One))
            return sign == "." ? right : Unit.Of("/" + Bracketed(right.Code));
        return Unit.Of($"{left.Code}{sign}{Bracketed(right.Code)}");
    }

    static string Bracketed(string code) => code.AsSpan().ContainsAny('/', '.') ? $"({code})" : code;

    static Quantity? Checked(Func<decimal> number, Unit unit)
    {
        try
        {
            return new(number(), unit);
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    public override string ToString() => $"{Value.ToString(CultureInfo.InvariantCulture)} {Unit}";
}
