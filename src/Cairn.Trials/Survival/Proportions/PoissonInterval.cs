using MathNet.Numerics;

namespace Cairn.Survival;

/// <summary>Confidence limits of a rate: events counted over a time.</summary>
public static class PoissonInterval
{
    // The upper limit of a count x lies below x + 40 + 16 √x at every level that is asked for.
    const double Widest = 40,
        PerRoot = 16;

    /// <summary>
    /// Events per unit of time with exact two-sided limits (Garwood, Biometrika 1936;28:437-442): the means of Poisson at which
    /// as many events or more, and as many or fewer, have half the probability left. The lower limit is 0 without an event. All
    /// null without time.
    /// </summary>
    /// <param name="events">0 or more.</param>
    /// <param name="time">Under observation, in the unit of the rate.</param>
    /// <param name="level">Between 0 and 1, exclusive.</param>
    public static IntervalEstimate Of(int events, double time, double level = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(events);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(level, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(level, 1);
        if (!(time > 0))
            return default;
        var (tail, most) = ((1 - level) / 2, events + Widest + PerRoot * Math.Sqrt(events));
        var lower = events == 0 ? 0 : Halving.Solve(0, most, mean => SpecialFunctions.GammaLowerRegularized(events, mean), tail);
        var upper = Halving.Solve(0, most, mean => SpecialFunctions.GammaLowerRegularized(events + 1, mean), 1 - tail);
        return new(events / time, lower / time, upper / time);
    }
}
