using System.Data.Common;
using Cairn.Ledger;
using Cairn.Ledger.Entries;
using Cairn.Ledger.Kinds;
using Cairn.Rights;

namespace Cairn.Store.Accounts;

/// <summary>
/// The keys for other systems, beside the accounts: no row is written without an entry of the ledger of accounts, in one
/// transaction, and every call that is made with a key is an entry, too.
/// </summary>
public sealed class InterfaceKeys
{
    const string Columns = "id, account, study, name, rights, hash, until, revoked";

    readonly Database _database;
    readonly Schema _schema;
    readonly LedgerStore _ledger;

    internal InterfaceKeys(Database database, Schema schema, LedgerStore ledger) =>
        (_database, _schema, _ledger) = (database, schema, ledger);

    /// <summary>The key of that identity, whether it holds or not; null when there is none.</summary>
    public async Task<InterfaceKey?> Find(string id, CancellationToken cancel = default) =>
        (await Read($"SELECT {Columns} FROM interface_keys WHERE id = @id", [("id", id)], cancel)).SingleOrDefault();

    /// <summary>Every key, the newest last to end first.</summary>
    public Task<IReadOnlyList<InterfaceKey>> All(CancellationToken cancel = default) =>
        Read($"SELECT {Columns} FROM interface_keys ORDER BY until DESC, id", [], cancel);

    public Task<bool> Add(InterfaceKey key, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        return Write(key, AccountChange.KeyMade, AccountStore.Holder(key.Account), cancel);
    }

    /// <summary>Takes a key back: from this moment it opens nothing.</summary>
    /// <returns>False when it was taken back before.</returns>
    public Task<bool> Revoke(InterfaceKey key, DateTimeOffset now, Attribution by, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        return Write(key with { Revoked = now }, AccountChange.KeyRevoked, by, cancel);
    }

    /// <summary>A call that was made with a key.</summary>
    /// <param name="call">Method and address.</param>
    public async Task Note(InterfaceKey key, string call, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        var source = new EntrySource(SourceKind.Interface, key.Id);
        var by = AccountStore.Holder(key.Account) with { Source = source };
        var said = new AccountChanged(key.Account, AccountChange.KeyUsed) { Key = key.Id, Call = call };
        await _ledger.Append(AccountChanged.Ledger, Change.Of(new Draft(said, by)), cancel);
    }

    async Task<bool> Write(InterfaceKey key, AccountChange what, Attribution by, CancellationToken cancel)
    {
        var said = new AccountChanged(key.Account, what) { Key = key.Id };
        var change = new LedgerChange(AccountChanged.Ledger, Change.Of(new Draft(said, by)));
        return (await _ledger.Append([change], new InterfaceKeyRow(key), cancel)).IsDone;
    }

    Task<IReadOnlyList<InterfaceKey>> Read(string sql, (string, object?)[] parameters, CancellationToken cancel) =>
        _database.Explained(() => ReadRows(sql, parameters, cancel));

    async Task<IReadOnlyList<InterfaceKey>> ReadRows(string sql, (string, object?)[] parameters, CancellationToken cancel)
    {
        if (!await _schema.IsThere(cancel))
            return [];
        await using var connection = await _database.Open(cancel);
        await using var command = connection.Command(sql, null, parameters);
        await using var rows = await command.ExecuteReaderAsync(cancel);
        var keys = new List<InterfaceKey>();
        while (await rows.ReadAsync(cancel))
            keys.Add(ToKey(rows));
        return keys;
    }

    static InterfaceKey ToKey(DbDataReader row) =>
        new(
            row.GetString(0),
            row.GetString(1),
            row.GetString(2),
            row.GetString(3),
            RightsOf(row.GetString(4)),
            row.GetString(5),
            TimeText.Read(row.GetString(6)) ?? DateTimeOffset.UnixEpoch,
            row.IsDBNull(7) ? null : TimeText.Read(row.GetString(7)) ?? DateTimeOffset.UnixEpoch
        );

    static List<Right> RightsOf(string text)
    {
        var names = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return [.. names.Select(Enum.Parse<Right>)];
    }
}
