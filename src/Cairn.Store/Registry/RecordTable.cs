using System.Data.Common;
using System.Globalization;
using System.IO.Compression;
using Cairn.Registry;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Cairn.Store.Registry;

/// <summary>
/// The versions of records in a database, a row each: the record as it came, compressed, and what tells versions apart. Rows are
/// added and never changed, but for the mark of the current version.
/// </summary>
sealed class RecordTable(string connection)
{
    const string Columns = "number, format, updated, held, place, loaded, length, hash, source";

    /// <summary>Numbers asked for at once.</summary>
    const int Asked = 500;

    readonly bool _isPostgres = Databases.IsPostgres(connection);
    readonly Database _database = Database.Of(connection);
    volatile bool _exists;

    string Bytes => _isPostgres ? "BYTEA" : "BLOB";
    string Long => _isPostgres ? "BIGINT" : "INTEGER";

    public async Task<DbConnection> Open(CancellationToken cancel)
    {
        DbConnection opened = _isPostgres
            ? new NpgsqlConnection(connection)
            : new SqliteConnection(Databases.SqliteText(connection));
        await opened.OpenAsync(cancel);
        return opened;
    }

    /// <summary>Lets go of the database's files.</summary>
    public void Release() => _database.Release();

    /// <summary>True when there are tables to read.</summary>
    public async Task<bool> Exists(CancellationToken cancel)
    {
        if (_exists)
            return true;
        if (!await _database.Exists(cancel))
            return false;
        await using var opened = await Open(cancel);
        await using var command = Command(
            opened,
            _isPostgres
                ? "SELECT count(*) FROM information_schema.tables WHERE table_name = 'registry_versions'"
                : "SELECT count(*) FROM sqlite_master WHERE name = 'registry_versions'"
        );
        return _exists = Convert.ToInt64(await command.ExecuteScalarAsync(cancel), CultureInfo.InvariantCulture) > 0;
    }

    /// <summary>
    /// The turn to write, until it is disposed of: several processes load into PostgreSQL at once, and what one knows of a number
    /// must hold until its record is in the table and in the index. An SQLite file has one loader, which its index sees to.
    /// </summary>
    public async Task<IAsyncDisposable?> Turn(CancellationToken cancel)
    {
        if (!_isPostgres)
            return null;
        var opened = await Open(cancel);
        await using var command = Command(opened, "SELECT pg_advisory_lock(7283002)");
        command.CommandTimeout = 0; // another that catches up a whole registry works for minutes
        await command.ExecuteNonQueryAsync(cancel);
        return new PostgresTurn(opened);
    }

