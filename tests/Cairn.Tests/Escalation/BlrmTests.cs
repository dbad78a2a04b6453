using Cairn.Escalation;

namespace Cairn.Tests.Escalation;

public sealed class BlrmTests
{
    static Blrm Rule => new([1, 2, 4, 8], 4, new(Math.Log(.25), 1.5, 0, .8, -.2));

    // By a plain midpoint sum over a fine square of the two parameters, independent of the panels of the design.
    [Theory]
    [InlineData("")]
    [InlineData("1NNN 2NNN 3NNT")]
    [InlineData("1NNT 2TTN")]
    [InlineData("1NNNNNN 2NNNNNN 3NNNNNT 4NTTNNT 3NNTNNN")]
    public void The_posterior_agrees_with_a_plain_sum(string outcomes)
    {
        var rule = Rule;
        var state = rule.State(outcomes, 4);
        const int steps = 1200;
        var p = new double[4];
        var (total, mean, over) = (0.0, new double[4], new double[4]);
        double[] x = [.. rule.Doses.Select(d => Math.Log(d / 4))];
        for (var i = 0; i < steps; i++)
            for (var k = 0; k < steps; k++)
            {
                double u = -6.5 + 13 * (i + .5) / steps, v = -6.5 + 13 * (k + .5) / steps;
                var (a, b) = (Math.Log(.25) + 1.5 * u, Math.Exp(.8 * v));
                var weight = Math.Exp(-(u * u - 2 * -.2 * u * v + v * v) / (2 * (1 - .04)));
                for (var j = 0; j < 4; j++)
                {
                    p[j] = 1 / (1 + Math.Exp(-a - b * x[j]));
                    weight *= Math.Pow(p[j], state[j + 1].Dlts) * Math.Pow(1 - p[j], state[j + 1].Clean);
                }
                total += weight;
                for (var j = 0; j < 4; j++) { mean[j] += weight * p[j]; if (p[j] >= .33) over[j] += weight; }
            }
        var posterior = rule.Posterior(state);
        for (var j = 0; j < 4; j++)
        {
            Assert.Equal(mean[j] / total, posterior[j].Mean, 1e-6);
            Assert.Equal(over[j] / total, posterior[j].Over, 2e-3); // the plain sum knows the edge only to a step
            Assert.Equal(1, posterior[j].Under + posterior[j].Target + posterior[j].Over, 1e-12);
        }
    }

    [Fact]
    public void Overdose_control_allows_only_levels_with_a_small_probability_of_overdosing()
    {
        var rule = Rule;
        var state = rule.State("1NNN 2NNT", 4);
        var (posterior, move) = (rule.Posterior(state), rule.Next(state));
        Assert.True(posterior[move.Dose - 1].Over < .25);
        Assert.True(move.Dose <= 3);
        Assert.Contains("probabilities of overdosing", rule.Reason(state, move), StringComparison.Ordinal);
    }

    [Fact]
    public void It_stops_when_every_level_is_probably_an_overdose() =>
        Assert.Equal("stop: no dose level is the MTD", Rule.After("1TTT", 4).Move.ToString());

    [Fact]
    public void Doses_that_do_not_increase_are_refused() =>
        Assert.Throws<ArgumentException>(() => new Blrm([1, 1], 1, new(0, 1, 0, 1, 0)));
}
