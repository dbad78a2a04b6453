using System.Data.Common;
using System.Text.Json;
using Cairn.Ledger;
using Cairn.Ledger.Entries;
using Cairn.Ledger.Integrity;
using Cairn.Ledger.Kinds;
using Cairn.Records;
using Cairn.Store;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Cairn.App.Tests;

/// <summary>
/// What somebody who may do everything in the database does to it, and how <c>verify</c> names it; on both databases. Each change
/// is taken back before the next.
/// </summary>
[Collection(PostgresFixture.Name)]
public sealed class VerifyTests(PostgresFixture postgres) : IDisposable
{
    static readonly Attribution By = new("ann", "coordinator", EntrySource.Keyboard, "01", "why not");
    readonly TemporaryFolder _folder = CairnProcess.Folder();

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string> Both => ["SQLite", "PostgreSQL"];

    public void Dispose() => _folder.Dispose();

    /// <summary>A database of which the owner has taken the triggers away: 8 entries of X, 2 of Y.</summary>
    async Task<string> Opened(string kind)
    {
        var database = kind == "SQLite" ? _folder.File("cairn.db") : postgres.NewDatabase();
        await using (var store = new LedgerStore(database))
        {
            await Append(store, "X", [.. Enumerable.Range(1, 5).Select(n => new RecordAdded(Event(n)))]);
            var first = await store.Read("X", 0, 1, Cancel).SingleAsync(Cancel);
            await Append(
                store,
                "X",
                new RecordCorrected(Event(2) with { Grade = 3 }, 2),
                new Signed(SignatureMeaning.Author, "Ann Li", SignatureProof.Password, [SignedEntry.Of(first)], "S1"),
                new RecordAdded(Event(6))
            );
            await Append(store, "Y", new RecordAdded(Event(1)), new RecordAdded(Event(2)));
        }
        var on = kind == "SQLite" ? "" : " ON entries";
        await Run(database, $"DROP TRIGGER entries_stay{on}; DROP TRIGGER entries_remain{on}");
        return database;
    }

    static AdverseEvent Event(int number) =>
        new()
        {
            Subject = "S1",
            Sequence = number,
            Term = $"Fever {number}",
            Grade = 1,
        };

    static async Task Append(LedgerStore store, string study, params EntryContent[] contents) =>
        Assert.True((await store.Append(study, new([.. contents.Select(c => new Draft(c, By))]), Cancel)).IsDone);

    static async Task Run(string database, string sql)
    {
        await using DbConnection connection = database.StartsWith("Host=", StringComparison.Ordinal)
            ? new NpgsqlConnection(database)
            : new SqliteConnection($"Data Source={database};Pooling=False");
        await connection.OpenAsync(Cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Cancel);
    }

    static async Task<IReadOnlyList<ChainBreak>> Breaks(string database, params KnownHead[] known)
    {
        await using var store = new LedgerStore(database);
        return [.. (await store.Verify(known, Cancel)).SelectMany(v => v.Breaks)];
    }

    /// <summary>What verify says first after some statements, which are taken back.</summary>
    static async Task<ChainBreak> After(string database, string sql)
    {
        await Run(database, "CREATE TABLE kept AS SELECT * FROM entries; CREATE TABLE kept_heads AS SELECT * FROM heads");
        await Run(database, sql);
        var breaks = await Breaks(database);
        await Run(
            database,
            "DELETE FROM entries; INSERT INTO entries SELECT * FROM kept; DROP TABLE kept; "
                + "DELETE FROM heads; INSERT INTO heads SELECT * FROM kept_heads; DROP TABLE kept_heads"
        );
        Assert.NotEmpty(breaks);
        return breaks[0];
    }

