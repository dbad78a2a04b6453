using MathNet.Numerics;

namespace Cairn.Survival;

/// <summary>How the limits of a proportion are found.</summary>
public enum BinomialMethod
{
    ClopperPearson,
    Wilson,
    WilsonCorrected,
    Jeffreys,
    MidP,
    AgrestiCoull,
}

/// <summary>Confidence limits of a proportion x / n.</summary>
public static class BinomialInterval
{
    /// <summary>
    /// The proportion with two-sided limits; all null when n is 0. The lower limit is 0 at x = 0, the upper 1 at x = n.
    /// Clopper-Pearson: exact (Biometrika 1934;26:404-413). Wilson: score (JASA 1927;22:209-212); corrected: with continuity
    /// correction (Newcombe, Stat Med 1998;17:857-872, method 4). Jeffreys: equal tails of Beta(x + 1/2, n - x + 1/2) (Brown, Cai
    /// and DasGupta, Stat Sci 2001;16:101-133). Mid-P: exact with half the probability of x itself (Lancaster, JASA
    /// 1961;56:223-234). Agresti-Coull: z^2 observations added, half of them successes (Am Stat 1998;52:119-126), cut at 0 and 1.
    /// </summary>
    /// <param name="x">Successes, 0 to n.</param>
    /// <param name="n">Trials.</param>
    /// <param name="level">Between 0 and 1, exclusive.</param>
    public static IntervalEstimate Of(int x, int n, BinomialMethod method = BinomialMethod.ClopperPearson, double level = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(x);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(x, n);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(level, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(level, 1);
        if (n == 0)
            return default;
        return new IntervalEstimate((double)x / n, Lower(x, n, method, level), 1 - Lower(n - x, n, method, level));
    }

    // Failures are successes read the other way: the upper limit of x is 1 less the lower limit of n - x.
    static double Lower(int x, int n, BinomialMethod method, double level)
    {
        if (x == 0)
            return 0;
        var (tail, z) = ((1 - level) / 2, Confidence.Quantile(level));
        return method switch
        {
            BinomialMethod.ClopperPearson => Solve(p => AtLeast(x, n, p), tail),
            BinomialMethod.MidP => Solve(p => (AtLeast(x, n, p) + AtLeast(x + 1L, n, p)) / 2, tail),
            BinomialMethod.Jeffreys => Solve(p => SpecialFunctions.BetaRegularized(x + 0.5, n - x + 0.5, p), tail),
            BinomialMethod.Wilson => Wilson(x, n, z),
            BinomialMethod.WilsonCorrected => WilsonCorrected(x, n, z),
            BinomialMethod.AgrestiCoull => Math.Max(0, AgrestiCoull(x, n, z)),
        };
    }

    static double Wilson(double x, double n, double z) =>
        (x + z * z / 2 - z * Math.Sqrt(x * (n - x) / n + z * z / 4)) / (n + z * z);

    static double WilsonCorrected(double x, double n, double z) =>
        Math.Max(0, (2 * x + z * z - 1 - z * Math.Sqrt(z * z - 2 - 1 / n + 4 * x / n * (n - x + 1))) / (2 * (n + z * z)));

    static double AgrestiCoull(double x, double n, double z)
    {
        var (size, p) = (n + z * z, (x + z * z / 2) / (n + z * z));
        return p - z * Math.Sqrt(p * (1 - p) / size);
    }

    /// <summary>P(X >= x) for X binomial(n, p), increasing in p.</summary>
    static double AtLeast(long x, long n, double p) => x > n ? 0 : SpecialFunctions.BetaRegularized(x, n - x + 1, p);

    static double Solve(Func<double, double> increasing, double value) => Halving.Solve(0, 1, increasing, value);
}
