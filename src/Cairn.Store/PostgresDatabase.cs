using System.Data;
using System.Data.Common;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using Npgsql;

namespace Cairn.Store;

/// <summary>PostgreSQL: several processes on several machines, each told of the entries of the others.</summary>
sealed class PostgresDatabase(string connection) : Database
{
    /// <summary>Where the entries of other processes are told.</summary>
    public const string Channel = "cairn_entries";

    /// <summary>
    /// Held by whoever writes: one transaction at a time a database, across all processes. Any number that nobody else uses.
    /// </summary>
    const long WritersLock = 0x_4361_6972_6E32;

    /// <summary>How often a silent connection is tried, so that a lost one is noticed.</summary>
    const int KeepAliveSeconds = 10;

    /// <summary>How long to wait before a lost connection is opened again.</summary>
    static readonly TimeSpan TryAgain = TimeSpan.FromMilliseconds(500);

    readonly NpgsqlDataSource _source = NpgsqlDataSource.Create(connection);
    readonly NpgsqlConnectionStringBuilder _settings = new(connection);

    public override string Name => ConnectionText.Shown(connection);

    public override string HasTable =>
        "SELECT 1 FROM information_schema.tables WHERE table_schema = current_schema() AND table_name = @name";

    public override string AskColumns =>
        "SELECT made.relname, had.attname FROM pg_class made JOIN pg_attribute had ON had.attrelid = made.oid "
        + "WHERE made.relnamespace = current_schema()::regnamespace AND made.relkind IN ('r', 'p') AND had.attnum > 0 "
        + "AND NOT had.attisdropped";

    public override async Task<bool> Exists(CancellationToken cancel)
    {
        try
        {
            await using var open = await _source.OpenConnectionAsync(cancel);
            return true;
        }
        catch (PostgresException missing) when (missing.SqlState == PostgresErrorCodes.InvalidCatalogName)
        {
            return false;
        }
    }

    public override async Task Create(CancellationToken cancel)
    {
        if (await Exists(cancel))
            return;
        var server = new NpgsqlConnectionStringBuilder(connection) { Database = "postgres", Pooling = false };
        await using var open = new NpgsqlConnection(server.ToString());
        await open.OpenAsync(cancel);
        await using var command = open.CreateCommand();
        command.CommandText = $"CREATE DATABASE \"{_settings.Database?.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
        try
        {
            await command.ExecuteNonQueryAsync(cancel);
        }
        catch (PostgresException made)
            when (made.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation) { }
    }

    // The pool may hold connections that broke while nobody used them: who asks is not to hear of it.
    public override async Task<DbConnection> Open(CancellationToken cancel)
    {
        var pooled = await _source.OpenConnectionAsync(cancel);
        if (await Answers(pooled, cancel))
            return pooled;
        await pooled.DisposeAsync();
        _source.Clear();
        return await _source.OpenConnectionAsync(cancel);
    }

    async Task<bool> Answers(NpgsqlConnection pooled, CancellationToken cancel)
    {
        try
        {
            await using var command = pooled.Command("SELECT 1");
            return await command.ExecuteScalarAsync(cancel) is 1;
        }
        catch (NpgsqlException broken) when (IsLost(broken))
        {
            return false;
        }
    }

    public override async Task<DbTransaction> BeginWriting(DbConnection connection, CancellationToken cancel)
    {
        var transaction = await connection.BeginTransactionAsync(cancel);
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = $"{Patience}; SELECT pg_advisory_xact_lock({WritersLock})";
        await command.ExecuteNonQueryAsync(cancel);
        return transaction;
    }

    // A lock_timeout of the connection string (Options=-c lock_timeout=3s) stands; without one it is as long as SQLite waits.
    static readonly string Patience =
        "SELECT set_config('lock_timeout', coalesce(nullif(current_setting('lock_timeout'), '0'), "
        + $"'{Databases.BusySeconds}s'), true)";

    public override bool IsLost(DbException broken) =>
        broken
            is PostgresException
                {
                    SqlState: PostgresErrorCodes.AdminShutdown
                        or PostgresErrorCodes.CrashShutdown
                        or PostgresErrorCodes.CannotConnectNow
                        or PostgresErrorCodes.IdleSessionTimeout
                }
                or NpgsqlException { InnerException: SocketException or IOException };

    public override EntryInsert Inserting(DbConnection connection) => new PostgresInsert(connection);

