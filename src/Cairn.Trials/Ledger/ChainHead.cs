using Cairn.Ledger.Entries;

namespace Cairn.Ledger;

/// <summary>The last entry of a study's ledger.</summary>
/// <param name="Sequence">Its sequence; 0 when there is none.</param>
/// <param name="Hash">Its hash; 64 zeros when there is none.</param>
public sealed record ChainHead(long Sequence, string Hash)
{
    public static ChainHead Empty { get; } = new(0, new string('0', 64));

    public static ChainHead Of(Entry entry) => new(entry.Sequence, entry.Hash);
}
