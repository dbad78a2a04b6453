using System.Diagnostics;
using System.Globalization;

namespace Cairn.App.Tests;

/// <summary>The pages as a user gets them: the built executable serving on a free port of this machine.</summary>
sealed class ServedPages : IAsyncDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    readonly Process _process;
    readonly Task<string> _words;

    ServedPages(Process process, string address)
    {
        (_process, Address) = (process, address);
        _words = process.StandardError.ReadToEndAsync();
        Client = new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new(address), Timeout = Patience };
    }

    /// <summary>http://127.0.0.1:PORT</summary>
    public string Address { get; }

    public HttpClient Client { get; }

    public static async Task<ServedPages> Start(string folder, params string[] arguments)
    {
        var process = CairnProcess.Start(folder, ["serve", "--urls", "http://127.0.0.1:0", .. arguments]);
        var address = await process.StandardOutput.ReadLineAsync().WaitAsync(Patience);
        if (address is null)
            Assert.Fail($"cairn serve ended: {await process.StandardError.ReadToEndAsync()}");
        return new(process, address);
    }

    public Task<HttpResponseMessage> Get(string path) =>
        Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

    public Task<string> Read(string path) =>
        Client.GetStringAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

    /// <summary>Asks the server to end, as Ctrl-C does; its exit code and what it said.</summary>
    public async Task<(int ExitCode, string Words)> Stop()
    {
        if (!_process.HasExited)
            using (var signal = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]))
                await signal.WaitForExitAsync().WaitAsync(Patience);
        await _process.WaitForExitAsync().WaitAsync(Patience);
        return (_process.ExitCode, await _words);
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await Stop();
        }
        catch (TimeoutException)
        {
            _process.Kill(entireProcessTree: true);
        }
        Client.Dispose();
        _process.Dispose();
    }
}

/// <summary>The demo played once, its reports, and its pages served; and a Chromium. Share it: <c>[Collection(Demo.Name)]</c>.</summary>
public sealed class Demo : IAsyncLifetime
{
    public const string Name = "Demo";
    public const string Atd = "NCT06880354",
        Soochow = "soochow-cll1";
    public static readonly string[] Studies = [Atd, Soochow];

    /// <summary>A subject of both studies.</summary>
    public const string Subject = "SYN-006";

    readonly TemporaryFolder _folder = CairnProcess.Folder();

    internal CairnProcess.Outcome Played { get; private set; } = null!;
    internal ServedPages Pages { get; private set; } = null!;
    public Browser Browser { get; } = new();
    public string Out => _folder.File("out");
    public string Database => Path.Combine(Out, "SYNTHETIC-demo.db");

    public async ValueTask InitializeAsync()
    {
        Played = await CairnProcess.Run(_folder.Path, "demo", "--no-serve", "--out", "out");
        Assert.True(Played.ExitCode == 0, Played.Words);
        Pages = await ServedPages.Start(_folder.Path, "--database", Database);
        await Browser.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Browser.DisposeAsync();
        await Pages.DisposeAsync();
        _folder.Dispose();
    }
}

[CollectionDefinition(Demo.Name)]
public sealed class DemoCollection : ICollectionFixture<Demo>;
