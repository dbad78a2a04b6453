using Cairn.Documents.StudyFiles;
using Cairn.Escalation;
using Cairn.Escalation.Designs;
using Cairn.Studies;

namespace Cairn.Tests.Documents.StudyFiles;

/// <summary>Studies of four dose levels (1, 2, 4, 8 million cells/kg) with an escalation plan, as files; and the design each plan states.</summary>
static class EscalationPlans
{
    const ThreePlusThreeVariant A = ThreePlusThreeVariant.NoDeEscalation,
        C = ThreePlusThreeVariant.SixAtMtd;

    /// <summary>Lines of the plan, separated by bars, and the design built by hand.</summary>
    public static IReadOnlyList<(string Plan, Design Design)> All { get; } =
    [
        ("rule: three-plus-three", new ThreePlusThree(C)),
        (
            "rule: three-plus-three | variant: no-de-escalation | startLevel: 2 | maxDltAtMtd: 2",
            new ThreePlusThree(A) { StartLevel = 2, MaxDltAtMtd = 2 }
        ),
        (
            "rule: three-plus-three | cohortSize: 4 | expansion: 2 | maxDltFirst: 2 | maxDltExpanded: 2",
            new ThreePlusThree(C)
            {
                CohortSize = 4,
                Expansion = 2,
                MaxDltFirst = 2,
                MaxDltExpanded = 2,
            }
        ),
        ("rule: three-plus-three | cohortSize: 2", new ThreePlusThree(C) { CohortSize = 2, Expansion = 2 }),
        (
            "rule: accelerated-titration | titrationLevels: 2 | moderateLimit: 1",
            new AcceleratedTitration(new ThreePlusThree(C), 2, 1)
        ),
        (
            "rule: accelerated-titration | then: three-plus-three | titrationLevels: 4 | variant: no-de-escalation",
            new AcceleratedTitration(new ThreePlusThree(A), 4, 2)
        ),
        ("rule: rolling-six | variant: six-at-mtd", new RollingSix(new ThreePlusThree(C))),
        ("rule: boin | target: 0.3 | cohorts: 10", new Boin(.3)),
        (
            "rule: boin | target: 0.25 | cohorts: 12 | cohortSize: 2 | modification: stay-at-1-of-3 | boundMtd: true | extraSafe: true | closeAbove: 0.9 | enoughAtDose: 9 | startLevel: 2",
            new Boin(.25, BoinModification.StayAtOneOfThree)
            {
                MaxSubjects = 24,
                CohortSize = 2,
                BoundMtd = true,
                CloseAbove = .9,
                CloseLowestAbove = .9 - .05,
                EnoughAtDose = 9,
                StartLevel = 2,
            }
        ),
        ("rule: mtpi | target: 0.3 | interval: [0.25, 0.4] | cohorts: 10", new Mtpi(.3, .3 - .25, .4 - .3)),
        ("rule: mtpi-2 | target: 0.3 | cohorts: 10", new Keyboard(.3)),
        ("rule: keyboard | target: 0.2 | interval: [0.15, 0.3] | cohorts: 10", new Keyboard(.2, .2 - .15, .3 - .2)),
        ("rule: i3+3 | target: 0.3 | cohorts: 10", new ThreePlusThreeInterval(.3)),
        (
            "rule: decision-table | target: 0.3 | cohorts: 10 | decisions: table.csv",
            new UploadedTable(.3, DecisionCells.Read(Table, "table.csv").Value!)
        ),
        (
            "rule: decision-table | target: 0.3 | cohorts: 10 | decisions: [{ subjects: 1, escalateAtMost: 0 }, { subjects: 2, escalateAtMost: 0, deEscalateAtLeast: 2 }, { subjects: 3, escalateAtMost: 0, deEscalateAtLeast: 2, closeAtLeast: 3 }]",
            new UploadedTable(.3, DecisionCells.Read(Table, "table.csv").Value!)
        ),
        (
            "rule: crm | target: 0.25 | skeleton: [0.08, 0.15, 0.25, 0.35] | cohorts: 10",
            new Crm(CrmModel.Power, .25, [.08, .15, .25, .35])
        ),
        (
            "rule: crm | target: 0.25 | model: logistic | halfWidth: 0.05 | priorMtd: 3 | priorVariance: 1 | overdoseControl: 0.4 | stopLowestAbove: 1 | coherent: true | skipLevels: true | enoughAtDose: 12 | cohorts: 8",
            new Crm(CrmModel.Logistic, .25, Skeleton.Calibrated(CrmModel.Logistic, .05, .25, 3, 4), 1)
            {
                OverdoseControl = .4,
                StopLowestAbove = null,
                Coherent = true,
                OneLevelUp = false,
                EnoughAtDose = 12,
                MaxSubjects = 24,
            }
        ),
        (
            "rule: blrm | referenceDose: 4 | prior: { meanLogAlpha: -1.1, deviationLogAlpha: 2, meanLogBeta: 0, deviationLogBeta: 1, correlation: -0.2 } | interval: [0.2, 0.35] | overdoseControl: 0.3 | cohorts: 10",
            new Blrm([1, 2, 4, 8], 4, new(-1.1, 2, 0, 1, -.2), .2, .35) { OverdoseBelow = .3 }
        ),
        (
            "rule: blrm | referenceDose: 4 | priorMixture: [ { weight: 0.8, meanLogAlpha: -2, deviationLogAlpha: 0.4, meanLogBeta: -0.2, deviationLogBeta: 0.3, correlation: 0.1 }, { weight: 0.2, meanLogAlpha: -1.4, deviationLogAlpha: 2, meanLogBeta: 0, deviationLogBeta: 1 } ] | cohorts: 10",
            Blrm.Mixed([1, 2, 4, 8], 4, [new(.8, new(-2, .4, -.2, .3, .1)), new(.2, new(-1.4, 2, 0, 1, 0))])
        ),
        (
            "rule: tite-boin | target: 0.3 | cohorts: 10 | modification: down-at-2-of-6",
            new TiteBoin(new Boin(.3, BoinModification.DeEscalateAtTwoOfSix))
        ),
        (
            "rule: tite-crm | target: 0.25 | skeleton: [0.08, 0.15, 0.25, 0.35] | adaptiveWeights: true | cohorts: 10",
            new TiteCrm(new Crm(CrmModel.Power, .25, [.08, .15, .25, .35]), TiteWeights.Adaptive)
        ),
        (
            "rule: pod-tpi | target: 0.3 | escalateNeeds: 0.9 | stayAllows: 0.2 | cohorts: 10",
            new PodTpi(new Keyboard(.3)) { EscalateNeeds = .9, StayAllows = .2 }
        ),
        (
            "rule: accelerated-titration | then: boin | titrationLevels: 3 | target: 0.3 | cohorts: 10",
            new AcceleratedTitration(new Boin(.3), 3, 2)
        ),
        (
            "rule: accelerated-titration | then: tite-boin | titrationLevels: 2 | target: 0.3 | cohorts: 10",
            new AcceleratedTitration(new TiteBoin(new Boin(.3)), 2, 2)
        ),
        (
            "rule: boin | target: 0.3 | cohorts: 10 | noSkipping: true | maxSubjects: 20 | minimumAtMtd: 6 | stopTooToxic: 0.9",
            new Restricted(new Boin(.3))
            {
                NoSkipping = true,
                MaxSubjects = 20,
                MinimumAtMtd = 6,
                TooToxic = new(.3, .9),
            }
        ),
        (
            "rule: three-plus-three | enoughAtDose: 9 | stopTooToxic: 0.95 | target: 0.33",
            new Restricted(new ThreePlusThree(C)) { EnoughAtDose = 9, TooToxic = new(.33) }
        ),
    ];

