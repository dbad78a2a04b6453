using System.Data.Common;
using Cairn.Ledger.Entries;

namespace Cairn.Store;

/// <summary>Inserts entries, in order, with a statement prepared once.</summary>
abstract class EntryInsert : IAsyncDisposable
{
    public abstract Task All(IReadOnlyList<Entry> entries, DbTransaction transaction);

    public abstract ValueTask DisposeAsync();
}
