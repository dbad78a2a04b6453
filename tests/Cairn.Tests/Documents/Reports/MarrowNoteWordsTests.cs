using Cairn.Documents.Reports.Wording;
using Cairn.Quantities;
using Cairn.Response;

namespace Cairn.Tests.Documents.Reports;

/// <summary>Every note beside a response assessment has its words.</summary>
public sealed class MarrowNoteWordsTests
{
    static readonly (MarrowNote Note, string Words)[] Notes =
    [
        (new MarrowNote.FromBiopsy("DRY TAP"), "Blasts from the biopsy: no aspirate (DRY TAP)."),
        (new MarrowNote.FromBiopsy(null), "Blasts from the biopsy: no aspirate percentage."),
        (new MarrowNote.NoPercentage("DRY TAP"), "No marrow blast percentage: DRY TAP."),
        (new MarrowNote.PartialDay(), "Part of the sample's date is not recorded: the first day it can be is used."),
        (
            new MarrowNote.Supported("platelet transfusion", PartialDate.Of(new(2025, 1, 26))),
            "platelet transfusion on 26 Jan 2025: counts may be supported."
        ),
        (
            new MarrowNote.MayBeAplastic(),
            "Neutrophils below 0.5 and platelets below 20 ×10⁹/L: it may be an aplastic marrow, whatever the category."
        ),
    ];

    [Fact]
    public void Each_note_is_said() => Assert.All(Notes, n => Assert.Equal(n.Words, MarrowNoteWords.Of(n.Note)));

    [Fact]
    public void No_note_is_left_out() =>
        Assert.Equal(
            typeof(MarrowNote).GetNestedTypes().Select(t => t.Name).Order(StringComparer.Ordinal),
            Notes.Select(n => n.Note.GetType().Name).Distinct().Order(StringComparer.Ordinal)
        );
}
