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
        var (plan, path) = (times.Plan, study.PathOf(times.Plan));
        return new([
            ("Endpoint", plan.Says),
            ("Rank", study.Say(path + ".rank", plan.Rank)),
            ("Population", study.Say(path + ".population", Populations.InWords(plan.Population))),
            ("Clock starts", study.Say(path + ".start", EstimateWords.From(times))),
            .. Failures(study, times, path),
            ("Time frame", TimeFrame(study, plan, path)),
            ("Transplant", study.Say(path + ".transplant", Transplant(plan.Transplant))),
            ("Time", study.Say(path + ".countsFirstDay", Days(plan))),
        ]);
    }

    static IEnumerable<(string, Inline)> Failures(Study study, EndpointAnalysis.Times times, string path) =>
        times.Endpoint.DatesFailures
            ? [("Without remission, the event is dated", study.Say(path + ".failureDate", Failure(times.Plan.FailureDate)))]
            : [];

    static Inline TimeFrame(Study study, EndpointPlan plan, string path) =>
        plan.TimeFrameMonths is { } months
            ? study.Say(path + ".timeFrameMonths", Written.Plural(months, "month", "months"))
            : "no limit";

    static string Days(EndpointPlan plan) => plan.CountsFirstDay ? "difference of dates + 1 day" : "difference of dates";

    static string Transplant(TransplantStrategy strategy) =>
        strategy switch
        {
            TransplantStrategy.Ignore => "ignored (treatment policy)",
            TransplantStrategy.Censor => "ends follow-up",
            TransplantStrategy.Competing => "a competing event",
        };

    static string Failure(FailureDate date) =>
        date switch
        {
            FailureDate.Day1 => "on day 1",
            FailureDate.FirstRefractoryAssessment => "on the assessment that showed refractory disease",
            FailureDate.LandmarkDay => "on the landmark day",
            FailureDate.EndOfTherapy => "at the end of therapy",
        };
}
