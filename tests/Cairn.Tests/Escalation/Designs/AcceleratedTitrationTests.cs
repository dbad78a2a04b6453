using Cairn.Escalation.Designs;
using Cairn.Escalation.Exact;

namespace Cairn.Tests.Escalation.Designs;

// Expected moves by hand from the titration rule: one subject a level; a DLT, or as many moderate events as the limit, completes
// the cohort there; the highest level is completed to three; the titration subject counts.
public sealed class AcceleratedTitrationTests
{
    static AcceleratedTitration Rule(int levels, int limit, ThreePlusThreeVariant variant = ThreePlusThreeVariant.SixAtMtd) =>
        new(new ThreePlusThree(variant), levels, limit);

    [Theory]
    [InlineData("", "stay: treat 1 at dose level 1")]
    [InlineData("1N", "escalate: treat 1 at dose level 2")]
    [InlineData("1M", "stay: treat 2 at dose level 1")]
    [InlineData("1T", "stay: treat 2 at dose level 1")]
    [InlineData("1N 2N", "escalate: treat 3 at dose level 3")]
    [InlineData("1N 2M", "stay: treat 2 at dose level 2")]
    [InlineData("1N 2M 2NN", "escalate: treat 3 at dose level 3")]
    [InlineData("1N 2T 2NN", "stay: treat 3 at dose level 2")]
    [InlineData("1N 2T 2NT", "de-escalate: treat 2 at dose level 1")]
    [InlineData("1N 2T 2NT 1NN", "stay: treat 3 at dose level 1")]
    [InlineData("1N 2T 2NT 1NT", "stay: treat 3 at dose level 1")]
    [InlineData("1N 2T 2NT 1NN 1NNT", "stop: the MTD is dose level 1")]
    [InlineData("1N 2T 2NT 1NT 1NNT", "stop: no dose level is the MTD")]
    [InlineData("1N 2N 3NTT", "de-escalate: treat 2 at dose level 2")]
    [InlineData("1NN", "escalate: treat 1 at dose level 2")]
    public void Two_levels_and_the_first_moderate_event_ends_it(string outcomes, string expected) =>
        Assert.Equal(expected, Rule(2, 1).After(outcomes, 4).Move.ToString());

    [Theory]
    [InlineData("1M", "escalate: treat 1 at dose level 2")]
    [InlineData("1M 2M", "stay: treat 2 at dose level 2")]
    [InlineData("1M 2N 3N", "stay: treat 2 at dose level 3")]
    [InlineData("1M 2N 3N 3NN", "stay: treat 3 at dose level 3")]
    [InlineData("1M 2N 3N 3NN 3NNT", "stop: the MTD is dose level 3")]
    public void Every_level_and_the_second_moderate_event_ends_it(string outcomes, string expected) =>
        Assert.Equal(expected, Rule(3, 2).After(outcomes, 3).Move.ToString());

    [Fact]
    public void A_dlt_found_late_ends_titration_and_returns_to_its_level()
    {
        var rule = Rule(3, 2);
        var state = rule.State("1N 2N", 4).With(1, new(1, 1));
        Assert.Equal("de-escalate: treat 2 at dose level 1", rule.Next(state).ToString());
    }

    [Fact]
    public void A_moderate_event_found_late_ends_titration_where_the_trial_stands()
    {
        var rule = Rule(3, 1);
        var state = rule.State("1N 2N", 4).With(1, new(1, 0, 1));
        Assert.Equal("stay: treat 2 at dose level 2", rule.Next(state).ToString());
    }

    [Fact]
    public void Without_de_escalation_no_level_is_the_mtd_on_one_subject()
    {
        var rule = Rule(2, 1, ThreePlusThreeVariant.NoDeEscalation);
        Assert.Equal("de-escalate: treat 2 at dose level 2", rule.After("1N 2N 3NTT", 4).Move.ToString());
        Assert.Equal("stop: the MTD is dose level 2", rule.After("1N 2N 3NTT 2NN", 4).Move.ToString());
    }

