using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Cairn.Ledger;
using Cairn.Ledger.Entries;
using Cairn.Ledger.Kinds;
using Cairn.Records;
using Cairn.Store;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Cairn.App.Tests;

/// <summary>
/// What <c>cairn verify</c> says as people run it, on both databases: every ledger of a database is forged in another way, by
/// somebody who may do everything there, and each is named with the first broken entry and how; exit code 4.
/// </summary>
[Collection(PostgresFixture.Name)]
public sealed class ForgeriesTests(PostgresFixture postgres) : IDisposable
{
    /// <summary>Entries of a ledger: five events, a correction of the second, a signature over the first, a sixth event.</summary>
    const int Entries = 8;
    const int Signature = 7;

    static readonly Attribution By = new("ann", "coordinator", EntrySource.Keyboard, "01", "why not");
    readonly TemporaryFolder _folder = CairnProcess.Folder();

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string> Both => ["SQLite", "PostgreSQL"];

    public void Dispose() => _folder.Dispose();

    string Database(string kind) => kind == "SQLite" ? _folder.File("cairn.db") : postgres.NewDatabase();

    /// <summary>A way to forge a ledger; <c>{S}</c> in the statements is its study.</summary>
    /// <param name="Entry">The first entry that is not as it was written.</param>
    /// <param name="How">The kind of break, as JSON says it; null where several are right.</param>
    /// <param name="Says">Part of the words.</param>
    sealed record Forgery(string Name, string Sql, int Entry, string? How, string Says)
    {
        public string Statements => Sql.Replace("{S}", Name, StringComparison.Ordinal);
    }

    const string Where = "study = '{S}' AND sequence";

    static readonly Forgery[] Named =
    [
        new("deleted", $"DELETE FROM entries WHERE {Where} = 3", 3, "missing", "It is missing."),
        new("deleted-first", $"DELETE FROM entries WHERE {Where} <= 2", 1, "missing", "Entries 1 to 2 are missing."),
        new(
            "deleted-and-closed-up",
            $"DELETE FROM entries WHERE {Where} = 3; {Moved(3, by: -1)}",
            3,
            "missing",
            "It is missing."
        ),
        new("inserted", $"{Moved(4, by: 1)}{Copied(5, "study = 'whole' AND sequence = 3")}", 5, "inserted", "It was put in"),
        new(
            "reordered",
            $"UPDATE entries SET sequence = -3 WHERE {Where} = 3; UPDATE entries SET sequence = 3 WHERE {Where} = 5; "
                + $"UPDATE entries SET sequence = 5 WHERE {Where} = -3",
            3,
            "reordered",
            "entry 5 stands here"
        ),
        new("duplicated", $"{Moved(4, by: 1)}{Copied(5, $"{Where} = 4")}", 5, "duplicated", "It is entry 4 a second time."),
        new("duplicated-at-the-end", Copied(9, $"{Where} = 4"), 9, "duplicated", "It is entry 4 a second time."),
        new(
            "truncated",
            $"DELETE FROM entries WHERE {Where} > 6",
            7,
            "truncated",
            "The ledger was cut off: entries 7 to 8 are missing at its end. The head is known from"
        ),
        new("emptied", "DELETE FROM entries WHERE study = '{S}'", 1, "truncated", "entries 1 to 8 are missing at its end"),
        new(
            "signature-of-another-record",
            $"UPDATE entries SET content = replace(content, '\"1:', '\"2:') WHERE {Where} = {Signature}",
            Signature,
            "signature-moved",
            "The signature was changed or moved"
        ),
        new(
            "signature-of-another-subject",
            $"UPDATE entries SET subject = 'S9' WHERE {Where} = {Signature}",
            Signature,
            "signature-moved",
            "The signature was changed or moved"
        ),
        new(
            "private",
            $"UPDATE entries SET private = replace(private, 'Fever', 'Rash') WHERE {Where} = 4",
            4,
            "private-changed",
            "The value was changed"
        ),
        new("private-gone", $"UPDATE entries SET private = NULL WHERE {Where} = 4", 4, "private-lost", "no entry says so"),
        new(
            "head-hash",
            "UPDATE heads SET hash = substr(hash, 2) || substr(hash, 1, 1) WHERE study = '{S}'",
            1,
            "rewritten",
            "is not the one"
        ),
        new("head-sequence", "UPDATE heads SET sequence = 9 WHERE study = '{S}'", 9, "truncated", "entries 9 to 9 are missing"),
        new("head-gone", "DELETE FROM heads WHERE study = '{S}'", 1, "inserted", "It was put in"),
        new("head-study", "UPDATE heads SET study = 'elsewhere' WHERE study = '{S}'", 1, "inserted", "It was put in"),
    ];

