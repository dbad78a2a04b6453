namespace Cairn.Survival;

/// <summary>
/// A two-stage design for a response rate (Simon, Control Clin Trials 1989;10:1-10): after n1 subjects stop for futility with r1
/// or fewer responses; after n in all the treatment is of interest with more than r responses.
/// </summary>
/// <param name="ExpectedN">Expected number of subjects at p0.</param>
/// <param name="EarlyStop">Probability of stopping after the first stage at p0.</param>
/// <param name="Alpha">Probability of more than r responses at p0.</param>
/// <param name="Power">The same at p1.</param>
public sealed record SimonDesign(int N1, int R1, int N, int R, double ExpectedN, double EarlyStop, double Alpha, double Power);

/// <summary>
/// A design that is best for some weight q of the largest against the expected number of subjects: q n + (1 - q) E(n) (Jung et
/// al., Stat Med 2004;23:561-569).
/// </summary>
/// <param name="LeastWeight">Best for q from here.</param>
/// <param name="MostWeight">To here.</param>
public sealed record AdmissibleDesign(SimonDesign Design, double LeastWeight, double MostWeight);

/// <summary>The two-stage designs that hold the errors, found by going through all of them.</summary>
/// <param name="Optimal">Least expected number of subjects at p0.</param>
/// <param name="Minimax">Least number of subjects in all; the least expected number among those.</param>
/// <param name="Admissible">From the minimax to the optimal design, by number of subjects.</param>
/// <param name="MostN">Designs up to this many subjects were gone through.</param>
public sealed record SimonDesigns(SimonDesign Optimal, SimonDesign Minimax, IReadOnlyList<AdmissibleDesign> Admissible, int MostN)
{
    /// <summary>
    /// The designs with P(interest | p0) at most alpha and P(interest | p1) at least power; null when there is none of up to
    /// mostN subjects.
    /// </summary>
    /// <param name="p0">A response rate of no interest.</param>
    /// <param name="p1">A response rate of interest, above p0, below 1.</param>
    /// <param name="alpha">Between 0 and 1, exclusive.</param>
    /// <param name="power">Between 0 and 1, exclusive.</param>
    public static SimonDesigns? Search(double p0, double p1, double alpha = 0.05, double power = 0.8, int mostN = 100)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(p0);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(p1, p0);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(p1, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(alpha);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(alpha, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(power);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(power, 1);
        var search = new SimonSearch(p0, p1, alpha, power, mostN);
        var sizes = Enumerable.Range(2, Math.Max(0, mostN - 1));
        SimonDesign[] best = [.. sizes.Select(search.BestOf).OfType<SimonDesign>()];
        if (best.Length == 0)
            return null;
        var optimal = best.MinBy(d => d.ExpectedN)!;
        return new SimonDesigns(optimal, best[0], Hull([.. best.TakeWhile(d => d.N <= optimal.N)]), mostN);
    }

    // The designs on the lower convex hull of (n, E(n)); the smaller of two neighbours is better from the weight on at which both
    // cost the same.
    static AdmissibleDesign[] Hull(SimonDesign[] best)
    {
        List<SimonDesign> hull = [];
        foreach (var d in best)
        {
            if (hull.Count > 0 && d.ExpectedN >= hull[^1].ExpectedN)
                continue;
            while (hull.Count > 1 && Fall(hull[^2], hull[^1]) <= Fall(hull[^2], d))
                hull.RemoveAt(hull.Count - 1);
            hull.Add(d);
        }
        double Turn(int i) => Fall(hull[i], hull[i + 1]) / (1 + Fall(hull[i], hull[i + 1]));
        return [.. hull.Select((d, i) => new AdmissibleDesign(d, i + 1 < hull.Count ? Turn(i) : 0, i > 0 ? Turn(i - 1) : 1))];
    }

    static double Fall(SimonDesign from, SimonDesign to) => (from.ExpectedN - to.ExpectedN) / (to.N - from.N);
}
