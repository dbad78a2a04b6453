namespace Cairn.Survival;

/// <summary>Two groups by whether each subject responded.</summary>
/// <param name="X1">Responders of the first group, 0 or more.</param>
/// <param name="N1">Its subjects, at least <paramref name="X1"/>.</param>
public readonly record struct TwoByTwo(int X1, int N1, int X2, int N2)
{
    /// <summary>Responders of both groups.</summary>
    public int Responders => X1 + X2;

    public int Subjects => N1 + N2;

    /// <summary>x1 / n1 over x2 / n2 with limits on the log scale (Katz et al., Biometrics 1978;34:469-474); no limits where a
    /// group has no responder, no value where the second has none or a group is empty.</summary>
    /// <param name="level">Between 0 and 1, exclusive.</param>
    public IntervalEstimate RiskRatio(double level = 0.95)
    {
        if (N1 == 0 || N2 == 0 || X2 == 0)
            return default;
        var ratio = (double)X1 / N1 / ((double)X2 / N2);
        return X1 == 0 ? new IntervalEstimate(0, null, null) : OnLogs(ratio, 1.0 / X1 - 1.0 / N1 + 1.0 / X2 - 1.0 / N2, level);
    }

    /// <summary>
    /// The odds of the first group over those of the second with limits on the log scale (Woolf, Ann Hum Genet 1955;19:251-253);
    /// no limits where a cell is 0, no value where the ratio is without bound or 0 of 0.
    /// </summary>
    /// <param name="level">Between 0 and 1, exclusive.</param>
    public IntervalEstimate OddsRatio(double level = 0.95)
    {
        double a = X1,
            b = N1 - X1,
            c = X2,
            d = N2 - X2;
        if (b * c == 0)
            return default;
        return a * d == 0 ? new IntervalEstimate(0, null, null) : OnLogs(a * d / (b * c), 1 / a + 1 / b + 1 / c + 1 / d, level);
    }

    internal static IntervalEstimate OnLogs(double ratio, double variance, double level)
    {
        var width = Confidence.Quantile(level) * Math.Sqrt(variance);
        return new IntervalEstimate(ratio, ratio * Math.Exp(-width), ratio * Math.Exp(width));
    }
}
