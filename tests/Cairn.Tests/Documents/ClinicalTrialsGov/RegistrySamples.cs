using System.Text.Json;

namespace Cairn.Tests.Documents.ClinicalTrialsGov;

/// <summary>Records that lie beside the repository: 61 of a search, and one with posted results.</summary>
static class RegistrySamples
{
    const string Folder = "samples/ctgov",
        WithResults = "samples/ctgov/api/spec/data/NCT02513394.json";

    public sealed record Sample(string Id, JsonElement Json)
    {
        public override string ToString() => Id;
    }

    public static string PathWithResults => Shared.PathOf(WithResults);
    public static string PathOfFifty => Shared.PathOf($"{Folder}/dgg32-ctg-studies(5).json");

    /// <summary>Every record of every file; a few stand in two files.</summary>
    public static IReadOnlyList<Sample> All() =>
        [
            .. Directory
                .GetFiles(Shared.PathOf(Folder), "*.json")
                .Order(StringComparer.Ordinal)
                .Append(PathWithResults)
                .SelectMany(Records),
        ];

    public static Sample Of(string id) => All().First(s => s.Id == id);

    public static string? Eligibility(Sample sample) =>
        sample
            .Json.GetProperty("protocolSection")
            .GetProperty("eligibilityModule")
            .TryGetProperty("eligibilityCriteria", out var text)
            ? text.GetString()
            : null;

    static IEnumerable<Sample> Records(string path)
    {
        var root = JsonDocument.Parse(File.ReadAllText(path)).RootElement;
        return (root.ValueKind == JsonValueKind.Array ? [.. root.EnumerateArray()] : new[] { root }).Select(r => new Sample(
            r.GetProperty("protocolSection").GetProperty("identificationModule").GetProperty("nctId").GetString()!,
            r
        ));
    }
}
