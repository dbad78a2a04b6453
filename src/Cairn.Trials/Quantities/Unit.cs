using System.Collections.Concurrent;

namespace Cairn.Quantities;

/// <summary>
/// A unit of measure by its UCUM code (case sensitive), or a year or month of the calendar. Units of one dimension convert
/// exactly, as fractions; special units (Cel, [degF], pH, dB) by their function; arbitrary units ([iU]) only into themselves. Two
/// are equal when their codes are; <see cref="Means"/> asks whether they measure the same.
/// </summary>
public sealed class Unit : IEquatable<Unit>
{
    const int MostKept = 10_000; // units met in files; beyond it they are parsed each time

    static readonly ConcurrentDictionary<string, Unit> Kept = new(StringComparer.Ordinal);
    static readonly Dimension CalendarTime = Dimension.OfOwn("calendar");

    sealed record PowerOfTen(Unit To, int? Power);

    PowerOfTen? _power;

    internal Unit(string code, Dimension dimension, Rational factor, UnitScale? scale) =>
        (Code, Dimension, Factor, Scale) = (code, dimension, factor, scale);

    /// <summary>The pure number.</summary>
    public static Unit One { get; } = new("1", default, Rational.One, null);

    public static Unit Percent { get; } = Of("%");

    /// <summary>A month of the calendar: no number of days, so it equals no definite time.</summary>
    public static Unit CalendarMonth { get; } = new("month", CalendarTime, Rational.One, null);

    /// <summary>A year of the calendar: twelve of its months.</summary>
    public static Unit CalendarYear { get; } = new("year", CalendarTime, new(12, 1), null);

    /// <summary>The code as written.</summary>
    public string Code { get; }

    /// <summary>What it measures.</summary>
    public Dimension Dimension { get; }

    /// <summary>One of it, in base units; of a special unit one step of the unit it stands on.</summary>
    public Rational Factor { get; }

    internal UnitScale? Scale { get; }

    /// <summary>The unit of a code.</summary>
    /// <exception cref="FormatException">The code is no UCUM unit.</exception>
    public static Unit Of(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        if (Kept.TryGetValue(code, out var unit))
            return unit;
        unit = UnitParser.Parse(code);
        return Kept.Count < MostKept ? Kept.GetOrAdd(code, unit) : unit;
    }

    /// <summary>Reads a code; false with the reason when it is no UCUM unit.</summary>
    public static bool TryParse(string code, out Unit unit, out string reason)
    {
        try
        {
            (unit, reason) = (Of(code), "");
            return true;
        }
        catch (FormatException fault)
        {
            (unit, reason) = (One, fault.Message);
            return false;
        }
    }

    public bool ConvertsTo(Unit other) => other is not null && Dimension == other.Dimension;

    /// <summary>True when one of each is the same: 10*9/L and /nL.</summary>
    public bool Means(Unit other) => ConvertsTo(other) && Factor == other.Factor && Scale == other.Scale;

    /// <summary>
    /// What a number in this unit is multiplied by to be in another; null when they do not convert by a factor alone.
    /// </summary>
    public Rational? FactorTo(Unit other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (Means(other))
            return Rational.One;
        return ConvertsTo(other) && Scale is null && other.Scale is null ? Factor / other.Factor : null;
    }

    /// <summary>
    /// The power of ten that a number is multiplied by to be in another unit; null when it is none. The last is kept.
    /// </summary>
    internal int? PowerTo(Unit other)
    {
        if (_power is { } known && ReferenceEquals(known.To, other))
            return known.Power;
        var power = FactorTo(other) is { } factor ? PointMove.PowerOf(factor) : null;
        _power = new(other, power);
        return power;
    }

    /// <summary>
    /// A number of this unit in another; null when they do not convert. Exact but for logarithms, roots and tangents.
    /// </summary>
    public Rational? Convert(Rational number, Unit to)
    {
        ArgumentNullException.ThrowIfNull(to);
        if (!ConvertsTo(to))
            return null;
        if (Scale == to.Scale && Factor == to.Factor)
            return number;
        return FromRatio(ToRatio(number) * Factor / to.Factor, to);
    }

    Rational ToRatio(Rational number) =>
        Scale switch
        {
            null => number,
            UnitScale.Affine line => number + line.Offset,
            var curve => Approximate(curve.ToRatio(number.ToDouble())),
        };

    static Rational? FromRatio(Rational ratio, Unit to) =>
        to.Scale switch
        {
            null => ratio,
            UnitScale.Affine line => ratio - line.Offset,
            var curve => curve.FromRatio(ratio.ToDouble()) is var x && double.IsFinite(x) ? Approximate(x) : null,
        };

    static Rational Approximate(double x) =>
        Rational.Parse(
            x.ToString("R", System.Globalization.CultureInfo.InvariantCulture).Replace("E+", "E", StringComparison.Ordinal)
        );

    public bool Equals(Unit? other) => other is not null && Code == other.Code && Dimension == other.Dimension;

    public override bool Equals(object? obj) => Equals(obj as Unit);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Code);

    public override string ToString() => Code;
}
