using Cairn.Ledger.Entries;

namespace Cairn.Ledger.Kinds;

/// <summary>A record was entered in error and counts no longer; what it said stays in the entries before.</summary>
/// <param name="Replaces">Sequence of the entry that said it last.</param>
public sealed record RecordRemoved(RecordKey Key, long Replaces) : EntryContent
{
    public static EntryKind OfKind { get; } = new("record-removed", "taken out", e => new RecordRemoved(e.Key, e.Corrects));

    public override EntryKind Kind => OfKind;
    public override RecordKey? About => Key;
    public override long? Corrects => Replaces;
    public override bool NeedsReason => true;

    public override void Write(ContentWriter to) { }
}
