using Cairn.Studies;

namespace Cairn.Endpoints;

/// <summary>
/// What an endpoint estimates, in the words of ICH E9(R1): population, variable, intercurrent events with strategy, summary.
/// </summary>
public sealed record Estimand(
    Phrase Population,
    Phrase Variable,
    IReadOnlyList<IntercurrentEvent> IntercurrentEvents,
    Phrase Summary
)
{
    /// <summary>The estimand that an endpoint's plan and the study's response plan amount to.</summary>
    public static Estimand Of(Study study, EndpointPlan plan)
    {
        var endpoint = Endpoint.Of(plan);
        Phrase frame = plan.TimeFrameMonths is { } months ? (Phrase)$" Seen for {months} months." : "";
        return new(
            Populations.InWords(plan.Population),
            $"{plan.Says}.{endpoint.Clock(plan)}{frame}",
            [.. endpoint.IntercurrentEvents(plan, study.Response)],
            endpoint.Summary(plan)
        );
    }
}
