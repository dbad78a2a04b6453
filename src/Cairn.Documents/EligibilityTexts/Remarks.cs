using System.Text.RegularExpressions;
using Cairn.Studies;

namespace Cairn.Documents.EligibilityTexts;

/// <summary>What an eligibility text says about itself, and what explains the item above it.</summary>
static partial class Remarks
{
    const RegexOptions AnyCase = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;
    const int Longest = 40;

    /// <summary>True when the record says that there is no criterion.</summary>
    public static bool IsNone(string text) => None().IsMatch(text);

    /// <summary>True for "other protocol-defined criteria may apply" in its wordings.</summary>
    public static bool IsOne(string text) => Wording.Words(text) <= Longest && Forms.Any(form => form.IsMatch(text));

    /// <summary>A note that belongs to the item above it.</summary>
    public static bool IsNote(string text) => Note().IsMatch(text);

    /// <summary>A note that says of itself that it is one, whatever mark stands before it: * Note: ...</summary>
    public static bool IsNamedNote(string text) => NamedNote().IsMatch(text);

    /// <summary>An item that ends by announcing a note: ... for less than 1 year. NOTE:</summary>
    public static bool AnnouncesNote(string text) => text.EndsWith("NOTE:", StringComparison.Ordinal);

    /// <summary>A line that opens examples of the item above it.</summary>
    public static bool OpensExamples(string text) => Examples().IsMatch(text);

    /// <summary>One that says so; below a paragraph, a note may hold criteria of its own.</summary>
    public static bool NamesExamples(string text) => OpensExamples(text) && !Noted().IsMatch(text);

    /// <summary>A line above what is allowed, which asks nothing of anybody: Allowed:</summary>
    public static bool OpensPermissions(string text) => Permissions().IsMatch(text);

    [GeneratedRegex(@"^(?:[\w\s/]{1,40}:\s*)?(?:also\s+)?(?:allowed|permitted|discouraged)\b[^.:]*:$", AnyCase)]
    private static partial Regex Permissions();

    /// <summary>A line about the list below it, which asks nothing itself: Allowed: or Excluded within 30 days:</summary>
    public static bool OpensTopic(string text) => Topics().IsMatch(text);

    /// <summary>The kind that such a line gives to its list; null when it gives none.</summary>
    public static CriterionKind? KindOfTopic(string text) =>
        Kinds().Match(text) is not { Success: true } match ? null
        : match.Groups["out"].Success ? CriterionKind.Exclusion
        : CriterionKind.Inclusion;

    [GeneratedRegex(
        @"^(?:(?:not\s+)?(?:allowed|permitted)|discouraged|required|excluded|prohibited)\b[^.:]*:$"
            + @"|^(?:amended|original design|(?:as )?per (?:amendment|addendum)\b[^.:]*)\s*:$",
        AnyCase
    )]
    private static partial Regex Topics();

    [GeneratedRegex(
        @"^(?:[\w\s/-]{1,40}:\s*)?(?:(?<out>excluded|not\s+allowed|not\s+permitted|prohibited)|required)\b[^.:]*:$",
        AnyCase
    )]
    private static partial Regex Kinds();

    static Regex[] Forms { get; } =
    [MoreApply(), NotComplete(), AskFor(), SeeProtocol(), OpenToAll(), Preference(), Strata(), MayTakePart()];

    [GeneratedRegex(
        @"^(?:note\s*:\s*)?\W*(?:other|further|additional|more)\b.*(?:\bcriteri(?:a|on)\b.*"
            + @"\b(?:appl\w+|may|in the (?:study )?protocol|defined|exist|described)\b"
            + @"|\b(?:requirements|restrictions|conditions)\b.*\bappl\w+\b)",
        AnyCase
    )]
    private static partial Regex MoreApply();

    [GeneratedRegex(
        @"\b(?:above|this|these|following|list(?:ed)?|information)\b.*\b(?:not|only a?)\b.*\b(?:intended to contain"
            + @"|all considerations"
            + @"|all[- ]inclusive|complete|exhaustive|comprehensive|partial)\b",
        AnyCase
    )]
    private static partial Regex NotComplete();

