using Cairn.Ledger.Entries;
using Cairn.Ledger.Kinds;
using Cairn.Records;

namespace Cairn.Ledger;

/// <summary>What was said of one record, newest first.</summary>
/// <param name="newest">The entry that counts; it is about a record.</param>
/// <param name="before">What was said before it; null when it is the first.</param>
public sealed class RecordVersions(Entry newest, RecordVersions? before)
{
    object? _read; // a Record or an UnreadRecord

    public Entry Newest { get; } = newest;
    public RecordVersions? Before { get; } = before;

    /// <summary>True when the record was taken out.</summary>
    public bool IsRemoved => Newest.Kind == RecordRemoved.OfKind.Code;

    /// <summary>Every entry that said it, the first one first.</summary>
    public IEnumerable<Entry> All => Before is null ? [Newest] : [.. Before.All, Newest];

    /// <summary>The record as the newest entry has it, read once; null when it was taken out or cannot be read.</summary>
    public Record? Record => Reading as Record;

    /// <summary>Why the record cannot be read; null when it can, and when it was taken out.</summary>
    public UnreadRecord? Unread => Reading as UnreadRecord;

    // Two that ask at once read it twice, to the same end.
    object? Reading => IsRemoved ? null : _read ??= Read(Newest, Newest.Key!.Value);

    static object Read(Entry entry, RecordKey key)
    {
        if (RecordValues.Plain(entry, key) is { } plain)
            return plain;
        var place = EntryKinds.Place(entry);
        try
        {
            var read = RecordValues.Read(key, entry.Values, place, entry.Sequence);
            return read.Value is { } record
                ? record
                : new UnreadRecord(key, entry.Sequence, RecordValues.Texts(entry.Values), read.Findings);
        }
        catch (FormatException broken)
        {
            var finding = Finding.Error(place, null, null, broken.Message, "Run 'cairn verify'.");
            return new UnreadRecord(key, entry.Sequence, [], [finding]);
        }
    }
}
