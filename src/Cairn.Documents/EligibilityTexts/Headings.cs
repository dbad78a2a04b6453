using System.Text.RegularExpressions;
using Cairn.Studies;

namespace Cairn.Documents.EligibilityTexts;

/// <summary>A heading that begins a section.</summary>
/// <param name="Kind">What follows; null when the heading names both or neither.</param>
/// <param name="Says">The heading's own words.</param>
/// <param name="Rest">Text on the same line that belongs to the first criterion; empty when there is none.</param>
/// <param name="NamesSome">True when the heading says for whom: a cohort, a part.</param>
readonly record struct Section(CriterionKind? Kind, string Says, string Rest, bool NamesSome);

/// <summary>The headings of inclusion and exclusion: alone on a line, before the first criterion, or inside a line.</summary>
static partial class Headings
{
    const RegexOptions AnyCase = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;
    const int LongestQualified = 16;

    /// <summary>The heading a line is; null when it is none.</summary>
    public static Section? Read(EligibilityLine line)
    {
        var text = Bare(line.Text);
        if (Neutral().IsMatch(text))
            return new(null, line.Whole, "", false);
        if (OfLanguage(text) is { } foreign)
            return WithRest(foreign.Kind, text, foreign.After, line);
        if (IsPlainEnglish(text, out var kind))
            return new(kind, line.Whole, "", false);
        if (Headed().Match(text) is { Success: true } both)
            return WithRest(KindOf(both), text, both.Groups["rest"].Value, line);
        return line.Marker is null || (line.Marker.IsBullet && Capitals().IsMatch(text)) ? Qualified(line, text) : null;
    }

    /// <summary>True for a heading with nothing else: Key inclusion criteria:</summary>
    public static bool IsPlain(string text)
    {
        var bare = Bare(text);
        return Neutral().IsMatch(bare) || IsPlainEnglish(bare, out _) || OfLanguage(bare) is { After: "" };
    }

    /// <summary>Where a heading stands behind other words of its line; -1 when none does.</summary>
    public static int Inside(string text)
    {
        int[] found =
        [
            Within().Match(text) is { Success: true } m ? m.Groups["h"].Index : -1,
            .. HeadingLanguage.All.Select(l => l.Inside(text)),
        ];
        var apart = found.Where(at => at > 0 && !IsWithinHeading(text, at));
        return apart.DefaultIfEmpty(-1).Min();
    }

    /// <summary>True when the words before the place belong to the heading: Criteres de | non-inclusion.</summary>
    static bool IsWithinHeading(string text, int at)
    {
        var colon = text.IndexOfAny([':', '：'], at);
        return IsPlain(text[..at]) || (colon > 0 && IsPlain(text[..(colon + 1)]));
    }

    static string Bare(string text) => text.Trim('*', '_', '#', ' ', '=', '[', ']');

    static (CriterionKind Kind, string After)? OfLanguage(string text) =>
        HeadingLanguage.All.Select(l => l.Read(text)).FirstOrDefault(r => r is not null);

    static Section WithRest(CriterionKind kind, string text, string rest, EligibilityLine line) =>
        rest.Length == 0 || LeadIns.IsOne(rest)
            ? new(kind, line.Whole, "", false)
            : new(kind, text[..text.LastIndexOf(rest, StringComparison.Ordinal)].Trim(), rest, false);

    static bool IsPlainEnglish(string text, out CriterionKind kind)
    {
        var plain = Plain().Match(text);
        kind = plain.Success ? KindOf(plain) : CriterionKind.Inclusion;
        return plain.Success && (plain.Groups["criteria"].Success || !plain.Groups["loose"].Success || text.EndsWith(':'));
    }

    /// <summary>Inclusion criteria for participation in R3.</summary>
    static Section? Qualified(EligibilityLine line, string text)
    {
        if (Remarks.IsOne(text) || Qualifying().Match(text) is not { Success: true } some)
            return null;
        var isHeading = text.EndsWith(':') || !Sentence().IsMatch(text.TrimEnd('.'));
        return isHeading && Wording.Words(text) <= LongestQualified
            ? new(KindOf(some), line.Whole, "", !LeadIns.OnlyStockWords(text))
            : null;
    }

