using System.Diagnostics;
using System.Globalization;
using Cairn.Ledger;
using Cairn.Records;
using Cairn.Store;

namespace Cairn.Bench;

/// <summary>
/// What one more entry costs the next page, through HTTP: while <c>cairn serve</c> has the database open, a laboratory value of one
/// subject is appended by this process, and the page is asked for at once, then again: <c>entry FILE.db
/// http://127.0.0.1:5080/studies/NCT06880354 SYN-002</c>. The database is changed; give it a copy.
/// </summary>
static class EntryBench
{
    const int Warm = 5,
        Rounds = 21;

    static readonly string[] Pages =
    [
        "",
        "/today",
        "/subjects",
        "/screening",
        "/dose",
        "/safety",
        "/response",
        "/survival",
    ];

    public static async Task<int> Run(string database, string address, string subject)
    {
        await using var store = new LedgerStore(database);
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(120) };
        var study = address.Split('/')[^1];
        var casebook = (await store.State(study)).Casebook();
        var value = casebook.Subject(subject)!.Of<LabResult>().Last();
        var head = await store.Head(study);
        Console.WriteLine($"{casebook.Subjects.Count} subjects, {head.Sequence} entries");
        Console.WriteLine("| page | the page, ms | after an entry, ms | the entry costs, ms |\n|---|---:|---:|---:|");
        var next = 1_000_000;
        string[] own = [$"/subjects/{subject}/visits", $"/subjects/{subject}"];
        foreach (var page in own.Concat(Pages))
        {
            var asked = new Uri(address + page);
            for (var i = 0; i < Warm; i++)
                await Asked(client, asked);
            var (first, again) = (new double[Rounds], new double[Rounds]);
            for (var i = 0; i < Rounds; i++)
            {
                var added = value with { Sequence = next++, Entry = null };
                await store.Append(study, new([Draft.Added(added, new("bench", "coordinator"))]));
                first[i] = await Asked(client, asked);
                again[i] = await Asked(client, asked);
            }
            var (after, warm) = (Median(first), Median(again));
            Console.WriteLine(
                string.Create(CultureInfo.InvariantCulture, $"| {page} | {warm:0.0} | {after:0.0} | {after - warm:0.0} |")
            );
        }
        return 0;
    }

    static async Task<double> Asked(HttpClient client, Uri page)
    {
        var start = Stopwatch.GetTimestamp();
        await client.GetByteArrayAsync(page);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    static double Median(double[] values) => values.Order().ElementAt(values.Length / 2);
}
