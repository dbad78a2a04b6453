using Cairn.Ledger.Entries;

namespace Cairn.Ledger.Kinds;

/// <summary>
/// Values that may identify a person were removed from an entry. Their digests stay, so the chain still verifies.
/// </summary>
/// <param name="Key">The record of that entry; null when it is about none.</param>
/// <param name="Of">Sequence of that entry.</param>
/// <param name="Names">The values removed.</param>
public sealed record Redacted(RecordKey? Key, string? Whom, long Of, IReadOnlyList<string> Names) : EntryContent
{
    public static EntryKind OfKind { get; } =
        new("redacted", "removed", e => new Redacted(e.KeyOrNone, e.SubjectOrNone, e.Number("ENTRY"), e.List("NAMES")));

    public override EntryKind Kind => OfKind;
    public override RecordKey? About => Key;
    public override string? Subject => Whom;
    public override bool NeedsReason => true;

    public override void Write(ContentWriter to) => to.Number("ENTRY", Of).List("NAMES", Names);

    public bool Equals(Redacted? other) =>
        other is not null
        && (Key, Whom, Of) == (other.Key, other.Whom, other.Of)
        && Names.SequenceEqual(other.Names, StringComparer.Ordinal);

    public override int GetHashCode() => HashCode.Combine(Key, Of);
}
