using Cairn.Escalation;
using Cairn.Escalation.Designs;
using Cairn.Escalation.Simulation;

namespace Cairn.Tests.Escalation;

/// <summary>Faults found in other programs for dose escalation; each test shows what happens here instead.</summary>
public sealed class PeerDefectTests
{
    static readonly double[] SkeletonA = [0.0839734913056243, 0.156741021142636, 0.25, 0.354500427615112, 0.460343111085307];

    // Another program's BOIN with titration starts at level 1 whatever start level is asked for, and knows the first DLT only.
    [Fact]
    public void Titration_starts_at_the_start_level_and_ends_at_moderate_events_too()
    {
        var rule = new AcceleratedTitration(new Boin(.3) { StartLevel = 2 }, 4, 2);
        Assert.Equal("stay: treat 1 at dose level 2", rule.Next(rule.Start(5)).ToString());
        Assert.Equal("stay: treat 2 at dose level 3", rule.After("2M 3M", 5).Move.ToString());
    }

    // "Six at the MTD" elsewhere accepts the highest level with three.
    [Fact]
    public void Six_at_the_mtd_holds_at_the_highest_level()
    {
        Assert.Equal(
            "stay: treat 3 at dose level 2",
            new ThreePlusThree(ThreePlusThreeVariant.SixAtMtd).After("1NNN 2NNN", 2).Move.ToString()
        );
        Assert.Equal(
            "stop: the MTD is dose level 2",
            new ThreePlusThree(ThreePlusThreeVariant.SixBelowRejected).After("1NNN 2NNN", 2).Move.ToString()
        );
    }

    // Elsewhere ties between fitted rates are broken by adding level times 1e-10, so rates closer than that are taken for equal ones, and
    // equal ones for different. Here the rule is stated: four equal rates below the target take the highest, above it the lowest.
    [Fact]
    public void Ties_of_fitted_rates_are_broken_by_a_rule_not_by_a_nudge()
    {
        DoseTally[] clean = [new(6, 1), new(6, 1), new(6, 1), new(6, 1)],
            toxic = [new(6, 3), new(6, 3), new(6, 3), new(6, 3)];
        Assert.Equal(4, IsotonicSelection.Select(new(clean, 1), 5, .3));
        Assert.Equal(1, IsotonicSelection.Select(new(toxic, 1), 5, .3));
        // A target less than a nudge from the middle between two rates is the same as the middle.
        var state = new EscalationState([new(4, 1), new(4, 2)], 1);
        var middle = (1.05 / 4.1 + 2.05 / 4.1) / 2;
        Assert.All((double[])[-1.5e-10, 0, 1.5e-10], nudge =>
            Assert.Equal(1, IsotonicSelection.Select(state, 3, middle + nudge))
        );
    }

    // Elsewhere the last cohort is not tested for closing the lowest level; only the selection finds it. Here both say the same, and "none" is reported.
    [Fact]
    public void The_last_cohort_can_still_close_the_lowest_level()
    {
        var rule = new Boin(.3) { MaxSubjects = 3 };
        var decision = rule.After("1TTT", 3);
        Assert.Equal((0, Ground.LowestTooToxic), (decision.Mtd!.Value, decision.Move.Ground));
        Assert.Equal(.5 * .5 * .5, rule.Exact([.5, .6]).None, 1e-15);
    }

    // Elsewhere equal unit probability masses make the decision fail as infeasible. Here they go to the more cautious side, and masses are equal
    // when they differ by less than 1e-9.
    [Theory]
    [InlineData(2, 1, 2, RateVerdict.High)]
    [InlineData(2, 2, 1, RateVerdict.InRange)]
    [InlineData(1, 2, 2, RateVerdict.High)]
    [InlineData(2, 2, 2, RateVerdict.High)]
    [InlineData(2 + 5e-10, 1, 2, RateVerdict.High)]
    [InlineData(2 + 5e-10, 2, 1, RateVerdict.InRange)]
    [InlineData(2 + 5e-9, 1, 2, RateVerdict.Low)]
    [InlineData(2 + 5e-9, 2, 1, RateVerdict.Low)]
    [InlineData(1, 2 + 5e-9, 2, RateVerdict.InRange)]
    public void Equal_probability_masses_are_decided_cautiously(double under, double within, double over, RateVerdict verdict) =>
        Assert.Equal(verdict, new Given(under, within, over).At(new(3, 1)));

