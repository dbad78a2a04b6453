using System.Text.Json;
using static Cairn.App.Tests.Commands.StatsRun;

namespace Cairn.App.Tests.Commands;

/// <summary>The survival commands beyond curves and incidence.</summary>
public sealed class StatsSurvivalTests
{
    const string Deaths =
        "time,death,arm,site,w\n1,1,b,x,1\n2,1,a,x,2\n3,0,b,y,1\n4,1,b,y,1\n5,1,a,x,.5\n6,0,a,y,1\n7,1,a,x,1\n8,1,b,y,2\n";
    const string Causes = "time,cause,x\n1,1,4\n2,2,3\n3,1,1\n4,0,2\n5,2,5\n6,1,2\n7,0,1\n8,1,3\n";
    const string Stays =
        "id,start,stop,from,to\n1,0,1,remission,relapse\n1,1,2,relapse,dead\n2,0,1,remission,relapse\n2,1,4,relapse,\n3,0,3,remission,dead\n4,0,4,remission,NA\n";
    static readonly string[] TimeAndEvent = ["--data", "f.csv", "--time", "time", "--event", "death"];

    // cmprsk 2.2-11: crr(time, cause, x, gtol = 1e-14) on the eight rows above.
    [Fact]
    public async Task Finegray_prints_terms_like_cox_and_the_numbers_of_r()
    {
        var result = await RunJson(
            Causes,
            "finegray",
            "--data",
            "f.csv",
            "--time",
            "time",
            "--status",
            "cause",
            "--covariates",
            "x"
        );
        Assert.Equal(
            (1, 8, 4, 2),
            (
                result.GetProperty("cause").GetInt32(),
                result.GetProperty("n").GetInt32(),
                result.GetProperty("events").GetInt32(),
                result.GetProperty("competing").GetInt32()
            )
        );
        var term = result.GetProperty("terms")[0];
        Assert.Equal(-0.252419243120713, term.GetProperty("coefficient").GetDouble(), 1e-8);
        Assert.Equal(0.472617276914344, term.GetProperty("standardError").GetDouble(), 1e-8);
    }

    // By hand: two of four relapse at 1, one of them dies at 2.
    [Fact]
    public async Task Multistate_prints_probabilities_of_states_in_the_order_in_which_they_are_named()
    {
        var result = await RunJson(
            Stays,
            "multistate",
            "--data",
            "f.csv",
            "--subject",
            "id",
            "--entry",
            "start",
            "--time",
            "stop",
            "--from",
            "from",
            "--to",
            "to"
        );
        Assert.Equal(["remission", "relapse", "dead"], result.GetProperty("states").EnumerateArray().Select(s => s.GetString()));
        Assert.Equal(
            [0.5, 0.25, 0.25],
            result.GetProperty("curve")[1].GetProperty("probability").EnumerateArray().Select(p => p.GetDouble())
        );
    }

    [Fact]
    public async Task Stays_that_do_not_fit_together_are_named_by_line()
    {
        var outcome = await Run(
            Stays.Replace("1,1,2,relapse", "1,1.5,2,relapse", StringComparison.Ordinal),
            "multistate",
            "--data",
            "f.csv",
            "--subject",
            "id",
            "--entry",
            "start",
            "--time",
            "stop",
            "--from",
            "from",
            "--to",
            "to"
        );
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("f.csv:3: The stay does not begin where", outcome.Words, StringComparison.Ordinal);
    }

    // By hand to 6 in group a, nobody censored before: 2, 5 and twice 6.
    [Fact]
    public async Task Rmst_prints_means_and_their_differences()
    {
        var result = await RunJson(Deaths, ["rmst", .. TimeAndEvent, "--group", "arm", "--horizon", "6"]);
        Assert.Equal(4.75, result.GetProperty("groups")[0].GetProperty("estimate").GetDouble(), 1e-12);
        var difference = Assert.Single(result.GetProperty("differences").EnumerateArray());
        Assert.Equal(["group", "reference", "estimate", "standardError", "lower", "upper", "p"], Fields(difference));
        var beyond = await RunJson("time,death\n1,1\n2,0\n", ["rmst", .. TimeAndEvent, "--horizon", "6"]);
        Assert.Equal(JsonValueKind.Null, beyond.GetProperty("groups")[0].GetProperty("estimate").ValueKind);
    }

    // By hand: of four, censorings at 1, 3 and 4 count as events: 3/4, then 3/8 at 3.
    [Fact]
    public async Task Follow_up_exchanges_events_and_censorings()
    {
        var result = await RunJson("time,death\n1,0\n2,1\n3,0\n4,0\n", ["follow-up", .. TimeAndEvent]);
        Assert.Equal(3, result.GetProperty("groups")[0].GetProperty("median").GetProperty("estimate").GetDouble());
        Assert.Equal(3, result.GetProperty("groups")[0].GetProperty("censored").GetInt32());
    }

