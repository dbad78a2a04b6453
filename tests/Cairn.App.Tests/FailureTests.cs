using System.Data.Common;
using System.Diagnostics;
using Cairn.Bench;
using Cairn.Ledger;
using Cairn.Ledger.Entries;
using Cairn.Ledger.Kinds;
using Cairn.Records;
using Cairn.Store;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Cairn.App.Tests;

/// <summary>
/// What the world does to a database: killed processes, full disks, locks, lost connections. Each time: a clear message, nothing
/// acknowledged that is not stored, and work goes on without help when the trouble is over.
/// </summary>
[Collection(PostgresFixture.Name)]
public sealed class FailureTests(PostgresFixture postgres) : IDisposable
{
    static readonly Attribution By = new("ann", "coordinator");
    readonly TemporaryFolder _folder = CairnProcess.Folder().WithStudy("X");

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string> Both => ["SQLite", "PostgreSQL"];

    public void Dispose() => _folder.Dispose();

    string File => _folder.File("cairn.db");

    string Database(string kind) => kind == "SQLite" ? File : postgres.NewDatabase();

    internal static async Task<Appended> Save(LedgerStore store, int number) =>
        await store.Append("X", Change.Of(new Draft(new RecordAdded(new Demographics { Subject = $"S{number}" }), By)), Cancel);

    internal static async Task<string> Refused(Func<Task> act) => (await Assert.ThrowsAsync<StoreException>(act)).Message;

    internal static async Task Holds(LedgerStore store, int entries)
    {
        var verdict = (await store.Verify([], Cancel)).SingleOrDefault();
        Assert.Equal((entries, true), (verdict?.Entries ?? 0, verdict?.Holds ?? true));
    }

    internal static async Task Run(string database, string sql)
    {
        await using DbConnection connection = database.StartsWith("Host=", StringComparison.Ordinal)
            ? new NpgsqlConnection(database)
            : new SqliteConnection($"Data Source={database};Pooling=False");
        await connection.OpenAsync(Cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Cancel);
    }

    // Twelve of the two hundred that 'Cairn.Bench kill' does; what those found stands in docs/benchmarks.md.
    [Theory]
    [MemberData(nameof(Both))]
    [Trait("Speed", "Slow")]
    public async Task A_process_killed_at_any_moment_loses_nothing_it_acknowledged_and_leaves_no_half_form(string kind)
    {
        var program = Path.Combine(CairnProcess.Repository, "bench/Cairn.Bench/bin/Release/net10.0/Cairn.Bench");
        var outcome = await KillLoop.Run(program, Database(kind), kills: 12, seed: 2);
        Assert.Empty(outcome.Faults);
        Assert.InRange(outcome.Acknowledged, 12, outcome.Stored);
    }

