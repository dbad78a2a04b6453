using System.Collections.Frozen;
using Cairn.Records;
using Cairn.Studies;

namespace Cairn.Safety;

/// <summary>
/// Whether an event is of a kind of toxicity, by its names in CTCAE v5.0 and MedDRA. What sounds like a low blood count and is no
/// name that is known here may be one: it is asked.
/// </summary>
static class ToxicityGroups
{
    static readonly FrozenSet<string> LowCounts = ToxicityTerm.Set(
        "Neutrophil count decreased",
        "Platelet count decreased",
        "White blood cell decreased",
        "Lymphocyte count decreased",
        "CD4 lymphocytes decreased",
        "Anemia",
        "Bone marrow hypocellular",
        "Pancytopenia",
        "Hematotoxicity"
    );

    /// <summary>Parts of words for few or no cells of the blood.</summary>
    static readonly string[] SoundsLow =
    [
        "penia",
        "penic",
        "aplasia",
        "aplastic",
        "agranulo",
        "cytopen",
        "myelosuppress",
        "hematotox",
        "haematotox",
        "marrow",
    ];

    /// <summary>Terms of CTCAE v5.0 that sound so and are none.</summary>
    static readonly string[] NotLow = ["Febrile neutropenia", "Osteopenia", "Sarcopenia"];

    public static Truth IsIn(AdverseEvent ae, ToxicityGroup group) =>
        group switch
        {
            ToxicityGroup.LowBloodCounts => IsLowCount(ae),
            ToxicityGroup.CytokineRelease => Named(ae, ToxicityTerm.Crs),
            ToxicityGroup.Icans => Named(ae, ToxicityTerm.Icans),
            ToxicityGroup.Hyperinflammation => Named(ae, "Hemophagocytic lymphohistiocytosis"),
            ToxicityGroup.GraftVersusHost => Named(ae, "Graft versus host disease"),
        };

    static Truth IsLowCount(AdverseEvent ae)
    {
        if (ToxicityTerm.IsOne(ae, LowCounts))
            return Truth.True;
        return SoundsLikeOne(ToxicityTerm.Words(ae)) ? Truth.Unknown : OpenName.MayBeLowCount(ae);
    }

    /// <summary>Low counts of one line of cells; the other names tell every line (0083).</summary>
    static readonly FrozenDictionary<string, string> Lines = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["Neutrophil count decreased"] = "white",
        ["White blood cell decreased"] = "white",
        ["Platelet count decreased"] = "platelets",
        ["Lymphocyte count decreased"] = "lymphocytes",
        ["CD4 lymphocytes decreased"] = "lymphocytes",
        ["Anemia"] = "red",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Whether two low counts may be one under two names: pancytopenia or aplasia tells every line of cells, and white cells tell
    /// neutrophils.
    /// </summary>
    public static bool MayBeOneLowCount(AdverseEvent one, AdverseEvent other) =>
        !IsLowCount(one).IsFalse
        && !IsLowCount(other).IsFalse
        && (LineOf(one) is not { } line || LineOf(other) is not { } another || line == another);

    static string? LineOf(AdverseEvent ae) => Lines.GetValueOrDefault(ToxicityTerm.Of(ToxicityTerm.Words(ae)));

    static bool SoundsLikeOne(string name) =>
        SoundsLow.Any(part => name.Contains(part, StringComparison.OrdinalIgnoreCase))
        && !NotLow.Contains(name.Trim(), StringComparer.OrdinalIgnoreCase);

    static Truth Named(AdverseEvent ae, string name) => ToxicityTerm.IsOne(ae, name) ? Truth.True : OpenName.MayBe(ae, name);
}
