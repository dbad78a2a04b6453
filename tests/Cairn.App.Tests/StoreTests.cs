using System.Globalization;
using Cairn.Ledger;
using Cairn.Records;
using Cairn.Store;
using Microsoft.Data.Sqlite;

namespace Cairn.App.Tests;

/// <summary>What both databases promise; each test runs on SQLite and on PostgreSQL.</summary>
[Collection(PostgresFixture.Name)]
public sealed class StoreTests(PostgresFixture postgres) : IDisposable
{
    static readonly Attribution By = new("ann", "coordinator", new(2025, 6, 2, 8, 0, 0, 123, TimeSpan.Zero), "why not", "x.csv");
    readonly TemporaryFolder _folder = CairnProcess.Folder();

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    string Database(string kind) => kind == "SQLite" ? _folder.File("cairn.db") : postgres.NewDatabase();

    static Draft Vital(int number, string result = "37.1") =>
        Draft.Added(
            new VitalSign
            {
                Subject = "S1",
                Sequence = number,
                TestCode = "TEMP",
                Result = result,
            }
        );

    static List<Draft> Vitals(int count) =>
        [.. Enumerable.Range(1, count).Select(n => Vital(n, n.ToString(CultureInfo.InvariantCulture)))];

    static IReadOnlyList<Entry> After(LedgerState state, params IReadOnlyList<Draft> drafts) =>
        Chain.Link(state.Head, state.Study, drafts, By);

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task What_is_appended_is_read_back_to_the_letter(string kind)
    {
        await using var store = new LedgerStore(Database(kind));
        var odd = new LabResult
        {
            Subject = "李-1",
            Sequence = 1,
            TestCode = "NEUT",
            Result = "<0.1 \"x\"\u0000\n'; DROP TABLE entries;-- 😀",
            Other = new Dictionary<string, string> { ["LBX"] = "µ" },
        };
        var written = After(
            await store.ReadState("X", cancel: Cancel),
            [
                Draft.StudyLoaded(new Dictionary<string, string>()),
                Draft.Added(odd),
                Draft.Added(new Demographics { Subject = "S1" }),
                .. Vitals(45),
                Draft.Corrected(
                    new VitalSign
                    {
                        Subject = "S1",
                        Sequence = 3,
                        TestCode = "TEMP",
                    },
                    6
                ),
            ]
        );
        await store.Append(written, Cancel);
        var read = await store.Read("X", cancel: Cancel);
        Assert.Equal(written.Select(Text), read.Select(Text));
        Assert.Empty(Chain.Verify(read));
        Assert.Equal(7, (await store.Read("X", upTo: 7, Cancel)).Count);
        Assert.Empty(await store.Read("Y", cancel: Cancel));
        Assert.Equal(["X"], await store.Studies(Cancel));
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task Of_two_writers_with_one_head_the_second_is_told_and_writes_nothing(string kind)
    {
        var database = Database(kind);
        await using var one = new LedgerStore(database);
        await using var two = new LedgerStore(database);
        var state = await one.ReadState("X", cancel: Cancel);
        await one.Append(After(state, Vital(1), Vital(2)), Cancel);
        var refused = await Assert.ThrowsAsync<LedgerMovedException>(() => two.Append(After(state, Vital(3)), Cancel));
        Assert.Contains("Nothing was written", refused.Message, StringComparison.Ordinal);
        Assert.Equal(2, (await two.Read("X", cancel: Cancel)).Count);
        await two.Append(After(await two.ReadState("X", cancel: Cancel), Vital(3)), Cancel);
        Assert.Empty(Chain.Verify(await one.Read("X", cancel: Cancel)));
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task Writers_at_the_same_moment_leave_one_whole_chain(string kind)
    {
        var database = Database(kind);
        var written = await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(writer =>
                    Task.Run(
                        async () =>
                        {
                            await using var store = new LedgerStore(database);
                            var entries = 0;
                            for (var i = 0; i < 5; i++)
                            {
                                try
                                {
                                    await store.Append(
                                        After(
                                            await store.ReadState("X", cancel: Cancel),
                                            Vital(writer * 100 + i),
                                            Vital(writer * 100 + 50 + i)
                                        ),
                                        Cancel
                                    );
                                    entries += 2;
                                }
                                catch (LedgerMovedException) { }
                            }
                            return entries;
                        },
                        Cancel
                    )
                )
        );
        await using var store = new LedgerStore(database);
        var read = await store.Read("X", cancel: Cancel);
        Assert.Equal(written.Sum(), read.Count);
        Assert.NotEmpty(read);
        Assert.Empty(Chain.Verify(read));
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task An_append_that_stops_half_way_leaves_nothing(string kind)
    {
        await using var store = new LedgerStore(Database(kind));
        await store.Append(After(await store.ReadState("X", cancel: Cancel), Vital(1)), Cancel);
        var entries = After(await store.ReadState("X", cancel: Cancel), [.. Enumerable.Range(2, 500).Select(n => Vital(n))])
            .ToArray();
        entries[400] = entries[400] with { Sequence = entries[10].Sequence }; // the database refuses it after 400 others
        await Assert.ThrowsAnyAsync<Exception>(() => store.Append(entries, Cancel));
        Assert.Single(await store.Read("X", cancel: Cancel));
        await store.Append(After(await store.ReadState("X", cancel: Cancel), Vital(2)), Cancel);
        Assert.Equal(2, (await store.Read("X", cancel: Cancel)).Count);
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task Studies_in_one_database_have_chains_of_their_own(string kind)
    {
        await using var store = new LedgerStore(Database(kind));
        await store.Append(After(await store.ReadState("X", cancel: Cancel), Vital(1), Vital(2)), Cancel);
        await store.Append(After(await store.ReadState("Y", cancel: Cancel), Vital(1)), Cancel);
        Assert.Equal((2, 1), ((await store.Read("X", cancel: Cancel)).Count, (await store.Read("Y", cancel: Cancel)).Count));
    }

    [Fact]
    public async Task Reading_makes_no_database()
    {
        await using var store = new LedgerStore(_folder.File("none.db"));
        Assert.Empty(await store.Read("X", cancel: Cancel));
        Assert.Empty(await store.Studies(Cancel));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Fact]
    public async Task A_folder_that_does_not_exist_is_said()
    {
        await using var store = new LedgerStore(_folder.File("no/such/cairn.db"));
        var entries = After(await store.ReadState("X", cancel: Cancel), Vital(1));
        Assert.Contains(
            "no/such",
            (await Assert.ThrowsAsync<DirectoryNotFoundException>(() => store.Append(entries, Cancel))).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task SQLite_writes_ahead_and_leaves_one_file_when_it_is_closed()
    {
        var file = _folder.File("cairn.db");
        await using (var store = new LedgerStore($"Data Source={file}"))
            await store.Append(After(await store.ReadState("X", cancel: Cancel), Vital(1)), Cancel);
        Assert.Equal([file], Directory.EnumerateFileSystemEntries(_folder.Path));
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync(Cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode";
        Assert.Equal("wal", await command.ExecuteScalarAsync(Cancel));
    }

    static string Text(Entry e) =>
        $"{e.Sequence} {e.Study} {e.Kind} {e.Key} {string.Join(';', e.Values)} {e.By} {e.By.At.Offset} {e.Corrects} {e.PreviousHash} {e.Hash}";
}
