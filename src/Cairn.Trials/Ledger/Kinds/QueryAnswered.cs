using Cairn.Ledger.Entries;

namespace Cairn.Ledger.Kinds;

/// <summary>An answer in the thread of a query.</summary>
/// <param name="Query">Sequence of the entry that opened it.</param>
public sealed record QueryAnswered(RecordKey Key, long Query, string Answer) : EntryContent
{
    public static EntryKind OfKind { get; } =
        new("query-answered", "query answered", e => new QueryAnswered(e.Key, e.Number("QUERY"), e.Text("ANSWER")));

    public override EntryKind Kind => OfKind;
    public override RecordKey? About => Key;

    public override void Write(ContentWriter to) => to.Number("QUERY", Query).Private("ANSWER", Answer);
}
