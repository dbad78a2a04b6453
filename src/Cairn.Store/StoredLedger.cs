using Cairn.Ledger;
using Cairn.Ledger.Entries;

namespace Cairn.Store;

/// <summary>A study's whole ledger as an archive holds it.</summary>
/// <param name="Head">Its last entry.</param>
/// <param name="Entries">In order, from the first.</param>
public sealed record StoredLedger(string Study, ChainHead Head, IAsyncEnumerable<Entry> Entries)
{
    /// <summary>The files of its versions of the protocol.</summary>
    public IReadOnlyList<byte[]> Files { get; init; } = [];
}
