namespace Cairn.Escalation;

/// <summary>The assumed true probabilities at each dose level, under which a design is judged.</summary>
public sealed record ToxicityScenario
{
    ToxicityScenario(IReadOnlyList<double> dlt, IReadOnlyList<double> moderate, IReadOnlyList<double> response) =>
        (Dlt, Moderate, Response) = (dlt, moderate, response);

    /// <summary>Probability of a DLT at level 1, 2, ...</summary>
    public IReadOnlyList<double> Dlt { get; }

    /// <summary>Probability of a moderate event without a DLT at level 1, 2, ...; matters only to designs that titrate.</summary>
    public IReadOnlyList<double> Moderate { get; }

    /// <summary>False when moderate events were not stated and are taken as never happening.</summary>
    public bool StatesModerate { get; private init; }

    /// <summary>
    /// Probability of a response at level 1, 2, ...; matters only to designs that look at responses.
    /// </summary>
    public IReadOnlyList<double> Response { get; }

    /// <summary>
    /// How a response goes with a DLT in the same subject: the correlation of the two normal variables of which both come; 0 for
    /// independent.
    /// </summary>
    public double ResponseCorrelation { get; private init; }

    /// <summary>The highest correlation, also below 0, that a truth can have.</summary>
    public const double MostCorrelation = .99;