    static (string, long, BreakKind) What(ChainBreak found) => (found.Study, found.Sequence, found.Kind);

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Any_value_of_any_column_that_is_changed_is_named(string kind)
    {
        var database = await Opened(kind);
        Assert.Empty(await Breaks(database));
        foreach (var text in new[] { "kind", "subject", "domain", "content", "who", "role", "site", "at", "event_date" })
            Assert.Equal(("X", 4, BreakKind.Changed), What(await After(database, Set($"{text} = 'x'"))));
        foreach (var text in new[] { "device_time", "source", "reason", "previous_hash", "hash" })
            Assert.Equal(("X", 4, BreakKind.Changed), What(await After(database, Set($"{text} = 'x'"))));
        foreach (var text in new[] { "subject = NULL", "reason = NULL", "number = 40", "corrects = 2" })
            Assert.Equal(("X", 4, BreakKind.Changed), What(await After(database, Set(text))));
        Assert.Equal(BreakKind.PrivateChanged, (await After(database, Set("private = replace(private, 'Fever', 'Rash')"))).Kind);
        Assert.Equal(("X", 4, BreakKind.PrivateLost), What(await After(database, Set("private = NULL"))));
        Assert.Equal(("X", 4, BreakKind.Reordered), What(await After(database, Set("sequence = 40"))));
        Assert.Equal(("X", 4, BreakKind.Missing), What(await After(database, Set("study = 'Z'"))));
        Assert.Equal(("X", 1, BreakKind.Rewritten), What(await After(database, Head("hash = repeat_a"))));
        Assert.Equal(("X", 9, BreakKind.Truncated), What(await After(database, Head("sequence = 9"))));
        Assert.Equal(("X", 1, BreakKind.Inserted), What(await After(database, "DELETE FROM heads WHERE study = 'X'")));
        if (kind == "SQLite") // 2^32 more would pass as the same number
            Assert.Equal(("X", 4, BreakKind.Changed), What(await After(database, Set("number = number + 4294967296"))));
        Assert.Empty(await Breaks(database));
    }

    static string Set(string what) => $"UPDATE entries SET {what} WHERE study = 'X' AND sequence = 4";

    static string Head(string what) =>
        $"UPDATE heads SET {what.Replace("repeat_a", $"'{new string('a', 64)}'", StringComparison.Ordinal)} WHERE study = 'X'";

    // The rows are checked as their bytes stand; a file whose texts are UTF-16 holds the same entries in other bytes.
    [Fact]
    public async Task A_ledger_in_a_file_of_another_encoding_is_checked_alike()
    {
        var database = _folder.File("wide.db");
        await using (var empty = new SqliteConnection($"Data Source={database};Pooling=False"))
        {
            await empty.OpenAsync(Cancel);
            await using var command = empty.CreateCommand();
            command.CommandText = "PRAGMA encoding = 'UTF-16le'; CREATE TABLE first (one TEXT); DROP TABLE first";
            await command.ExecuteNonQueryAsync(Cancel);
        }
        await using (var store = new LedgerStore(database))
            await Append(store, "X", new RecordAdded(Event(1) with { Term = "Fièvre 发热" }), new RecordAdded(Event(2)));
        Assert.Empty(await Breaks(database));
        await Run(database, "DROP TRIGGER entries_stay; UPDATE entries SET who = 'bob' WHERE sequence = 2");
        Assert.Equal(("X", 2, BreakKind.Changed), What((await Breaks(database))[0]));
    }

    // A chain of several slices, which two connections read in turns; the last change makes up a number that no slice reaches.
    [Theory]
    [InlineData("UPDATE entries SET who = 'eve' WHERE sequence = 9000", 9_000)]
    [InlineData("UPDATE entries SET reason = 'because' WHERE sequence = 20000", 20_000)]
    [InlineData("DELETE FROM entries WHERE sequence BETWEEN 4096 AND 12300", 4_096)]
    [InlineData("UPDATE entries SET sequence = sequence + 900000000000000000 WHERE sequence > 15000", 15_001)]
    public async Task A_change_deep_in_a_long_ledger_is_named(string change, long named)
    {
        var database = _folder.File("long.db");
        await using (var store = new LedgerStore(database))
            for (var from = 1; from < 20_000; from += 5_000)
                await Append(store, "X", [.. Enumerable.Range(from, 5_000).Select(n => new RecordAdded(Event(n)))]);
        Assert.Empty(await Breaks(database));

        await Run(database, $"DROP TRIGGER entries_stay; DROP TRIGGER entries_remain; {change}");

        Assert.Equal(named, (await Breaks(database))[0].Sequence);
    }

