using System.Text.RegularExpressions;

namespace Cairn.Response;

/// <summary>
/// The words by which a site tells a relapse, in English and Chinese; none where they deny it. Chosen by the project, with
/// MedDRA's terms of leukaemia that came back.
/// </summary>
static partial class RelapseWords
{
    /// <summary>As the investigator's response (RS): a word of return is enough.</summary>
    public static bool AreIn(string? response) =>
        response?.Trim() is { Length: > 0 } said
        && (said.Equals("PD", StringComparison.OrdinalIgnoreCase) || Returned().IsMatch(said))
        && !Denied().IsMatch(said);

    /// <summary>
    /// As the name of an event, which may be another disease's: the leukaemia and nothing else, its return, or a place outside
    /// the marrow that it came to.
    /// </summary>
    public static bool Name(string? written) =>
        written?.Trim() is { Length: > 0 } said
        && (DiseaseAsCause.Is(said) || IsLeukaemia().IsMatch(said) || IsBack(said) || Elsewhere().IsMatch(said))
        && !Denied().IsMatch(said)
        && !NotTheEvent().IsMatch(said);

    static bool IsBack(string said) =>
        Leukaemia().IsMatch(said) && (Back().IsMatch(said) || Place().IsMatch(said)) || OfNoName().IsMatch(said);

    const RegexOptions AnyCase = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex("RELAPS|RECURR|PROGRESSIVE DISEASE|PROGRESSION|复发|进展", AnyCase)]
    private static partial Regex Returned();

    // "No evidence of relapse", "relapse-free", 未见复发.
    [GeneratedRegex(
        @"\b(NO|NOT|WITHOUT|NEVER)\b(\s+[\w-]+){0,3}\s+(RELAPS|RECURR|PROGRESS)|(RELAPSE|PROGRESSION)[\s-]*FREE"
            + "|[无未没](有|见|发生|出现|再|明显|疾病|白血病|病情)*(复发|进展)",
        AnyCase
    )]
    private static partial Regex Denied();

    // What was before, or is given against it, is not it.
    [GeneratedRegex(@"HISTORY OF|PROPHYLA|\bANTI-?LEUK|既往|预防", AnyCase)]
    private static partial Regex NotTheEvent();

    [GeneratedRegex("LEUKA?EMI|(?<![A-Z])AML(?![A-Z])|白血病", AnyCase)]
    private static partial Regex Leukaemia();

    // "Acute monocytic leukaemia", "CNS leukaemia"; not "anaemia due to leukaemia".
    [GeneratedRegex(@"^((?!(TO|FROM|WITH|OF|BY|IN)\b)[\w-]+\s+){0,4}LEUKA?EMIA$", AnyCase)]
    private static partial Regex IsLeukaemia();

    [GeneratedRegex("RELAPS|RECURR|PROGRESS|REFRACTORY|TRANSFORM|复发|进展|难治|转化", AnyCase)]
    private static partial Regex Back();

    [GeneratedRegex(@"INFILTRAT|\bCNS\b|CENTRAL NERVOUS|MENING|CUTIS|EXTRAMEDULLARY|浸润|中枢|脑膜|髓外", AnyCase)]
    private static partial Regex Place();

    [GeneratedRegex(
        "MYELOID SARCOMA|GRANULOCYTIC SARCOMA|CHLOROMA|EXTRAMEDULLARY (DISEASE|RELAPSE|LESION)"
            + "|髓系肉瘤|粒细胞肉瘤|绿色瘤|髓外(病变|病灶|复发)",
        AnyCase
    )]
    private static partial Regex Elsewhere();

    // The return of a neoplasm, or in the marrow, without its name; blasts.
    [GeneratedRegex(
        @"\b(NEOPLASM|TUMOU?R|MALIGNANCY) (PROGRESSION|RECURRENCE|RECURRENT|RELAPSE)\b"
            + @"|\bRECURRENT (NEOPLASM|TUMOU?R|MALIGNANCY)\b"
            + @"|\b(MARROW|HA?EMATOLOG\w*|MEDULLARY|CNS) (RELAPSE|RECURRENCE)\b|\bBLAST CELLS? (PRESENT|COUNT INCREASED)"
            + "|肿瘤(复发|进展)|(骨髓|血液学|中枢)复发|原始细胞(增多|升高)",
        AnyCase
    )]
    private static partial Regex OfNoName();
}
