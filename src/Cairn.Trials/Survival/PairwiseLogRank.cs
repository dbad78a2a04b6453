namespace Cairn.Survival;

/// <summary>The log-rank test of two of several groups.</summary>
/// <param name="One">Number of a group.</param>
/// <param name="Other">Number of the other, larger.</param>
/// <param name="AdjustedP">Adjusted for the number of pairs.</param>
public sealed record PairwiseLogRank(int One, int Other, ChiSquareTest Test, double? AdjustedP)
{
    /// <summary>Every pair of groups by itself, in order, with p-values adjusted for the number of pairs.</summary>
    /// <param name="strata">As for <see cref="LogRank.Of(IReadOnlyList{FollowUp}, double)"/>.</param>
    public static IReadOnlyList<PairwiseLogRank> Of(
        IReadOnlyList<FollowUp> strata,
        double rho = 0,
        PAdjustment adjustment = PAdjustment.Holm
    )
    {
        var groups = strata.Count == 0 ? 0 : strata.Max(s => s.Groups);
        var pairs = Enumerable.Range(0, groups).SelectMany(a => Enumerable.Range(a + 1, groups - a - 1).Select(b => (a, b)));
        var tests = pairs.Select(pair => (pair, LogRank.Of([.. strata.Select(s => s.Only(pair.a, pair.b))], rho).Test)).ToList();
        var adjusted = PAdjustments.Of([.. tests.Select(t => t.Test.P)], adjustment);
        return [.. tests.Zip(adjusted, (t, p) => new PairwiseLogRank(t.pair.a, t.pair.b, t.Test, p))];
    }
}
