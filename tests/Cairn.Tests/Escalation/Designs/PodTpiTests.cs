using System.Globalization;
using Cairn.Escalation;
using Cairn.Escalation.Designs;

namespace Cairn.Tests.Escalation.Designs;

public sealed class PodTpiTests
{
    // By hand: nobody under observation for any time behind him, y of n observed; r = 1 pending with w = 0: P(1 more) = (y + 1)/(n + 2).
    [Fact]
    public void Pod_tpi_gives_the_probability_of_each_decision()
    {
        var rule = new PodTpi(new Keyboard(.3));
        var state = new TimedState(rule.State("1NN", 3), [new(1, 0)], 28, []);
        var (low, within, high) = rule.Probabilities(state);
        // Complete data: 0 of 3 goes up, 1 of 3 stays (Keyboard boundaries for 0.3). P(1 more) = 1/4.
        Assert.Equal([.75, .25, 0], [low, within, high], (a, b) => Math.Abs(a - b) < 1e-12);
        Assert.Equal(EscalationAction.Suspend, rule.Next(state).Action);
        Assert.Equal(EscalationAction.Escalate, (rule with { EscalateNeeds = .7 }).Next(state).Action);
        Assert.Equal([1, 0, 0], [rule.Probabilities(state with { Pending = [new(1, 28)] }).Low, 0, 0], (a, b) =>
            Math.Abs(a - b) < 1e-12
        );
    }

    // R 4.2.2, integrate(rel.tol = 1e-11) of p^y (1 - p)^m prod(1 - w p) times the distribution of the number of further DLTs given p; mTPI-2 decisions by
    // the public program of PoD-TPI (TITE_dose_decision), target 0.3. Observed outcomes, the shares of the window passed; down, stay, up.
    [Theory]
    [InlineData("2NNTT", "0.535714285714286 0.285714285714286", "0.5486470927 0.4513529073 0")]
    [InlineData("2NNN", "0.5", "0 0.1111111111 0.8888888889")]
    [InlineData("2NNN", "0.25 0.5 0.75", "0.0036043252 0.0352422907 0.9611533841")]
    [InlineData("2NNNT", "0.2 0.6", "0.0609137056 0.3045685279 0.6345177665")]
    [InlineData("2NNT", "0.1 0.2 0.3", "0.2832589775 0.3510568273 0.3656841951")]
    [InlineData("2NNNN", "0.3 0.9", "0 0.0041007616 0.9958992384")]
    [InlineData("2NNNNTT", "0.5 0.5 0.5", "0.1320754717 0.3396226415 0.5283018868")]
    [InlineData("2NNNNNT", "0 0.4 0.8", "0.0055045872 0.0633027523 0.9311926606")]
    public void Pod_tpi_has_the_probabilities_integrated_elsewhere(string observed, string shares, string expected)
    {
        var rule = new PodTpi(new Keyboard(.3));
        var state = new TimedState(
            rule.State($"1NNN {observed}", 3),
            [.. Numbers(shares).Select(w => new WatchedSubject(2, w * 28))],
            28,
            []
        );
        var (low, within, high) = rule.Probabilities(state);
        Assert.Equal(Numbers(expected), [high, within, low], (a, b) => Math.Abs(a - b) < 1e-9);
    }

    // Where there is no level to go to, going there is staying. Probabilities of down, stay, up: 0.13, 0.34, 0.53; and 0.55, 0.45, 0.
    [Theory]
    [InlineData("1NNNNTT", 1, 3, 3, EscalationAction.Suspend)] // up, but not with certainty
    [InlineData("1NNNNTT", 1, 1, 3, EscalationAction.Stay)] // the only level
    [InlineData("1NNN 2NNNNTT", 2, 2, 3, EscalationAction.Stay)] // the highest: down with 0.13 is below 0.15
    [InlineData("1NNN 2NNTT", 2, 2, 2, EscalationAction.DeEscalate)]
    [InlineData("1NNTT", 1, 2, 2, EscalationAction.Stay)] // the lowest: down is staying
    public void Pod_tpi_counts_going_where_there_is_no_level_as_staying(
        string observed,
        int level,
        int levels,
        int pending,
        EscalationAction expected
    )
    {
        var rule = new PodTpi(new Keyboard(.3));
        double[] shares = pending == 3 ? [.5, .5, .5] : [15 / 28.0, 8 / 28.0];
        var state = new TimedState(
            rule.State(observed, levels),
            [.. shares.Select(w => new WatchedSubject(level, w * 28))],
            28,
            []
        );
        Assert.Equal(expected, rule.Next(state).Action);
    }

