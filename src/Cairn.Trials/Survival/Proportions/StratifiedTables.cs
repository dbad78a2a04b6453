namespace Cairn.Survival;

/// <summary>
/// Two groups compared over strata. Tables in which a group is empty, or nobody or everybody responded, say nothing of the odds
/// ratio and take no part in it.
/// </summary>
/// <param name="Test">Cochran-Mantel-Haenszel, without continuity correction (Mantel and Haenszel, JNCI 1959;22:719-748).</param>
/// <param name="CorrectedTest">
/// The same with it where the excess is at least a half, as R mantelhaen.test prints by default.
/// </param>
/// <param name="OddsRatio">Mantel-Haenszel, limits by Robins, Breslow and Greenland (Biometrics 1986;42:311-323).</param>
/// <param name="RiskRatio">Mantel-Haenszel, limits by Greenland and Robins (Biometrics 1985;41:55-68).</param>
/// <param name="Difference">
/// Mantel-Haenszel weights n1 n2 / n, limits by Sato's variance (Biometrics 1989;45:1323-1324), which holds for few large and for
/// many small strata.
/// </param>
public sealed record StratifiedTables(
    ChiSquareTest Test,
    ChiSquareTest CorrectedTest,
    IntervalEstimate OddsRatio,
    IntervalEstimate RiskRatio,
    IntervalEstimate Difference
)
{
    /// <param name="level">Between 0 and 1, exclusive.</param>
    public static StratifiedTables Of(IReadOnlyList<TwoByTwo> strata, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(strata);
        TwoByTwo[] compared = [.. strata.Where(t => t.N1 > 0 && t.N2 > 0)];
        var excess = compared.Sum(t => t.X1 - (double)t.N1 * t.Responders / t.Subjects);
        var variance = compared.Where(t => t.Subjects > 1).Sum(Variance);
        return new StratifiedTables(
            Chi(Math.Abs(excess), variance),
            Chi(Math.Abs(excess) is var e and >= 0.5 ? e - 0.5 : Math.Abs(excess), variance),
            Odds(compared, level),
            Risk(compared, level),
            Differences(compared, level)
        );
    }

    static ChiSquareTest Chi(double excess, double variance) =>
        ChiSquareTest.Of(variance > 0 ? excess * excess / variance : null, 1);

    static double Variance(TwoByTwo t)
    {
        double n = t.Subjects;
        return t.N1 * (double)t.N2 * t.Responders * (n - t.Responders) / (n * n * (n - 1));
    }

    static IntervalEstimate Odds(TwoByTwo[] strata, double level)
    {
        var (R, S, PR, PSQR, QS) = (0.0, 0.0, 0.0, 0.0, 0.0);
        foreach (var t in strata)
        {
            double n = t.Subjects,
                r = t.X1 * (double)(t.N2 - t.X2) / n,
                s = (t.N1 - t.X1) * (double)t.X2 / n,
                p = (t.X1 + (t.N2 - t.X2)) / n;
            (R, S, PR) = (R + r, S + s, PR + p * r);
            (PSQR, QS) = (PSQR + p * s + (1 - p) * r, QS + (1 - p) * s);
        }
        if (S == 0)
            return default;
        return R == 0
            ? new IntervalEstimate(0, null, null)
            : TwoByTwo.OnLogs(R / S, PR / (2 * R * R) + PSQR / (2 * R * S) + QS / (2 * S * S), level);
    }

    static IntervalEstimate Risk(TwoByTwo[] strata, double level)
    {
        var (R, S, D) = (0.0, 0.0, 0.0);
        foreach (var t in strata)
        {
            double n = t.Subjects;
            R += t.X1 * (double)t.N2 / n;
            S += t.X2 * (double)t.N1 / n;
            D += ((double)t.N1 * t.N2 * t.Responders - (double)t.X1 * t.X2 * n) / (n * n);
        }
        if (S == 0)
            return default;
        return R == 0 ? new IntervalEstimate(0, null, null) : TwoByTwo.OnLogs(R / S, D / (R * S), level);
    }

    static IntervalEstimate Differences(TwoByTwo[] strata, double level)
    {
        var (weights, weighted, P, Q) = (0.0, 0.0, 0.0, 0.0);
        foreach (var t in strata)
        {
            double n = t.Subjects,
                n1 = t.N1,
                n2 = t.N2;
            weights += n1 * n2 / n;
            weighted += (t.X1 * n2 - t.X2 * n1) / n;
            P += (n1 * n1 * t.X2 - n2 * n2 * t.X1 + n1 * n2 * (n2 - n1) / 2) / (n * n);
            Q += (t.X1 * (n2 - t.X2) + t.X2 * (n1 - t.X1)) / (2 * n);
        }
        if (weights == 0)
            return default;
        var difference = weighted / weights;
        var width = Confidence.Quantile(level) * Math.Sqrt(Math.Max(0, difference * P + Q)) / weights;
        return new IntervalEstimate(difference, difference - width, difference + width);
    }
}
