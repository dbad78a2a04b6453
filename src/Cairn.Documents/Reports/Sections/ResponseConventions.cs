using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Wording;
using Cairn.Studies;

namespace Cairn.Documents.Reports.Sections;

/// <summary>By what response is read, each convention tagged where it is assumed.</summary>
static class ResponseConventions
{
    public static KeyFacts Of(Study study) =>
        new([
            .. ResponseFacts
                .Of(study.Response!)
                .Where(f => f.Value is not null)
                .Select(f => (f.Label, study.Say($"response.{f.Key}", f.Value!))),
        ]);
}
