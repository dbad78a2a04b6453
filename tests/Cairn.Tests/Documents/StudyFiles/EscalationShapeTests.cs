using Cairn.Escalation.Designs;
using Cairn.Escalation.Exact;
using Cairn.Studies;

namespace Cairn.Tests.Documents.StudyFiles;

/// <summary>What a study file says of its escalation, and what the reader says of it.</summary>
public sealed class EscalationShapeTests
{
    public static TheoryData<int> Plans => [.. Enumerable.Range(0, EscalationPlans.All.Count)];

    [Trait("Speed", "Slow")]
    [Theory, MemberData(nameof(Plans))]
    public void A_plan_is_read_as_the_design_it_states_with_the_same_decision_table(int index)
    {
        var (plan, design) = EscalationPlans.All[index];
        var read = EscalationPlans.Read(plan);
        Assert.Empty(read.Findings);
        var planned = read.Value!.Escalation!.Design();
        Assert.Equal(design, planned);
        Assert.Equal(design.Name, planned.Name);
        Assert.Equal(DecisionTable.Of(design, 9), DecisionTable.Of(planned, 9));
    }

    [Fact]
    public void Every_rule_that_can_run_a_trial_is_among_the_plans() =>
        Assert.Equal(
            DesignKinds.Running.Select(k => k.Id).Order(),
            EscalationPlans.All.Select(p => EscalationPlans.Read(p.Plan).Value!.Escalation!.Rule.Kind.Id).Distinct().Order()
        );

