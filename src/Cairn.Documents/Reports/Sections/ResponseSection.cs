using Cairn.Analyses;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Figures;
using Cairn.Documents.Reports.Wording;
using Cairn.Endpoints;

namespace Cairn.Documents.Reports.Sections;

/// <summary>Responses: the rate, each subject's best, blasts, and the course of everyone infused.</summary>
public static class ResponseSection
{
    public static Section Of(Analysis analysis) =>
        new(
            "response",
            "Response",
            analysis is { Study.Response: not null, Endpoints: { } set }
                ? Read(analysis, set)
                : [new Words("The study says nothing of how response is read.")]
        );

    static IReadOnlyList<Block> Read(Analysis analysis, EndpointSet set)
    {
        var infused = set.Courses.Where(c => c.IsInfused).ToList();
        return
        [
            .. analysis.Estimates.OfType<EndpointAnalysis.Rate>().Select(r => new Answered(InWords(r))),
            ResponseByLevel.Rates(analysis),
            .. RateConventions.Of(analysis),
            ResponseByLevel.Of(analysis, infused),
            BestResponses.Of(analysis, infused),
            new Folded(
                "Why: the line of the table and the values behind each best response",
                [BestResponses.Why(analysis, infused)]
            ),
            CourseFigures.Waterfall(infused, analysis.Casebook.IsSynthetic),
            CourseFigures.Swimmer(analysis, infused),
            new Subsection("How response is read", [ResponseConventions.Of(analysis.Study)]),
        ];
    }

    static Phrase InWords(EndpointAnalysis.Rate rate)
    {
        var name = EstimateWords.Capital(rate.Endpoint.Name);
        var (responders, of) = rate.InPlan;
        if (of == 0)
            return $"{name}: nobody is in its population yet.";
        var (lower, upper) = (Written.Share(rate.Interval.Lower), Written.Share(rate.Interval.Upper));
        return $"{name} {Written.CountOf(responders, of)} of {Written.Plural(of, "subject", "subjects")} "
            + $"({rate.CountingInWords}), "
            + $"{EstimateWords.Level(rate)} interval {lower} to {upper} (Clopper-Pearson).";
    }
}
