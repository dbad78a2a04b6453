using System.Data;
using System.Data.Common;
using Cairn.Ledger;

namespace Cairn.Store;

/// <summary>The heads of studies on one connection, asked and set by statements prepared once: every commit needs both.</summary>
sealed class HeadRows(DbConnection connection) : IAsyncDisposable
{
    DbCommand? _asking,
        _setting;

    /// <summary>The head as the table of heads has it.</summary>
    public async Task<ChainHead> Of(string study, DbTransaction transaction)
    {
        _asking ??= Prepared(EntryRows.AskHead, ("@study", DbType.String));
        _asking.Transaction = transaction;
        _asking.Parameters[0].Value = study;
        await using var rows = await _asking.ExecuteReaderAsync();
        return await rows.ReadAsync() ? EntryRows.HeadAt(rows, 0) : ChainHead.Empty;
    }

    public async Task Set(string study, ChainHead head, DbTransaction transaction)
    {
        _setting ??= Prepared(
            EntryRows.PutHead,
            ("@study", DbType.String),
            ("@sequence", DbType.Int64),
            ("@hash", DbType.String)
        );
        _setting.Transaction = transaction;
        (_setting.Parameters[0].Value, _setting.Parameters[1].Value, _setting.Parameters[2].Value) = (
            study,
            head.Sequence,
            head.Hash
        );
        await _setting.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_asking is not null)
            await _asking.DisposeAsync();
        if (_setting is not null)
            await _setting.DisposeAsync();
    }

    DbCommand Prepared(string sql, params ReadOnlySpan<(string Name, DbType Type)> parameters)
    {
        var command = connection.Command(sql);
        foreach (var (name, type) in parameters)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.DbType, parameter.Value) = (name, type, DBNull.Value);
            command.Parameters.Add(parameter);
        }
        command.Prepare();
        return command;
    }
}
