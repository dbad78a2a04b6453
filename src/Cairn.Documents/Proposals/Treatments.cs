using System.Text.RegularExpressions;
using Cairn.Records;

namespace Cairn.Documents.Proposals;

/// <summary>Treatments and events that wash-outs are about: the words of the text, and where the records have them.</summary>
static class Treatments
{
    const string Therapy = "(?:therap(?:y|ies)|treatments?|agents?|drugs?|medications?)";

    static readonly (string Words, string Domain, string Code)[] All =
    [
        (
            $"(?:systemic |cytotoxic |anti-?cancer |prior )*chemotherap(?:y|ies)|chemotherapeutic {Therapy}|cytotoxic {Therapy}",
            "CM",
            Chemotherapy
        ),
        (
            "radiotherap(?:y|ies)|radiation(?: therap(?:y|ies)| treatments?)?|external beam radiation(?: therapy)?",
            "PR",
            "RADIOTHERAPY"
        ),
        ("major surger(?:y|ies)|major surgical procedures?|major operations?", "PR-KIND", "MAJOR SURGERY"),
        (
            $"(?:other |another |new )?(?:investigational|experimental)(?: new)?(?: {Therapy}| products?| medicinal "
                + $"products?| compounds?)(?: or devices?)?",
            "CM",
            "INVESTIGATIONAL DRUG"
        ),
        ($"immunotherap(?:y|ies)", "CM", "IMMUNOTHERAPY"),
        ($"biologic(?:al)? {Therapy}|biologics", "CM", "BIOLOGIC THERAPY"),
        ($"(?:hormonal|hormone|endocrine) {Therapy}", "CM", "HORMONAL THERAPY"),
        (
            "systemic (?:cortico)?steroids|systemic corticosteroid therapy|corticosteroids|corticosteroid therapy|oral "
                + "corticosteroids",
            "CM",
            "CORTICOSTEROID"
        ),
        ($"immunosuppress(?:ants?|ive {Therapy})|systemic immunosuppressive {Therapy}", "CM", "IMMUNOSUPPRESSANT"),
        ("live(?:,? attenuated|-attenuated| virus)? (?:vaccines?|vaccinations?)", "CM-DAY", "LIVE VACCINE"),
        ("vaccin(?:es?|ations?)|immuni[sz]ations?", "CM-ANY", "VACCINE"),
        ("(?:systemic )?antibiotics?|antibiotic therapy|systemic antibiotic therapy", "CM", "ANTIBIOTIC"),
        ("(?:blood |red blood cell )?transfusions?", "CM-DAY", "TRANSFUSION"),
        ("(?:hematopoietic )?growth factors?|colony[ -]stimulating factors?|g-csf(?: or gm-csf)?|gm-csf", "CM", "GROWTH FACTOR"),
        ("donor lymphocyte infusions?|dli", "PR", "DONOR LYMPHOCYTE INFUSION"),
        (
            "allogeneic (?:hematopoietic |haematopoietic )?(?:stem cell|bone marrow) transplant(?:ation)?",
            "PR",
            "ALLOGENEIC HEMATOPOIETIC STEM CELL TRANSPLANT"
        ),
        ("(?:acute )?myocardial infarction|heart attack", "MH-DAY", "MYOCARDIAL INFARCTION"),
        ("stroke|cerebrovascular accident|cva", "MH-DAY", "STROKE"),
        ("seizures?", "MH-DAY", "SEIZURE"),
        ("unstable angina(?: pectoris)?", "MH", "UNSTABLE ANGINA"),
        ("(?:transient ischemic attack|tia)", "MH-DAY", "TRANSIENT ISCHEMIC ATTACK"),
        ("(?:blood donation|donation of blood|donated blood)", "PR", "BLOOD DONATION"),
    ];

    const string Before =
        "(?:(?:any|prior|previous|recent|concurrent|last|the|history of|use of|treatment with|receipt "
        + "of|received|receiving|administration of|exposure to|therapy with|completion of|completed|having "
        + "had|had|have had|has had|undergone|taken|treated with|having received|participation "
        + "in|an?|documented|symptomatic) )*";

    /// <summary>One treatment or a list of them.</summary>
    public static string List { get; } = $"(?<what>{Before}(?:{Each})(?:(?:, |,? or |,? and |,? and/or |/){Before}(?:{Each}))*)";

    static string Each => string.Join('|', All.Select(t => t.Words));

    static readonly Regex[] Words = [.. All.Select(t => new Regex($"\\b(?:{t.Words})\\b", RegexOptions.CultureInvariant))];

    /// <summary>Each treatment that a list names, as domain and code.</summary>
    public static IReadOnlyList<(string Domain, string Code)> Of(string what)
    {
        var found = new List<(int At, string Domain, string Code)>();
        var rest = what;
        for (var i = 0; i < All.Length; i++)
            rest = Words[i]
                .Replace(rest, m =>
                {
                    found.Add((m.Index, All[i].Domain, All[i].Code));
                    return new string('#', m.Length);
                });
        var inOrder = found.OrderBy(f => f.At).Select(f => (f.Domain, f.Code));
        return [.. inOrder.Distinct()];
    }

    /// <summary>
    /// How the records know what a text calls a medication: by its kind, and chemotherapy as one of the treatments against
    /// leukaemia.
    /// </summary>
    public static string Kind(string code) =>
        code == Chemotherapy ? $"'{MedicationCategory.AntiLeukaemia}', '{code}'" : $"'{code}'";

    const string Chemotherapy = "CHEMOTHERAPY";

    static string Given(string kind, string days) => $"History.WasGivenDuring('{kind}', {days})";

    /// <summary>Whether it took place during some days.</summary>
    public static string During((string Domain, string Code) what, string days) =>
        what.Domain switch
        {
            "PR" => $"History.UnderwentDuring('{what.Code}', {days})",
            "PR-KIND" => $"History.UnderwentKindDuring('{what.Code}', {days})",
            "MH" => $"History.HadDuring('{what.Code}', {days})",
            "MH-DAY" => $"History.StruckDuring('{what.Code}', {days})",
            "CM-DAY" => Given(what.Code, days),
            "CM-ANY" => $"({Given("LIVE VACCINE", days)} or {Given("VACCINE, NOT LIVE", days)})",
            _ => $"History.TookDuring({Kind(what.Code)}, {days})",
        };
}
