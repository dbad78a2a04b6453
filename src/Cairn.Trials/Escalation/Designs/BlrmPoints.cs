namespace Cairn.Escalation.Designs;

/// <summary>The points on which a part of the prior of a BLRM is laid out.</summary>
/// <param name="part">The part.</param>
/// <param name="x">Log of dose over reference dose, by level.</param>
/// <param name="lower">Lower end of the target interval.</param>
/// <param name="upper">Its upper end.</param>
sealed class BlrmPoints(BlrmComponent part, double[] x, double lower, double upper)
{
    const double Reach = 6.5; // prior standard deviations on each side
    const double Transition = 14; // log odds beyond which a rate is 0 or 1, to a millionth
    const int PointsAPanel = 6;

    BlrmPrior Prior => part.Prior;

    // For each log beta, panels of log alpha that end where a level's rate crosses an end of the target interval.
    public IEnumerable<(double LogPrior, double[] LogOdds)> All()
    {
        var (ma, sa, _, sb, rho) = Prior;
        foreach (var (logBeta, weight) in LogBetas())
        {
            var (beta, z) = (Math.Exp(logBeta), (logBeta - Prior.MeanLogBeta) / Prior.DeviationLogBeta);
            var (mean, deviation) = (ma + rho * sa * z, sa * Math.Sqrt(1 - rho * rho));
            var density = Math.Log(part.Weight / (deviation * sb)); // the same number is left out of every part
            foreach (var (logAlpha, inner) in LogAlphas(beta, mean, deviation))
            {
                var u = (logAlpha - mean) / deviation;
                yield return (
                    density + weight + inner - (z * z + u * u) / 2,
                    [.. x.Select(xj => Math.Clamp(logAlpha + beta * xj, -700, 700))]
                );
            }
        }
    }

    // A vague prior reaches over slopes for which all curves are flat, or steps: only between these does the slope matter.
    IEnumerable<(double At, double LogWeight)> LogBetas()
    {
        var (_, sa, mb, sb, _) = Prior;
        var (from, to) = (mb - Reach * sb, mb + Reach * sb);
        double[] slopes = [.. x.Select(Math.Abs).Where(s => s > 0)];
        if (!IsVague || slopes.Length == 0)
            return PosteriorGrid.Panels(from, to, sb * .6, [], PointsAPanel);
        var steepest = Math.Abs(Prior.MeanLogAlpha) + Reach * sa + 2 * Transition;
        return PosteriorGrid.Panels(
            from,
            to,
            sb * .6,
            Math.Min(.5, sb * .6),
            [(Math.Log(.01 / slopes.Max()), Math.Log(steepest / slopes.Min()))],
            [],
            PointsAPanel
        );
    }

    // A level's rate changes from 0 to 1 about -beta x; elsewhere the prior alone is left.
    IEnumerable<(double At, double LogWeight)> LogAlphas(double beta, double mean, double deviation)
    {
        var (from, to) = (mean - Reach * deviation, mean + Reach * deviation);
        double[] cuts = [.. x.SelectMany(xj => new[] { Logit(lower) - beta * xj, Logit(upper) - beta * xj })];
        var narrow = Math.Min(.8, deviation * .6);
        return IsVague
            ? PosteriorGrid.Panels(
                from,
                to,
                deviation * .6,
                narrow,
                [.. x.Select(xj => (-beta * xj - Transition, -beta * xj + Transition))],
                cuts,
                PointsAPanel
            )
            : PosteriorGrid.Panels(from, to, narrow, cuts, PointsAPanel);
    }

    bool IsVague => Prior.DeviationLogAlpha > 4 || Prior.DeviationLogBeta > 1;

    static double Logit(double p) => Math.Log(p / (1 - p));
}
