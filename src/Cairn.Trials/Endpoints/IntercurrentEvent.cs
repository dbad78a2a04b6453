namespace Cairn.Endpoints;

/// <summary>
/// An event after the start that changes what the variable means or whether it is there, and what is done about it.
/// </summary>
/// <param name="Event">What happens.</param>
/// <param name="Strategy">One of <see cref="Strategies"/>.</param>
/// <param name="Handling">What that means here.</param>
/// <param name="Key">The key of the endpoint in the study file that decides it; null when the endpoint itself does.</param>
public sealed record IntercurrentEvent(Phrase Event, string Strategy, Phrase Handling, string? Key = null)
{
    internal static IntercurrentEvent Transplant(string strategy, Phrase handling) =>
        new("transplant", strategy, handling, "transplant");

    internal static IntercurrentEvent FollowedThroughTherapy { get; } =
        new("other leukaemia therapy", Strategies.TreatmentPolicy, "follow-up goes on");

    internal static IntercurrentEvent DeathIsAnEvent { get; } = new("death", Strategies.Composite, "counts as an event");

    internal static IntercurrentEvent Competes(Phrase what, string? key = null) =>
        new(what, Strategies.Competing, "takes part in the incidence as an event of its own", key);
}

/// <summary>
/// What can be done about an intercurrent event: ICH E9(R1), section 3.2, and the competing event of an incidence.
/// </summary>
static class Strategies
{
    public const string TreatmentPolicy = "treatment policy",
        Hypothetical = "hypothetical",
        Composite = "composite variable",
        WhileOnTreatment = "while on treatment",
        Competing = "competing event";
}
