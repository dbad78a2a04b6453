namespace Cairn.Survival;

/// <summary>
/// Times that differ only by rounding are one time. Two neighbours among the distinct times are tied when their difference is at
/// most the square root of the machine epsilon (1.5e-8), or at most that share of the mean of the distinct times; a chain of tied
/// neighbours takes the value of its first. The rule is that of R's package survival (argument timefix of survfit, survdiff,
/// coxph), so that 3 * 0.1 and 0.3 are one time here where they are one time there.
/// </summary>
static class TiedTimes
{
    static readonly double Tolerance = Math.Sqrt(Math.BitIncrement(1.0) - 1.0);

    /// <summary>Makes tied times equal, in place, over exits and entries together.</summary>
    /// <returns>How many distinct times were merged into an earlier one, and the largest difference that is rounding.</returns>
    /// <param name="times">In ascending order.</param>
    /// <param name="entries">In ascending order; may be empty.</param>
    public static (int Merged, double Rounding) MakeEqual(double[] times, double[] entries)
    {
        var distinct = Distinct(entries.Length == 0 ? times : Merged(times, entries));
        var rounding = RoundingOf(distinct);
        var starts = ChainStarts(distinct, rounding);
        var merged = distinct.Count - starts.Count;
        if (merged > 0)
        {
            Snap(times, starts);
            Snap(entries, starts);
        }
        return (merged, rounding);
    }

    /// <summary>The largest difference between times that is rounding.</summary>
    /// <param name="times">In any order.</param>
    public static double RoundingOf(ReadOnlySpan<double> times)
    {
        double[] sorted = [.. times];
        Array.Sort(sorted);
        return RoundingOf(Distinct(sorted));
    }

    static double RoundingOf(List<double> distinct) =>
        distinct.Count == 0 ? Tolerance : Tolerance * Math.Max(1, distinct.Sum() / distinct.Count);

    static double[] Merged(double[] a, double[] b)
    {
        var merged = new double[a.Length + b.Length];
        for (int i = 0, j = 0, k = 0; k < merged.Length; k++)
            merged[k] = j == b.Length || (i < a.Length && a[i] <= b[j]) ? a[i++] : b[j++];
        return merged;
    }

    static List<double> Distinct(double[] sorted)
    {
        var distinct = new List<double>(sorted.Length);
        foreach (var t in sorted)
            if (distinct.Count == 0 || t != distinct[^1])
                distinct.Add(t);
        return distinct;
    }

    static List<double> ChainStarts(List<double> distinct, double rounding)
    {
        var leastGap = double.PositiveInfinity;
        for (var i = 1; i < distinct.Count; i++)
            leastGap = Math.Min(leastGap, distinct[i] - distinct[i - 1]);
        return leastGap <= rounding
            ? [.. distinct.Where((t, i) => i == 0 || distinct[i] - distinct[i - 1] > rounding)]
            : distinct;
    }

    static void Snap(double[] sorted, List<double> starts)
    {
        var k = 0;
        for (var i = 0; i < sorted.Length; i++)
        {
            while (k + 1 < starts.Count && starts[k + 1] <= sorted[i])
                k++;
            sorted[i] = starts[k];
        }
    }
}
