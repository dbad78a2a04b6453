using Cairn.Escalation;
using Cairn.Escalation.Designs;

namespace Cairn.Tests.Escalation.Designs;

public sealed class RollingSixTests
{
    // Own reading of the rolling six: the 3+3 table as soon as nothing under observation can change it, up to six at a level.
    [Theory]
    [InlineData("1N", 1, "stay: treat 1 at dose level 1")]
    [InlineData("1NNN", 0, "escalate: treat 3 at dose level 2")]
    [InlineData("1NN", 2, "stay: treat 1 at dose level 1")]
    [InlineData("1NNN", 1, "stay: treat 1 at dose level 1")]
    [InlineData("1NNNN", 2, "suspend: wait for subjects under observation")]
    [InlineData("1NNNNN", 1, "escalate: treat 3 at dose level 2")] // at most 1 of 6
    [InlineData("1NNNNT", 1, "suspend: wait for subjects under observation")]
    [InlineData("1NTT", 1, "stop: no dose level is the MTD")]
    [InlineData("1T", 2, "stay: treat 1 at dose level 1")]
    public void Rolling_six_fills_a_level_without_waiting_for_cohorts(string outcomes, int pending, string expected)
    {
        var rule = new RollingSix(new ThreePlusThree(ThreePlusThreeVariant.SixBelowRejected));
        var state = new TimedState(rule.State(outcomes, 3), [.. Enumerable.Repeat(new WatchedSubject(1, 5), pending)], 28, []);
        Assert.Equal(expected, rule.Next(state).ToString());
    }

    // The rolling six column of Frankel and others 2020 (JAMA Netw Open 3:e204787, Table 2): subjects at the level, of them evaluated, of them with a DLT.
    [Theory]
    [InlineData("1-5", "0", 0, "same")]
    [InlineData("6", "0", 0, "hold")]
    [InlineData("1-5", "1", 0, "same")]
    [InlineData("6", "1", 0, "hold")]
    [InlineData("2-5", "2", 0, "same")]
    [InlineData("6", "2", 0, "hold")]
    [InlineData("3", "3", 0, "up")]
    [InlineData("4-5", "3", 0, "same")]
    [InlineData("6", "3", 0, "hold")]
    [InlineData("4", "4", 0, "up")]
    [InlineData("5", "4", 0, "same")]
    [InlineData("6", "4", 0, "hold")]
    [InlineData("5", "5", 0, "up")]
    [InlineData("6", "5", 0, "up")]
    [InlineData("6", "6", 0, "up")]
    [InlineData("1-5", "1-5", 1, "same")]
    [InlineData("6", "1-5", 1, "hold")]
    [InlineData("6", "6", 1, "up")]
    [InlineData("2-6", "2-6", 2, "down")]
    [InlineData("3-6", "3-6", 3, "down")]
    [InlineData("4-6", "4-6", 4, "down")]
    public void Rolling_six_agrees_with_the_published_table(string subjects, string evaluated, int dlts, string expected)
    {
        var rule = new RollingSix(new ThreePlusThree(ThreePlusThreeVariant.SixBelowRejected));
        foreach (var n in Range(subjects))
        foreach (var known in Range(evaluated).Where(known => known <= n && known >= dlts))
        {
            var state = new TimedState(
                new EscalationState([new(3, 0), new(known, dlts), default], 2),
                [.. Enumerable.Repeat(new WatchedSubject(2, 5), n - known)],
                28,
                []
            );
            var move = rule.Next(state);
            Assert.Equal(
                (n, known, expected),
                (
                    n,
                    known,
                    move.Action switch
                    {
                        EscalationAction.Stay => "same",
                        EscalationAction.Suspend => "hold",
                        EscalationAction.Escalate => "up",
                        _ => "down",
                    }
                )
            );
            Assert.NotEmpty(rule.Reason(state, move).ToString());
        }

        static IEnumerable<int> Range(string text) =>
            text.Split('-').Select(int.Parse).ToArray() is var ends ? Enumerable.Range(ends[0], ends[^1] - ends[0] + 1) : [];
    }
}
