using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Cairn.Store;

/// <summary>What the library of SQLite answers to a call.</summary>
static class SqliteCode
{
    /// <exception cref="SqliteException">The answer is an error.</exception>
    public static void Check(sqlite3 database, int code)
    {
        if (code != raw.SQLITE_OK)
            throw new SqliteException(raw.sqlite3_errmsg(database).utf8_to_string(), code & 0xff, code);
    }
}
