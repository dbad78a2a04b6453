using Cairn.Survival;

namespace Cairn.Tests.Survival;

/// <summary>The edges: nobody, one subject, nobody with an event, rounding, nonsense; and a set worked by hand.</summary>
public sealed class SmallSetTests
{
    // By hand, + censored: 1 1+ 2 3 3 4+ 5; S = 6/7, then 4/5 of it, then 2/4 of that, then 0.
    [Fact]
    public void Seven_subjects_with_ties_agree_with_the_sum_done_by_hand()
    {
        var curve = KaplanMeier.Of([1, 1, 2, 3, 3, 4, 5], [1, 0, 1, 1, 1, 0, 1]).Curve;
        Assert.Equal(
            [(1.0, 7, 1, 1), (2, 5, 1, 0), (3, 4, 2, 0), (4, 2, 0, 1), (5, 1, 1, 0)],
            curve.Select(s => (s.Time, s.AtRisk, s.Events, s.Censored))
        );
        double[] survival = [6 / 7.0, 24 / 35.0, 12 / 35.0, 12 / 35.0, 0];
        for (var i = 0; i < survival.Length; i++)
            Assert.Equal(survival[i], curve[i].Survival, 1e-15);
        Assert.Equal(12 / 35.0 * Math.Sqrt(1 / 42.0 + 1 / 20.0 + 2 / 8.0), curve[2].StandardError!.Value, 1e-15);
        Assert.Null(curve[4].StandardError);
        Assert.Null(curve[4].Lower);
    }

    // By hand: cause 1 at 1 and 3, cause 2 at 2; F1 = 1/4, then 1/4 + (1/2)(1/1) = 3/4.
    [Fact]
    public void Competing_events_take_their_share()
    {
        var curve = CumulativeIncidence.Of([1, 2, 2.5, 3], [1, 2, 0, 1]).Curve;
        Assert.Equal([0.25, 0.25, 0.25, 0.75], curve.Select(s => s.Incidence));
        Assert.Equal([0, 1, 0, 0], curve.Select(s => s.Competing));
        Assert.Equal(0.25 * 0.75 / 4, curve[0].Variance!.Value, 1e-15);
    }

    [Fact]
    public void Nobody_gives_nothing_and_no_error()
    {
        var nobody = FollowUp.Of([], (ReadOnlySpan<int>)[]);
        var curve = KaplanMeier.Of(nobody);
        Assert.Empty(curve.Curve);
        Assert.Equal(default, curve.Median);
        Assert.Null(curve.RestrictedMean(1).Estimate);
        Assert.Equal(new SurvivalEstimate(1, 0, 1, 0, 1, 1), curve.At(1));
        Assert.Empty(CumulativeIncidence.Of(nobody).Curve);
        Assert.Null(CumulativeIncidence.Of(nobody).At(1));
        Assert.Equal(new ChiSquareTest(null, 0, null), LogRank.Of(nobody).Test);
        Assert.Equal(new ChiSquareTest(null, 0, null), GrayTest.Of(nobody).Test);
        Assert.Equal(new ChiSquareTest(null, 0, null), LogRank.Of([]).Test);
    }

    // By hand: of four, one dies at 1 and one at 2, the others are last seen at 3; nobody tells what comes after.
    [Fact]
    public void After_the_last_time_a_curve_is_not_known()
    {
        var (curve, incidence) = (KaplanMeier.Of([1, 2, 3, 3], [1, 1, 0, 0]), CumulativeIncidence.Of([1, 2, 3, 3], [1, 2, 0, 0]));
        Assert.Equal(curve.At(3), curve.KnownAt(3));
        Assert.Equal(0.5, curve.KnownAt(3)!.Value.Survival);
        Assert.Null(curve.KnownAt(3.001));
        Assert.Equal(1, curve.KnownAt(0.5)!.Value.Survival);
        Assert.Equal(0.25, incidence.KnownAt(3)!.Value.Incidence);
        Assert.Null(incidence.KnownAt(3.001));
        Assert.Equal(new IncidenceEstimate(0.5, 0, 0, null, null), incidence.KnownAt(0.5));
    }

