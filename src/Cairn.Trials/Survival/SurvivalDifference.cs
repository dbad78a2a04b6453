namespace Cairn.Survival;

/// <summary>
/// The difference of two groups' survival at one time; null where one of the curves does not reach the time, or has no variance
/// there.
/// </summary>
/// <param name="Estimate">The first group less the second.</param>
/// <param name="Lower">Normal limits by Greenwood's variances.</param>
/// <param name="ChiSquare">
/// On one degree of freedom, of the complementary log-log transforms, which holds its level in small groups (Klein, Logan,
/// Harhoff and Andersen, Stat Med 2007;26:4505-4519, section 2); null where a survival is 0 or 1.
/// </param>
public sealed record SurvivalDifference(
    double Time,
    double? Estimate,
    double? StandardError,
    double? Lower,
    double? Upper,
    double? ChiSquare,
    double? P
)
{
    /// <param name="level">Between 0 and 1, exclusive.</param>
    public static SurvivalDifference At(double time, KaplanMeier one, KaplanMeier other, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        if (one.KnownAt(time) is not { StandardError: { } a } first || other.KnownAt(time) is not { StandardError: { } b } second)
            return new SurvivalDifference(time, null, null, null, null, null, null);
        var (difference, se) = (first.Survival - second.Survival, Math.Sqrt(a * a + b * b));
        var width = Confidence.Quantile(level) * se;
        var test = ChiSquareTest.Of(Transformed(first.Survival, a, second.Survival, b), 1);
        return new SurvivalDifference(time, difference, se, difference - width, difference + width, test.ChiSquare, test.P);
    }

    static double? Transformed(double S1, double se1, double S2, double se2)
    {
        if (S1 is <= 0 or >= 1 || S2 is <= 0 or >= 1)
            return null;
        var variance = Variance(S1, se1) + Variance(S2, se2);
        var difference = Math.Log(-Math.Log(S1)) - Math.Log(-Math.Log(S2));
        return difference * difference / variance;
    }

    // Delta method: log(-log S) has the slope 1 / (S log S).
    static double Variance(double S, double se)
    {
        var slope = se / (S * Math.Log(S));
        return slope * slope;
    }
}
