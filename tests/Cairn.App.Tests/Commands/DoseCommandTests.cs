using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Cairn.App.Tests.Commands;

/// <summary><c>cairn dose</c> as a script meets it: fields on stdout, words on stderr, exit codes.</summary>
public sealed class DoseCommandTests
{
    const string ThreePlusThree = "--rule three-plus-three --variant no-de-escalation";
    const string Titration = "--rule atd-3+3 --titration-levels 2 --moderate-limit 1 --variant six-at-mtd";

    [Theory]
    [InlineData(ThreePlusThree, "1NNN", "escalate", 2, null)]
    [InlineData(ThreePlusThree, "1NNN 2NNT", "stay", 2, null)]
    [InlineData(ThreePlusThree, "1NNN 2NTT", "stop", 1, 1)]
    [InlineData(ThreePlusThree, "1NTT", "stop", 0, 0)]
    [InlineData("--rule three-plus-three --variant six-below-rejected", "1NNN 2NTT", "de-escalate", 1, null)]
    [InlineData(Titration, "1N 2M", "stay", 2, null)]
    [InlineData(Titration, "", "stay", 1, null)]
    public async Task Next_gives_the_action_the_dose_and_the_mtd(string design, string outcomes, string action, int dose, int? mtd)
    {
        var next = await Json($"next {design} --levels 4 --outcomes", outcomes);
        Assert.Equal(action, (string?)next["action"]);
        Assert.Equal(dose, (int?)next["dose"]);
        Assert.Equal(mtd, (int?)next["mtd"]);
        Assert.NotEmpty((string)next["reason"]!);
        Assert.False((bool)next["levelsAssumed"]!);
    }

    [Fact]
    public async Task A_number_of_levels_that_was_not_given_is_called_assumed()
    {
        var (code, stdout, stderr) = await Run($"next {ThreePlusThree} --format json --outcomes", "1NNN 2NNN");
        Assert.Equal(0, code);
        Assert.Equal(3, (int?)JsonNode.Parse(stdout)!["levels"]);
        Assert.True((bool)JsonNode.Parse(stdout)!["levelsAssumed"]!);
        Assert.Contains("assumed 3", stderr, StringComparison.Ordinal);
    }

    // The worked example of titration on two levels: E[N] 13.34, E[DLT] 2.58, P(select 3) .416.
    [Fact]
    public async Task Exact_gives_the_operating_characteristics()
    {
        var exact = await Json($"exact {Titration} --truth .05,.10,.20,.35 --moderate .10,.15,.20,.25");
        Assert.Equal(13.34, (double)exact["expectedPatients"]!, .005);
        Assert.Equal(.416, (double)exact["select"]![2]!, .0005);
        Assert.Equal(1, (double)exact["none"]! + exact["select"]!.AsArray().Sum(p => (double)p!), 1e-12);
        Assert.Equal(4, exact["patients"]!.AsArray().Count);
        Assert.Equal(2.58, exact["dlts"]!.AsArray().Sum(d => (double)d!), .005);
        Assert.True((int)exact["states"]! > 0);
        Assert.True((double)exact["compileMicroseconds"]! > 0);
        Assert.True((double)exact["sweepMicroseconds"]! > 0);
    }

    [Fact]
    public async Task Table_and_paths_come_from_the_same_rule()
    {
        var table = await Json($"table {ThreePlusThree}");
        var three = table["situations"]![0]!["rows"]![2]!;
        Assert.Equal((0, 2), ((int?)three["escalateAtMost"], (int?)three["closeAtLeast"]));
        var paths = await Json($"paths {ThreePlusThree} --levels 5 --cohorts 4");
        Assert.Equal(34, paths["paths"]!.AsArray().Count);
    }

    [Theory]
    [InlineData("--outcomes [cohort '3NNN']", $"next {ThreePlusThree} --outcomes", "1NNN 3NNN")]
    [InlineData("--variant", "next --rule three-plus-three --outcomes", "1NNN")]
    [InlineData("--variant", "next --rule three-plus-three --variant b --outcomes", "1NNN")]
    [InlineData("--rule", "next --rule five-plus-five --outcomes", "1NNN")]
    [InlineData("--titration-levels", "next --rule atd-3+3 --variant six-at-mtd --outcomes", "1N")]
    [InlineData("--moderate-limit", $"next {ThreePlusThree} --moderate-limit 2 --outcomes", "1N")]
    [InlineData("--levels", $"next {ThreePlusThree} --levels 99 --outcomes", "1N")]
    [InlineData("--truth", $"exact {ThreePlusThree} --truth", ".1,x")]
    [InlineData("truth [level 2]", $"exact {ThreePlusThree} --truth", ".1,1.5")]
    [InlineData("--truth", $"exact {ThreePlusThree} --levels 3 --truth", ".1,.2")]
    [InlineData("--start-level", $"exact {ThreePlusThree} --start-level 3 --truth", ".1,.2")]
    [InlineData("--cohorts", $"paths {ThreePlusThree} --cohorts", "-1")]
    [InlineData("--format", $"table {ThreePlusThree} --format", "xml")]
    public async Task Bad_input_is_named_on_stderr_with_exit_code_two(string place, string command, string last)
    {
        var (code, stdout, stderr) = await Run(command, last);
        Assert.Equal(2, code);
        Assert.Empty(stdout);
        Assert.Contains($"cairn: {place}: ", stderr, StringComparison.Ordinal);
    }

    static async Task<JsonNode> Json(string command, params IEnumerable<string> rest)
    {
        var (code, stdout, stderr) = await Run($"{command}", [.. rest, "--format", "json"]);
        Assert.True(code == 0, stderr);
        return JsonNode.Parse(stdout)!;
    }

    static async Task<(int Code, string Stdout, string Stderr)> Run(string command, params IEnumerable<string> rest)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "cairn"), ["dose", .. command.Split(' '), .. rest])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var cairn = Process.Start(start)!;
        var (stdout, stderr) = (cairn.StandardOutput.ReadToEndAsync(), cairn.StandardError.ReadToEndAsync());
        await cairn.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        return (cairn.ExitCode, await stdout, await stderr);
    }
}
