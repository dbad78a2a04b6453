using System.Text.RegularExpressions;
using Cairn.Studies;

namespace Cairn.Documents.EligibilityTexts;

/// <summary>Sentences that announce a list, and topics above one.</summary>
static partial class LeadIns
{
    const RegexOptions AnyCase = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    /// <summary>True when a sentence only announces the list below: every word of it is one of the words for that.</summary>
    public static bool IsOne(string text) =>
        !text.TrimEnd(':', ' ').Contains(':') && Announces().IsMatch(text) && OnlyStockWords(text);

    /// <summary>The kind that a sentence before a list speaks of; null when it does not say.</summary>
    public static CriterionKind? Kind(string text)
    {
        if (Excluding().IsMatch(text))
            return CriterionKind.Exclusion;
        if (Including().IsMatch(text))
            return CriterionKind.Inclusion;
        return null;
    }

    /// <summary>True when a text speaks of excluding, whether or not under a heading.</summary>
    public static bool SpeaksOfExclusion(string text) => Exclude().IsMatch(text);

    /// <summary>A short line above a list: Medical conditions, Cohort A.</summary>
    public static bool IsLabel(string text) =>
        Wording.Words(text) <= 8 && !text.EndsWith('.') && !text.EndsWith(';') && !text.EndsWith(',');

    /// <summary>True when the words name some of the subjects: a cohort, a part, women.</summary>
    public static bool NamesSome(string text) => Some().IsMatch(text);

    public static bool Introduces(string text) => text.EndsWith(':') || text.EndsWith('：') || EndsFollowing().IsMatch(text);

    public static bool OnlyStockWords(string text)
    {
        var words = Word().Matches(NamedKinds().Replace(text, ""));
        var listed = text.Contains("following", StringComparison.OrdinalIgnoreCase);
        return words.All(w => StockWords.Contains(w.Value) || (listed && IsOfTime(w.Value)));
    }

    /// <summary>When the list below is asked: within 30 days prior to study entry (Day 0).</summary>
    static bool IsOfTime(string word) => char.IsAsciiDigit(word[0]) || WordsOfTime.Contains(word);

    static readonly HashSet<string> WordsOfTime = new(
        "within day days week weeks month months prior before after unless otherwise noted specified stated time screening "
            .Split(' ')
            .Concat("baseline randomization randomisation registration visit first dose treatment".Split(' ')),
        StringComparer.OrdinalIgnoreCase
    );

    static readonly HashSet<string> StockWords = new(
        (
            "a above all also an and any apply applied applies applying are as at be been below but can cannot candidate "
            + "candidates clinical condition conditions "
            + "considered criteria criterion do does each either eligible eligibility enrol enroll enrolled enrollment "
            + "enrolment entered entry every exclude "
            + "excluded excludes excluding exclusion following follows for from fulfil fulfill fulfilled fulfilling "
            + "fulfills fulfils had has have having if in "
            + "include included includes including inclusion individual individuals ineligible into is it key least list "
            + "listed main may meet meeting meets met "
            + "more must need needs none not object of on one only or order participant participants participate participating "
            + "participation patient patients people "
            + "person persons presence present requirement requirements satisfied satisfies satisfy satisfying should "
            + "symptom symptoms "
            + "problem problems "
            + "study subject subjects that the their "
            + "them there these they this those to trial true volunteer volunteers was were when who whom will with would"
        ).Split(' '),
        StringComparer.OrdinalIgnoreCase
    );

    [GeneratedRegex(@"\b(?:following|below|criteria|if|when|must|eligible|ineligible|included|excluded)\b|:$", AnyCase)]
    private static partial Regex Announces();

    [GeneratedRegex(
        @"\b(?:excluded|ineligible|not\s+(?:be\s+)?(?:considered\s+)?(?:eligible|included|enrol\w*|participate|entered)|exclusion"
            + @"|(?:must|may|can|should)\s*not|none\s+of)\b",
        AnyCase
    )]
    private static partial Regex Excluding();

    [GeneratedRegex(@"\b(?:exclusion|excluded|ineligible|not eligible)\b", AnyCase)]
    private static partial Regex Exclude();

    /// <summary>True when a text without headings says of itself that it keeps out.</summary>
    public static bool KeepsOut(string text) => SaysExcluded().IsMatch(text);

    [GeneratedRegex(
        @"^\W*(?:exclusions?|excluded)\b|^(?:[^.]|\b(?:etc|e\.g|i\.e|vs)\.)*\b(?:will be|are|is|were|(?<!must\s)be)\s+"
            + @"(?:excluded|ineligible|not eligible)\b"
            + @"|^[^.]*\b(?:will|are|is)\s+not\s+(?:be\s+)?(?:eligible|included)\b"
            + @"|^[^.]*\bfollowing\b[^.]*\bwill\s+(?:also\s+)?exclude\b",
        AnyCase
    )]
    private static partial Regex SaysExcluded();

    [GeneratedRegex(@"\b(?:included|eligible|enrol\w*|participate|inclusion|must\s+(?:have|be|meet))\b", AnyCase)]
    private static partial Regex Including();

    [GeneratedRegex(
        @"\b(?:for|cohorts?|parts?|arms?|groups?|stages?|phases?|stratum|strata|specific|participants?|patients|subjects"
            + @"|donors?|recipients?|women|men|males?|females?|children|adults?|adolescents?|sub-?study|with|without)\b|^\[",
        AnyCase
    )]
    private static partial Regex Some();

    [GeneratedRegex(@"\b(?:following|below|as follows)\b[^.:]{0,60}[.:\-–]?$", AnyCase)]
    private static partial Regex EndsFollowing();

    // The following diseases: the list says which, so the word adds nothing.
    [GeneratedRegex(
        @"(?<=\bfollowing\s+)(?:(?:or|and)\s+)?(?:diseases|disorders|abnormalities|findings|illnesses|histories"
            + @"|situations|reasons|medications|treatments|drugs|therapies)\b",
        AnyCase
    )]
    private static partial Regex NamedKinds();

    [GeneratedRegex(@"[\p{L}\p{N}]+(?:['’\-][\p{L}\p{N}]+)*")]
    private static partial Regex Word();
}