    // By hand: the last subject has an event, so nothing can follow.
    [Fact]
    public void A_curve_that_has_come_to_its_end_is_known_for_ever()
    {
        Assert.Null(KaplanMeier.Of([1, 2, 2], [1, 0, 1]).KnownAt(5)); // one left without an event
        Assert.Equal(0, KaplanMeier.Of([1, 1.5, 2], [1, 0, 1]).KnownAt(5)!.Value.Survival);
        var both = CumulativeIncidence.Of([1, 2, 2.5, 3], [1, 2, 0, 1]);
        Assert.Equal((100, 0.75), (both.KnownAt(100)!.Value.Time, both.KnownAt(100)!.Value.Incidence));
        Assert.Equal(0.25, CumulativeIncidence.Of([1, 2, 2.5, 3], [1, 2, 0, 1], cause: 2).KnownAt(100)!.Value.Incidence);
    }

    [Fact]
    public void Of_nobody_nothing_is_known()
    {
        Assert.Null(KaplanMeier.Of([], (ReadOnlySpan<int>)[]).KnownAt(0));
        Assert.Null(CumulativeIncidence.Of([], []).KnownAt(0));
    }

    [Fact]
    public void One_subject_with_an_event_has_a_median_and_no_limits()
    {
        var curve = KaplanMeier.Of([3], [true]);
        Assert.Equal(new IntervalEstimate(3, null, null), curve.Median);
        Assert.Equal(0, curve.At(3).Survival);
        Assert.Equal(3, curve.RestrictedMean(10).Estimate); // survival is 0 from 3 on
    }

    [Fact]
    public void Without_events_survival_stays_at_one_and_has_no_median()
    {
        var curve = KaplanMeier.Of([1, 2, 3], [0, 0, 0]);
        Assert.All(curve.Curve, step => Assert.Equal(1, step.Survival));
        Assert.Equal(default, curve.Median);
        Assert.Equal(2, curve.RestrictedMean(2).Estimate);
        Assert.Null(curve.RestrictedMean(4).Estimate); // not followed so far
        Assert.Equal(2, KaplanMeier.OfFollowUpTime(FollowUp.Of([1, 2, 3], [0, 0, 0])).Median.Estimate);
    }

    [Fact]
    public void Groups_without_events_cannot_be_compared()
    {
        var followUp = FollowUp.Of([1, 2, 3, 4], [0, 0, 0, 0], [0, 0, 1, 1]);
        Assert.Equal(new ChiSquareTest(null, 0, null), LogRank.Of(followUp).Test);
        Assert.Equal(new ChiSquareTest(null, 1, null), GrayTest.Of(followUp).Test);
    }

    [Fact]
    public void A_group_of_one_and_an_empty_group_are_groups()
    {
        var followUp = FollowUp.Of([1, 2, 3, 4], [1, 1, 0, 1], [0, 0, 2, 0]);
        Assert.Equal([3, 0, 1], followUp.ByGroup().Select(g => g.Count));
        Assert.Equal([3, 0, 1], LogRank.Of(followUp).Groups.Select(g => g.N));
        Assert.Equal(1, LogRank.Of(followUp).Test.DegreesOfFreedom);
    }

    [Fact]
    public void An_event_at_time_zero_counts()
    {
        var curve = KaplanMeier.Of([0, 0, 5], [1, 0, 1]);
        Assert.Equal((0.0, 3, 1, 1), curve.Curve.Select(s => (s.Time, s.AtRisk, s.Events, s.Censored)).First());
        Assert.Equal(2 / 3.0, curve.At(0).Survival, 1e-15);
    }

