using System.Data.Common;
using System.Text.Json;
using Cairn.Ledger;
using Cairn.Ledger.Entries;
using Cairn.Ledger.Kinds;

namespace Cairn.Store.Accounts;

/// <summary>
/// The accounts of one database, beside its ledgers. No row is written without an entry of the ledger of accounts that says what
/// changed, in one transaction. Safe to use from several threads and processes.
/// </summary>
public sealed class AccountStore : IAsyncDisposable
{
    readonly Database _database;
    readonly Schema _schema;
    readonly LedgerStore _ledger;

    /// <param name="connection"><c>Host=...</c> for PostgreSQL, <c>Data Source=...</c> or a plain path for SQLite.</param>
    /// <param name="clock">The server's time; the machine's when left out.</param>
    public AccountStore(string connection, TimeProvider? clock = null)
    {
        _database = Database.Of(connection);
        _schema = new(_database, clock ?? TimeProvider.System);
        _ledger = new(connection, clock);
        Keys = new(_database, _schema, _ledger);
        IsOfOneMachine = !Databases.IsPostgres(connection);
    }

    /// <summary>The keys for other systems.</summary>
    public InterfaceKeys Keys { get; }

    /// <summary>True when the database is a file, and not a server that several machines may use.</summary>
    public bool IsOfOneMachine { get; }

    /// <summary>Every account, by name; none when there is no database, and then nothing is made.</summary>
    public async Task<IReadOnlyList<Account>> All(CancellationToken cancel = default) =>
        await Read("SELECT name, printed, version, secrets FROM accounts ORDER BY name", [], cancel);

    /// <summary>The account of that name; null when there is none.</summary>
    public async Task<Account?> Find(string name, CancellationToken cancel = default) =>
        (
            await Read("SELECT name, printed, version, secrets FROM accounts WHERE name = @name", [("name", Lower(name))], cancel)
        ).SingleOrDefault();

    /// <summary>True once there is an account, invited ones among them.</summary>
    public async Task<bool> HasAny(CancellationToken cancel = default) =>
        (await Read("SELECT name, printed, version, secrets FROM accounts LIMIT 1", [], cancel)).Count > 0;

    /// <summary>Writes a new account.</summary>
    /// <param name="by">Who does it; the person themselves when left out.</param>
    /// <param name="together">What is appended to other ledgers in the same transaction.</param>
    /// <returns>False when the name, or the printed name, belongs to another; then nothing is written.</returns>
    public async Task<bool> Add(
        Account account,
        Attribution? by = null,
        IReadOnlyList<LedgerChange>? together = null,
        CancellationToken cancel = default
    )
    {
        ArgumentNullException.ThrowIfNull(account);
        account.Name = Lower(account.Name);
        return await Write(account, null, by, together ?? [], cancel);
    }

    /// <summary>Writes an account anew; nothing when nothing changed.</summary>
    /// <param name="by">Who does it; the person themselves when left out.</param>
    /// <param name="together">What is appended to other ledgers in the same transaction.</param>
    /// <returns>False when somebody else wrote it since it was read; then nothing is written.</returns>
    public Task<bool> Update(
        Account account,
        Attribution? by = null,
        IReadOnlyList<LedgerChange>? together = null,
        CancellationToken cancel = default
    )
    {
        ArgumentNullException.ThrowIfNull(account);
        return _database.ExplainedWriting(() => WriteAnew(account, by, together ?? [], cancel));
    }

    async Task<bool> WriteAnew(Account account, Attribution? by, IReadOnlyList<LedgerChange> together, CancellationToken cancel)
    {
        if (await Find(account.Name, cancel) is not { } before || before.Version != account.Version)
            return false;
        if (!await Write(account, before, by, together, cancel))
            return false;
        account.Version++;
        return true;
    }

    async Task<bool> Write(
        Account account,
        Account? before,
        Attribution? by,
        IReadOnlyList<LedgerChange> together,
        CancellationToken cancel
    )
    {
        var moves = AccountMoves.Between(before, account);
        var who = by ?? Holder(account.Name);
        List<Draft> drafts = [.. moves.Select(m => new Draft(new AccountChanged(account.Name, m, NameSaid(m, account)), who))];
        drafts.AddRange(account.Together);
        if (drafts.Count == 0)
            return true;
        var own = new LedgerChange(AccountChanged.Ledger, Change.Of(drafts));
        var written = await _ledger.Append([own, .. together], new AccountRow(account, isNew: before is null), cancel);
        account.Together = written.IsDone ? [] : account.Together;
        return written.IsDone;
    }

    /// <summary>What a person does with their own account.</summary>
    public static Attribution Holder(string account) => new(account, "account holder");

    // The printed name is said once, when the account begins.
    static string? NameSaid(AccountChange move, Account account) =>
        move is AccountChange.Invited or AccountChange.Opened ? account.Printed : null;

    /// <summary>The keys that protect sessions, as the framework writes them.</summary>
    public Task<IReadOnlyList<string>> SessionKeys(CancellationToken cancel = default) =>
        _database.Explained(() => ReadSessionKeys(cancel));

    async Task<IReadOnlyList<string>> ReadSessionKeys(CancellationToken cancel)
    {
        if (!await _schema.IsThere(cancel))
            return [];
        await using var connection = await _database.Open(cancel);
        await using var command = connection.Command("SELECT xml FROM session_keys ORDER BY name");
        await using var rows = await command.ExecuteReaderAsync(cancel);
        var keys = new List<string>();
        while (await rows.ReadAsync(cancel))
            keys.Add(rows.GetString(0));
        return keys;
    }

    public async Task AddSessionKey(string name, string xml, CancellationToken cancel = default)
    {
        var made = new Draft(new AccountChanged(Server, AccountChange.SessionKeyMade), new(Server, Server));
        await _ledger.Append([new(AccountChanged.Ledger, Change.Of(made))], new SessionKeyRow(name, xml), cancel);
    }

    /// <summary>Who makes keys: no account has such a name.</summary>
    const string Server = "@server";

    /// <summary>Lets go of the database's files.</summary>
    public async ValueTask DisposeAsync()
    {
        await _ledger.DisposeAsync();
        _database.Release();
    }

    Task<IReadOnlyList<Account>> Read(string sql, (string, object?)[] parameters, CancellationToken cancel) =>
        _database.Explained(() => ReadRows(sql, parameters, cancel));

    async Task<IReadOnlyList<Account>> ReadRows(string sql, (string, object?)[] parameters, CancellationToken cancel)
    {
        if (!await _schema.IsThere(cancel))
            return [];
        await using var connection = await _database.Open(cancel);
        await using var command = connection.Command(sql, null, parameters);
        await using var rows = await command.ExecuteReaderAsync(cancel);
        var accounts = new List<Account>();
        while (await rows.ReadAsync(cancel))
            accounts.Add(ToAccount(rows));
        return accounts;
    }

    // The columns say again what the document says, for who looks with plain SQL.
    static Account ToAccount(DbDataReader row)
    {
        var account = JsonSerializer.Deserialize<Account>(row.GetString(3))
            ?? throw new StoreException(
                $"The account {row.GetString(0)} cannot be read. Restore the database from a backup.",
                trouble: StoreTrouble.Altered
            );
        (account.Name, account.Printed, account.Version) = (row.GetString(0), row.GetString(1), row.GetInt64(2));
        return account;
    }

    static string Lower(string name) => name.Trim().ToLowerInvariant();
}
