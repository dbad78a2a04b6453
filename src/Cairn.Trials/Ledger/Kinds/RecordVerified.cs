using Cairn.Ledger.Entries;

namespace Cairn.Ledger.Kinds;

/// <summary>A monitor compared a record with its source document. A later correction undoes it.</summary>
/// <param name="Verified">Sequence of the entry that was compared.</param>
/// <param name="Against">The source document.</param>
public sealed record RecordVerified(RecordKey Key, long Verified, string? Against) : EntryContent
{
    public static EntryKind OfKind { get; } =
        new("record-verified", "verified", e => new RecordVerified(e.Key, e.Number("ENTRY"), e.TextOrNone("AGAINST")));

    public override EntryKind Kind => OfKind;
    public override RecordKey? About => Key;

    public override void Write(ContentWriter to) => to.Number("ENTRY", Verified).Text("AGAINST", Against);
}
