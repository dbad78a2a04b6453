namespace Cairn.Survival;

/// <summary>
/// Gray's test that the cumulative incidence of one cause is the same in all groups (Gray, Ann Stat 1988;16:1141-1154), with the
/// weight (1 - F(t-))^rho of the pooled incidence; strata add up. Variance with the tie corrections of R's cmprsk 2.2-11.
/// Groups without subjects take no part; null where the others cannot be compared, for want of events.
/// </summary>
/// <param name="Score">A group's weighted events above what the pooled incidence gives it; they sum to 0.</param>
public sealed record GrayTest(int Cause, ChiSquareTest Test, IReadOnlyList<double> Score)
{
    public static GrayTest Of(FollowUp followUp, int cause = 1, double rho = 0) => Of([followUp], cause, rho);

    /// <param name="strata">The strata, with the same numbering of groups:
    /// <see cref="FollowUp.Split(ReadOnlySpan{int})"/>.</param>
    /// <exception cref="ArgumentException">Subjects enter late: the test is not defined there.</exception>
    public static GrayTest Of(IReadOnlyList<FollowUp> strata, int cause = 1, double rho = 0)
    {
        if (strata.Any(s => s.HasEntries))
            throw new ArgumentException("Gray's test is for follow-up that starts at time 0.", nameof(strata));
        var groups = strata.Count == 0 ? 0 : strata.Max(s => s.Groups);
        var (score, variance) = (new double[groups], new double[groups, groups]);
        foreach (var stratum in strata)
            new GrayScore(stratum, cause, rho).AddTo(score, variance);
        var present = new bool[groups];
        foreach (var stratum in strata)
        foreach (var group in stratum.Group)
            present[group] = true;
        var compared = Enumerable.Range(0, groups).Where(g => present[g]);
        return new GrayTest(cause, ChiSquareTest.Of(score, variance, compared), score);
    }
}
