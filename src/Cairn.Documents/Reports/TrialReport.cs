using Cairn.Analyses;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Sections;
using Cairn.Documents.Reports.Wording;
using Cairn.Ledger;

namespace Cairn.Documents.Reports;

/// <summary>The report of a trial on a day. The same study, records and day give the same bytes.</summary>
public static class TrialReport
{
    /// <param name="head">The last entry of the ledger that it rests on: printed, it proves later what the ledger was.</param>
    public static Report Of(Analysis analysis, ChainHead head) =>
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
                ("Ledger head", LedgerWords.Of(head)),
                ("Assumptions", Inline.Link(Written.Count(analysis.Study.Provenance.Assumed.Count), "#assumed")),
            ],
            Sections = [.. TrialSections.InReport(analysis)],
        };
}
