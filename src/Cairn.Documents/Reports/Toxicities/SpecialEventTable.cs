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
                Column.OfNumbers("Onset", "days from the cells"),
                Column.OfNumbers("Duration", "days"),
                Column.OfWords("Given"),
                Column.OfWords("Note"),
            ],
            [
                .. SpecialInterest.All.Select(kind => new RowGroup(
                    kind.Name,
                    [.. scope.Subjects.SelectMany(kind.In).Select(e => Row(kind, e))]
                )),
            ],
            "No event of special interest is recorded; rows appear with the first one."
        );

    static IReadOnlyList<Cell> Row(SpecialInterest kind, SpecialEvent e) =>
        [
            Cell.Subject(e.Subject.Id),
            (kind.GradedBy is null ? Cell.Nothing : Cell.Grade(e.Worst)).From(e.Because),
            e.Onset is { } onset ? Sourced.Number(onset) : "unknown",
            e.Days is { } days ? Sourced.Number(days) : "goes on, or end unknown",
            e.Treated.Count == 0 ? Cell.Nothing : string.Join(", ", e.Treated.Select(ToxicityTreatment.Word)),
            e.Note.Length == 0 ? Cell.Nothing : e.Note,
        ];
}
