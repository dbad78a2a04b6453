namespace Cairn.Survival;

/// <summary>
/// The scale of time on which a hazard ratio may drift: 1 - S(t-) of all subjects, time itself, or its rank among the times of
/// all.
/// </summary>
public enum HazardTime
{
    KaplanMeier,
    Identity,
    Rank,
}

/// <summary>
/// The test that a covariate's hazard ratio does not drift with g(t), or that none does: the score test of adding x g(t) to the
/// model (Grambsch and Therneau, Biometrika 1994;81:515-526, in the form without their approximation, as R survival 3 cox.zph). A
/// covariate of categories is tested with all of them together.
/// </summary>
/// <param name="Covariate">Null for the test of all together.</param>
public sealed record HazardTest(string? Covariate, HazardTime Time, ChiSquareTest Test)
{
    internal static IReadOnlyList<HazardTest> Of(
        PartialLikelihood likelihood,
        double[] b,
        IReadOnlyList<CovariateColumn> columns,
        HazardTime scale
    )
    {
        var (score, information) = Drift(likelihood, b, ScaleOf(likelihood, b, scale));
        var all = Enumerable.Range(0, columns.Count).ToArray();
        var tests = columns
            .Select(c => c.Covariate)
            .Distinct(StringComparer.Ordinal)
            .Select(name => new HazardTest(
                name,
                scale,
                Together(score, information, [.. all.Where(j => columns[j].Covariate == name)])
            ));
        return [.. tests, new HazardTest(null, scale, Together(score, information, all))];
    }

    // Score and information of the coefficients of x (first p) and of x g(t) (last p); the score of the first is 0 at the
    // maximum.
    static (double[] Score, double[,] Information) Drift(PartialLikelihood likelihood, double[] b, Dictionary<double, double> g)
    {
        var p = b.Length;
        var (score, information) = (new double[2 * p], new double[2 * p, 2 * p]);
        likelihood.Visit(b, time =>
        {
            var at = g[time.Time];
            for (var i = 0; i < p; i++)
            {
                score[p + i] += at * time.Score[i];
                for (var j = 0; j < p; j++)
                {
                    var v = time.Information[Math.Max(i, j), Math.Min(i, j)];
                    information[i, j] += v;
                    information[p + i, j] += at * v;
                    information[p + i, p + j] += at * at * v;
                }
            }
        });
        return (score, information);
    }

    static ChiSquareTest Together(double[] score, double[,] information, int[] drifting)
    {
        var p = score.Length / 2;
        int[] kept = [.. Enumerable.Range(0, p), .. drifting.Select(j => p + j)];
        var V = new double[kept.Length, kept.Length];
        for (var i = 0; i < kept.Length; i++)
        for (var j = 0; j <= i; j++)
            V[i, j] = information[kept[i], kept[j]];
        var u = kept.Select(j => j < p ? 0 : score[j]).ToArray();
        var root = new Cholesky(V);
        var df = root.Determined.Skip(p).Count(d => d);
        return ChiSquareTest.Of(df == 0 ? null : root.QuadraticForm(u), df);
    }

    /// <summary>g at every event time, less its mean over the events.</summary>
    static Dictionary<double, double> ScaleOf(PartialLikelihood likelihood, double[] b, HazardTime scale)
    {
        var events = new SortedDictionary<double, int>();
        likelihood.Visit(b, time => events[time.Time] = events.GetValueOrDefault(time.Time) + time.Events);
        var g = Heights(likelihood, events, scale);
        var (sum, count) = (0.0, 0);
        foreach (var (t, d) in events)
            (sum, count) = (sum + d * g[t], count + d);
        return events.Keys.ToDictionary(t => t, t => g[t] - sum / count);
    }

    static Dictionary<double, double> Heights(
        PartialLikelihood likelihood,
        SortedDictionary<double, int> events,
        HazardTime scale
    )
    {
        FollowUp[] strata = [.. likelihood.Strata.Select(s => s.FollowUp)];
        return scale switch
        {
            HazardTime.Identity => events.Keys.ToDictionary(t => t, t => t),
            HazardTime.Rank => Ranks([.. strata.SelectMany(s => s.Times.ToArray()).Order()]),
            HazardTime.KaplanMeier => FallenBefore(strata, events),
        };
    }

    static Dictionary<double, double> Ranks(double[] sorted)
    {
        var ranks = new Dictionary<double, double>();
        for (int first = 0, end = 0; first < sorted.Length; first = end)
        {
            while (end < sorted.Length && sorted[end] == sorted[first])
                end++;
            ranks[sorted[first]] = (first + 1 + end) / 2.0;
        }
        return ranks;
    }

    static Dictionary<double, double> FallenBefore(IReadOnlyList<FollowUp> strata, SortedDictionary<double, int> events)
    {
        var (S, fallen) = (1.0, new Dictionary<double, double>());
        foreach (var (t, d) in events)
        {
            fallen[t] = 1 - S;
            var n = strata.Sum(s => s.AtRisk(t));
            S *= (double)(n - d) / n;
        }
        return fallen;
    }
}
