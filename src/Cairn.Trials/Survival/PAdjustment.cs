namespace Cairn.Survival;

/// <summary>How p-values of several tests are adjusted for their number.</summary>
public enum PAdjustment
{
    /// <summary>
    /// Holm, Scand J Stat 1979;6:65-70: no error at all with the chance of the level, whatever the tests' ties.
    /// </summary>
    Holm,

    /// <summary>Each times the number of tests.</summary>
    Bonferroni,

    /// <summary>Benjamini and Hochberg, JRSS B 1995;57:289-300: the share of false findings.</summary>
    BenjaminiHochberg,

    /// <summary>As they are.</summary>
    None,
}

/// <summary>Adjusted p-values.</summary>
public static class PAdjustments
{
    /// <summary>
    /// The adjusted p-values, in the order given; a test without one stays without and does not count as a test (R p.adjust).
    /// </summary>
    public static IReadOnlyList<double?> Of(IReadOnlyList<double?> p, PAdjustment adjustment)
    {
        ArgumentNullException.ThrowIfNull(p);
        int[] known = [.. Enumerable.Range(0, p.Count).Where(i => p[i] is not null)];
        var adjusted = new double?[p.Count];
        foreach (var (place, value) in known.Zip(Adjusted([.. known.Select(i => p[i]!.Value)], adjustment)))
            adjusted[place] = value;
        return adjusted;
    }

    static double[] Adjusted(double[] p, PAdjustment adjustment) =>
        adjustment switch
        {
            PAdjustment.Holm => Stepped(p, ascending: true, (rank, n) => n - rank),
            PAdjustment.BenjaminiHochberg => Stepped(p, ascending: false, (rank, n) => (double)n / (n - rank)),
            PAdjustment.Bonferroni => Array.ConvertAll(p, x => Math.Min(1, x * p.Length)),
            PAdjustment.None => p,
        };

    // From the smallest up the largest so far (Holm), from the largest down the smallest so far (Benjamini-Hochberg).
    static double[] Stepped(double[] p, bool ascending, Func<int, int, double> factor)
    {
        int[] order = [.. Enumerable.Range(0, p.Length).OrderBy(i => ascending ? p[i] : -p[i])];
        var (adjusted, bound) = (new double[p.Length], ascending ? 0.0 : 1.0);
        foreach (var (rank, i) in order.Index())
        {
            var raised = Math.Min(1, p[i] * factor(rank, p.Length));
            bound = ascending ? Math.Max(bound, raised) : Math.Min(bound, raised);
            adjusted[i] = bound;
        }
        return adjusted;
    }
}
