using System.Collections.Concurrent;
using System.Collections.Frozen;
using Cairn.Records;
using Cairn.Safety.Ctcae;

namespace Cairn.Safety;

/// <summary>
/// Names under which sites and dictionaries know one toxicity. First the CTCAE v5.0 term (ICANS has none there), then what MedDRA
/// and charts call it. Names not listed here are the same only when they are written the same.
/// </summary>
public static class ToxicityTerm
{
    public const string Crs = "Cytokine release syndrome";
    public const string Icans = "Immune effector cell-associated neurotoxicity syndrome";

    static readonly string[][] Names =
    [
        [Crs, "CRS", "Cytokine storm", "Cytokine release"],
        [Icans, "ICANS", "Immune effector cell-associated neurotoxicity", "CAR T-cell-related encephalopathy syndrome", "CRES"],
        ["Fever", "Pyrexia"],
        ["Neutrophil count decreased", "Neutropenia", "Agranulocytosis", "Granulocytopenia", "Granulocyte count decreased"],
        ["Platelet count decreased", "Thrombocytopenia"],
        ["White blood cell decreased", "Leukopenia", "Leucopenia", "White blood cell count decreased"],
        ["Lymphocyte count decreased", "Lymphopenia", "Lymphocytopenia"],
        ["Anemia", "Anaemia", "Haemoglobin decreased", "Hemoglobin decreased", "Red blood cell count decreased"],
        ["Bone marrow hypocellular", "Bone marrow failure", "Aplasia", "Aplastic anaemia", "Aplastic anemia"],
        ["Pancytopenia", "Bicytopenia", "Cytopenia"],
        [
            "Hematotoxicity",
            "Haematotoxicity",
            "Hematological toxicity",
            "Haematological toxicity",
            "Myelosuppression",
            "Bone marrow toxicity",
            "Immune effector cell-associated hematotoxicity",
            "Immune effector cell-associated haematotoxicity",
            "ICAHT",
        ],
        [
            "Graft versus host disease",
            "Acute graft versus host disease",
            "Acute graft versus host disease in skin",
            "Acute graft versus host disease in intestine",
            "Acute graft versus host disease in liver",
            "Acute graft versus host disease oral",
            "Graft vs host disease",
            "GVHD",
            "aGVHD",
        ],
        [
            "Hemophagocytic lymphohistiocytosis",
            "Haemophagocytic lymphohistiocytosis",
            "HLH",
            "Macrophage activation syndrome",
            "MAS",
            "Secondary hemophagocytic lymphohistiocytosis",
            "Secondary haemophagocytic lymphohistiocytosis",
            "sHLH",
            "Hemophagocytic syndrome",
            "Haemophagocytic syndrome",
            "Histiocytosis haematophagic",
            "IEC-associated HLH-like syndrome",
            "Immune effector cell-associated hemophagocytic lymphohistiocytosis-like syndrome",
            "Immune effector cell-associated haemophagocytic lymphohistiocytosis-like syndrome",
            "IEC-HS",
            "噬血细胞综合征",
            "嗜血细胞综合征",
            "噬血细胞性淋巴组织细胞增多症",
            "噬血细胞性淋巴组织细胞增生症",
            "巨噬细胞活化综合征",
        ],
    ];

    static readonly Dictionary<string, string> Preferred = Names
        .SelectMany(n => n.Select(name => (name: Plain(name), first: n[0])))
        .ToDictionary(n => n.name, n => n.first, StringComparer.OrdinalIgnoreCase);

    public static bool AreSame(string one, string other) => string.Equals(Of(one), Of(other), StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// What an event is called: its coded term, or what the site wrote where it was coded to one of CTCAE's "Other, specify",
    /// which says no more than the organ class.
    /// </summary>
    internal static string Words(AdverseEvent ae) => IsOther(ae.Name) ? ae.Term : ae.Name;

    static bool IsOther(string name) => name.TrimEnd().EndsWith("other, specify", StringComparison.OrdinalIgnoreCase);

    /// <summary>True of an event of that name, and of one that the site put into the category of that name (AECAT).</summary>
    public static bool IsOne(AdverseEvent ae, string term) =>
        AreSame(term, Words(ae)) || (ae.Category is { } category && AreSame(term, category));

    /// <summary>True of an event that is one of a set of toxicities, by its name or its category.</summary>
    internal static bool IsOne(AdverseEvent ae, FrozenSet<string> terms) =>
        terms.Contains(Of(Words(ae))) || (ae.Category is { } category && terms.Contains(Of(category)));

    /// <summary>Toxicities under the one name of each, for <see cref="IsOne(AdverseEvent, FrozenSet{string})"/>.</summary>
    internal static FrozenSet<string> Set(params IEnumerable<string> terms) =>
        terms.Select(Of).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>True of a name that is listed here.</summary>
    internal static bool IsKnown(string name) => Preferred.ContainsKey(Plain(name));

    /// <summary>The one name under which names of a toxicity are the same; it is compared without case.</summary>
    internal static string Of(string name)
    {
        if (Kept.TryGetValue(name, out var known))
            return known;
        var one = Preferred.GetValueOrDefault(Plain(name)) ?? Meant(name);
        if (Kept.Count < MostKept)
            Kept.TryAdd(name, one);
        return one;
    }

    static string Meant(string name) => Term(name) is { } term ? Preferred.GetValueOrDefault(Plain(term), term) : name.Trim();

    // Every line of a definition asks it of every event, and a trial has few names.
    static readonly ConcurrentDictionary<string, string> Kept = new(StringComparer.Ordinal);
    const int MostKept = 10_000;

    // The term of CTCAE that a chart's own name means: low platelets, fit, cerebral oedema.
    static string? Term(string name) =>
        CtcaeVersion
            .All.Select(version => TermSearch.Of(version).Named(name))
            .FirstOrDefault(term => term is { IsOther: false })
            ?.Name;

    // A hyphen tells no two toxicities apart: cytokine-release syndrome, graft-versus-host disease.
    static string Plain(string name) => name.Trim().Replace('-', ' ');
}
