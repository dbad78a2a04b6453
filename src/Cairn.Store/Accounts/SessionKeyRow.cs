using System.Data.Common;

namespace Cairn.Store.Accounts;

/// <summary>A key that protects sessions; one that is there already stays.</summary>
sealed class SessionKeyRow(string name, string xml) : Beside
{
    public override async Task<bool> Write(DbConnection connection, DbTransaction transaction)
    {
        await using var command = connection.Command(
            "INSERT INTO session_keys (name, xml) VALUES (@name, @xml) ON CONFLICT (name) DO NOTHING",
            transaction,
            ("name", name),
            ("xml", xml)
        );
        return await command.ExecuteNonQueryAsync() == 1;
    }
}
