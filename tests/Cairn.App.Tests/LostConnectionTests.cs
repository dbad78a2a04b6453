using Cairn.Store;
using Cairn.Store.Accounts;
using Cairn.Store.Drafts;
using Npgsql;
using static Cairn.App.Tests.FailureTests;

namespace Cairn.App.Tests;

/// <summary>A database server that loses connections, or is not there: nothing acknowledged is missing, and nobody who comes later hears of it.</summary>
[Collection(PostgresFixture.Name)]
public sealed class LostConnectionTests(PostgresFixture postgres)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_connection_lost_under_load_loses_nothing_acknowledged_and_saving_goes_on_by_itself()
    {
        var database = postgres.NewDatabase();
        await using var store = new LedgerStore(database);
        Assert.True((await Save(store, 0)).IsDone);
        var (acknowledged, refused) = (new List<long>(), new List<string>());
        var saving = Enumerable
            .Range(0, 8)
            .Select(writer => Task.Run(() => SaveOn(store, writer, acknowledged, refused), Cancel));
        var all = Task.WhenAll(saving.ToList());
        foreach (var _ in Enumerable.Range(0, 5))
        {
            await Task.Delay(100, Cancel);
            await EndConnections(database);
        }
        await all;
        Assert.All(refused, words => Assert.Contains("lost", words, StringComparison.Ordinal));
        await using var after = new LedgerStore(database);
        var stored = await after.Read("X", cancel: Cancel).Select(e => e.Sequence).ToListAsync(Cancel);
        Assert.Empty(acknowledged.Except(stored));
        Assert.True((await Save(store, 9_999)).IsDone);
        Assert.True((await after.Verify([], Cancel)).All(v => v.Holds));
    }

    [Fact]
    public async Task A_connection_lost_while_nobody_saved_is_opened_again_before_anybody_is_refused()
    {
        var database = postgres.NewDatabase();
        await using var store = new LedgerStore(database);
        foreach (var number in Enumerable.Range(0, 5))
        {
            Assert.True((await Save(store, number)).IsDone);
            await EndConnections(database);
        }
        await Holds(store, 5);
    }

    // Several connections wait in each pool: whichever is taken first is dead.
    [Fact]
    public async Task Reading_never_hears_of_connections_that_broke_while_nobody_used_them()
    {
        var database = postgres.NewDatabase();
        await using var store = new LedgerStore(database);
        await using var accounts = new AccountStore(database);
        await using var drafts = new DraftStore(database);
        Assert.True((await Save(store, 0)).IsDone);
        var words = new Dictionary<string, string> { ["AETERM"] = "Fever" };
        await drafts.Keep("ann", "X", "S0", "day-1", "AE", words, DraftTurn.Untold, Cancel);
        foreach (var _ in Enumerable.Range(0, 3))
        {
            var reads = Enumerable.Range(0, 6).Select(_ => store.State("X", cancel: Cancel));
            Assert.All(await Task.WhenAll(reads), state => Assert.Equal(1, state.Head.Sequence));
            Assert.Null(await accounts.Find("ann", Cancel));
            Assert.Single(await drafts.Of("ann", "X", "S0", Cancel));
            await EndConnections(database);
        }
        Assert.Single(await store.Read("X", cancel: Cancel).ToListAsync(Cancel));
        await EndConnections(database);
        await Holds(store, 1);
        await EndConnections(database);
        await drafts.Discard("ann", "X", "S0", "day-1", Cancel);
        Assert.Empty(await drafts.Of("ann", "X", "S0", Cancel));
    }

    // No store of this program, accounts and drafts among them, answers with the database's own words.
    [Fact]
    public async Task A_server_that_is_not_there_is_said_in_words_by_accounts_and_drafts_too()
    {
        const string Nowhere = "Host=127.0.0.1;Port=1;Database=cairn;Timeout=3";
        await using var accounts = new AccountStore(Nowhere);
        await using var drafts = new DraftStore(Nowhere);
        Func<Task>[] asked =
        [
            () => accounts.HasAny(Cancel),
            () => accounts.SessionKeys(Cancel),
            () => drafts.Of("ann", "X", "S0", Cancel),
            () => drafts.Keep("ann", "X", "S0", "day-1", "AE", new Dictionary<string, string>(), DraftTurn.Untold, Cancel),
            () => drafts.Discard("ann", "X", "S0", "day-1", Cancel),
        ];
        foreach (var ask in asked)
            Assert.Contains("Nobody answers", await Refused(ask), StringComparison.Ordinal);
    }

    static async Task SaveOn(LedgerStore store, int writer, List<long> acknowledged, List<string> refused)
    {
        for (var i = 1; i <= 60; i++)
        {
            try
            {
                var answer = await Save(store, writer * 1000 + i);
                lock (acknowledged)
                    acknowledged.AddRange(answer.Entries.Select(e => e.Sequence));
            }
            catch (StoreException lost)
            {
                lock (refused)
                    refused.Add(lost.Message);
            }
            await Task.Delay(5, Cancel);
        }
    }

    static async Task EndConnections(string database)
    {
        var admin = new NpgsqlConnectionStringBuilder(database);
        var name = admin.Database;
        admin.Database = "postgres";
        await Run(
            admin.ToString(),
            $"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}' AND pid <> pg_backend_pid()"
        );
    }
}
