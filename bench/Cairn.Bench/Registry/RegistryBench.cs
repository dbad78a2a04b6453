using System.Diagnostics;
using System.Globalization;
using Cairn.Documents.ClinicalTrialsGov;
using Cairn.Registry;
using Cairn.Registry.Queries;
using Cairn.Registry.Words;
using Cairn.Store.Registry;

namespace Cairn.Bench.Registry;

/// <summary>
/// How long a loaded registry takes to answer: searches with all facets, related trials, a landscape; and its pages, when an
/// address of a server is given. Bounded: 400 searches, 200 related trials, 100 requests of each page. One thread.
/// </summary>
static class RegistryBench
{
    const int Searches = 400,
        Related = 200,
        Requests = 100,
        Warm = 20;

    /// <summary>Asked for as they stand, beside words of the records' own titles.</summary>
    static readonly string[] Usual =
    [
        "cancer",
        "leukemia",
        "acute myeloid leukemia CAR-T",
        "randomized trial",
        "quality of life",
        "breast cancer phase:3 country:\"United States\"",
        "\"stem cell transplantation\"",
        "diabetes AND (insulin OR metformin)",
        "hypertension NOT children",
        "AREA[StartDate]RANGE[2000, 2010] AND AREA[Phase]PHASE1",
        "lukemia",
        "target:CD20 product:antibody",
        "",
    ];

    public static async Task<int> Run(string database, string? address)
    {
        await using var store = new RegistryStore(database, Entry);
        var numbers = (await store.Sizes()).Select(s => s.Number).Order(StringComparer.Ordinal).ToArray();
        var chance = new Random(15);
        var asked = Enumerable.Range(0, Related).Select(_ => numbers[chance.Next(numbers.Length)]).ToArray();
        var records = await store.Find(asked);
        var texts = await Texts(records, chance);
        Console.WriteLine(
            $"{numbers.Length} trials\n\n| what | n | p50, ms | p95, ms | p99, ms | most, ms | p99 of processor time, ms |\n|---|---:|---:|---:|---:|---:|---:|"
        );
        await Timed("search, ten best and all facets", texts, async text => await Search(store, text));
        await Timed("related trials, ten best", records, async r => await store.Related(r.Record, new Query.All(), 10));
        await Timed("landscape", [.. texts.Take(40)], async text => await store.Landscape(Ask(text), new Query.All()));
        if (address is not null)
            await Pages(address, [.. texts.Take(Requests)], asked);
        using var self = Process.GetCurrentProcess();
        Console.WriteLine(
            $"\nmost memory of this process {self.PeakWorkingSet64 / 1_000_000} MB, managed {GC.GetTotalMemory(true) / 1_000_000} MB"
        );
        return 0;
    }

    static IndexEntry Entry(RecordVersion version, WordReader reader) =>
        ReadRecord.Of(new(version.Source, version.Format, version.Place)).Value!.Entry(reader);

    static Query Ask(string text) => QueryReader.Read(text).Value ?? new Query.None();

    static Task<SearchResult> Search(RegistryStore store, string text) =>
        store.Search(new() { Query = Ask(text), Facets = Facet.All });

    /// <summary>The usual ones, then two or three words side by side from titles of records.</summary>
    static Task<string[]> Texts(IReadOnlyList<StoredVersion> records, Random chance)
    {
        var titles = records.Select(r =>
            RecordJson.Trial(ReadRecord.ToJson(r.Record.Format, r.Record.Source).Span, r.Row.Number)
        );
        var words = titles
            .Select(t => t.Value?.Title ?? "trial")
            .Select(t => t.Split([' ', ':', '"', '(', ')', '[', ']', ',']))
            .ToArray();
        var own = Enumerable.Range(0, Searches - Usual.Length).Select(i => Some(words[i % words.Length], chance));
        return Task.FromResult<string[]>([.. Usual, .. own]);
    }

    static string Some(string[] words, Random chance)
    {
        var at = chance.Next(words.Length);
        var some = words.Skip(at).Take(1 + chance.Next(3)).Where(w => w is not ("AND" or "OR" or "NOT"));
        return string.Join(' ', some);
    }

    static async Task Timed<T>(string what, IReadOnlyList<T> all, Func<T, Task> ask)
    {
        foreach (var one in all.Take(Warm))
            await ask(one);
        var (times, work) = (new List<double>(), new List<double>());
        using var self = Process.GetCurrentProcess();
        foreach (var one in all)
        {
            self.Refresh();
            var (start, before) = (Stopwatch.GetTimestamp(), self.TotalProcessorTime);
            await ask(one);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            self.Refresh();
            work.Add((self.TotalProcessorTime - before).TotalMilliseconds);
        }
        var slowest = all.Zip(times).OrderByDescending(t => t.Second).Take(5).Where(_ => all[0] is string);
        foreach (var (one, time) in slowest)
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{time:0} ms: {one}"));
        Say(what, times, work);
    }

    static async Task Pages(string address, IReadOnlyList<string> texts, string[] numbers)
    {
        using var client = new HttpClient { BaseAddress = new(address), Timeout = TimeSpan.FromSeconds(30) };
        string[] searches = [.. texts.Select(t => "/registry?q=" + Uri.EscapeDataString(t))],
            trials = [.. numbers.Take(Requests).Select(n => "/registry/" + n)],
            pairs = [.. numbers.Take(Requests).Zip(numbers.Skip(1), (a, b) => $"/registry/compare?a={a}&b={b}")];
        foreach (var (what, pages) in new[] { ("page: search", searches), ("page: trial", trials), ("page: comparison", pairs) })
            await Timed(what, pages, page => client.GetByteArrayAsync(new Uri(page, UriKind.Relative)));
    }

    static void Say(string what, List<double> times, List<double> work)
    {
        times.Sort();
        work.Sort();
        double At(double share) => times[Place(share)];
        int Place(double share) => (int)Math.Ceiling(share * times.Count) - 1;
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"| {what} | {times.Count} | {At(0.5):0.0} | {At(0.95):0.0} | {At(0.99):0.0} | {times[^1]:0.0} | {work[Place(0.99)]:0.0} |"
            )
        );
    }
}
