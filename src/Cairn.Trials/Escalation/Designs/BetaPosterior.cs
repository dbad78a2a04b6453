using MathNet.Numerics;

namespace Cairn.Escalation.Designs;

/// <summary>
/// The posterior of a probability after a beta prior, uniform unless it says otherwise: Beta(prior + events, prior + the
/// others).
/// </summary>
static class BetaPosterior
{
    /// <summary>Probability that the true rate lies above a bound from 0 to 1. Events may be fractional (a utility is).</summary>
    public static double Above(double bound, double events, double subjects, double prior = 1) =>
        1 - Below(bound, events, subjects, prior);

    /// <summary>Probability that the true rate lies below a bound from 0 to 1.</summary>
    public static double Below(double bound, double events, double subjects, double prior = 1) =>
        bound switch
        {
            <= 0 => 0,
            >= 1 => 1,
            _ => SpecialFunctions.BetaRegularized(prior + events, prior + subjects - events, bound),
        };
}
