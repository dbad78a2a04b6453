using Cairn.Documents.Reports.Content;
using Cairn.Records;

namespace Cairn.Documents.Reports.Toxicities;

/// <summary>To what events were related: four questions, each by itself.</summary>
static class RelationTable
{
    public static Table Of(SafetyScope scope) =>
        scope.Table(
            "safety-relations",
            "Relation of events",
            [
                Column.OfWords("Related to"),
                Column.OfNumbers("Any grade", scope.Share),
                Column.OfNumbers("Grade 3 or more", scope.Share),
                Column.OfNumbers("Not judged", "events"),
            ],
            Content.Table.Plain(
                scope.Events.Any()
                    ?
                    [
                        Row(scope, "the cell product", ae => ae.IsSaidToBeRelated),
                        Row(scope, "lymphodepletion", ae => (ae.RelationToLymphodepletion?.Meaning).IsRelated),
                        Row(scope, "the disease", ae => (ae.RelationToDisease?.Meaning).IsRelated),
                        Row(scope, "apheresis", ae => (ae.RelationToApheresis?.Meaning).IsRelated),
                    ]
                    : []
            ),
            "No adverse event is recorded for an infused subject; rows appear with the first one.",
            "At least possibly related, as the investigator judged. An event can be related to several."
        );

    /// <summary>Where nobody judged any event, none is no zero.</summary>
    static Cell NotJudged => Inline.Open("not judged");

    static IReadOnlyList<Cell> Row(SafetyScope scope, string name, Func<AdverseEvent, Truth> related)
    {
        var yes = scope.Events.Where(e => related(e.Event).IsTrue).ToList();
        var open = scope.Events.Where(e => related(e.Event).IsUnknown).ToList();
        return
        [
            name,
            .. open.Count == scope.Events.Count()
                ? (Cell[])[NotJudged, NotJudged]
                : [scope.Count(yes), scope.Count(yes.Where(e => e.Event.WorstGrade >= 3))],
            Cell.Of(open.Count).From(open.Select(e => e.Event.AsFact())),
        ];
    }
}
