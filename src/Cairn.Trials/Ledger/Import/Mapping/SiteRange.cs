using System.Text.RegularExpressions;

namespace Cairn.Ledger.Import.Mapping;

/// <summary>Both limits in one cell, as laboratories print them: 62 - 106.</summary>
static partial class SiteRange
{
    /// <summary>
    /// The lower and the upper limit as written. What is no range of two numbers stands whole as the upper limit, where the
    /// import keeps it and says that it is no number.
    /// </summary>
    public static (string? Low, string? High) Read(string text)
    {
        var written = text.Trim('(', ')', '[', ']', ' ');
        return Two().Match(written) is { Success: true } range
            ? Plain(range.Groups["low"].Value, range.Groups["high"].Value)
            : (null, text.Trim());
    }

    /// <summary>4,0 - 10,0 in a workbook, whose other numbers are typed: commas that can part nothing but decimals.</summary>
    static (string Low, string High) Plain(string low, string high)
    {
        DecimalMark?[] marks = [SiteNumber.MarkOf(low), SiteNumber.MarkOf(high)];
        return marks.Contains(DecimalMark.Comma) && !marks.Contains(DecimalMark.Point)
            ? (SiteNumber.Read(low, DecimalMark.Comma) ?? low, SiteNumber.Read(high, DecimalMark.Comma) ?? high)
            : (low, high);
    }

    [GeneratedRegex(@"^(?<low>\d+(?:[.,]\d+)?)\s*(?:[-–—~～]|to|bis|à|至)\s*(?<high>\d+(?:[.,]\d+)?)$", RegexOptions.IgnoreCase)]
    private static partial Regex Two();
}
