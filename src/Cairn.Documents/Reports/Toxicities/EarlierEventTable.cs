using Cairn.Documents.Reports.Content;
using Cairn.Records;
using Cairn.Studies;

namespace Cairn.Documents.Reports.Toxicities;

/// <summary>
/// What was recorded and is in no count: events from before the watch began, and those of who was given no cells.
/// </summary>
static class EarlierEventTable
{
    public static Table Of(SafetyScope scope) =>
        scope.Table(
            "safety-not-counted",
            "Events that the tables do not count",
            [
                Column.OfWords("Subject"),
                Column.OfWords("Event"),
                Column.OfWords("Worst grade"),
                Column.OfWords("From"),
                Column.OfWords("To"),
                Column.OfWords("Why it is not counted"),
            ],
            Content.Table.Plain([.. Before(scope), .. WithoutCells(scope)]),
            "Every recorded event is counted."
        );

    static IEnumerable<IReadOnlyList<Cell>> Before(SafetyScope scope) =>
        from s in scope.Subjects
        from ae in s.Records.Of<AdverseEvent>().Except(s.Events)
        select Row(s.Id, ae, $"it began before {Watch(scope.Analysis.Study)}");

    static IEnumerable<IReadOnlyList<Cell>> WithoutCells(SafetyScope scope)
    {
        if (scope.Level is not null)
            return [];
        var treated = scope.Analysis.Treated.Select(s => s.Id).ToHashSet(StringComparer.Ordinal);
        return from s in scope.Analysis.Casebook.Subjects
            where !treated.Contains(s.Id)
            from ae in s.Of<AdverseEvent>()
            select Row(s.Id, ae, "no cells were given");
    }

    static string Watch(Study study) =>
        study.Safety.EventsFrom switch
        {
            EventsFrom.Lymphodepletion => "the first day of lymphodepletion, or of cells where none is recorded",
            EventsFrom.FirstInfusion => "the first cells",
        };

    static IReadOnlyList<Cell> Row(string subject, AdverseEvent ae, string why) =>
        [
            Cell.Subject(subject),
            new Cell(ae.Name).From([ae.AsFact()]),
            Cell.Grade(ae.WorstGrade),
            ae.Start is { } start ? Written.Date(start) : "not recorded",
            ae.End is { } end ? Written.Date(end) : "not recorded",
            why,
        ];
}
