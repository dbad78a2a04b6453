using System.Globalization;

namespace Cairn.App;

/// <summary>
/// Numbers with a fixed count of decimals, byte for byte as the format <c>0.0000</c> writes them: a curve has millions.
/// </summary>
static class FixedText
{
    const double Largest = 1e4, // times a million its error stays far below the doubt
        Doubt = 1e-4; // nearer to half a step than this, the library rounds

    /// <param name="decimals">From 1 to 6.</param>
    public static string Of(double number, int decimals)
    {
        var scale = decimals == 4 ? 1e4 : Math.Pow(10, decimals);
        var steps = Math.Floor(number * scale);
        var rest = number * scale - steps;
        if (!(number is >= 0 and < Largest) || Math.Abs(rest - 0.5) < Doubt || double.IsNegative(number))
            return number.ToString("0." + new string('0', decimals), CultureInfo.InvariantCulture);
        var whole = (ulong)(rest > 0.5 ? steps + 1 : steps);
        return string.Create(decimals + 1 + Digits(whole / (ulong)scale), (whole, decimals), Write);
    }

    static void Write(Span<char> text, (ulong Whole, int Decimals) number)
    {
        var whole = number.Whole;
        for (var at = text.Length - 1; at >= 0; at--)
            if (at == text.Length - 1 - number.Decimals)
                text[at] = '.';
            else
                (text[at], whole) = ((char)('0' + whole % 10), whole / 10);
    }

    static int Digits(ulong number)
    {
        var digits = 1;
        for (; number >= 10; number /= 10)
            digits++;
        return digits;
    }
}
