using System.Text.Json;
using static Cairn.App.Tests.Commands.StatsRun;

namespace Cairn.App.Tests.Commands;

public sealed class StatsProportionTests
{
    // Newcombe, Stat Med 1998;17:873-890, table II, method 10.
    [Fact]
    public async Task Difference_prints_estimate_and_limits()
    {
        var result = await RunJson("", "difference", "56", "70", "48", "80");
        Assert.Equal(["estimate", "lower", "upper"], Fields(result));
        Assert.Equal(0.0524, result.GetProperty("lower").GetDouble(), 4);
        Assert.Equal(0.3339, result.GetProperty("upper").GetDouble(), 4);
    }

    // Simon, Control Clin Trials 1989;10:1-10, table 1: 0.05 against 0.25, errors 0.05 and 0.20: optimal 0/9, 2/17, E(n) 12.0; minimax 0/12, 2/16.
    [Fact]
    public async Task Simon_prints_the_designs_of_the_paper()
    {
        var result = await RunJson("", "simon", ".05", ".25");
        int[] Design(JsonElement d) => [.. ((string[])["r1", "n1", "r", "n"]).Select(name => d.GetProperty(name).GetInt32())];
        Assert.Equal([0, 9, 2, 17], Design(result.GetProperty("optimal")));
        Assert.Equal([0, 12, 2, 16], Design(result.GetProperty("minimax")));
        Assert.Equal(12.0, result.GetProperty("optimal").GetProperty("expectedN").GetDouble(), 1);
        Assert.Equal(2, result.GetProperty("admissible").GetArrayLength());
    }

    // By hand: Beta(1, 1), limit 0.5, cutoff 0.7: 1 of 1 (3/4), 2 of 2 (7/8), 3 of 3 (15/16); 2 of 3 has 11/16.
    [Fact]
    public async Task Monitor_prints_bounds_chances_and_the_state()
    {
        var result = await RunJson(
            "",
            "monitor",
            "--n",
            "3",
            "--limit",
            ".5",
            "--cutoff",
            ".7",
            "--truth",
            "0",
            "1",
            "--observed",
            "2",
            "3",
            "--looks",
            "1",
            "3"
        );
        Assert.Equal(
            [(1, 1), (3, 3)],
            result
                .GetProperty("bounds")
                .EnumerateArray()
                .Select(b => (b.GetProperty("n").GetInt32(), b.GetProperty("stopAt").GetInt32()))
        );
        Assert.Equal(
            [(0.0, 3.0), (1.0, 1.0)],
            result
                .GetProperty("characteristics")
                .EnumerateArray()
                .Select(c => (c.GetProperty("stops").GetDouble(), c.GetProperty("expectedN").GetDouble()))
        );
        Assert.Equal(11 / 16.0, result.GetProperty("observed").GetProperty("posterior").GetDouble(), 1e-12);
        Assert.Equal(0, result.GetProperty("observed").GetProperty("predictive").GetDouble());
    }

    [Theory]
    [InlineData("limits, newcombe", "difference", "9", "10", "3", "10")]
    [InlineData("optimal", "simon", ".1", ".3")]
    [InlineData("stop with", "monitor", "--n", "12", "--limit", ".3", "--truth", ".2", "--observed", "2", "6")]
    public async Task Tables_are_for_reading(string words, params string[] arguments)
    {
        var outcome = await Run("", arguments);
        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains(words, outcome.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", outcome.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("X is 3", "difference", "3", "2", "1", "2")]
    [InlineData("0 < P0 < P1 < 1", "simon", ".3", ".2")]
    [InlineData("No design", "simon", ".1", ".12", "--most", "20")]
    [InlineData("--power", "simon", ".1", ".3", "--power", "80")]
    [InlineData("--looks", "monitor", "--n", "5", "--limit", ".3", "--looks", "3", "2")]
    [InlineData("--prior", "monitor", "--n", "5", "--limit", ".3", "--prior", "0", "1")]
    [InlineData("--observed", "monitor", "--n", "5", "--limit", ".3", "--observed", "3", "2")]
    [InlineData("--limit", "monitor", "--n", "5", "--limit", "30")]
    public async Task What_cannot_be_used_ends_with_two_and_the_reason(string reason, params string[] arguments)
    {
        var outcome = await Run("", arguments);
        Assert.Equal(2, outcome.ExitCode);
        Assert.Empty(outcome.Output);
        Assert.Contains(reason, outcome.Words, StringComparison.Ordinal);
    }
}
