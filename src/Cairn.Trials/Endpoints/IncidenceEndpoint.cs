using Cairn.Studies;

namespace Cairn.Endpoints;

/// <summary>A time to one of several events that exclude each other, by Aalen-Johansen.</summary>
public abstract record IncidenceEndpoint : TimeEndpoint
{
    private protected IncidenceEndpoint() { }

    /// <summary>Event 1: relapse.</summary>
    public abstract string EventName { get; }

    /// <summary>Event 2, which competes with it: death in remission.</summary>
    public abstract string CompetingName { get; }

    /// <summary>Event 3, which competes where the plan lets it.</summary>
    private protected abstract string ThirdName { get; }

    public override Phrase Summary(EndpointPlan plan) =>
        $"cumulative incidence by Aalen-Johansen with its {plan.LevelInWords} interval (log-log scale, delta variance)";

    private protected override EndpointAnalysis.Times Estimated(
        EndpointPlan plan,
        IReadOnlyList<TimeToEvent> subjects,
        IReadOnlyList<LeftOut> leftOut
    ) => new EndpointAnalysis.Incidence(this, plan, subjects, leftOut);

    private protected override Phrase Competing(EndpointEnd end) => end.Status == 2 ? CompetingName : ThirdName;
}
