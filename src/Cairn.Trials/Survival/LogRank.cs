namespace Cairn.Survival;

/// <summary>What a rank test saw in one group, over all strata; weighted when rho is not 0.</summary>
/// <param name="Variance">Variance of observed - expected.</param>
public readonly record struct RankGroup(int N, double Observed, double Expected, double Variance);

/// <summary>
/// The log-rank test of equal survival in groups (Mantel 1966; Peto and Peto 1972) and its weighted family G-rho with weight
/// S(t-)^rho (Fleming and Harrington, Counting Processes 1991, section 7.2): rho = 0 log-rank, rho = 1 Peto-Peto. Strata add up.
/// Groups in which nothing was expected take no part; with fewer than two left there is no test. With entries, subjects count
/// from their entry on.
/// </summary>
public sealed record LogRank(ChiSquareTest Test, IReadOnlyList<RankGroup> Groups)
{
    public static LogRank Of(FollowUp followUp, double rho = 0) => Of([followUp], rho);

    /// <param name="strata">The strata, with the same numbering of groups:
    /// <see cref="FollowUp.Split(ReadOnlySpan{int})"/>.</param>
    public static LogRank Of(IReadOnlyList<FollowUp> strata, double rho = 0)
    {
        var groups = strata.Count == 0 ? 0 : strata.Max(s => s.Groups);
        var tally = new Tally(groups);
        foreach (var stratum in strata)
            tally.Add(stratum, rho);
        return new LogRank(tally.Test(), tally.Groups());
    }

    sealed class Tally(int groups)
    {
        readonly int[] _n = new int[groups];
        readonly double[] _observed = new double[groups];
        readonly double[] _expected = new double[groups];
        readonly double[,] _variance = new double[groups, groups];

        public void Add(FollowUp stratum, double rho)
        {
            foreach (var group in stratum.Group)
                _n[group]++;
            var S = 1.0; // of the stratum, just before the time
            for (var at = new RiskSets(stratum); at.Next(); )
            {
                var (n, d) = (0, 0);
                for (var g = 0; g < at.AtRisk.Length; g++)
                    (n, d) = (n + at.AtRisk[g], d + at.Events(g));
                if (d == 0)
                    continue;
                AddTime(at, n, d, rho == 0 ? 1 : Math.Pow(S, rho));
                S *= (double)(n - d) / n;
            }
        }

        void AddTime(RiskSets at, int n, int d, double w)
        {
            var spread = n > 1 ? w * w * d * (n - d) / (n - 1) : 0; // hypergeometric
            for (var g = 0; g < at.AtRisk.Length; g++)
            {
                var share = (double)at.AtRisk[g] / n;
                _observed[g] += w * at.Events(g);
                _expected[g] += w * d * share;
                for (var h = 0; h < g; h++)
                    _variance[g, h] -= spread * share * at.AtRisk[h] / n;
                _variance[g, g] += spread * share * (1 - share);
            }
        }

        public ChiSquareTest Test() =>
            ChiSquareTest.Of(
                [.. _observed.Zip(_expected, (o, e) => o - e)],
                _variance,
                Enumerable.Range(0, groups).Where(g => _expected[g] > 0)
            );

        public RankGroup[] Groups() =>
            [.. Enumerable.Range(0, groups).Select(g => new RankGroup(_n[g], _observed[g], _expected[g], _variance[g, g]))];
    }
}
