namespace Cairn.Escalation.Designs;

/// <summary>
/// Skeletons of the continual reassessment method from an indifference interval (Lee and Cheung 2009, Clin Trials 6:227-238).
/// </summary>
public static class Skeleton
{
    const double Intercept = 3;

    /// <summary>
    /// The skeleton for which neighbouring levels are told apart when their rates lie outside target ± half-width, with the
    /// target at a prior MTD.
    /// </summary>
    /// <param name="model">The curve.</param>
    /// <param name="halfWidth">Half-width of the indifference interval; above 0, and target ± half-width inside 0 and 1.</param>
    /// <param name="target">Target DLT rate.</param>
    /// <param name="priorMtd">Level whose prior rate is the target.</param>
    /// <param name="levels">Number of dose levels.</param>
    public static IReadOnlyList<double> Calibrated(CrmModel model, double halfWidth, double target, int priorMtd, int levels)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(halfWidth);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(halfWidth, Math.Min(target, 1 - target));
        ArgumentOutOfRangeException.ThrowIfLessThan(priorMtd, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(priorMtd, levels);
        // On the scale where the model is linear in exp(b): log p for the power model, logit p - 3 for the logistic.
        double low = Scale(model, target - halfWidth),
            high = Scale(model, target + halfWidth);
        var scaled = new double[levels];
        scaled[priorMtd - 1] = Scale(model, target);
        for (var k = priorMtd; k < levels; k++)
            scaled[k] = scaled[k - 1] * high / low;
        for (var k = priorMtd - 2; k >= 0; k--)
            scaled[k] = scaled[k + 1] * low / high;
        return [.. scaled.Select(x => model == CrmModel.Power ? Math.Exp(x) : 1 / (1 + Math.Exp(-Intercept - x)))];
    }

    static double Scale(CrmModel model, double p) => model == CrmModel.Power ? Math.Log(p) : Math.Log(p / (1 - p)) - Intercept;
}