    static CriterionKind KindOf(Match match) =>
        match.Groups["k"].Value.ToUpperInvariant() switch
        {
            "ELIGIBLE" => CriterionKind.Inclusion,
            ['I', 'N', 'C', ..] => CriterionKind.Inclusion, // inclusion, included
            _ => CriterionKind.Exclusion, // exclusion, excluded, ineligible, not eligible
        };

    // * INCLUSION CRITERIA FOR ALL SUBJECTS:
    [GeneratedRegex(@"^(?:[A-Z]+\s+){0,2}(?:IN|EX)CLUSION\s+CRITERIA\b[^a-z]*:$")]
    private static partial Regex Capitals();

    const string Stock =
        @"(?:(?:key|main|major|minor|general|core|primary|basic|brief|principal|important|selected|abbreviated|overall|study"
        + @"|trial"
        + @"|patients?|subjects?|participants?|eligibility|the|list|of|summary|other|additional|further|common|protocol|specific"
        + @"|screening|clinical|criteria|for)[\s:\-–/]+)*";

    [GeneratedRegex(
        @"^"
            + Stock
            + @"(?:(?<k>inclusions?|exclusions?|inclusionary|exclusionary)(?:\s+(?<criteria>crit\p{L}{3,6}|factors"
            + @"|conditions))?|(?<k>ineligibility|non-?eligibility)(?:\s+criteria)?|(?<k>eligible|not eligible|ineligible"
            + @"|included|excluded)(?<loose>))(?:\s+(?:are|include"
            + @"|includes|(?:are )?as follows|(?:for|of) (?:the|this) (?:study|trial)))?\s*[:：;.\-–]*$",
        AnyCase
    )]
    private static partial Regex Plain();

    [GeneratedRegex(
        @"^"
            + Stock
            + @"(?:eligibility(?:\s+criteria)?|(?:inclusion|exclusion)\s*(?:/|and|&)\s*(?:inclusion"
            + @"|exclusion)(?:\s+criteria)?)(?:,?\s+by\s+\w+)?\s*[:：.\-–]*$",
        AnyCase
    )]
    private static partial Regex Neutral();

    [GeneratedRegex(
        @"^"
            + Stock
            + @"(?<k>inclusion|exclusion)s?(?:(?:\s+crit\p{L}{3,6})?\s*(?:[:：]|\s[-–]\s)\s*(?<rest>\S.*)"
            + @"|\s+criteria\s+(?<rest>(?-i:\p{Lu})\S*(?:\s+\S+){5,}))$",
        AnyCase
    )]
    private static partial Regex Headed();

    [GeneratedRegex(@"\b(?<k>inclusion|exclusion)s?(?:\s+crit\p{L}{3,6}\b|\s*(?:\(|for\b|of\b))", AnyCase)]
    private static partial Regex Qualifying();

    [GeneratedRegex(
        @"[.;,]$|\b(?:apply|applies|may|must|see|meet|meets|met|meeting|not|is|are|was|were|will|should|has|have|had)\b",
        AnyCase
    )]
    private static partial Regex Sentence();

    // Behind a word that points at criteria (any of the exclusion criteria: ...) they are no heading.
    [GeneratedRegex(
        @"(?:[.;:)•\s]\s*)(?<!\b(?:the|following|any|all|these|those|our|of|see|and|or|with|to|per|both|study|main|key|no|other"
            + @"|meet|meets)\s+)(?<h>(?:(?:Key|Main|Major|General|Principal|Primary|Specific|Other|Additional|Study|Patient"
            + @"|Subject)\s+)?(?:Exclusion|Inclusion|EXCLUSION|INCLUSION|Non-[Ii]nclusion)\s+"
            + @"(?:[Cc]rit\p{Ll}{3,6}(?:\s*[:：]|\s*(?=[•●]))|CRITERIA(?:\s*[:：]|\s*(?=[•●]))|(?:Crit\p{Ll}{3,6}|CRITERIA)\s*$))"
            + @"|(?<=\b\p{Lu}{4,}\s+)(?<h>(?:Inclusion|Exclusion)\s+Criteria)\s+(?=\p{Lu}\p{Ll})"
            + @"|[.;)]\s*(?<h>(?:Exclusion|Inclusion|EXCLUSION|INCLUSION)(?:\s+(?:[Cc]riteria|CRITERIA)\s*(?:$|(?=[-–*1(]))"
            + @"|\s*:))",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Within();
}
