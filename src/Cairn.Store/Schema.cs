using System.Data.Common;
using Cairn.Ledger.Entries;

namespace Cairn.Store;

/// <summary>Brings a database to the form that this program writes, step by step, and refuses one that is ahead of it.</summary>
sealed class Schema(Database database, TimeProvider clock)
{
    const string Table = "schema_versions";
    static readonly int Newest = Migrations.All[^1].Version;
    volatile bool _isCurrent;

    /// <summary>
    /// True when the database holds the form this program reads; false when there is none, and then nothing is made.
    /// </summary>
    /// <exception cref="StoreException">It has another form.</exception>
    public async Task<bool> IsThere(CancellationToken cancel)
    {
        if (_isCurrent)
            return true;
        if (!await database.Exists(cancel))
            return false;
        if (await Version(cancel) is var version && version is > 0 && version < Newest)
            await Make(cancel); // an older form is brought up: read as it is, it would look empty
        return _isCurrent = _isCurrent || version == Newest;
    }

    async Task<int> Version(CancellationToken cancel)
    {
        await using var connection = await database.Open(cancel);
        return await VersionOf(connection, cancel);
    }

    /// <summary>Makes the database and what is missing in it.</summary>
    /// <exception cref="StoreException">It has another form.</exception>
    public async Task Make(CancellationToken cancel)
    {
        if (_isCurrent)
            return;
        await database.Create(cancel);
        await using var connection = await database.Open(cancel);
        await using var transaction = await database.BeginWriting(connection, cancel);
        var version = await VersionOf(connection, cancel, transaction);
        if (version == 0)
            await Run(
                connection,
                transaction,
                $"CREATE TABLE {Table} (version INTEGER NOT NULL PRIMARY KEY, what TEXT NOT NULL, made_at TEXT NOT NULL)",
                cancel
            );
        foreach (var migration in Migrations.All.Where(m => m.Version > version))
            await Make(migration, connection, transaction, cancel);
        await transaction.CommitAsync(cancel);
        _isCurrent = true;
    }

    async Task Make(Migration migration, DbConnection connection, DbTransaction transaction, CancellationToken cancel)
    {
        foreach (var statement in database.Statements(migration))
            await Run(connection, transaction, statement, cancel);
        await using var insert = connection.Command(
            $"INSERT INTO {Table} (version, what, made_at) VALUES (@version, @what, @at)",
            transaction,
            ("version", migration.Version),
            ("what", migration.What),
            ("at", TimeText.Of(clock.GetUtcNow()))
        );
        await insert.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>The form of the database; 0 when it is empty.</summary>
    async Task<int> VersionOf(DbConnection connection, CancellationToken cancel, DbTransaction? transaction = null)
    {
        if (!await Has(Table, connection, transaction, cancel))
            return await HasAny(Known, connection, transaction, cancel) ? throw Altered("is missing") : 0;
        await using var command = connection.Command($"SELECT max(version) FROM {Table}", transaction);
        var newest = await command.ExecuteScalarAsync(cancel);
        if (newest is null or DBNull)
            throw Altered("is empty");
        var version = Convert.ToInt32(newest, System.Globalization.CultureInfo.InvariantCulture);
        return version <= Newest
            ? version
            : throw new StoreException(
                $"{database.Name} has form {version}, and this Cairn knows forms up to {Newest}. Use the newer "
                    + $"Cairn that made it."
            );
    }

    /// <summary>Tables of the first form: where one is, the database is not empty.</summary>
    static readonly string[] Known = ["entries", "heads", "accounts", "study_files"];

    StoreException Altered(string how) =>
        new(
            $"The table {Table} of {database.Name} {how}: the database was altered from outside, or made by a Cairn that was "
                + "never released. Restore it from an archive or a backup.",
            trouble: StoreTrouble.Altered
        );

    async Task<bool> HasAny(string[] tables, DbConnection connection, DbTransaction? transaction, CancellationToken cancel)
    {
        foreach (var table in tables)
            if (await Has(table, connection, transaction, cancel))
                return true;
        return false;
    }

    async Task<bool> Has(string table, DbConnection connection, DbTransaction? transaction, CancellationToken cancel)
    {
        await using var command = connection.Command(database.HasTable, transaction, ("name", table));
        return await command.ExecuteScalarAsync(cancel) is not null;
    }

    static async Task Run(DbConnection connection, DbTransaction transaction, string sql, CancellationToken cancel)
    {
        await using var command = connection.Command(sql, transaction);
        await command.ExecuteNonQueryAsync(cancel);
    }
}