    /// <summary>Gives the entries behind one other numbers.</summary>
    static string Moved(int behind, int by) =>
        $"UPDATE entries SET sequence = -sequence WHERE {Where} > {behind}; "
        + string.Create(CultureInfo.InvariantCulture, $"UPDATE entries SET sequence = {by} - sequence WHERE {Where} < 0; ");

    static string Copied(int place, string from) =>
        $"INSERT INTO entries SELECT '{{S}}', {place}, kind, subject, domain, number, corrects, content, private, who, role, "
        + $"site, at, event_date, device_time, source, reason, previous_hash, hash FROM entries WHERE {from}; ";

    /// <summary>Every column of every entry: what is not asked of the database itself would be forgotten when a column is new.</summary>
    static IEnumerable<Forgery> Changed(IReadOnlyList<(string Name, bool IsNumber)> columns) =>
        from column in columns
        from entry in Enumerable.Range(1, Entries)
        let name = $"{column.Name}-{entry}"
        select new Forgery(name, $"UPDATE entries SET {Other(column, name)} WHERE {Where} = {entry}", entry, null, ".");

    static string Other((string Name, bool IsNumber) column, string study) =>
        column switch
        {
            { Name: "study" } => $"study = 'from {study}'",
            { IsNumber: true } => $"{column.Name} = coalesce({column.Name}, 0) + 40",
            _ => $"{column.Name} = coalesce({column.Name}, '') || 'x'",
        };

    async Task Write(string database, IEnumerable<string> studies)
    {
        await using var store = new LedgerStore(database);
        foreach (var study in studies)
        {
            var events = Enumerable.Range(1, 5).Select(n => new Draft(new RecordAdded(Event(n)), By));
            var first = (await store.Append(study, new([.. events]), Cancel)).Entries[0];
            EntryContent[] rest =
            [
                new RecordCorrected(Event(2) with { Grade = 3 }, 2),
                new Signed(SignatureMeaning.Author, "Ann Li", SignatureProof.Password, [SignedEntry.Of(first)], "S1"),
                new RecordAdded(Event(6)),
            ];
            var answer = await store.Append(study, new([.. rest.Select(c => new Draft(c, By))]), Cancel);
            Assert.Equal(Entries, answer.Entries[^1].Sequence);
        }
    }

    static AdverseEvent Event(int number) =>
        new()
        {
            Subject = "S1",
            Sequence = number,
            Term = $"Fever {number}",
            Grade = 1,
        };

    static async Task<DbConnection> Opened(string database)
    {
        DbConnection connection = database.StartsWith("Host=", StringComparison.Ordinal)
            ? new NpgsqlConnection(database)
            : new SqliteConnection($"Data Source={database};Pooling=False");
        await connection.OpenAsync(Cancel);
        return connection;
    }

    /// <summary>By somebody to whom the database belongs: the triggers are taken away first.</summary>
    static async Task Forge(string database, IEnumerable<string> statements)
    {
        var on = database.StartsWith("Host=", StringComparison.Ordinal) ? " ON entries" : "";
        await using var connection = await Opened(database);
        await using var transaction = await connection.BeginTransactionAsync(Cancel);
        string[] all = [$"DROP TRIGGER IF EXISTS entries_stay{on}; DROP TRIGGER IF EXISTS entries_remain{on}", .. statements];
        foreach (var sql in all)
        {
            await using var command = connection.CreateCommand();
            (command.CommandText, command.Transaction) = (sql, transaction);
            await command.ExecuteNonQueryAsync(Cancel);
        }
        await transaction.CommitAsync(Cancel);
    }

    static async Task<IReadOnlyList<(string Name, bool IsNumber)>> Columns(string database)
    {
        await using var connection = await Opened(database);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT * FROM entries LIMIT 1";
        await using var row = await command.ExecuteReaderAsync(Cancel);
        return [.. Enumerable.Range(0, row.FieldCount).Select(i => (row.GetName(i), row.GetFieldType(i) != typeof(string)))];
    }

    Task<CairnProcess.Outcome> Cairn(params string[] arguments) => CairnProcess.Run(_folder.Path, arguments);

