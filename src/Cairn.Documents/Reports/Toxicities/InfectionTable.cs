using Cairn.Documents.Reports.Content;
using Cairn.Records;
using Cairn.Safety;
using Cairn.Safety.Summary;

namespace Cairn.Documents.Reports.Toxicities;

/// <summary>Infections by term, with when they began.</summary>
static class InfectionTable
{
    public static Table Of(SafetyScope scope)
    {
        var infections = scope.Events.Where(e => OrganClass.IsInfection(e.Event, e.Subject.Version)).ToList();
        return scope.Table(
            "safety-infections",
            "Infections",
            [
                Column.OfWords("Term"),
                Column.OfNumbers("Any grade", scope.Share),
                Column.OfNumbers("Grade 3 or more", scope.Share),
                Column.OfNumbers("Fatal", "subjects"),
                Column.OfNumbers("By day 28", "events"),
                Column.OfNumbers("Day 29 to 90", "events"),
                Column.OfNumbers("Later", "events"),
            ],
            Content.Table.Plain(
                infections.Count == 0
                    ? []
                    :
                    [
                        Row(scope, "Any infection", infections),
                        .. infections
                            .GroupBy(e => AmericanSpelling.Of(e.Event.Name), StringComparer.OrdinalIgnoreCase)
                            .OrderByDescending(g => g.Count())
                            .ThenBy(g => g.Key, StringComparer.Ordinal)
                            .Select(g => Row(scope, g.First().Event.Name, [.. g])),
                    ]
            ),
            "No infection is recorded for an infused subject; rows appear with the first one.",
            [.. Unclassed(scope)]
        );
    }

    // A name that no dictionary has, with no class beside it, may be an infection: no zero without it.
    static IEnumerable<Inline> Unclassed(SafetyScope scope)
    {
        if (scope.Events.Count(e => OrganClass.Of(e.Event, scope.Version) is null) is > 0 and var open)
            yield return $"{Written.Plural(open, "event has", "events have")} neither an organ class nor a name of CTCAE: "
                + "whether they are infections is not known.";
    }

    static IReadOnlyList<Cell> Row(SafetyScope scope, string name, List<(TreatedSubject Subject, AdverseEvent Event)> events)
    {
        Cell In(EventPeriod period)
        {
            var began = events.FindAll(e => EventPeriods.Of(e.Subject, e.Event) == period);
            return Cell.Part(began.Count).From(SafetyScope.Behind(began));
        }
        return
        [
            name,
            scope.Count(events),
            scope.Count(events.Where(e => e.Event.WorstGrade >= 3)),
            scope.Count(events.Where(e => e.Event.IsFatal)),
            In(EventPeriod.FirstMonth),
            In(EventPeriod.ToDay90),
            In(EventPeriod.Later),
        ];
    }
}