    // What is written while it runs belongs to another moment: neither missing nor too much.
    [Fact]
    public async Task A_long_ledger_is_checked_while_others_write_to_it()
    {
        await using var store = new LedgerStore(_folder.File("busy.db"));
        await Append(store, "X", [.. Enumerable.Range(1, 9_000).Select(n => new RecordAdded(Event(n)))]);
        using var stop = new CancellationTokenSource();
        var writing = Task.Run(
            async () =>
            {
                for (var n = 10_000; !stop.IsCancellationRequested; n++)
                    await Append(store, "X", new RecordAdded(Event(n)));
            },
            Cancel
        );
        for (var i = 0; i < 10; i++)
        {
            var before = (await store.Head("X", Cancel)).Sequence;
            var verdict = Assert.Single(await store.Verify([], Cancel));
            Assert.True(verdict.Holds, string.Join(' ', verdict.Breaks));
            Assert.InRange(verdict.Entries, before, (await store.Head("X", Cancel)).Sequence);
        }
        await stop.CancelAsync();
        await writing;
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Entries_deleted_inserted_reordered_duplicated_or_cut_off_are_named(string kind)
    {
        var database = await Opened(kind);
        async Task Named(string sql, long at, BreakKind how) => Assert.Equal(("X", at, how), What(await After(database, sql)));
        const string x = "study = 'X' AND sequence";
        await Named($"DELETE FROM entries WHERE {x} = 3", 3, BreakKind.Missing);
        await Named($"DELETE FROM entries WHERE {x} <= 2", 1, BreakKind.Missing);
        await Named(
            $"DELETE FROM entries WHERE {x} = 3; UPDATE entries SET sequence = -sequence WHERE {x} > 3; "
                + $"UPDATE entries SET sequence = -sequence - 1 WHERE {x} < 0",
            3,
            BreakKind.Missing
        );
        await Named($"DELETE FROM entries WHERE {x} > 6", 7, BreakKind.Truncated);
        await Named("DELETE FROM entries WHERE study = 'X'", 1, BreakKind.Truncated);
        await Named(
            $"UPDATE entries SET sequence = -3 WHERE {x} = 3; UPDATE entries SET sequence = 3 WHERE {x} = 5; "
                + $"UPDATE entries SET sequence = 5 WHERE {x} = -3",
            3,
            BreakKind.Reordered
        );
        await Named(Copied("9", $"{x} = 4"), 9, BreakKind.Duplicated);
        await Named(Shifted + Copied("5", $"{x} = 4"), 5, BreakKind.Duplicated);
        await Named(Shifted + Copied("5", "study = 'Y' AND sequence = 2"), 5, BreakKind.Inserted);
        Assert.Empty(await Breaks(database));
    }

    // Makes room for a fifth entry.
    const string Shifted =
        "UPDATE entries SET sequence = -sequence WHERE study = 'X' AND sequence > 4; "
        + "UPDATE entries SET sequence = 1 - sequence WHERE study = 'X' AND sequence < 0; ";

    static string Copied(string place, string where) =>
        "INSERT INTO entries SELECT 'X', "
        + place
        + ", kind, subject, domain, number, corrects, content, private, who, role, site, at, event_date, device_time, source, "
        + $"reason, previous_hash, hash FROM entries WHERE {where}";

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_signature_moved_to_another_entry_or_subject_is_named(string kind)
    {
        var database = await Opened(kind);
        foreach (var moved in new[] { "content = replace(content, '\"1:', '\"2:')", "subject = 'S9'" })
            Assert.Equal(
                ("X", 7, BreakKind.SignatureMoved),
                What(await After(database, $"UPDATE entries SET {moved} WHERE study = 'X' AND sequence = 7"))
            );
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_chain_rewritten_whole_is_named_by_an_anchor_and_the_entry_by_an_archive(string kind)
    {
        var database = await Opened(kind);
        ChainHead anchored;
        List<KnownHead> archived;
        List<Entry> forged;
        await using (var store = new LedgerStore(database))
        {
            anchored = await store.Head("X", Cancel);
            var entries = await store.Read("X", cancel: Cancel).ToListAsync(Cancel);
            archived = [.. entries.Select(e => new KnownHead("X", ChainHead.Of(e), "an archive"))];
            forged = Forged(entries);
        }
        await Run(database, "DELETE FROM entries WHERE study = 'X'");
        foreach (var e in forged)
            await Run(database, Insert(e));
        await Run(database, $"UPDATE heads SET hash = '{forged[^1].Hash}' WHERE study = 'X'");
        Assert.Empty(await Breaks(database));
        Assert.Equal(("X", 1, BreakKind.Rewritten), What((await Breaks(database, new KnownHead("X", anchored, "an anchor")))[0]));
        Assert.Equal(("X", 5, BreakKind.Rewritten), What((await Breaks(database, [.. archived]))[0]));
        var gone = await Breaks(database, new KnownHead("Z", anchored, "an anchor"));
        Assert.Equal(("Z", 1, BreakKind.Truncated), What(gone[0]));
    }

    // The fifth entry says another name, and every hash after it is made anew; signatures cover the first one only.
    static List<Entry> Forged(List<Entry> entries)
    {
        var (head, forged) = (ChainHead.Empty, new List<Entry>());
        foreach (var entry in entries)
        {
            var made = entry with { Who = entry.Sequence == 5 ? "bob" : entry.Who, PreviousHash = head.Hash };
            forged.Add(made with { Hash = CanonicalForm.HashOf(made) });
            head = ChainHead.Of(forged[^1]);
        }
        return forged;
    }

    static string Insert(Entry e)
    {
        static string Text(object? value) =>
            value is null ? "NULL" : $"'{value.ToString()!.Replace("'", "''", StringComparison.Ordinal)}'";
        object?[] numbers = [e.Sequence, e.Number, e.Corrects];
        var n = numbers.Select(v => v?.ToString() ?? "NULL").ToArray();
        return $"INSERT INTO entries VALUES ({Text(e.Study)}, {n[0]}, {Text(e.Kind)}, {Text(e.Subject)}, "
            + $"{Text(e.Domain)}, {n[1]}, "
            + $"{n[2]}, {Text(e.Content)}, {Text(e.Private)}, {Text(e.Who)}, {Text(e.Role)}, {Text(e.Site)}, {Text(e.At)}, "
            + $"{Text(e.EventDate)}, {Text(e.DeviceTime)}, {Text(e.Source)}, {Text(e.Reason)}, {Text(e.PreviousHash)}, "
            + $"{Text(e.Hash)})";
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Archive_and_restore_give_an_identical_head_and_the_archive_is_verified_alone(string kind)
    {
        var database = await Opened(kind);
        async Task<CairnProcess.Outcome> Cairn(params string[] arguments) => await CairnProcess.Run(_folder.Path, arguments);
        Assert.Equal(0, (await Cairn("archive", "--database", database, "--out", "a.zip")).ExitCode);
        Assert.Equal(0, (await Cairn("anchor", "--new-key", "me.pem")).ExitCode);
        Assert.Equal(0, (await Cairn("anchor", "--database", database, "--key", "me.pem", "--out", "heads.txt")).ExitCode);
        var alone = await Cairn("verify", "a.zip", "--anchor", "heads.txt", "--trust", "me.pem.pub");
        Assert.True(alone.ExitCode == 0, alone.Output + alone.Words);
        var to = kind == "SQLite" ? postgres.NewDatabase() : _folder.File("restored.db"); // across the two databases
        foreach (var _ in new[] { "first", "again" })
            Assert.Equal(0, (await Cairn("restore", "a.zip", "--database", to)).ExitCode);
        await using (var old = new LedgerStore(database))
        await using (var restored = new LedgerStore(to))
        {
            Assert.Equal(await old.Heads(Cancel), await restored.Heads(Cancel));
            Assert.Equal(
                await old.Read("X", cancel: Cancel).ToListAsync(Cancel),
                await restored.Read("X", cancel: Cancel).ToListAsync(Cancel)
            );
            await Append(restored, "X", new RecordAdded(Event(7)));
        }
        Assert.Equal(0, (await Cairn("verify", "--database", to, "--anchor", "heads.txt", "--anchor", "a.zip")).ExitCode);
        Assert.Equal(3, (await Cairn("restore", "a.zip", "--database", to)).ExitCode); // it has gone on: nothing is overwritten
        Assert.Equal(0, (await Cairn("backup", "--database", database, "--out", "b.db")).ExitCode);
        Assert.Equal(0, (await Cairn("verify", "b.db", "--anchor", "a.zip")).ExitCode);
        Assert.Equal(2, (await Cairn("backup", "--database", database, "--out", "b.db")).ExitCode);
        await Run(database, "DELETE FROM entries WHERE study = 'X' AND sequence = 3");
        var broken = await Cairn("verify", "--database", database, "--format", "json");
        Assert.Equal(4, broken.ExitCode);
        var found = JsonDocument.Parse(broken.Output).RootElement.GetProperty("ledgers")[0].GetProperty("breaks")[0];
        Assert.Equal((3, "missing"), (found.GetProperty("entry").GetInt32(), found.GetProperty("kind").GetString()));
        Assert.Equal(3, (await Cairn("archive", "--database", database, "--out", "c.zip")).ExitCode);
        Assert.False(File.Exists(_folder.File("c.zip")));
        if (!OperatingSystem.IsWindows())
            foreach (var file in new[] { "a.zip", "b.db", "me.pem", "heads.txt" })
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_folder.File(file)));
    }

    [Fact]
    public async Task An_archive_with_one_byte_changed_or_its_end_cut_off_is_named()
    {
        var database = await Opened("SQLite");
        async Task<CairnProcess.Outcome> Cairn(params string[] arguments) => await CairnProcess.Run(_folder.Path, arguments);
        await Cairn("archive", "--database", database, "--out", "a.zip");
        using (var zip = System.IO.Compression.ZipFile.Open(_folder.File("a.zip"), System.IO.Compression.ZipArchiveMode.Update))
        {
            var entry = zip.GetEntry("entries/X.jsonl")!;
            string text;
            using (var reader = new StreamReader(entry.Open()))
                text = await reader.ReadToEndAsync(Cancel);
            entry.Delete();
            await using var writer = new StreamWriter(zip.CreateEntry("entries/X.jsonl").Open());
            await writer.WriteAsync(
                text.Replace("\\\"AETOXGR\\\":\\\"3\\\"", "\\\"AETOXGR\\\":\\\"2\\\"", StringComparison.Ordinal)
            );
        }
        var changed = await Cairn("verify", "a.zip");
        Assert.Equal(4, changed.ExitCode);
        Assert.Contains("ledger of X, entry 6: It was changed", changed.Output, StringComparison.Ordinal);
        Assert.Contains("entries/X.jsonl", changed.Output, StringComparison.Ordinal);
        Assert.Equal(4, (await Cairn("restore", "a.zip", "--database", "new.db")).ExitCode);
        Assert.False(File.Exists(_folder.File("new.db")));
        await using (var file = new FileStream(_folder.File("a.zip"), FileMode.Open))
            file.SetLength(file.Length / 2);
        Assert.Equal(4, (await Cairn("verify", "a.zip")).ExitCode);
        Assert.Equal(2, (await Cairn("verify", "no.zip")).ExitCode);
    }

    [Fact]
    public async Task An_archive_with_a_line_that_holds_no_entry_is_named_at_that_line_and_what_stands_before_it_is_checked()
    {
        var database = await Opened("SQLite");
        await CairnProcess.Run(_folder.Path, "archive", "--database", database, "--out", "a.zip");
        using (var zip = System.IO.Compression.ZipFile.Open(_folder.File("a.zip"), System.IO.Compression.ZipArchiveMode.Update))
        {
            var entry = zip.GetEntry("entries/X.jsonl")!;
            using var reader = new StreamReader(entry.Open());
            var lines = (await reader.ReadToEndAsync(Cancel)).Split('\n');
            reader.Dispose();
            entry.Delete();
            lines[4] = "{garbage";
            await using var writer = new StreamWriter(zip.CreateEntry("entries/X.jsonl").Open());
            await writer.WriteAsync(string.Join('\n', lines));
        }
        var verified = await CairnProcess.Run(_folder.Path, "verify", "a.zip");
        Assert.Equal(4, verified.ExitCode);
        Assert.Contains("X: BROKEN at entry 5; entries: 4", verified.Output, StringComparison.Ordinal);
        Assert.Contains("line 5: The line holds no entry", verified.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_anchor_that_was_changed_or_signed_by_another_is_named()
    {
        var database = await Opened("SQLite");
        async Task<CairnProcess.Outcome> Cairn(params string[] arguments) => await CairnProcess.Run(_folder.Path, arguments);
        await Cairn("anchor", "--new-key", "me.pem");
        await Cairn("anchor", "--new-key", "you.pem");
        await Cairn("anchor", "--database", database, "--key", "me.pem", "--out", "a.txt", "--time-stamp-request", "a.tsq");
        Assert.True(new FileInfo(_folder.File("a.tsq")).Length > 0);
        Assert.Equal(0, (await Cairn("verify", "a.txt")).ExitCode);
        Assert.Equal(4, (await Cairn("verify", "--database", database, "--anchor", "a.txt", "--trust", "you.pem.pub")).ExitCode);
        var head = (await File.ReadAllLinesAsync(_folder.File("a.txt"), Cancel))[2].Split(' ')[0];
        Assert.Equal(0, (await Cairn("verify", "--database", database, "--head", $"X={head}")).ExitCode);
        var another = head[..^1] + (head[^1] == '0' ? '1' : '0');
        Assert.Equal(4, (await Cairn("verify", "--database", database, "--head", $"X={another}")).ExitCode);
        var text = await File.ReadAllTextAsync(_folder.File("a.txt"), Cancel);
        await File.WriteAllTextAsync(_folder.File("b.txt"), text.Replace(head, another, StringComparison.Ordinal), Cancel);
        Assert.Equal(4, (await Cairn("verify", "b.txt")).ExitCode);
        Assert.Equal(2, (await Cairn("verify", "--database", database, "--head", "12")).ExitCode);
    }
}
