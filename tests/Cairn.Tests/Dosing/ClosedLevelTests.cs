using Cairn.Dosing;
using static Cairn.Tests.Dosing.SmallTrial;

namespace Cairn.Tests.Dosing;

/// <summary>A level that the rule closed in a running trial stays closed, whatever is treated there afterwards; three dose levels, a window of 28 days.</summary>
public sealed class ClosedLevelTests
{
    // By hand, target 0.3: 3 of 3 closes level 2 (0.992); with 3 of 6 it would be open again (0.874), and 0 of 6 at level 1 would go up to it.
    [Fact]
    public void Boin_does_not_open_a_closed_level_when_more_were_treated_there()
    {
        var board = Board(Trial("boin, target 0.3, cohorts 10"), "1N 1N 1N 2T 2T 2T 2N 2N 2N 1N 1N 1N");
        Assert.True(board.Design.Closes(board.Now.State, 2));
        Assert.Equal(new DoseAdvice.Infuse(1, 3, null), board.Now.Advice);
        Assert.Contains("closed by an earlier decision", board.Now.Decision.Reason, StringComparison.Ordinal);
    }

    // The lowest level closed ends the trial, whoever was treated there against the rule.
    [Fact]
    public void The_lowest_level_once_closed_stays_closed()
    {
        var board = Board(Trial("boin, target 0.3, cohorts 10"), "1T 1T 1T 1N 1N 1N");
        Assert.Equal(new DoseAdvice.Stop(0), board.Now.Advice);
    }

    // Two of three do not close level 2 while the third may turn out clean (0.916), nor does anything of which nobody knows how it ends.
    [Fact]
    public void An_open_outcome_closes_nothing()
    {
        var board = Board(Trial("boin, target 0.3, cohorts 10"), "1N 1N 1N 2T 2T 2p");
        Assert.False(board.Design.Closes(board.Now.State, 2));
    }

    // A law over designs: in trials conducted at random, a level closed when everybody was settled is closed after everything that follows, and never advised.
    [Trait("Speed", "Slow")]
    [Theory]
    [InlineData("three-plus-three, variant six-at-mtd")]
    [InlineData("three-plus-three, variant no-de-escalation")]
    [InlineData("rolling-six")]
    [InlineData("boin, target 0.3, cohorts 20")]
    [InlineData("mtpi, target 0.3, cohorts 20")]
    [InlineData("mtpi-2, target 0.25, cohorts 20")]
    [InlineData("keyboard, target 0.3, cohorts 20")]
    [InlineData("i3+3, target 0.3, cohorts 20")]
    [InlineData("tite-boin, target 0.3, cohorts 20")]
    [InlineData("pod-tpi, target 0.3, cohorts 20")]
    [InlineData("crm, target 0.25, skeleton 0.1 0.2 0.3, cohorts 20")]
    [InlineData("tite-crm, target 0.25, skeleton 0.1 0.2 0.3, cohorts 20")]
    [InlineData("titrated boin, target 0.3, cohorts 20, titrationLevels 2, moderateLimit 2")]
    [InlineData("titrated three-plus-three, titrationLevels 2, moderateLimit 1")]
    [InlineData("boin, target 0.3, cohorts 20, noSkipping, stopTooToxic 0.9")]
    public void A_level_closed_once_is_closed_after_everything_that_follows(string plan)
    {
        var (trial, chance) = (Trial(plan), new Random(2026));
        for (var run = 0; run < 12; run++)
        {
            var (subjects, closed, tried) = ("", new HashSet<int>(), 0);
            while (subjects.Length < 24 * 3)
            {
                var level = chance.Next(1, Math.Min(3, tried + 1) + 1);
                tried = Math.Max(tried, level);
                for (var i = 0; i < 3; i++)
                    subjects += $" {level}{(chance.NextDouble() < .2 + .2 * level ? 'T' : 'N')}";
                var board = Board(trial, subjects);
                Assert.All(closed, earlier => Assert.True(board.Design.Closes(board.Now.State, earlier), $"{plan}: {subjects}"));
                closed.UnionWith(Enumerable.Range(1, 3).Where(l => board.Design.Closes(board.Now.State, l)));
                Assert.False(
                    board.Now.Advice is DoseAdvice.Infuse infuse && closed.Contains(infuse.Level),
                    $"{plan}: {subjects}"
                );
            }
        }
    }
}
