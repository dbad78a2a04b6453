namespace Cairn.Escalation;

/// <summary>
/// The outcomes a cohort can have, in a fixed order: no event first, then by DLTs, then by moderate events (NNN, NNT, NTT, TTT).
/// </summary>
static class CohortOutcomes
{
    public static IReadOnlyList<DoseTally> Of(int size, bool moderateCounts)
    {
        var outcomes = new List<DoseTally>();
        for (var dlts = 0; dlts <= size; dlts++)
            for (var moderate = 0; moderate <= (moderateCounts ? size - dlts : 0); moderate++)
                outcomes.Add(new(size, dlts, moderate));
        return outcomes;
    }

    /// <summary>Probability of each outcome, in the same order: multinomial over none, moderate and DLT.</summary>
    public static double[] Probabilities(int size, bool moderateCounts, double dlt, double moderate)
    {
        var m = moderateCounts ? moderate : 0;
        var none = Math.Max(0, 1 - dlt - m);
        return [.. Of(size, moderateCounts).Select(o =>
            Ways(o) * Math.Pow(dlt, o.Dlts) * Math.Pow(m, o.Moderate) * Math.Pow(none, o.Clean))];
    }

    static double Ways(DoseTally outcome) => Choose(outcome.Evaluable, outcome.Dlts) * Choose(outcome.Evaluable - outcome.Dlts, outcome.Moderate);

    static double Choose(int n, int k)
    {
        var ways = 1.0;
        for (var i = 1; i <= k; i++) ways = ways * (n - k + i) / i;
        return ways;
    }
}