    // Three DLTs in three observed at level 2 exclude it, also while three others there are under observation (3 of 6 would not).
    [Fact]
    public void Pod_tpi_does_not_enter_a_level_that_is_too_toxic_among_those_observed()
    {
        var rule = new PodTpi(new Keyboard(.3)) { EscalateNeeds = .8 };
        var state = new TimedState(rule.State("1NNN 2TTT 1NNN", 3), [new(1, 27)], 28, []);
        Assert.Equal(EscalationAction.Stay, rule.Next(state).Action);
        Assert.Equal(
            EscalationAction.Stay,
            rule.Next(state with { Pending = [new(1, 27), new(2, 1), new(2, 1), new(2, 1)] }).Action
        );
        Assert.Equal(EscalationAction.Escalate, rule.Next(state with { Evaluated = rule.State("1NNN 2NNN 1NNN", 3) }).Action);
        Assert.Equal(EscalationAction.Stay, rule.Next(state with { Pending = [new(2, 1), new(2, 1), new(2, 1)] }).Action);
        var nearlyKnown = Enumerable.Repeat(new WatchedSubject(2, 27.99), 6).ToArray();
        var closed = rule.Decide(new TimedState(rule.State("1NNN 2TTT", 3), nearlyKnown, 28, []));
        Assert.Equal("de-escalate: treat 3 at dose level 1", closed.Move.ToString());
        Assert.Contains(
            "those observed decide. Dose level 2, 3 of 3 evaluable subjects with a DLT: the probability of a rate above 0.3 is 0.992",
            closed.Reason,
            StringComparison.Ordinal
        );
    }

    // The probabilities by integrating over the posterior of p on a fine grid, as the paper writes them.
    [Trait("Speed", "Slow")]
    [Fact]
    public void Pod_tpi_integrates_over_the_rate()
    {
        var rule = new PodTpi(new Keyboard(.3));
        double[] w = [.2, .5, .9];
        var state = new TimedState(rule.State("1NNT", 3), [.. w.Select(x => new WatchedSubject(1, 28 * x))], 28, []);
        double low = 0,
            within = 0,
            high = 0,
            total = 0;
        const int steps = 20_000;
        for (var i = 0; i < steps; i++)
        {
            var p = (i + .5) / steps;
            var likelihood = p * (1 - p) * (1 - p) * w.Aggregate(1.0, (l, x) => l * (1 - p * x));
            for (var outcome = 0; outcome < 8; outcome++)
            {
                var (chance, more) = (likelihood, 0);
                for (var k = 0; k < 3; k++)
                {
                    var q = p * (1 - w[k]) / (1 - p * w[k]);
                    chance *= (outcome >> k & 1) == 1 ? q : 1 - q;
                    more += outcome >> k & 1;
                }
                total += chance;
                if (new Keyboard(.3).At(new(6, 1 + more)) is var verdict && verdict == RateVerdict.Low)
                    low += chance;
                else if (verdict == RateVerdict.High)
                    high += chance;
                else
                    within += chance;
            }
        }
        var (l, s, d) = rule.Probabilities(state);
        Assert.Equal([low / total, within / total, high / total], [l, s, d], (a, b) => Math.Abs(a - b) < 1e-7);
    }

    static double[] Numbers(string text) => [.. text.Split(' ').Select(word => double.Parse(word, CultureInfo.InvariantCulture))];
}
