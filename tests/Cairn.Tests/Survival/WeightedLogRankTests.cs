using Cairn.Survival;
using static Cairn.Tests.Survival.OracleSets;

namespace Cairn.Tests.Survival;

public sealed class WeightedLogRankTests
{
    static IReadOnlyList<FollowUp> Transplants(bool fromRecovery, bool strata, out double[] weights)
    {
        var rows = Shared
            .Csv("samples/trials/KMsurv_bmt.csv")
            .Select((r, i) => (Row: r, Weight: 1 + (i + 1) % 4 / 2.0))
            .Where(r => !fromRecovery || Number(r.Row["tp"]) < Number(r.Row["t2"]))
            .ToList();
        int[] Whole(string name) => [.. rows.Select(r => (int)Number(r.Row[name])!.Value)];
        double[] Of(string name) => [.. rows.Select(r => Number(r.Row[name])!.Value)];
        weights = [.. rows.Select(r => r.Weight)];
        var followUp = FollowUp.Of(Of("t2"), Whole("d3"), [.. Whole("group").Select(g => g - 1)], fromRecovery ? Of("tp") : []);
        return strata ? followUp.Split(Whole("z3")) : [followUp];
    }

    // R survival 3.5-3, rscore of coxph(Surv(t2, d3) ~ factor(group), bmt, weights = w, robust = TRUE, ties = "breslow"), w = 1 + (row mod 4) / 2;
    // the same + strata(z3); the same with Surv(tp, t2, d3) of bmt[tp < t2, ] and cluster = row.
    [Theory]
    [InlineData(false, false, 11.6180027552754)]
    [InlineData(false, true, 12.1155132503196)]
    [InlineData(true, false, 13.2407740859543)]
    public void Sampling_weights_give_the_robust_score_test_of_r(bool fromRecovery, bool strata, double chiSquare)
    {
        var found = WeightedLogRank.Of(Transplants(fromRecovery, strata, out var weights), weights);
        Assert.Equal(2, found.DegreesOfFreedom);
        Assert.Equal(chiSquare, found.ChiSquare!.Value, 1e-9);
    }

    // survdiff on the rows repeated 2 w times, without and with strata(z3).
    [Theory]
    [InlineData(false, 47.5144271692871)]
    [InlineData(true, 47.3758346037885)]
    public void Frequencies_give_the_log_rank_test_of_the_repeated_rows(bool strata, double chiSquare) =>
        Assert.Equal(
            chiSquare,
            WeightedLogRank
                .Of(Transplants(false, strata, out var weights), [.. weights.Select(w => 2 * w)], WeightMeaning.Frequency)
                .ChiSquare!.Value,
            1e-9
        );

    [Fact]
    public void Frequencies_of_one_are_the_log_rank_test_and_scale_does_not_change_sampling_weights()
    {
        var chance = new Random(4);
        for (var set = 0; set < 200; set++)
        {
            var n = chance.Next(2, 40);
            double[] times = [.. Enumerable.Range(0, n).Select(_ => (double)chance.Next(1, 15))],
                weights = [.. times.Select(_ => chance.NextDouble() * 3)];
            int[] events = [.. times.Select(_ => chance.Next(2))],
                groups = [.. times.Select(_ => chance.Next(3))];
            var followUp = FollowUp.Of(times, events, groups);
            var (plain, ones) = (
                LogRank.Of(followUp).Test,
                WeightedLogRank.Of([followUp], [.. times.Select(_ => 1.0)], WeightMeaning.Frequency)
            );
            Assert.Equal(plain.DegreesOfFreedom, ones.DegreesOfFreedom);
            Assert.Equal(plain.ChiSquare ?? -1, ones.ChiSquare ?? -1, 1e-9);
            var (one, ten) = (
                WeightedLogRank.Of([followUp], weights),
                WeightedLogRank.Of([followUp], [.. weights.Select(w => 10 * w)])
            );
            Assert.Equal(one.ChiSquare ?? -1, ten.ChiSquare ?? -1, 1e-6 * Math.Max(1, one.ChiSquare ?? 1));
        }
    }

    [Fact]
    public void Where_nothing_can_be_compared_there_is_no_test()
    {
        Assert.Null(WeightedLogRank.Of([FollowUp.Of([1, 2], [0, 0], [0, 1])], [1, 1]).ChiSquare);
        Assert.Null(WeightedLogRank.Of([FollowUp.Of([1, 2], [1, 1], [0, 0])], [1, 1]).ChiSquare);
        Assert.Null(WeightedLogRank.Of([FollowUp.Of([1, 2], [1, 1], [0, 1])], [0, 0]).ChiSquare);
        Assert.Null(WeightedLogRank.Of([], []).ChiSquare);
    }

    [Theory]
    [InlineData(-1, WeightMeaning.Sampling)]
    [InlineData(double.NaN, WeightMeaning.Sampling)]
    [InlineData(1.5, WeightMeaning.Frequency)]
    public void Other_weights_are_refused(double weight, WeightMeaning meaning) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => WeightedLogRank.Of([FollowUp.Of([1], [1])], [weight], meaning));
}
