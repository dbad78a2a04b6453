using System.Data.Common;

namespace Cairn.Store;

/// <summary>Commands with their parameters, alike for both databases.</summary>
static class Commands
{
    public static DbCommand Command(
        this DbConnection connection,
        string sql,
        DbTransaction? transaction = null,
        params (string Name, object? Value)[] parameters
    )
    {
        var command = connection.CreateCommand();
        (command.CommandText, command.Transaction) = (sql, transaction);
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = ("@" + name, value ?? DBNull.Value);
            command.Parameters.Add(parameter);
        }
        return command;
    }
}