    [Fact]
    public async Task Km_takes_strata_weights_of_the_test_and_of_the_rows_and_times_to_look_at()
    {
        var plain = await RunJson(Deaths, ["km", .. TimeAndEvent, "--group", "arm"]);
        var stratified = await RunJson(
            Deaths,
            ["km", .. TimeAndEvent, "--group", "arm", "--strata", "site", "--rho", "1", "--at", "3", "5"]
        );
        Assert.NotEqual(
            plain.GetProperty("logrank").GetProperty("chiSquare").GetDouble(),
            stratified.GetProperty("logrank").GetProperty("chiSquare").GetDouble()
        );
        Assert.Equal(0.75, stratified.GetProperty("groups")[0].GetProperty("at")[0].GetProperty("survival").GetDouble(), 1e-12); // one of four in arm a by 3
        var weighted = await RunJson(Deaths, ["km", .. TimeAndEvent, "--weights", "w"]);
        Assert.Equal(
            8.5 / 9.5,
            weighted.GetProperty("groups")[0].GetProperty("curve")[0].GetProperty("survival").GetDouble(),
            1e-12
        ); // weight 1 of 9.5 dies at 1
    }

    // By hand: the rows of weight 2 twice, those of .5 left out, or the score test of R: coxph(Surv(time, death) ~ arm, weights = w, robust = TRUE, ties = "breslow").
    [Fact]
    public async Task Weighted_groups_are_tested_by_what_the_weights_mean()
    {
        var sampling = await RunJson(Deaths, ["km", .. TimeAndEvent, "--group", "arm", "--weights", "w", "--quantiles", ".25"]);
        Assert.Equal("robust", sampling.GetProperty("variance").GetString());
        Assert.Equal(0.5498278163178197, sampling.GetProperty("logrank").GetProperty("chiSquare").GetDouble(), 1e-9);
        Assert.Equal(0.25, sampling.GetProperty("groups")[0].GetProperty("quantiles")[0].GetProperty("probability").GetDouble());
        var whole = Deaths.Replace(",.5", ",3", StringComparison.Ordinal);
        var counted = await RunJson(
            whole,
            ["km", .. TimeAndEvent, "--group", "arm", "--weights", "w", "--weights-are", "frequencies"]
        );
        var repeated =
            "time,death,arm\n"
            + string.Concat(
                whole
                    .Split('\n')[1..^1]
                    .SelectMany(row => Enumerable.Repeat(string.Join(',', row.Split(',')[..3]) + "\n", row[^1] - '0'))
            );
        var plain = await RunJson(repeated, ["km", .. TimeAndEvent, "--group", "arm"]);
        Assert.Equal(
            plain.GetProperty("logrank").GetProperty("chiSquare").GetDouble(),
            counted.GetProperty("logrank").GetProperty("chiSquare").GetDouble(),
            1e-12
        );
        var fraction = await Run(
            Deaths,
            ["km", .. TimeAndEvent, "--group", "arm", "--weights", "w", "--weights-are", "frequencies"]
        );
        Assert.Contains("not a whole number", fraction.Words, StringComparison.Ordinal);
    }

    // By hand: of eight, cause 1 at 1 (1/8) and at 3 (7/8 * 6/7 / 6 = 1/8); before 1 nothing.
    [Fact]
    public async Task Cif_prints_the_incidence_at_the_times_that_are_asked_for()
    {
        var result = await RunJson(
            Causes,
            "cif",
            "--data",
            "f.csv",
            "--time",
            "time",
            "--status",
            "cause",
            "--cause",
            "1",
            "--at",
            "0.5",
            "3.5"
        );
        var at = result.GetProperty("groups")[0].GetProperty("at");
        Assert.Equal(0, at[0].GetProperty("incidence").GetDouble());
        Assert.Equal(0.25, at[1].GetProperty("incidence").GetDouble(), 1e-12);
    }

