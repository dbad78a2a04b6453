using System.Globalization;
using System.Text.RegularExpressions;

namespace Cairn.Registry.Comparing;

/// <summary>How a number limits.</summary>
public enum BoundSide
{
    AtLeast,
    MoreThan,
    AtMost,
    LessThan,

    /// <summary>Stated without a comparison, or as a span: within 4 weeks.</summary>
    Stated,
}

/// <summary>A number that limits something, as a line of a record writes it.</summary>
/// <param name="Value">In the unit of <paramref name="Unit"/>.</param>
/// <param name="Unit">Small letters without spaces; weeks as day, years as month; empty for a bare number.</param>
/// <param name="Written">As it stands in the text. It takes no part in equality.</param>
public readonly partial record struct LineBound(BoundSide Side, decimal Value, string Unit, string Written)
{
    public bool Equals(LineBound other) => Side == other.Side && Value == other.Value && Unit == other.Unit;

    public override int GetHashCode() => HashCode.Combine(Side, Value, Unit);

    /// <summary>
    /// The bounds of a text in its order. A number counts when it is compared, has a unit or is part of a range; years of
    /// editions, grades and names (WHO 2022, grade 2, CD38) are none. A range is two bounds; a lower one of 0 is none.
    /// </summary>
    /// <param name="isShare">True for a thing measured as a share: a bare 0.5 is 50 %.</param>
    public static IReadOnlyList<LineBound> In(string text, bool isShare = false)
    {
        var found = new List<LineBound>();
        foreach (Match match in Number().Matches(Plain(text)))
        {
            var unit = match.Groups["unit"].Value;
            var said = SideOf(match.Groups["side"].Value) ?? SideAfter(match.Groups["after"].Value);
            var side = match.Groups["no"].Success ? Turned(said) : said;
            var isRange = match.Groups["to"].Success;
            if (side is null && unit.Length == 0 && !isRange)
                continue;
            var written = match.Value.Trim();
            if (isRange)
                found.Add(Made(BoundSide.AtLeast, match.Groups["n"].Value, unit, written, isShare));
            var value = match.Groups[isRange ? "to" : "n"].Value;
            found.Add(Made(isRange ? BoundSide.AtMost : side ?? BoundSide.Stated, value, unit, written, isShare));
        }
        return [.. found.Where(b => b is not { Side: BoundSide.AtLeast, Value: 0 }).Distinct()];
    }

    /// <summary>Every number of a text, as written: what must be the same before two lines are.</summary>
    internal static IEnumerable<string> Numbers(string text) => from match in Digits().Matches(Plain(text)) select match.Value;

    static LineBound Made(BoundSide side, string number, string unit, string written, bool isShare)
    {
        var value = decimal.Parse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        var (factor, level) = Level(unit);
        if (isShare && level.Length == 0 && value <= 1)
            (factor, level) = (100, "%");
        return new(side, value * factor, level, written);
    }

    static (decimal Factor, string Unit) Level(string unit)
    {
        var plain = Spaces().Replace(unit.ToLowerInvariant(), "");
        if (plain.EndsWith("uln", StringComparison.Ordinal) || plain.Contains("upperlimit", StringComparison.Ordinal))
            return (1, "uln");
        return plain switch
        {
            "week" or "weeks" or "wk" or "wks" => (7, "day"),
            "day" or "days" => (1, "day"),
            "year" or "years" or "yr" or "yrs" => (12, "month"),
            "month" or "months" => (1, "month"),
            "hour" or "hours" => (1, "hour"),
            "percent" => (1, "%"),
            var other => (1, other),
        };
    }

    /// <summary>No greater than 3 is at most 3.</summary>
    static BoundSide? Turned(BoundSide? said) =>
        said is not { } side
            ? null
            : side switch
            {
                BoundSide.AtLeast => BoundSide.LessThan,
                BoundSide.MoreThan => BoundSide.AtMost,
                BoundSide.AtMost => BoundSide.MoreThan,
                BoundSide.LessThan => BoundSide.AtLeast,
                BoundSide.Stated => BoundSide.Stated,
            };

    static BoundSide? SideOf(string words) =>
        Spaces().Replace(words.Trim().ToLowerInvariant(), " ") switch
        {
            "" => null,
            "≥" or ">=" or "=>" or "at least" or "minimum of" or "minimum" => BoundSide.AtLeast,
            "greater than or equal to" or "more than or equal to" or "equal to or greater than" => BoundSide.AtLeast,
            ">" or "more than" or "greater than" or "higher than" or "above" or "over" => BoundSide.MoreThan,
            "older than" or "exceed" or "exceeds" or "exceeding" => BoundSide.MoreThan,
            "≤" or "<=" or "=<" or "at most" or "up to" or "maximum of" or "maximum" => BoundSide.AtMost,
            "less than or equal to" or "equal to or less than" => BoundSide.AtMost,
            "<" or "less than" or "lower than" or "below" or "fewer than" or "under" or "younger than" => BoundSide.LessThan,
            _ => BoundSide.Stated,
        };

    /// <summary>What stands after the number: 3 months or longer is at least 3 months.</summary>
    static BoundSide? SideAfter(string word) =>
        word.ToLowerInvariant() switch
        {
            "longer" or "more" or "older" or "above" or "over" or "higher" or "greater" => BoundSide.AtLeast,
            "shorter" or "less" or "fewer" or "younger" or "below" or "under" or "lower" => BoundSide.AtMost,
            _ => null,
        };

    /// <summary>Without the marks of CommonMark, with one kind of hyphen and of times.</summary>
    static string Plain(string text) =>
        text.Replace("\\", "", StringComparison.Ordinal)
            .Replace('–', '-')
            .Replace('~', '-')
            .Replace('×', 'x')
            .Replace('⩾', '≥')
            .Replace('⩽', '≤');

    [GeneratedRegex(
        """
            (?<![\w.,/^-])
            (?:\b(?<no>no|not)\s+)?
            (?<side>≥|>=|=>|≤|<=|=<|>|<|=|\b(?:greater\sthan\sor\sequal\sto|more\sthan\sor\sequal\sto
              |equal\sto\sor\sgreater\sthan
              |less\sthan\sor\sequal\sto|equal\sto\sor\sless\sthan|at\sleast|minimum(?:\sof)?|more\sthan|greater\sthan
              |higher\sthan
              |older\sthan|above|over|at\smost|up\sto|exceed(?:s|ing)?|maximum(?:\sof)?|less\sthan|lower\sthan|fewer\sthan
              |younger\sthan|below|under|within))?\s*(?:≥|≤|>|<|=)?\s*
            (?<n>\d+(?:\.\d+)?)(?![\w^]*/\d)
            (?:\s*(?:-|to|or)\s*(?<to>\d+(?:\.\d+)?))?
            \s*(?<unit>%|percent|(?:x\s*|times?\s*(?:the\s*)?)?(?:institutional\s*)?(?:ULN|upper\slimits?\sof\s(?:the\s)?normal)
              |x\s*10[\^e]?\d{1,2}\s*/\s*\w+|(?:weeks?|wks?|days?|months?|years?|yrs?|hours?)\b
              |mm\s?Hg|[µμ]?[A-Za-z]{1,5}(?:\s?/\s?[A-Za-z0-9.²]{1,6})+|(?:mg|kg|g|ms|msec|cm|mm|mL|dL)\b)?
            (?:\s*(?:\b(?:old|of\sage)\s+)?\b(?:or|and)\s+
              (?<after>longer|more|older|above|over|higher|greater|shorter|less|fewer|younger|below|under|lower)\b(?!\s+than))?
            """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant
    )]
    private static partial Regex Number();

    [GeneratedRegex(@"\d+(?:\.\d+)?", RegexOptions.CultureInvariant)]
    private static partial Regex Digits();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
