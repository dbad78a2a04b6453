using Cairn.Records;

namespace Cairn.Safety.Summary;

/// <summary>What is given for toxicities of the cells.</summary>
public enum ToxicityDrug
{
    Tocilizumab,
    Steroid,

    /// <summary>Siltuximab, anakinra, ruxolitinib, etoposide and others that act on cytokines or T cells.</summary>
    OtherImmunosuppressant,
    Vasopressor,
    Immunoglobulin,
}

/// <summary>Finds the drugs by their names: the project's own list, whatever category stands beside them.</summary>
public static class ToxicityTreatment
{
    // On a ward of cells they are given for cytokine release, or for what follows it.
    static readonly string[] AgainstCytokines =
    [
        "SILTUXIMAB",
        "SYLVANT",
        "司妥昔单抗",
        "ANAKINRA",
        "KINERET",
        "阿那白滞素",
        "EMAPALUMAB",
        "GAMIFANT",
        "依马利尤单抗",
    ];

    static readonly (ToxicityDrug Drug, string[] Names)[] Drugs =
    [
        (ToxicityDrug.Tocilizumab, ["TOCILIZUMAB", "ACTEMRA", "托珠单抗", "雅美罗"]),
        (
            ToxicityDrug.Steroid,
            [
                "DEXAMETHASONE",
                "METHYLPREDNISOLONE",
                "PREDNISONE",
                "PREDNISOLONE",
                "HYDROCORTISONE",
                "地塞米松",
                "泼尼松",
                "泼尼龙",
                "甲强龙",
                "氢化可的松",
            ]
        ),
        (
            ToxicityDrug.OtherImmunosuppressant,
            [
                .. AgainstCytokines,
                "RUXOLITINIB",
                "ETOPOSIDE",
                "DASATINIB",
                "CICLOSPORIN",
                "CYCLOSPORINE",
                "芦可替尼",
                "依托泊苷",
                "达沙替尼",
                "环孢素",
            ]
        ),
        (
            ToxicityDrug.Vasopressor,
            [
                "NOREPINEPHRINE",
                "NORADRENALINE",
                "EPINEPHRINE",
                "ADRENALINE",
                "DOPAMINE",
                "PHENYLEPHRINE",
                "VASOPRESSIN",
                "METARAMINOL",
                "LEVOPHED",
                "肾上腺素",
                "多巴胺",
                "去氧肾上腺素",
                "间羟胺",
                "血管加压素",
            ]
        ),
        (ToxicityDrug.Immunoglobulin, ["IMMUNOGLOBULIN", "IVIG", "丙种球蛋白", "免疫球蛋白"]),
    ];

    /// <summary>What a medication is; null for any other.</summary>
    public static ToxicityDrug? Of(Medication medication)
    {
        ArgumentNullException.ThrowIfNull(medication);
        foreach (var (drug, names) in Drugs)
            if (Is(medication, names))
                return drug;
        return null;
    }

    /// <summary>The drugs a subject was given from a day on.</summary>
    /// <param name="from">First day that counts; null: all.</param>
    public static IEnumerable<(ToxicityDrug Drug, Medication Row)> Given(SubjectRecords subject, DateOnly? from)
    {
        ArgumentNullException.ThrowIfNull(subject);
        foreach (var row in subject.Of<Medication>().Where(m => from is null || !(m.Start?.Latest < from)))
            if (Of(row) is { } drug)
                yield return (drug, row);
    }

    /// <summary>
    /// The syndrome that is there while a drug is given, until somebody says otherwise; null where none follows.
    /// </summary>
    public static FaObject? Syndrome(Medication medication) =>
        Of(medication) is ToxicityDrug.Tocilizumab or ToxicityDrug.Vasopressor || Is(medication, AgainstCytokines)
            ? FaObject.Crs
            : null;

    /// <summary>The drug in words.</summary>
    public static string Word(ToxicityDrug drug) =>
        drug switch
        {
            ToxicityDrug.Tocilizumab => "tocilizumab",
            ToxicityDrug.Steroid => "steroids",
            ToxicityDrug.OtherImmunosuppressant => "other immunosuppressants",
            ToxicityDrug.Vasopressor => "vasopressors",
            ToxicityDrug.Immunoglobulin => "immunoglobulins",
        };

    static bool Is(Medication medication, string[] names) =>
        Array.Exists(names, name => Has(medication.Code, name) || Has(medication.Treatment, name));

    static bool Has(string? text, string name) => text?.Contains(name, StringComparison.OrdinalIgnoreCase) == true;
}