    // By hand: of two, one dies at 1 and the other is last seen at 2; in the sets of eight the last has an event.
    [Fact]
    public async Task Times_after_the_last_have_no_value_unless_all_who_were_left_had_an_event()
    {
        const string Open = "time,death\n1,1\n2,0\n";
        var km = (await RunJson(Open, ["km", .. TimeAndEvent, "--at", "2", "5"])).GetProperty("groups")[0].GetProperty("at");
        Assert.Equal(0.5, km[0].GetProperty("survival").GetDouble());
        Assert.False(km[0].TryGetProperty("note", out _));
        foreach (var none in (string[])["survival", "standardError", "lower", "upper"])
            Assert.Equal(JsonValueKind.Null, km[1].GetProperty(none).ValueKind);
        Assert.Equal("nobody was followed that long; the last time is 2", km[1].GetProperty("note").GetString());
        var cif = (await RunJson(Open, "cif", "--data", "f.csv", "--time", "time", "--status", "death", "--at", "2", "5"))
            .GetProperty("groups")[0]
            .GetProperty("at");
        Assert.Equal(0.5, cif[0].GetProperty("incidence").GetDouble());
        foreach (var none in (string[])["incidence", "variance", "lower", "upper"])
            Assert.Equal(JsonValueKind.Null, cif[1].GetProperty(none).ValueKind);
        Assert.Contains(
            "at 5: at risk 0, survival NE (nobody was followed that long; the last time is 2)",
            (await Run(Open, ["km", .. TimeAndEvent, "--at", "5"])).Output,
            StringComparison.Ordinal
        );

        var ended = await RunJson(Deaths, ["km", .. TimeAndEvent, "--at", "100"]);
        Assert.Equal(0, ended.GetProperty("groups")[0].GetProperty("at")[0].GetProperty("survival").GetDouble());
        Assert.All(
            (await RunJson(Causes, "cif", "--data", "f.csv", "--time", "time", "--status", "cause", "--at", "100"))
                .GetProperty("groups")
                .EnumerateArray(),
            group =>
                Assert.Equal(
                    group.GetProperty("curve").EnumerateArray().Last().GetProperty("incidence").GetDouble(),
                    group.GetProperty("at")[0].GetProperty("incidence").GetDouble()
                )
        );
    }

    [Theory]
    [InlineData("km", "--event", "NaN")]
    [InlineData("km", "--event", "-1")]
    [InlineData("cif", "--status", "NaN")]
    [InlineData("cif", "--status", "Infinity")]
    public async Task A_time_to_look_at_is_a_number_from_zero_on(string command, string outcome, string time)
    {
        var refused = await Run(Deaths, command, "--data", "f.csv", "--time", "time", outcome, "death", "--at", time);
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains($"--at {time} is no time", refused.Words, StringComparison.Ordinal);
    }

    // By hand: 8 events and no censoring but at 3 and 6; a quarter of arm b (1, 3+, 4, 8) has died by 1.
    [Fact]
    public async Task Km_prints_the_quantiles_that_are_asked_for()
    {
        var result = await RunJson(Deaths, ["km", .. TimeAndEvent, "--group", "arm", "--quantiles", ".2", ".9"]);
        var b = result.GetProperty("groups")[1].GetProperty("quantiles");
        Assert.Equal([1, 8], b.EnumerateArray().Select(q => q.GetProperty("time").GetProperty("estimate").GetDouble()));
        Assert.False(
            (await RunJson(Deaths, ["km", .. TimeAndEvent])).GetProperty("groups")[0].TryGetProperty("quantiles", out _)
        );
    }

    [Theory]
    [InlineData("finegray", "--status", "cause", "--covariates", "x")]
    [InlineData("rmst", "--event", "cause")]
    [InlineData("follow-up", "--event", "cause")]
    public async Task Tables_are_for_reading_and_never_say_nan(string command, params string[] options)
    {
        var outcome = await Run(
            Causes.Replace(",2,", ",0,", StringComparison.Ordinal),
            [command, "--data", "f.csv", "--time", "time", .. options]
        );
        Assert.Equal(0, outcome.ExitCode);
        Assert.DoesNotContain("NaN", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("not estimable", outcome.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("time,death,w\n1,1,-1\n", "f.csv:2 [w]: -1 is a negative weight", "km", "--weights", "w")]
    [InlineData("time,death\n1,1\n", "--rho", "km", "--rho", "-1")]
    [InlineData("time,death\n1,1\n", "--quantiles", "km", "--quantiles", "1")]
    [InlineData("time,death,w\n1,1,1\n", "--rho", "km", "--weights", "w", "--rho", "1")]
    [InlineData("time,death,w\n1,1,1\n", "--svg", "km", "--weights", "w", "--svg", "out.svg")]
    [InlineData("time,death\n1,1\n", "--horizon", "rmst", "--horizon", "0")]
    [InlineData("time,death\n1,x\n", "f.csv:2 [death]: 'x'", "follow-up")]
    public async Task What_cannot_be_used_ends_with_two_and_the_reason(
        string csv,
        string reason,
        string command,
        params string[] options
    )
    {
        var outcome = await Run(csv, [command, .. TimeAndEvent, .. options]);
        Assert.Equal(2, outcome.ExitCode);
        Assert.Empty(outcome.Output);
        Assert.Contains(reason, outcome.Words, StringComparison.Ordinal);
    }
}
