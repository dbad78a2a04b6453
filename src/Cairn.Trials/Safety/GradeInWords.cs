using System.Globalization;
using System.Text.RegularExpressions;
using Cairn.Records;

namespace Cairn.Safety;

/// <summary>
/// A grade that a site wrote into the name of an event (AETERM): CRS grade 4, ICANS gr III, G4 hypoxia, CRS 3级.
/// </summary>
static partial class GradeInWords
{
    /// <summary>
    /// The worst grade in the words of an event, where the row has another (AETOXGR); null where it has none, or died of it.
    /// </summary>
    public static int? Other(AdverseEvent ae) =>
        !ae.IsFatal && ae.KnownGrade is { } grade && Worst(ae.Term) is { } written && written != grade ? written : null;

    /// <summary>The worst grade in some words; null without any.</summary>
    public static int? Worst(string words) =>
        (from match in Named().Matches(words) from grade in match.Groups["grade"].Captures select (int?)Of(grade.Value)).Max();

    static int Of(string grade) =>
        grade.ToUpperInvariant() switch
        {
            "I" => 1,
            "II" => 2,
            "III" => 3,
            "IV" => 4,
            "V" => 5,
            "Ⅰ" => 1,
            "Ⅱ" => 2,
            "Ⅲ" => 3,
            "Ⅳ" => 4,
            "Ⅴ" => 5,
            "一" => 1,
            "二" => 2,
            "三" => 3,
            "四" => 4,
            "五" => 5,
            var digit => int.Parse(digit, CultureInfo.InvariantCulture),
        };

    // Before the number (one, or from one to another) grade, gr or G; behind it a Chinese measure, which is not that of a block
    // or a burn.
    [GeneratedRegex(
        @"(?<![\w-])((grade|grad|gr\.?)[\s:=-]*"
            + Number
            + @"(\s*(to|-|–|/)\s*"
            + Number
            + ")?|g[\\s:=-]?(?<grade>[1-5]))"
            + @"(?![\w%]|[.,]\d)"
            + "|(?<![A-Za-z0-9.])"
            + Number
            + @"(\s*(-|–|~|至|到|/)\s*"
            + Number
            + @")?\s*[级級度](?!\s*(房室|传导|烧伤|烫伤))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Named();

    const string Number = "(?<grade>IV|V|I{1,3}|[ⅠⅡⅢⅣⅤ]|[1-5]|[一二三四五])";
}