    public static TheoryData<string, int?, string, string> BadPlans =>
        new()
        {
            // the plan (its first line is line 13), the finding's line, what it says, how to mend it
            { "rule: boin | cohorts: 10", 12, "The target DLT rate is not stated", "0.3" },
            { "rule: boin | target: | cohorts: 10", 14, "The target DLT rate is not stated", "0.3" },
            { "rule: boin | target: high | cohorts: 10", 14, "'high' is no number", "digits" },
            { "rule: boin | target: 0.3", 12, "does not say when it ends", "number of cohorts, or the most subjects" },
            { "rule: boin | target: 0.7 | cohorts: 10", 14, "0.7 is out of range", "from 0.05 to 0.6" },
            { "rule: keyboard | target: 1 | cohorts: 10", 14, "1 is out of range", "above 0 and below 1" },
            {
                "rule: boin | target: 0.3 | cohorts: 10 | skeleton: [0.1, 0.2]",
                16,
                "boin does not take it",
                "use a rule that takes it: crm, tite-crm"
            },
            {
                "rule: boin | target: 0.3 | cohorts: 10 | variant: six-at-mtd",
                16,
                "boin does not take it",
                "three-plus-three, rolling-six"
            },
            {
                "rule: boin | target: 0.3 | cohorts: 10 | titrationLevels: 2",
                16,
                "boin does not take it",
                "accelerated-titration"
            },
            { "rule: boin | target: 0.3 | cohorts: 10 | lowestResponse: 0.2", 16, "The key 'lowestResponse' is not known", "" },
            {
                "rule: boin | target: 0.3 | cohorts: 10 | modification: stay",
                16,
                "'stay' is none of the words",
                "stay-at-1-of-3"
            },
            {
                "rule: boin | target: 0.3 | cohorts: 10 | extraSafe: true | closeAbove: 0.05",
                17,
                "lowers it by 0.05",
                "more than 0.05"
            },
            { "rule: boin | target: 0.3 | cohorts: 0", 15, "0 is out of range", "1 to 1000" },
            { "rule: boin12 | target: 0.3 | cohorts: 10", 13, "it looks at responses", "another rule" },
            {
                "rule: accelerated-titration | then: u-boin | titrationLevels: 2",
                14,
                "cannot follow a titration",
                "another rule"
            },
            {
                "rule: accelerated-titration | then: boin | titrationLevels: 2 | cohorts: 9",
                12,
                "The target DLT rate is not stated",
                "0.3"
            },
            {
                "rule: accelerated-titration | then: boin | target: 0.3 | cohorts: 9",
                12,
                "has no titration level",
                "one subject"
            },
            { "rule: three-plus-three | then: boin", 14, "three-plus-three does not take it", "accelerated-titration" },
            {
                "rule: three-plus-three | moderateTriggers: [{ id: T, says: Grade 2, minimumGrade: 2 }]",
                14,
                "three-plus-three does not take it",
                "accelerated-titration"
            },
            { "rule: three-plus-three | target: 0.3", 14, "three-plus-three does not take it", "boin" },
            { "rule: three-plus-three | stopTooToxic: 0.9", 12, "The target DLT rate is not stated", "0.3" },
            { "rule: three-plus-three | maxDltFirst: 3", 14, "3 DLTs are all of a cohort of 3", "less than 3" },
            { "rule: three-plus-three | maxDltExpanded: 6", 14, "6 DLTs are all of 6 subjects", "less than 6" },
            { "rule: three-plus-three | cohortSize: 61", 14, "61 is out of range", "1 to 60" },
            { "rule: rolling-six | cohortSize: 3", 14, "rolling-six does not take it", "" },
            {
                "rule: mtpi-2 | target: 0.3 | cohorts: 9 | interval: [0.35, 0.4]",
                16,
                "0.35, 0.4 is no interval about the target",
                "the target between them"
            },
            { "rule: mtpi-2 | target: 0.3 | cohorts: 9 | interval: [0.2]", 16, "0.2 is no interval of rates", "two rates" },
            { "rule: i3+3 | target: 0.04 | cohorts: 9", 14, "does not lie between 0 and 1", "State the interval" },
            { "rule: crm | target: 0.25 | cohorts: 9", 12, "needs prior guesses", "half-width" },
            {
                "rule: crm | target: 0.25 | cohorts: 9 | skeleton: [0.1, 0.2, 0.3]",
                16,
                "3 values, and there are 4 dose levels",
                "one a level"
            },
            {
                "rule: crm | target: 0.25 | cohorts: 9 | skeleton: [0.1, 0.3, 0.2, 0.4]",
                16,
                "does not increase: 0.2 at level 3 after 0.3",
                "strictly increasing"
            },
            { "rule: crm | target: 0.25 | cohorts: 9 | skeleton: []", 16, "The skeleton has 0 levels", "strictly increasing" },
            { "rule: crm | target: 0.25 | cohorts: 9 | halfWidth: 0.05", 12, "prior rate is the target", "prior MTD" },
            { "rule: crm | target: 0.25 | cohorts: 9 | halfWidth: 0.05 | priorMtd: 5", 17, "5 is out of range", "1 to 4" },
            { "rule: crm | target: 0.25 | cohorts: 9 | halfWidth: 0.25 | priorMtd: 2", 16, "0.25 is out of range", "below 0.25" },
            {
                "rule: crm | target: 0.25 | cohorts: 9 | halfWidth: 0.05 | priorMtd: 2 | skeleton: [0.1, 0.2, 0.3, 0.4]",
                16,
                "The skeleton is stated too",
                "one of them"
            },
            {
                "rule: crm | target: 0.25 | cohorts: 9 | priorMtd: 2 | skeleton: [0.1, 0.2, 0.3, 0.4]",
                16,
                "belongs to a half-width",
                "Take it out"
            },
            { "rule: blrm | cohorts: 9 | referenceDose: 4", 12, "needs its prior", "log alpha" },
            {
                "rule: blrm | cohorts: 9 | referenceDose: 4 | priorMixture: [ { weight: 0.8, meanLogAlpha: 0, deviationLogAlpha: 1, meanLogBeta: 0, deviationLogBeta: 1 } ]",
                16,
                "The weights 0.8 do not sum to 1.",
                "State weights above 0 that do."
            },
            {
                "rule: blrm | cohorts: 9 | referenceDose: 0 | prior: { meanLogAlpha: 0, deviationLogAlpha: 1, meanLogBeta: 0, deviationLogBeta: 1 }",
                15,
                "0 is out of range",
                "above 0"
            },
            {
                "rule: blrm | cohorts: 9 | referenceDose: 4 | prior: { meanLogAlpha: 0, deviationLogAlpha: 0, meanLogBeta: 0, deviationLogBeta: 1 }",
                16,
                "standard deviation is not above 0",
                ""
            },
            {
                "rule: blrm | cohorts: 9 | referenceDose: 4 | prior: { meanLogAlpha: 0, deviationLogAlpha: 1 }",
                16,
                "'meanLogBeta' is missing",
                ""
            },
            { "rule: decision-table | target: 0.3 | cohorts: 9", 12, "to come from a table, and there is none", "file" },
            {
                "rule: decision-table | target: 0.3 | cohorts: 9 | decisions: no.csv",
                16,
                "There is no file 'no.csv'",
                "subjects,dlts,decision"
            },
            {
                "rule: decision-table | target: 0.3 | cohorts: 9 | decisions: [{ subjects: 3 }]",
                16,
                "3 subjects where 1 are expected",
                "each number from 1"
            },
            {
                "rule: decision-table | target: 0.3 | cohorts: 9 | decisions: [{ subjects: 1, escalateAtMost: 1, deEscalateAtLeast: 1 }]",
                16,
                "go up and down",
                "above escalateAtMost"
            },
            {
                "rule: decision-table | target: 0.3 | cohorts: 9 | decisions: [{ subjects: 1 }, { subjects: 2, deEscalateAtLeast: 2, closeAtLeast: 1 }]",
                16,
                "close the level before they go down",
                ""
            },
            {
                "rule: boin | target: 0.3 | cohorts: 9 | maxSubjects: 6 | minimumAtMtd: 9",
                17,
                "9 at the MTD are more than the 6 subjects",
                "at most 6"
            },
            {
                "rule: boyn | target: 0.3 | skeleton: [0.1]",
                13,
                "'boyn' is none of the words",
                "Write 'boin'; allowed are three-plus-three, accelerated-titration, rolling-six,"
            },
            { "rule: boin | target: 0.3 | cohorts: 9 | startLevel: 5", 16, "starts at level 5", "up to 4" },
        };

