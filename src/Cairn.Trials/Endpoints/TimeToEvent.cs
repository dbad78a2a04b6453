using Cairn.Studies;

namespace Cairn.Endpoints;

/// <summary>One subject's time to one endpoint, with why it ends as it does.</summary>
public sealed record TimeToEvent
{
    public required string Subject { get; init; }
    public required EndpointKind Endpoint { get; init; }

    /// <summary>The day the clock starts.</summary>
    public required DateOnly Start { get; init; }

    /// <summary>The day of the event or of censoring.</summary>
    public required DateOnly End { get; init; }

    /// <summary><see cref="End"/> minus <see cref="Start"/>, one more when the plan counts the first day (ADaM AVAL). Never negative.</summary>
    public required int Days { get; init; }

    /// <summary>0 censored; 1 the event; for CIR 1 relapse, 2 death in remission, 3 transplant; for the time to response 1 response, 2 death, 3 other therapy (the reverse of ADaM's CNSR).</summary>
    public required int Status { get; init; }

    /// <summary>What ended it.</summary>
    public required EndReason Why { get; init; }

    /// <summary>How it ends, resting on the rule that dated the end.</summary>
    public required Rule Rule { get; init; }

    /// <summary>The records of the start and of the end.</summary>
    public required IReadOnlyList<Fact> Because { get; init; }

    /// <summary>What, once recorded, could change this time.</summary>
    public IReadOnlyList<Gap> Missing { get; init; } = [];

    /// <summary>What a reader should know: a date put in, never infused, another therapy in between.</summary>
    public IReadOnlyList<string> Flags { get; init; } = [];

    public bool IsEvent => Status == 1;
}
