using System.Text.Json;
using Cairn.Documents.ClinicalTrialsGov;
using Cairn.Registry;
using Cairn.Registry.Likeness;
using Cairn.Registry.Words;

namespace Cairn.Bench.Registry;

/// <summary>The records of the corpora beside the repository, each read as the registry reads it.</summary>
static class Corpus
{
    /// <summary>The corpora, full records first.</summary>
    public static IReadOnlyList<string> Files { get; } = ["ctgov-xml-6786.tar.gz", "trials101k.jsonl.xz"];

    /// <summary>A record as the systems compared are given it.</summary>
    /// <param name="Packed">Its profile.</param>
    /// <param name="Text">All of its words, for systems that know no fields.</param>
    /// <param name="Profile">What it asks by; null for those that only answer.</param>
    /// <param name="IsFull">False for a text of title and description only.</param>
    public sealed record Trial(string Number, byte[] Packed, string Text, TrialProfile? Profile, bool IsFull);

    public static string Folder { get; } =
        Path.Combine(Environment.GetEnvironmentVariable("CAIRN_SHARED") ?? "../shared", "corpora");

    /// <summary>The trials; of a number that both corpora have the fuller record, which comes first.</summary>
    /// <param name="asks">Numbers of the trials that others are compared with.</param>
    public static IReadOnlyDictionary<string, Trial> Read(IReadOnlySet<string> asks)
    {
        var all = new Dictionary<string, Trial>(StringComparer.Ordinal);
        foreach (var file in Files)
        foreach (var some in RecordFiles.In(Path.Combine(Folder, file)).Chunk(512))
        {
            var read = some.AsParallel().AsOrdered().Select(s => s.Record is { } raw ? Of(raw, asks) : null).ToArray();
            foreach (var trial in read.OfType<Trial>())
                all.TryAdd(trial.Number, trial);
        }
        return all;
    }

    static Trial? Of(RawRecord raw, IReadOnlySet<string> asks)
    {
        if (ReadRecord.Of(raw).Value is not { } record)
            return null;
        var profile = TrialProfile.Of(record.Entry(new WordReader()));
        return new(
            record.Number,
            PackedProfile.Of(profile),
            string.Join('\n', TextOf(record)),
            asks.Contains(record.Number) ? profile : null,
            raw.Format != RecordFormat.Text
        );
    }

    /// <summary>All texts of a record, title first.</summary>
    public static IEnumerable<string> TextOf(ReadRecord record)
    {
        using var json = JsonDocument.Parse(record.Json);
        return [.. Strings(json.RootElement.GetProperty("protocolSection"))];
    }

    static IEnumerable<string> Strings(JsonElement json) =>
        json.ValueKind switch
        {
            JsonValueKind.Object => json.EnumerateObject().SelectMany(p => Strings(p.Value)),
            JsonValueKind.Array => json.EnumerateArray().SelectMany(Strings),
            JsonValueKind.String => [json.GetString()!],
            _ => [],
        };
}
