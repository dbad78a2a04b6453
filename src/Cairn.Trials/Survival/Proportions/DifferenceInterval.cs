namespace Cairn.Survival;

/// <summary>How the limits of a difference of proportions are found.</summary>
public enum DifferenceMethod
{
    Newcombe,
    NewcombeCorrected,
    MiettinenNurminen,
}

/// <summary>Confidence limits of the difference p1 - p2 of two independent proportions.</summary>
public static class DifferenceInterval
{
    /// <summary>
    /// The difference x1 / n1 - x2 / n2 with two-sided limits; all null when a group is empty. Newcombe: from the Wilson limits
    /// of each proportion, without and with continuity correction (Stat Med 1998;17:873-890, methods 10 and 11).
    /// Miettinen-Nurminen: the differences that their score test does not reject (Stat Med 1985;4:213-226), with variance times N
    /// / (N - 1).
    /// </summary>
    /// <param name="level">Between 0 and 1, exclusive.</param>
    public static IntervalEstimate Of(
        int x1,
        int n1,
        int x2,
        int n2,
        DifferenceMethod method = DifferenceMethod.Newcombe,
        double level = 0.95
    )
    {
        var (one, other) = (
            BinomialInterval.Of(x1, n1, Wilson(method), level),
            BinomialInterval.Of(x2, n2, Wilson(method), level)
        );
        if (one.Estimate is not { } p1 || other.Estimate is not { } p2)
            return default;
        var d = p1 - p2;
        return method == DifferenceMethod.MiettinenNurminen
            ? new IntervalEstimate(d, Accepted(x1, n1, x2, n2, level), -Accepted(x2, n2, x1, n1, level))
            : new IntervalEstimate(
                d,
                d - Math.Sqrt(Square(p1 - one.Lower!.Value) + Square(other.Upper!.Value - p2)),
                d + Math.Sqrt(Square(one.Upper!.Value - p1) + Square(p2 - other.Lower!.Value))
            );
    }

    static BinomialMethod Wilson(DifferenceMethod method) =>
        method == DifferenceMethod.NewcombeCorrected ? BinomialMethod.WilsonCorrected : BinomialMethod.Wilson;

    static double Square(double x) => x * x;

    /// <summary>The smallest difference that the score test accepts: z (d - D) / sd(D) falls in D.</summary>
    static double Accepted(double x1, double n1, double x2, double n2, double level)
    {
        var (d, z) = (x1 / n1 - x2 / n2, Confidence.Quantile(level));
        return Halving.Solve(
            -1,
            d,
            D =>
            {
                var p2 = Restricted(x1, n1, x2, n2, D);
                var p1 = Math.Clamp(p2 + D, 0, 1);
                var variance = (p1 * (1 - p1) / n1 + p2 * (1 - p2) / n2) * (n1 + n2) / (n1 + n2 - 1);
                if (variance > 0)
                    return -(d - D) / Math.Sqrt(variance);
                if (D < d)
                    return double.NegativeInfinity;
                return 0;
            },
            -z
        );
    }

    /// <summary>The most likely p2 when p1 = p2 + D: the likelihood's slope falls in p2.</summary>
    static double Restricted(double x1, double n1, double x2, double n2, double D) =>
        Halving.Solve(Math.Max(0, -D), Math.Min(1, 1 - D), p2 => -(Slope(x1, n1, p2 + D) + Slope(x2, n2, p2)));

    static double Slope(double x, double n, double p) => (x == 0 ? 0 : x / p) - (x == n ? 0 : (n - x) / (1 - p));
}
