using System.Globalization;
using Cairn.Ledger;
using Cairn.Ledger.Entries;
using Cairn.Ledger.Integrity;
using Cairn.Ledger.Kinds;
using Cairn.Records;
using Cairn.Store;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Cairn.App.Tests;

/// <summary>What both databases promise; each test runs on SQLite and on PostgreSQL.</summary>
[Collection(PostgresFixture.Name)]
public sealed class StoreTests(PostgresFixture postgres) : IDisposable
{
    static readonly Attribution By = new("ann", "coordinator", EntrySource.File("x.csv", new('b', 64)), "01", "why not");
    readonly TemporaryFolder _folder = CairnProcess.Folder();

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string> Both => ["SQLite", "PostgreSQL"];

    public void Dispose() => _folder.Dispose();

    string Database(string kind) => kind == "SQLite" ? _folder.File("cairn.db") : postgres.NewDatabase();

    static VitalSign Vital(int number, string result = "37.1") =>
        new()
        {
            Subject = "S1",
            Sequence = number,
            TestCode = "TEMP",
            Result = result,
        };

    static Change Of(params IReadOnlyList<EntryContent> contents) => new([.. contents.Select(c => new Draft(c, By))]);

    static Change Vitals(int from, int count) =>
        Of([.. Enumerable.Range(from, count).Select(n => new RecordAdded(Vital(n, n.ToString(CultureInfo.InvariantCulture))))]);

    static async Task<IReadOnlyList<Entry>> Read(
        LedgerStore store,
        string study = "X",
        long after = 0,
        long upTo = long.MaxValue
    ) => await store.Read(study, after, upTo, Cancel).ToListAsync(Cancel);

    // Two people deliver the same files at once: the second is told in a screenful, and nothing of his is half written.
    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_delivery_that_somebody_else_wrote_meanwhile_is_one_cause(string kind)
    {
        await using var store = new LedgerStore(Database(kind));
        await store.Append("X", Vitals(1, 500), Cancel);
        var late = await store.Append("X", Vitals(1, 500), Cancel);
        Assert.Equal(500, late.Conflicts.Count);
        var refused = Assert.Throws<BadInputException>(() => (object)Ledgers.OrRefuse(late));
        Assert.Equal(21, refused.Findings.Count);
        Assert.EndsWith("the same as here.", refused.Findings[0].What, StringComparison.Ordinal);
        Assert.StartsWith("480 more records", refused.Findings[^1].What, StringComparison.Ordinal);
        Assert.Equal(500, (await Read(store)).Count);
    }

