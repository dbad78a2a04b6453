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
        ]);
    }
}
