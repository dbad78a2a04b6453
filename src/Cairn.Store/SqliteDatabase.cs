using System.Data.Common;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Cairn.Ledger.Entries;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Cairn.Store;

/// <summary>SQLite: one file, a write-ahead log, and every commit waits for the disk.</summary>
sealed class SqliteDatabase : Database
{
    /// <summary>How often to look whether another process wrote.</summary>
    static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(200);

    static readonly TimeSpan BeingMade = TimeSpan.FromMilliseconds(300);

    readonly string _connection;
    readonly string? _file;

    public SqliteDatabase(string connection) =>
        (_connection, _file) = (Databases.SqliteText(connection), Databases.FileOf(connection));

    public override string Name => _file ?? _connection;

    const string Settings = "PRAGMA synchronous = FULL; PRAGMA secure_delete = ON";

    public override string HasTable => "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = @name";

    public const string EveryColumn =
        "SELECT made.name, had.name FROM sqlite_master made, pragma_table_info(made.name) had WHERE made.type = 'table'";

    public override string AskColumns => EveryColumn;

    public override async Task<bool> Exists(CancellationToken cancel)
    {
        if (_file is null)
            return true;
        var file = new FileInfo(_file);
        if (file is { Exists: true, Length: 0 })
        {
            await Task.Delay(BeingMade, cancel); // by another process, perhaps, this moment
            file.Refresh();
        }
        if (file is { Exists: true, Length: 0 })
            throw new StoreException(
                $"{_file} is empty (0 bytes), so no records are in it. If it held some, bring back a copy (cairn restore); "
                    + "if it never did, delete it and run this again."
            );
        return file.Exists;
    }

    public override async Task Create(CancellationToken cancel)
    {
        if (Path.GetDirectoryName(_file) is { } folder && !Directory.Exists(folder))
            throw new StoreException($"The folder {folder} for the database does not exist: make it first.");
        OwnerOnly.Make(_file);
        await using var connection = (SqliteConnection)await Open(cancel);
        await Run(connection, "PRAGMA journal_mode = WAL", cancel);
    }

    public override async Task<DbConnection> Open(CancellationToken cancel)
    {
        try
        {
            return await Open(_connection, cancel);
        }
        catch (SqliteException closed)
            when (closed.SqliteErrorCode is raw.SQLITE_CANTOPEN or raw.SQLITE_READONLY && Alone is { } alone)
        {
            return await Open(alone, cancel);
        }
    }

    // A log cannot be made beside a file that, with its folder or its medium, may only be read. Where none is left there the file
    // holds everything, and is read as one that nobody changes.
    string? Alone =>
        _file is not null && File.Exists(_file) && !File.Exists(_file + "-wal")
            ? new SqliteConnectionStringBuilder(_connection)
            {
                DataSource = new Uri(_file).AbsoluteUri + "?immutable=1",
                Mode = SqliteOpenMode.ReadOnly,
                Pooling = false,
            }.ToString()
            : null;

    static async Task<SqliteConnection> Open(string text, CancellationToken cancel)
    {
        // How long to wait for another program that writes, before saying so, is the connection's "Default Timeout".
        var connection = new SqliteConnection(text);
        try
        {
            await connection.OpenAsync(cancel);
            await Run(connection, $"PRAGMA busy_timeout = {connection.DefaultTimeout * 1000}; {Settings}", cancel);
            await Run(connection, "SELECT 1 FROM sqlite_master LIMIT 1", cancel); // what cannot be read is noticed here
            return connection;
        }
        catch
        {
            SqliteConnection.ClearPool(connection);
            await connection.DisposeAsync();
            throw;
        }
    }

    public override Task<DbTransaction> BeginWriting(DbConnection connection, CancellationToken cancel)
    {
        var sqlite = (SqliteConnection)connection;
        if (raw.sqlite3_db_readonly(sqlite.Handle!, "main") == 1)
        {
            SqliteConnection.ClearPool(sqlite); // the next one is opened anew, and may write where this has become possible
            throw new SqliteException("The file was opened to be read only.", raw.SQLITE_READONLY);
        }
        return Task.FromResult<DbTransaction>(sqlite.BeginTransaction(deferred: false));
    }

    public override EntryInsert Inserting(DbConnection connection) => new SqliteInsert((SqliteConnection)connection);

    public override Task<DbTransaction> BeginReading(DbConnection connection, CancellationToken cancel) =>
        Task.FromResult<DbTransaction>(((SqliteConnection)connection).BeginTransaction(deferred: true));

