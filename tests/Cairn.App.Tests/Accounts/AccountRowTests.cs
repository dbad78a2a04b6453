using System.Data.Common;
using Cairn.Ledger;
using Cairn.Ledger.Kinds;
using Cairn.Store;
using Cairn.Store.Accounts;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Cairn.App.Tests.Accounts;

/// <summary>A row of accounts and the entry that says what changed are written in one transaction: both or neither.</summary>
[Collection(PostgresFixture.Name)]
public sealed class AccountRowTests(PostgresFixture postgres) : IDisposable
{
    readonly TemporaryFolder _folder = CairnProcess.Folder();

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string> Both => ["SQLite", "PostgreSQL"];

    public void Dispose() => _folder.Dispose();

    string Database(string kind) => kind == "SQLite" ? _folder.File("cairn.db") : postgres.NewDatabase();

    static Account Ann() =>
        new()
        {
            Name = "ann",
            Printed = "Ann Li",
            InvitationHash = "x",
        };

    static async Task<IReadOnlyList<string>> Said(string database)
    {
        await using var store = new LedgerStore(database);
        var state = await store.State(AccountChanged.Ledger, cancel: Cancel);
        return [.. state.Of<AccountChanged>().Select(c => $"{c.Content.Account} {c.Content.What} by {c.Entry.Who}")];
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

    // A write of the table fails from now on, as it would where the process ends in between.
    static Task Break(string database, string table) =>
        database.StartsWith("Host=", StringComparison.Ordinal)
            ? Run(
                database,
                "CREATE FUNCTION broken() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'broken'; END $$; "
                    + $"CREATE TRIGGER broken BEFORE INSERT OR UPDATE ON {table} FOR EACH ROW EXECUTE FUNCTION broken()"
            )
            : Run(
                database,
                $"CREATE TRIGGER broken_i BEFORE INSERT ON {table} BEGIN SELECT raise(ABORT, 'broken'); END; "
                    + $"CREATE TRIGGER broken_u BEFORE UPDATE ON {table} BEGIN SELECT raise(ABORT, 'broken'); END"
            );

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Every_change_of_a_row_is_an_entry_and_who_comes_second_changes_nothing(string kind)
    {
        var database = Database(kind);
        await using (var accounts = new AccountStore(database))
        {
            Assert.True(await accounts.Add(Ann(), new("root", "administrator"), cancel: Cancel));
            Assert.False(await accounts.Add(Ann(), new("root", "administrator"), cancel: Cancel));
            var (first, second) = ((await accounts.Find("ann", Cancel))!, (await accounts.Find("ann", Cancel))!);
            first.PasswordHash = "hash";
            Assert.True(await accounts.Update(first, cancel: Cancel));
            second.Failures = 1;
            Assert.False(await accounts.Update(second, cancel: Cancel));
            Assert.True(await accounts.Update(first, cancel: Cancel)); // nothing changed: nothing is written
            Assert.Equal("hash", (await accounts.Find("ann", Cancel))!.PasswordHash);
        }
        Assert.Equal(["ann Invited by root", "ann Opened by ann"], await Said(database));
    }

    [Theory]
    [InlineData("SQLite", "entries")]
    [InlineData("SQLite", "accounts")]
    [InlineData("PostgreSQL", "entries")]
    [InlineData("PostgreSQL", "accounts")]
    public async Task When_one_of_the_two_fails_neither_is_there(string kind, string table)
    {
        var database = Database(kind);
        await using (var accounts = new AccountStore(database))
            Assert.True(await accounts.Add(Ann(), cancel: Cancel));
        await Break(database, table);
        await using (var accounts = new AccountStore(database))
        {
            await Assert.ThrowsAnyAsync<Exception>(() => accounts.Add(new() { Name = "bob", Printed = "Bob" }, cancel: Cancel));
            var ann = (await accounts.Find("ann", Cancel))!;
            ann.PasswordHash = "hash";
            await Assert.ThrowsAnyAsync<Exception>(() => accounts.Update(ann, cancel: Cancel));
            Assert.Null((await accounts.Find("ann", Cancel))!.PasswordHash);
            Assert.Null(await accounts.Find("bob", Cancel));
        }
        Assert.Equal(["ann Invited by ann"], await Said(database));
    }

    // A role in a study's ledger is given with the account, or not at all.
    [Theory]
    [MemberData(nameof(Both))]
    public async Task What_is_appended_to_other_ledgers_goes_with_the_row(string kind)
    {
        var database = Database(kind);
        var role = new Draft(new RoleGranted("ann", "Ann Li", Rights.Role.Monitor, "01"), new("root", "administrator"));
        var moved = Change.Of(role) with { RestsOn = new(7, new string('a', 64)) };
        await using var accounts = new AccountStore(database);
        Assert.False(await accounts.Add(Ann(), together: [new("X", moved)], cancel: Cancel));
        Assert.Empty(await Said(database));
        Assert.True(await accounts.Add(Ann(), together: [new("X", Change.Of(role))], cancel: Cancel));
        await using var store = new LedgerStore(database);
        Assert.Equal(1, (await store.Head("X", Cancel)).Sequence);
        Assert.True((await store.Verify([], Cancel)).All(v => v.Holds));
    }

    // By hand: what Identity does to a row, and what it is called.
    [Theory]
    [InlineData("wrong password", AccountChange.Refused)]
    [InlineData("fifth wrong password", AccountChange.LockedOut)]
    [InlineData("right password after wrong ones", AccountChange.TriesForgotten)]
    [InlineData("another password", AccountChange.PasswordSet)]
    [InlineData("secret for an authenticator", AccountChange.AuthenticatorOffered)]
    [InlineData("recovery code used", AccountChange.RecoveryCodeUsed)]
    [InlineData("another stamp", AccountChange.SessionsEnded)]
    [InlineData("left", AccountChange.Closed)]
    public void A_row_that_changed_says_what_happened(string what, AccountChange expected)
    {
        Account Of(int failures, string password, string? key, string[] codes, string stamp) =>
            new()
            {
                Name = "ann",
                Printed = "Ann Li",
                Failures = failures,
                PasswordHash = password,
                AuthenticatorKey = key,
                AsksForCode = true,
                RecoveryCodes = [.. codes],
                SecurityStamp = stamp,
            };
        var before = Of(4, "p", "k", ["a", "b"], "s");
        var now = what switch
        {
            "wrong password" => Of(5, "p", "k", ["a", "b"], "s"),
            "fifth wrong password" => Of(0, "p", "k", ["a", "b"], "s"),
            "right password after wrong ones" => Of(0, "p", "k", ["a", "b"], "s"),
            "another password" => Of(4, "q", "k", ["a", "b"], "t"),
            "secret for an authenticator" => Of(4, "p", "l", ["a", "b"], "s"),
            "recovery code used" => Of(4, "p", "k", ["b"], "s"),
            "another stamp" => Of(4, "p", "k", ["a", "b"], "t"),
            _ => Of(4, "p", "k", ["a", "b"], "t"),
        };
        if (what == "fifth wrong password")
            now.LockedUntil = DateTimeOffset.UnixEpoch;
        if (what == "left")
            now.ClosedAt = DateTimeOffset.UnixEpoch;
        Assert.Equal([expected], AccountMoves.Between(before, now));
    }
}
