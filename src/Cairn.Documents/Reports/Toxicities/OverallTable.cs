using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Wording;
using Cairn.Records;
using Cairn.Safety;
using Cairn.Safety.Summary;

namespace Cairn.Documents.Reports.Toxicities;

/// <summary>How many subjects had events, by what matters first.</summary>
static class OverallTable
{
    public static Table Of(SafetyScope scope) =>
        scope.Table(
            "safety-overall",
            "Summary of adverse events",
            [Column.OfWords("Subjects with"), Column.OfNumbers("Subjects", scope.Share), Column.OfNumbers("Rows", "n")],
            Content.Table.Plain(
                scope.N == 0
                    ? []
                    :
                    [
                        Row(scope, "any event", _ => true),
                        Row(scope, "an event of grade 3 or more", ae => ae.WorstGrade >= 3),
                        Row(scope, "an event of grade 4 or more", ae => ae.WorstGrade >= 4),
                        Row(scope, "a fatal event", ae => ae.IsFatal),
                        Row(scope, "a serious event", ae => ae.IsSerious.IsTrue),
                        Row(scope, "an event related to the product", ae => ToxicityMatch.IsRelated(ae).IsTrue),
                        Row(scope, "a related event of grade 3 or more", ae =>
                            ToxicityMatch.IsRelated(ae).IsTrue && ae.WorstGrade >= 3
                        ),
                        Row(scope, "an event without a grade", ae => ae.WorstGrade is null),
                        Row(scope, "an event whose relation is not known", ae => ToxicityMatch.IsRelated(ae).IsUnknown),
                        .. Special(scope, SpecialInterest.Crs),
                        .. Special(scope, SpecialInterest.Icans),
                    ]
            ),
            InfusedWords.Nobody(scope.Analysis),
            "A subject counts once in each line; under Rows, an event as often as it was entered, of CRS and ICANS each "
                + "occurrence. CRS and ICANS by ASTCT, where daily grades are recorded: of those looked at; beside it, in how "
                + "many it is open."
        );

    static IReadOnlyList<Cell> Row(SafetyScope scope, string name, Func<AdverseEvent, bool> which)
    {
        var events = scope.Events.Where(e => which(e.Event)).ToList();
        return [name, scope.Count(events), Cell.Of(events.Count).From(events.Select(e => e.Event.AsFact()))];
    }

    static IEnumerable<IReadOnlyList<Cell>> Special(SafetyScope scope, SpecialInterest kind)
    {
        yield return [$"{kind.Name}, any grade", SearchCell.Of(scope, kind), Counted(scope, kind, 0)];
        yield return [$"{kind.Name}, grade 3 or more", SearchCell.Of(scope, kind, grade: 3), Counted(scope, kind, 3)];
    }

    // None is a number where somebody was looked at, and none where nobody was.
    static Cell Counted(SafetyScope scope, SpecialInterest kind, int grade)
    {
        if (!scope.Subjects.Any(s => kind.SearchIn(s, grade) is Search.Found or Search.NotFound))
            return Cell.Nothing;
        List<SpecialEvent> counted =
        [
            .. scope.Subjects.SelectMany(kind.In).Where(e => grade == 0 ? e.Worst != 0 : e.Worst >= grade),
        ];
        return Cell.Of(counted.Count).From(counted.SelectMany(e => e.Because));
    }
}
