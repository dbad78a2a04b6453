namespace Cairn.Cql.Values;

/// <summary>Decimal arithmetic of CQL: 28 digits, of which 8 are decimal places (CQL 1.5, 9-B, Decimal).</summary>
static class Decimals
{
    public const decimal Maximum = 99_999_999_999_999_999_999.99999999m;
    public const decimal Step = 0.00000001m;

    /// <summary>Rounded to 8 places, half away from zero.</summary>
    public static decimal Fit(decimal value) => value.Scale > 8 ? Round(value, 8) : value;

    public static decimal Round(decimal value, int places) => decimal.Round(value, places, MidpointRounding.AwayFromZero);

    /// <summary>Null beyond the range.</summary>
    public static Value Product(decimal a, decimal b)
    {
        try
        {
            return Value.Of(a * b);
        }
        catch (OverflowException)
        {
            return Value.Null;
        }
    }

    /// <summary>Null by zero and beyond the range.</summary>
    public static Value Quotient(decimal a, decimal b)
    {
        try
        {
            return b == 0 ? Value.Null : Value.Of(a / b);
        }
        catch (OverflowException)
        {
            return Value.Null;
        }
    }

    /// <summary>
    /// A result that the function may not be able to hold; null beyond the range or where the function has no value.
    /// </summary>
    public static Value Try(Func<decimal> result)
    {
        try
        {
            return Value.Of(result());
        }
        catch (OverflowException)
        {
            return Value.Null;
        }
    }

    /// <summary>
    /// From binary floating point, with the 15 digits it surely has; null for infinities and what is no number.
    /// </summary>
    public static Value Of(double value) =>
        double.IsFinite(value) && Math.Abs(value) < 1e20 ? Value.Of((decimal)value) : Value.Null;
}
