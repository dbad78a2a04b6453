using System.Text.RegularExpressions;

namespace Cairn.Documents.Reports.Html;

/// <summary>
/// The numbers of one column, padded with blanks as wide as a digit (U+2007) and as a point (U+2008), so that right-aligned text
/// has its decimal marks under each other: <c>12</c> above <c>3.5</c>, and <c>7 (58.3%)</c> above <c>0 ( 0.0%)</c>.
/// </summary>
sealed partial class DecimalColumn
{
    const char DigitBlank = '\u2007',
        PointBlank = '\u2008';

    /// <summary>True of a blank that only pads.</summary>
    public static bool IsBlank(char c) => c is DigitBlank or PointBlank;

    readonly int decimals,
        percentDigits;

    public DecimalColumn(IEnumerable<string> cells)
    {
        foreach (var cell in cells)
        {
            if (Number().Match(cell) is { Success: true } number)
                decimals = Math.Max(decimals, number.Groups["decimals"].Length);
            if (CountOf().Match(cell) is { Success: true } count)
                percentDigits = Math.Max(percentDigits, count.Groups["whole"].Length);
        }
    }

    public string Padded(string cell)
    {
        if (CountOf().Match(cell) is { Success: true } count)
            return cell.Insert(count.Groups["whole"].Index, new(DigitBlank, percentDigits - count.Groups["whole"].Length));
        if (Number().Match(cell) is not { Success: true } number)
            return cell;
        var own = number.Groups["decimals"].Length;
        return own == decimals ? cell : cell + (own == 0 ? PointBlank.ToString() : "") + new string(DigitBlank, decimals - own);
    }

    [GeneratedRegex(@"^[−-]?[0-9,]+(\.(?<decimals>[0-9]+))?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Number();

    [GeneratedRegex(@"^[0-9,]+ \((?<whole>[0-9]+)\.[0-9]+%\)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CountOf();
}
