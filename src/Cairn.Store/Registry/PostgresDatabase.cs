using Npgsql;

namespace Cairn.Store.Registry;

/// <summary>The database that a PostgreSQL connection string names, which may not be there yet.</summary>
static class PostgresDatabase
{
    const string Maintenance = "postgres";

    public static async Task<bool> Exists(string connection, CancellationToken cancel)
    {
        try
        {
            await using var opened = new NpgsqlConnection(connection);
            await opened.OpenAsync(cancel);
            return true;
        }
        catch (PostgresException missing) when (missing.SqlState == PostgresErrorCodes.InvalidCatalogName)
        {
            return false;
        }
    }

    /// <summary>Makes it where it is missing; another process may make it at the same moment.</summary>
    public static async Task Create(string connection, CancellationToken cancel)
    {
        if (await Exists(connection, cancel))
            return;
        var builder = new NpgsqlConnectionStringBuilder(connection);
        var name = builder.Database!;
        builder.Database = Maintenance;
        await using var opened = new NpgsqlConnection(builder.ToString());
        await opened.OpenAsync(cancel);
        await using var command = new NpgsqlCommand(
            $"CREATE DATABASE \"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"",
            opened
        );
        try
        {
            await command.ExecuteNonQueryAsync(cancel);
        }
        catch (PostgresException made)
            when (made.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation) { }
    }
}
