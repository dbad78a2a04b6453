namespace Cairn.Safety;

/// <summary>
/// Names under which sites and dictionaries know one toxicity. First the CTCAE v5.0 term (ICANS has none there), then what MedDRA and
/// charts call it. Names not listed here are the same only when they are written the same.
/// </summary>
public static class ToxicityTerm
{
    public const string Crs = "Cytokine release syndrome";
    public const string Icans = "Immune effector cell-associated neurotoxicity syndrome";

    static readonly string[][] Names =
    [
        [Crs, "CRS"],
        [Icans, "ICANS"],
        ["Fever", "Pyrexia"],
        ["Neutrophil count decreased", "Neutropenia"],
        ["Platelet count decreased", "Thrombocytopenia"],
        ["White blood cell decreased", "Leukopenia", "White blood cell count decreased"],
        ["Lymphocyte count decreased", "Lymphopenia"],
        ["Anemia", "Anaemia"],
        ["Bone marrow hypocellular", "Bone marrow failure", "Aplasia"],
    ];

    static readonly Dictionary<string, string> Preferred = Names
        .SelectMany(n => n.Select(name => (name, first: n[0])))
        .ToDictionary(n => n.name, n => n.first, StringComparer.OrdinalIgnoreCase);

    public static bool AreSame(string one, string other) => string.Equals(Of(one), Of(other), StringComparison.OrdinalIgnoreCase);

    /// <summary>The one name under which names of a toxicity are the same; it is compared without case.</summary>
    internal static string Of(string name) => Preferred.GetValueOrDefault(name.Trim(), name.Trim());
}
