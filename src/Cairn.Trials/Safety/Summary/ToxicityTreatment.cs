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
    static readonly (ToxicityDrug Drug, string[] Names)[] Drugs =
    [
        (ToxicityDrug.Tocilizumab, ["TOCILIZUMAB"]),
        (ToxicityDrug.Steroid, ["DEXAMETHASONE", "METHYLPREDNISOLONE", "PREDNISONE", "PREDNISOLONE", "HYDROCORTISONE"]),
        (
            ToxicityDrug.OtherImmunosuppressant,
            ["SILTUXIMAB", "ANAKINRA", "RUXOLITINIB", "ETOPOSIDE", "EMAPALUMAB", "DASATINIB", "CICLOSPORIN", "CYCLOSPORINE"]
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
            ]
        ),
        (ToxicityDrug.Immunoglobulin, ["IMMUNOGLOBULIN", "IVIG"]),
    ];

    /// <summary>What a medication is; null for any other.</summary>
    public static ToxicityDrug? Of(Medication medication)
    {
        ArgumentNullException.ThrowIfNull(medication);
        foreach (var (drug, names) in Drugs)
            if (Array.Exists(names, name => Has(medication.Code, name) || Has(medication.Treatment, name)))
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
        Of(medication) is ToxicityDrug.Tocilizumab or ToxicityDrug.Vasopressor ? FaObject.Crs : null;

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

    static bool Has(string? text, string name) => text?.Contains(name, StringComparison.OrdinalIgnoreCase) == true;
}
