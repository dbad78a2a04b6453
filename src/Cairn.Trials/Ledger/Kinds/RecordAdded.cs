using Cairn.Ledger.Entries;
using Cairn.Quantities;
using Cairn.Records;

namespace Cairn.Ledger.Kinds;

/// <summary>A record was written for the first time.</summary>
public sealed record RecordAdded(Record Record) : EntryContent
{
    public static EntryKind OfKind { get; } = new("record-added", "entered", e => new RecordAdded(RecordValues.Required(e)));

    public override EntryKind Kind => OfKind;
    public override RecordKey? About => Record.Key;
    public override PartialDate? Happened => Record.When;

    public override void Write(ContentWriter to) => RecordValues.Write(Record, to);
}
