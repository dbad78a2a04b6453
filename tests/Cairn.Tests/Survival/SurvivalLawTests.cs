using Cairn.Survival;

namespace Cairn.Tests.Survival;

/// <summary>What must hold for any data: random sets with ties, censoring and up to three causes, from a fixed seed.</summary>
public sealed class SurvivalLawTests
{
    sealed record Set(double[] Times, int[] Status, int[] Group);

    static IEnumerable<Set> Sets()
    {
        var chance = new Random(20250314);
        for (var i = 0; i < 300; i++)
        {
            var (n, tied, groups, censoring) = (chance.Next(1, 60), chance.Next(2) == 0, chance.Next(1, 4), chance.NextDouble());
            yield return new Set(
                [.. Enumerable.Range(0, n).Select(_ => tied ? chance.Next(0, 12) : chance.NextDouble() * 100)],
                [.. Enumerable.Range(0, n).Select(_ => chance.NextDouble() < censoring ? 0 : chance.Next(1, 4))],
                [.. Enumerable.Range(0, n).Select(_ => chance.Next(groups))]
            );
        }
    }

    [Fact]
    public void Without_censoring_survival_is_the_share_still_alive()
    {
        foreach (var set in Sets())
        {
            var everyone = Array.ConvertAll(set.Status, _ => 1);
            foreach (var step in KaplanMeier.Of(set.Times, everyone).Curve)
            {
                var share = set.Times.Count(t => t > step.Time) / (double)set.Times.Length;
                Assert.Equal(share, step.Survival, 1e-12);
                if (share > 0)
                    Assert.Equal(Math.Sqrt(share * (1 - share) / set.Times.Length), step.StandardError!.Value, 1e-12);
            }
        }
    }

    [Fact]
    public void With_one_cause_incidence_is_what_survival_leaves()
    {
        foreach (var set in Sets())
        {
            var events = Array.ConvertAll(set.Status, s => Math.Min(s, 1));
            foreach (
                var (survival, incidence) in KaplanMeier
                    .Of(set.Times, events)
                    .Curve.Zip(CumulativeIncidence.Of(set.Times, events).Curve)
            )
            {
                Assert.Equal(1 - survival.Survival, incidence.Incidence, 1e-12);
                var se = survival.StandardError ?? 0;
                Assert.Equal(se * se, incidence.Variance!.Value, 1e-12);
            }
        }
    }

    [Fact]
    public void Survival_and_the_incidences_sum_to_one()
    {
        foreach (var set in Sets())
        {
            var followUp = FollowUp.Of(set.Times, set.Status);
            var survival = KaplanMeier.Of(followUp).Curve;
            var causes = Enumerable.Range(1, 3).Select(cause => CumulativeIncidence.Of(followUp, cause).Curve).ToList();
            for (var i = 0; i < survival.Count; i++)
                Assert.Equal(1, survival[i].Survival + causes.Sum(curve => curve[i].Incidence), 1e-12);
        }
    }

    [Fact]
    public void The_order_of_rows_changes_nothing()
    {
        var chance = new Random(7);
        foreach (var set in Sets())
        {
            var order = Enumerable.Range(0, set.Times.Length).ToArray();
            chance.Shuffle(order);
            var shuffled = FollowUp.Of(At(set.Times, order), At(set.Status, order), At(set.Group, order));
            SameInEveryNumber(FollowUp.Of(set.Times, set.Status, set.Group), shuffled, 1);
        }
    }

    // A power of two scales a double without rounding, so the numbers must agree to the last bit.
    [Fact]
    public void The_unit_of_time_changes_nothing_but_the_times()
    {
        foreach (var set in Sets())
        {
            var scaled = Array.ConvertAll(set.Times, t => t * 32);
            SameInEveryNumber(FollowUp.Of(set.Times, set.Status, set.Group), FollowUp.Of(scaled, set.Status, set.Group), 32);
        }
    }

    static T[] At<T>(T[] values, int[] order) => Array.ConvertAll(order, i => values[i]);

    static void SameInEveryNumber(FollowUp one, FollowUp other, double scale)
    {
        var (a, b) = (KaplanMeier.Of(one), KaplanMeier.Of(other));
        Assert.Equal(
            a.Curve.Select(s => (s.Time * scale, s.AtRisk, s.Events, s.Censored, s.Survival, s.StandardError, s.Lower, s.Upper)),
            b.Curve.Select(s => (s.Time, s.AtRisk, s.Events, s.Censored, s.Survival, s.StandardError, s.Lower, s.Upper))
        );
        Assert.Equal(a.Median.Estimate * scale, b.Median.Estimate);
        Assert.Equal(LogRank.Of(one).Test, LogRank.Of(other).Test);
        Assert.Equal(GrayTest.Of(one).Test, GrayTest.Of(other).Test);
        Assert.Equal(
            CumulativeIncidence.Of(one, 2).Curve.Select(s => (s.Incidence, s.Variance, s.Lower, s.Upper)),
            CumulativeIncidence.Of(other, 2).Curve.Select(s => (s.Incidence, s.Variance, s.Lower, s.Upper))
        );
    }

    [Fact]
    public void Limits_hold_the_estimate_between_zero_and_one_and_nothing_is_not_a_number()
    {
        foreach (var set in Sets())
        foreach (var scale in Enum.GetValues<IntervalScale>())
        foreach (var step in KaplanMeier.Of(set.Times, set.Status, default, new Confidence { Scale = scale }).Curve)
        {
            Assert.True(double.IsFinite(step.Survival) && step.StandardError is null or >= 0, $"{scale} {step}");
            Assert.True((step.Lower is null) == (step.Upper is null));
            if (step.Lower is not null)
                Assert.True(
                    step.Lower >= 0
                        && step.Lower <= step.Survival + 1e-12
                        && step.Survival <= step.Upper + 1e-12
                        && step.Upper <= 1,
                    $"{scale} {step}"
                );
        }
    }

