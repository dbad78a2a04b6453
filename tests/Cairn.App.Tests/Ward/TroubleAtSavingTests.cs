using System.Data.Common;
using System.Net;
using Cairn.App.Tests.Accounts;
using Cairn.Records;
using Cairn.Rights;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Cairn.App.Tests.Ward;

/// <summary>
/// What somebody at the bedside sees when the database cannot take a form: words, a status that says it was not saved, and the
/// same form goes through when the trouble is over.
/// </summary>
[Collection(PostgresFixture.Name)]
public sealed class TroubleAtSavingTests(PostgresFixture postgres) : IDisposable
{
    const string Study = ServedHouse.Study,
        Form = $"/studies/{Study}/subjects/S-1/forms/chemistry/SCR";

    readonly TemporaryFolder _folder = CairnProcess.Folder();

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string> Both => ["SQLite", "PostgreSQL"];

    public void Dispose() => _folder.Dispose();

    static string Today => $"{DateTime.UtcNow:yyyy-MM-dd}";

    static Task<HttpResponseMessage> Save(Guest guest) =>
        guest.Send(
            Form,
            ("key", "k1"),
            ("date", Today),
            ("date.base", ""),
            ("ALT.base", "0"),
            ("ALT.LBORRES", "41"),
            ("ALT.LBORRESU", "U/L")
        );

    static async Task<Guest> AtTheBedside(ServedHouse house)
    {
        var ann = await house.Person("ann", Role.Coordinator, "01");
        await ann.Send($"/studies/{Study}/subjects/new", ("subject", "S-1"), ("site", "01"), ("day", Today));
        return ann;
    }

    static async Task<int> Results(ServedHouse house) =>
        (await house.Ledger.State(Study, cancel: Cancel)).Casebook().Subject("S-1")!.Of<LabResult>().Count();

    /// <summary>A page that says it was not saved, and why, without a word of the database's own.</summary>
    static async Task IsSaid(HttpResponseMessage answer, string why)
    {
        var page = await Guest.Text(answer);
        Assert.True(answer.StatusCode == HttpStatusCode.ServiceUnavailable, $"{answer.StatusCode}: {page}");
        Assert.Contains(why, page, StringComparison.Ordinal);
        Assert.Contains("Nothing was written", page, StringComparison.Ordinal);
        Assert.DoesNotContain("SQLite Error", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Npgsql", page, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_form_that_meets_a_locked_database_is_refused_in_words_read_on_and_saved_when_it_is_free(string kind)
    {
        var file = _folder.File("house.db");
        var plain = kind == "SQLite" ? $"Data Source={file};Pooling=False" : postgres.NewDatabase();
        var patience = kind == "SQLite" ? $"Data Source={file};Default Timeout=1" : plain + ";Options=-c lock_timeout=1s";
        await using var house = await ServedHouse.Start(patience);
        using var ann = await AtTheBedside(house);
        await using (DbConnection other = kind == "SQLite" ? new SqliteConnection(plain) : new NpgsqlConnection(plain))
        {
            await other.OpenAsync(Cancel);
            await using var command = other.CreateCommand();
            command.CommandText =
                kind == "SQLite" ? "BEGIN IMMEDIATE" : $"BEGIN; SELECT pg_advisory_xact_lock({0x_4361_6972_6E32})";
            await command.ExecuteNonQueryAsync(Cancel);

            await IsSaid(await Save(ann), "locked");
            Assert.Equal(0, await Results(house));
            Assert.Equal(HttpStatusCode.OK, (await ann.Get(Form)).StatusCode);
        }
        Assert.Equal(HttpStatusCode.SeeOther, (await Save(ann)).StatusCode);
        Assert.Equal(1, await Results(house));
    }

    // Whoever runs it: the database itself has no room for another page.
    [Fact]
    public async Task A_form_that_meets_a_server_without_room_is_refused_in_words_and_saved_when_there_is_some()
    {
        var database = postgres.NewDatabase();
        await using var house = await ServedHouse.Start(database);
        using var ann = await AtTheBedside(house);
        await Run(
            database,
            "CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'no space left on device' USING "
                + "ERRCODE = '53100'; END $$; CREATE TRIGGER full_disk BEFORE INSERT ON entries EXECUTE FUNCTION full_disk()"
        );
        await IsSaid(await Save(ann), "is full");
        Assert.Equal(0, await Results(house));
        await Run(database, "DROP TRIGGER full_disk ON entries");
        Assert.Equal(HttpStatusCode.SeeOther, (await Save(ann)).StatusCode);
        Assert.Equal(1, await Results(house));
    }

    // Who only looks at a page wanted to write nothing: it says why, and not that nothing was written.
    [Fact]
    public async Task A_page_that_meets_an_altered_database_says_so_and_a_form_says_that_nothing_was_written()
    {
        var database = postgres.NewDatabase();
        await using var house = await ServedHouse.Start(database);
        using var ann = await AtTheBedside(house);
        await Run(database, "ALTER TABLE drafts RENAME TO other_drafts");
        var form = await ann.Get(Form);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, form.StatusCode);
        var page = await Guest.Text(form);
        Assert.Contains("The database was altered", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Nothing was written", page, StringComparison.Ordinal);
        Assert.DoesNotContain("other_drafts", page, StringComparison.Ordinal);
        await Run(database, "ALTER TABLE other_drafts RENAME TO drafts; ALTER TABLE heads RENAME TO other_heads");
        await IsSaid(await Save(ann), "altered");
        await Run(database, "ALTER TABLE other_heads RENAME TO heads");
        Assert.Equal(HttpStatusCode.SeeOther, (await Save(ann)).StatusCode);
        Assert.Equal(1, await Results(house));
    }

    static async Task Run(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync(Cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Cancel);
    }
}
