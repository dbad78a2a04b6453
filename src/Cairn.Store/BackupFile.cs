using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Cairn.Store;

/// <summary>The file that a copy of a database becomes: whole, or not there.</summary>
sealed class BackupFile(string file)
{
    static readonly string[] Beside = ["", "-journal", "-wal", "-shm"];

    /// <exception cref="StoreException">It cannot be written there.</exception>
    public async Task Fill(Func<Task> copy)
    {
        OwnerOnly.Make(file);
        try
        {
            await copy();
        }
        catch (Exception broken)
        {
            foreach (var ending in Beside)
                File.Delete(file + ending); // half a copy is none
            throw Explained(broken) ?? broken;
        }
    }

    // Nothing is written but the copy: what fails so is its disk, not that of the database.
    StoreException? Explained(Exception broken) =>
        broken is SqliteException { SqliteErrorCode: raw.SQLITE_FULL or raw.SQLITE_READONLY or raw.SQLITE_IOERR }
            ? new SqliteDatabase(Path.GetFullPath(file)).Explain(broken)
            : null;
}
