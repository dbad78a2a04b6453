using Cairn.Analyses;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Toxicities;
using Cairn.Safety;

namespace Cairn.Documents.Reports.Sections;

/// <summary>What the committee is asked about single events, and what it ruled.</summary>
public static class AdjudicationSection
{
    public static Section Of(Analysis analysis)
    {
        var scope = SafetyScope.All(analysis);
        var open = (analysis.Doses?.Subjects ?? []).Count(s => IsAsked(s.Assessment));
        return new(
            "adjudication",
            "Dose-limiting or not",
            [
                new Answered(
                    open == 0
                        ? "Nobody's events leave it open whether there was a dose-limiting toxicity."
                        : (Phrase)$"Of {Written.Plural(open, "subject", "subjects")} it is open whether there was "
                            + $"a dose-limiting toxicity."
                ),
                DltList.Of(scope),
                RulingTable.Of(scope),
            ]
        );
    }

    // More than time is missing.
    static bool IsAsked(DltAssessment assessment) =>
        assessment.Status.Value == DltStatus.Pending && !assessment.Followed.IsOnlyOpen;
}
