using SQLitePCL;

namespace Cairn.Store;

/// <summary>
/// A second look at a file that is read already: a connection of one thread's own, which takes no lock of the library with every
/// call, at the moment of the first one.
/// </summary>
sealed class SqliteReader : IDisposable
{
    readonly sqlite3 _database;

    SqliteReader(sqlite3 database, string study) => (_database, Entries) = (database, new(database, study));

    public SqliteRuns Entries { get; }

    /// <param name="last">
    /// The last sequence of the study as the first connection sees it: whatever is written makes an entry, so that who sees the
    /// same one sees the same.
    /// </param>
    /// <returns>Null when the ledger moved on meanwhile, or the file cannot be opened once more.</returns>
    public static SqliteReader? Open(string file, string study, long last)
    {
        var opened = raw.sqlite3_open_v2(file, out var database, raw.SQLITE_OPEN_READONLY | raw.SQLITE_OPEN_NOMUTEX, null);
        if (opened == raw.SQLITE_OK && raw.sqlite3_exec(database, "BEGIN") == raw.SQLITE_OK && Last(database, study) == last)
            return new(database, study);
        database.Dispose();
        return null;
    }

    public void Dispose()
    {
        Entries.Dispose();
        _database.Dispose();
    }

    static long? Last(sqlite3 database, string study)
    {
        const string Sql = "SELECT max(sequence) FROM entries WHERE study = ?";
        if (raw.sqlite3_prepare_v2(database, Sql, out var rows) != raw.SQLITE_OK)
            return null;
        using var _ = rows;
        raw.sqlite3_bind_text(rows, 1, study);
        return raw.sqlite3_step(rows) == raw.SQLITE_ROW ? raw.sqlite3_column_int64(rows, 0) : null;
    }
}
