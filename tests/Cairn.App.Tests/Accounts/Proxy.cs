using System.Diagnostics;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Cairn.App.Tests.Accounts;

/// <summary>
/// A proxy of docs/deploy before a server: the program itself with the file as it stands there, but for addresses, ports and the
/// certificate. <c>./test</c> brings the programs.
/// </summary>
sealed class Proxy : IAsyncDisposable
{
    /// <summary>The name in the files.</summary>
    public const string Host = "cairn.example.org";

    static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    readonly TemporaryFolder _folder = CairnProcess.Folder();
    Process? _process;

    int Https { get; } = FreePort();
    int Http { get; } = FreePort();

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <param name="program">nginx or caddy.</param>
    /// <param name="server">What stands behind it, as in http://127.0.0.1:5080.</param>
    public static async Task<Proxy> Start(string program, string server)
    {
        var proxy = new Proxy();
        var behind = new Uri(server).Authority;
        proxy._process = program == "nginx" ? await proxy.Nginx(behind) : await proxy.Caddy(behind);
        await proxy.Listens();
        return proxy;
    }

    /// <summary>A browser that asks the proxy whatever name it is told, and trusts who made its certificate.</summary>
    public Guest Guest() => new($"https://{Host}", cookies => new SocketsHttpHandler
        {
            CookieContainer = cookies,
            AllowAutoRedirect = false,
            SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = IsForTheHost },
            ConnectCallback = (to, cancel) => Connect(to.DnsEndPoint.Port == 443 ? Https : Http, cancel),
        });

    static bool IsForTheHost(object _, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) =>
        certificate is not null && !errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch);

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false } running)
        {
            running.Kill(entireProcessTree: true);
            await running.WaitForExitAsync(CancellationToken.None);
        }
        _process?.Dispose();
        _folder.Dispose();
    }

    async Task<Process> Nginx(string behind)
    {
        await Certificate();
        var site = (await Shipped("nginx.conf"))
            .Replace("127.0.0.1:5080", behind, StringComparison.Ordinal)
            .Replace("listen 443 ssl", $"listen 127.0.0.1:{Https} ssl", StringComparison.Ordinal)
            .Replace("listen 80;", $"listen 127.0.0.1:{Http};", StringComparison.Ordinal)
            .Replace("/etc/nginx/", _folder.Path + "/", StringComparison.Ordinal);
        string[] kinds = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
        var temporary = string.Concat(kinds.Select(k => $"{k}_temp_path {_folder.File(k)};\n"));
        await Write("all.conf", $"pid {_folder.File("pid")};\nevents {{}}\nhttp {{\naccess_log off;\n{temporary}{site}}}\n");
        return Run(
            "nginx",
            "-p",
            _folder.Path,
            "-e",
            _folder.File("errors"),
            "-c",
            _folder.File("all.conf"),
            "-g",
            "daemon off;"
        );
    }

    async Task<Process> Caddy(string behind)
    {
        var site = (await Shipped("Caddyfile")).Replace("127.0.0.1:5080", behind, StringComparison.Ordinal);
        var ports = $"https_port {Https}\nhttp_port {Http}\ndefault_bind 127.0.0.1";
        var own = $"{{\nadmin off\nlocal_certs\nskip_install_trust\nlog {{\nlevel ERROR\n}}\n{ports}\n}}\n";
        await Write("Caddyfile", own + site);
        return Run("caddy", "run", "--adapter", "caddyfile", "--config", _folder.File("Caddyfile"));
    }

    Process Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(Found(program), arguments) { WorkingDirectory = _folder.Path };
        start.Environment["XDG_DATA_HOME"] = start.Environment["XDG_CONFIG_HOME"] = _folder.Path;
        return Process.Start(start)!;
    }

    /// <summary>Where the program is: installed, or brought by <c>./test</c>. Skips the test where it is not.</summary>
    static string Found(string program)
    {
        var brought = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache/cairn-test/usr");
        string[] places = ["/usr/sbin", "/usr/bin", $"{brought}/sbin", $"{brought}/bin"];
        var found = Array.Find(places, p => File.Exists(Path.Combine(p, program)));
        Assert.SkipWhen(found is null, $"{program} is not here (./test brings it; Debian package {program})");
        return Path.Combine(found!, program);
    }

    async Task Certificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={Host}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(Host);
        request.CertificateExtensions.Add(names.Build());
        using var made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        await Write("cairn.crt", made.ExportCertificatePem());
        await Write("cairn.key", key.ExportPkcs8PrivateKeyPem());
    }

    static Task<string> Shipped(string name) =>
        File.ReadAllTextAsync(Path.Combine(CairnProcess.Repository, "docs/deploy", name), Cancel);

    Task Write(string name, string text) => File.WriteAllTextAsync(_folder.File(name), text, Cancel);

    static bool IsEarly(Exception early) => early is SocketException or IOException or AuthenticationException;

    // A proxy that makes its certificate itself listens before it has one.
    async Task Listens()
    {
        for (var until = DateTime.UtcNow + Patience; ; await Task.Delay(50, Cancel))
            try
            {
                await using var there = new SslStream(await Connect(Https, Cancel));
                var host = new SslClientAuthenticationOptions
                {
                    TargetHost = Host,
                    RemoteCertificateValidationCallback = IsForTheHost,
                };
                await there.AuthenticateAsClientAsync(host, Cancel);
                return;
            }
            catch (Exception early) when (IsEarly(early) && DateTime.UtcNow < until && _process is { HasExited: false }) { }
    }

    static async ValueTask<Stream> Connect(int port, CancellationToken cancel)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(IPAddress.Loopback, port, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
