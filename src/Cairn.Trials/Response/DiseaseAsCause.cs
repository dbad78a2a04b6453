using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Cairn.Response;

/// <summary>
/// The causes of death (DD PRCDTH) that say the disease and nothing else: the leukaemia, or the return of a disease, and words
/// that only belong to it. Any other word leaves the question open where the disease is named beside it: a cause in free words
/// may name it only to rule it out. Chosen by the project, in English and Chinese.
/// </summary>
static partial class DiseaseAsCause
{
    // Alone they say it: the return of a disease that is not named.
    static readonly FrozenSet<string> Alone = new[]
    {
        "RELAPSE",
        "PROGRESSION",
        "UNDERLYING DISEASE",
        "DISEASE UNDER STUDY",
        "复发",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    static readonly FrozenSet<string> Leukaemia = Words("LEUKEMIA LEUKAEMIA AML 白血病"),
        OfDisease = Words("DISEASE 疾病 病情 原发病"),
        Returned = Words(
            "RELAPSE RELAPSED RELAPSING RECURRENCE RECURRENT PROGRESSION PROGRESSIVE PROGRESSED REFRACTORY 复发 进展 难治"
        ),
        Beside = Words(
            "ACUTE MYELOID MYELOGENOUS MYELOCYTIC MYELOBLASTIC OF THE DUE TO FROM WITH AND BY HIS HER DEATH DIED UNDERLYING "
                + "PRIMARY R 急性 髓系 髓细胞 性 死于 死亡 因 后 的 和 及"
        );

    static FrozenSet<string> Words(string words) => words.Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

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
    static readonly string[] OfTheDisease = ["LEUKEMI", "LEUKAEMI", "AML", "RELAPS", "白血病", "复发"],
        Names =
        [.. OfTheDisease, "DISEASE", "PROGRESS", "RECURR", "MALIGNAN", "NEOPLASM", "疾病", "病情", "原发病", "进展", "恶性"];

    public static bool Is(string cause) => Alone.Contains(Word(cause)) || SaysNoMoreThanTheDisease(cause);

    static bool SaysNoMoreThanTheDisease(string cause)
    {
        var tokens = Token().Matches(cause);
        List<string> words = [.. tokens.Select(word => word.Value)];
        bool Has(FrozenSet<string> some) => words.Exists(some.Contains);
        return (Has(Leukaemia) || Has(OfDisease) && Has(Returned))
            && words.TrueForAll(w =>
                Leukaemia.Contains(w) || OfDisease.Contains(w) || Returned.Contains(w) || Beside.Contains(w)
            );
    }

    // A word in letters of ours, one of the known ones in Chinese, or any other sign but what parts words.
    [GeneratedRegex(
        @"[A-Za-z]+|白血病|疾病|病情|原发病|复发|进展|难治|急性|髓系|髓细胞|性|死于|死亡|因|后|的|和|及|[^\s.,;:/()\-–—]"
    )]
    private static partial Regex Token();

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
