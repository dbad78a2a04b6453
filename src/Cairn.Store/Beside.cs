using System.Data.Common;

namespace Cairn.Store;

/// <summary>Rows of another table that are written in the transaction of the entries that say so: both, or neither.</summary>
abstract class Beside
{
    /// <summary>
    /// Writes them; false when somebody else wrote meanwhile, and then nothing is written, the entries neither.
    /// </summary>
    public abstract Task<bool> Write(DbConnection connection, DbTransaction transaction);
}
