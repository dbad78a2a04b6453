using System.Runtime.CompilerServices;

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
        var all = entries.Length == 0 ? times : Merged(times, entries);
        var (rounding, leastGap) = Measure(all);
        if (leastGap > rounding)
            return (0, rounding);
        var distinct = Distinct(all);
        var starts = ChainStarts(distinct, rounding);
        Snap(times, starts);
        Snap(entries, starts);
        return (distinct.Count - starts.Count, rounding);
    }

    /// <summary>The largest difference between times that is rounding.</summary>
    /// <param name="times">In any order.</param>
    public static double RoundingOf(ReadOnlySpan<double> times)
    {
        double[] sorted = [.. times];
        Array.Sort(sorted);
        return Measure(sorted).Rounding;
    }

    /// <summary>The largest difference that is rounding, and the least that there is between two distinct times.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static (double Rounding, double LeastGap) Measure(double[] sorted)
    {
        var (distinct, sum, last, leastGap) = (0, 0.0, double.NegativeInfinity, double.PositiveInfinity);
        foreach (var t in sorted)
        {
            if (t == last)
                continue;
            leastGap = Math.Min(leastGap, t - last);
            (distinct, sum, last) = (distinct + 1, sum + t, t);
        }
        return (distinct == 0 ? Tolerance : Tolerance * Math.Max(1, sum / distinct), leastGap);
    }

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

    static List<double> ChainStarts(List<double> distinct, double rounding) =>
        [.. distinct.Where((t, i) => i == 0 || distinct[i] - distinct[i - 1] > rounding)];

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
