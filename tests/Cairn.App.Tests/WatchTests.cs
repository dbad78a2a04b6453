using System.Threading.Channels;
using Cairn.Ledger;
using Cairn.Ledger.Entries;
using Cairn.Ledger.Kinds;
using Cairn.Records;
using Cairn.Store;
using Npgsql;

namespace Cairn.App.Tests;

/// <summary>Processes on one database hear of each other's entries; each store here stands for a process.</summary>
[Collection(PostgresFixture.Name)]
public sealed class WatchTests(PostgresFixture postgres) : IDisposable
{
    static readonly TimeSpan Second = TimeSpan.FromSeconds(1),
        Patience = TimeSpan.FromSeconds(20);
    static readonly Attribution By = new("ann", "coordinator");
    readonly TemporaryFolder _folder = CairnProcess.Folder();

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string> Both => ["SQLite", "PostgreSQL"];

    public void Dispose() => _folder.Dispose();

    string Database(string kind) => kind == "SQLite" ? _folder.File("cairn.db") : postgres.NewDatabase();

    static async Task Append(LedgerStore store, string study, int number)
    {
        var record = new Demographics { Subject = $"S{number}" };
        Assert.True((await store.Append(study, Change.Of(new Draft(new RecordAdded(record), By)), Cancel)).IsDone);
    }

    static Channel<(string Study, DateTime At)> Heard(LedgerStore store, CancellationToken cancel)
    {
        var heard = Channel.CreateUnbounded<(string, DateTime)>();
        _ = Task.Run(
            async () =>
            {
                await foreach (var study in store.Watch(cancel))
                    heard.Writer.TryWrite((study, DateTime.UtcNow));
            },
            CancellationToken.None
        );
        return heard;
    }

    static async Task<(string Study, DateTime At)> Next(Channel<(string Study, DateTime At)> heard) =>
        await heard.Reader.ReadAsync(Cancel).AsTask().WaitAsync(Patience, Cancel);

    // The clock runs from the acknowledgement of the one process to the notice in the other. A busy machine may keep either
    // waiting: the fastest of five says what the way itself takes.
    [Theory]
    [MemberData(nameof(Both))]
    public async Task An_entry_of_one_process_is_heard_by_the_others_within_a_second(string kind)
    {
        var database = Database(kind);
        using var stop = new CancellationTokenSource();
        await using var writer = new LedgerStore(database);
        await using var reader = new LedgerStore(database);
        await Append(writer, "X", 0);
        var heard = Heard(reader, stop.Token);
        await Task.Delay(Second, Cancel);
        var took = new List<TimeSpan>();
        foreach (var n in Enumerable.Range(1, 5))
        {
            var study = n % 2 == 0 ? "X" : "Y";
            await Append(writer, study, n);
            var acknowledged = DateTime.UtcNow;
            var notice = await Next(heard);
            Assert.Equal(study, notice.Study);
            took.Add(notice.At - acknowledged);
            Assert.True((await reader.State(study, cancel: Cancel)).Casebook().Subject($"S{n}") is not null);
        }
        Assert.InRange(took.Min(), -Second, Second);
        await stop.CancelAsync();
    }

    [Fact]
    public async Task After_a_lost_connection_a_process_catches_up_and_hears_on()
    {
        var database = postgres.NewDatabase();
        using var stop = new CancellationTokenSource();
        await using var writer = new LedgerStore(database);
        await using var reader = new LedgerStore(database);
        await Append(writer, "X", 0);
        var heard = Heard(reader, stop.Token);
        await Task.Delay(Second, Cancel);
        await EndConnections(database);
        await Retried(() => Append(writer, "X", 1));
        Assert.Equal("X", (await Next(heard)).Study);
        await Task.Delay(Second, Cancel);
        await Append(writer, "Y", 2);
        Assert.Equal("Y", (await Next(heard)).Study);
        await stop.CancelAsync();
    }

    // What is under way while the connection ends is refused; done again it is stored.
    static async Task Retried(Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (StoreException)
        {
            await act();
        }
    }

    static async Task EndConnections(string database)
    {
        var admin = new NpgsqlConnectionStringBuilder(database);
        var name = admin.Database;
        admin.Database = "postgres";
        await using var connection = new NpgsqlConnection(admin.ToString());
        await connection.OpenAsync(Cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'";
        await command.ExecuteNonQueryAsync(Cancel);
    }
}
