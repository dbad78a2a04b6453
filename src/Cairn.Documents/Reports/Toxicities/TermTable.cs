using Cairn.Documents.Reports.Content;
using Cairn.Records;
using Cairn.Safety.Summary;

namespace Cairn.Documents.Reports.Toxicities;

/// <summary>Events by organ class and term: any grade, and grade 3 or more. The most frequent stand first.</summary>
static class TermTable
{
    public static Table Of(SafetyScope scope) =>
        scope.Table(
            "safety-terms",
            "Adverse events by organ class and term",
            [
                Column.OfWords("Term"),
                Column.OfNumbers("Any grade", scope.Share),
                Column.OfNumbers("Grade 3 or more", scope.Share),
                Column.OfNumbers("Grade 5", scope.Share),
                Column.OfNumbers("Rows", "n"),
            ],
            [
                .. scope
                    .Events.GroupBy(e => e.Event.OrganClass ?? "Organ class not coded", StringComparer.Ordinal)
                    .OrderByDescending(Subjects)
                    .ThenBy(g => g.Key, StringComparer.Ordinal)
                    .Select(g => Group(scope, g)),
            ],
            "No adverse event is recorded for an infused subject; rows appear with the first one.",
            "A subject counts once in each row, under the worst grade there."
        );

    static RowGroup Group(SafetyScope scope, IGrouping<string, (TreatedSubject Subject, AdverseEvent Event)> organClass) =>
        new(
            organClass.Key,
            [
                Row(scope, "Any of this class", organClass),
                .. organClass
                    .GroupBy(e => AmericanSpelling.Of(e.Event.Name), StringComparer.OrdinalIgnoreCase)
                    .OrderByDescending(Subjects)
                    .ThenBy(t => t.Key, StringComparer.Ordinal)
                    .Select(t => Row(scope, t.First().Event.Name, t)),
            ]
        );

    static int Subjects(IEnumerable<(TreatedSubject Subject, AdverseEvent Event)> events) =>
        events.DistinctBy(e => e.Subject.Id, StringComparer.Ordinal).Count();

    static IReadOnlyList<Cell> Row(
        SafetyScope scope,
        string name,
        IEnumerable<(TreatedSubject Subject, AdverseEvent Event)> events
    ) =>
        [
            name,
            scope.Count(events),
            scope.Count(events.Where(e => e.Event.WorstGrade >= 3)),
            scope.Count(events.Where(e => e.Event.WorstGrade == 5)),
            Cell.Of(events.Count()).From(SafetyScope.Behind(events)),
        ];
}
