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
        if (Two().Match(written) is { Success: true } range)
            return Plain(range.Groups["low"].Value, range.Groups["high"].Value);
        if (UpperOf(written) is { } high)
            return (null, high);
        if (LowerOf(written) is { } low)
            return (low, null);
        return Above().IsMatch(written) ? (text.Trim(), null) : (null, text.Trim());
    }

    /// <summary>50 of "bis 50" and "≤ 50", which includes it; null for "&lt; 50" and for anything else.</summary>
    public static string? UpperOf(string text) => Single(UpTo().Match(text.Trim('(', ')', '[', ']', ' ')));

    /// <summary>3,5 of "ab 3,5" and "≥ 3,5".</summary>
    public static string? LowerOf(string text) => Single(From().Match(text.Trim('(', ')', '[', ']', ' ')));

    static string? Single(Match limit)
    {
        if (!limit.Success)
            return null;
        var number = limit.Groups["n"].Value;
        return SiteNumber.MarkOf(number) == DecimalMark.Comma ? SiteNumber.Read(number, DecimalMark.Comma) : number;
    }

    /// <summary>4,0 - 10,0 in a workbook, whose other numbers are typed: commas that can part nothing but decimals.</summary>
    static (string Low, string High) Plain(string low, string high)
    {
        DecimalMark?[] marks = [SiteNumber.MarkOf(low), SiteNumber.MarkOf(high)];
        return marks.Contains(DecimalMark.Comma) && !marks.Contains(DecimalMark.Point)
            ? (SiteNumber.Read(low, DecimalMark.Comma) ?? low, SiteNumber.Read(high, DecimalMark.Comma) ?? high)
            : (low, high);
    }

    [GeneratedRegex(
        @"^(?:(?:bis(?:\s+zu)?|up\s+to|to|max(?:imal|imum|\.)?|höchstens|at\s+most|jusqu'?à|au\s+plus|不超过|至多)\s*:?|≤|<=|=<|≦)"
            + @"\s*(?<n>\d+(?:[.,]\d+)?)$",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex UpTo();

    [GeneratedRegex(
        @"^(?:(?:ab|von|from|min(?:destens|imal|imum|d\.|\.)?|at\s+least|à\s+partir\s+de|au\s+moins|不低于|至少)\s*:?|≥|>=|=>|≧)"
            + @"\s*(?<n>\d+(?:[.,]\d+)?)$",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex From();

    // > 60 and über 60: what is normal lies above it, and 60 itself does not.
    [GeneratedRegex(@"^(?:>|über|above|over|more\s+than|greater\s+than|mehr\s+als|高于|大于)\s*\d", RegexOptions.IgnoreCase)]
    private static partial Regex Above();

    [GeneratedRegex(@"^(?<low>\d+(?:[.,]\d+)?)\s*(?:[-–—~～]|to|bis|à|至)\s*(?<high>\d+(?:[.,]\d+)?)$", RegexOptions.IgnoreCase)]
    private static partial Regex Two();
}
