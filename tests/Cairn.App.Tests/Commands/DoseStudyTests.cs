using System.Text.Json.Nodes;

namespace Cairn.App.Tests.Commands;

/// <summary>A study's own escalation plan gives what the same rule gives on the command line, whatever the rule.</summary>
public sealed class DoseStudyTests : IDisposable
{
    const string Truth = ".05,.12,.3,.4";

    readonly TemporaryFolder _folder = CairnProcess.Folder();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(
        "rule: three-plus-three | variant: no-de-escalation | maxDltAtMtd: 2",
        "--rule three-plus-three --variant no-de-escalation --max-dlt-at-mtd 2"
    )]
    [InlineData(
        "rule: three-plus-three | cohortSize: 4 | expansion: 2 | maxDltFirst: 2 | maxDltExpanded: 2",
        "--rule three-plus-three --variant six-at-mtd --cohort-size 4 --expansion 2 --max-dlt-first 2 --max-dlt-expanded 2"
    )]
    [InlineData(
        "rule: accelerated-titration | titrationLevels: 2 | moderateLimit: 1",
        "--rule atd-3+3 --variant six-at-mtd --titration-levels 2 --moderate-limit 1"
    )]
    [InlineData("rule: rolling-six | variant: six-below-rejected", "--rule rolling-six --variant six-below-rejected")]
    [InlineData(
        "rule: boin | target: 0.25 | cohorts: 6 | modification: stay-at-1-of-3 | boundMtd: true | extraSafe: true | closeAbove: 0.9 | enoughAtDose: 9",
        "--rule boin --target .25 --cohorts 6 --modification stay-at-1-of-3 --bound-mtd --extra-safe --close-above .9 --enough-at-dose 9"
    )]
    [InlineData(
        "rule: mtpi | target: 0.3 | interval: [0.25, 0.4] | cohorts: 6",
        "--rule mtpi --target .3 --interval .25,.4 --cohorts 6"
    )]
    [InlineData(
        "rule: mtpi-2 | target: 0.3 | cohorts: 9 | cohortSize: 2",
        "--rule mtpi-2 --target .3 --cohorts 9 --cohort-size 2"
    )]
    [InlineData("rule: keyboard | target: 0.3 | cohorts: 6", "--rule keyboard --target .3 --cohorts 6")]
    [InlineData("rule: i3+3 | target: 0.3 | maxSubjects: 18", "--rule i3+3 --target .3 --max-subjects 18")]
    [InlineData(
        "rule: decision-table | target: 0.3 | cohorts: 6 | decisions: table.csv",
        "--rule decision-table --target .3 --cohorts 6 --decisions studies/X/table.csv"
    )]
    [InlineData(
        "rule: crm | target: 0.25 | skeleton: [0.08, 0.15, 0.25, 0.35] | priorVariance: 1 | overdoseControl: 0.4 | coherent: true | cohorts: 6",
        "--rule crm --target .25 --skeleton .08,.15,.25,.35 --prior-variance 1 --overdose-control .4 --coherent --cohorts 6"
    )]
    [InlineData(
        "rule: crm | model: logistic | target: 0.25 | halfWidth: 0.05 | priorMtd: 3 | skipLevels: true | stopLowestAbove: 1 | cohorts: 6",
        "--rule crm --model logistic --target .25 --half-width .05 --prior-mtd 3 --model-levels 4 --skip-levels --stop-lowest-above 1 --cohorts 6"
    )]
    [InlineData(
        "rule: blrm | referenceDose: 4 | prior: { meanLogAlpha: -1.1, deviationLogAlpha: 2, meanLogBeta: 0, deviationLogBeta: 1 } | cohorts: 5",
        "--rule blrm --doses 1,2,4,8 --reference-dose 4 --prior -1.1,2,0,1,0 --cohorts 5"
    )]
    [InlineData("rule: tite-boin | target: 0.3 | cohorts: 6", "--rule tite-boin --target .3 --cohorts 6")]
    [InlineData(
        "rule: tite-crm | target: 0.25 | skeleton: [0.08, 0.15, 0.25, 0.35] | adaptiveWeights: true | cohorts: 6",
        "--rule tite-crm --target .25 --skeleton .08,.15,.25,.35 --adaptive-weights --cohorts 6"
    )]
    [InlineData(
        "rule: pod-tpi | target: 0.3 | escalateNeeds: 0.9 | stayAllows: 0.2 | cohorts: 6",
        "--rule pod-tpi --target .3 --escalate-needs .9 --stay-allows .2 --cohorts 6"
    )]
    [InlineData(
        "rule: accelerated-titration | then: tite-boin | titrationLevels: 2 | target: 0.3 | maxSubjects: 18 | minimumAtMtd: 6 | noSkipping: true | stopTooToxic: 0.9",
        "--rule tite-boin --titration-levels 2 --moderate-limit 2 --target .3 --max-subjects 18 --minimum-at-mtd 6 --no-skipping --stop-too-toxic .9"
    )]
    public async Task A_study_s_plan_and_the_same_options_give_the_same_table_and_the_same_characteristics(
        string plan,
        string options
    )
    {
        WriteStudy(plan);
        var (study, line) = (await Json("table", "--study", "X"), await Json("table", options.Split(' ')));
        Assert.Equal(line.ToJsonString(), study.ToJsonString());
        var (exact, same) = (
            await Json("exact", "--study", "X", "--truth", Truth),
            await Json("exact", [.. options.Split(' '), "--truth", Truth])
        );
        Assert.Equal(same["select"]!.ToJsonString(), exact["select"]!.ToJsonString());
        Assert.Equal(same["patients"]!.ToJsonString(), exact["patients"]!.ToJsonString());
    }

    // A model's plan goes through every command that takes --study.
    [Fact]
    public async Task Every_dose_command_takes_a_study_with_a_rule_of_its_own()
    {
        WriteStudy(
            "rule: accelerated-titration | then: tite-crm | titrationLevels: 2 | target: 0.25 | halfWidth: 0.05 | priorMtd: 3 | maxSubjects: 15"
        );
        await File.WriteAllTextAsync(
            _folder.File("scenarios.csv"),
            "scenario,truth\nsafe,.02 .05 .1 .2\n",
            TestContext.Current.CancellationToken
        );
        Assert.NotEmpty((await Json("paths", "--study", "X", "--cohorts", "2"))["paths"]!.AsArray());
        Assert.Equal("escalate", (string?)(await Json("next", "--study", "X", "--outcomes", "1N"))["action"]);
        Assert.Equal(2000, (int)(await Json("simulate", "--study", "X", "--truth", Truth, "--trials", "2000"))["trials"]!);
        Assert.Single(
            (await Json("compare", "--scenarios", "scenarios.csv", "--trials", "500", "--design", "--study X"))[
                "scenarios"
            ]!.AsArray()
        );
        var report = await CairnProcess.Run(
            _folder.Path,
            "dose",
            "report",
            "--study",
            "X",
            "--scenarios",
            "scenarios.csv",
            "--out",
            "design.html",
            "--trials",
            "500"
        );
        Assert.True(report.ExitCode == 0, report.Words);
        var shown = await CairnProcess.Run(_folder.Path, "study", "show", "X");
        Assert.Contains("accelerated titration, then TITE-CRM", shown.Output, StringComparison.Ordinal);
        Assert.Contains("dose level 3", shown.Output, StringComparison.Ordinal);
        Assert.Equal(0, (await CairnProcess.Run(_folder.Path, "study", "show", "X", "--format", "json")).ExitCode);
    }

    [Fact]
    public async Task A_study_with_a_table_is_shown_as_json()
    {
        WriteStudy("rule: decision-table | target: 0.3 | cohorts: 6 | decisions: table.csv");
        var shown = await CairnProcess.Run(_folder.Path, "study", "show", "X", "--format", "json");
        Assert.Equal("up to 3 subjects a level", (string?)JsonNode.Parse(shown.Output)!["escalation"]!["decisions"]);
    }

    void WriteStudy(string plan)
    {
        _folder.WithStudy(
            "X",
            $"""
            dosing:
              levels:
                - {"{"} level: 1, millionCellsPerKg: 1, fractions: [ {"{"} day: 0, percent: 100 {"}"} ] {"}"}
                - {"{"} level: 2, millionCellsPerKg: 2, fractions: [ {"{"} day: 0, percent: 100 {"}"} ] {"}"}
                - {"{"} level: 3, millionCellsPerKg: 4, fractions: [ {"{"} day: 0, percent: 100 {"}"} ] {"}"}
                - {"{"} level: 4, millionCellsPerKg: 8, fractions: [ {"{"} day: 0, percent: 100 {"}"} ] {"}"}
            escalation:
            {string.Concat(plan.Split('|').Select(l => $"  {l.Trim()}\n"))}
            """
        );
        File.WriteAllText(
            _folder.File("studies/X/table.csv"),
            "subjects,dlts,decision\n1,0,E\n1,1,S\n2,0,E\n2,1,S\n2,2,D\n3,0,E\n3,1,S\n3,2,D\n3,3,DU\n"
        );
    }

    async Task<JsonNode> Json(string command, params IEnumerable<string> rest)
    {
        var outcome = await CairnProcess.Run(_folder.Path, ["dose", command, .. rest, "--format", "json"]);
        Assert.True(outcome.ExitCode == 0, outcome.Words);
        return JsonNode.Parse(outcome.Output)!;
    }
}
