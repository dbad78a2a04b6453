using System.Globalization;

namespace Cairn.Quantities;

/// <summary>
/// A quantity that cannot be negative, as a laboratory reports it: a number, or a bound (<c>&lt;0.1</c>, <c>&gt;=500</c>).
/// Comparisons stand in <see cref="MeasuredComparison"/>. The default value is exactly 0.
/// </summary>
public readonly record struct Measured
{
    Measured(double low, bool lowIsOpen, double high, bool highIsOpen) =>
        (Low, LowIsOpen, High, HighIsOpen) = (low, lowIsOpen, high, highIsOpen);

    /// <summary>The least it can be.</summary>
    public double Low { get; }

    /// <summary>True when it is above <see cref="Low"/>, not on it.</summary>
    public bool LowIsOpen { get; }

    /// <summary>The most it can be; infinite for a lower bound alone.</summary>
    public double High { get; }
    public bool HighIsOpen { get; }

    /// <summary>The number, when it is one; null for a bound.</summary>
    public double? Exact => Low == High ? Low : null;

    /// <summary>
    /// The least and the most it can be as numbers to be compared: just inside an end that does not belong to it.
    /// </summary>
    public (double Least, double Most) Ends => (LowIsOpen ? Low * (1 + Inside) : Low, HighIsOpen ? High * (1 - Inside) : High);

    const double Inside = 1e-9;

    /// <exception cref="ArgumentOutOfRangeException">Negative, infinite or no number.</exception>
    public static Measured Exactly(double value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        if (!double.IsFinite(value))
            throw new ArgumentOutOfRangeException(nameof(value), value, "It must be finite.");
        return new(value, false, value, false);
    }

    /// <summary>Somewhere between the least that the one and the most that the other can be.</summary>
    public static Measured Between(Measured one, Measured other)
    {
        var (least, most) = one.Low <= other.Low ? (one, other) : (other, one);
        return most.High < least.High ? least : new(least.Low, least.LowIsOpen, most.High, most.HighIsOpen);
    }

    /// <summary>Reads a result as written; null when it is no number and no bound, or negative.</summary>
    public static Measured? Read(string? text)
    {
        var trimmed = text?.Trim() ?? "";
        var sign = trimmed switch
        {
            ['<' or '>', '=', ..] => trimmed[..2],
            ['<' or '>', ..] => trimmed[..1],
            ['≤', ..] => "<=",
            ['≥', ..] => ">=",
            _ => "",
        };
        var digits = trimmed is ['≤' or '≥', ..] ? trimmed[1..] : trimmed[sign.Length..];
        if (!double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var x) || !double.IsFinite(x) || x < 0)
            return null;
        return sign switch
        {
            "<" => x > 0 ? new(0, false, x, true) : null,
            "<=" => new(0, false, x, false),
            ">" => new(x, true, double.PositiveInfinity, true),
            ">=" => new(x, false, double.PositiveInfinity, true),
            _ => Exactly(x),
        };
    }

    /// <summary>
    /// Times a positive fraction: 1000 /uL is 1 10*9/L to the last bit.
    /// </summary>
    public Measured Times(Rational factor) => new(factor.Times(Low), LowIsOpen, factor.Times(High), HighIsOpen);

    public override string ToString()
    {
        var c = CultureInfo.InvariantCulture;
        if (Exact is { } x)
            return x.ToString(c);
        if (double.IsInfinity(High))
            return (LowIsOpen ? ">" : ">=") + Low.ToString(c);
        return Low > 0 ? $"{Low.ToString(c)} to {High.ToString(c)}" : (HighIsOpen ? "<" : "<=") + High.ToString(c);
    }
}
