namespace Cairn.Studies;

/// <summary>
/// An endpoint with its estimand (ICH E9(R1)): population, variable, intercurrent events with strategy, summary.
/// </summary>
public sealed record EndpointPlan
{
    /// <summary>The endpoint's word: os, efs, orr (see Cairn.Endpoints.Endpoint.All).</summary>
    public required string Kind { get; init; }

    /// <summary>primary, secondary or other.</summary>
    public required string Rank { get; init; }

    /// <summary>The variable in words.</summary>
    public required string Says { get; init; }
    public required Population Population { get; init; }

    /// <summary>Where the clock starts; not used by rates.</summary>
    public ClockStart Start { get; init; } = ClockStart.Enrolment;

    /// <summary>Months after which the follow-up of this endpoint ends, as registered; null = no limit.</summary>
    public int? TimeFrameMonths { get; init; }

    /// <summary>EFS: the date of the event when remission never came.</summary>
    public FailureDate FailureDate { get; init; } = FailureDate.FirstRefractoryAssessment;

    /// <summary>EFS: what another leukaemia therapy does that begins before any remission.</summary>
    public OtherTherapyStrategy OtherTherapy { get; init; } = OtherTherapyStrategy.EventAtStart;

    /// <summary>
    /// For Ttr: whether other therapy, or a transplant that ends the responses that count, competes with a response or censors
    /// it.
    /// </summary>
    public TransplantStrategy Transplant { get; init; } = TransplantStrategy.Ignore;

    /// <summary>True: time = event date - start date + 1 (ADaM); false: the difference.</summary>
    public bool CountsFirstDay { get; init; }

    /// <summary>Confidence level of its intervals.</summary>
    public double Level { get; init; } = 0.95;

    /// <summary>"95%".</summary>
    public string LevelInWords => FormattableString.Invariant($"{100 * Level:0.#}%");
}

public enum Population
{
    Screened,
    Enrolled,
    Infused,
    DltEvaluable,
    ResponseEvaluable,
    InRemission,
}

public enum ClockStart
{
    Enrolment,
    FirstInfusion,
    Remission,
}

/// <summary>When an EFS event without remission is dated.</summary>
public enum FailureDate
{
    Day1,
    FirstRefractoryAssessment,
    LandmarkDay,
    EndOfTherapy,
}

/// <summary>What a transplant does to an endpoint: nothing (treatment policy), ends follow-up, or is a competing event.</summary>
public enum TransplantStrategy
{
    Ignore,
    Censor,
    Competing,
}

/// <summary>
/// What another leukaemia therapy before any remission is: a failure on the day it begins, a failure on day 1, or the end of
/// follow-up.
/// </summary>
public enum OtherTherapyStrategy
{
    EventAtStart,
    Day1,
    Censor,
}
