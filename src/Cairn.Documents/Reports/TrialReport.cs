using Cairn.Analyses;
using Cairn.Documents.Reports.Sections;

namespace Cairn.Documents.Reports;

/// <summary>The report of a trial on a day. The same study, records and day give the same bytes.</summary>
public static class TrialReport
{
    public static HtmlReport Of(Analysis analysis) =>
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
            Sections =
            [
                RecordSection.Of(analysis.Study),
                FlowSection.Of(analysis),
                ScreeningSection.Of(analysis),
                DoseSection.Of(analysis),
                AdverseEventSection.Of(analysis),
                ImmuneToxicitySection.Of(analysis),
                ResponseSection.Of(analysis),
                SurvivalSection.Of(analysis),
                AssumedSection.Of(analysis.Study),
            ],
        };
}
