using Cairn.Studies;

namespace Cairn.Endpoints;

/// <summary>A time to one event, by Kaplan-Meier.</summary>
public abstract record SurvivalEndpoint : TimeEndpoint
{
    private protected SurvivalEndpoint() { }

    public override Phrase Summary(EndpointPlan plan) =>
        $"median by Kaplan-Meier with its {plan.LevelInWords} interval (log-log scale)";

    private protected override EndpointAnalysis.Times Estimated(
        EndpointPlan plan,
        IReadOnlyList<TimeToEvent> subjects,
        IReadOnlyList<LeftOut> leftOut
    ) => new EndpointAnalysis.Survival(this, plan, subjects, leftOut);
}
