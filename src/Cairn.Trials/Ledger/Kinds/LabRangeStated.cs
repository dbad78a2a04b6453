using Cairn.Ledger.Entries;
using Cairn.Quantities;
using Cairn.Records;

namespace Cairn.Ledger.Kinds;

/// <summary>A laboratory's range of normal values, or a range as it should have been written.</summary>
/// <param name="Replaces">Sequence of the entry that it replaces; null when it is a range of its own.</param>
public sealed record LabRangeStated(LabRange Range, long? Replaces = null) : EntryContent
{
    public static EntryKind OfKind { get; } =
        new("lab-range", "range of a laboratory", e => new LabRangeStated(Read(e), e.NumberOrNone("REPLACES")));

    public override EntryKind Kind => OfKind;
    public override PartialDate? Happened => PartialDate.Of(Range.From);
    public override bool NeedsReason => Replaces is not null;

    static LabRange Read(ContentReader e) =>
        new()
        {
            Site = e.TextOrNone("SITE"),
            Laboratory = e.Text("LABORATORY"),
            Test = e.Text("TEST"),
            Specimen = e.TextOrNone("SPECIMEN"),
            Sex = e.CodeOrNone<Sex>("SEX"),
            AgeFrom = e.WholeOrNone("AGE-FROM"),
            AgeTo = e.WholeOrNone("AGE-TO"),
            Low = e.TextOrNone("LOW"),
            High = e.TextOrNone("HIGH"),
            Unit = e.Text("UNIT"),
            From = e.Day("FROM"),
            To = e.DayOrNone("TO"),
        };

    public override void Write(ContentWriter to)
    {
        to.Number("AGE-FROM", Range.AgeFrom).Number("AGE-TO", Range.AgeTo);
        to.Day("FROM", Range.From).Day("TO", Range.To);
        to.Text("LOW", Range.Low).Text("HIGH", Range.High);
        to.Text("UNIT", Range.Unit).Code("SEX", Range.Sex);
        to.Text("LABORATORY", Range.Laboratory).Text("SITE", Range.Site);
        to.Text("TEST", Range.Test).Text("SPECIMEN", Range.Specimen);
        to.Number("REPLACES", Replaces);
    }
}
