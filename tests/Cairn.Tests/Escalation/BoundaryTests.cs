using Cairn.Escalation;

namespace Cairn.Tests.Escalation;

/// <summary>
/// What a statistician works out by hand at the boundaries of the rules, before asking: posteriors are Beta(1 + y, 1 + n - y)
/// above
/// the target, boundaries those of the papers.
/// </summary>
public sealed class BoundaryTests
{
    [Theory]
    // 3+3: four subjects with one DLT are two short of six; the highest dose needs six in one variant and not in the other.
    [InlineData("three-plus-three, variant six-at-mtd", "1NNNT", 3, "stay: treat 2 at dose level 1")]
    [InlineData("three-plus-three, variant six-at-mtd", "1NNN 2NNN", 2, "stay: treat 3 at dose level 2")]
    [InlineData("three-plus-three, variant no-de-escalation", "1NNN 2NNN", 2, "stop: the MTD is dose level 2")]
    [InlineData("three-plus-three, variant six-at-mtd", "1NNT 1NNN 2TTN", 3, "stop: the MTD is dose level 1")]
    // BOIN: lambda d is .298 at .25 and .358 at .3; 2 of 3 is above .3 with .9163, so that it closes the lowest level above .90
    // alone.
    [InlineData("boin, target 0.25, cohorts 10", "1NNN 2NNT", 3, "de-escalate: treat 3 at dose level 1")]
    [InlineData("boin, target 0.25, cohorts 10, modification stay-at-1-of-3", "1NNN 2NNT", 3, "stay: treat 3 at dose level 2")]
    [InlineData("boin, target 0.3, cohorts 10", "1NTT", 3, "stay: treat 3 at dose level 1")]
    [InlineData("boin, target 0.3, cohorts 10, extraSafe", "1NTT", 3, "stop: no dose level is the MTD")]
    // i3+3 with .25 to .35: one DLT less than 1 of 3 is below, less than 2 of 4 is not.
    [InlineData("i3+3, target 0.3, cohorts 10", "1NNN 2NNT", 3, "stay: treat 3 at dose level 2")]
    [InlineData("i3+3, target 0.3, cohorts 10", "1NNN 2NNTT", 3, "de-escalate: treat 3 at dose level 1")]
    // Titration: the one who has the trigger is the first of three at the level.
    [InlineData("titrated three-plus-three, titrationLevels 2, moderateLimit 1", "1N 2M", 4, "stay: treat 2 at dose level 2")]
    [InlineData("titrated three-plus-three, titrationLevels 2, moderateLimit 1", "1N 2N", 4, "escalate: treat 3 at dose level 3")]
    public void The_rule_says_what_was_worked_out_by_hand(string plan, string outcomes, int levels, string expected) =>
        Assert.Equal(expected, Stated.Rule(plan).Design().After(outcomes, levels).Move.ToString());

    // Two agents with a restriction around the rule: the matrix is still there, and 3 of 3 at 2.2 closes it and what is above it.
    [Fact]
    public void A_restriction_around_a_design_for_two_agents_keeps_its_levels()
    {
        var design = Stated.Rule("boin-comb, agentDoses 3 3, target 0.3, maxSubjects 30").Design();
        var state = CohortHistory.Read("1.1NNN 2.1NNN 2.2TTT", matrix: design.Matrix).Value!.State(design, 9);
        Assert.Equal("de-escalate: treat 3 at dose level 2.1", design.Next(state).Said(design.Matrix));
        Assert.Equal(
            ["2.2", "2.3", "3.2", "3.3"],
            Enumerable.Range(1, 9).Where(level => design.Closes(state, level)).Select(design.Written)
        );
    }
}
