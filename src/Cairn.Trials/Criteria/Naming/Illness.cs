namespace Cairn.Criteria.Naming;

/// <summary>Names by which criteria ask for illnesses that no form asks for by name.</summary>
static class Illness
{
    public const string OtherCancer = "OTHER MALIGNANCY",
        Rhythm = "DISORDER OF RHYTHM OR CONDUCTION",
        Hiv = "HIV INFECTION",
        HepatitisB = "HEPATITIS B",
        HepatitisC = "HEPATITIS C";

    /// <summary>
    /// What an illness may be whose name and class nobody knows: what has many names. Of graft-versus-host disease, an
    /// infarction, an allergy and leukaemia of the nervous system every name says so.
    /// </summary>
    public static IReadOnlyList<string> OfManyNames { get; } =
    [
        OtherCancer,
        "AUTOIMMUNE DISEASE",
        "ACTIVE INFECTION",
        "SEIZURE",
        "STROKE",
        "NON-ISCHEMIC CARDIOMYOPATHY",
        "PULMONARY FIBROSIS",
    ];

    /// <summary>
    /// What one may be whose class alone is known (MedDRA system organ classes, by their first words); of other classes nothing
    /// that criteria ask for.
    /// </summary>
    static readonly (string Class, string[] MayBe)[] OfAClass =
    [
        ("INFECTIONS", ["ACTIVE INFECTION"]),
        ("NEOPLASMS", [OtherCancer]),
        ("NERVOUS", ["SEIZURE", "STROKE", "AUTOIMMUNE DISEASE"]),
        ("CARDIAC", ["NON-ISCHEMIC CARDIOMYOPATHY", "MYOCARDIAL INFARCTION", Rhythm]),
        ("VASCULAR", ["STROKE", "AUTOIMMUNE DISEASE"]),
        ("RESPIRATORY", ["PULMONARY FIBROSIS", "AUTOIMMUNE DISEASE"]),
        ("IMMUNE", ["AUTOIMMUNE DISEASE", "GRAFT VERSUS HOST DISEASE", "ALLERGY TO A STUDY DRUG"]),
        ("GASTROINTESTINAL", ["AUTOIMMUNE DISEASE"]),
        ("HEPATOBILIARY", ["AUTOIMMUNE DISEASE"]),
        ("SKIN", ["AUTOIMMUNE DISEASE"]),
        ("MUSCULOSKELETAL", ["AUTOIMMUNE DISEASE"]),
        ("ENDOCRINE", ["AUTOIMMUNE DISEASE"]),
        ("EYE", ["AUTOIMMUNE DISEASE"]),
        ("RENAL", ["AUTOIMMUNE DISEASE"]),
        ("BLOOD", ["AUTOIMMUNE DISEASE"]),
        ("CONGENITAL", ["SEIZURE", "NON-ISCHEMIC CARDIOMYOPATHY"]),
    ];

    static readonly string[] OtherClasses =
    [
        "EAR",
        "GENERAL",
        "INJURY",
        "INVESTIGATIONS",
        "METABOLISM",
        "PREGNANCY",
        "PRODUCT",
        "PSYCHIATRIC",
        "REPRODUCTIVE",
        "SOCIAL",
        "SURGICAL",
    ];

    /// <summary>What an illness may be of which the class alone is known; of a class that is none, what has many names.</summary>
    public static IReadOnlyList<string> Of(string? organClass)
    {
        bool Is(string name) => organClass?.TrimStart().StartsWith(name, StringComparison.OrdinalIgnoreCase) == true;
        if (Array.Exists(OtherClasses, Is))
            return [];
        return Array.Find(OfAClass, c => Is(c.Class)).MayBe ?? OfManyNames;
    }
}