    /// <summary>One DLT in three stays, two go down, three close; the same by rate for fewer.</summary>
    public const string Table = "subjects,dlts,decision\n1,0,E\n1,1,S\n2,0,E\n2,1,S\n2,2,D\n3,0,E\n3,1,S\n3,2,D\n3,3,DU\n";

    public static Checked<Study> Read(string plan) => ReadLines(Lines(plan));

    /// <summary>The same from the lines below 'escalation:', as they stand.</summary>
    public static Checked<Study> ReadLines(string lines) =>
        StudyReader.Read("planned", new Dictionary<string, string> { ["study.yaml"] = Head + lines, ["table.csv"] = Table });

    /// <summary>Line 12 is 'escalation:'; the plan's lines follow.</summary>
    const string Head = """
        id: planned
        source: protocol
        registration: { title: A planned study }
        design: { masking: NONE }
        dlt: { windowDays: 28, clockStarts: first-infusion, rules: [{ id: A, says: Grade 3, minimumGrade: 3 }] }
        dosing:
          levels:
            - { level: 1, millionCellsPerKg: 1, fractions: [{ day: 0, percent: 100 }] }
            - { level: 2, millionCellsPerKg: 2, fractions: [{ day: 0, percent: 100 }] }
            - { level: 3, millionCellsPerKg: 4, fractions: [{ day: 0, percent: 100 }] }
            - { level: 4, millionCellsPerKg: 8, fractions: [{ day: 0, percent: 100 }] }
        escalation:

        """;

    static string Lines(string plan) => string.Concat(plan.Split('|').Select(line => $"  {line.Trim()}\n"));
}
