using System.Text.RegularExpressions;

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

    /// <summary>A line that opens examples of the item above it.</summary>
    public static bool OpensExamples(string text) => Examples().IsMatch(text);

    /// <summary>A line above what is allowed, which asks nothing of anybody: Allowed:</summary>
    public static bool OpensPermissions(string text) => Permissions().IsMatch(text);

    [GeneratedRegex(@"^(?:[\w\s/]{1,40}:\s*)?(?:also\s+)?(?:allowed|permitted)\b[^.:]*:$", AnyCase)]
    private static partial Regex Permissions();

    static Regex[] Forms { get; } = [MoreApply(), NotComplete(), AskFor(), SeeProtocol(), OpenToAll()];

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
            + @"|applicable)|not specified|see (?:\w+ )?characteristics"
            + @"|aucune?|keine|ninguno|nessuno|nenhum|无|無|なし|없음)?\W*$",
        AnyCase
    )]
    private static partial Regex None();

    [GeneratedRegex(@"^(?:\(?\s*note\b|\*|†|‡|n\.?b\.?\b)", AnyCase)]
    private static partial Regex Note();

    [GeneratedRegex(
        @"^\W*(?:notes?(?=\s*:)|examples?|for example|e\.?g\.?|such as|these include|this includes|including)\b",
        AnyCase
    )]
    private static partial Regex Examples();
}
