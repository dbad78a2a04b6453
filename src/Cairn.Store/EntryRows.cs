using System.Data;
using System.Data.Common;
using Cairn.Ledger;

namespace Cairn.Store;

/// <summary>Entries to rows and back, and the one statement that writes rows.</summary>
static class EntryRows
{
    /// <summary>Rows a statement: enough to save round trips, few enough that SQLite finds its parameters quickly.</summary>
    const int RowsAtOnce = 8;

    static readonly (string Name, DbType Type, Func<Entry, object?> Of)[] Columns =
    [
        ("study", DbType.String, e => e.Study),
        ("sequence", DbType.Int64, e => e.Sequence),
        ("kind", DbType.String, e => Chain.KindText(e.Kind)),
        ("subject", DbType.String, e => e.Key?.Subject),
        ("domain", DbType.String, e => e.Key?.Domain),
        ("number", DbType.Int32, e => e.Key?.Number),
        ("content", DbType.String, e => ValuesText.Write(e.Values)),
        ("who", DbType.String, e => e.By.Who),
        ("role", DbType.String, e => e.By.Role),
        ("at", DbType.String, e => Chain.TimeText(e.By.At)),
        ("reason", DbType.String, e => e.By.Reason),
        ("source", DbType.String, e => e.By.Source),
        ("corrects", DbType.Int64, e => e.Corrects),
        ("previous_hash", DbType.String, e => e.PreviousHash),
        ("hash", DbType.String, e => e.Hash),
    ];

    public static Entry ToEntry(EntryRow row, HashSet<string> names) =>
        new()
        {
            Study = row.Study,
            Sequence = row.Sequence,
            Kind = Chain.ReadKind(row.Kind),
            Key = row is { Subject: { } subject, Domain: { } domain } ? new RecordKey(subject, domain, row.Number) : null,
            Values = ValuesText.Read(row.Content, names),
            By = new(row.Who, row.Role, Chain.ReadTime(row.At), row.Reason, row.Source),
            Corrects = row.Corrects,
            PreviousHash = row.PreviousHash,
            Hash = row.Hash,
        };

    public static async Task Insert(
        DbConnection connection,
        DbTransaction transaction,
        IReadOnlyList<Entry> entries,
        CancellationToken cancel
    )
    {
        DbCommand? command = null;
        try
        {
            foreach (var rows in entries.Chunk(RowsAtOnce))
            {
                if (command?.Parameters.Count != rows.Length * Columns.Length)
                {
                    if (command is not null)
                        await command.DisposeAsync();
                    command = await Statement(connection, transaction, rows.Length, cancel);
                }
                Fill(command, rows);
                await command.ExecuteNonQueryAsync(cancel);
            }
        }
        finally
        {
            if (command is not null)
                await command.DisposeAsync();
        }
    }

    static async Task<DbCommand> Statement(DbConnection connection, DbTransaction transaction, int rows, CancellationToken cancel)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText =
            $"INSERT INTO {LedgerContext.Table} ({string.Join(", ", Columns.Select(c => c.Name))}) VALUES "
            + string.Join(
                ", ",
                Enumerable
                    .Range(0, rows)
                    .Select(r => $"({string.Join(", ", Columns.Select((_, c) => $"@p{r * Columns.Length + c}"))})")
            );
        for (var i = 0; i < rows * Columns.Length; i++)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.DbType, parameter.Value) = (
                $"@p{i}",
                Columns[i % Columns.Length].Type,
                DBNull.Value
            );
            command.Parameters.Add(parameter);
        }
        await command.PrepareAsync(cancel);
        return command;
    }

    static void Fill(DbCommand command, Entry[] rows)
    {
        for (var r = 0; r < rows.Length; r++)
        for (var c = 0; c < Columns.Length; c++)
            command.Parameters[r * Columns.Length + c].Value = Columns[c].Of(rows[r]) ?? DBNull.Value;
    }
}