    /// <summary>The same with another correlation of response and DLT.</summary>
    /// <param name="correlation">From -0.99 to 0.99.</param>
    public ToxicityScenario WithResponseCorrelation(double correlation)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Math.Abs(correlation), MostCorrelation, nameof(correlation));
        return new(Dlt, Moderate, Response) { StatesModerate = StatesModerate, ResponseCorrelation = correlation };
    }

    /// <summary>Probability of a response at a level with a DLT and without.</summary>
    public ResponseRates Responses(int level) => ResponseRates.Of(Dlt[level - 1], Response[level - 1], ResponseCorrelation);

    public int Levels => Dlt.Count;

    /// <summary>
    /// The same with the odds of a DLT multiplied at every level; moderate events give way where both would exceed 1.
    /// </summary>
    /// <param name="factor">Above 0.</param>
    public ToxicityScenario WithDltOdds(double factor)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(factor);
        double[] dlt = [.. Dlt.Select(p => p * factor / (1 - p + p * factor))];
        return new(dlt, [.. Moderate.Zip(dlt, (m, p) => Math.Min(m, 1 - p))], Response)
        {
            StatesModerate = StatesModerate,
            ResponseCorrelation = ResponseCorrelation,
        };
    }

    /// <summary>
    /// The level whose true DLT rate is closest to a target, as the MTD is selected: of equal rates the highest when they are
    /// below the target, else the lowest; of two equally far on both sides the lower. 0, none, when the rate of every level is
    /// more than 1.4 times the target. Rates and distances are equal when they differ by less than 1e-9.
    /// </summary>
    public int Mtd(double target)
    {
        if (Dlt.All(p => p > 1.4 * target))
            return 0;
        var mtd = 1;
        for (var level = 2; level <= Levels; level++)
        {
            var (rate, best) = (Dlt[level - 1], Dlt[mtd - 1]);
            var isSame = rate - best < Same;
            if (isSame ? rate < target - Same : Math.Abs(rate - target) < Math.Abs(best - target) - Same)
                mtd = level;
        }
        return mtd;
    }

    /// <summary>The levels whose true DLT rate is closest to a target, equal when within 1e-9.</summary>
    public IReadOnlyList<int> Closest(double target)
    {
        var least = Dlt.Min(p => Math.Abs(p - target));
        return [.. Enumerable.Range(1, Levels).Where(level => Math.Abs(Dlt[level - 1] - target) < least + Same)];
    }

    const double Same = 1e-9;

    /// <summary>
    /// Checks the probabilities; an empty <paramref name="moderate"/> means no moderate events, an empty <paramref
    /// name="response"/> no responses. The rates of two agents stand row by row, as their levels do.
    /// </summary>
    public static Checked<ToxicityScenario> Of(
        IReadOnlyList<double> dlt,
        IReadOnlyList<double>? moderate = null,
        IReadOnlyList<double>? response = null,
        DoseMatrix? matrix = null
    )
    {
        ArgumentNullException.ThrowIfNull(dlt);
        var statesModerate = moderate is { Count: > 0 };
        if (moderate is null or [])
            moderate = new double[dlt.Count];
        if (response is null or [])
            response = new double[dlt.Count];
        List<Finding> findings = [.. Faults(dlt, moderate, matrix), .. Faults(dlt.Count, response)];
        return new(
            findings.Count == 0
                ? new ToxicityScenario([.. dlt], [.. moderate], [.. response]) { StatesModerate = statesModerate }
                : null,
            findings
        );
    }

    static IEnumerable<Finding> Faults(IReadOnlyList<double> dlt, IReadOnlyList<double> moderate, DoseMatrix? matrix)
    {
        if (dlt.Count is 0 or > EscalationState.MaxLevels)
            yield return Finding.Error(
                "truth",
                null,
                null,
                $"{dlt.Count} dose levels are given.",
                $"Give one DLT probability a level, 1 to {EscalationState.MaxLevels} of them."
            );
        if (moderate.Count != dlt.Count)
            yield return Finding.Error(
                "truth",
                null,
                "moderate",
                $"{moderate.Count} moderate probabilities for {dlt.Count} dose levels.",
                "Give one a level, or none."
            );
        for (var i = 0; i < dlt.Count; i++)
        {
            if (!IsProbability(dlt[i]))
                yield return Finding.Error(
                    "truth",
                    null,
                    $"level {DoseMatrix.Written(matrix, i + 1)}",
                    InWords.Invariant($"{dlt[i]} is no probability."),
                    "Give a number from 0 to 1."
                );
            else if (Below(i, matrix).FirstOrDefault(below => dlt[i] < dlt[below], -1) is >= 0 and var above)
                yield return Finding.Error(
                    "truth",
                    null,
                    $"level {DoseMatrix.Written(matrix, i + 1)}",
                    InWords.Invariant($"The DLT rate decreases: {dlt[i]} after {dlt[above]}."),
                    "Give the rates in the order of the doses: every design here takes a higher dose to be at least as toxic."
                );
            if (i >= moderate.Count)
                continue;
            if (!IsProbability(moderate[i]))
                yield return Finding.Error(
                    "truth",
                    null,
                    $"level {i + 1}, moderate",
                    InWords.Invariant($"{moderate[i]} is no probability."),
                    "Give a number from 0 to 1."
                );
            else if (IsProbability(dlt[i]) && dlt[i] + moderate[i] > 1 + 1e-12)
                yield return Finding.Error(
                    "truth",
                    null,
                    $"level {i + 1}",
                    InWords.Invariant($"DLT {dlt[i]} and moderate event without DLT {moderate[i]} together exceed 1."),
                    "Lower one: they exclude each other."
                );
        }
    }

    static IEnumerable<Finding> Faults(int levels, IReadOnlyList<double> response)
    {
        if (response.Count != levels)
            yield return Finding.Error(
                "truth",
                null,
                "response",
                $"{response.Count} response probabilities for {levels} dose levels.",
                "Give one a level, or none."
            );
        for (var i = 0; i < response.Count; i++)
            if (!IsProbability(response[i]))
                yield return Finding.Error(
                    "truth",
                    null,
                    $"level {i + 1}, response",
                    InWords.Invariant($"{response[i]} is no probability."),
                    "Give a number from 0 to 1."
                );
    }

    // The levels directly below one, counted from 0.
    static IEnumerable<int> Below(int i, DoseMatrix? matrix) =>
        matrix is null ? Enumerable.Range(i - 1, i > 0 ? 1 : 0) : matrix.Below(i + 1).Select(level => level - 1);

    static bool IsProbability(double p) => p is >= 0 and <= 1;
}
