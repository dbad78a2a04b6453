using Cairn.Survival;
using static Cairn.Tests.Survival.OracleSets;

namespace Cairn.Tests.Survival;

/// <summary>
/// What compares groups and parts of a follow-up. Expected numbers: R 4.2.2, survival 3.5-3, on the shared myeloid trial, the calls
/// named.
/// </summary>
public sealed class GroupComparisonTests
{
    static readonly Lazy<IReadOnlyList<IReadOnlyDictionary<string, string>>> Rows = new(() =>
        Shared.Csv("samples/trials/survival_myeloid.csv")
    );

    static double[] Times => [.. Rows.Value.Select(r => Number(r["futime"])!.Value)];
    static int[] Deaths => [.. Rows.Value.Select(r => int.Parse(r["death"], System.Globalization.CultureInfo.InvariantCulture))];
    static int[] Arms => [.. Rows.Value.Select(r => r["trt"] == "B" ? 1 : 0)];
    static int[] Thirds => [.. Rows.Value.Select(r => int.Parse(r["id"], System.Globalization.CultureInfo.InvariantCulture) % 3)];

    // summary(survfit(Surv(futime, death) ~ trt), times = 365): difference A less B, and Klein's transformed test by hand from it.
    [Fact]
    public void Survival_differs_at_a_time_by_what_the_curves_differ()
    {
        var arms = FollowUp.Of(Times, Deaths, Arms).ByGroup();
        var found = SurvivalDifference.At(365, KaplanMeier.Of(arms[0]), KaplanMeier.Of(arms[1]));
        Assert.Equal(-0.1056712044540382, found.Estimate!.Value, 1e-12);
        Assert.Equal(0.0356910720698541, found.StandardError!.Value, 1e-12);
        Assert.Equal(8.61099649057062422, found.ChiSquare!.Value, 1e-9);
        Assert.Equal(0.00334139440480273, found.P!.Value, 1e-9);
    }

    [Fact]
    public void There_is_no_difference_beyond_either_curve()
    {
        var (one, other) = (KaplanMeier.Of([1.0, 2, 3], [1, 0, 1]), KaplanMeier.Of([1.0, 9], [1, 0]));
        Assert.Null(SurvivalDifference.At(5, one, other).Estimate); // survival of the first is 0: no variance there
        Assert.Null(SurvivalDifference.At(10, other, one).Estimate);
        Assert.Null(SurvivalDifference.At(0.5, one, other).ChiSquare); // nothing has happened yet
    }

    // survdiff(Surv(futime, death) ~ g, subset = two of the groups), g = id %% 3; p.adjust.
    [Fact]
    public void Pairs_are_tested_each_by_itself_and_adjusted()
    {
        var followUp = FollowUp.Of(Times, Deaths, Thirds);
        var pairs = PairwiseLogRank.Of([followUp]);
        Assert.Equal([(0, 1), (0, 2), (1, 2)], pairs.Select(p => (p.One, p.Other)));
        double[] expected = [0.173674819183787, 0.0397339709992405, 0.074823798678146];
        foreach (var (chi, pair) in expected.Zip(pairs))
            Assert.Equal(chi, pair.Test.ChiSquare!.Value, 1e-9);
        Assert.All(pairs, p => Assert.Equal(1, p.AdjustedP));
    }

    // p.adjust(c(.01, .04, .03, NA, .005), "holm" and "BH" and "bonferroni")
    [Theory]
    [InlineData(PAdjustment.Holm, 0.03, 0.06, 0.06, 0.02)]
    [InlineData(PAdjustment.BenjaminiHochberg, 0.02, 0.04, 0.04, 0.02)]
    [InlineData(PAdjustment.Bonferroni, 0.04, 0.16, 0.12, 0.02)]
    [InlineData(PAdjustment.None, 0.01, 0.04, 0.03, 0.005)]
    public void P_values_are_adjusted_as_in_r(PAdjustment adjustment, double a, double b, double c, double e)
    {
        var found = PAdjustments.Of([0.01, 0.04, 0.03, null, 0.005], adjustment);
        Assert.Null(found[3]);
        foreach (var (expected, p) in ((double[])[a, b, c, e]).Zip(found.OfType<double>()))
            Assert.Equal(expected, p, 1e-12);
    }

    // survfit(Surv(futime - 180, death) ~ 1, subset = futime > 180), at 185: also S(365) / S(180) of the whole curve.
    [Fact]
    public void A_landmark_gives_survival_of_those_who_reached_it()
    {
        var landmark = Landmark.Of(Times, [], 180);
        Assert.Equal(545, landmark.Rows.Count);
        var deaths = Deaths;
        var curve = KaplanMeier.Of(landmark.Times, [.. landmark.Rows.Select(i => deaths[i])]);
        var at = curve.KnownAt(185)!.Value;
        Assert.Equal(0.8250653488508862, at.Survival, 1e-12);
        Assert.Equal(0.0163040791176317, at.StandardError!.Value, 1e-12);
        Assert.Equal(0.7904131108543052, at.Lower!.Value, 1e-12);
        var whole = KaplanMeier.Of(Times, Deaths);
        Assert.Equal(whole.At(365).Survival / whole.At(180).Survival, at.Survival, 1e-12);
    }

    // Who leaves at the landmark has not come beyond it; who entered later than it enters as much later than 0.
    [Fact]
    public void A_landmark_counts_times_and_entries_from_itself()
    {
        var landmark = Landmark.Of([5, 10, 0.1 + 0.2, 20], [0, 7, 0, 2], 5);
        Assert.Equal([1, 3], landmark.Rows);
        Assert.Equal([5.0, 15.0], landmark.Times);
        Assert.Equal([2.0, 0.0], landmark.Entries);
        Assert.DoesNotContain(0, Landmark.Of([0.1 + 0.2, 1], [], 0.3).Rows);
    }

    [Theory]
    [InlineData(double.NaN, "0-9 False")]
    [InlineData(9.0, "0-9 False")]
    [InlineData(12.0, "0-9 False")]
    [InlineData(0.0, "0-9 True")]
    [InlineData(4.0, "0-4 False, 4-9 True")]
    public void A_follow_up_is_split_where_something_happened(double at, string expected)
    {
        var parts = new Spell(9, HasEvent: true).SplitAt(at);
        Assert.Equal(expected, string.Join(", ", parts.Select(p => $"{p.Start}-{p.Stop} {p.IsAfter}")));
        Assert.True(parts[^1].HasEvent);
        Assert.All(parts.SkipLast(1), p => Assert.False(p.HasEvent));
    }
}
