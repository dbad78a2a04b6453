using Cairn.Escalation;
using Cairn.Escalation.Designs;
using Cairn.Escalation.Exact;

namespace Cairn.Tests.Escalation.Designs;

// Expected moves follow the protocol's table by hand: Storer 1989; Korn et al. 1994 (six at the MTD).
public sealed class ThreePlusThreeTests
{
    const ThreePlusThreeVariant A = ThreePlusThreeVariant.NoDeEscalation,
        B = ThreePlusThreeVariant.SixBelowRejected,
        C = ThreePlusThreeVariant.SixAtMtd;

    [Theory]
    [InlineData("", "stay: treat 3 at dose level 1")]
    [InlineData("1NN", "stay: treat 1 at dose level 1")]
    [InlineData("1NNN", "escalate: treat 3 at dose level 2")]
    [InlineData("1NNT", "stay: treat 3 at dose level 1")]
    [InlineData("1NNT 1NNN", "escalate: treat 3 at dose level 2")]
    [InlineData("1NNT 1NNT", "stop: no dose level is the MTD")]
    [InlineData("1NTT", "stop: no dose level is the MTD")]
    [InlineData("1TT", "stop: no dose level is the MTD")]
    public void The_lowest_level_follows_the_table_in_every_variant(string outcomes, string expected) =>
        Assert.All([A, B, C], variant => Assert.Equal(expected, new ThreePlusThree(variant).After(outcomes, 3).Move.ToString()));

    [Theory]
    [InlineData(A, "stop: the MTD is dose level 1")]
    [InlineData(B, "de-escalate: treat 3 at dose level 1")]
    [InlineData(C, "de-escalate: treat 3 at dose level 1")]
    public void Below_a_too_toxic_level_the_variants_differ(ThreePlusThreeVariant variant, string expected) =>
        Assert.Equal(expected, new ThreePlusThree(variant).After("1NNN 2NTT", 3).Move.ToString());

    [Theory]
    [InlineData(A, "stop: the MTD is dose level 2")]
    [InlineData(B, "stop: the MTD is dose level 2")]
    [InlineData(C, "stay: treat 3 at dose level 2")]
    public void At_the_highest_level_the_variants_differ(ThreePlusThreeVariant variant, string expected) =>
        Assert.Equal(expected, new ThreePlusThree(variant).After("1NNN 2NNN", 2).Move.ToString());

    [Theory]
    [InlineData("1NNN 2NTT 1NNN", "stop: the MTD is dose level 1")]
    [InlineData("1NNN 2NTT 1NNT", "stop: the MTD is dose level 1")]
    [InlineData("1NNN 2NTT 1NTT", "stop: no dose level is the MTD")]
    [InlineData("1NNT 1NNN 2NTT", "stop: the MTD is dose level 1")]
    [InlineData("1NNN 2NNN 3NTT 2NTT", "de-escalate: treat 3 at dose level 1")]
    public void Going_down_ends_at_six_with_at_most_one(string outcomes, string expected) =>
        Assert.All([B, C], variant => Assert.Equal(expected, new ThreePlusThree(variant).After(outcomes, 4).Move.ToString()));

    [Theory]
    [InlineData("1NNNN", "escalate: treat 3 at dose level 2")]
    [InlineData("1NNNNN", "escalate: treat 3 at dose level 2")]
    [InlineData("1NNNT", "stay: treat 2 at dose level 1")]
    [InlineData("1NNNNT", "stay: treat 1 at dose level 1")]
    [InlineData("1NNTT", "stop: no dose level is the MTD")]
    [InlineData("1NNNNNNT", "escalate: treat 3 at dose level 2")]
    [InlineData("1NNNNNNNTT", "stop: no dose level is the MTD")]
    [InlineData("1NNNN 2TT", "de-escalate: treat 2 at dose level 1")]
    public void Any_cohort_size_is_judged(string outcomes, string expected) =>
        Assert.Equal(expected, new ThreePlusThree(B).After(outcomes, 3).Move.ToString());

    // As registered for NCT04697940: one DLT in each of two cohorts makes the level the MTD; only more goes back.
    [Theory]
    [InlineData("1NNN 2NNT 2NNT", "stop: the MTD is dose level 2")]
    [InlineData("1NNN 2NNT 2NNN", "escalate: treat 3 at dose level 3")]
    [InlineData("1NNN 2NNT 2NTT", "stop: the MTD is dose level 1")]
    [InlineData("1NNN 2NTT", "stop: the MTD is dose level 1")]
    public void Two_in_six_can_be_the_mtd_where_the_protocol_says_so(string outcomes, string expected) =>
        Assert.Equal(
            expected,
            new ThreePlusThree(A) { MaxDltAtMtd = 2 }
                .After(outcomes, 3)
                .Move.ToString()
        );

