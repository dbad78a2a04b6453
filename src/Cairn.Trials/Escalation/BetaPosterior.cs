using MathNet.Numerics;

namespace Cairn.Escalation;

/// <summary>The posterior of a probability after a uniform prior: Beta(1 + events, 1 + the others).</summary>
static class BetaPosterior
{
    /// <summary>Probability that the true rate lies above a bound from 0 to 1. Events may be fractional (a utility is).</summary>
    public static double Above(double bound, double events, double subjects) => 1 - Below(bound, events, subjects);

    /// <summary>Probability that the true rate lies below a bound from 0 to 1.</summary>
    public static double Below(double bound, double events, double subjects) => bound switch
    {
        <= 0 => 0,
        >= 1 => 1,
        _ => SpecialFunctions.BetaRegularized(1 + events, 1 + subjects - events, bound),
    };
}
