using MathNet.Numerics.Distributions;

namespace Cairn.Survival;

/// <summary>
/// The response rate after a two-stage design that could stop for futility after n1 subjects: the plain share and its limits take
/// no notice of the stop. Outcomes are ordered by where the trial ended, then by responders (Armitage 1957; Jennison and
/// Turnbull,
/// Technometrics 1983;25:49-58).
/// </summary>
/// <param name="Share">Responders over subjects, biased downwards by the early stop.</param>
/// <param name="Unbiased">The uniformly minimum variance unbiased estimate (Jung and Kim, Stat Med 2004;23:881-896).</param>
/// <param name="Lower">Exact, of the level asked for (Jung and Kim 2004).</param>
/// <param name="P">One-sided, of a rate of at most p0 (Koyama and Chen, Stat Med 2008;27:3145-3154); null without p0.</param>
public sealed record TwoStageEstimate(double Share, double Unbiased, double Lower, double Upper, double? P)
{
    /// <param name="n1">Subjects of the first stage, 1 or more.</param>
    /// <param name="r1">The trial ends after the first stage with this many responders or fewer.</param>
    /// <param name="n">Subjects of both stages, more than <paramref name="n1"/>.</param>
    /// <param name="x">Responders seen: of n1 when at most <paramref name="r1"/>, else of n.</param>
    /// <param name="p0">Between 0 and 1, exclusive; null: no p-value.</param>
    /// <param name="level">Between 0 and 1, exclusive.</param>
    public static TwoStageEstimate Of(int n1, int r1, int n, int x, double? p0 = null, double level = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(n1, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(n, n1);
        ArgumentOutOfRangeException.ThrowIfNegative(r1);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(r1, n1);
        ArgumentOutOfRangeException.ThrowIfNegative(x);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(x, n);
        var law = new Law(n1, r1, n);
        var (ended, tail) = (x <= r1, (1 - level) / 2);
        return new TwoStageEstimate(
            (double)x / (ended ? n1 : n),
            law.Unbiased(x, ended),
            x == 0 ? 0 : Halving.Solve(0, 1, p => law.AtLeast(x, ended, p), tail),
            x == n ? 1 : Halving.Solve(0, 1, p => -law.AtMost(x, ended, p), -tail),
            p0 is { } rate ? law.AtLeast(x, ended, rate) : null
        );
    }

    /// <summary>The law of the outcome at a rate.</summary>
    sealed class Law(int n1, int r1, int n)
    {
        /// <summary>The probability of the outcome seen or one further up in the order.</summary>
        public double AtLeast(int x, bool ended, double p) =>
            ended
                ? Enumerable.Range(x, n1 - x + 1).Sum(k => Binomial.PMF(p, n1, k))
                : Enumerable.Range(r1 + 1, n1 - r1).Sum(k => Binomial.PMF(p, n1, k) * SecondAtLeast(x - k, p));

        /// <summary>The probability of the outcome seen or one further down.</summary>
        public double AtMost(int x, bool ended, double p) => 1 - AtLeast(x + 1, ended && x < r1, p);

        double SecondAtLeast(int x, double p) =>
            Enumerable.Range(Math.Max(0, x), Math.Max(0, n - n1 - Math.Max(0, x) + 1)).Sum(k => Binomial.PMF(p, n - n1, k));

        // The first stage's share, given the sufficient outcome: over the ways in which it can have come about.
        public double Unbiased(int x, bool ended)
        {
            if (ended)
                return (double)x / n1;
            var (ways, responders) = (0.0, 0.0);
            for (var k = Math.Max(r1 + 1, x - (n - n1)); k <= Math.Min(x, n1); k++)
            {
                var way = Math.Exp(
                    MathNet.Numerics.SpecialFunctions.BinomialLn(n1, k)
                        + MathNet.Numerics.SpecialFunctions.BinomialLn(n - n1, x - k)
                );
                (ways, responders) = (ways + way, responders + way * k);
            }
            return responders / ways / n1;
        }
    }
}