    sealed class PostgresTurn(DbConnection opened) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await using (opened)
                await Execute(opened, "SELECT pg_advisory_unlock(7283002)", CancellationToken.None);
        }
    }

    /// <summary>Makes the tables where there are none.</summary>
    public async Task Create(CancellationToken cancel)
    {
        if (await Exists(cancel))
            return;
        await _database.Create(cancel);
        await using var turn = await Turn(cancel);
        await using var opened = await Open(cancel);
        await Execute(
            opened,
            $"""
            CREATE TABLE IF NOT EXISTS registry_versions (
              id {Long} PRIMARY KEY, number TEXT NOT NULL, is_current {Long} NOT NULL, format {Long} NOT NULL,
              updated TEXT NULL, held TEXT NULL, place TEXT NOT NULL, loaded TEXT NOT NULL, length {Long} NOT NULL,
              hash {Bytes} NOT NULL, source {Bytes} NOT NULL);
            CREATE UNIQUE INDEX IF NOT EXISTS registry_versions_hash ON registry_versions (number, hash);
            """,
            cancel
        );
        _exists = true;
    }

    /// <summary>The rows of these numbers, without their sources.</summary>
    public async Task<IReadOnlyList<VersionRow>> Known(IReadOnlyCollection<string> numbers, CancellationToken cancel)
    {
        var rows = new List<VersionRow>();
        await using var opened = await Open(cancel);
        foreach (var some in numbers.Chunk(Asked))
        {
            await using var command = Command(
                opened,
                $"SELECT id, is_current, {Columns.Replace(", source", "", StringComparison.Ordinal)} FROM registry_versions "
                    + $"WHERE number IN ({string.Join(", ", some.Select((_, i) => $"@n{i}"))}) ORDER BY id"
            );
            for (var i = 0; i < some.Length; i++)
                Add(command, $"@n{i}", some[i]);
            await using var reader = await command.ExecuteReaderAsync(cancel);
            while (await reader.ReadAsync(cancel))
                rows.Add(Row(reader));
        }
        return rows;
    }

    /// <summary>Adds versions and marks which are current, all or none.</summary>
    /// <returns>The last row's id.</returns>
    public async Task<long> Add(IReadOnlyList<NewVersion> versions, string loaded, CancellationToken cancel)
    {
        await using var opened = await Open(cancel);
        await using var transaction = await opened.BeginTransactionAsync(cancel);
        if (_isPostgres)
            await Execute(opened, "LOCK TABLE registry_versions IN EXCLUSIVE MODE", cancel);
        var id = await LastId(opened, cancel);
        await using var insert = Command(
            opened,
            $"INSERT INTO registry_versions (id, is_current, {Columns}) "
                + "VALUES (@id, @current, @number, @format, @updated, @held, @place, @loaded, @length, @hash, @source)"
        );
        insert.Transaction = transaction;
        await using var demote = Command(
            opened,
            "UPDATE registry_versions SET is_current = 0 WHERE number = @number AND is_current = 1"
        );
        demote.Transaction = transaction;
        foreach (var version in versions)
        {
            if (version is { IsCurrent: true, HasOlder: true })
            {
                demote.Parameters.Clear();
                Add(demote, "@number", version.Version.Number);
                await demote.ExecuteNonQueryAsync(cancel);
            }
            Fill(insert, ++id, version, loaded);
            await insert.ExecuteNonQueryAsync(cancel);
        }
        await transaction.CommitAsync(cancel);
        return id;
    }

    /// <summary>The current version of a number; null when there is none.</summary>
    public Task<StoredVersion?> Current(string number, CancellationToken cancel) =>
        One("number = @key AND is_current = 1", number, cancel);

    /// <summary>The version with that id; null when there is none.</summary>
    public Task<StoredVersion?> Version(long id, CancellationToken cancel) => One("id = @key", id, cancel);

    async Task<StoredVersion?> One(string where, object key, CancellationToken cancel)
    {
        await using var opened = await Open(cancel);
        await using var command = Command(opened, $"SELECT id, is_current, {Columns} FROM registry_versions WHERE {where}");
        Add(command, "@key", key);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        return await reader.ReadAsync(cancel) ? Stored(reader) : null;
    }

    /// <summary>The current versions of these numbers, in their order; those that are not there are left out.</summary>
    public async Task<IReadOnlyList<StoredVersion>> CurrentOf(IReadOnlyList<string> numbers, CancellationToken cancel)
    {
        var found = new Dictionary<string, StoredVersion>(StringComparer.Ordinal);
        await using var opened = await Open(cancel);
        foreach (var some in numbers.Chunk(Asked))
        {
            await using var command = Command(
                opened,
                $"SELECT id, is_current, {Columns} FROM registry_versions WHERE is_current = 1 "
                    + $"AND number IN ({string.Join(", ", some.Select((_, i) => $"@n{i}"))})"
            );
            for (var i = 0; i < some.Length; i++)
                Add(command, $"@n{i}", some[i]);
            await using var reader = await command.ExecuteReaderAsync(cancel);
            while (await reader.ReadAsync(cancel))
            {
                var stored = Stored(reader);
                found[stored.Row.Number] = stored;
            }
        }
        return [.. numbers.Where(found.ContainsKey).Select(n => found[n])];
    }

    /// <summary>Versions after a row, in the order of rows.</summary>
    public async Task<IReadOnlyList<StoredVersion>> After(long id, int most, bool onlyCurrent, CancellationToken cancel)
    {
        var found = new List<StoredVersion>();
        await using var opened = await Open(cancel);
        await using var command = Command(
            opened,
            $"SELECT id, is_current, {Columns} FROM registry_versions "
                + $"WHERE id > @id {(onlyCurrent ? "AND is_current = 1" : "")} ORDER BY id LIMIT {most}"
        );
        Add(command, "@id", id);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            found.Add(Stored(reader));
        return found;
    }

    /// <summary>How many registry numbers there are.</summary>
    public async Task<long> Trials(CancellationToken cancel)
    {
        await using var opened = await Open(cancel);
        await using var command = Command(opened, "SELECT count(DISTINCT number) FROM registry_versions");
        return Convert.ToInt64(await command.ExecuteScalarAsync(cancel), CultureInfo.InvariantCulture);
    }

    public async Task<long> LastId(CancellationToken cancel)
    {
        await using var opened = await Open(cancel);
        return await LastId(opened, cancel);
    }

    static async Task<long> LastId(DbConnection opened, CancellationToken cancel)
    {
        await using var command = Command(opened, "SELECT coalesce(max(id), 0) FROM registry_versions");
        return Convert.ToInt64(await command.ExecuteScalarAsync(cancel), CultureInfo.InvariantCulture);
    }

    /// <summary>Bytes of the current records as they came.</summary>
    public async Task<IReadOnlyList<(string Number, int Bytes)>> Sizes(CancellationToken cancel)
    {
        var sizes = new List<(string, int)>();
        await using var opened = await Open(cancel);
        await using var command = Command(opened, "SELECT number, length FROM registry_versions WHERE is_current = 1");
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            sizes.Add((reader.GetString(0), (int)Number(reader, 1)));
        return sizes;
    }

    public async Task<RegistryStatus> Status(CancellationToken cancel)
    {
        await using var opened = await Open(cancel);
        await using var command = Command(
            opened,
            """
            SELECT count(*), coalesce(sum(is_current), 0), coalesce(sum(length), 0), max(updated), max(held), max(loaded),
              coalesce(sum(CASE WHEN is_current = 1 AND format = 0 THEN 1 ELSE 0 END), 0),
              coalesce(sum(CASE WHEN is_current = 1 AND format = 1 THEN 1 ELSE 0 END), 0),
              coalesce(sum(CASE WHEN is_current = 1 AND format = 2 THEN 1 ELSE 0 END), 0)
            FROM registry_versions
            """
        );
        await using var reader = await command.ExecuteReaderAsync(cancel);
        await reader.ReadAsync(cancel);
        return new(
            Number(reader, 1),
            Number(reader, 0),
            Number(reader, 2),
            Text(reader, 3),
            Text(reader, 4),
            Text(reader, 5),
            [
                (RecordFormat.Json, Number(reader, 6)),
                (RecordFormat.Xml, Number(reader, 7)),
                (RecordFormat.Text, Number(reader, 8)),
            ]
        );
    }

    static VersionRow Row(DbDataReader reader) =>
        new(
            Number(reader, 0),
            Number(reader, 1) == 1,
            reader.GetString(2),
            (RecordFormat)Number(reader, 3),
            Text(reader, 4),
            Text(reader, 5),
            reader.GetString(6),
            reader.GetString(7),
            Number(reader, 8),
            Convert.ToHexStringLower((byte[])reader.GetValue(9))
        );

    static StoredVersion Stored(DbDataReader reader)
    {
        var row = Row(reader);
        return new(
            row,
            new(row.Number, row.Format, Unpacked((byte[])reader.GetValue(10), row.Length), row.Updated, row.Held, row.Place)
        );
    }

    static long Number(DbDataReader reader, int column) => Convert.ToInt64(reader.GetValue(column), CultureInfo.InvariantCulture);

    static string? Text(DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    public static byte[] Packed(ReadOnlySpan<byte> source)
    {
        var packed = new byte[BrotliEncoder.GetMaxCompressedLength(source.Length)];
        return BrotliEncoder.TryCompress(source, packed, out var length, quality: 2, window: 20)
            ? packed[..length]
            : throw new InvalidOperationException("A buffer of the greatest length was too small.");
    }

    static byte[] Unpacked(byte[] packed, long length)
    {
        var source = new byte[length];
        return BrotliDecoder.TryDecompress(packed, source, out var written) && written == length
            ? source
            : throw new InvalidDataException("A record in the database is damaged: it cannot be unpacked.");
    }

    static void Fill(DbCommand insert, long id, NewVersion version, string loaded)
    {
        insert.Parameters.Clear();
        Add(insert, "@id", id);
        Add(insert, "@current", version.IsCurrent ? 1L : 0L);
        Add(insert, "@number", version.Version.Number);
        Add(insert, "@format", (long)version.Version.Format);
        Add(insert, "@updated", version.Version.Updated);
        Add(insert, "@held", version.Version.Held);
        Add(insert, "@place", version.Version.Place);
        Add(insert, "@loaded", loaded);
        Add(insert, "@length", (long)version.Version.Source.Length);
        Add(insert, "@hash", version.Hash);
        Add(insert, "@source", version.Packed);
    }

    static DbCommand Command(DbConnection opened, string sql)
    {
        var command = opened.CreateCommand();
        command.CommandText = sql;
        return command;
    }

    static async Task Execute(DbConnection opened, string sql, CancellationToken cancel)
    {
        await using var command = Command(opened, sql);
        await command.ExecuteNonQueryAsync(cancel);
    }

    static void Add(DbCommand command, string name, object? value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value ?? DBNull.Value);
        command.Parameters.Add(parameter);
    }
}

/// <summary>A version to be added.</summary>
/// <param name="IsCurrent">True when it takes the place of the version that was current.</param>
/// <param name="HasOlder">True when another version of the number is there.</param>
sealed record NewVersion(RecordVersion Version, byte[] Hash, byte[] Packed, bool IsCurrent, bool HasOlder);
