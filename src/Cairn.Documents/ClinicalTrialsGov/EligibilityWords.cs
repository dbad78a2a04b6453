using System.Text.RegularExpressions;
using Cairn.Studies;

namespace Cairn.Documents.ClinicalTrialsGov;

/// <summary>The wordings by which eligibility texts announce, group and join their criteria.</summary>
static partial class EligibilityWords
{
    const RegexOptions AnyCase = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    /// <summary>A heading that begins a section.</summary>
    /// <param name="Kind">What follows; null when the heading names both or neither.</param>
    /// <param name="Says">The heading's own words.</param>
    /// <param name="Rest">Text on the same line that belongs to the first criterion; empty when there is none.</param>
    /// <param name="NamesSome">True when the heading says for whom: a cohort, a part.</param>
    public readonly record struct Section(CriterionKind? Kind, string Says, string Rest, bool NamesSome);

    /// <summary>The heading a line is; null when it is none.</summary>
    public static Section? ReadSection(EligibilityLine line)
    {
        var text = line.Text.Trim('*', '_', '#', ' ');
        if (Neutral().IsMatch(text))
            return new(null, line.Whole, "", false);
        if (Elsewhere().Match(text) is { Success: true } elsewhere)
            return new(
                elsewhere.Groups["out"].Success ? CriterionKind.Exclusion : CriterionKind.Inclusion,
                line.Whole,
                "",
                false
            );
        if (
            Plain().Match(text) is { Success: true } plain
            && (plain.Groups["criteria"].Success || !plain.Groups["loose"].Success || text.EndsWith(':'))
        )
            return new(KindOf(plain), line.Whole, "", false);
        if (WithRest().Match(text) is { Success: true } both)
            return IsLeadIn(both.Groups["rest"].Value)
                ? new(KindOf(both), line.Whole, "", false)
                : new(KindOf(both), text[..both.Groups["rest"].Index].Trim(), both.Groups["rest"].Value, false);
        if (
            line.Marker is null
            && !IsRemark(text)
            && Qualified().Match(text) is { Success: true } some
            && Words(text) <= 14
            && (text.EndsWith(':') || !Sentence().IsMatch(text))
        )
            return new(KindOf(some), line.Whole, "", !OnlyLeadInWords(text));
        return null;
    }

    // "Non-inclusion criteria", and the headings of French and Chinese records.
    [GeneratedRegex(
        @"^(?:(?<out>non[-\s]inclusion\s+criteria|crit[eè]res?\s+(?:de\s+non[-\s]inclusion|d['’]\s?exclusion)"
            + @"|(?:主要)?(?:排除|剔除)(?:标准|標準))|crit[eè]res?\s+d['’]\s?(?:inclusion|éligibilité)"
            + @"|(?:主要)?(?:入选|纳入|入组|納入)(?:标准|標準))\s*[:：.]?$",
        AnyCase
    )]
    private static partial Regex Elsewhere();

    /// <summary>True when a text speaks of excluding, whether or not under a heading.</summary>
    public static bool SpeaksOfExclusion(string text) => Exclude().IsMatch(text);

    /// <summary>True when a sentence only announces the list below: every word of it is one of the words for that.</summary>
    public static bool IsLeadIn(string text) =>
        !text.TrimEnd(':', ' ').Contains(':') && Announces().IsMatch(text) && OnlyLeadInWords(text);

    /// <summary>The kind that a sentence before a list speaks of; null when it does not say.</summary>
    public static CriterionKind? KindOfLeadIn(string text)
    {
        if (Excluding().IsMatch(text))
            return CriterionKind.Exclusion;
        if (Including().IsMatch(text))
            return CriterionKind.Inclusion;
        return null;
    }

    public static bool IsNone(string text) => None().IsMatch(text);

    /// <summary>True for "other protocol-defined criteria may apply" in its wordings.</summary>
    public static bool IsRemark(string text) => Words(text) <= 18 && Remark().IsMatch(text);

    public static bool IsNote(string text) => Note().IsMatch(text);

    /// <summary>A short line above a list: Medical conditions, Cohort A.</summary>
    public static bool IsLabel(string text) =>
        Words(text) <= 8 && !text.EndsWith('.') && !text.EndsWith(';') && !text.EndsWith(',');

