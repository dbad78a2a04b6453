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

    // The curve of censoring holds a step for every time at which someone left.
    static double[] Uncensored(FollowUp followUp)
    {
        var curve = KaplanMeier.OfFollowUpTime(followUp).Curve;
        var (before, step) = (new double[followUp.Count], 0);
        var times = followUp.Times;
        for (var i = 0; i < before.Length; i++)
        {
            while (curve[step].Time < times[i])
                step++;
            before[i] = step == 0 ? 1 : curve[step - 1].Survival;
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
