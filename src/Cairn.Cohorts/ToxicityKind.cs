using Cairn.Studies;

namespace Cairn.Cohorts;

/// <summary>The adverse events that can come, with CTCAE v5.0 terms and organ classes. Frequencies are assumed.</summary>
/// <param name="Probability">That a treated subject has it.</param>
/// <param name="Grades">Weights of grades 1 to 4.</param>
/// <param name="Onset">First and last possible day from the first infusion.</param>
/// <param name="MedianDays">Median duration.</param>
sealed record ToxicityKind(
    string Term,
    string OrganClass,
    double Probability,
    double[] Grades,
    (int First, int Last) Onset,
    double MedianDays,
    string[] Relations
)
{
    /// <summary>False for a term that only a study's rules name.</summary>
    public bool IsKnown { get; init; } = true;

    public const string Crs = "Cytokine release syndrome";
    public const string Immune = "Immune system disorders";
    public const string Nervous = "Nervous system disorders";

    /// <summary>
    /// CTCAE v5.0 has no term of its own for ICANS: it is coded here by its name, in the nervous system's class.
    /// </summary>
    public const string Icans = "Immune effector cell-associated neurotoxicity syndrome";

    /// <summary>ICANS, however a study's rules call it.</summary>
    public static bool IsIcans(string term) => term is "ICANS" || string.Equals(term, Icans, StringComparison.OrdinalIgnoreCase);

    /// <summary>The syndrome like haemophagocytic lymphohistiocytosis after immune effector cells (Hines 2023).</summary>
    public const string IecHs = "Immune effector cell-associated hemophagocytic lymphohistiocytosis-like syndrome";

    public const string MultiOrganFailure = "Multi-organ failure";
    public const string Fever = "Fever";
    public const string FebrileNeutropenia = "Febrile neutropenia";

    public const string Fatigue = "Fatigue";
    public const string Anorexia = "Anorexia";
    public const string Bleeding = "Epistaxis";
    public const string Lysis = "Tumor lysis syndrome";
    public const string CatheterInfection = "Catheter related infection";
    const string General = "General disorders and administration site conditions";
    public const string Gut = "Gastrointestinal disorders";
    const string Investigations = "Investigations";
    const string Metabolism = "Metabolism and nutrition disorders";
    public const string Blood = "Blood and lymphatic system disorders";
    const string Infections = Safety.OrganClass.Infections;

    static readonly string[] Unrelated = ["NOT RELATED", "UNLIKELY"];
    static readonly string[] Maybe = ["UNLIKELY", "POSSIBLE"];
    static readonly string[] Likely = ["POSSIBLE", "PROBABLE"];

    /// <summary>Low immunoglobulins after cells against CD38, which plasma cells carry.</summary>
    public static readonly ToxicityKind LowImmunoglobulins = new(
        "Hypogammaglobulinaemia",
        Immune,
        0.5,
        [3, 5, 0, 0],
        (20, 60),
        120,
        Likely
    );

    /// <summary>True of a study whose cells look for CD38.</summary>
    public static bool LowersImmunoglobulins(Study study) =>
        study.Product?.Targets.Contains("CD38", StringComparer.Ordinal) == true;

    /// <summary>Days count from the transplant.</summary>
    public static readonly ToxicityKind GraftVersusHost = new(
        "Acute graft versus host disease",
        Immune,
        1,
        [3, 4, 2, 1],
        (15, 70),
        30,
        ["NOT RELATED"]
    );

    public static readonly IReadOnlyList<ToxicityKind> All =
    [
        new("Nausea", Gut, 0.5, [6, 3, 0, 0], (-5, -1), 3, Unrelated),
        new("Vomiting", Gut, 0.3, [6, 3, 0, 0], (-5, 0), 2, Unrelated),
        new("Diarrhea", Gut, 0.2, [6, 3, 1, 0], (-2, 20), 4, Unrelated),
        new("Mucositis oral", Gut, 0.12, [5, 3, 1, 0], (2, 14), 7, Unrelated),
        new(Fatigue, General, 0.4, [6, 3, 0, 0], (-3, 15), 12, Maybe),
        new("Headache", Nervous, 0.2, [7, 2, 0, 0], (0, 14), 3, Maybe),
        new("Tremor", Nervous, 0.06, [6, 1, 0, 0], (4, 14), 4, Likely),
        new(Anorexia, Metabolism, 0.25, [6, 3, 1, 0], (-3, 14), 8, Maybe),
        new("Hypokalemia", Metabolism, 0.35, [5, 3, 2, 0], (-4, 21), 4, Unrelated),
        new("Hypoalbuminemia", Metabolism, 0.25, [5, 4, 0, 0], (2, 21), 9, Maybe),
        new("Alanine aminotransferase increased", Investigations, 0.3, [6, 3, 1, 0], (2, 24), 9, Likely),
        new("Aspartate aminotransferase increased", Investigations, 0.25, [6, 3, 1, 0], (2, 24), 8, Likely),
        new("Blood bilirubin increased", Investigations, 0.12, [5, 3, 1, 0], (3, 24), 7, Maybe),
        new("Creatinine increased", Investigations, 0.08, [6, 2, 0, 0], (2, 24), 6, Maybe),
        new("Rash maculo-papular", "Skin and subcutaneous tissue disorders", 0.1, [6, 3, 1, 0], (2, 30), 8, Likely),
        new(FebrileNeutropenia, Blood, 0.35, [0, 0, 9, 1], (-1, 16), 5, Unrelated),
        new(Fever, General, 0.6, [6, 3, 1, 0], (0, 9), 3, Likely),
        new("Lymphocyte count decreased", Investigations, 0.85, [0, 1, 3, 6], (-4, -1), 40, Unrelated),
        new(Lysis, Metabolism, 0.06, [0, 0, 1, 0], (1, 6), 4, Unrelated),
        new(IecHs, Immune, 0.06, [3, 3, 0, 0], (8, 18), 10, Likely),
        new(Bleeding, "Respiratory, thoracic and mediastinal disorders", 0.1, [7, 2, 1, 0], (0, 21), 2, Unrelated),
    ];

    public static readonly IReadOnlyList<ToxicityKind> InfectionKinds =
    [
        new("Lung infection", Infections, 1, [0, 2, 6, 1], (3, 120), 14, Unrelated),
        new("Sepsis", Infections, 1, [0, 0, 3, 5], (3, 60), 8, Unrelated),
        new(CatheterInfection, Infections, 1, [0, 3, 6, 0], (3, 60), 9, Unrelated),
        new("Upper respiratory infection", Infections, 1, [0, 5, 1, 0], (10, 300), 8, Unrelated),
        new("Cytomegalovirus infection reactivation", Infections, 1, [3, 5, 1, 0], (14, 150), 14, Maybe),
    ];

    /// <summary>What a dose-limiting toxicity can be where a rule names no term.</summary>
    public static readonly IReadOnlyList<ToxicityKind> SevereKinds =
    [
        new(Crs, Immune, 1, [0, 0, 3, 2], (1, 7), 8, Likely),
        new(Icans, Nervous, 1, [0, 0, 3, 1], (4, 12), 7, Likely),
        new("Alanine aminotransferase increased", Investigations, 1, [0, 0, 3, 1], (3, 20), 14, Likely),
        new(IecHs, Immune, 1, [0, 0, 3, 1], (8, 18), 12, Likely),
        new("Hypotension", "Vascular disorders", 1, [0, 0, 3, 1], (1, 10), 5, Likely),
        new("Hypoxia", "Respiratory, thoracic and mediastinal disorders", 1, [0, 0, 3, 1], (1, 12), 6, Likely),
        new("Heart failure", "Cardiac disorders", 1, [0, 0, 3, 1], (2, 15), 12, Likely),
        new("Acute kidney injury", "Renal and urinary disorders", 1, [0, 0, 3, 1], (2, 18), 10, Likely),
    ];

    /// <summary>The kind a term names; where the catalogue has none, one like the severe kinds in the class given.</summary>
    public static ToxicityKind Of(string term, string? organClass)
    {
        var known = SevereKinds
            .Concat(All)
            .Concat(InfectionKinds)
            .FirstOrDefault(k => string.Equals(k.Term, term, StringComparison.OrdinalIgnoreCase));
        if (known is null && IsIcans(term))
            known = SevereKinds.First(k => k.Term == Icans);
        return known is not null
            ? known with
            {
                Term = term,
            }
            : new(term, organClass ?? General, 1, [0, 1, 3, 1], (1, 20), 7, Likely) { IsKnown = false };
    }

    public Toxicity Draw(Chance chance, int? grade = null)
    {
        var start = chance.Whole(Onset.First, Onset.Last);
        var days = Math.Max(1, (int)Math.Round(chance.About(MedianDays, 0.4)));
        return new(Term, OrganClass, grade ?? 1 + chance.Weighted(Grades), start, start + days - 1, chance.Pick(Relations));
    }
}
