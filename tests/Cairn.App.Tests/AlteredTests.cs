using System.Data.Common;
using System.Text.Json;
using Cairn.Ledger;
using Cairn.Ledger.Entries;
using Cairn.Records;
using Cairn.Store;
using Cairn.Store.Accounts;
using Cairn.Store.Drafts;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Cairn.App.Tests;

/// <summary>
/// What becomes of a database whose form somebody altered: tables and columns that are gone or of another type, a file that is
/// damaged. <c>cairn verify</c> names it with exit code 4; every other command ends with 3 and words, never the database's alone.
/// </summary>
[Collection(PostgresFixture.Name)]
public sealed class AlteredTests(PostgresFixture postgres) : IDisposable
{
    static readonly Attribution By = new("ann", "coordinator");
    readonly TemporaryFolder _folder = CairnProcess.Folder().WithStudy("X");

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    string Database(string kind) => kind == "SQLite" ? _folder.File("cairn.db") : postgres.NewDatabase();

    static Task<Appended> Save(LedgerStore store, string subject) =>
        store.Append("X", Change.Of(Draft.Added(new Demographics { Subject = subject }, By)), Cancel);

    async Task<string> Written(string kind)
    {
        var database = Database(kind);
        await using var store = new LedgerStore(database);
        Assert.True((await Save(store, "S1")).IsDone);
        return database;
    }

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

    Task<CairnProcess.Outcome> Cairn(params string[] arguments) => CairnProcess.Run(_folder.Path, arguments);

    /// <summary>What somebody does, what verify names, and whether reading and writing a ledger need it.</summary>
    static readonly (string Sql, string Named, bool IsNeeded)[] Alterations =
    [
        ("DROP TABLE entries", "the table entries is missing", true),
        ("ALTER TABLE entries RENAME TO old_entries", "the table entries is missing", true),
        ("DROP TABLE heads", "the table heads is missing", true),
        ("ALTER TABLE entries RENAME COLUMN who TO whom", "the column who of the table entries is missing", true),
        ("DROP TABLE study_files", "the table study_files is missing", false),
        ("DROP TABLE accounts", "the table accounts is missing", false),
        ("DROP TABLE schema_versions", "schema_versions", true),
        ("DELETE FROM schema_versions", "schema_versions", true),
        ("DELETE FROM schema_versions WHERE version > 3", "drafts", true),
    ];

    public static TheoryData<string, int> Each =>
        new([
            .. from kind in new[] { "SQLite", "PostgreSQL" } from i in Enumerable.Range(0, Alterations.Length) select (kind, i),
        ]);

