using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Cairn.Bench;

/// <summary>
/// How long the pages of a study take, asked for by clients on the same machine: <c>pages http://127.0.0.1:5080/studies/NCT06880354 SYN-002</c>
/// while <c>cairn demo</c> serves, in the roles that may write on them. Warm: each page is asked for some times before the clock runs.
/// Bounded: 200 requests a page, or as many as are asked for; of one page (<c>/data</c>) where it is named.
/// </summary>
static partial class PagesBench
{
    const int Warm = 30;
    const string Investigator = "investigator",
        Committee = "safety-committee";

    public static readonly string[] OfStudy =
    [
        "",
        "/record",
        "/schedule",
        "/subjects",
        "/screening",
        "/dose",
        "/safety",
        "/safety-events",
        "/safety-serious",
        "/response",
        "/survival",
        "/assumed",
        "/report",
        "/today",
        "/product",
        "/data",
        "/queries",
        "/due",
        "/people",
        "/versions",
        "/history",
        "/subjects/new",
        "/decide",
        "/adjudicate",
    ];

    // Of one subject; DAY is a day of its CRS and ICANS.
    static readonly string[] OfSubject =
    [
        "",
        "/visits",
        "/forms/demographics",
        "/forms/medical-history",
        "/forms/adverse-events",
        "/forms/medications",
        "/forms/chemistry/SCR",
        "/forms/bedside/DAY",
        "/grid/DAY",
        "/ice/DAY",
        "/laboratory",
        "/product",
        "/sign",
    ];

    public static async Task<int> Run(string study, string subject, int measured = 200, string? only = null)
    {
        using var client = new HttpClient(new HttpClientHandler { UseCookies = false }) { Timeout = TimeSpan.FromMinutes(5) };
        var of = $"/subjects/{subject}";
        var day = Day().Match(await client.GetStringAsync(new Uri($"{study}{of}/visits"))).Groups[1].Value;
        Console.WriteLine("| page | kB | p50, ms | p95, ms | p95 with 4 clients, ms |\n|---|---:|---:|---:|---:|");
        var pages = OfStudy.Concat(OfSubject.Select(p => of + p.Replace("DAY", day, StringComparison.Ordinal)));
        foreach (var page in pages.Where(p => only is null || p == only))
        {
            As(client, page);
            var address = new Uri(study + page);
            var size = (await client.GetByteArrayAsync(address)).Length;
            await Ask(client, address, 1, Math.Min(Warm, measured));
            var (one, four) = (await Ask(client, address, 1, measured), await Ask(client, address, 4, measured));
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {(page.Length == 0 ? "overview" : page[1..])} | {size / 1000} | {At(one, 0.5):0.0} | {At(one, 0.95):0.0} | {At(four, 0.95):0.0} |"
                )
            );
        }
        return 0;
    }

    /// <summary>The next requests are those of a role that may open the page.</summary>
    public static void As(HttpClient client, string page)
    {
        client.DefaultRequestHeaders.Remove("Cookie");
        client.DefaultRequestHeaders.Add(
            "Cookie",
            $"cairn-plays={(page is "/decide" or "/adjudicate" ? Committee : Investigator)}"
        );
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

    [GeneratedRegex(@"/forms/bedside/(\d{4}-\d\d-\d\d)")]
    private static partial Regex Day();
}
