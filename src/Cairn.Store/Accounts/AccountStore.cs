using System.Data.Common;
using System.Text.Json;

namespace Cairn.Store.Accounts;

/// <summary>The accounts of one database, beside its ledgers. Safe to use from several threads and processes.</summary>
public sealed class AccountStore : IDisposable
{
    readonly Database _database;
    readonly Schema _schema;

    /// <param name="connection"><c>Host=...</c> for PostgreSQL, <c>Data Source=...</c> or a plain path for SQLite.</param>
    /// <param name="clock">The server's time; the machine's when left out.</param>
    public AccountStore(string connection, TimeProvider? clock = null)
    {
        _database = Database.Of(connection);
        _schema = new(_database, clock ?? TimeProvider.System);
        IsOfOneMachine = !Databases.IsPostgres(connection);
    }

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
    /// <returns>False when the name, or the printed name, belongs to another.</returns>
    public async Task<bool> Add(Account account, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(account);
        await _schema.Make(cancel);
        account.Name = Lower(account.Name);
        return await Write(
                "INSERT INTO accounts (name, printed, version, secrets) SELECT @name, @printed, @version, @secrets "
                    + "WHERE NOT EXISTS (SELECT 1 FROM accounts WHERE name = @name OR lower(printed) = lower(@printed))",
                account,
                0,
                cancel
            ) == 1;
    }

    /// <summary>Writes an account anew.</summary>
    /// <returns>False when somebody else wrote it since it was read; then nothing is written.</returns>
    public async Task<bool> Update(Account account, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(account);
        const string update =
            "UPDATE accounts SET printed = @printed, version = @version, secrets = @secrets "
            + "WHERE name = @name AND version = @version - 1";
        if (await Write(update, account, account.Version + 1, cancel) == 0)
            return false;
        account.Version++;
        return true;
    }

    /// <summary>The keys that protect sessions, as the framework writes them.</summary>
    public async Task<IReadOnlyList<string>> SessionKeys(CancellationToken cancel = default)
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
        await _schema.Make(cancel);
        await using var connection = await _database.Open(cancel);
        await using var command = connection.Command(
            "INSERT INTO session_keys (name, xml) VALUES (@name, @xml) ON CONFLICT (name) DO NOTHING",
            null,
            ("name", name),
            ("xml", xml)
        );
        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>Lets go of the database's files.</summary>
    public void Dispose() => _database.Release();

    async Task<IReadOnlyList<Account>> Read(string sql, (string, object?)[] parameters, CancellationToken cancel)
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
            ?? throw new StoreException($"The account {row.GetString(0)} cannot be read. Restore the database from a backup.");
        (account.Name, account.Printed, account.Version) = (row.GetString(0), row.GetString(1), row.GetInt64(2));
        return account;
    }

    async Task<int> Write(string sql, Account account, long version, CancellationToken cancel)
    {
        await using var connection = await _database.Open(cancel);
        await using var command = connection.Command(
            sql,
            null,
            ("name", account.Name),
            ("printed", account.Printed),
            ("version", version),
            ("secrets", JsonSerializer.Serialize(account))
        );
        return await command.ExecuteNonQueryAsync(cancel);
    }

    static string Lower(string name) => name.Trim().ToLowerInvariant();
}
