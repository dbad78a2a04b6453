using System.Data.Common;
using Cairn.Ledger.Entries;

namespace Cairn.Store.Accounts;

/// <summary>A key's row: a new one, or taken back where it was not.</summary>
sealed class InterfaceKeyRow(InterfaceKey key) : Beside
{
    const string Insert =
        "INSERT INTO interface_keys (id, account, study, name, rights, hash, until) "
        + "VALUES (@id, @account, @study, @name, @rights, @hash, @until)";

    const string Revoke = "UPDATE interface_keys SET revoked = @revoked WHERE id = @id AND revoked IS NULL";

    public override async Task<bool> Write(DbConnection connection, DbTransaction transaction)
    {
        await using var command = key.Revoked is { } at
            ? connection.Command(Revoke, transaction, ("id", key.Id), ("revoked", TimeText.Of(at)))
            : connection.Command(
                Insert,
                transaction,
                ("id", key.Id),
                ("account", key.Account),
                ("study", key.Study),
                ("name", key.Name),
                ("rights", string.Join(' ', key.Rights)),
                ("hash", key.Hash),
                ("until", TimeText.Of(key.Until))
            );
        return await command.ExecuteNonQueryAsync() == 1;
    }
}
