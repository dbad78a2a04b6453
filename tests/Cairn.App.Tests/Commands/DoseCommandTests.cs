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
    [InlineData("--rule boin --target .3 --cohorts 10 --cohort-size 3", "1NNN 2NTT", "de-escalate", 1, null)]
    [InlineData("--rule mtpi-2 --target .3", "1NNN 2NNT", "stay", 2, null)]
    [InlineData("--rule keyboard --target .3 --interval .2,.4", "1NNN", "escalate", 2, null)]
    [InlineData("--rule mtpi --target .3", "1NNN", "escalate", 2, null)]
    [InlineData("--rule i3+3 --target .3", "1NTT", "stay", 1, null)]
    [InlineData("--rule crm --target .25 --skeleton .08,.15,.25,.35 --prior-variance 1.34", "1NNN", "escalate", 2, null)]
    [InlineData("--rule crm --target .25 --half-width .05 --prior-mtd 3 --model-levels 4", "1TTT", "stop", 0, 0)]
    [InlineData("--rule blrm --doses 1,2,4,8 --reference-dose 4 --prior -1.4,1.5,0,.8,-.2", "1TTT", "stop", 0, 0)]
    [InlineData("--rule tite-crm --target .25 --skeleton .08,.15,.25,.35", "1NNN", "escalate", 2, null)]
    [InlineData("--rule tite-boin --target .3", "1NNN", "escalate", 2, null)]
    [InlineData("--rule pod-tpi --target .3", "1NNN", "escalate", 2, null)]
    [InlineData("--rule rolling-six --variant six-at-mtd", "1NNN", "escalate", 2, null)]
    [InlineData("--rule boin12 --target .35 --lowest-response .25", "1EEE", "stay", 1, null)]
    [InlineData("--rule u-boin --target .35 --lowest-response .25", "1NNN", "escalate", 2, null)]
    [InlineData("--rule bf-boin --target .3", "1NNN", "escalate", 2, null)]
    [InlineData("--rule boin --target .3 --titration-levels 3 --moderate-limit 2", "1N", "escalate", 2, null)]
    [InlineData("--rule boin --target .3 --max-subjects 3 --minimum-at-mtd 3", "1NNN", "stop", 1, 1)]
    public async Task Next_gives_the_action_the_dose_and_the_mtd(
        string design,
        string outcomes,
        string action,
        int dose,
        int? mtd
    )
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

    [Fact]
    public async Task Next_reads_subjects_under_observation()
    {
        var wait = await Json("next --rule tite-boin --target .3 --levels 4 --window 28 --pending 1:3,1:3,1:2 --outcomes", "1NN");
        Assert.Equal("suspend", (string?)wait["action"]);
        var go = await Json("next --rule tite-boin --target .3 --levels 4 --window 28 --pending 1:20 --outcomes", "1NN");
        Assert.Equal("escalate", (string?)go["action"]);
    }

    // The same numbers as exact, within five Monte Carlo errors.
    [Fact]
    public async Task Simulate_gives_the_fields_of_exact_with_their_errors()
    {
        const string design = "--rule boin --target .3 --cohorts 10 --cohort-size 3 --truth .05,.12,.25,.4,.55";
        var (exact, simulated) = (await Json($"exact {design}"), await Json($"simulate {design} --trials 200000 --seed 4"));
        for (var level = 0; level < 5; level++)
            Assert.Equal(
                (double)exact["select"]![level]!,
                (double)simulated["select"]![level]!,
                5 * (double)simulated["standardErrors"]!["select"]![level]! + 1e-5
            );
        Assert.Equal(200_000, (long)simulated["trials"]!);
        Assert.True((double)simulated["trialsPerSecond"]! > 0);
        Assert.Equal(3, (int)exact["trueMtd"]!);
        Assert.InRange((double)exact["moreThan60PercentAboveMtd"]!, .05, .1);
    }

    [Fact]
    public async Task Simulate_in_time_adds_the_calendar()
    {
        var run = await Json(
            "simulate --rule tite-crm --target .25 --skeleton .08,.15,.25,.35 --cohorts 6 --truth .05,.12,.25,.4 --trials 500 --window 28 --arrival 10 --manufacture 21 --manufacture-failure .1"
        );
        Assert.True((double)run["calendar"]!["durationDays"]!["mean"]! > 100);
        Assert.True((double)run["calendar"]!["durationDays"]!["standardError"]! > 0);
        Assert.Equal(0, (int)run["calendar"]!["unfinished"]!);
    }

    [Fact]
    public async Task Compare_tries_several_designs_on_the_scenarios_of_a_file()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(
            file,
            "scenario,truth\nsafe,.02 .05 .1\ntoxic,.5 .6 .7\n",
            TestContext.Current.CancellationToken
        );
        string[] rest =
        [
            "--scenarios",
            file,
            "--design",
            "--rule boin --target .3 --cohorts 6",
            "--design",
            "--rule three-plus-three --variant six-at-mtd",
        ];
        var compared = await Json("compare --trials 5000", rest);
        Assert.Equal("safe,toxic", string.Join(',', compared["scenarios"]!.AsArray().Select(s => (string?)s!["scenario"])));
        Assert.All(compared["scenarios"]!.AsArray(), s => Assert.Equal(2, s!["designs"]!.AsArray().Count));
        Assert.True((double)compared["scenarios"]![1]!["designs"]![0]!["result"]!["none"]! > .5);
        await File.WriteAllTextAsync(file, "scenario,truth\nsafe,.02 x\n", TestContext.Current.CancellationToken);
        var (code, _, stderr) = await Run("compare", rest);
        Assert.Equal(2, code);
        Assert.Contains(":2 [truth]: 'x' is no number.", stderr, StringComparison.Ordinal);
        File.Delete(file);
    }

    [Fact]
    public async Task Report_writes_one_html_file()
    {
        var folder = Directory.CreateTempSubdirectory("cairn-dose").FullName;
        var scenarios = Path.Combine(folder, "scenarios.csv");
        await File.WriteAllTextAsync(scenarios, "scenario,truth\nsafe,.02 .05 .1\n", TestContext.Current.CancellationToken);
        var output = Path.Combine(folder, "out", "design.html");
        var (code, stdout, stderr) = await Run(
            "report --rule boin --target .3 --cohorts 6",
            "--scenarios",
            scenarios,
            "--out",
            output
        );
        Assert.True(code == 0, stderr);
        Assert.Equal(output, stdout.Trim());
        Assert.Contains(
            "Dose-escalation design",
            await File.ReadAllTextAsync(output, TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
        Directory.Delete(folder, recursive: true);
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
    [InlineData("--truth [level 3]", $"exact {ThreePlusThree} --truth", ".1,.3,.2")]
    [InlineData("--truth [level 2]", $"exact {ThreePlusThree} --truth", ".1,1.5")]
    [InlineData("--truth", $"exact {ThreePlusThree} --levels 3 --truth", ".1,.2")]
    [InlineData("--start-level", $"exact {ThreePlusThree} --start-level 3 --truth", ".1,.2")]
    [InlineData("--cohorts", $"paths {ThreePlusThree} --cohorts", "-1")]
    [InlineData("--cohorts", $"paths {ThreePlusThree} --cohorts", "0")]
    [InlineData(
        "--titration-levels",
        "exact --rule atd-3+3 --titration-levels 9 --moderate-limit 1 --variant six-at-mtd --truth",
        ".1,.2,.3"
    )]
    [InlineData("--titration-levels", "table --rule boin --target .3 --titration-levels 4 --moderate-limit 1 --levels", "3")]
    [InlineData("--rule", "next --study X --target .3 --rule", "boin")]
    [InlineData("--pending", "next --study X --window 28 --pending", "1:3")]
    [InlineData("--target", "next --rule boin --outcomes", "1NNN")]
    [InlineData("--target", "next --rule boin --target 1.5 --outcomes", "1NNN")]
    [InlineData("--skeleton", "next --rule crm --target .25 --skeleton .3,.2 --outcomes", "1NNN")]
    [InlineData("--skeleton", "next --rule boin --target .25 --skeleton .2,.3 --outcomes", "1NNN")]
    [InlineData("--prior-variance", "next --rule crm --target .25 --skeleton .2,.3 --prior-variance 0 --outcomes", "1NNN")]
    [InlineData("--cohort-size", "next --rule boin --target .25 --cohort-size 0 --outcomes", "1NNN")]
    [InlineData("--cohorts", "exact --rule boin --target .25 --truth", ".1,.2")]
    [InlineData("--interval", "next --rule mtpi-2 --target .25 --interval .3,.4 --outcomes", "1NNN")]
    [InlineData("--decisions", "next --rule decision-table --target .25 --decisions no-such.csv --outcomes", "1NNN")]
    [InlineData("--pending", "next --rule tite-boin --target .25 --window 28 --pending 9:1 --levels 3 --outcomes", "1NNN")]
    [InlineData("--window", "next --rule tite-boin --target .25 --pending 1:1 --levels 3 --outcomes", "1NNN")]
    [InlineData("--trials", $"simulate {ThreePlusThree} --trials 0 --truth", ".1,.2")]
    [InlineData("--arrival", $"simulate {ThreePlusThree} --window 28 --truth", ".1,.2")]
    [InlineData("--true-mtd", $"exact {ThreePlusThree} --true-mtd 3 --truth", ".1,.2")]
    [InlineData("--rule", "next --rule boin --study X --target .3 --outcomes", "1NNN")]
    [InlineData("--design", "compare --scenarios no-such.csv --design", "x")]
    [InlineData("--format", $"table {ThreePlusThree} --format", "xml")]
    public async Task Bad_input_is_named_on_stderr_with_exit_code_two(string place, string command, string last)
    {
        var (code, stdout, stderr) = await Run(command, last);
        Assert.Equal(2, code);
        Assert.Empty(stdout);
        Assert.Contains($"cairn: {place}: ", stderr, StringComparison.Ordinal);
    }

    // By the rule's words: one subject a level on levels 1 and 2 until a DLT or one trigger; then the 3+3, whose cohort the subject begins.
    [Fact]
    public async Task The_table_of_a_titration_has_both_phases()
    {
        var (code, stdout, _) = await Run("table", Titration.Split(' '));
        Assert.Equal(0, code);
        Assert.Contains("  level 1, no DLT, 0 triggers: escalate: treat 1 at dose level 2\n", stdout, StringComparison.Ordinal);
        Assert.Contains(
            "  level 1, no DLT, 1 trigger: titration is over, stay: treat 2 at dose level 1\n",
            stdout,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "  level 2, no DLT, 0 triggers: titration is over, escalate: treat 3 at dose level 3\n",
            stdout,
            StringComparison.Ordinal
        );
        Assert.Contains("  level 2, 1 DLT: titration is over, stay: treat 2 at dose level 2\n", stdout, StringComparison.Ordinal);
        Assert.Contains(
            "After titration. The level above is open and untried\n  0 of 1: stay, treat 2 more\n",
            stdout,
            StringComparison.Ordinal
        );
        var json = await Json($"table {Titration}");
        Assert.Equal("escalate", (string?)json["titration"]![0]!["action"]);
        Assert.True((bool)json["afterTitration"]!);
        Assert.Empty((await Json($"table {ThreePlusThree}"))["titration"]!.AsArray());
    }

    [Fact]
    public async Task Exact_says_when_follow_up_is_taken_as_complete()
    {
        var (_, stdout, stderr) = await Run("exact --rule tite-boin --target .3 --cohorts 4 --format json --truth", ".1,.3");
        Assert.Contains("complete follow-up", stderr, StringComparison.Ordinal);
        Assert.True((bool)JsonNode.Parse(stdout)!["followUpTakenAsComplete"]!);
        var (_, plain, silent) = await Run("exact --rule boin --target .3 --cohorts 4 --format json --truth", ".1,.3");
        Assert.Empty(silent);
        Assert.False((bool)JsonNode.Parse(plain)!["followUpTakenAsComplete"]!);
    }

    [Fact]
    public async Task Report_offers_no_calendar()
    {
        Assert.DoesNotContain("--arrival", (await Run("report", "--help")).Stdout, StringComparison.Ordinal);
        Assert.Contains("--arrival", (await Run("simulate", "--help")).Stdout, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("exact")]
    [InlineData("simulate --trials 100")]
    public async Task A_titration_without_moderate_events_in_the_truth_says_what_it_took(string command)
    {
        var (code, _, stderr) = await Run($"{command} {Titration} --truth", ".1,.2,.3");
        Assert.Equal(0, code);
        Assert.Contains("--moderate: no probability of a moderate event is given; taken as 0", stderr, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "--moderate",
            (await Run($"{command} {Titration} --moderate 0,0,0 --truth", ".1,.2,.3")).Stderr,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(
            "--moderate",
            (await Run($"{command} {ThreePlusThree} --truth", ".1,.2,.3")).Stderr,
            StringComparison.Ordinal
        );
    }

    static async Task<JsonNode> Json(string command, params IEnumerable<string> rest)
    {
        var (code, stdout, stderr) = await Run($"{command}", [.. rest, "--format", "json"]);
        Assert.True(code == 0, stderr);
        return JsonNode.Parse(stdout)!;
    }

    static Task<(int Code, string Stdout, string Stderr)> Run(string command, params IEnumerable<string> rest) =>
        DoseRun.Of(command, rest);
}
