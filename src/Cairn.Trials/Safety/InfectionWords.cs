using System.Text.RegularExpressions;
using Cairn.Records;
using Cairn.Safety.Ctcae;

namespace Cairn.Safety;

/// <summary>
/// Infections by the words of their names, in English and Chinese: MedDRA has thousands of terms of infections, CTCAE a hundred.
/// A term of CTCAE has its class there. Words chosen by the project.
/// </summary>
static partial class InfectionWords
{
    public static bool Name(AdverseEvent ae) => IsOne(ae.Code) || IsOne(ae.Term);

    static bool IsOne(string? name) =>
        name is not null
        && Words().IsMatch(name)
        && !None().IsMatch(name)
        && TermSearch.Of(CtcaeVersion.Usual).Named(name)?.OrganClass is null or OrganClass.Infections;

    const RegexOptions AnyCase = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(
        @"INFECT|SEPSIS|SEPTIC|BACTER|VIR(US|AL|A?EMIA)\b|FUNG(AL|A?EMIA|US)|MYCOSIS|ASPERGILL|CANDID|CELLULITIS|ABSCESS|EMPYEMA"
            + "|PNEUMONIA|ZOSTER|HERPES|TUBERCUL|COVID|INFLUENZA|FOLLICULITIS|ERYSIPELAS|OSTEOMYELITIS|PYELONEPHRITIS|IMPETIGO"
            + "|PNEUMOCYSTIS|CLOSTRIDI|STAPHYLOCOCC|STREPTOCOCC|PSEUDOMON|KLEBSIELL|ESCHERICHIA|CYTOMEGALO"
            + "|感染|脓|蜂窝织炎|肺炎|菌血|真菌|病毒|疱疹|结核|丹毒|毛囊炎",
        AnyCase
    )]
    private static partial Regex Words();

    [GeneratedRegex("VACCIN|PROPHYLA|ASEPTIC|NON-?INFECT|ANTIBODY|ANTIGEN|疫苗|预防|抗体|抗原|非感染", AnyCase)]
    private static partial Regex None();
}
