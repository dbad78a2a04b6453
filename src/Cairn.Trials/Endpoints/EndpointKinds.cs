using Cairn.Response;
using Cairn.Studies;

namespace Cairn.Endpoints;

/// <summary>What kind of number an endpoint is.</summary>
public enum EndpointForm
{
    /// <summary>Counted elsewhere: adverse events, DLTs.</summary>
    Count,

    /// <summary>A share of a population.</summary>
    Rate,

    /// <summary>A time to one event.</summary>
    Survival,

    /// <summary>A time to one of several events that exclude each other.</summary>
    Incidence,
}

/// <summary>What each kind of endpoint is, and what it is called.</summary>
public static class EndpointKinds
{
    public static EndpointForm Form(this EndpointKind kind) =>
        kind switch
        {
            EndpointKind.AdverseEvents or EndpointKind.Dlt => EndpointForm.Count,
            EndpointKind.Orr or EndpointKind.CrRate or EndpointKind.RemissionRate or EndpointKind.MrdNegativeRate =>
                EndpointForm.Rate,
            EndpointKind.Os or EndpointKind.Efs or EndpointKind.Rfs or EndpointKind.Dor => EndpointForm.Survival,
            EndpointKind.Cir or EndpointKind.Ttr => EndpointForm.Incidence,
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such endpoint."),
        };

    /// <summary>The name in a sentence: overall survival.</summary>
    public static string Name(this EndpointKind kind) =>
        kind switch
        {
            EndpointKind.AdverseEvents => "adverse events",
            EndpointKind.Dlt => "dose-limiting toxicity",
            EndpointKind.Orr => "overall response rate",
            EndpointKind.CrRate => "complete remission rate",
            EndpointKind.RemissionRate => "remission rate",
            EndpointKind.MrdNegativeRate => "MRD-negative remission rate",
            EndpointKind.Os => "overall survival",
            EndpointKind.Efs => "event-free survival",
            EndpointKind.Rfs => "relapse-free survival",
            EndpointKind.Dor => "duration of response",
            EndpointKind.Cir => "cumulative incidence of relapse",
            EndpointKind.Ttr => "time to response",
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such endpoint."),
        };

    /// <summary>The field's short form: OS.</summary>
    public static string ShortName(this EndpointKind kind) =>
        kind switch
        {
            EndpointKind.AdverseEvents => "AE",
            EndpointKind.CrRate => "CR rate",
            EndpointKind.RemissionRate => "Remission rate",
            EndpointKind.MrdNegativeRate => "MRD-negative rate",
            _ => kind.ToString().ToUpperInvariant(),
        };

    /// <summary>Event 1 of an incidence, and the event that competes with it.</summary>
    public static (string Event, string Competing) Events(this EndpointKind kind) =>
        kind == EndpointKind.Ttr ? ("response", "death without response") : ("relapse", "death in remission");

    /// <summary>The categories that a rate counts.</summary>
    public static IReadOnlyList<ResponseCategory> Counting(this EndpointKind kind, ResponsePlan plan) =>
        kind switch
        {
            EndpointKind.CrRate => [ResponseCategory.CR],
            EndpointKind.RemissionRate => plan.Remissions,
            EndpointKind.MrdNegativeRate => plan.UseCRh
                ? Mrd.Qualifies
                : [.. Mrd.Qualifies.Where(c => c != ResponseCategory.CRh)],
            _ => plan.Responders,
        };

    /// <summary>The day a clock of this kind starts in every study; null when the study chooses.</summary>
    public static EndpointStart? OwnStart(this EndpointKind kind) =>
        kind switch
        {
            EndpointKind.Cir or EndpointKind.Rfs => EndpointStart.Remission,
            EndpointKind.Dor => EndpointStart.FirstResponse,
            _ => null,
        };
}

/// <summary>Starts that belong to an endpoint itself.</summary>
public enum EndpointStart
{
    Remission,
    FirstResponse,
}