    // Two people at two desks: the second range would give a result two limits, and nothing of it is written.
    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_range_of_a_laboratory_is_kept_and_one_that_contradicts_it_is_refused(string kind)
    {
        var range = new LabRange
        {
            Laboratory = "检验科",
            Test = "ALT",
            Low = "7",
            High = "40",
            Unit = "U/L",
            From = new(2026, 1, 1),
        };
        var database = Database(kind);
        await using (var store = new LedgerStore(database))
            Assert.True((await store.Append("X", Of(new LabRangeStated(range)), Cancel)).IsDone);
        await using var other = new LedgerStore(database);
        var refused = await other.Append("X", Of(new LabRangeStated(range with { Sex = Sex.Male })), Cancel);
        Assert.Contains("entry 1, 检验科", Assert.Single(refused.Refusals).What, StringComparison.Ordinal);
        Assert.True((await other.Append("X", Of(new LabRangeStated(range with { High = "50" }, 1)), Cancel)).IsDone);
        var line = Assert.Single((await other.State("X", cancel: Cancel)).Ranges.Lines);
        Assert.Equal((range with { High = "50" }, "why not"), (line.Range, line.Entry.Reason));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task What_is_appended_is_read_back_to_the_letter(string kind)
    {
        var database = Database(kind);
        var odd = new LabResult
        {
            Subject = "李-1",
            Sequence = 1,
            TestCode = "NEUT",
            Result = "<0.1 \"x\"\u0000\n'; DROP TABLE entries;-- 😀",
            Other = new Dictionary<string, string> { ["LBX"] = "µ" },
        };
        Appended written;
        await using (var store = new LedgerStore(database))
            written = await store.Append(
                "X",
                Of([
                    new SyntheticMark(1, []),
                    new RecordAdded(odd),
                    new RecordAdded(new Demographics { Subject = "S1" }),
                    .. Vitals(1, 45).Drafts.Select(d => d.Content),
                    new QueryOpened(new("S1", "VS", 3), null, "sure?"),
                ]),
                Cancel
            );
        Assert.True(written.IsDone);
        await using var again = new LedgerStore(database);
        var read = await Read(again);
        Assert.Equal(written.Entries, read);
        Assert.Empty(ChainCheck.Breaks(read));
        Assert.Equal(written.State.Head, await again.Head("X", Cancel));
        Assert.Equal(7, (await Read(again, upTo: 7)).Count);
        Assert.Empty(await Read(again, "Y"));
        Assert.Equal(["X"], await again.Studies(Cancel));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Two_people_on_two_records_never_collide_and_on_one_the_second_is_told_what_the_first_said(string kind)
    {
        var database = Database(kind);
        await using var one = new LedgerStore(database);
        await using var two = new LedgerStore(database);
        await one.Append("X", Vitals(1, 2), Cancel);
        Assert.True((await one.Append("X", Of(new RecordCorrected(Vital(1, "38"), 1)), Cancel)).IsDone);
        Assert.True((await two.Append("X", Of(new RecordCorrected(Vital(2, "36"), 2)), Cancel)).IsDone);
        var late = await two.Append("X", Of(new RecordCorrected(Vital(1, "39"), 1), new RecordAdded(Vital(9))), Cancel);
        Assert.False(late.IsDone);
        Assert.Empty(late.Entries);
        var conflict = Assert.Single(late.Conflicts);
        Assert.Equal((new RecordKey("S1", "VS", 1), 3), (conflict.Key, conflict.Theirs!.Newest.Sequence));
        Assert.Equal([new ValueChange("VSORRES", "38", "39")], conflict.Differences);
        Assert.Equal(4, (await Read(one)).Count);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Writers_at_the_same_moment_leave_one_whole_chain_and_lose_nothing(string kind)
    {
        var database = Database(kind);
        await using (var first = new LedgerStore(database))
            await first.Append("X", Of(new SyntheticMark(1, [])), Cancel);
        await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(writer =>
                    Task.Run(
                        async () =>
                        {
                            await using var store = new LedgerStore(database);
                            var saves = Enumerable
                                .Range(0, 10)
                                .Select(i => store.Append("X", Vitals(writer * 100 + i * 2, 2), Cancel));
                            Assert.All(await Task.WhenAll(saves), answer => Assert.True(answer.IsDone));
                        },
                        Cancel
                    )
                )
        );
        await using var store = new LedgerStore(database);
        var read = await Read(store);
        Assert.Equal(81, read.Count);
        Assert.Empty(ChainCheck.Breaks(read));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_state_is_read_once_and_grows_by_what_another_process_wrote(string kind)
    {
        var database = Database(kind);
        await using var one = new LedgerStore(database);
        await using var two = new LedgerStore(database);
        Assert.Equal(ChainHead.Empty, (await two.State("X", cancel: Cancel)).Head);
        await one.Append("X", Vitals(1, 3), Cancel);
        var seen = await two.State("X", cancel: Cancel);
        Assert.Same(seen, await two.State("X", cancel: Cancel));
        await one.Append("X", Vitals(4, 3), Cancel);
        Assert.Equal(6, (await two.State("X", cancel: Cancel)).Casebook().Subject("S1")!.Of<VitalSign>().Count());
        Assert.Equal(3, seen.Casebook().Subject("S1")!.Of<VitalSign>().Count());
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task The_past_is_read_by_entry_and_by_instant(string kind)
    {
        var clock = new HandClock(new(2025, 6, 2, 8, 0, 0, TimeSpan.Zero));
        await using var store = new LedgerStore(Database(kind), clock);
        foreach (var n in Enumerable.Range(1, 3))
        {
            await store.Append("X", Vitals(n, 1), Cancel);
            clock.Now += TimeSpan.FromDays(1);
        }
        async Task<long> At(Point point) => (await store.State("X", point, Cancel)).Head.Sequence;
        Assert.Equal(2, await At(new(Entry: 2)));
        Assert.Equal(0, await At(new(Instant: new(2025, 6, 2, 7, 59, 59, TimeSpan.Zero))));
        Assert.Equal(1, await At(new(Instant: new(2025, 6, 2, 8, 0, 0, TimeSpan.Zero))));
        Assert.Equal(2, await At(new(Instant: new(2025, 6, 4, 1, 0, 0, TimeSpan.Zero))));
        Assert.Equal(3, await At(Point.Now));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_clock_set_back_is_said_and_never_shows_what_was_not_known_yet(string kind)
    {
        var clock = new HandClock(new(2025, 6, 5, 8, 0, 0, TimeSpan.Zero));
        await using var store = new LedgerStore(Database(kind), clock);
        await store.Append("X", Vitals(1, 1), Cancel);
        clock.Now -= TimeSpan.FromDays(3);
        var back = await store.Append("X", Vitals(2, 1), Cancel);
        Assert.Contains("2025-06-05", Assert.Single(back.Warnings).What, StringComparison.Ordinal);
        Assert.Equal(0, (await store.State("X", new(Instant: new(2025, 6, 3, 0, 0, 0, TimeSpan.Zero)), Cancel)).Head.Sequence);
        clock.Now += TimeSpan.FromDays(4);
        Assert.Empty((await store.Append("X", Vitals(3, 1), Cancel)).Warnings);
        Assert.Empty(ChainCheck.Breaks(await Read(store)));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_change_that_the_database_refuses_leaves_nothing_and_takes_no_other_with_it(string kind)
    {
        await using var store = new LedgerStore(Database(kind));
        await store.Append("X", Vitals(1, 1), Cancel);
        var broken = new Change([.. Vitals(2, 20).Drafts, new(new Locked(), By with { Who = null! })]);
        var saves = new[]
        {
            store.Append("X", Vitals(30, 2), Cancel),
            store.Append("X", broken, Cancel),
            store.Append("X", Vitals(40, 2), Cancel),
        };
        await Assert.ThrowsAnyAsync<Exception>(() => Task.WhenAll(saves));
        Assert.Equal(
            (true, false, true),
            (saves[0].IsCompletedSuccessfully, saves[1].IsCompletedSuccessfully, saves[2].IsCompletedSuccessfully)
        );
        var read = await Read(store);
        Assert.Equal(5, read.Count);
        Assert.Empty(ChainCheck.Breaks(read));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Studies_in_one_database_have_chains_of_their_own(string kind)
    {
        await using var store = new LedgerStore(Database(kind));
        await Task.WhenAll(store.Append("X", Vitals(1, 2), Cancel), store.Append("Y", Vitals(1, 1), Cancel));
        Assert.Equal((2, 1), ((await Read(store, "X")).Count, (await Read(store, "Y")).Count));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_private_value_that_was_removed_is_nowhere_in_the_table_and_the_chain_holds(string kind)
    {
        var database = Database(kind);
        await using (var store = new LedgerStore(database))
        {
            await store.Append(
                "X",
                Of(
                    new RecordAdded(
                        new AdverseEvent
                        {
                            Subject = "S1",
                            Sequence = 1,
                            Term = "Fever of Ms Lindqvist",
                        }
                    )
                ),
                Cancel
            );
            Assert.True((await store.Append("X", Of(new Redacted(new("S1", "AE", 1), "S1", 1, ["AETERM"])), Cancel)).IsDone);
            var read = await Read(store);
            Assert.Null(read[0].Private);
            Assert.Empty(ChainCheck.Breaks(read));
            Assert.Equal(
                EntryValue.RemovedMark,
                (await store.State("X", cancel: Cancel)).Casebook().Subject("S1")!.Of<AdverseEvent>().Single().Term
            );
        }
        if (kind == "SQLite")
            Assert.DoesNotContain(
                "Lindqvist",
                System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(_folder.File("cairn.db"), Cancel)),
                StringComparison.Ordinal
            );
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Entries_cannot_be_changed_or_deleted_with_plain_sql(string kind)
    {
        var database = Database(kind);
        await using (var store = new LedgerStore(database))
            await store.Append("X", Vitals(1, 2), Cancel);
        foreach (
            var sql in new[]
            {
                "UPDATE entries SET who = 'bob'",
                "UPDATE entries SET content = '{}' WHERE sequence = 1",
                "DELETE FROM entries",
            }
        )
            Assert.Contains(
                "never changed",
                (await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => Run(database, sql))).Message.Replace(
                    "never deleted",
                    "never changed",
                    StringComparison.Ordinal
                ),
                StringComparison.Ordinal
            );
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_database_of_another_form_is_refused_with_what_to_do(string kind)
    {
        var (ahead, before) = (Database(kind), kind == "SQLite" ? _folder.File("old.db") : postgres.NewDatabase());
        await using (var store = new LedgerStore(ahead))
            await store.Append("X", Vitals(1, 1), Cancel);
        await Run(ahead, "INSERT INTO schema_versions (version, what, made_at) VALUES (99, 'of the future', '')");
        await using (var store = new LedgerStore(ahead))
            Assert.Contains(
                "form 99",
                (await Assert.ThrowsAsync<StoreException>(() => store.State("X", cancel: Cancel))).Message,
                StringComparison.Ordinal
            );
        await using (var store = new LedgerStore(before))
            await store.Append("X", Vitals(1, 1), Cancel);
        await Run(before, "DROP TABLE schema_versions");
        await using (var store = new LedgerStore(before))
            await Assert.ThrowsAsync<StoreException>(() => store.Append("X", Vitals(2, 1), Cancel));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_ledger_cut_off_at_its_end_is_not_written_to(string kind)
    {
        var database = Database(kind);
        await using (var store = new LedgerStore(database))
            await store.Append("X", Vitals(1, 3), Cancel);
        await Run(database, kind == "SQLite" ? "DROP TRIGGER entries_remain" : "DROP TRIGGER entries_remain ON entries");
        await Run(database, "DELETE FROM entries WHERE sequence = 3");
        await using var again = new LedgerStore(database);
        Assert.Contains(
            "verify",
            (await Assert.ThrowsAsync<StoreException>(() => again.Append("X", Vitals(4, 1), Cancel))).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Reading_makes_no_database()
    {
        await using var store = new LedgerStore(_folder.File("none.db"));
        Assert.Empty(await Read(store));
        Assert.Equal(ChainHead.Empty, (await store.State("X", cancel: Cancel)).Head);
        Assert.Empty(await store.Studies(Cancel));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Fact]
    public async Task A_folder_that_does_not_exist_is_said()
    {
        await using var store = new LedgerStore(_folder.File("no/such/cairn.db"));
        var refused = await Assert.ThrowsAsync<StoreException>(() => store.Append("X", Vitals(1, 1), Cancel));
        Assert.Contains("no/such", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_said()
    {
        await File.WriteAllTextAsync(_folder.File("notes.db"), new string('x', 5000), Cancel);
        await using var store = new LedgerStore(_folder.File("notes.db"));
        var refused = await Assert.ThrowsAsync<StoreException>(() => store.Append("X", Vitals(1, 1), Cancel));
        Assert.Contains("no SQLite database", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public async Task SQLite_writes_ahead_leaves_one_file_when_it_is_closed_and_its_owner_alone_reads_it()
    {
        var file = _folder.File("cairn.db");
        await using (var store = new LedgerStore($"Data Source={file}"))
        {
            await store.Append("X", Vitals(1, 1), Cancel);
            foreach (var each in Directory.EnumerateFiles(_folder.Path))
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(each));
        }
        Assert.Equal([file], Directory.EnumerateFileSystemEntries(_folder.Path));
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync(Cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode";
        Assert.Equal("wal", await command.ExecuteScalarAsync(Cancel));
    }

    static async Task Run(string database, string sql)
    {
        await using System.Data.Common.DbConnection connection = database.StartsWith("Host=", StringComparison.Ordinal)
            ? new NpgsqlConnection(database)
            : new SqliteConnection($"Data Source={database};Pooling=False");
        await connection.OpenAsync(Cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Cancel);
    }
}
