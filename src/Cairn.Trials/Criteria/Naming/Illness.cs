namespace Cairn.Criteria.Naming;

/// <summary>Names by which criteria ask for illnesses that no form asks for by name.</summary>
static class Illness
{
    public const string OtherCancer = "OTHER MALIGNANCY",
        HeartWithSymptoms = "HEART DISEASE WITH SYMPTOMS",
        Rhythm = "DISORDER OF RHYTHM OR CONDUCTION",
        Hiv = "HIV INFECTION",
        HepatitisB = "HEPATITIS B",
        HepatitisC = "HEPATITIS C",
        Infection = "ACTIVE INFECTION",
        NervousLeukaemia = "CENTRAL NERVOUS SYSTEM LEUKEMIA",
        SevereHeartFailure = "HEART FAILURE OF NYHA CLASS III OR IV",
        Pregnancy = "PREGNANCY",
        Lactation = "LACTATION";

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
        ("PREGNANCY", [Pregnancy, Lactation]),
    ];

    /// <summary>
    /// What one may be, too, whose name is in letters that nobody here reads: then no name says of leukaemia of the nervous
    /// system what it is, nor of a virus.
    /// </summary>
    static readonly (string Class, string[] MayBe)[] InOtherLetters =
    [
        ("INFECTIONS", [Hiv, HepatitisB, HepatitisC]),
        ("NEOPLASMS", [NervousLeukaemia, "ACUTE PROMYELOCYTIC LEUKEMIA"]),
        ("BLOOD", [NervousLeukaemia, "ACUTE PROMYELOCYTIC LEUKEMIA"]),
        ("NERVOUS", [NervousLeukaemia]),
        ("CARDIAC", [SevereHeartFailure]),
        ("GASTROINTESTINAL", ["GRAFT VERSUS HOST DISEASE"]),
        ("HEPATOBILIARY", [HepatitisB, HepatitisC, "GRAFT VERSUS HOST DISEASE"]),
        ("SKIN", ["GRAFT VERSUS HOST DISEASE"]),
    ];

    static readonly string[] OtherClasses =
    [
        "EAR",
        "GENERAL",
        "INJURY",
        "INVESTIGATIONS",
        "METABOLISM",
        "PRODUCT",
        "PSYCHIATRIC",
        "REPRODUCTIVE",
        "SOCIAL",
        "SURGICAL",
    ];

    /// <summary>The same of a name in letters that nobody here reads.</summary>
    public static IReadOnlyList<string> InLettersUnread(string? organClass)
    {
        var usual = Of(organClass);
        var more = ReferenceEquals(usual, OfManyNames)
            ? OfAClass.Concat(InOtherLetters).SelectMany(c => c.MayBe)
            : InOtherLetters.Where(c => Is(organClass, c.Class)).SelectMany(c => c.MayBe);
        return [.. usual.Union(more, StringComparer.Ordinal)];
    }

    static bool Is(string? organClass, string name) =>
        organClass?.TrimStart().StartsWith(name, StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>What an illness may be of which the class alone is known; of a class that is none, what has many names.</summary>
    public static IReadOnlyList<string> Of(string? organClass)
    {
        if (Array.Exists(OtherClasses, name => Is(organClass, name)))
            return [];
        return Array.Find(OfAClass, c => Is(organClass, c.Class)).MayBe ?? OfManyNames;
    }
}