    public override async Task<DbTransaction> BeginReading(DbConnection connection, CancellationToken cancel) =>
        await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);

    public override async Task CopyTo(string file, CancellationToken cancel)
    {
        await using var from = await Open(cancel);
        await using var moment = await BeginReading(from, cancel);
        await new TableCopy(from, moment).Into(file, cancel);
    }

    public override async Task Tell(DbConnection connection, DbTransaction transaction, string study, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = $"SELECT pg_notify('{Channel}', @study)";
        command.Parameters.Add(new NpgsqlParameter("study", study));
        await command.ExecuteNonQueryAsync(cancel);
    }

    // A connection beside the pool: it waits for notices for good, and is opened again when it is lost.
    public override async IAsyncEnumerable<bool> Listen([EnumeratorCancellation] CancellationToken cancel)
    {
        var settings = new NpgsqlConnectionStringBuilder(connection)
        {
            Pooling = false,
            KeepAlive = KeepAliveSeconds,
            TcpKeepAlive = true,
        };
        for (; ; await Task.Delay(TryAgain, cancel))
        {
            await using var listening = await Listening(settings.ToString(), cancel);
            for (var isThere = listening is not null; isThere; isThere = await IsTold(listening!, cancel))
                yield return true;
        }
    }

    static async Task<NpgsqlConnection?> Listening(string settings, CancellationToken cancel)
    {
        var opened = new NpgsqlConnection(settings);
        try
        {
            await opened.OpenAsync(cancel);
            await using var command = opened.Command($"LISTEN {Channel}");
            await command.ExecuteNonQueryAsync(cancel);
            return opened;
        }
        catch (Exception lost) when (lost is NpgsqlException or IOException or SocketException)
        {
            await opened.DisposeAsync();
            return null;
        }
    }

    static async Task<bool> IsTold(NpgsqlConnection listening, CancellationToken cancel)
    {
        try
        {
            await listening.WaitAsync(cancel);
            return true;
        }
        catch (Exception lost) when (lost is NpgsqlException or IOException or SocketException)
        {
            return false;
        }
    }

    public override async Task Scrub(DbConnection connection, CancellationToken cancel)
    {
        await using var command = connection.Command("VACUUM entries");
        await command.ExecuteNonQueryAsync(cancel);
    }

    public override IReadOnlyList<string> Statements(Migration migration) => migration.Postgres;

    protected override StoreException? ExplainOwn(Exception broken) =>
        broken is NpgsqlException npgsql && Words(npgsql) is { } words ? new(words, broken, TroubleOf(npgsql)) : null;

    static bool IsOfAnotherForm(NpgsqlException broken) =>
        broken.SqlState
            is PostgresErrorCodes.UndefinedTable
                or PostgresErrorCodes.UndefinedColumn
                or PostgresErrorCodes.UndefinedFunction
                or PostgresErrorCodes.DuplicateTable
                or PostgresErrorCodes.DuplicateColumn
                or PostgresErrorCodes.DatatypeMismatch
                or PostgresErrorCodes.WrongObjectType
                or PostgresErrorCodes.DataCorrupted
                or PostgresErrorCodes.IndexCorrupted;

    static StoreTrouble TroubleOf(NpgsqlException broken) =>
        broken switch
        {
            { SqlState: PostgresErrorCodes.DiskFull } => StoreTrouble.Full,
            { SqlState: PostgresErrorCodes.ReadOnlySqlTransaction } => StoreTrouble.ReadOnly,
            { SqlState: PostgresErrorCodes.LockNotAvailable } => StoreTrouble.Locked,
            _ when IsOfAnotherForm(broken) => StoreTrouble.Altered,
            { InnerException: SocketException { SocketErrorCode: SocketError.ConnectionRefused or SocketError.HostNotFound } } =>
                StoreTrouble.Unreachable,
            { IsTransient: true } or { InnerException: SocketException or IOException or TimeoutException } => StoreTrouble.Lost,
            _ => StoreTrouble.Other,
        };

    public override void Release() => _source.Dispose();

    string? Words(NpgsqlException broken) =>
        broken switch
        {
            { SqlState: PostgresErrorCodes.DiskFull } =>
                $"The disk of the server that holds {Name} is full. Make room and try again.",
            { SqlState: PostgresErrorCodes.ReadOnlySqlTransaction } =>
                $"{Name} may only be read: it is a standby, or set read-only.",
            { SqlState: PostgresErrorCodes.LockNotAvailable } =>
                $"Another program keeps {Name} locked; it was waited for. Try again.",
            _ when IsOfAnotherForm(broken) => Altered(broken),
            { SqlState: PostgresErrorCodes.InsufficientPrivilege } =>
                $"The account of the connection may not do this in {Name}. Ask who runs the server.",
            { SqlState: PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification } =>
                $"The server of {Name} does not let this account in: look at user and password of the connection.",
            { InnerException: SocketException { SocketErrorCode: SocketError.ConnectionRefused or SocketError.HostNotFound } } =>
                $"Nobody answers for {Name}. See that PostgreSQL runs there and that host and port are right.",
            { IsTransient: true } or { InnerException: SocketException or IOException or TimeoutException } =>
                $"The connection to {Name} was lost. What was answered as saved is saved; try the rest again.",
            _ => null,
        };
}