    [Theory]
    [InlineData(
        "1N",
        "Titration: 1 subject, no DLT, 0 moderate events; it ends at the first DLT or 2 moderate events. Treat 1 at dose level 2."
    )]
    [InlineData(
        "1M 2N",
        "Titration: 2 subjects, no DLT, 1 moderate event; it ends at the first DLT or 2 moderate events. Dose level 3 is above the titration levels: treat 3 there."
    )]
    [InlineData(
        "1M 2M",
        "Titration is over: 2 moderate events, and 2 end it. Dose level 2, 0 of 1 evaluable subject with a DLT: the first decision needs 3 subjects. Treat 2 more at dose level 2."
    )]
    [InlineData(
        "1T",
        "Titration is over: there was a DLT. Dose level 1, 1 of 1 evaluable subject with a DLT: the first decision needs 3 subjects. Treat 2 more at dose level 1."
    )]
    public void The_reason_says_where_titration_stands(string outcomes, string reason) =>
        Assert.Equal(reason, Rule(2, 2).After(outcomes, 4).Reason);

    [Fact]
    public void A_decision_in_titration_says_what_each_outcome_would_change()
    {
        var decision = Rule(3, 1).After("1N", 4);
        Assert.Equal("stay: treat 1 at dose level 1", decision.IfOneMoreDlt.ToString());
        Assert.Equal("escalate: treat 1 at dose level 2", decision.IfOneMoreNonDlt.ToString());
        Assert.Equal("stay: treat 1 at dose level 1", decision.IfOneMoreModerate.ToString());
        Assert.True(decision.OneMoreDltChangesIt);
        Assert.False(decision.OneMoreNonDltChangesIt);
    }

    [Fact]
    public void Nonsense_parameters_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Rule(-1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Rule(1, 0));
    }

    // Simon's two triggers on levels 2 to 4 of 4, then BOIN, by hand: a first trigger changes nothing, the second and a DLT end titration,
    // and so does the highest level.
    [Fact]
    public void The_titration_table_is_what_the_rule_says_of_one_subject_a_level()
    {
        var rule = new Restricted(new AcceleratedTitration(new Boin(.3) { StartLevel = 2 }, 4, 2)) { MaxSubjects = 24 };
        var table = TitrationTable.Of(rule, 4);
        Assert.Equal(
            [
                "2 0 0: escalate: treat 1 at dose level 3",
                "2 0 1: escalate: treat 1 at dose level 3",
                "2 1 : stay: treat 2 at dose level 2",
                "3 0 0: escalate: treat 1 at dose level 4",
                "3 0 1: escalate: treat 1 at dose level 4",
                "3 0 2: stay: treat 2 at dose level 3",
                "3 1 : stay: treat 2 at dose level 3",
                "4 0 0: stay: treat 2 at dose level 4",
                "4 0 1: stay: treat 2 at dose level 4",
                "4 0 2: stay: treat 2 at dose level 4",
                "4 1 : stay: treat 2 at dose level 4",
            ],
            table.Select(c => $"{c.Level} {c.Dlts} {c.Triggers}: {c.Move}")
        );
        Assert.Equal(4, table.Count(c => c.GoesOn));
        Assert.Empty(TitrationTable.Of(new Boin(.3)));
        Assert.Empty(TitrationTable.Of(new AcceleratedTitration(new Boin(.3), 0, 1)));
        // Without a number of levels there is one above titration.
        Assert.Equal(
            "escalate: treat 3 at dose level 3",
            TitrationTable
                .Of(new AcceleratedTitration(new Boin(.3), 2, 1))
                .First(c => c is { Level: 2, Dlts: 0, Triggers: 0 })
                .Move.ToString()
        );
    }

    // Titration on two levels, ended by two moderate events; a DLT came later, above them. What ended it is said, or that tallies do not tell.
    [Theory]
    [InlineData("1M 2M 2NN 3T", "Titration is over. Dose level 3,")]
    [InlineData("1N 2N 3NNT", "Titration is over: its levels are used up.")]
    [InlineData("1N 2T", "Titration is over: there was a DLT.")]
    [InlineData("1N 2M 2NT 3NNN", "Titration is over. Dose level 2,")]
    [InlineData("1N 2N 3NMM", "Titration is over: its levels are used up.")]
    [InlineData("1M 2N 3NMN", "Titration is over: its levels are used up.")]
    public void What_ended_titration_is_not_guessed(string outcomes, string said) =>
        Assert.StartsWith(
            said,
            new AcceleratedTitration(new ThreePlusThree(ThreePlusThreeVariant.SixAtMtd), 2, 2).After(outcomes, 4).Reason,
            StringComparison.Ordinal
        );
}
