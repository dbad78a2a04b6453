using Cairn.Analyses;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Sections;

namespace Cairn.Documents.Reports;

/// <summary>The report of a trial on a day. The same study, records and day give the same bytes.</summary>
public static class TrialReport
{
    public static Report Of(Analysis analysis) =>
        new()
        {
            Title = analysis.Study.Registration.Title,
            Study = analysis.Study.Registration.RegistryId ?? analysis.Study.Id,
            AsOf = analysis.Day,
            Synthetic = analysis.Casebook.IsSynthetic,
            About =
            [
                ("Data cut-off", Written.Date(analysis.Day)),
                ("Status", analysis.Study.Registration.Status ?? "not stated"),
                ("Subjects", $"{Written.Count(analysis.Flow.Screened)} screened, {Written.Count(analysis.Flow.Infused)} infused"),
                ("Assumptions", Inline.Link(Written.Count(analysis.Study.Provenance.Assumed.Count()), "#assumed")),
            ],
            Sections = [.. TrialSections.InReport(analysis)],
        };
}
