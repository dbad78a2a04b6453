using Cairn.Ledger.Entries;

namespace Cairn.Ledger.Kinds;

/// <summary>A range of a laboratory was written by mistake: no result takes it any more.</summary>
/// <param name="Of">Sequence of the entry that says it.</param>
public sealed record LabRangeWithdrawn(long Of) : EntryContent
{
    public static EntryKind OfKind { get; } =
        new("lab-range-withdrawn", "range withdrawn", e => new LabRangeWithdrawn(e.Number("ENTRY")));

    public override EntryKind Kind => OfKind;
    public override bool NeedsReason => true;

    public override void Write(ContentWriter to) => to.Number("ENTRY", Of);
}
