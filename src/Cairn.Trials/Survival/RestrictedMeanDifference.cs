using MathNet.Numerics;

namespace Cairn.Survival;

/// <summary>
/// The difference of two groups' mean time lived up to a horizon, normal limits and two-sided p (Uno et al., J Clin Oncol
/// 2014;32:2380-2385); null where one of the means is.
/// </summary>
public sealed record RestrictedMeanDifference(
    double Horizon,
    double? Estimate,
    double? StandardError,
    double? Lower,
    double? Upper,
    double? P
)
{
    /// <summary>The first mean less the second, of independent groups up to the same horizon.</summary>
    /// <param name="level">Between 0 and 1, exclusive.</param>
    public static RestrictedMeanDifference Of(RestrictedMean one, RestrictedMean other, double level = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(one.Horizon, other.Horizon);
        if (
            one.Estimate - other.Estimate is not { } difference
            || one.StandardError is not { } a
            || other.StandardError is not { } b
        )
            return new RestrictedMeanDifference(one.Horizon, null, null, null, null, null);
        var (se, z) = (Math.Sqrt(a * a + b * b), Confidence.Quantile(level));
        double? p = se > 0 ? SpecialFunctions.Erfc(Math.Abs(difference) / se / Constants.Sqrt2) : null;
        return new RestrictedMeanDifference(one.Horizon, difference, se, difference - z * se, difference + z * se, p);
    }
}
