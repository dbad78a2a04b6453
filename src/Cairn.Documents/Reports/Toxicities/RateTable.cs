using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Wording;
using Cairn.Records;
using Cairn.Safety;
using Cairn.Safety.Summary;
using Cairn.Survival;

namespace Cairn.Documents.Reports.Toxicities;

/// <summary>Events per time under watch.</summary>
static class RateTable
{
    public static Table Of(SafetyScope scope) =>
        scope.Table(
            "safety-rates",
            "Exposure-adjusted rates of events",
            [
                Column.OfWords("Events"),
                Column.OfNumbers("Events", "n"),
                Column.OfNumbers("Rate", "events per 100 months"),
                Column.OfWords("95% interval"),
                Column.OfNumbers("Subjects", "n"),
                Column.OfNumbers("Incidence rate", "subjects per 100 months"),
                Column.OfWords("95% interval"),
            ],
            Content.Table.Plain(
                scope.N == 0
                    ? []
                    :
                    [
                        Row(scope, "Any", _ => true),
                        Row(scope, "Grade 3 or more", ae => ae.WorstGrade >= 3),
                        Row(scope, "Serious", ae => ae.IsSerious.IsTrue),
                        Row(scope, "Infections", ae => OrganClass.IsInfection(ae, scope.Version)),
                    ]
            ),
            InfusedWords.Nobody(scope.Analysis),
            "Time under watch: from the first day of the watch to the last contact or death. The incidence rate counts "
                + "the time to "
                + "each subject's first event alone. Intervals: exact, of Poisson counts (Garwood); that of the events "
                + "takes those of "
                + "one subject as independent, and is too narrow where they are not."
        );

    static IReadOnlyList<Cell> Row(SafetyScope scope, string name, Func<AdverseEvent, bool> which)
    {
        var rate = ExposureRate.Of(scope.Subjects, which);
        List<Fact> events = [.. rate.Counted.Select(ae => ae.AsFact())];
        return
        [
            name,
            Cell.Of(rate.Events).From(events),
            Cell.Of(rate.EventRate, 1).From(events),
            Limits(rate.EventInterval).From(events),
            Cell.Of(rate.Subjects).From(events),
            Cell.Of(rate.IncidenceRate, 1).From(events),
            Limits(rate.IncidenceInterval).From(events),
        ];
    }

    static Cell Limits(IntervalEstimate interval) => Written.Interval(interval.Lower, interval.Upper, 1);
}
