using Cairn.Ledger.Entries;

namespace Cairn.Ledger.Kinds;

/// <summary>Nothing more may be changed: of a record, of a subject, or of the whole study.</summary>
/// <param name="Key">The record; null when it is more than one.</param>
/// <param name="Whom">The subject; null when it is the study.</param>
public sealed record Locked(RecordKey? Key = null, string? Whom = null) : EntryContent
{
    public static EntryKind OfKind { get; } = new("locked", "locked", e => new Locked(e.KeyOrNone, e.SubjectOrNone));

    public override EntryKind Kind => OfKind;
    public override RecordKey? About => Key;
    public override string? Subject => Key?.Subject ?? Whom;

    public override void Write(ContentWriter to) { }
}
