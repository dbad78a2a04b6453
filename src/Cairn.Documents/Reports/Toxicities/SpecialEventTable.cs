using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Wording;
using Cairn.Safety.Summary;

namespace Cairn.Documents.Reports.Toxicities;

/// <summary>Each occurrence of an event of special interest.</summary>
static class SpecialEventTable
{
    public static Table Of(SafetyScope scope) =>
        scope.Table(
            "safety-aesi-list",
            "Events of special interest, each occurrence",
            [
                Column.OfWords("Subject"),
                Column.OfWords("Worst grade"),
                Column.OfWords("Adverse event's grade", "CTCAE, as recorded"),
                Column.OfNumbers("Onset", "days from the cells"),
                Column.OfNumbers("Duration", "days"),
                Column.OfWords("At a grade or above", "grade: days; hours where times are recorded"),
                Column.OfWords("Given"),
                Column.OfWords("Note"),
            ],
            [
                .. SpecialInterest.All.Select(kind => new RowGroup(
                    kind.Name,
                    [.. scope.Subjects.SelectMany(kind.In).Select(e => Row(kind, e))]
                )),
            ],
            "No event of special interest is recorded; rows appear with the first one.",
            "CRS and ICANS are graded by ASTCT from the days; CTCAE's grade of the adverse event stands beside it, and "
                + "neither is "
                + "made from the other. Hours: the longest stretch, from what the assessments leave open.",
            SpecialInterestTable.LowCountsLast
        );

    static IReadOnlyList<Cell> Row(SpecialInterest kind, SpecialEvent e) =>
        [
            Cell.Subject(e.Subject.Id),
            (kind.GradedBy is null ? Cell.Nothing : SearchCell.Grade(e)).From(e.Because),
            (e.AtGrades.Count == 0 ? Cell.Nothing : Cell.Grade(e.Reported)).From(e.Because),
            new Cell(e.Onset is { } onset ? Sourced.Number(onset) : "unknown").From(e.Because),
            ((Cell)OccurrenceWords.Lasted(e)).From(e.Because),
            (e.AtGrades.Count == 0 ? Cell.Nothing : Phrase.Join("; ", e.AtGrades.Select(Time))).From(e.Because),
            e.Treated.Count == 0 ? Cell.Nothing : Phrase.Join(", ", e.Treated.Select(ToxicityTreatment.Word)),
            e.Note is { } note ? EventNoteWords.Of(note) : Cell.Nothing,
        ];

    static Phrase Time(TimeAtGrade time)
    {
        var days = $"{Written.Count(time.Grade)}: {Written.Count(time.Days)} d";
        return time.Hours.AtLeast is { } least
            ? (Phrase)$"{days} ({Hours(least)} to {(time.Hours.AtMost is { } most ? Hours(most) : "?")} h)"
            : days;
    }

    static string Hours(double hours) => Written.Fixed(hours, 0);
}
