using System.Globalization;
using System.Numerics;

namespace Cairn.Quantities;

/// <summary>
/// A fraction of whole numbers in lowest terms with a positive denominator: units convert without rounding. The default value is
/// not a number.
/// </summary>
public readonly record struct Rational : IComparable<Rational>
{
    const int MostDigits = 28;
    static readonly BigInteger MostShort = 1_000_000_000_000; // times a number below 10^9 it is within a decimal's 28 digits

    /// <exception cref="DivideByZeroException">The denominator is 0.</exception>
    public Rational(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.IsZero)
            throw new DivideByZeroException();
        var divisor = BigInteger.GreatestCommonDivisor(numerator, denominator) * denominator.Sign;
        (Numerator, Denominator) = (numerator / divisor, denominator / divisor);
    }

    public BigInteger Numerator { get; }
    public BigInteger Denominator { get; }

    public static Rational One { get; } = new(1, 1);

    public static Rational Of(decimal value)
    {
        var digits = value.ToString(CultureInfo.InvariantCulture);
        var point = digits.IndexOf('.', StringComparison.Ordinal);
        var scale = point < 0 ? 0 : digits.Length - point - 1;
        var whole = BigInteger.Parse(digits.Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
        return new(whole, BigInteger.Pow(10, scale));
    }

    /// <summary>Reads digits with an optional point and exponent: 6.02, 1e-7.</summary>
    /// <exception cref="FormatException">It is no number.</exception>
    public static Rational Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var (mantissa, power) = (text, 0);
        if (text.IndexOf('e', StringComparison.OrdinalIgnoreCase) is >= 0 and var e)
            (mantissa, power) = (text[..e], int.Parse(text[(e + 1)..], CultureInfo.InvariantCulture));
        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        var scale = point < 0 ? 0 : mantissa.Length - point - 1;
        var digits = BigInteger.Parse(mantissa.Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
        return new Rational(digits, 1) * Power(10, power - scale);
    }

    /// <summary>A whole number to a whole power.</summary>
    public static Rational Power(int number, int power) =>
        power >= 0 ? new(BigInteger.Pow(number, power), 1) : new(1, BigInteger.Pow(number, -power));

    public Rational ToPower(int power) =>
        power >= 0
            ? new(BigInteger.Pow(Numerator, power), BigInteger.Pow(Denominator, power))
            : new(BigInteger.Pow(Denominator, -power), BigInteger.Pow(Numerator, -power));

    public static Rational operator *(Rational left, Rational right) =>
        new(left.Numerator * right.Numerator, left.Denominator * right.Denominator);

    public static Rational operator /(Rational left, Rational right) =>
        new(left.Numerator * right.Denominator, left.Denominator * right.Numerator);

    public static Rational operator +(Rational left, Rational right) =>
        new(left.Numerator * right.Denominator + right.Numerator * left.Denominator, left.Denominator * right.Denominator);

    public static Rational operator -(Rational left, Rational right) => left + new Rational(-right.Numerator, right.Denominator);

    public int CompareTo(Rational other) => (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);

    public static bool operator <(Rational left, Rational right) => left.CompareTo(right) < 0;

    public static bool operator >(Rational left, Rational right) => left.CompareTo(right) > 0;

    public static bool operator <=(Rational left, Rational right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Rational left, Rational right) => left.CompareTo(right) >= 0;

    public double ToDouble()
    {
        var (numerator, denominator) = ((double)Numerator, (double)Denominator);
        return double.IsFinite(numerator) && double.IsFinite(denominator)
            ? numerator / denominator
            : Math.Exp(BigInteger.Log(BigInteger.Abs(Numerator)) - BigInteger.Log(Denominator)) * Numerator.Sign;
    }

    /// <summary>
    /// A measured number times this, without noise at its end: 36.5787411 thousandths are 0.0365787411. A fraction that is a
    /// whole number or one over it is rounded once; another is worked out in decimal digits where the number is one of at most
    /// 15.
    /// </summary>
    public double Times(double number)
    {
        if (Numerator.IsOne)
            return number / (double)Denominator;
        if (Denominator.IsOne)
            return number * (double)Numerator;
        return IsShort && Math.Abs(number) < 1e9 && (decimal)number is var digits && (double)digits == number
            ? (double)(digits * (decimal)Numerator / (decimal)Denominator)
            : number * ToDouble();
    }

    bool IsShort => BigInteger.Abs(Numerator) < MostShort && Denominator < MostShort;

    /// <summary>The nearest decimal of at most 28 digits; null when it is too large.</summary>
    public decimal? ToDecimal()
    {
        var (whole, rest) = (BigInteger.DivRem(Numerator, Denominator, out var remainder), remainder);
        if (BigInteger.Abs(whole) > new BigInteger(decimal.MaxValue))
            return null;
        var digits = MostDigits - Math.Max(1, BigInteger.Abs(whole).ToString(CultureInfo.InvariantCulture).Length);
        var scale = BigInteger.Pow(10, Math.Max(0, digits));
        var scaled = BigInteger.DivRem(2 * rest * scale + Denominator * rest.Sign, 2 * Denominator, out _);
        return (decimal)whole + Shrink(scaled, Math.Max(0, digits));
    }

    static decimal Shrink(BigInteger digits, int scale)
    {
        while (scale > 0 && digits % 10 == 0)
            (digits, scale) = (digits / 10, scale - 1);
        return scale == 0 ? (decimal)digits : new decimal(Low(digits), Mid(digits), High(digits), digits.Sign < 0, (byte)scale);
    }

    static int Low(BigInteger digits) => (int)(uint)(BigInteger.Abs(digits) & uint.MaxValue);

    static int Mid(BigInteger digits) => (int)(uint)(BigInteger.Abs(digits) >> 32 & uint.MaxValue);

    static int High(BigInteger digits) => (int)(uint)(BigInteger.Abs(digits) >> 64 & uint.MaxValue);

    public override string ToString() => Denominator.IsOne ? $"{Numerator}" : $"{Numerator}/{Denominator}";
}
