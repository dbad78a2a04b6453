using Cairn.Ledger.Entries;

namespace Cairn.Ledger.Kinds;

/// <summary>A query is settled. A later answer opens it again.</summary>
/// <param name="Query">Sequence of the entry that opened it.</param>
public sealed record QueryClosed(RecordKey Key, long Query) : EntryContent
{
    public static EntryKind OfKind { get; } = new("query-closed", "query closed", e => new QueryClosed(e.Key, e.Number("QUERY")));

    public override EntryKind Kind => OfKind;
    public override RecordKey? About => Key;

    public override void Write(ContentWriter to) => to.Number("QUERY", Query);
}
