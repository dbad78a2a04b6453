using System.Globalization;

namespace Cairn.Quantities;

/// <summary>
/// A number that was worked out, in words: at most 12 digits that count, no exponent within what a laboratory gives, and nothing
/// at its end that arithmetic left there (0.1 + 0.2 is 0.3).
/// </summary>
public static class PlainNumber
{
    const double Most = 1e15,
        Least = 1e-9;

    public static string Of(double number)
    {
        if (!double.IsFinite(number) || number == 0 || Math.Abs(number) is >= Most or < Least)
            return number.ToString(CultureInfo.InvariantCulture);
        var places = 11 - (int)Math.Floor(Math.Log10(Math.Abs(number)));
        var digits = (decimal)number;
        return (places is >= 0 and <= 28 ? decimal.Round(digits, places) : digits).ToString(
            "0.############################",
            CultureInfo.InvariantCulture
        );
    }
}
