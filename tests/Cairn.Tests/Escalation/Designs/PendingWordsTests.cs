using System.Globalization;
using Cairn.Escalation;
using Cairn.Escalation.Designs;

namespace Cairn.Tests.Escalation.Designs;

/// <summary>
/// What is said while subjects are under observation: one estimate in the reason and in the table, who was seen for how much, and
/// what those under observation can change.
/// </summary>
public sealed class PendingWordsTests
{
    static readonly Crm Model = new(CrmModel.Power, .25, [.05, .12, .25, .4, .55]);

    static TimedState State(Design rule, string outcomes, int levels, params (int Level, double Days)[] pending) =>
        TimedState.Of(
            outcomes.Length == 0 ? rule.Start(levels) : rule.State(outcomes, levels),
            [.. pending.Select(p => new WatchedSubject(p.Level, p.Days))],
            28,
            []
        );

    static string[] Said(Design rule, TimedState state) =>
        [.. rule.Rates(state).Select(r => r.Estimate.Estimate!.Value.ToString("0.000", CultureInfo.InvariantCulture))];

    // The rates at the posterior mean are held against dfcrm elsewhere (CrmTests); here that one estimate is told.
    [Fact]
    public void The_estimates_of_the_crm_are_those_it_decides_on()
    {
        var state = State(Model, "1NNN 2NNT 2NNN", 5);
        Assert.Equal(Model.Posterior(state.Evaluated).Rates, Model.Rates(state).Select(r => r.Estimate.Estimate!.Value));
        var reason = Model.Decide(state).Reason;
        Assert.All(Said(Model, state), rate => Assert.Contains(rate, reason, StringComparison.Ordinal));
    }

    [Fact]
    public void Subjects_under_observation_count_in_the_estimates_as_in_the_reason_and_are_no_whole_subjects()
    {
        TiteCrm rule = new(Model);
        var state = State(rule, "1NNN", 5, (2, 14), (2, 20), (2, 25));
        var reason = rule.Decide(state).Reason;
        Assert.All(Said(rule, state), rate => Assert.Contains(rate, reason, StringComparison.Ordinal));
        // (14 + 20 + 25)/28 = 2.11
        Assert.StartsWith(
            "After 3 subjects and 0 DLTs, and 3 under observation that count as 2.11 of 3,",
            reason,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("has been seen", reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "1NNN 2NNT",
        3,
        0,
        "Nothing has been seen yet of those under observation: this rests on the others and the prior guesses alone."
    )]
    [InlineData("", 1, 0, "Nothing has been seen yet of those under observation: this rests on the prior guesses alone.")]
    [InlineData(
        "1NNN",
        2,
        3.5,
        "Of those under observation 13 % has been seen: this rests mostly on the others and the prior guesses."
    )]
    [InlineData("1NNN", 2, 7, null)] // a quarter of the window
    public void Little_follow_up_is_said(string outcomes, int level, double days, string? says)
    {
        var reason = new TiteCrm(Model).Decide(State(Model, outcomes, 5, (level, days), (level, days), (level, days))).Reason;
        if (says is null)
            Assert.DoesNotContain("seen", reason, StringComparison.Ordinal);
        else
            Assert.Contains(says, reason, StringComparison.Ordinal);
    }

    // The rule as published may leave a level in which nobody was seen to the end; the board of a trial does not (decision 0026).
    [Theory]
    [InlineData("1NNN", 2, true)]
    [InlineData("1NNN 2NNN", 2, false)]
    public void Going_up_from_a_level_that_nobody_completed_is_said(string outcomes, int level, bool isSaid)
    {
        var says = $"Nobody at dose level {level} has completed the window: a trial does not go up before one there has.";
        var decision = new TiteCrm(Model).Decide(State(Model, outcomes, 5, (level, 20), (level, 20), (level, 20)));
        Assert.True(decision.Move.Dose > level);
        Assert.Equal(isSaid, decision.Reason.ToString().Contains(says, StringComparison.Ordinal));
    }

    // TITE-BOIN: one DLT in three, one half observed: p = (1 + .15)/(3 - 1 + 1), expected .5 p/(1 - p) = 0.311; rate 1.311/3.
    [Fact]
    public void The_rate_of_tite_boin_is_the_one_in_its_reason()
    {
        TiteBoin rule = new(new Boin(.3));
        var state = State(rule, "1NNN 2NT", 4, (2, 14));
        Assert.Equal(0.437, rule.Rates(state)[1].Estimate.Estimate!.Value, 0.0005);
        Assert.Contains("a rate of 0.437", rule.Decide(state).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void What_those_under_observation_can_change_is_told()
    {
        RollingSix rule = new(new ThreePlusThree(ThreePlusThreeVariant.SixAtMtd));
        var decision = rule.Decide(State(rule, "1NNN 2NNT", 4, (2, 3)));
        Assert.Equal((EscalationAction.Stay, 2), (decision.Action, decision.Dose));
        Assert.Equal(
            (EscalationAction.DeEscalate, 1),
            (decision.IfOneWatchedHasDlt!.Value.Action, decision.IfOneWatchedHasDlt.Value.Dose)
        );
        Assert.Equal(2, decision.IfAllWatchedHaveNone!.Value.Dose);
        Assert.Null(rule.Decide(State(rule, "1NNN", 4)).IfOneWatchedHasDlt);
    }

    [Fact]
    public void A_wait_says_at_which_level_and_for_how_many()
    {
        RollingSix rule = new(new ThreePlusThree(ThreePlusThreeVariant.SixAtMtd));
        var waits = rule.Decide(State(rule, "1NNN", 4, (2, 3), (2, 9), (2, 20), (2, 1), (2, 1), (2, 1)));
        Assert.Equal(EscalationAction.Suspend, waits.Action);
        Assert.StartsWith("6 subjects are under observation at dose level 2", waits.Reason, StringComparison.Ordinal);
    }
}
