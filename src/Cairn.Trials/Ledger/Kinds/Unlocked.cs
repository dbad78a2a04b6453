using Cairn.Ledger.Entries;

namespace Cairn.Ledger.Kinds;

/// <summary>A lock is lifted, of exactly what it was put on.</summary>
/// <param name="Key">The record; null when it is more than one.</param>
/// <param name="Whom">The subject; null when it is the study.</param>
public sealed record Unlocked(RecordKey? Key = null, string? Whom = null) : EntryContent
{
    public static EntryKind OfKind { get; } = new("unlocked", "unlocked", e => new Unlocked(e.KeyOrNone, e.SubjectOrNone));

    public override EntryKind Kind => OfKind;
    public override RecordKey? About => Key;
    public override string? Subject => Key?.Subject ?? Whom;
    public override bool NeedsReason => true;

    public override void Write(ContentWriter to) { }
}