    public static bool NamesSome(string text) => Some().IsMatch(text);

    public static bool Introduces(string text) => text.EndsWith(':') || EndsFollowing().IsMatch(text);

    /// <summary>
    /// True when the parts of an item can be answered one by one: all parts of an inclusion criterion are required, each part of
    /// an exclusion criterion excludes. A list of alternatives or exceptions is one question and stays one.
    /// </summary>
    public static bool PartsStandAlone(CriterionKind kind, OutlineNode node)
    {
        string[] ends = [.. node.Parts.Take(node.Parts.Count - 1).Select(p => p.Text)];
        if (kind == CriterionKind.Exclusion)
            return (node.IsGroup || Introduces(node.Text))
                && !Exception().IsMatch(node.Text)
                && !Together().IsMatch(node.Text)
                && !ends.Any(e => EndsAnd().IsMatch(e));
        if (Alternative().IsMatch(node.Text) || ends.Any(e => EndsOr().IsMatch(e)) || ends.Any(e => LoneOr().IsMatch(e)))
            return false;
        return node.IsGroup
            || (
                Introduces(node.Text)
                && !Condition().IsMatch(node.Text)
                && (Conjunction().IsMatch(node.Text) || ends.Any(e => EndsAnd().IsMatch(e)))
            );
    }

    public static int Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;

    static CriterionKind KindOf(Match match) =>
        match.Groups["k"].Value.ToUpperInvariant() switch
        {
            "ELIGIBLE" => CriterionKind.Inclusion,
            ['I', 'N', 'C', ..] => CriterionKind.Inclusion,
            _ => CriterionKind.Exclusion, // exclusion, excluded, ineligible, not eligible
        };

    static bool OnlyLeadInWords(string text)
    {
        var words = Word().Matches(text);
        return words.All(w => LeadInWords.Contains(w.Value));
    }

    static readonly HashSet<string> LeadInWords = new(
        (
            "a above all also an and any apply applied applies applying are as at be been below but can candidate "
            + "candidates clinical condition conditions "
            + "considered criteria criterion do does each either eligible eligibility enrol enroll enrolled enrollment "
            + "enrolment entered entry every exclude "
            + "excluded excludes excluding exclusion following follows for from fulfil fulfill fulfilled fulfilling "
            + "fulfills fulfils had has have having if in "
            + "include included includes including inclusion individual individuals ineligible into is it key least list "
            + "listed main may meet meeting meets met "
            + "more must need needs not object of on one only or order participant participants participate participating "
            + "participation patient patients people "
            + "person persons presence present requirement requirements satisfied satisfies satisfy satisfying should "
            + "study subject subjects that the their "
            + "them there these they this those to trial true volunteer volunteers was were when who whom will with would"
        ).Split(' '),
        StringComparer.OrdinalIgnoreCase
    );

    const string Stock =
        @"(?:(?:key|main|major|general|core|primary|basic|brief|principal|important|selected|abbreviated|overall|study|trial"
        + @"|patients?|subjects?|participants?|eligibility|the|list|of|summary|other|additional|further|common|protocol"
        + @"|criteria|for)[\s:\-–/]+)*";

    [GeneratedRegex(
        @"^"
            + Stock
            + @"(?:(?<k>inclusions?|exclusions?|inclusionary|exclusionary)(?:\s+(?<criteria>crit\p{L}{3,6}|factors"
            + @"|conditions))?|(?<k>eligible|not eligible|ineligible|included|excluded)(?<loose>))(?:\s+(?:are|include"
            + @"|includes|(?:are )?as follows|(?:for|of) (?:the|this) (?:study|trial)))?\s*[:：;.\-–]*$",
        AnyCase
    )]
    private static partial Regex Plain();

