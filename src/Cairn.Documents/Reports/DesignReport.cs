using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Wording;
using Cairn.Escalation;
using Cairn.Escalation.Exact;
using Cairn.Escalation.Simulation;
using Cairn.Studies;

namespace Cairn.Documents.Reports;

/// <summary>
/// A dose-escalation design for the appendix of a protocol: the rule, its decision table, its characteristics, its courses.
/// </summary>
public sealed partial record DesignReport
{
    const int MostLeaves = 48,
        MostListed = 300,
        MostSubjects = 12;

    /// <summary>The study's short name.</summary>
    public required string Study { get; init; }

    /// <summary>The study that states the design; null for a design without one.</summary>
    public Study? Protocol { get; init; }
    public required Design Design { get; init; }
    public required int Levels { get; init; }

    /// <summary>The design under the truths, in the order shown.</summary>
    public required IReadOnlyList<Appraised> Scenarios { get; init; }

    /// <summary>The same with the odds of a DLT multiplied, by factor.</summary>
    public required IReadOnlyList<(double Factor, IReadOnlyList<Appraised> Scenarios)> Sensitivity { get; init; }
    public required ulong Seed { get; init; }
    public required long Trials { get; init; }

    /// <summary>Version of the program.</summary>
    public required string Version { get; init; }
    public required DateOnly Day { get; init; }

    bool Exact => Scenarios.All(s => s.Errors is null);

    public Report Page() =>
        new()
        {
            Title = "Dose-escalation design",
            Study = Study,
            AsOf = Day,
            Synthetic = false,
            About =
            [
                .. Protocol is null
                    ? []
                    : new (string, Inline)[] { ("Study", Tagged("registration.title", Protocol.Registration.Title)) },
                ("Rule", RuleName),
                ("Program", "Cairn " + Version),
            ],
            Sections =
            [
                .. Protocol is null ? [] : new Section[] { new("doses", "Doses and definitions", DesignProtocol.Of(Protocol)) },
                new("rule", "The rule in words", Rule()),
                new("table", "Decision table", Decisions()),
                new("characteristics", "Operating characteristics", Characteristics()),
                new("paths", "Courses of the trial", Courses()),
                new("sensitivity", "Sensitivity", Sensitive()),
                new("reproduce", "How these numbers were made", Reproduce()),
            ],
        };

    Inline RuleName => Protocol is null ? Design.Name : Protocol.Rule(Design.Name);

    Inline Tagged(string path, string words) => Protocol is null ? words : Protocol.Say(path, words);

    IReadOnlyList<Block> Rule() =>
        [
            new KeyFacts([
                ("Dose levels", Tagged("dosing.levels", Written.Count(Levels))),
                ("First cohort at", Tagged("escalation.startLevel", $"dose level {Design.Written(Design.StartLevel)}")),
                ("Cohort", Tagged("escalation.cohortSize", Written.Plural(Design.CohortSize, "subject", "subjects"))),
                (
                    "Target DLT rate",
                    Design.TargetRate is { } target ? Tagged("escalation.target", Written.Short(target)) : "none: the rule counts"
                ),
            ]),
            new Steps([
                .. Design.Sentences.Select(s =>
                    Protocol is null
                        ? s.Words
                        : Protocol.SayAll(s.Keys.Where(Protocol.Escalation!.Takes).Select(key => "escalation." + key), s.Words)
                ),
            ]),
            new Folded(
                "What the rule says after the first cohort, in its own words",
                [
                    new Points([
                        .. DosePath
                            .All(Design, Levels, 1)
                            .Take(MostLeaves)
                            .Select(path =>
                                (Inline)$"{path.History.Written(Design.Matrix)}: {Design.Decide(State(path)).Reason}"
                            ),
                    ]),
                ]
            ),
        ];

    EscalationState State(DosePath path) => path.History.State(Design, Levels);
}
