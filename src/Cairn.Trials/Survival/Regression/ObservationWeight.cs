using System.Runtime.CompilerServices;

namespace Cairn.Survival;

/// <summary>
/// How likely a subject was to be under observation just before each subject's own time: G(X-), not censored yet, by H(X-),
/// entered
/// already, each the product-limit estimate from the same subjects. Who has an event when others are censored could have been
/// censored too, as in R's crr.
/// </summary>
static class ObservationWeight
{
    /// <summary>
    /// In time order; 0 where nobody had entered before those who came in at one time and are alone from there on.
    /// </summary>
    public static double[] Of(FollowUp followUp)
    {
        var weight = Uncensored(followUp);
        if (followUp.HasEntries)
            foreach (var (i, H) in Entered(followUp).Index())
                weight[i] *= H;
        return weight;
    }

    // Kaplan and Meier's product with censoring as the event: n under observation just before a time, c of them censored at it.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static double[] Uncensored(FollowUp followUp)
    {
        var times = followUp.Times;
        var status = followUp.Status;
        var entries = followUp.Entries;
        var (before, G, n, entered) = (new double[times.Length], 1.0, followUp.HasEntries ? 0 : times.Length, 0);
        for (int i = 0, end; i < times.Length; i = end)
        {
            for (; entered < entries.Length && entries[entered] < times[i]; entered++)
                n++;
            var c = 0;
            for (end = i; end < times.Length && times[end] == times[i]; end++)
            {
                before[end] = G;
                c += status[end] == 0 ? 1 : 0;
            }
            if (c > 0)
                G *= (double)(n - c) / n;
            n -= end - i;
        }
        return before;
    }

    // Time runs backwards: at an entry its subjects leave those who were there just after it.
    static double[] Entered(FollowUp followUp)
    {
        var times = followUp.Times;
        var entries = followUp.Entries;
        var (before, H, entry) = (new double[times.Length], 1.0, entries.Length - 1);
        for (var i = times.Length - 1; i >= 0; i--)
        {
            for (int next; entry >= 0 && entries[entry] >= times[i]; entry = next)
            {
                for (next = entry; next >= 0 && entries[next] == entries[entry]; )
                    next--;
                var there = entry + 1 - LeftBy(times, entries[entry]);
                H *= 1 - (double)(entry - next) / there;
            }
            before[i] = H;
        }
        return before;
    }

    static int LeftBy(ReadOnlySpan<double> times, double t)
    {
        var (low, high) = (0, times.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (times[middle] <= t)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }
}
