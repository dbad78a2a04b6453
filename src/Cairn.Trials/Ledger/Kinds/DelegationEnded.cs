using Cairn.Ledger.Entries;
using Cairn.Quantities;

namespace Cairn.Ledger.Kinds;

/// <summary>A delegation ends earlier than its line said.</summary>
/// <param name="Of">Sequence of the entry that delegated.</param>
/// <param name="Last">Its last day.</param>
public sealed record DelegationEnded(long Of, DateOnly Last) : EntryContent
{
    public static EntryKind OfKind { get; } =
        new("delegation-ended", "delegation ended", e => new DelegationEnded(e.Number("ENTRY"), e.Day("LAST")));

    public override EntryKind Kind => OfKind;
    public override PartialDate? Happened => PartialDate.Of(Last);
    public override bool NeedsReason => true;

    public override void Write(ContentWriter to) => to.Number("ENTRY", Of).Day("LAST", Last);
}
