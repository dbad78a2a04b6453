namespace Cairn.Escalation;

/// <summary>What is counted of a cohort.</summary>
enum CohortCounts
{
    Dlts,

    /// <summary>DLTs, and moderate events without a DLT.</summary>
    Moderate,

    /// <summary>DLTs, responses, and subjects with both.</summary>
    Responses,
}

/// <summary>
/// The outcomes a cohort can have, in a fixed order: by DLTs, then by moderate events (NNN, NNT, NTT, TTT), then by responses.
/// </summary>
static class CohortOutcomes
{
    public static DoseTally[] Of(int size, CohortCounts counts)
    {
        var outcomes = new List<DoseTally>();
        for (var dlts = 0; dlts <= size; dlts++)
        {
            if (counts != CohortCounts.Responses)
                for (var moderate = 0; moderate <= (counts == CohortCounts.Moderate ? size - dlts : 0); moderate++)
                    outcomes.Add(new(size, dlts, moderate));
            else
                for (var alone = 0; alone <= size - dlts; alone++)
                for (var both = 0; both <= dlts; both++)
                    outcomes.Add(new(size, dlts, 0, alone + both, both));
        }
        return [.. outcomes];
    }

    /// <summary>Probability of each outcome, in the same order: multinomial.</summary>
    /// <param name="size">Subjects.</param>
    /// <param name="counts">What is counted.</param>
    /// <param name="dlt">Probability of a DLT.</param>
    /// <param name="moderate">Probability of a moderate event without a DLT.</param>
    /// <param name="response">Probability of a response, with a DLT and without one.</param>
    public static double[] Probabilities(int size, CohortCounts counts, double dlt, double moderate, ResponseRates response)
    {
        var outcomes = Of(size, counts);
        var chances = new double[outcomes.Length];
        for (var i = 0; i < chances.Length; i++)
            chances[i] = Probability(size, counts, outcomes[i], dlt, moderate, response);
        return chances;
    }

    static double Probability(int size, CohortCounts counts, DoseTally o, double dlt, double moderate, ResponseRates response) =>
        counts switch
        {
            CohortCounts.Dlts => Binomial(size, o.Dlts, dlt),
            CohortCounts.Moderate => Binomial(size, o.Dlts, dlt)
                * Binomial(size - o.Dlts, o.Moderate, dlt < 1 ? Math.Min(1, moderate / (1 - dlt)) : 0),
            CohortCounts.Responses => Binomial(size, o.Dlts, dlt)
                * Binomial(size - o.Dlts, o.Responses - o.Both, response.WithoutDlt)
                * Binomial(o.Dlts, o.Both, response.WithDlt),
        };

    static double Binomial(int n, int k, double p) => Choose(n, k) * Math.Pow(p, k) * Math.Pow(1 - p, n - k);

    static double Choose(int n, int k)
    {
        var ways = 1.0;
        for (var i = 1; i <= k; i++)
            ways = ways * (n - k + i) / i;
        return ways;
    }
}
