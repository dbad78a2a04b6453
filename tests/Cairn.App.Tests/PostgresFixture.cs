using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Cairn.App.Tests;

/// <summary>
/// A PostgreSQL server of the tests' own on 127.0.0.1, started from the installed package and removed at the end. As root it runs as the
/// user postgres. Where it cannot start, tests that ask for a database are skipped with the reason.
/// Share it: <c>[Collection(PostgresFixture.Name)]</c>, then <see cref="NewDatabase"/> in each test.
/// </summary>
public sealed class PostgresFixture : IAsyncLifetime
{
    public const string Name = "PostgreSQL";

    /// <summary>Npgsql's own default keeps a connection without work for 300 seconds.</summary>
    const string SoonEnded = "Connection Idle Lifetime=2;Connection Pruning Interval=1";

    readonly string _folder = Path.Combine(Path.GetTempPath(), $"cairn-pg-{Environment.ProcessId}-{Guid.NewGuid():N}");
    string? _binaries;
    string _missing = "PostgreSQL was not started";
    int _port;
    int _databases;

    /// <summary>
    /// The connection string of a database that no other test uses; it does not exist yet. Skips the test where there is no server. Its
    /// connections end soon after their last use: a hundred databases in as many seconds would else hold all that the server allows.
    /// </summary>
    public string NewDatabase()
    {
        Assert.SkipUnless(_missing.Length == 0, _missing);
        var database = $"cairn_{Interlocked.Increment(ref _databases)}";
        return $"Host=127.0.0.1;Port={_port};Username=postgres;Database={database};Timeout=15;{SoonEnded}";
    }

    public async ValueTask InitializeAsync()
    {
        _binaries = Directory.Exists("/usr/lib/postgresql")
            ? Directory
                .EnumerateDirectories("/usr/lib/postgresql")
                .Select(d => Path.Combine(d, "bin"))
                .LastOrDefault(d => File.Exists(Path.Combine(d, "initdb")))
            : null;
        if (_binaries is null)
        {
            _missing = "PostgreSQL is not installed (./test installs it as root; Debian package postgresql)";
            return;
        }
        _port = FreePort();
        var data = Path.Combine(_folder, "data");
        var made =
            Environment.UserName == "root"
                ? await Run("install", "-d", "-o", "postgres", "-g", "postgres", _folder)
                : await Run("mkdir", "-p", _folder);
        _missing =
            made
            + await Server("initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
            + await Server(
                "pg_ctl",
                "-D",
                data,
                "-l",
                Path.Combine(_folder, "log"),
                "-w",
                "-t",
                "60",
                "-o",
                $"-c listen_addresses=127.0.0.1 -c max_connections=300 -p {_port} -k {_folder}",
                "start"
            );
    }

    public async ValueTask DisposeAsync()
    {
        if (_binaries is null)
            return;
        await Server("pg_ctl", "-D", Path.Combine(_folder, "data"), "-m", "immediate", "-w", "stop");
        if (Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
    }

    Task<string> Server(string program, params string[] arguments) =>
        Environment.UserName == "root"
            ? Run("runuser", ["-u", "postgres", "--", Path.Combine(_binaries!, program), .. arguments])
            : Run(Path.Combine(_binaries!, program), arguments);

    /// <summary>Empty when it went well, else why not. The server keeps the output open, so nothing waits for its end.</summary>
    static async Task<string> Run(string program, params string[] arguments)
    {
        using var process = Process.Start(
            new ProcessStartInfo("/bin/sh", ["-c", "exec \"$@\" >/dev/null 2>&1 </dev/null", "sh", program, .. arguments])
            {
                WorkingDirectory = "/",
            }
        )!;
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            return $"{Path.GetFileName(program)} took too long; ";
        }
        return process.ExitCode == 0
            ? ""
            : $"PostgreSQL could not start: {program} {arguments.FirstOrDefault()} ended with {process.ExitCode}; ";
    }

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

[CollectionDefinition(PostgresFixture.Name)]
public sealed class PostgresCollection : ICollectionFixture<PostgresFixture>;
