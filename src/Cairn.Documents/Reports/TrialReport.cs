using Cairn.Analyses;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Sections;
using Cairn.Documents.Reports.Wording;

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
                ("Registry says", StudyState.InRegistry(analysis.Study)),
                ("In these records", StudyState.InRecords(analysis)),
                ("Assumptions", Inline.Link(Written.Count(analysis.Study.Provenance.Assumed.Count()), "#assumed")),
            ],
            Sections = [.. TrialSections.InReport(analysis)],
        };
}