    [Theory, MemberData(nameof(BadPlans))]
    public void A_bad_plan_is_one_finding_at_its_line_with_what_is_wrong_and_how_to_mend_it(
        string plan,
        int? line,
        string what,
        string mend
    )
    {
        var read = EscalationPlans.Read(plan);
        Assert.Null(read.Value);
        Assert.Contains(read.Findings, f =>
            f.Line == line && f.What.Contains(what, StringComparison.Ordinal) && f.Mend.Contains(mend, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void A_table_in_a_file_of_its_own_is_blamed_there()
    {
        var findings = Cairn
            .Documents.StudyFiles.StudyReader.Read(
                "planned",
                new Dictionary<string, string>
                {
                    ["study.yaml"] =
                        "id: planned\nsource: protocol\nregistration: { title: A }\ndesign: {}\ndosing:\n  levels:\n    - { level: 1, millionCellsPerKg: 1, fractions: [{ day: 0, percent: 100 }] }\nescalation:\n  rule: decision-table\n  target: 0.3\n  cohorts: 9\n  decisions: table.csv\n",
                    ["table.csv"] = "subjects,dlts,decision\n1,0,E\n1,1,X\n",
                }
            )
            .Findings;
        var finding = Assert.Single(findings);
        Assert.Equal(("table.csv", 3, "There is no decision 'X'."), (finding.Place, finding.Line, finding.What));
    }

    // Each example of the documentation is a plan without a finding, on four dose levels.
    [Fact]
    public void The_examples_in_the_documentation_are_sound()
    {
        var text = File.ReadAllText(Path.Combine(Shared.Repository, "studies", "README.md"));
        var examples = text.Split("```yaml\nescalation:\n")
            .Skip(1)
            .Select(e => e[..e.IndexOf("```", StringComparison.Ordinal)])
            .ToList();
        Assert.Equal(4, examples.Count);
        foreach (var example in examples)
        {
            var read = EscalationPlans.ReadLines(example);
            Assert.True(read.IsSound, string.Join("\n", read.Findings));
            Assert.NotEmpty(read.Value!.Escalation!.Design().Name.ToString());
        }
    }

    [Fact]
    public void Each_number_keeps_its_own_source()
    {
        var study = EscalationPlans
            .Read(
                "rule: crm | target: { value: 0.25, source: assumed, why: Usual } | skeleton: { value: [0.1, 0.2, 0.3, 0.4], source: assumed, why: A guess } | cohorts: 9"
            )
            .Value!;
        Assert.Equal(
            [("escalation.target", "0.25"), ("escalation.skeleton", "0.1; 0.2; 0.3; 0.4")],
            study.Provenance.Assumed.Select(o => (o.Path, o.Value))
        );
        Assert.Equal(ValueSource.Protocol, study.Provenance.Of("escalation.cohorts").Source);
        Assert.Equal(2, study.Provenance.Count(ValueSource.Assumed));
    }
}
