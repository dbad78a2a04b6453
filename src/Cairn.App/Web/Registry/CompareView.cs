using Cairn.Documents.ClinicalTrialsGov;

namespace Cairn.App.Web.Registry;

/// <summary>Two trials side by side, as their page shows them.</summary>
/// <param name="A">What was asked for as the first trial; empty when nothing was.</param>
/// <param name="B">What was asked for as the second trial.</param>
/// <param name="Missing">What was asked for and is not there.</param>
/// <param name="Comparison">Null when there are not two trials.</param>
public sealed record CompareView(
    RegistryLinks Links,
    string A,
    string B,
    IReadOnlyList<string> Missing,
    TrialComparison? Comparison
)
{
    /// <summary>Address of a comparison.</summary>
    public static string AddressOf(string a, string b) =>
        $"/registry/compare?a={Uri.EscapeDataString(a)}&b={Uri.EscapeDataString(b)}";
}
