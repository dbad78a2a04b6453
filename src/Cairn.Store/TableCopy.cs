using System.Data.Common;

namespace Cairn.Store;

/// <summary>
/// Copies the tables of a database into a SQLite file of the same form: what a backup of PostgreSQL is, so that it can be opened,
/// verified and served anywhere.
/// </summary>
sealed class TableCopy(DbConnection from, DbTransaction moment)
{
    public async Task Into(string file, CancellationToken cancel)
    {
        var database = new SqliteDatabase(file);
        try
        {
            await new Schema(database, TimeProvider.System).Make(cancel);
            await using var to = await database.Open(cancel);
            await using var writing = await database.BeginWriting(to, cancel);
            foreach (var table in await Names(to, writing, cancel))
                await Copy(table, to, writing, cancel);
            await writing.CommitAsync(cancel);
        }
        finally
        {
            database.Release();
        }
    }

    static async Task<List<string>> Names(DbConnection to, DbTransaction writing, CancellationToken cancel)
    {
        await using var command = to.Command(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name",
            writing
        );
        await using var rows = await command.ExecuteReaderAsync(cancel);
        var names = new List<string>();
        while (await rows.ReadAsync(cancel))
            names.Add(rows.GetString(0));
        return names;
    }

    // The columns are named as the source gives them: both databases have the same.
    async Task Copy(string table, DbConnection to, DbTransaction writing, CancellationToken cancel)
    {
        await using var select = from.Command($"SELECT * FROM {table}", moment);
        await using var rows = await select.ExecuteReaderAsync(cancel);
        List<string> columns = [.. Enumerable.Range(0, rows.FieldCount).Select(rows.GetName)];
        await using var insert = to.Command(
            $"INSERT OR REPLACE INTO {table} ({string.Join(", ", columns)}) VALUES "
                + $"({string.Join(", ", columns.Select(c => "@" + c))})",
            writing,
            [.. columns.Select(c => (c, (object?)null))]
        );
        while (await rows.ReadAsync(cancel))
        {
            for (var i = 0; i < columns.Count; i++)
                insert.Parameters[i].Value = rows.GetValue(i);
            await insert.ExecuteNonQueryAsync(cancel);
        }
    }
}
