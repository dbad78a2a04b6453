using System.Text.Json;
using Cairn.Registry.Queries;
using Cairn.Store.Registry;

namespace Cairn.Bench.Registry;

/// <summary>
/// TREC's topics, a patient in sentences, as searches: condensed nDCG@10, which orders the judged trials only (Sakai, SIGIR 2007,
/// 71-78), gains 3 for eligible and 1 for relevant but excluded; a mean over topics with a 95% interval of resampled topics.
/// </summary>
static class TopicsBench
{
    static readonly string[] Systems =
    [
        "Cairn's search (Lucene)",
        "Cairn's words in FTS5, weighted bm25",
        "plain bm25 (FTS5, porter)",
    ];

    public static async Task Run(Fts5Index fts5, LuceneIndex lucene)
    {
        Console.WriteLine("\n| topics | n | system | condensed nDCG@10 |\n|---|---:|---|---:|");
        foreach (var year in new[] { 2021, 2022 })
        {
            var judged = Judged.Judgements(year).ToLookup(j => j.Topic, StringComparer.Ordinal);
            var gained = new List<double[]>();
            foreach (var (topic, text) in Topics(year))
                if (await Gains([.. judged[topic]], text, fts5, lucene) is { } gains)
                    gained.Add(gains);
            for (var i = 0; i < Systems.Length; i++)
                Say(year, gained.Count, Systems[i], [.. gained.Select(g => g[i])]);
            for (var i = 1; i < Systems.Length; i++)
                Say(year, gained.Count, "Cairn's search less " + Systems[i], [.. gained.Select(g => g[0] - g[i])]);
        }
    }

    static void Say(int year, int count, string system, double[] values) =>
        Console.WriteLine($"| TREC {year} | {count} | {system} | {Measures.Mean(values)} |");

    static IEnumerable<(string Topic, string Text)> Topics(int year)
    {
        foreach (var line in File.ReadLines(Path.Combine(Corpus.Folder, "trec-ct", $"trec_{year}", "queries.jsonl")))
        {
            using var json = JsonDocument.Parse(line);
            yield return (json.RootElement.GetProperty("_id").GetString()!, json.RootElement.GetProperty("text").GetString()!);
        }
    }

    /// <summary>One gain a system; null where no judged trial of the topic is relevant and here.</summary>
    static async Task<double[]?> Gains(
        IReadOnlyList<(string Topic, string Number, int Grade)> judged,
        string text,
        Fts5Index fts5,
        LuceneIndex lucene
    )
    {
        var all = new Query.Numbered([.. judged.Select(j => j.Number)]);
        var here = await lucene.Search(new() { Query = all, Take = judged.Count }, default);
        var known = here.Hits.Select(h => h.Number).ToHashSet(StringComparer.Ordinal);
        var left = judged.Where(j => known.Contains(j.Number)).ToArray();
        if (left.All(j => j.Grade == 0))
            return null;
        var words = PlainCosine.Words(text).Distinct(StringComparer.Ordinal).ToArray();
        var query = Asked(text);
        var found = await lucene.Search(
            new()
            {
                Query = query,
                Filter = all,
                Take = judged.Count,
            },
            default
        );
        var scores = found.Hits.ToDictionary(h => h.Number, h => h.Score ?? 0, StringComparer.Ordinal);
        IReadOnlyDictionary<string, double>[] systems =
        [
            scores,
            fts5.Scores("words", Fts5Index.Match(query)!),
            fts5.Scores("plain", Fts5Index.Any(words)),
        ];
        return [.. systems.Select(s => Measures.NdcgAt10([.. left.Select(j => (s.GetValueOrDefault(j.Number), j.Grade))]))];
    }

    /// <summary>The sentence as the search reads it; marks that mean something to the search are left out of it.</summary>
    static Query Asked(string text)
    {
        var plain = new string([.. text.Select(c => char.IsLetterOrDigit(c) || c is '-' or '.' ? c : ' ')]);
        return PlainWords.Ask(
            new Cairn.Registry.Words.WordReader().Read(plain),
            Cairn.Registry.Structure.SearchAreas.Everywhere,
            Cairn.Registry.Words.Synonyms.OfTheField
        );
    }
}
