using Cairn.Ledger.Entries;
using Cairn.Quantities;
using Cairn.Records;

namespace Cairn.Ledger.Kinds;

/// <summary>A step in the reporting of a serious event was taken.</summary>
/// <param name="Key">The adverse event; null of an urgent measure that none asked for.</param>
/// <param name="At">When, with the time of day and its offset from UTC where they are known.</param>
public sealed record SafetyNoted(RecordKey? Key, SafetyStep Step, PartialDate At) : EntryContent
{
    public static EntryKind OfKind { get; } = new("safety-noted", "safety report", e =>
        {
            var step = e.Code<SafetyStep>("STEP");
            return new SafetyNoted(
                SafetyNote.MayStandAlone(step) ? e.KeyOrNone : e.Key,
                step,
                PartialDate.Parse(e.Text("MOMENT"))
            );
        });

    public override EntryKind Kind => OfKind;
    public override RecordKey? About => Key;
    public override PartialDate? Happened => At;

    public override void Write(ContentWriter to) => to.Code<SafetyStep>("STEP", Step).Text("MOMENT", At.ToString());
}
