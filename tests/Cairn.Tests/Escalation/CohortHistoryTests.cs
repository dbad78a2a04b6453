using Cairn.Escalation;
using Cairn.Escalation.Designs;

namespace Cairn.Tests.Escalation;

public sealed class CohortHistoryTests
{
    [Theory]
    [InlineData("")]
    [InlineData("1NNN 2NNT 2NNN")]
    [InlineData("1N 2M 2NT")]
    [InlineData("1NN 2NNNN 1NMT")]
    public void An_outcome_string_reads_back(string text) => Assert.Equal(text, CohortHistory.Read(text).Value!.ToString());

    // Zhao and others 2024: filling a lower level does not move the escalation.
    [Fact]
    public void A_plus_says_that_a_lower_level_was_filled_and_the_current_one_stays()
    {
        var filled = CohortHistory.Read("1NNN 2NNE 3NNN +2NNN +1N", mayFill: true).Value!;
        Assert.Equal("1NNN 2NNE 3NNN +2NNN +1N", filled.ToString());
        Assert.Equal(3, filled.State(4, 1).Current);
        Assert.Equal(6, filled.State(4, 1)[2].Evaluable);
        Assert.Equal(2, CohortHistory.Read("1NNN 2NEN 3NNN 2NNN").Value!.State(4, 1).Current);
    }

    [Theory]
    [InlineData("1NNN +1N", true, "not below the level treated last (1)")]
    [InlineData("1NNN 2NNN +2N", true, "not below the level treated last (2)")]
    [InlineData("1NEN 2NNN +1N", false, "the design fills none")]
    [InlineData("1NEN 2NNN +", true, "names no dose level")]
    [InlineData("1NEN 2NNN ++1N", true, "names no dose level")]
    public void A_plus_is_refused_where_nothing_was_filled(string text, bool mayFill, string what)
    {
        var read = CohortHistory.Read(text, mayFill: mayFill);
        Assert.Null(read.Value);
        Assert.Contains(what, read.Findings.Single().What, StringComparison.Ordinal);
    }

    [Fact]
    public void Letters_are_counted_and_their_order_does_not_matter()
    {
        Assert.Equal(new DoseTally(4, 1, 2), CohortHistory.Read("1MTNM").Value!.Cohorts.Single().Outcome);
        Assert.Equal(CohortHistory.Read("1TNN").Value!.State(3, 1), CohortHistory.Read(" 1NNT\n").Value!.State(3, 1));
    }

    [Theory]
    [InlineData("NNN", "cohort 'NNN'", "names no dose level")]
    [InlineData("0NNN", "cohort '0NNN'", "'0' is no dose level")]
    [InlineData("99999999999NNN", "cohort '99999999999NNN'", "is no dose level")]
    [InlineData("1NNN 2", "cohort '2'", "has no subjects")]
    [InlineData("1NNX", "cohort '1NNX'", "'X' at character 4")]
    [InlineData("1nnn", "cohort '1nnn'", "'n' at character 2")]
    [InlineData("1NNN,2NNN", "cohort '1NNN,2NNN'", "',' at character 5")]
    [InlineData("1NNN 3NNN", "cohort '3NNN'", "Dose level 3 was treated before level 2")]
    [InlineData("2NNN", "cohort '2NNN'", "Dose level 2 was treated before level 1")]
    [InlineData("1NNN 2NNN 3NNN 4NNN", "cohort '4NNN'", "no dose level 4; the highest is 3")]
    public void What_is_no_outcome_string_is_refused_with_its_place(string text, string column, string what)
    {
        var read = CohortHistory.Read(text, "--outcomes", levels: 3);
        Assert.Null(read.Value);
        var finding = read.Findings.Single();
        Assert.Equal(("--outcomes", column), (finding.Place, finding.Column));
        Assert.Contains(what, finding.What, StringComparison.Ordinal);
        Assert.NotEmpty(finding.Mend);
    }

    [Fact]
    public void More_subjects_than_any_trial_has_are_refused()
    {
        Assert.Contains(
            "5000 subjects",
            CohortHistory.Read("1" + new string('N', 5000)).Findings.Single().What,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "6000 subjects",
            CohortHistory.Read($"1{new string('N', 3000)} 1{new string('N', 3000)} 1N").Findings.Single().What,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Every_fault_is_reported() =>
        Assert.Equal(
            "cohort 'NNN'; cohort '1X'; cohort '3N'",
            string.Join("; ", CohortHistory.Read("NNN 1X 3N").Findings.Select(f => f.Column))
        );

    [Fact]
    public void A_first_cohort_at_the_start_level_skips_nothing()
    {
        Assert.True(CohortHistory.Read("2NNN 3NNN", startLevel: 2).IsSound);
        Assert.False(CohortHistory.Read("3NNN", startLevel: 2).IsSound);
    }

    // Level 2 was closed by three of three; what was treated there against that does not open it again. The same at the lowest level.
    [Theory]
    [InlineData("1NNN 2TTT 2NNN 1NNN", "stay: treat 3 at dose level 1")]
    [InlineData("1TTT 1NNN", "stop: no dose level is the MTD")]
    [InlineData("1NNN 2TTT 2NNN", "de-escalate: treat 3 at dose level 1")]
    [InlineData("1NNN 2TT 2N 2NNN", "stay: treat 3 at dose level 2")] // one cohort of three: 2 of 3 closes nothing, and 2 of 6 stays
    public void A_level_that_a_rule_closed_stays_closed_whatever_was_treated_there_afterwards(string outcomes, string move)
    {
        var rule = new Boin(.3);
        var state = CohortHistory.Read(outcomes, levels: 3).Value!.State(rule, 3);
        Assert.Equal(move, rule.Next(state).ToString());
        Assert.Equal(
            outcomes.Contains("TTT", StringComparison.Ordinal),
            rule.Reason(state, rule.Next(state)).ToString().Contains("closed by an earlier decision", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void A_level_may_be_skipped_in_a_history_where_the_design_skips()
    {
        Assert.False(CohortHistory.Read("1NNN 3NNN", levels: 4).IsSound);
        Assert.Equal(3, CohortHistory.Read("1NNN 3NNN", levels: 4, maySkip: true).Value!.HighestLevel);
        var crm = new Crm(CrmModel.Power, .25, [.1, .2, .3]) { OneLevelUp = false };
        Assert.True(crm.MaySkip);
        Assert.False(new Restricted(crm) { NoSkipping = true }.MaySkip);
        Assert.False(new Boin(.3).MaySkip);
    }
}
