using Microsoft.Data.Sqlite;

namespace Cairn.Store;

/// <summary>
/// The database that a connection string names: <c>Host=...</c> is PostgreSQL, <c>Data Source=...</c> and a plain path are
/// SQLite.
/// </summary>
static class Databases
{
    /// <summary>How long another program that writes is waited for, when the connection string does not say.</summary>
    public const int BusySeconds = 10;

    public static bool IsPostgres(string connection) =>
        connection.Split(';').Any(part => part.Split('=')[0].Trim().ToUpperInvariant() is "HOST" or "SERVER");

    /// <summary>The file of a SQLite connection string; null for PostgreSQL and for a database in memory.</summary>
    public static string? FileOf(string connection) =>
        !IsPostgres(connection) && SqliteOf(connection) is { Mode: not SqliteOpenMode.Memory, DataSource: not ":memory:" } sqlite
            ? Path.GetFullPath(sqlite.DataSource)
            : null;

    /// <summary>The SQLite connection string that a path or a connection string means.</summary>
    public static string SqliteText(string connection) => SqliteOf(connection).ToString();

    static SqliteConnectionStringBuilder SqliteOf(string connection)
    {
        var sqlite = connection.Contains('=')
            ? new SqliteConnectionStringBuilder(connection)
            : new SqliteConnectionStringBuilder { DataSource = connection };
        if (!sqlite.ShouldSerialize("Default Timeout"))
            sqlite.DefaultTimeout = BusySeconds;
        return sqlite;
    }
}
