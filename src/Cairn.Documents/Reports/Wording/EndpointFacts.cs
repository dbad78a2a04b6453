using Cairn.Documents.Reports.Content;
using Cairn.Endpoints;
using Cairn.Response;
using Cairn.Studies;

namespace Cairn.Documents.Reports.Wording;

/// <summary>An endpoint's conventions as lines of a page: what it is, its value, and the key it is written under.</summary>
public static class EndpointFacts
{
    public static IEnumerable<(string Label, string Value, string Key)> Of(EndpointPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return
        [
            ("Rank", plan.Rank, "rank"),
            ("Population", Populations.InWords(plan.Population), "population"),
            ("Clock starts at", Clock(plan), "start"),
            .. Failures(plan),
            (
                "Time frame",
                plan.TimeFrameMonths is { } months ? Written.Plural(months, "month", "months") : "no limit",
                "timeFrameMonths"
            ),
            .. Estimated(plan),
        ];
    }

    static string Clock(EndpointPlan plan) =>
        Endpoint.Of(plan) is TimeEndpoint { OwnStart: { } own } ? own.AsClock() : plan.Start.Event().AsClock();

    static IEnumerable<(string, string, string)> Failures(EndpointPlan plan) =>
        Endpoint.Of(plan) is TimeEndpoint { DatesFailures: true }
            ?
            [
                ("Without remission, the event is dated", Failure(plan.FailureDate), "failureDate"),
                ("Other leukaemia therapy before any remission", plan.OtherTherapy.InWords(), "otherTherapy"),
            ]
            : [];

    static IEnumerable<(string, string, string)> Estimated(EndpointPlan plan)
    {
        if (Endpoint.Of(plan) is TimeEndpoint or RateEndpoint)
            yield return ("Transplant", Transplant(plan.Transplant), "transplant");
        if (Endpoint.Of(plan) is TimeEndpoint)
            yield return ("Time", plan.CountsFirstDay ? "difference of dates + 1 day" : "difference of dates", "countsFirstDay");
        if (Endpoint.Of(plan) is TimeEndpoint or RateEndpoint)
            yield return ("Intervals", plan.LevelInWords, "level");
    }

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
