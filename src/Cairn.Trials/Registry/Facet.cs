using Cairn.Registry.Queries;

namespace Cairn.Registry;

/// <summary>A field by whose codes found trials are counted and narrowed.</summary>
/// <param name="Key">Its name in addresses: phase.</param>
/// <param name="Field">The field of the codes: Phase.</param>
/// <param name="Label">Its heading.</param>
public sealed record Facet(string Key, string Field, string Label)
{
    /// <summary>The facets, in the order of the page.</summary>
    public static IReadOnlyList<Facet> All { get; } =
    [
        new("status", "OverallStatus", "Status"),
        new("phase", "Phase", "Phase"),
        new("target", TrialCodes.Target, "Target"),
        new("product", TrialCodes.Product, "Kind of product"),
        new("setting", TrialCodes.Setting, "Course of the disease"),
        new("country", "LocationCountry", "Country"),
        new("type", "StudyType", "Study type"),
        new("kind", "InterventionType", "Kind of intervention"),
        new("group", "StdAge", "Age group"),
        new("sex", "Sex", "Sex"),
        new("healthy", "HealthyVolunteers", "Healthy volunteers"),
        new("funder", "LeadSponsorClass", "Class of sponsor"),
        new("results", "HasResults", "Results"),
    ];

    /// <summary>The facet of that key; null when there is none.</summary>
    public static Facet? Find(string key) => All.FirstOrDefault(f => f.Key == key);
}