    [GeneratedRegex(
        @"^\W*(?:please|for (?:a )?(?:more|further|additional|complete|full|detailed)|contact)\b.*"
            + @"\b(?:contact|details|information|list|site|investigator)\b",
        AnyCase
    )]
    private static partial Regex AskFor();

    [GeneratedRegex(
        @"^\W*(?:(?:please )?(?:see|refer to)\b.*\bprotocol\b|(?:full|complete|detailed)\b.*\bcriteria\b.*\bprotocol\b)",
        AnyCase
    )]
    private static partial Regex SeeProtocol();

    // What is preferred, stressed, or true of another protocol asks nothing of anybody.
    [GeneratedRegex(
        @"\bpreference will be given\b|\bwill not (?:be )?disqualif\w*\b|^\W*a new classification scheme\b"
            + @"|^\W*the terminology of\b.*\bwill replace\b|^\W*however, this protocol uses\b"
            + @"|^\W*it (?:is important|should be) (?:to )?(?:emphasi[sz]ed?|noted?)\b"
            + @"|\bare also eligible for (?:the )?(?:protocol|study|trial|repository)\b",
        AnyCase
    )]
    private static partial Regex Preference();

    // How those who are in are divided.
    [GeneratedRegex(
        @"^\W*(?:(?:the|all|eligible) )*(?:patients|subjects|participants)(?: \([^)]*\))? (?:are|will be) (?:then )?"
            + @"(?:stratified|randomi[sz]ed|divided|assigned|allocated)\b"
            + @"(?!.*\b(?:must|require[ds]?|eligible|excluded)\b)",
        AnyCase
    )]
    private static partial Regex Strata();

    // Employees may take part; the study is open to healthy volunteers, too; there is no predilection for a race.
    [GeneratedRegex(
        @"^\W*(?:[\w-]+ ){0,3}employees(?: (?:and|or) [\w-]+)? (?:are eligible|may participate)\b"
            + @"|^\W*this (?:study|protocol) (?:allows for the enrol\w+ of|is open to)\b"
            + @"|^\W*there (?:is|are) no (?:known )?(?:\w+ (?:or|and) )?\w+ (?:predilection|predisposition|restrictions?)\b",
        AnyCase
    )]
    private static partial Regex MayTakePart();

    // All ethnic groups will be included: it asks nothing of anybody.
    [GeneratedRegex(
        @"^\W*(?:(?:patients|subjects|participants|individuals|persons|men and women)\s+of\s+)?(?:all|any|every)\s+(?:races?"
            + @"|racial|ethnic\w*)\b[^.]*\b(?:included|eligible|accepted|invited|recruited|enrolled|may|can)\b[^.]*\.?$",
        AnyCase
    )]
    private static partial Regex OpenToAll();

    [GeneratedRegex(
        @"^\W*(?:none|no|nil|n\s*[/.]?\s*a|not applicable|no (?:specific |further |other )?(?:inclusion"
            + @"|exclusion)s?(?: criteria)?"
            + @"|there (?:are|were) no (?:specific )?(?:inclusion|exclusion) criteria|none (?:specified|listed|stated|known"
            + @"|applicable)|(?:[\w/]+ ){0,4}not specified|any age|see (?:[\w/]+ ){1,3}(?:characteristics|therapy)"
            + @"|aucune?|keine|ninguno|nessuno|nenhum|无|無|なし|없음)?\W*$",
        AnyCase
    )]
    private static partial Regex None();

    [GeneratedRegex(@"^\(?note\s*:\s*\S", AnyCase)]
    private static partial Regex NamedNote();

    [GeneratedRegex(@"^(?:\(?\s*notes?\b(?!\s*:?$)|\*|†|‡|n\.?b\.?\b)", AnyCase)]
    private static partial Regex Note();

    [GeneratedRegex(@"^\W*notes?\b", AnyCase)]
    private static partial Regex Noted();

    [GeneratedRegex(
        @"^\W*(?:notes?(?=\s*:)|examples?|for example|e\.?g\.?|such as|these include|this includes|including)\b",
        AnyCase
    )]
    private static partial Regex Examples();
}
