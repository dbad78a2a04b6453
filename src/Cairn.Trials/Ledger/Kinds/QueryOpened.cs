using Cairn.Ledger.Entries;

namespace Cairn.Ledger.Kinds;

/// <summary>Somebody asks about a record; the thread is named by the sequence of this entry.</summary>
/// <param name="Variable">The variable asked about; null when it is the whole record.</param>
/// <param name="Question">In words.</param>
/// <param name="Check">Id of the check that asks; null when a person does.</param>
public sealed record QueryOpened(RecordKey Key, string? Variable, string Question, string? Check = null) : EntryContent
{
    public static EntryKind OfKind { get; } =
        new("query-opened", "query", e => new QueryOpened(
            e.Key,
            e.TextOrNone("VARIABLE"),
            e.Text("QUESTION"),
            e.TextOrNone("CHECK")
        ));

    public override EntryKind Kind => OfKind;
    public override RecordKey? About => Key;

    public override void Write(ContentWriter to)
    {
        to.Text("VARIABLE", Variable).Text("CHECK", Check);
        to.Private("QUESTION", Question);
    }
}