    // Whatever is written to /dev/full finds a full disk.
    [Fact]
    public async Task A_full_disk_leaves_the_older_file_whole_and_none_half_written()
    {
        string[] asked = ["anchor", "--database", "cairn.db", "--out", "heads.txt"];
        await using (var store = new LedgerStore(File))
            Assert.True((await Save(store, 0)).IsDone);
        var (file, part) = (_folder.File("heads.txt"), _folder.File("heads.txt.part"));
        await System.IO.File.WriteAllTextAsync(file, "the older one", Cancel);
        System.IO.File.CreateSymbolicLink(part, "/dev/full");

        var full = await CairnProcess.Run(_folder.Path, asked);

        Assert.Equal(3, full.ExitCode);
        Assert.StartsWith(
            "cairn: The disk is full, and the file was not written. Make room",
            full.Words,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("CAIRN_TRACE", full.Words, StringComparison.Ordinal);
        Assert.Equal("the older one", await System.IO.File.ReadAllTextAsync(file, Cancel));
        Assert.False(System.IO.File.Exists(part));

        Assert.Equal(0, (await CairnProcess.Run(_folder.Path, asked)).ExitCode);
        Assert.NotEqual("the older one", await System.IO.File.ReadAllTextAsync(file, Cancel));
    }

    // A limit on the size of files stands for a full disk: a write beyond it fails, whoever runs it.
    [Fact]
    public async Task On_a_full_disk_nothing_is_acknowledged_and_the_same_import_goes_through_when_there_is_room()
    {
        Directory.CreateDirectory(_folder.File("in"));
        var rows = Enumerable.Range(1, 20_000).Select(n => $"S{n % 50},{n},TEMP,37.{n % 10},2025-06-0{n % 9 + 1}");
        await System.IO.File.WriteAllLinesAsync(
            _folder.File("in/vs.csv"),
            ["USUBJID,VSSEQ,VSTESTCD,VSORRES,VSDTC", .. rows],
            Cancel
        );
        await using (var store = new LedgerStore(File))
            Assert.True((await Save(store, 0)).IsDone);
        var cairn = Path.Combine(CairnProcess.Repository, "src/Cairn.App/bin/Release/net10.0/cairn");
        var limited = $"trap '' XFSZ; ulimit -f 4000; exec {cairn} import --study X --from in --database cairn.db";
        var start = new ProcessStartInfo("/bin/sh", ["-c", limited])
        {
            WorkingDirectory = _folder.Path,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0"; // the runtime would map a large file of its own
        using (var full = Process.Start(start)!)
        {
            var words = await full.StandardError.ReadToEndAsync(Cancel);
            await full.WaitForExitAsync(Cancel);
            Assert.True(full.ExitCode == 3, words);
            Assert.Contains("disk", words, StringComparison.Ordinal);
            Assert.Contains("Nothing was written", words, StringComparison.Ordinal);
        }
        await using (var store = new LedgerStore(File))
            await Holds(store, 1);
        var again = await CairnProcess.Run(_folder.Path, "import", "--study", "X", "--from", "in");
        Assert.True(again.ExitCode == 0, again.Words);
        await using (var store = new LedgerStore(File))
            await Holds(store, 20_001);
    }

    [Fact]
    public async Task A_full_disk_of_the_server_is_said_in_words()
    {
        var database = postgres.NewDatabase();
        await using var store = new LedgerStore(database);
        Assert.True((await Save(store, 0)).IsDone);
        await Run(
            database,
            "CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'no space left on device' USING "
                + "ERRCODE = '53100'; END $$; CREATE TRIGGER full_disk BEFORE INSERT ON entries EXECUTE FUNCTION full_disk()"
        );
        Assert.Contains("is full", await Refused(() => Save(store, 1)), StringComparison.Ordinal);
        await Run(database, "DROP TRIGGER full_disk ON entries");
        Assert.True((await Save(store, 1)).IsDone);
        await Holds(store, 2);
    }

    // A file that was handed over to be looked at: neither it nor its folder may be written by who looks.
    [Fact]
    public async Task A_file_that_somebody_else_may_only_read_is_read_and_verified_by_them()
    {
        if (OperatingSystem.IsWindows())
            return;
        await using (var store = new LedgerStore(File))
            Assert.True((await Save(store, 0)).IsDone);
        SqliteConnection.ClearAllPools();
        const UnixFileMode Read = UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
        const UnixFileMode Enter = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        System.IO.File.SetUnixFileMode(File, Read);
        System.IO.File.SetUnixFileMode(_folder.Path, Read | Enter);
        var cairn = Path.Combine(CairnProcess.Repository, "src/Cairn.App/bin/Release/net10.0/cairn");
        string[] verify = [cairn, "verify", "--database", File];
        string[] asked = Environment.UserName == "root" ? ["setpriv", "--reuid=65534", "--clear-groups", .. verify] : verify;
        var start = new ProcessStartInfo(asked[0], asked[1..]) { RedirectStandardError = true, RedirectStandardOutput = true };
        start.Environment["CAIRN_HOME"] = _folder.Path;
        using var process = Process.Start(start)!;
        var (said, words) = (process.StandardOutput.ReadToEndAsync(Cancel), process.StandardError.ReadToEndAsync(Cancel));
        await process.WaitForExitAsync(Cancel);
        System.IO.File.SetUnixFileMode(_folder.Path, Read | Enter | UnixFileMode.UserWrite);
        Assert.True(process.ExitCode == 0, await words);
        Assert.Contains("X: holds; entries: 1", await said, StringComparison.Ordinal);
    }

    // The server ends the connection while it commits, and lets nobody in who could look whether it did.
    [Fact]
    public async Task A_save_of_which_nobody_knows_whether_it_was_done_does_not_say_that_nothing_was_written()
    {
        var database = postgres.NewDatabase();
        await using var store = new LedgerStore(database + ";Pooling=False");
        Assert.True((await Save(store, 0)).IsDone);
        var admin = new NpgsqlConnectionStringBuilder(database);
        var name = admin.Database;
        admin.Database = "postgres";
        await Run(
            database,
            "CREATE FUNCTION ends() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); "
                + "PERFORM pg_sleep(5); RETURN NULL; END $$; CREATE CONSTRAINT TRIGGER ends AFTER INSERT ON entries "
                + "DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ends()"
        );
        await Run(admin.ToString(), $"ALTER DATABASE {name} ALLOW_CONNECTIONS false");
        var doubtful = await Assert.ThrowsAsync<StoreException>(() => Save(store, 1));
        Assert.Contains("It is not known whether it did", doubtful.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Nothing was written", doubtful.Message, StringComparison.Ordinal);
        Assert.Equal(StoreTrouble.Lost, doubtful.Trouble);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_database_that_may_only_be_read_is_read_and_says_so_when_it_is_written(string kind)
    {
        var database = Database(kind);
        await using (var store = new LedgerStore(database))
            Assert.True((await Save(store, 0)).IsDone);
        var name = kind == "SQLite" ? "" : new NpgsqlConnectionStringBuilder(database).Database;
        if (kind != "SQLite")
            await Run(database, $"ALTER DATABASE {name} SET default_transaction_read_only = on");
        await using (
            var store = new LedgerStore(kind == "SQLite" ? $"Data Source={File};Mode=ReadOnly" : database + ";Pooling=False")
        )
        {
            Assert.Contains("read", await Refused(() => Save(store, 1)), StringComparison.Ordinal);
            await Holds(store, 1);
        }
        if (kind != "SQLite")
            await Run(
                database,
                $"SET default_transaction_read_only = off; ALTER DATABASE {name} RESET default_transaction_read_only"
            );
        await using (var store = new LedgerStore(database))
        {
            Assert.True((await Save(store, 1)).IsDone);
            await Holds(store, 2);
        }
    }

    /// <summary>The database with another waiting for a lock than the usual one.</summary>
    static string Waiting(string database, int seconds) =>
        database.StartsWith("Host=", StringComparison.Ordinal)
            ? $"{database};Options=-c lock_timeout={seconds}s"
            : $"Data Source={database};Default Timeout={seconds}";

    /// <summary>Another program that writes, and does not end.</summary>
    static async Task<DbConnection> Holding(string database)
    {
        DbConnection other = database.StartsWith("Host=", StringComparison.Ordinal)
            ? new NpgsqlConnection(database)
            : new SqliteConnection($"Data Source={database};Pooling=False");
        await other.OpenAsync(Cancel);
        await using var command = other.CreateCommand();
        command.CommandText =
            other is SqliteConnection
                ? "BEGIN IMMEDIATE; UPDATE heads SET study = study"
                : $"BEGIN; SELECT pg_advisory_xact_lock({0x_4361_6972_6E32})";
        await command.ExecuteNonQueryAsync(Cancel);
        return other;
    }

    static async Task<TimeSpan> RefusedAsLocked(LedgerStore store, int number)
    {
        var clock = Stopwatch.StartNew();
        Assert.Matches("locked; it was waited for.*Nothing was written", await Refused(() => Save(store, number)));
        return clock.Elapsed;
    }

    // A minute at a scale of one to ten: six saves one after another wait a second each where they would wait ten.
    [Theory]
    [MemberData(nameof(Both))]
    public async Task While_a_database_is_locked_every_save_is_refused_in_words_reading_goes_on_and_then_so_does_saving(
        string kind
    )
    {
        var database = Database(kind);
        await using var store = new LedgerStore(Waiting(database, seconds: 1));
        await using var patient = new LedgerStore(Waiting(database, seconds: 30)); // a busy machine takes its time between two lines
        Assert.True((await Save(store, 0)).IsDone);
        Assert.True((await Save(patient, 9)).IsDone);
        await using (var other = await Holding(database))
        {
            for (var i = 1; i <= 6; i++)
            {
                Assert.InRange(await RefusedAsLocked(store, i), TimeSpan.FromSeconds(0.9), TimeSpan.FromSeconds(9));
                await Holds(store, 2);
            }
            var waiting = Save(patient, 7); // it is still waited for when the lock is let go
            await Task.Delay(300, Cancel);
            await other.CloseAsync();
            Assert.True((await waiting).IsDone);
        }
        Assert.True((await Save(store, 8)).IsDone);
        await Holds(store, 4);
    }

    // The waiting that nobody set, for real, on both databases at once.
    [Fact]
    [Trait("Speed", "Slow")]
    public async Task Without_a_setting_a_lock_is_waited_for_ten_seconds()
    {
        string[] databases = [File, postgres.NewDatabase()];
        var waited = await Task.WhenAll(
            databases.Select(async database =>
            {
                await using var store = new LedgerStore(database);
                Assert.True((await Save(store, 0)).IsDone);
                TimeSpan elapsed;
                await using (await Holding(database))
                    elapsed = await RefusedAsLocked(store, 1);
                Assert.True((await Save(store, 2)).IsDone);
                await Holds(store, 2);
                return elapsed;
            })
        );
        Assert.All(waited, elapsed => Assert.InRange(elapsed, TimeSpan.FromSeconds(9.5), TimeSpan.FromSeconds(25)));
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_said_with_exit_code_3()
    {
        var outcome = await CairnProcess.Run(
            _folder.Path,
            ["screen", "--study", "X", "--database", "Host=127.0.0.1;Port=1;Database=cairn;Timeout=3"]
        );
        Assert.Equal(3, outcome.ExitCode);
        Assert.Contains("Nobody answers", outcome.Words, StringComparison.Ordinal);
    }
}
