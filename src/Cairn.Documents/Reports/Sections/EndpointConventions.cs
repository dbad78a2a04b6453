using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Wording;
using Cairn.Endpoints;
using Cairn.Studies;

namespace Cairn.Documents.Reports.Sections;

/// <summary>The conventions of a time to an event, each tagged where it is assumed.</summary>
static class EndpointConventions
{
    public static KeyFacts Of(Study study, EndpointAnalysis.Times times)
    {
        var path = study.PathOf(times.Plan);
        return new([
            ("Endpoint", study.Say($"{path}.says", times.Plan.Says)),
            .. EndpointFacts.Of(times.Plan).Select(f => (f.Label, study.Say($"{path}.{f.Key}", f.Value))),
            .. times is EndpointAnalysis.Survival ? [("Median", SurvivalWords.FlatStep)] : Array.Empty<(string, Inline)>(),
            .. Between(study, times),
        ]);
    }

    // What comes in between and is the endpoint's own to answer; what the study answers stands above with its source.
    static IEnumerable<(string, Inline)> Between(Study study, EndpointAnalysis.Times times) =>
        from met in times.Endpoint.IntercurrentEvents(times.Plan, study.Response)
        where met.Key is null
        select ($"{EstimateWords.Capital(met.Event)} ({met.Strategy})", (Inline)met.Handling);
}