    [GeneratedRegex(
        @"^"
            + Stock
            + @"(?:eligibility(?:\s+criteria)?|(?:inclusion|exclusion)\s*(?:/|and|&)\s*(?:inclusion"
            + @"|exclusion)(?:\s+criteria)?)\s*[:：.\-–]*$",
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
    private static partial Regex WithRest();

    [GeneratedRegex(@"\b(?<k>inclusion|exclusion)s?(?:\s+crit\p{L}{3,6}\b|\s*(?:\(|for\b|of\b))", AnyCase)]
    private static partial Regex Qualified();

    [GeneratedRegex(
        @"[.;,]$|\b(?:apply|applies|may|must|see|meet|meets|met|meeting|not|is|are|was|were|will|should|has|have|had)\b",
        AnyCase
    )]
    private static partial Regex Sentence();

    [GeneratedRegex(@"\b(?:following|below|criteria|if|when|must|eligible|ineligible|included|excluded)\b|:$", AnyCase)]
    private static partial Regex Announces();

    [GeneratedRegex(@"\b(?:excluded|ineligible|not\s+(?:be\s+)?(?:eligible|included|enrol\w*|participate)|exclusion)\b", AnyCase)]
    private static partial Regex Excluding();

    [GeneratedRegex(@"\b(?:exclusion|excluded|ineligible|not eligible)\b", AnyCase)]
    private static partial Regex Exclude();

    [GeneratedRegex(@"\b(?:included|eligible|enrol\w*|participate|inclusion)\b", AnyCase)]
    private static partial Regex Including();

    [GeneratedRegex(
        @"^(?:none|n/?a|nil|not applicable|no (?:specific )?(?:inclusion|exclusion) criteria|none (?:specified|listed"
            + @"|stated))?[.\-–\s]*$",
        AnyCase
    )]
    private static partial Regex None();

    [GeneratedRegex(
        @"^(?:note\s*:\s*)?(?:other|further|additional|more)\b.*\bcriteri(?:a|on)\b.*\b(?:appl\w+|may|in the protocol)\b",
        AnyCase
    )]
    private static partial Regex Remark();

    [GeneratedRegex(@"^(?:\(?\s*note\b|\*|†|‡|n\.?b\.?\b)", AnyCase)]
    private static partial Regex Note();

    [GeneratedRegex(
        @"\b(?:for|cohorts?|parts?|arms?|groups?|stages?|phases?|stratum|strata|specific|participants?|patients|subjects"
            + @"|donors?|recipients?|women|men|males?|females?|children|adults?|adolescents?|sub-?study|with|without)\b|^\[",
        AnyCase
    )]
    private static partial Regex Some();

    [GeneratedRegex(@"\b(?:following|below|as follows)\b[^.:]{0,60}[.:\-–]?$", AnyCase)]
    private static partial Regex EndsFollowing();

    [GeneratedRegex(@"\b(?:any|either|one of|one or more|two of|three of|some of|at least|or)\b(?!\s*equal)|\bor:$", AnyCase)]
    private static partial Regex Alternative();

    [GeneratedRegex(
        @"\b(?:all of|all the|all following|each of|both|adequate|sufficient|acceptable|satisfactory|normal)\b"
            + @"|\bmust(?:\s+\w+){0,2}\s*:$|\bcriteria must\b|\b(?:meet|meets|meeting|fulfil\w*"
            + @"|satisf\w+)\s+(?:the\s+)?following\b",
        AnyCase
    )]
    private static partial Regex Conjunction();

    [GeneratedRegex(@"\b(?:eligible|provided|if|unless|allowed|permitted|except\w*|when|where|in case)\b", AnyCase)]
    private static partial Regex Condition();

    [GeneratedRegex(
        @"\b(?:except\w*|unless|other than|excluding|not be excluded|eligible|allowed|permitted|provided|defined (?:as|by)"
            + @"|not apply)\b",
        AnyCase
    )]
    private static partial Regex Exception();

    [GeneratedRegex(
        @"\b(?:all of|all the|all following|both|each of|two of|two or more|three|in combination|at least (?!one\b|1\b)\w+)\b"
            + @"|\band:$",
        AnyCase
    )]
    private static partial Regex Together();

    [GeneratedRegex(@"\band(?:/or)?\s*[,;]?$", AnyCase)]
    private static partial Regex EndsAnd();

    [GeneratedRegex(@"\bor\s*[,;:]?$", AnyCase)]
    private static partial Regex EndsOr();

    [GeneratedRegex(@"^\s*or\b", AnyCase)]
    private static partial Regex LoneOr();

    [GeneratedRegex(@"[\p{L}\p{N}]+(?:['’\-][\p{L}\p{N}]+)*")]
    private static partial Regex Word();
}
