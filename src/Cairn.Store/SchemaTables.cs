using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Cairn.Store;

/// <summary>What the migrations make, held against what a database has. More than that does no harm.</summary>
static class SchemaTables
{
    public static async Task<IReadOnlyList<SchemaPart>> Missing(
        Database database,
        DbConnection connection,
        CancellationToken cancel
    )
    {
        var there = await Columns(connection, database.AskColumns, cancel);
        var tables = there.Select(t => t.Table).ToHashSet(StringComparer.Ordinal);
        var gone = (await Made(cancel)).Except(there);
        return [.. gone.Select(g => tables.Contains(g.Table) ? g : g with { Column = null }).Distinct()];
    }

    // Both databases have the same tables and columns. SQLite makes them in memory, in a moment.
    static async Task<IReadOnlyList<SchemaPart>> Made(CancellationToken cancel)
    {
        await using var empty = new SqliteConnection("Data Source=:memory:");
        await empty.OpenAsync(cancel);
        foreach (var statement in Migrations.All.SelectMany(m => m.Sqlite))
        {
            await using var command = empty.Command(statement);
            await command.ExecuteNonQueryAsync(cancel);
        }
        return await Columns(empty, SqliteDatabase.EveryColumn, cancel);
    }

    static async Task<IReadOnlyList<SchemaPart>> Columns(DbConnection connection, string ask, CancellationToken cancel)
    {
        await using var command = connection.Command(ask);
        await using var rows = await command.ExecuteReaderAsync(cancel);
        var columns = new List<SchemaPart>();
        while (await rows.ReadAsync(cancel))
            columns.Add(new(rows.GetString(0), rows.GetString(1)));
        return columns;
    }
}