    public override async IAsyncEnumerable<CanonicalRun> Runs(
        DbConnection connection,
        DbTransaction moment,
        string study,
        ChannelReader<CanonicalRun> free,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        if (!SqliteRuns.Reads((SqliteConnection)connection, moment))
        {
            await foreach (var entries in base.Runs(connection, moment, study, free, cancel))
                yield return entries;
            yield break;
        }
        var slices = await SqliteSlices.Open((SqliteConnection)connection, moment, _file, study, EntriesARun, cancel);
        await using var _ = slices;
        await foreach (var run in slices.Runs(() => Free(free, cancel)))
            yield return run;
    }

    public override async Task CopyTo(string file, CancellationToken cancel)
    {
        await using var connection = await Open(cancel);
        await using var command = connection.Command("VACUUM INTO @file", null, ("file", file));
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync(cancel);
    }

    // Other processes look at the head before they answer: in one file that costs microseconds.
    public override Task Tell(DbConnection connection, DbTransaction transaction, string study, CancellationToken cancel) =>
        Task.CompletedTask;

    // SQLite tells nobody; a number in the file says that another connection committed.
    public override async IAsyncEnumerable<bool> Listen([EnumeratorCancellation] CancellationToken cancel)
    {
        var seen = -1L;
        for (DbConnection? connection = null; ; await Task.Delay(LookEvery, cancel))
        {
            (connection, var version) = await DataVersion(connection, cancel);
            if (version == seen)
                continue;
            seen = version;
            yield return true;
        }
    }

    // A connection of its own for good: the number means something only beside an earlier one of the same connection.
    async Task<(DbConnection?, long)> DataVersion(DbConnection? connection, CancellationToken cancel)
    {
        if (!await Exists(cancel))
            return (connection, -1);
        try
        {
            connection ??= await Open(cancel);
            await using var command = connection.Command("PRAGMA data_version");
            return (connection, (long)(await command.ExecuteScalarAsync(cancel))!);
        }
        catch (SqliteException)
        {
            if (connection is not null)
                await connection.DisposeAsync();
            return (null, -1);
        }
    }

    // Deleted content is overwritten (secure_delete), and the log that still holds it is emptied.
    public override Task Scrub(DbConnection connection, CancellationToken cancel) =>
        Run((SqliteConnection)connection, "PRAGMA wal_checkpoint(TRUNCATE)", cancel);

    public override IReadOnlyList<string> Statements(Migration migration) => migration.Sqlite;

    protected override StoreException? ExplainOwn(Exception broken) =>
        broken is SqliteException sqlite && Words(sqlite) is { } words
            ? new(words, broken, TroubleOf(sqlite.SqliteErrorCode))
            : null;

    static StoreTrouble TroubleOf(int code) =>
        code switch
        {
            raw.SQLITE_BUSY or raw.SQLITE_LOCKED => StoreTrouble.Locked,
            raw.SQLITE_READONLY => StoreTrouble.ReadOnly,
            raw.SQLITE_FULL => StoreTrouble.Full,
            raw.SQLITE_ERROR or raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB => StoreTrouble.Altered,
            _ => StoreTrouble.Other,
        };

    public override void Release()
    {
        using var connection = new SqliteConnection(_connection);
        SqliteConnection.ClearPool(connection);
    }

    string? Words(SqliteException broken) =>
        broken.SqliteErrorCode switch
        {
            raw.SQLITE_ERROR => Altered(broken), // what is asked is always the same, and fits the form
            raw.SQLITE_BUSY or raw.SQLITE_LOCKED =>
                $"Another program keeps {Name} locked; it was waited for. End that program, or try again.",
            raw.SQLITE_READONLY => $"{Name} cannot be written: the file or its folder is read-only for you. Change its "
                + $"permissions.",
            raw.SQLITE_FULL => $"The disk that holds {Name} is full. Make room and try again.",
            raw.SQLITE_IOERR => $"The disk that holds {Name} does not answer as it should: it may be full or broken.",
            raw.SQLITE_CANTOPEN =>
                $"{Name} cannot be opened: look whether it is there and who may read it. From a medium that may "
                    + "only be read copy it, together with the file -wal beside it, to another place.",
            raw.SQLITE_CORRUPT => $"{Name} is damaged. Restore it from an archive or a backup.",
            raw.SQLITE_NOTADB => $"{Name} is no SQLite database, or its beginning is damaged: name the file of a ledger, or "
                + "restore it.",
            _ => null,
        };

    static async Task Run(SqliteConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(cancel);
    }
}