    // The form of the table is asked, not remembered: a column more would be one that no statement here changes.
    [Theory]
    [MemberData(nameof(Both))]
    public async Task Every_value_of_every_column_of_every_entry_and_every_other_forgery_is_named_by_the_command(string kind)
    {
        var database = Database(kind);
        await Write(database, ["whole"]);
        var columns = await Columns(database);
        Assert.Equal(EveryColumn.Order(), columns.Order());
        List<Forgery> forgeries = [.. Named, .. Changed(columns)];
        await Write(database, forgeries.Select(f => f.Name));
        Assert.Equal(0, (await Cairn("verify", "--database", database)).ExitCode);
        await Forge(database, forgeries.Select(f => f.Statements));

        var verified = await Cairn("verify", "--database", database, "--format", "json");

        Assert.Equal(4, verified.ExitCode);
        using var json = JsonDocument.Parse(verified.Output);
        var found = json
            .RootElement.GetProperty("ledgers")
            .EnumerateArray()
            .ToDictionary(l => l.GetProperty("study").GetString()!, l => l.Clone(), StringComparer.Ordinal);
        Assert.True(found["whole"].GetProperty("holds").GetBoolean());
        Assert.Empty(forgeries.Select(f => Unlike(f, found.GetValueOrDefault(f.Name))).OfType<string>());
    }

    /// <summary>What verify says otherwise than it should; null when it says it.</summary>
    static string? Unlike(Forgery forgery, JsonElement ledger)
    {
        if (ledger.ValueKind == JsonValueKind.Undefined || ledger.GetProperty("holds").GetBoolean())
            return $"{forgery.Name}: not noticed";
        var first = ledger.GetProperty("breaks")[0];
        var (entry, how) = (first.GetProperty("entry").GetInt32(), first.GetProperty("kind").GetString());
        var isNamed = entry == forgery.Entry && (forgery.How ?? how) == how;
        var what = first.GetProperty("what").GetString()!;
        return isNamed && what.Contains(forgery.Says, StringComparison.Ordinal)
            ? null
            : $"{forgery.Name}: entry {entry} {how} ({what}), not entry {forgery.Entry} {forgery.How}";
    }

    /// <summary>Every forgery, and one that changes a value of each column; alone in a database, so that it alone is the code.</summary>
    static IEnumerable<Forgery> OfEachKind =>
        [.. Named, .. EveryColumn.Select(c => new Forgery($"column-{c.Name}", Changing(c, $"column-{c.Name}"), 4, null, "."))];

    static string Changing((string Name, bool IsNumber) column, string study) =>
        $"UPDATE entries SET {Other(column, study)} WHERE {Where} = 4";

    // Known before there is a database, to name a test of each; the first test asks a database whether these are all.
    static readonly (string Name, bool IsNumber)[] EveryColumn =
    [
        .. new[] { "sequence", "number", "corrects" }.Select(name => (name, true)),
        .. new[] { "study", "kind", "subject", "domain", "content", "private", "who", "role", "site", "at" }.Select(n =>
            (n, false)
        ),
        .. new[] { "event_date", "device_time", "source", "reason", "previous_hash", "hash" }.Select(n => (n, false)),
    ];

    public static TheoryData<string, string> OneOfEach() =>
        new([.. from kind in Both from forgery in OfEachKind select (kind.Data, forgery.Name)]);

    [Theory]
    [MemberData(nameof(OneOfEach))]
    [Trait("Speed", "Slow")]
    public async Task A_forged_ledger_ends_with_exit_code_4_and_the_entry_in_words(string kind, string name)
    {
        var (database, forgery) = (Database(kind), OfEachKind.Single(f => f.Name == name));
        await Write(database, ["whole", name]);
        await Forge(database, [forgery.Statements]);

        var verified = await Cairn("verify", "--database", database);

        Assert.Equal(4, verified.ExitCode);
        Assert.Contains($"{name}: BROKEN at entry {forgery.Entry}; entries: ", verified.Output, StringComparison.Ordinal);
        Assert.Contains($"ledger of {name}, entry {forgery.Entry}", verified.Output, StringComparison.Ordinal);
        Assert.Contains(forgery.Says, verified.Output, StringComparison.Ordinal);
        Assert.Contains("whole: holds", verified.Output, StringComparison.Ordinal);
    }

