using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace Cairn.App.Tests;

/// <summary>A collector on this machine is told templates, methods, statuses and times when it is named, and nothing of patients.</summary>
public sealed class TelemetryTests
{
    const string Secret = "S-SECRET-7";

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_collector_is_told_templates_and_times_and_no_address_subject_or_question()
    {
        using var collector = new Collector();
        using var folder = CairnProcess.Folder();
        await using var pages = await ServedPages.Start(folder.Path, "--database", "t.db", "--otlp", collector.Address);
        await pages.Get($"/studies/soochow-cll1/subjects/{Secret}?as-of={Secret}");
        using (var form = new StringContent(Secret))
            await pages.Client.PostAsync(new Uri($"/{Secret}", UriKind.Relative), form, Cancel);
        await pages.Stop(); // what was not told yet is told at the end
        Assert.Equal(["/v1/metrics", "/v1/traces"], collector.Told.Select(t => t.Path).Distinct().Order());
        foreach (var (_, body) in collector.Told)
        {
            Assert.Contains("http.route", body, StringComparison.Ordinal);
            Assert.Contains("/studies/{study}/subjects/{subject}", body, StringComparison.Ordinal);
            Assert.DoesNotContain(Secret, body, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("nowhere")]
    [InlineData("")]
    public async Task What_is_no_address_is_refused_in_words(string collector)
    {
        using var folder = CairnProcess.Folder();
        var outcome = await CairnProcess.Run(folder.Path, "serve", "--urls", "http://127.0.0.1:0", "--otlp", collector);
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains($"'{collector}' is no address of a collector", outcome.Words, StringComparison.Ordinal);
    }

    sealed class Collector : IDisposable
    {
        readonly HttpListener _listener = new();

        public Collector()
        {
            using (var free = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0))
            {
                free.Start();
                Address = $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}";
            }
            _listener.Prefixes.Add(Address + "/");
            _listener.Start();
            _ = Listen();
        }

        public string Address { get; }

        public ConcurrentBag<(string Path, string Body)> Told { get; } = [];

        async Task Listen()
        {
            while (_listener.IsListening)
                try
                {
                    var asked = await _listener.GetContextAsync();
                    using var body = new MemoryStream();
                    await asked.Request.InputStream.CopyToAsync(body);
                    Told.Add((asked.Request.Url!.AbsolutePath, Encoding.UTF8.GetString(body.ToArray())));
                    asked.Response.Close();
                }
                catch (Exception ended) when (ended is HttpListenerException or ObjectDisposedException)
                {
                    return;
                }
        }

        public void Dispose() => _listener.Close();
    }
}
