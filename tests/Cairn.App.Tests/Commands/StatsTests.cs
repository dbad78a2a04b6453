using System.Text.Json;
using static Cairn.App.Tests.Commands.StatsRun;

namespace Cairn.App.Tests.Commands;

public sealed class StatsTests
{
    const string Remissions = "time,status,group,entry\n6,1,a,0\n9,0,a,1\n10,2,b,2\n13,1,b,0\n16,2,a,3\n,1,a,0\n20,NA,b,0\n";

    // By hand: in group a an event at 6 among three, then censorings at 9 and 16; the two rows without a value are left out.
    [Fact]
    public async Task Km_prints_the_fields_scripts_depend_on_and_counts_the_rows_left_out()
    {
        var outcome = await Run(
            Remissions.Replace(",2,", ",0,", StringComparison.Ordinal),
            "km",
            "--data",
            "f.csv",
            "--time",
            "time",
            "--event",
            "status",
            "--group",
            "group",
            "--format",
            "json"
        );
        var result = Json(outcome);
        Assert.Equal(["groups", "logrank"], Fields(result));
        Assert.Equal(["chiSquare", "df", "p"], Fields(result.GetProperty("logrank")));
        var arms = result.GetProperty("groups").EnumerateArray().ToList();
        Assert.Equal(["a", "b"], arms.Select(arm => arm.GetProperty("group").GetString()));
        Assert.Equal(["group", "n", "events", "median", "curve"], Fields(arms[0]));
        Assert.Equal(["estimate", "lower", "upper"], Fields(arms[0].GetProperty("median")));
        var step = arms[0].GetProperty("curve")[0];
        Assert.Equal(["time", "atRisk", "events", "censored", "survival", "standardError", "lower", "upper"], Fields(step));
        Assert.Equal(
            (6, 3, 1, 2 / 3.0),
            (
                step.GetProperty("time").GetDouble(),
                step.GetProperty("atRisk").GetInt32(),
                step.GetProperty("events").GetInt32(),
                step.GetProperty("survival").GetDouble()
            )
        );
        Assert.Equal(JsonValueKind.Null, arms[0].GetProperty("median").GetProperty("estimate").ValueKind);
        Assert.Contains("2 row(s) left out", outcome.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Km_without_groups_has_one_curve_and_no_test()
    {
        var result = Json(
            await Run(
                "t,e\n1,1\n2,0\n",
                "km",
                "--data",
                "f.csv",
                "--time",
                "t",
                "--event",
                "e",
                "--ci",
                "plain",
                "--level",
                ".9",
                "--format",
                "json"
            )
        );
        Assert.Equal("all", result.GetProperty("groups")[0].GetProperty("group").GetString());
        Assert.Equal(JsonValueKind.Null, result.GetProperty("logrank").ValueKind);
    }

    // By hand: all five at risk at 6, so incidence 1/5 with delta variance (1/5)(4/5)/5.
    [Fact]
    public async Task Cif_prints_the_fields_scripts_depend_on()
    {
        var result = Json(
            await Run(
                Remissions,
                "cif",
                "--data",
                "f.csv",
                "--time",
                "time",
                "--status",
                "status",
                "--cause",
                "1",
                "--format",
                "json"
            )
        );
        Assert.Equal(["groups", "gray"], Fields(result));
        var arm = result.GetProperty("groups")[0];
        Assert.Equal(
            ("all", 1, 5),
            (arm.GetProperty("group").GetString(), arm.GetProperty("cause").GetInt32(), arm.GetProperty("n").GetInt32())
        );
        var step = arm.GetProperty("curve")[0];
        Assert.Superset(
            new HashSet<string>(["time", "atRisk", "events", "incidence", "variance", "lower", "upper"]),
            new HashSet<string>(Fields(step))
        );
        Assert.Equal(0.2, step.GetProperty("incidence").GetDouble(), 1e-15);
        Assert.Equal(0.032, step.GetProperty("variance").GetDouble(), 1e-15);
        Assert.Empty(result.GetProperty("gray").EnumerateArray());
    }

    [Fact]
    public async Task Cif_compares_groups_by_grays_test_for_the_cause_asked_for()
    {
        var result = Json(
            await Run(
                Remissions,
                "cif",
                "--data",
                "f.csv",
                "--time",
                "time",
                "--status",
                "status",
                "--cause",
                "2",
                "--group",
                "group",
                "--variance",
                "gray",
                "--format",
                "json"
            )
        );
        var test = Assert.Single(result.GetProperty("gray").EnumerateArray());
        Assert.Equal(["cause", "chiSquare", "df", "p"], Fields(test));
        Assert.Equal((2, 1), (test.GetProperty("cause").GetInt32(), test.GetProperty("df").GetInt32()));
    }

    // Newcombe 1998, table I, method 5.
    [Fact]
    public async Task Binomial_prints_estimate_and_limits()
    {
        var result = Json(await Run("", "binomial", "81", "263", "--format", "json"));
        Assert.Equal(["estimate", "lower", "upper"], Fields(result));
        Assert.Equal(0.2527, result.GetProperty("lower").GetDouble(), 4);
        Assert.Equal(0.3676, result.GetProperty("upper").GetDouble(), 4);
    }

    [Theory]
    [InlineData("km", "--event", "log-rank")]
    [InlineData("cif", "--status", "Gray's test")]
    public async Task The_table_is_for_reading_and_says_what_the_test_found(string command, string outcomeOption, string test)
    {
        var outcome = await Run(
            Remissions.Replace(",2,", ",0,", StringComparison.Ordinal),
            command,
            "--data",
            "f.csv",
            "--time",
            "time",
            outcomeOption,
            "status",
            "--group",
            "group"
        );
        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("at risk", outcome.Output, StringComparison.Ordinal);
        Assert.Contains(test, outcome.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", outcome.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("km", "--event")]
    [InlineData("cif", "--status")]
    public async Task A_group_of_one_is_named_with_its_line_and_still_estimated(string command, string outcomeOption)
    {
        var outcome = await Run(
            "t,e,g\n1,1,a\n2,0,a\n3,1,A\n",
            command,
            "--data",
            "f.csv",
            "--time",
            "t",
            outcomeOption,
            "e",
            "--group",
            "g",
            "--format",
            "json"
        );
        Assert.Equal(2, Json(outcome).GetProperty("groups").GetArrayLength());
        Assert.Contains("f.csv:4 [g]: 'A' is a group of one", outcome.Words, StringComparison.Ordinal);
    }

    // All censored, one event, all tied: nulls where nothing can be estimated.
    [Theory]
    [InlineData("1,0,a\n2,0,a\n3,0,b\n4,0,b\n")]
    [InlineData("1,0,a\n2,1,a\n3,0,b\n4,0,b\n")]
    [InlineData("1,1,a\n1,1,a\n1,1,b\n1,1,b\n")]
    [InlineData("0,0,a\n0,1,b\n")]
    public async Task Every_command_on_the_edges_gives_nulls_and_never_nan(string rows)
    {
        foreach (
            var command in (string[][])
                [
                    ["km", "--event", "e", "--group", "g"],
                    ["cif", "--status", "e", "--group", "g"],
                    ["cox", "--event", "e", "--covariates", "g"],
                    ["finegray", "--status", "e", "--covariates", "g"],
                    ["follow-up", "--event", "e", "--group", "g"],
                    ["km", "--event", "e", "--weights", "t"],
                ]
        )
        foreach (var format in (string[])["json", "table"])
        {
            var outcome = await Run("t,e,g\n" + rows, [.. command, "--data", "f.csv", "--time", "t", "--format", format]);
            Assert.True(outcome.ExitCode == 0, $"{command[0]} {rows} {outcome.Words}");
            Assert.DoesNotContain("NaN", outcome.Output, StringComparison.Ordinal);
            Assert.DoesNotContain(
                "Infinity",
                outcome
                    .Output.Replace("plus-infinity", "", StringComparison.Ordinal)
                    .Replace("minus-infinity", "", StringComparison.Ordinal),
                StringComparison.OrdinalIgnoreCase
            );
        }
    }

    [Fact]
    public async Task Times_that_differ_by_rounding_are_said_to_be_taken_as_equal()
    {
        var outcome = await Run(
            "t,e\n0.3,1\n0.30000000000000004,1\n1,0\n",
            "km",
            "--data",
            "f.csv",
            "--time",
            "t",
            "--event",
            "e",
            "--format",
            "json"
        );
        Assert.Equal(2, Json(outcome).GetProperty("groups")[0].GetProperty("curve").GetArrayLength());
        Assert.Contains("rounding", outcome.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everything_wrong_in_a_file_is_said_at_once_with_its_line_and_column()
    {
        var outcome = await Run(
            "time,status,entry\nx,1,0\n-3,0,0\n5,2,0\n4,1,4\n5,1\n\"1,000\",1,0\nInf,1,0\n",
            "km",
            "--data",
            "f.csv",
            "--time",
            "time",
            "--event",
            "status",
            "--entry",
            "entry"
        );
        Assert.Equal(2, outcome.ExitCode);
        Assert.Empty(outcome.Output);
        string[] said =
        [
            "f.csv:2 [time]: 'x'",
            "f.csv:3 [time]: -3",
            "f.csv:4 [status]: 2",
            "f.csv:5 [entry]: Entry 4",
            "f.csv:6: The row has 2 fields",
            "f.csv:7 [time]: '1,000'",
            "f.csv:8 [time]: 'Inf'",
        ];
        foreach (var words in said)
            Assert.Contains(words, outcome.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_wrong_in_every_row_is_not_listed_to_the_end()
    {
        var outcome = await Run(
            "t,e\n" + string.Concat(Enumerable.Repeat("x,1\n", 500)),
            "km",
            "--data",
            "f.csv",
            "--time",
            "t",
            "--event",
            "e"
        );
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("480 more", outcome.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "empty", "km", "--time", "t", "--event", "e")]
    [InlineData("t,e\n", "no rows", "km", "--time", "t", "--event", "e")]
    [InlineData("t,e\n1,\nNA,0\n", "lacks a value", "km", "--time", "t", "--event", "e")]
    [InlineData("t,e\n1,0\n", "no column 'T'", "km", "--time", "T", "--event", "e")]
    [InlineData("t,e,e\n1,0,1\n", "2 columns 'e'", "km", "--time", "t", "--event", "e")]
    [InlineData("t,e\n1,\"0\n", "quoted", "km", "--time", "t", "--event", "e")]
    [InlineData("t,e\n1,1.5\n", "no status", "cif", "--time", "t", "--status", "e")]
    [InlineData("t,e\n1,-1\n", "no status", "cif", "--time", "t", "--status", "e")]
    [InlineData("t,e\n1,1\n", "no cause", "cif", "--time", "t", "--status", "e", "--cause", "0")]
    [InlineData("t,e\n1,1\n", "--level", "km", "--time", "t", "--event", "e", "--level", "95")]
    [InlineData("t,e\n1,1\n", "--time", "km", "--event", "e")]
    public async Task What_cannot_be_used_ends_with_two_and_the_reason(
        string csv,
        string reason,
        string command,
        params string[] options
    )
    {
        var outcome = await Run(csv, [command, "--data", "f.csv", .. options]);
        Assert.Equal(2, outcome.ExitCode);
        Assert.Empty(outcome.Output);
        Assert.Contains(reason, outcome.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("13", "12")]
    [InlineData("1", "-1")]
    public async Task A_proportion_of_more_than_all_is_refused(string x, string n) =>
        Assert.Equal(2, (await Run("", "binomial", x, n)).ExitCode);

    [Fact]
    public async Task A_file_that_is_not_there_is_bad_input()
    {
        var outcome = await Run("", "km", "--data", "other.csv", "--time", "t", "--event", "e");
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("no such file", outcome.Words, StringComparison.Ordinal);
    }
}