    // Who knows the form makes every hash anew, and the table of heads with them: only what was kept elsewhere shows it.
    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_chain_made_anew_or_cut_off_with_its_head_is_named_by_what_was_kept_elsewhere(string kind)
    {
        var database = Database(kind);
        await Write(database, ["rewritten", "cut", "whole"]);
        Assert.Equal(0, (await Cairn("anchor", "--new-key", "me.pem")).ExitCode);
        Assert.Equal(0, (await Cairn("anchor", "--database", database, "--key", "me.pem", "--out", "heads.txt")).ExitCode);
        Assert.Equal(0, (await Cairn("archive", "--database", database, "--out", "a.zip")).ExitCode);
        await Rewrite(database, "rewritten", from: 5);
        await Forge(
            database,
            [
                "DELETE FROM entries WHERE study = 'cut' AND sequence > 6",
                "UPDATE heads SET sequence = 6, hash = (SELECT hash FROM entries WHERE study = 'cut' AND sequence = 6) "
                    + "WHERE study = 'cut'",
            ]
        );
        Assert.Equal(0, (await Cairn("verify", "--database", database)).ExitCode); // nothing in it says otherwise

        var anchored = await Cairn("verify", "--database", database, "--anchor", "heads.txt", "--trust", "me.pem.pub");
        var archived = await Cairn("verify", "--database", database, "--anchor", "a.zip");

        foreach (var (verified, rewritten) in new[] { (anchored, 1), (archived, 5) }) // an archive knows the head after each entry
        {
            Assert.Equal(4, verified.ExitCode);
            Assert.Contains("ledger of cut, entry 7: The ledger was cut off", verified.Output, StringComparison.Ordinal);
            Assert.Contains("whole: holds", verified.Output, StringComparison.Ordinal);
            Assert.Contains(
                $"ledger of rewritten, entry {rewritten}: The chain was rewritten",
                verified.Output,
                StringComparison.Ordinal
            );
        }
    }

    // 21 CFR 11.10(a): one byte of the file, wherever it lies. Where the tables still say the same, nothing was altered.
    [Fact]
    public async Task Any_byte_of_the_file_that_alters_a_record_is_noticed()
    {
        const int Tried = 300;
        var (file, copy) = (_folder.File("cairn.db"), _folder.File("altered.db"));
        await Write(file, ["whole"]);
        var (bytes, written) = (await File.ReadAllBytesAsync(file, Cancel), await Tables(file));
        var altered = 0;
        for (var i = 0; i < Tried; i++)
        {
            var at = (int)((long)bytes.Length * i / Tried) + i % 7;
            bytes[at] ^= 0x10;
            await File.WriteAllBytesAsync(copy, bytes, Cancel);
            bytes[at] ^= 0x10;
            if (await Holds(copy))
                Assert.True(written == await Tables(copy), $"the byte {at} was changed and nobody noticed");
            else
                altered++;
            SqliteConnection.ClearAllPools();
        }
        Assert.InRange(altered, 10, Tried);
    }

    static async Task<bool> Holds(string database)
    {
        try
        {
            await using var store = new LedgerStore(database);
            return (await store.Verify([], Cancel)) is [{ Holds: true, Entries: Entries }];
        }
        catch (StoreException noticed) // in words, never the database's own
        {
            Assert.Equal(StoreTrouble.Altered, noticed.Trouble);
            return false;
        }
    }

    static async Task<string> Tables(string database)
    {
        var said = new System.Text.StringBuilder();
        await using var connection = await Opened(database);
        foreach (var table in new[] { "entries", "heads", "study_files" })
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"SELECT * FROM {table}";
            await using var rows = await command.ExecuteReaderAsync(Cancel);
            while (await rows.ReadAsync(Cancel))
                for (var column = 0; column < rows.FieldCount; column++)
                    said.Append(CultureInfo.InvariantCulture, $"{rows.GetName(column)}={rows.GetValue(column)}\n");
        }
        return said.ToString();
    }

    /// <summary>Lets an entry say another name and makes every hash after it anew, as the form asks.</summary>
    static async Task Rewrite(string database, string study, long from)
    {
        var statements = new List<string>();
        await using (var store = new LedgerStore(database))
        {
            var head = ChainHead.Empty;
            await foreach (var entry in store.Read(study, cancel: Cancel))
            {
                var made = entry with { Who = entry.Sequence == from ? "bob" : entry.Who, PreviousHash = head.Hash };
                head = new(made.Sequence, CanonicalForm.HashOf(made));
                statements.Add(
                    $"UPDATE entries SET who = '{made.Who}', previous_hash = '{made.PreviousHash}', hash = '{head.Hash}' "
                        + $"WHERE study = '{study}' AND sequence = {made.Sequence}"
                );
            }
            statements.Add($"UPDATE heads SET hash = '{head.Hash}' WHERE study = '{study}'");
        }
        await Forge(database, statements);
    }
}
