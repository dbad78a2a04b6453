using System.Globalization;
using System.Text;

namespace Cairn.App;

/// <summary>
/// Numbers with a fixed count of decimals, byte for byte as the format <c>0.0000</c> writes them: a curve has millions.
/// </summary>
static class FixedText
{
    const double Largest = 1e4, // times a million its error stays far below the doubt
        Doubt = 1e-4; // nearer to half a step than this, the library rounds

    /// <summary>Bytes that the longest number takes: a double has at most 309 digits before its point.</summary>
    public const int Longest = 320;

    /// <param name="decimals">From 1 to 6.</param>
    public static string Of(double number, int decimals)
    {
        Span<byte> text = stackalloc byte[Longest];
        return Encoding.UTF8.GetString(text[..Write(number, decimals, text)]);
    }

    /// <param name="decimals">From 1 to 6.</param>
    /// <param name="text">At least <see cref="Longest"/> bytes.</param>
    /// <returns>How many bytes were written.</returns>
    public static int Write(double number, int decimals, Span<byte> text)
    {
        var scale = decimals == 4 ? 1e4 : Math.Pow(10, decimals);
        var steps = Math.Floor(number * scale);
        var rest = number * scale - steps;
        if (!(number is >= 0 and < Largest) || Math.Abs(rest - 0.5) < Doubt || double.IsNegative(number))
            return Encoding.UTF8.GetBytes(ByLibrary(number, decimals), text);
        var whole = (ulong)(rest > 0.5 ? steps + 1 : steps);
        return Put(whole, decimals, text[..(decimals + 1 + Digits(whole / (ulong)scale))]);
    }

    static string ByLibrary(double number, int decimals) =>
        number.ToString("0." + new string('0', decimals), CultureInfo.InvariantCulture);

    static int Put(ulong whole, int decimals, Span<byte> text)
    {
        for (var at = text.Length - 1; at >= 0; at--)
            if (at == text.Length - 1 - decimals)
                text[at] = (byte)'.';
            else
                (text[at], whole) = ((byte)('0' + whole % 10), whole / 10);
        return text.Length;
    }

    static int Digits(ulong number)
    {
        var digits = 1;
        for (; number >= 10; number /= 10)
            digits++;
        return digits;
    }
}
