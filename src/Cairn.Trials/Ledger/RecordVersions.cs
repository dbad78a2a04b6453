using Cairn.Ledger.Entries;
using Cairn.Ledger.Kinds;

namespace Cairn.Ledger;

/// <summary>What was said of one record, newest first.</summary>
/// <param name="Newest">The entry that counts.</param>
/// <param name="Before">What was said before it; null when it is the first.</param>
public sealed record RecordVersions(Entry Newest, RecordVersions? Before)
{
    /// <summary>True when the record was taken out.</summary>
    public bool IsRemoved => Newest.Kind == RecordRemoved.OfKind.Code;

    /// <summary>Every entry that said it, the first one first.</summary>
    public IEnumerable<Entry> All => Before is null ? [Newest] : [.. Before.All, Newest];
}