    [Fact]
    public void Limits_of_an_incidence_hold_the_estimate_and_variances_are_not_negative()
    {
        foreach (var set in Sets())
        foreach (var kind in Enum.GetValues<IncidenceVariance>())
        foreach (var scale in (IntervalScale[])[IntervalScale.LogLog, IntervalScale.Plain])
        foreach (var step in CumulativeIncidence.Of(set.Times, set.Status, 1, kind, new Confidence { Scale = scale }).Curve)
        {
            Assert.True(step.Variance is null or >= 0, $"{kind} {step}");
            if (step.Lower is not null)
                Assert.True(
                    step.Lower >= 0
                        && step.Lower <= step.Incidence + 1e-12
                        && step.Incidence <= step.Upper + 1e-12
                        && step.Upper <= 1,
                    $"{kind} {scale} {step}"
                );
        }
    }

    [Fact]
    public void Observed_and_expected_events_have_the_same_sum()
    {
        foreach (var set in Sets())
        foreach (var rho in (double[])[0, 1])
        {
            var groups = LogRank.Of(FollowUp.Of(set.Times, set.Status, set.Group), rho).Groups;
            Assert.Equal(groups.Sum(g => g.Observed), groups.Sum(g => g.Expected), 1e-9);
        }
    }

    // Renumbering the groups leaves the tests alone, whichever group is left out as the last.
    [Fact]
    public void The_numbering_of_groups_changes_no_test()
    {
        foreach (var set in Sets().Where(s => s.Group.Max() == 2))
        {
            var renumbered = Array.ConvertAll(set.Group, g => (g + 1) % 3);
            var (one, other) = (FollowUp.Of(set.Times, set.Status, set.Group), FollowUp.Of(set.Times, set.Status, renumbered));
            Close(LogRank.Of(one).Test, LogRank.Of(other).Test);
            Close(GrayTest.Of(one).Test, GrayTest.Of(other).Test);
        }
    }

    [Fact]
    public void One_stratum_is_no_stratum()
    {
        foreach (var set in Sets())
        {
            var followUp = FollowUp.Of(set.Times, set.Status, set.Group);
            var strata = followUp.Split(new int[set.Times.Length]);
            Assert.Equal(LogRank.Of(followUp).Test, LogRank.Of(strata).Test);
            Assert.Equal(GrayTest.Of(followUp).Test, GrayTest.Of(strata).Test);
        }
    }

    // Scores and variances add over strata, so that k copies of a set give k times the statistic.
    [Fact]
    public void Strata_that_are_copies_multiply_the_statistic()
    {
        foreach (var set in Sets())
        {
            var followUp = FollowUp.Of(set.Times, set.Status, set.Group);
            FollowUp[] copies = [followUp, followUp, followUp];
            Close(Times(3, LogRank.Of(followUp).Test), LogRank.Of(copies).Test);
            Close(Times(3, LogRank.Of(followUp, 1).Test), LogRank.Of(copies, 1).Test);
            Close(Times(3, GrayTest.Of(followUp).Test), GrayTest.Of(copies).Test);
        }

        static ChiSquareTest Times(double k, ChiSquareTest test) => test with { ChiSquare = k * test.ChiSquare };
    }

    static void Close(ChiSquareTest a, ChiSquareTest b)
    {
        Assert.Equal(a.DegreesOfFreedom, b.DegreesOfFreedom);
        Assert.Equal(a.ChiSquare is null, b.ChiSquare is null);
        if (a.ChiSquare is { } x)
            Assert.Equal(x, b.ChiSquare!.Value, 1e-7 * Math.Max(1, x));
    }

    [Fact]
    public void Entry_at_zero_is_the_same_as_no_entry()
    {
        foreach (var set in Sets().Where(s => s.Times.All(t => t > 0)))
        {
            var late = FollowUp.Of(set.Times, set.Status, set.Group, new double[set.Times.Length]);
            var plain = FollowUp.Of(set.Times, set.Status, set.Group);
            Assert.Equal(KaplanMeier.Of(plain).Curve, KaplanMeier.Of(late).Curve);
            Assert.Equal(CumulativeIncidence.Of(plain).Curve, CumulativeIncidence.Of(late).Curve);
            Assert.Equal(LogRank.Of(plain).Test, LogRank.Of(late).Test);
        }
    }

    [Fact]
    public void The_mean_to_the_last_event_is_the_mean_where_nobody_is_censored()
    {
        foreach (var set in Sets())
        {
            var curve = KaplanMeier.Of(set.Times, Array.ConvertAll(set.Times, _ => 1));
            Assert.Equal(set.Times.Average(), curve.RestrictedMean(set.Times.Max()).Estimate!.Value, 1e-9);
        }
    }

    [Fact]
    public void Large_sets_are_ordered_like_small_ones()
    {
        var chance = new Random(3);
        double[] times =
        [
            .. Enumerable.Range(0, 50_000).Select(i => i % 7 == 0 ? 0 : chance.NextDouble() * Math.Pow(10, chance.Next(-6, 9))),
        ];
        var (sorted, rows) = TimeOrder.Of(times);
        int[] expected = [.. Enumerable.Range(0, times.Length).OrderBy(i => times[i])];
        Assert.Equal(expected, rows);
        Assert.Equal(expected.Select(i => times[i]), sorted);
    }
}
