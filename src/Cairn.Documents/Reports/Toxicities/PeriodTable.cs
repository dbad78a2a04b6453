using Cairn.Documents.Reports.Content;
using Cairn.Records;
using Cairn.Safety.Summary;

namespace Cairn.Documents.Reports.Toxicities;

/// <summary>The worst grade of each subject by term and by the period in which the event began.</summary>
static class PeriodTable
{
    public static Table Of(SafetyScope scope) =>
        scope.Table(
            "safety-periods",
            "Worst grade by term and period",
            [
                Column.OfWords("Term"),
                .. Enumerable.Range(1, 5).Select(g => Column.OfNumbers($"Grade {Written.Count(g)}", "subjects")),
                Column.OfNumbers("No grade", "subjects"),
            ],
            [
                .. EventPeriods.All.Select(period =>
                    Group(
                        scope,
                        EventPeriods.Word(period),
                        [.. scope.Events.Where(e => EventPeriods.Of(e.Subject, e.Event) == period)]
                    )
                ),
            ],
            "No adverse event is recorded for an infused subject; rows appear with the first one.",
            "Days from the first cells (day 0). An event counts in the period in which it began."
        );

    static RowGroup Group(SafetyScope scope, string title, List<(TreatedSubject Subject, AdverseEvent Event)> events) =>
        new(
            char.ToUpperInvariant(title[0]) + title[1..],
            events.Count == 0
                ? []
                :
                [
                    Row("Any term", events),
                    .. events
                        .GroupBy(e => AmericanSpelling.Of(e.Event.Name), StringComparer.OrdinalIgnoreCase)
                        .OrderByDescending(t => t.Max(e => e.Event.WorstGrade ?? 0))
                        .ThenBy(t => t.Key, StringComparer.Ordinal)
                        .Select(t => Row(t.First().Event.Name, t)),
                ]
        );

    static IReadOnlyList<Cell> Row(string name, IEnumerable<(TreatedSubject Subject, AdverseEvent Event)> events)
    {
        var worst = events
            .GroupBy(e => e.Subject.Id, StringComparer.Ordinal)
            .Select(s => s.MaxBy(e => e.Event.WorstGrade ?? 0).Event)
            .ToLookup(ae => ae.WorstGrade ?? 0);
        Cell At(int grade) => Cell.Part(worst[grade].Count()).From(worst[grade].Select(ae => ae.AsFact()));
        return [name, .. Enumerable.Range(1, 5).Select(At), At(0)];
    }
}
