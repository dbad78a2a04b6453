using Cairn.Ledger.Entries;
using Cairn.Quantities;
using Cairn.Records;

namespace Cairn.Ledger.Kinds;

/// <summary>A record was written anew, as a whole; the entry that it replaces still says what it said.</summary>
/// <param name="Replaces">Sequence of that entry.</param>
public sealed record RecordCorrected(Record Record, long Replaces) : EntryContent
{
    public static EntryKind OfKind { get; } =
        new("record-corrected", "corrected", e => new RecordCorrected(RecordValues.Required(e), e.Corrects));

    public override EntryKind Kind => OfKind;
    public override RecordKey? About => Record.Key;
    public override long? Corrects => Replaces;
    public override PartialDate? Happened => Record.When;
    public override bool NeedsReason => true;

    public override void Write(ContentWriter to) => RecordValues.Write(Record, to);
}
