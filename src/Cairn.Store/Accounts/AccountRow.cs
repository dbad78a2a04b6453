using System.Data.Common;
using System.Text.Json;

namespace Cairn.Store.Accounts;

/// <summary>An account's row: a new one, or written anew where nobody else did since it was read.</summary>
sealed class AccountRow(Account account, bool isNew) : Beside
{
    const string Insert =
        "INSERT INTO accounts (name, printed, version, secrets) SELECT @name, @printed, @version, @secrets "
        + "WHERE NOT EXISTS (SELECT 1 FROM accounts WHERE name = @name OR lower(printed) = lower(@printed))";
    const string Update =
        "UPDATE accounts SET printed = @printed, version = @version, secrets = @secrets "
        + "WHERE name = @name AND version = @version - 1";

    public override async Task<bool> Write(DbConnection connection, DbTransaction transaction)
    {
        await using var command = connection.Command(
            isNew ? Insert : Update,
            transaction,
            ("name", account.Name),
            ("printed", account.Printed),
            ("version", isNew ? 0L : account.Version + 1),
            ("secrets", JsonSerializer.Serialize(account))
        );
        return await command.ExecuteNonQueryAsync() == 1;
    }
}