    [Theory]
    [InlineData(A, "2NTT", "de-escalate: treat 3 at dose level 1")]
    [InlineData(A, "2NTT 1NNN", "stop: the MTD is dose level 1")]
    [InlineData(C, "2NTT 1NNN", "stay: treat 3 at dose level 1")]
    [InlineData(C, "2NNN", "escalate: treat 3 at dose level 3")]
    public void A_lower_dose_below_the_start_is_used_only_when_needed(
        ThreePlusThreeVariant variant,
        string outcomes,
        string expected
    ) =>
        Assert.Equal(
            expected,
            new ThreePlusThree(variant) { StartLevel = 2 }
                .After(outcomes, 3)
                .Move.ToString()
        );

    [Fact]
    public void A_late_dlt_sends_the_trial_back_to_the_level_it_unsettles_and_then_on_again()
    {
        var rule = new ThreePlusThree(C);
        var state = rule.State("1NNN 2NNN", 3).With(1, new(3, 1));
        Assert.Equal("de-escalate: treat 3 at dose level 1", rule.Next(state).ToString());
        Assert.Equal("escalate: treat 3 at dose level 3", rule.Next(state.After(1, new(3, 0))).ToString());
        Assert.Equal("stop: no dose level is the MTD", rule.Next(state.After(1, new(3, 1))).ToString());
    }

    [Fact]
    public void A_level_closed_by_an_earlier_decision_stays_closed()
    {
        var rule = new ThreePlusThree(B);
        var decision = rule.Decide(rule.State("1NNN 2NNN", 3).Close(3));
        Assert.Equal("stay: treat 3 at dose level 2", decision.Move.ToString());
        Assert.Contains("Dose level 3 and above were closed by an earlier decision.", decision.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "1NNN 2NNT",
        "Dose level 2, 1 of 3 evaluable subjects with a DLT: 1 before 6 subjects calls for 6. Treat 3 more at dose level 2."
    )]
    [InlineData(
        "1NNN",
        "Dose level 1, 0 of 3 evaluable subjects with a DLT: none in 3 or more clears the level. Treat 3 at dose level 2, which has not been tried."
    )]
    [InlineData(
        "1NNN 2NTT",
        "Dose level 2, 2 of 3 evaluable subjects with a DLT: more than 1 before 6 subjects is too toxic, and closes this level and those above. Dose level 1, 0 of 3 evaluable subjects with a DLT: none in 3 or more clears the level. No higher level is open, and the MTD needs 6 subjects: treat 3 more at dose level 1."
    )]
    [InlineData(
        "1NTT",
        "Dose level 1, 2 of 3 evaluable subjects with a DLT: more than 1 before 6 subjects is too toxic, and closes this level and those above. No dose level is left: stop, with no MTD."
    )]
    public void The_reason_gives_the_numbers_and_the_threshold(string outcomes, string reason) =>
        Assert.Equal(reason, new ThreePlusThree(B).After(outcomes, 3).Reason);

    [Fact]
    public void A_decision_says_what_one_more_subject_would_change()
    {
        var decision = new ThreePlusThree(B).After("1NNN 2NNT 2NN", 3);
        Assert.Equal("stay: treat 1 at dose level 2", decision.Move.ToString());
        Assert.Equal("de-escalate: treat 3 at dose level 1", decision.IfOneMoreDlt.ToString());
        Assert.Equal("escalate: treat 3 at dose level 3", decision.IfOneMoreNonDlt.ToString());
        Assert.True(decision.OneMoreDltChangesIt);
        Assert.True(decision.OneMoreNonDltChangesIt);
        Assert.Null(decision.IfOneMoreModerate);
    }

    [Fact]
    public void The_table_comes_from_the_rule()
    {
        var table = DecisionTable.Of(new ThreePlusThree(A), 6);
        Assert.Equal(3 * (2 + 3 + 4 + 5 + 6 + 7), table.Count);
        var untried = table.Where(c => c.Situation == LevelSituation.NextUntried).ToDictionary(c => (c.Evaluable, c.Dlts));
        Assert.Equal(EscalationAction.Escalate, untried[(3, 0)].Move.Action);
        Assert.Equal((EscalationAction.Stay, 3), (untried[(3, 1)].Move.Action, untried[(3, 1)].Move.Treat));
        Assert.True(untried[(3, 2)].Closes);
        Assert.Equal(EscalationAction.Escalate, untried[(6, 1)].Move.Action);
        Assert.True(untried[(6, 2)].Closes);
        Assert.Equal(2, table.Single(c => c is { Situation: LevelSituation.Highest, Evaluable: 3, Dlts: 0 }).Move.Mtd);
    }

    [Fact]
    public void Nonsense_parameters_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ThreePlusThree(A) { CohortSize = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ThreePlusThree(A) { StartLevel = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ThreePlusThree(A) { StartLevel = 4 }.Start(3));
        Assert.Throws<ArgumentOutOfRangeException>(() => new DoseTally(3, 2, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => new DoseTally(3, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new EscalationState([new(3, 0)], current: 2));
    }
}
