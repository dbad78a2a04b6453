using Cairn.Analyses;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Figures;
using Cairn.Documents.Reports.Wording;
using Cairn.Endpoints;
using Cairn.Response;

namespace Cairn.Documents.Reports.Sections;

/// <summary>Times to event: overall and event-free survival, and the incidence of relapse.</summary>
public static class SurvivalSection
{
    public static Section Of(Analysis analysis) =>
        new(
            "survival",
            "Survival and relapse",
            [.. analysis.Estimates.OfType<EndpointAnalysis.Times>().Select(times => Endpoint(analysis, times))]
        );

    static Subsection Endpoint(Analysis analysis, EndpointAnalysis.Times times) =>
        new(
            EstimateWords.Capital(times.Endpoint.Name),
            [
                new Answered(InWords(times)),
                EndpointFigure.Of(times, analysis.Casebook.IsSynthetic)!,
                EndpointTimes.Endings(analysis, times),
                EndpointConventions.Of(analysis.Study, times),
                .. OtherConventions.Of(analysis, times),
                new Folded(
                    $"The time of each subject ({Written.Count(times.Subjects.Count)})",
                    [EndpointTimes.Of(analysis, times)]
                ),
            ]
        );

    static Phrase InWords(EndpointAnalysis.Times times) =>
        times switch
        {
            { Subjects.Count: 0 } => (Phrase)$"Nobody is in the analysis of {times.Endpoint.Name} yet.",
            EndpointAnalysis.Survival s => InWords(s),
            EndpointAnalysis.Incidence i => InWords(i),
            _ => throw new ArgumentOutOfRangeException(nameof(times)),
        };

    static Phrase InWords(EndpointAnalysis.Survival estimate)
    {
        var curve = estimate.Curve;
        return $"{SurvivalWords.Median(estimate)}; {Written.Plural(curve.Events, "event", "events")} in "
            + $"{Written.Plural(curve.N, "subject", "subjects")}; {Phrase.Join("; ", SurvivalWords.Beside(estimate))}.";
    }

    static Phrase InWords(EndpointAnalysis.Incidence estimate)
    {
        var (kind, at) = (estimate.Kind, estimate.InSum);
        var among = kind.OwnStart == CourseEventKind.Remission ? " in remission" : "";
        return $"{EstimateWords.Of(estimate.Event.Events, kind.EventName)} and "
            + $"{EstimateWords.Of(estimate.Competing.Events, kind.CompetingName)} "
            + $"among {EstimateWords.Of(estimate.Event.N, "subject")}{among}; "
            + $"incidence of {kind.EventName} {EstimateWords.InSum(estimate)}, "
            + $"{EstimateWords.Level(estimate)} interval {Written.Share(at?.Lower)} to {Written.Share(at?.Upper)}"
            + $"{Phrase.Join("", SurvivalWords.PutIn(estimate).Select(w => (Phrase)$"; {w}"))}.";
    }
}
