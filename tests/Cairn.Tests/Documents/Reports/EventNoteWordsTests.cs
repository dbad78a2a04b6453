using Cairn.Documents.Reports.Wording;
using Cairn.Response;
using Cairn.Safety.Summary;

namespace Cairn.Tests.Documents.Reports;

/// <summary>Every note beside an event of special interest has its words.</summary>
public sealed class EventNoteWordsTests
{
    static readonly (EventNote Note, string Words)[] Notes =
    [
        (new EventNote.NoDailyGrades(), "grade of the adverse event; no daily grades"),
        (new EventNote.DaysWithout(), "grade of the adverse event; the days of it that were graded have grade 0"),
        (new EventNote.NoAdverseEvent(), "no adverse event of these days is recorded"),
        (
            new EventNote.LowCounts(2, new(null, null, null, false), [new Gap.Contact(null)]),
            $"marrow: not recorded before the cells, not seen in these days; missing: {new Gap.Contact(null)}"
        ),
        (
            new EventNote.LowCounts(1, new(null, null, null, false), []),
            "from one low count; marrow: not recorded before the cells, not seen in these days"
        ),
        (
            new EventNote.NoLateCount("Pancytopenia", 28, null, null),
            "Pancytopenia: grade of the adverse event; no count after day 28"
        ),
        (
            new EventNote.NoLateCount("Pancytopenia", 28, 3, null),
            "Pancytopenia: grade of the adverse event, which began on day 3; no count after day 28"
        ),
        (new EventNote.Neutrophils(null), "neutrophils"),
        (new EventNote.Platelets(null), "platelets"),
        (
            new EventNote.Neutrophils(new(CourseEventKind.Relapse, 55, HadBegun: true)),
            "neutrophils; followed until the relapse of day 55"
        ),
        (
            new EventNote.Platelets(new(CourseEventKind.NewTherapy, 40, HadBegun: false)),
            "platelets; begun after the other leukaemia therapy of day 40, which may be the cause"
        ),
        (new EventNote.LowIgg(4), "immunoglobulin G below 4 g/L"),
        (new EventNote.AfterRelapse(), "after relapse"),
        (new EventNote.WithoutRelapse(), "without relapse before"),
    ];

    [Fact]
    public void Each_note_is_said() => Assert.All(Notes, n => Assert.Equal(n.Words, EventNoteWords.Of(n.Note)));

    [Fact]
    public void No_note_is_left_out() =>
        Assert.Equal(
            typeof(EventNote).GetNestedTypes().Select(t => t.Name).Order(StringComparer.Ordinal),
            Notes.Select(n => n.Note.GetType().Name).Distinct().Order(StringComparer.Ordinal)
        );
}
