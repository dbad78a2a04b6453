using System.Globalization;
using System.Text.RegularExpressions;

namespace Cairn.Documents.Proposals;

/// <summary>Pieces of patterns that several families share, over plain words.</summary>
static partial class Patterns
{
    /// <summary>A comparison sign.</summary>
    public const string Sign = "(?<sign>[≥≤<>])";

    /// <summary>A number.</summary>
    public const string Value = "(?<value>[0-9]+(?:\\.[0-9]+)?)";

    /// <summary>What stands between a test's name and its number.</summary>
    public const string Be =
        "(?: ?[:,]? ?(?:must be|should be|will be|is|are|of|be|score|has to be|that is|value|level|levels|=))* ?";

    /// <summary>When it is asked: nothing, at screening and the like, or within so many days.</summary>
    public const string When =
        "(?:,? ?(?:at (?:the time of |the )?(?:(?:study "
        + ")?(?:entry|enrol?lment|screening|baseline|registration|randomi[sz]ation|inclusion)"
        + "|screening visit|signing (?:of )?(?:the )?informed consent|informed consent|consent)"
        + "|(?<fresh>within (?:the )?(?:past |last )?(?<freshValue>[0-9]+) (?<freshUnit>days?|weeks?)"
        + "(?: (?:prior to|before|of|preceding) "
        + Event
        + ")?)))?";

    /// <summary>The day from which a time counts back.</summary>
    public const string Event =
        "(?:the )?(?:"
        + "(?<consent>screening(?: visit)?|(?:signing (?:of )?)?(?:the )?informed consent|consent)"
        + "|(?<apheresis>(?:leuk)?apheresis)"
        + "|(?<gate>(?:study )?(?:entry|enrol?lment|registration|randomi[sz]ation|inclusion|start|day 1)(?: "
        + "(?:in|into|to|on|of) (?:the |this )?(?:study|trial|protocol))?"
        + "|(?:entry|entering|enrolling|enrolled) (?:in|into|to|on) (?:the |this )?(?:study|trial)|entering (?:the |this "
        + ")?study|entry|(?:the |this )?study"
        + "|(?:the )?(?:first (?:dose|day|administration|infusion)|start|initiation|beginning|starting|commencement)(?: "
        + "of)? ?(?:the )?(?:study )?(?:drug|treatment|therapy|medication|infusion|protocol therapy|agent|study)?"
        + "|(?:receiving |starting |beginning )?(?:the )?(?:first )?study (?:drug|treatment|therapy|medication)(?: "
        + "administration| dosing)?"
        + "|baseline(?: visit)?|dosing|treatment|infusion|lymphodepletion(?: chemotherapy)?|conditioning))";

    /// <summary>The whole text, and nothing else.</summary>
    public static Regex Whole(string pattern) =>
        new("^(?:" + pattern + ")$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(10));

    /// <summary>The sign as CQL has it.</summary>
    public static string Cql(string sign) =>
        sign switch
        {
            "≥" => ">=",
            "≤" => "<=",
            _ => sign,
        };

    /// <summary>What a result can be against a limit: as far as a bound decides, one with a bound is compared too.</summary>
    public static string Against(string range, string sign, string limit) =>
        sign switch
        {
            "≥" => $"Results.AtLeast({range}, {limit})",
            "≤" => $"Results.AtMost({range}, {limit})",
            ">" => $"Results.Above({range}, {limit})",
            _ => $"Results.Below({range}, {limit})",
        };

    /// <summary>A decimal as CQL writes it.</summary>
    public static string Decimal(string value) => value.Contains('.', StringComparison.Ordinal) ? value : value + ".0";

    /// <summary>A duration as CQL writes it; null when it is no whole number of days, weeks, months or years.</summary>
    public static string? Length(string value, string unit) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? $"{number} {unit.TrimEnd('s')}s"
            : null;

    /// <summary>The days whose results count.</summary>
    public static string Window(Match match) =>
        match.Groups["fresh"].Success
            ? $"Gates.Before({Day(match)}, {Length(match.Groups["freshValue"].Value, match.Groups["freshUnit"].Value)})"
            : "Screening";

    /// <summary>The day that a match counts back from.</summary>
    public static string Day(Match match)
    {
        if (match.Groups["consent"].Success)
            return "Consent";
        return match.Groups["apheresis"].Success ? "Apheresis" : "Day";
    }
}
