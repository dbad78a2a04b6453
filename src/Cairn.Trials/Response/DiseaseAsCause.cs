using System.Collections.Frozen;

namespace Cairn.Response;

/// <summary>
/// The causes of death (DD PRCDTH) that say the disease and nothing else. The whole text must be one of them, in any case: a
/// cause in free words may name the disease only to rule it out. Chosen by the project; what is not listed leaves the question
/// open.
/// </summary>
static class DiseaseAsCause
{
    static readonly FrozenSet<string> Causes = new[]
    {
        "LEUKEMIA",
        "LEUKAEMIA",
        "ACUTE LEUKEMIA",
        "ACUTE LEUKAEMIA",
        "ACUTE MYELOID LEUKEMIA",
        "ACUTE MYELOID LEUKAEMIA",
        "AML",
        "RELAPSE",
        "DISEASE RELAPSE",
        "RELAPSED DISEASE",
        "LEUKEMIA RELAPSE",
        "LEUKAEMIA RELAPSE",
        "RELAPSED LEUKEMIA",
        "RELAPSED LEUKAEMIA",
        "ACUTE MYELOID LEUKEMIA RECURRENT",
        "ACUTE MYELOID LEUKAEMIA RECURRENT",
        "PROGRESSION",
        "DISEASE PROGRESSION",
        "PROGRESSIVE DISEASE",
        "PROGRESSION OF DISEASE",
        "PROGRESSION OF UNDERLYING DISEASE",
        "LEUKEMIA PROGRESSION",
        "LEUKAEMIA PROGRESSION",
        "PROGRESSION OF LEUKEMIA",
        "PROGRESSION OF LEUKAEMIA",
        "UNDERLYING DISEASE",
        "DISEASE UNDER STUDY",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    // Written where nobody knows: no cause, and so no other cause than the disease either.
    static readonly FrozenSet<string> NotTold = new[]
    {
        "",
        "NONE",
        "N",
        "NK",
        "NO IDEA",
        "TBA",
        "MULTIFACTORIAL",
        "MULTIPLE",
        "VARIOUS",
        "SEVERAL",
        "EXPECTED",
        "EXPECTED EVENT",
        "TEMPORAL RELATION",
        "NO TEMPORAL RELATION",
        "INVESTIGATOR",
        "INVESTIGATOR DECISION",
        "AS PER INVESTIGATOR",
        "NIL",
        "NO",
        "NONE KNOWN",
        "NO CAUSE",
        "NO OTHER",
        "NO OTHER CAUSE",
        "NO ALTERNATIVE CAUSE",
        "OTHER",
        "OTHER CAUSE",
        "TBD",
        "TBC",
        "TO BE DETERMINED",
        "TO BE CONFIRMED",
        "TO FOLLOW",
        "PENDING",
        "AWAITED",
        "UNDER INVESTIGATION",
        "UNCLEAR",
        "UNCERTAIN",
        "NOT SURE",
        "NOT CLEAR",
        "NOT APPLICABLE",
        "NOT AVAILABLE",
        "NOT ASSESSED",
        "NOT SPECIFIED",
        "UNSPECIFIED",
        "SEE NOTE",
        "SEE NOTES",
        "SEE COMMENT",
        "SEE NARRATIVE",
        "不明",
        "不详",
        "未知",
        "无",
        "待定",
        "待查",
        "原因不明",
        "UNKNOWN",
        "UNK",
        "UNKNOWN CAUSE",
        "CAUSE UNKNOWN",
        "NOT KNOWN",
        "NOT REPORTED",
        "NOT RECORDED",
        "NOT STATED",
        "NOT DETERMINED",
        "UNDETERMINED",
        "UNEXPLAINED",
        "UNEXPLAINED DEATH",
        "DEATH",
        "N/A",
        "NA",
        "ND",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    // Of a cause in free words these leave it open whether it was the disease.
    static readonly string[] OfTheDisease = ["LEUKEMI", "LEUKAEMI", "AML", "RELAPS"],
        Names = [.. OfTheDisease, "DISEASE"];

    public static bool Is(string cause) => Causes.Contains(Word(cause));

    /// <summary>True of the disease, also in free words. What works against it is another cause.</summary>
    public static bool IsNamedIn(string cause) => Is(cause) || (!IsAgainst(cause) && OfTheDisease.Any(n => Has(cause, n)));

    static bool IsAgainst(string cause) => Has(cause, "ANTI") || Has(cause, "CHEMO") || Has(cause, "THERAPY");

    static bool Has(string cause, string word) => cause.Contains(word, StringComparison.OrdinalIgnoreCase);

    /// <summary>False of a text that only says that the cause is not known.</summary>
    public static bool IsTold(string cause) => !NotTold.Contains(Word(cause));

    /// <summary>
    /// Whether a cause is the disease; unknown when it names the disease in free words, or says that nobody knows.
    /// </summary>
    public static Truth Judge(string cause)
    {
        if (Is(cause))
            return Truth.True;
        return !IsTold(cause) || Names.Any(n => Has(cause, n)) ? Truth.Unknown : Truth.False;
    }

    // A stroke, a point or a question mark alone is no word.
    static string Word(string cause) => cause.Trim().Trim('.', '?', '-', '–', '—', '*', '/', '_', ' ');
}
