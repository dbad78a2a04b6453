namespace Cairn.Studies;

/// <summary>How adverse events are watched.</summary>
public sealed record SafetyPlan
{
    /// <summary>From which treatment on an event counts as treatment-emergent.</summary>
    public EventsFrom EventsFrom { get; init; }

    /// <summary>Version of CTCAE in which events are graded: 5.0; null when the study does not say.</summary>
    public string? Ctcae { get; init; }

    /// <summary>Rates that may not be exceeded, watched from the first subject on.</summary>
    public IReadOnlyList<SafetyLimit> Limits { get; init; } = [];
}

/// <summary>The treatment whose first day begins the watch for adverse events.</summary>
public enum EventsFrom
{
    FirstInfusion,

    /// <summary>The first day of lymphodepletion; the first cells where no lymphodepletion is recorded.</summary>
    Lymphodepletion,
}
