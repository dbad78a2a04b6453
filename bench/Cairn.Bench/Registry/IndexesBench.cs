using System.Diagnostics;
using System.Globalization;
using Cairn.Documents.ClinicalTrialsGov;
using Cairn.Registry;
using Cairn.Registry.Likeness;
using Cairn.Registry.Queries;
using Cairn.Registry.Words;
using Cairn.Store.Registry;

namespace Cairn.Bench.Registry;

/// <summary>
/// FTS5 and Lucene.Net side by side, given the same words of the same records in the same process: how long they take to be made
/// and to answer, with all facets, and how well they rank TREC's topics as searches, beside plain bm25. Processor time.
/// </summary>
static class IndexesBench
{
    const int Together = 1000,
        Searches = 200,
        Likened = 100,
        TellingWords = 25;

    static readonly string[] Usual =
    [
        "cancer",
        "leukemia",
        "randomized trial",
        "quality of life",
        "acute myeloid leukemia CAR-T",
        "\"stem cell transplantation\"",
        "diabetes AND (insulin OR metformin)",
    ];

    public static async Task<int> Run(int most, string folder)
    {
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, "fts5.db");
        using var fts5 = new Fts5Index(file);
        await using var lucene = new LuceneIndex(Path.Combine(folder, "lucene"), LuceneQueries.MostSteps);
        var (titles, asked, made) = await Make(most, fts5, lucene);
        Console.WriteLine($"| {made.Count} records | FTS5 | Lucene.Net |\n|---|---:|---:|");
        Say("made, ms of processor a record", [made.Fts5 / made.Count], [made.Lucene / made.Count]);
        var size = new DirectoryInfo(Path.Combine(folder, "lucene")).GetFiles().Sum(f => f.Length);
        Console.WriteLine($"| bytes on disk, MB | {new FileInfo(file).Length / 1e6:0} with plain texts | {size / 1e6:0} |");
        await Search(fts5, lucene, titles);
        await Like(fts5, lucene, asked);
        await TopicsBench.Run(fts5, lucene);
        return 0;
    }

    sealed record Made(int Count, double Fts5, double Lucene);

    static async Task<(List<string> Titles, List<TrialProfile> Asked, Made Made)> Make(
        int most,
        Fts5Index fts5,
        LuceneIndex lucene
    )
    {
        var (titles, asked, made) = (new List<string>(), new List<TrialProfile>(), new Made(0, 0, 0));
        HashSet<string> seen = new(StringComparer.Ordinal);
        var records = Corpus.Files.SelectMany(f => RecordFiles.In(Path.Combine(Corpus.Folder, f)));
        foreach (var some in records.Select(r => r.Record).OfType<RawRecord>().Take(most).Chunk(Together))
        {
            var read = some.AsParallel()
                .AsOrdered()
                .Select(raw => ReadRecord.Of(raw).Value)
                .OfType<ReadRecord>()
                .Select(r => (Entry: r.Entry(new WordReader()), Text: Corpus.TextOf(r)))
                .ToArray()
                .Where(r => seen.Add(r.Entry.Number))
                .ToArray();
            IndexEntry[] entries = [.. read.Select(r => r.Entry)];
            var inFts5 = Worked(() => fts5.Add(entries));
            fts5.AddPlain([.. read.Select(r => string.Join('\n', r.Text))]);
            var inLucene = Worked(() =>
                lucene.Put([.. entries.Select(e => new EntryToPut(_ => e, IsNew: true))], default).Wait()
            );
            made = new(made.Count + entries.Length, made.Fts5 + inFts5, made.Lucene + inLucene);
            titles.AddRange(
                read.Take(3).Select(r => r.Text.FirstOrDefault(t => t.Contains(' ', StringComparison.Ordinal)) ?? "")
            );
            asked.Add(TrialProfile.Of(entries[0]));
        }
        made = made with { Lucene = made.Lucene + Worked(() => lucene.Commit(1, default).Wait()) };
        await Task.CompletedTask;
        return (titles, asked, made);
    }

    static async Task Search(Fts5Index fts5, LuceneIndex lucene, List<string> titles)
    {
        var chance = new Random(59);
        var own = Enumerable.Range(0, Searches).Select(_ => Some(titles[chance.Next(titles.Count)].Split(' '), chance));
        var asked = Usual
            .Concat(own)
            .Select(t => (Text: t, Query: QueryReader.Read(t).Value))
            .Where(q => q.Query is not (null or Query.All));
        var (first, second, shared, same) = (new List<double>(), new List<double>(), new List<double>(), 0);
        foreach (var (text, query) in asked)
        {
            if (Fts5Index.Match(query!) is not { } match)
                continue;
            var search = new Search { Query = query!, Facets = Facet.All };
            (IReadOnlyList<string> Best, int Total, int Codes) a = default;
            SearchResult? b = null;
            var (one, other) = (Worked(() => a = fts5.Search(match)), Worked(() => b = lucene.Search(search, default).Result));
            if (b!.Mended.Count > 0)
                continue;
            (first, second) = ([.. first, one], [.. second, other]);
            same += a.Total == b.Total ? 1 : 0;
            if (Usual.Contains(text, StringComparer.Ordinal))
                Console.WriteLine(
                    string.Create(CultureInfo.InvariantCulture, $"| {text}, {b.Total} found, ms | {one:0.0} | {other:0.0} |")
                );
            if (a.Best is { Count: > 0 })
                shared.Add(a.Best.Intersect(b.Hits.Select(h => h.Number), StringComparer.Ordinal).Count() / (double)a.Best.Count);
        }
        await Task.CompletedTask;
        Say($"{first.Count} searches with all facets, ms: p50, p95, p99", Places(first), Places(second));
        Console.WriteLine($"| searches that find as many trials | {same} of {first.Count} | |");
        Console.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"| share of the ten best that both have | {shared.Average():0.00} | |")
        );
    }

    static string Some(string[] words, Random chance) =>
        string.Join(' ', words.Skip(chance.Next(words.Length)).Take(1 + chance.Next(3)).Where(w => w.All(char.IsAsciiLetter)));

    static async Task Like(Fts5Index fts5, LuceneIndex lucene, List<TrialProfile> asked)
    {
        var (first, second) = (new List<double>(), new List<double>());
        foreach (var trial in asked.Take(Likened))
        {
            string[] words =
            [
                .. trial
                    .Terms.SelectMany(t => t.Value)
                    .GroupBy(t => t.Key, StringComparer.Ordinal)
                    .OrderByDescending(g => g.Sum(t => t.Value))
                    .Select(g => g.Key)
                    .Where(w => w.All(char.IsAsciiLetterOrDigit))
                    .Take(TellingWords),
            ];
            first.Add(Worked(() => fts5.Like(words)));
            second.Add(Worked(() => lucene.Related(new(trial) { Take = 10 }, default).Wait()));
        }
        await Task.CompletedTask;
        Say(
            $"{first.Count} related trials (FTS5: 25 words by bm25, no reasons), ms: p50, p95, p99",
            Places(first),
            Places(second)
        );
    }

    static readonly double[] Shares = [0.5, 0.95, 0.99];

    static double[] Places(List<double> times)
    {
        var sorted = times.Order().ToArray();
        return [.. Shares.Select(share => sorted[(int)Math.Ceiling(share * sorted.Length) - 1])];
    }

    static double Worked(Action work)
    {
        using var self = Process.GetCurrentProcess();
        var before = self.TotalProcessorTime;
        work();
        self.Refresh();
        return (self.TotalProcessorTime - before).TotalMilliseconds;
    }

    static void Say(string what, double[] fts5, double[] lucene)
    {
        static string Of(double[] values) =>
            string.Join(", ", values.Select(v => v.ToString("0.00", CultureInfo.InvariantCulture)));
        Console.WriteLine($"| {what} | {Of(fts5)} | {Of(lucene)} |");
    }
}
