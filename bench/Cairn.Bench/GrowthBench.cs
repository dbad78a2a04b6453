using System.Diagnostics;
using System.Globalization;

namespace Cairn.Bench;

/// <summary>
/// How the work of a page grows with the subjects: the processor time that servers of ledgers of several sizes take for a request, and the
/// exponent between the two largest (1: in proportion to the subjects). Processor time of the server's process, so that other work on
/// the machine counts for little. Each page is asked for a few times before, so that what is kept of a ledger is kept.
/// </summary>
static class GrowthBench
{
    const int Warm = 3,
        Measured = 10;

    /// <summary>A server that runs, as SUBJECTS=PROCESS=ADDRESS.</summary>
    sealed record Server(int Subjects, Process Process, string Address)
    {
        public static Server Of(string text) =>
            text.Split('=', 3) is [var subjects, var process, var address]
                ? new(Number(subjects), Process.GetProcessById(Number(process)), address)
                : throw new ArgumentException($"'{text}' is not SUBJECTS=PROCESS=ADDRESS.", nameof(text));

        static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
    }

    /// <param name="path">Of the study: <c>/studies/NCT06880354</c>.</param>
    /// <param name="servers">From the smallest to the largest.</param>
    public static async Task<int> Run(string path, string subject, IReadOnlyList<string> servers)
    {
        List<Server> all = [.. servers.Select(Server.Of)];
        using var client = new HttpClient(new HttpClientHandler { UseCookies = false }) { Timeout = TimeSpan.FromMinutes(5) };
        Console.WriteLine($"| page, ms of processor | {string.Join(" | ", all.Select(s => s.Subjects))} | exponent |");
        Console.WriteLine($"|---|{string.Concat(all.Select(_ => "---:|"))}---:|");
        foreach (var page in PagesBench.OfStudy.Append($"/subjects/{subject}"))
        {
            PagesBench.As(client, page);
            var costs = new List<double>();
            foreach (var server in all)
                costs.Add(await Cost(client, server, new Uri(server.Address + path + page)));
            var exponent = Math.Log(costs[^1] / costs[^2]) / Math.Log((double)all[^1].Subjects / all[^2].Subjects);
            Console.WriteLine(
                $"| {(page.Length == 0 ? "overview" : page[1..])} | {string.Join(" | ", costs.Select(Text))} | {Text(exponent, "0.00")} |"
            );
        }
        return 0;
    }

    static async Task<double> Cost(HttpClient client, Server server, Uri address)
    {
        for (var i = 0; i < Warm; i++)
            await client.GetByteArrayAsync(address);
        server.Process.Refresh();
        var before = server.Process.TotalProcessorTime;
        for (var i = 0; i < Measured; i++)
            await client.GetByteArrayAsync(address);
        server.Process.Refresh();
        return (server.Process.TotalProcessorTime - before).TotalMilliseconds / Measured;
    }

    static string Text(double number) => Text(number, "0.0");

    static string Text(double number, string format) => number.ToString(format, CultureInfo.InvariantCulture);
}
