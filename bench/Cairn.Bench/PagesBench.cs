using System.Diagnostics;
using System.Globalization;

namespace Cairn.Bench;

/// <summary>
/// How long the pages of a study take, asked for by clients on the same machine: <c>pages http://127.0.0.1:5080/studies/NCT06880354 SYN-002</c>
/// while <c>cairn demo</c> serves. Warm: each page is asked for some times before the clock runs. Bounded: 200 requests a page.
/// </summary>
static class PagesBench
{
    const int Warm = 30,
        Measured = 200;
    static readonly string[] Pages =
    [
        "",
        "/record",
        "/schedule",
        "/subjects",
        "/screening",
        "/dose",
        "/safety",
        "/response",
        "/survival",
        "/assumed",
        "/report",
    ];

    public static async Task<int> Run(string study, string subject)
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(30) };
        Console.WriteLine("| page | kB | p50, ms | p95, ms | p95 with 4 clients, ms |\n|---|---:|---:|---:|---:|");
        foreach (var page in Pages.Append("/subjects/" + subject))
        {
            var address = new Uri(study + page);
            var size = (await client.GetByteArrayAsync(address)).Length;
            await Ask(client, address, 1, Warm);
            var (one, four) = (await Ask(client, address, 1, Measured), await Ask(client, address, 4, Measured));
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {(page.Length == 0 ? "overview" : page[1..])} | {size / 1000} | {At(one, 0.5):0.0} | {At(one, 0.95):0.0} | {At(four, 0.95):0.0} |"
                )
            );
        }
        return 0;
    }

    /// <summary>Milliseconds of each request, ascending.</summary>
    static async Task<double[]> Ask(HttpClient client, Uri address, int clients, int requests)
    {
        var times = await Task.WhenAll(
            Enumerable
                .Range(0, clients)
                .Select(async _ =>
                {
                    var own = new double[requests / clients];
                    for (var i = 0; i < own.Length; i++)
                    {
                        var start = Stopwatch.GetTimestamp();
                        await client.GetByteArrayAsync(address);
                        own[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
                    }
                    return own;
                })
        );
        return [.. times.SelectMany(t => t).Order()];
    }

    static double At(double[] ascending, double share) => ascending[(int)Math.Ceiling(share * ascending.Length) - 1];
}
