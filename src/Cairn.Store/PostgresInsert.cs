using System.Data.Common;
using Cairn.Ledger.Entries;

namespace Cairn.Store;

/// <summary>
/// Inserts entries on PostgreSQL: several rows a statement, which saves round trips, then the rest one by one.
/// </summary>
sealed class PostgresInsert(DbConnection connection) : EntryInsert
{
    const int RowsAtOnce = 8;

    DbCommand? _several,
        _one;

    public override async Task All(IReadOnlyList<Entry> entries, DbTransaction transaction)
    {
        foreach (var rows in entries.Chunk(RowsAtOnce))
            if (rows.Length == RowsAtOnce)
                await Run(_several ??= EntryRows.Inserting(connection, RowsAtOnce), rows, transaction);
            else
                foreach (var row in rows)
                    await Run(_one ??= EntryRows.Inserting(connection, 1), [row], transaction);
    }

    public override async ValueTask DisposeAsync()
    {
        if (_several is not null)
            await _several.DisposeAsync();
        if (_one is not null)
            await _one.DisposeAsync();
    }

    static async Task Run(DbCommand command, Entry[] rows, DbTransaction transaction)
    {
        command.Transaction = transaction;
        EntryRows.Fill(command, rows);
        await command.ExecuteNonQueryAsync();
    }
}