    // R survival 3.5-3: survfit(Surv(t, e) ~ 1) with its timefix; the two sets below print these four and three rows.
    [Fact]
    public void Times_that_differ_by_rounding_are_one_time()
    {
        var near = FollowUp.Of([.3, .1 + .2, .7, .1 * 7, 1, 1 + 1e-8, 1 + 2e-8, 1.1], [1, 0, 1, 1, 1, 0, 1, 0]);
        Assert.Equal(
            [(0.3, 8, 1, 1), (0.7, 6, 2, 0), (1.0, 4, 2, 1), (1.1, 1, 0, 1)],
            KaplanMeier.Of(near).Curve.Select(s => (Math.Round(s.Time, 12), s.AtRisk, s.Events, s.Censored))
        );
        Assert.Equal(4, near.TimesMerged);

        var far = FollowUp.Of([1e9, 1e9 + 5, 1e9 + 40, 2e9], [1, 1, 1, 0]);
        Assert.Equal(
            [(1e9, 4, 2), (1e9 + 40, 2, 1), (2e9, 1, 0)],
            KaplanMeier.Of(far).Curve.Select(s => (s.Time, s.AtRisk, s.Events))
        );
        Assert.Equal(1, far.TimesMerged);
    }

    [Fact]
    public void Whole_days_are_never_merged() =>
        Assert.Equal(0, FollowUp.Of([0, 1, 1, 2, 365, 366], [1, 1, 1, 1, 1, 1]).TimesMerged);

    [Fact]
    public void At_risk_counts_who_is_under_observation_just_before_the_time()
    {
        var followUp = FollowUp.Of([3, 8, 10], [1, 1, 0], default, [0, 2, 5]);
        Assert.Equal([0, 1, 2, 1, 2, 2, 1, 0], ((double[])[0, 1, 3, 5, 6, 8, 10, 11]).Select(followUp.AtRisk));
    }

    [Fact]
    public void Nonsense_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => FollowUp.Of([-1], [1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => FollowUp.Of([double.NaN], [1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => FollowUp.Of([1, 2], [1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => FollowUp.Of([1], [-1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => FollowUp.Of([1], [1], [-1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => FollowUp.Of([1], [1], default, [1]));
        Assert.Throws<ArgumentException>(() => FollowUp.Of([.1 + .2], [1], default, [.3]));
        Assert.Throws<ArgumentException>(() => GrayTest.Of(FollowUp.Of([2], [1], default, [1])));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Confidence { Level = 1 });
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            CumulativeIncidence.Of([1], [1], 1, IncidenceVariance.Delta, new Confidence { Scale = IntervalScale.Logit })
        );
        Assert.Throws<ArgumentOutOfRangeException>(() => KaplanMeier.Of([1], [true]).Quantile(1));
    }

    // R survival 3.5-3: summary(survfit(Surv(futime, death) ~ trt, myeloid, conf.type = "log-log")), survdiff.
    [Fact]
    public void The_myeloid_trial_reads_as_in_r()
    {
        var rows = Shared.Csv("samples/trials/survival_myeloid.csv");
        double[] times = [.. rows.Select(r => OracleSets.Number(r["futime"])!.Value)];
        int[] deaths = [.. rows.Select(r => (int)OracleSets.Number(r["death"])!.Value)];
        var followUp = FollowUp.Of(times, deaths, OracleSets.Numbered(rows.Select(r => r["trt"])));
        var arms = followUp.ByGroup().Select(arm => KaplanMeier.Of(arm)).ToList();
        Assert.Equal([(317, 171), (329, 149)], arms.Select(arm => (arm.N, arm.Events)));
        Assert.Equal(
            [new IntervalEstimate(707, 524, 1164), new IntervalEstimate(2283, 1020, null)],
            arms.Select(arm => arm.Median)
        );
        Assert.Equal(9.5899442747858, LogRank.Of(followUp).Test.ChiSquare!.Value, 1e-9);
    }
}
