using System.Text.RegularExpressions;

namespace Cairn.Ledger.Import.Mapping;

/// <summary>Numbers as sites write them, to a decimal point and no other mark. What is not sure stays as it is.</summary>
public static partial class SiteNumber
{
    /// <summary>The number with a decimal point; null when the text is no number, or may be two.</summary>
    /// <param name="mark">The site's decimal mark.</param>
    public static string? Read(string text, DecimalMark mark)
    {
        var written = text.Trim();
        return mark switch
        {
            DecimalMark.Point => WithPoint().IsMatch(written) ? Thousands().Replace(written, "") : null,
            DecimalMark.Comma => FromComma(written),
        };
    }

    /// <summary>
    /// The mark that a text is surely written with; null when it is no number, has no mark, or may have either.
    /// </summary>
    public static DecimalMark? MarkOf(string text)
    {
        var written = text.Trim();
        if (SurelyComma().IsMatch(written))
            return DecimalMark.Comma;
        return SurelyPoint().IsMatch(written) ? DecimalMark.Point : null;
    }

    /// <summary>True for 1.234 and 1,234: a thousand, or one and a part.</summary>
    public static bool IsEither(string text) => Either().IsMatch(text.Trim());

    /// <summary>True for a text with a mark that may part thousands: 1,234.5 and 1'234.5.</summary>
    public static bool PartsThousands(string text) => text.AsSpan().IndexOfAny(",'’") >= 0;

    static string? FromComma(string written)
    {
        if (Whole().IsMatch(written))
            return written;
        return WithComma().IsMatch(written) && !Either().IsMatch(written.Replace(',', ' '))
            ? written.Replace(".", "", StringComparison.Ordinal).Replace(',', '.')
            : null;
    }

    [GeneratedRegex(@"^[<>=≤≥]*\s*[-+]?\d+$")]
    private static partial Regex Whole();

    [GeneratedRegex(@"^[<>=≤≥]*\s*[-+]?(?:\d{1,3}(?:\.\d{3})+,\d+|\d*,\d+)$")]
    private static partial Regex WithComma();

    [GeneratedRegex(@"^[<>=≤≥]*\s*[-+]?(?:\d{1,3}(?:,\d{3})+\.\d+|\d{1,3}(?:['’]\d{3})+(?:\.\d+)?|\d*\.\d+|\d+)$")]
    private static partial Regex WithPoint();

    // 0,5 and 12,34 and 1.234,5; a comma before three digits after one to three may part thousands, but not after a 0.
    [GeneratedRegex(@"^[<>=≤≥]*\s*[-+]?(?:\d{1,3}(?:\.\d{3})+,\d+|0,\d+|\d*,(?:\d{1,2}|\d{4,})|\d{4,},\d{3})$")]
    private static partial Regex SurelyComma();

    [GeneratedRegex(
        @"^[<>=≤≥]*\s*[-+]?(?:\d{1,3}(?:,\d{3})+\.\d+|\d{1,3}(?:['’]\d{3})+\.\d+|0\.\d+|\d*\.(?:\d{1,2}|\d{4,})|\d{4,}\.\d{3})$"
    )]
    private static partial Regex SurelyPoint();

    [GeneratedRegex(@"^[<>=≤≥]*\s*[-+]?[1-9]\d{0,2}(?:[.,]\d{3})+$")]
    private static partial Regex Either();

    [GeneratedRegex("[,'’]")]
    private static partial Regex Thousands();
}