    // Half of the subjects at a target of a half: the posterior is symmetric, so that both sides weigh the same, and less than the middle.
    [Fact]
    public void A_symmetric_posterior_has_equal_sides()
    {
        var rule = new Mtpi(.5, .05, .05) { CohortSize = 1 };
        for (var n = 2; n <= 20; n += 2)
        {
            var (under, within, over) = rule.Masses(n, n / 2);
            Assert.Equal(under, over, 1e-9);
            Assert.True(within > over);
        }
    }

    /// <summary>A design whose masses are given.</summary>
    sealed record Given(double Low, double Middle, double High) : ProbabilityIntervals(.3, .05, .05)
    {
        protected override string Rule => "given masses";

        public override (double Under, double In, double Over) Masses(int subjects, int dlts) => (Low, Middle, High);
    }

    // Elsewhere the probability that the lowest level is too toxic comes from a million random draws about a normal approximation, so that the
    // same data stop one day and go on the next. Here it is an integral: R's integrate gives 0.97929657 for level 4 of the case in CrmTests.
    [Fact]
    public void Stopping_of_the_crm_is_not_random_and_not_approximate()
    {
        var rule = new Crm(CrmModel.Power, .25, SkeletonA);
        var posterior = rule.Posterior(rule.State("1NNT 1NTT", 5));
        Assert.Equal(posterior.AboveTarget, rule.Posterior(rule.State("1NNT 1NTT", 5)).AboveTarget);
        var bound = posterior.AboveTarget[0];
        Assert.Equal(0, (rule with { StopLowestAbove = bound - 1e-9 }).After("1NNT 1NTT", 5).Move.Mtd);
        Assert.Null((rule with { StopLowestAbove = bound + 1e-9 }).After("1NNT 1NTT", 5).Move.Mtd);
    }

    // Elsewhere the model may go from level 1 to the highest of five after 0 of 3, unless somebody remembers to forbid it.
    [Fact]
    public void No_level_is_skipped_unless_the_design_says_so() =>
        Assert.Equal(2, new Crm(CrmModel.Power, .25, SkeletonA).After("1NNN", 5).Dose);

    // Elsewhere 1,000 trials are taken for an answer: the error of a share of a quarter is then 1.4 points. Here the answer is exact, and a
    // simulated one carries its error.
    [Fact]
    public void A_simulated_share_carries_its_error()
    {
        var truth = ToxicityScenario.Of([.05, .12, .25, .4, .55]).Value!;
        var simulated = CohortSimulation.OnPatients(new Boin(.25), truth, new(1_000, 1), TestContext.Current.CancellationToken);
        var share = simulated.Estimates.Select[1];
        Assert.Equal(.014, simulated.StandardErrors.Select[1], .001);
        Assert.Equal(.2658, share, 5 * simulated.StandardErrors.Select[1]);
    }

    // Elsewhere floor(lambda n) of a whole product loses one to rounding. Equivalence bounds 0.25 and 0.35 of 20 are 5 and 7 exactly.
    [Fact]
    public void A_bound_met_exactly_is_met()
    {
        var rule = new ThreePlusThreeInterval(.3) { CohortSize = 1 };
        for (var n = 20; n <= 200; n += 20)
        {
            Assert.Equal(RateVerdict.InRange, rule.At(new(n, n / 4)));
            Assert.Equal(RateVerdict.InRange, rule.At(new(n, 7 * n / 20)));
            Assert.Equal(RateVerdict.Low, rule.At(new(n, n / 4 - 1)));
        }
    }
}
