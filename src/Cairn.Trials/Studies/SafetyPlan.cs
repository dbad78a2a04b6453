namespace Cairn.Studies;

/// <summary>How adverse events are watched.</summary>
public sealed record SafetyPlan
{
    /// <summary>From which treatment on an event counts as treatment-emergent.</summary>
    public EventsFrom EventsFrom { get; init; }
}

/// <summary>The treatment whose first day begins the watch for adverse events.</summary>
public enum EventsFrom
{
    FirstInfusion,

    /// <summary>The first day of lymphodepletion; the first cells where no lymphodepletion is recorded.</summary>
    Lymphodepletion,
}
