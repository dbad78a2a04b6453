using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Cairn.Store;

/// <summary>The database that a connection string names: <c>Host=...</c> is PostgreSQL, <c>Data Source=...</c> and a plain path are SQLite.</summary>
static class Databases
{
    public static bool IsPostgres(string connection) =>
        connection.Split(';').Any(part => part.Split('=')[0].Trim().ToUpperInvariant() is "HOST" or "SERVER");

    public static DbContextOptions<LedgerContext> Options(string connection) =>
        IsPostgres(connection)
            ? new DbContextOptionsBuilder<LedgerContext>().UseNpgsql(connection).Options
            : new DbContextOptionsBuilder<LedgerContext>()
                .UseSqlite(SqliteOf(connection).ToString())
                .AddInterceptors(new Durable())
                .Options;

    /// <summary>The file of a SQLite connection string; null for PostgreSQL and for a database in memory.</summary>
    public static string? FileOf(string connection) =>
        !IsPostgres(connection) && SqliteOf(connection) is { Mode: not SqliteOpenMode.Memory, DataSource: not ":memory:" } sqlite
            ? Path.GetFullPath(sqlite.DataSource)
            : null;

    /// <summary>The SQLite connection string that a path or a connection string means.</summary>
    public static string SqliteText(string connection) => SqliteOf(connection).ToString();

    static SqliteConnectionStringBuilder SqliteOf(string connection) =>
        connection.Contains('=')
            ? new SqliteConnectionStringBuilder(connection)
            : new SqliteConnectionStringBuilder { DataSource = connection };

    /// <summary>Each connection waits for the disk: what was answered "saved" survives a power cut.</summary>
    sealed class Durable : DbConnectionInterceptor
    {
        const string Pragmas = "PRAGMA synchronous = FULL;";

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
        {
            using var command = connection.CreateCommand();
            command.CommandText = Pragmas;
            command.ExecuteNonQuery();
        }

        public override async Task ConnectionOpenedAsync(
            DbConnection connection,
            ConnectionEndEventData eventData,
            CancellationToken cancellationToken = default
        )
        {
            await using var command = connection.CreateCommand();
            command.CommandText = Pragmas;
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}