    [Theory]
    [MemberData(nameof(Each))]
    public async Task A_table_or_a_column_that_is_gone_is_named_by_verify_and_said_in_words_by_every_other_command(
        string kind,
        int which
    )
    {
        var (database, (sql, named, isNeeded)) = (await Written(kind), Alterations[which]);
        await Run(database, sql);

        var verified = await Cairn("verify", "--database", database, "--format", "json");

        Assert.True(verified.ExitCode == 4, verified.Words);
        using var json = JsonDocument.Parse(verified.Output);
        Assert.False(json.RootElement.GetProperty("holds").GetBoolean());
        Assert.Contains(
            named,
            json.RootElement.GetProperty("findings")[0].GetProperty("what").GetString(),
            StringComparison.Ordinal
        );
        await using var store = new LedgerStore(database);
        if (!isNeeded)
        {
            Assert.Equal(1, (await store.State("X", cancel: Cancel)).Head.Sequence);
            return;
        }
        var reading = await Assert.ThrowsAsync<StoreException>(() => store.State("X", cancel: Cancel));
        var writing = await Assert.ThrowsAsync<StoreException>(() => Save(store, "S2"));
        Assert.Equal((StoreTrouble.Altered, StoreTrouble.Altered), (reading.Trouble, writing.Trouble));
        Assert.Matches("altered from outside.*Restore it from an archive or a backup.$", reading.Message);
        Assert.EndsWith(
            "Restore it from an archive or a backup. Nothing was written.",
            writing.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_command_that_meets_it_ends_with_exit_code_3_and_names_the_table()
    {
        var database = await Written("SQLite");
        await Run(database, "DROP TABLE entries");
        foreach (var command in new[] { "screen", "report" })
        {
            string[] more = command == "report" ? ["--out", "out"] : [];
            var ended = await Cairn([command, "--study", "X", "--database", database, .. more]);
            Assert.Equal(3, ended.ExitCode);
            Assert.Contains("no such table: entries", ended.Words, StringComparison.Ordinal);
            Assert.DoesNotContain("CAIRN_TRACE", ended.Words, StringComparison.Ordinal);
            Assert.DoesNotContain("Nothing was written", ended.Words, StringComparison.Ordinal);
        }
    }

    // PostgreSQL alone keeps to the type of a column; in SQLite the numbers of rows are read as the hash covers them.
    [Fact]
    public async Task A_column_of_another_type_is_named()
    {
        var database = await Written("PostgreSQL");
        await Run(
            database,
            "DROP TRIGGER entries_stay ON entries; ALTER TABLE entries ALTER COLUMN sequence TYPE TEXT USING sequence::text; "
                + "ALTER TABLE heads ALTER COLUMN sequence TYPE TEXT USING sequence::text"
        );
        var verified = await Cairn("verify", "--database", database);
        Assert.True(verified.ExitCode == 4, verified.Words);
        Assert.Contains("altered from outside", verified.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_head_without_its_number_is_named_and_nothing_is_appended_behind_it()
    {
        var database = await Written("SQLite");
        await Run(
            database,
            "CREATE TABLE bare AS SELECT study, NULL AS sequence, hash FROM heads; DROP TABLE heads; "
                + "ALTER TABLE bare RENAME TO heads"
        );
        var verified = await Cairn("verify", "--database", database);
        Assert.True(verified.ExitCode == 4, verified.Words);
        Assert.Contains("a row lacks its sequence", verified.Output, StringComparison.Ordinal);
        await using var store = new LedgerStore(database);
        var refused = await Assert.ThrowsAsync<StoreException>(() => Save(store, "S2"));
        Assert.Matches("a row lacks its sequence.*Nothing was written", refused.Message);
    }

    // A document in a row that is none: an account, a draft.
    [Fact]
    public async Task An_account_or_a_draft_that_is_no_document_any_more_is_said_in_words()
    {
        var database = await Written("SQLite");
        await using var accounts = new AccountStore(database);
        await using var drafts = new DraftStore(database);
        await accounts.Add(new() { Name = "ann", Printed = "Ann Li" }, cancel: Cancel);
        await drafts.Keep("ann", "X", "S1", "day-1", "AE", new Dictionary<string, string>(), DraftTurn.Untold, Cancel);
        await Run(database, "UPDATE accounts SET secrets = 'x'; UPDATE drafts SET fields = 'x'");
        foreach (var ask in new Func<Task>[] { () => accounts.Find("ann", Cancel), () => drafts.Of("ann", "X", "S1", Cancel) })
            Assert.Equal(StoreTrouble.Altered, (await Assert.ThrowsAsync<StoreException>(ask)).Trouble);
    }

    [Theory]
    [InlineData(0, "beginning is damaged")] // what says that it is a database
    [InlineData(100, "is damaged")] // the table of tables
    public async Task A_file_that_is_damaged_is_named(int at, string says)
    {
        var database = await Written("SQLite");
        SqliteConnection.ClearAllPools();
        await using (var file = new FileStream(database, FileMode.Open))
        {
            file.Position = at;
            await file.WriteAsync(new byte[] { 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff }, Cancel);
        }
        var verified = await Cairn("verify", "--database", database);
        Assert.True(verified.ExitCode == 4, verified.Words);
        Assert.Contains(says, verified.Output, StringComparison.Ordinal);
        Assert.Equal(3, (await Cairn("screen", "--study", "X", "--database", database)).ExitCode);
    }
}
