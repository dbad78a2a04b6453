using System.Globalization;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Figures;
using Cairn.Documents.Reports.Wording;
using Cairn.Escalation;
using Cairn.Escalation.Exact;
using Cairn.Escalation.Simulation;
using Cairn.Studies;

namespace Cairn.Documents.Reports;

/// <summary>
/// A dose-escalation design for the appendix of a protocol: the rule, its decision table, its characteristics, its courses.
/// </summary>
public sealed record DesignReport
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

    IReadOnlyList<Block> Decisions() =>
        [
            .. Titration(),
            .. DecisionTable
                .Of(Design, MostSubjects)
                .GroupBy(c => c.Situation)
                .Select(situation =>
                    (Block)
                        new Table
                        {
                            Id = "decisions-" + situation.Key.ToString().ToLowerInvariant(),
                            WhenEmpty = "The rule has no decision.",
                            Caption = (Titrates ? "After titration: " : "") + Situation(situation.Key, Titrates),
                            Columns =
                            [
                                Column.OfWords("Subjects at the level"),
                                Column.OfWords("Escalate with DLTs"),
                                Column.OfWords("Stay with"),
                                Column.OfWords("De-escalate with"),
                                Column.OfWords("Stop with"),
                                Column.OfWords("Level closed with"),
                            ],
                            Groups = Table.Plain(
                                situation
                                    .GroupBy(c => c.Evaluable)
                                    .Select(row =>
                                        (IReadOnlyList<Cell>)
                                            [
                                                Written.Count(row.Key),
                                                Range(row, c => c.Move.Action == EscalationAction.Escalate),
                                                Range(row, c => c.Move.Action == EscalationAction.Stay),
                                                Range(row, c => c.Move.Action == EscalationAction.DeEscalate),
                                                Range(row, c => c.Move.Action == EscalationAction.Stop),
                                                Range(row, c => c.Closes),
                                            ]
                                    )
                            ),
                            Notes = Design.FixedLevels is null
                                ? []
                                :
                                [
                                    "A model looks at all levels: this table holds where every level below had one cohort "
                                        + "without a DLT.",
                                ],
                        }
                ),
        ];

    bool Titrates => TitrationTable.Of(Design, Levels).Count > 0;

    IEnumerable<Block> Titration()
    {
        if (!Titrates)
            yield break;
        yield return new Table
        {
            Id = "decisions-titration",
            Caption = "Titration: one subject a level",
            WhenEmpty = "The rule has no titration.",
            Columns =
            [
                Column.OfWords("Dose level"),
                Column.OfWords("DLTs", "so far"),
                Column.OfWords("Moderate events", "subjects so far"),
                Column.OfWords("Titration"),
                Column.OfWords("Next"),
            ],
            Groups = Table.Plain(
                TitrationTable
                    .Of(Design, Levels)
                    .Select(c =>
                        (IReadOnlyList<Cell>)
                            [
                                Written.Count(c.Level),
                                Written.Count(c.Dlts),
                                c.Triggers is { } triggers ? Written.Count(triggers) : "any number",
                                c.GoesOn ? "goes on" : "is over",
                                c.Move.ToString(),
                            ]
                    )
            ),
            Notes =
            [
                "A DLT and a moderate event in one subject count as a DLT. Once titration is over the tables below "
                    + "decide, and subjects treated in titration count there.",
            ],
        };
    }

    static string Situation(LevelSituation situation, bool within) =>
        (situation, within) switch
        {
            (LevelSituation.NextUntried, false) => "The level above is open and untried",
            (LevelSituation.NextClosed, false) => "The level above is closed",
            (LevelSituation.NextUntried, true) => "the level above is open and untried",
            (LevelSituation.NextClosed, true) => "the level above is closed",
            _ => within ? "the highest level" : "The highest level",
        };

    static string Range(IEnumerable<DecisionCell> row, Func<DecisionCell, bool> holds)
    {
        var dlts = row.Where(holds).Select(c => c.Dlts).ToList();
        if (dlts.Count == 0)
            return "never";
        if (dlts.Count == 1)
            return Written.Count(dlts[0]);
        if (dlts[^1] - dlts[0] == dlts.Count - 1)
            return $"{Written.Count(dlts[0])} to {Written.Count(dlts[^1])}";
        return string.Join(", ", dlts.Select(Written.Count));
    }

    IReadOnlyList<Block> Characteristics() =>
        [
            new Answered(
                Exact
                    ? "Exact: every course of the trial is followed, none is drawn." + FollowUp
                    : $"Estimated from {Trials.ToString("N0", CultureInfo.InvariantCulture)} simulated trials a scenario; "
                        + $"± is the Monte Carlo standard error."
                        + FollowUp
            ),
            .. Assumptions(),
            new SelectionFigure
            {
                Head = new("selection", "Probability of selecting each level", false),
                Scenarios = Scenarios,
                Matrix = Design.Matrix,
            }.Draw(),
            .. Scenarios.SelectMany(
                (s, i) =>
                    (Block[])
                        [
                            ByLevel(s, $"scenario-{i + 1}"),
                            new Folded($"{s.Scenario.Name}: how many subjects and DLTs", [Counts(s, $"counts-{i + 1}")]),
                        ]
            ),
        ];

    string FollowUp =>
        Design.DecidesMeanwhile
            ? " The design decides while subjects are under observation; these are its characteristics with complete "
                + "follow-up, everybody observed to the end before each decision. How it does in time, with pending "
                + "subjects, takes a simulation with a calendar."
            : "";

    IEnumerable<Block> Assumptions()
    {
        if (
            Design.LooksAtModerate
            && Scenarios.Where(s => !s.Scenario.Truth.StatesModerate).Select(s => s.Scenario.Name).ToList()
                is { Count: > 0 } silent
        )
            yield return new Words(
                Inline.Assumed(
                    $"Moderate events never happen in {string.Join(", ", silent)}.",
                    "The scenario gives no probability of a moderate event, so that only a DLT ends titration; a column "
                        + "moderate gives it."
                )
            );
        if (Design.Matrix is null && Scenarios.Any(s => s.Scenario.StatedMtd is null))
            yield return new Words(
                Design is { TargetRate: { } target }
                    ? $"The true MTD of a scenario that does not state one is the level whose DLT rate is closest to "
                        + $"{Written.Short(target)}."
                    : Inline.Assumed(
                        "The true MTD of a scenario that does not state one is the highest level with a DLT rate of at "
                            + "most one third.",
                        "The rule has no target rate; one third is two DLTs in six. A column mtd states another."
                    )
            );
    }

    // Numbers that happen with a probability that is not 0 to four decimals.
    static Table Counts(Appraised appraised, string id)
    {
        static Dictionary<int, double> Of(IReadOnlyList<Chance> chances) =>
            chances.Where(c => c.Probability >= .00005).ToDictionary(c => c.Count, c => c.Probability);
        var (subjects, dlts) = (Of(appraised.Result.SubjectCount), Of(appraised.Result.DltCount));
        static Cell Share(Dictionary<int, double> of, int n) => of.TryGetValue(n, out var p) ? Cell.Of(p, 4) : "0";
        return new()
        {
            Id = id,
            Caption = appraised.Scenario.Name + ": distribution of the number of subjects and of DLTs",
            WhenEmpty = "Nothing can happen.",
            Columns =
            [
                Column.OfWords("Number"),
                Column.OfNumbers("Subjects", "probability"),
                Column.OfNumbers("DLTs", "probability"),
            ],
            Groups = Table.Plain(
                subjects
                    .Keys.Union(dlts.Keys)
                    .Order()
                    .Select(n => (IReadOnlyList<Cell>)[Written.Count(n), Share(subjects, n), Share(dlts, n)])
            ),
        };
    }

    Table ByLevel(Appraised appraised, string id)
    {
        var (truth, result, errors) = (appraised.Scenario.Truth, appraised.Result, appraised.Errors);
        string Share(double p) => With(p, errors is null ? null : Math.Sqrt(p * (1 - p) / Trials), 4); // the error of a share
        IEnumerable<Cell> Other(int? level)
        {
            if (Design.LooksAtModerate)
                yield return level is { } at ? Cell.Of(truth.Moderate[at], 3) : "not applicable";
            if (Design.LooksAtResponses)
                yield return level is { } l ? Cell.Of(truth.Response[l], 3) : "not applicable";
        }
        return new()
        {
            Id = id,
            Caption = appraised.Scenario.Name,
            WhenEmpty = "There is no level.",
            Columns =
            [
                Column.OfWords("Level"),
                Column.OfNumbers("True DLT rate"),
                .. Design.LooksAtModerate ? [Column.OfNumbers("True rate", "moderate events")] : Array.Empty<Column>(),
                .. Design.LooksAtResponses ? [Column.OfNumbers("True rate", "responses")] : Array.Empty<Column>(),
                Column.OfNumbers("Selected", "probability"),
                Column.OfNumbers("Subjects", "expected"),
                Column.OfNumbers("DLTs", "expected"),
            ],
            Groups = Table.Plain([
                .. truth.Dlt.Select(
                    (p, i) =>
                        (IReadOnlyList<Cell>)
                            [
                                Design.Written(i + 1),
                                Cell.Of(p, 3),
                                .. Other(i),
                                With(result.Select[i], errors?.Select[i], 4),
                                With(result.Patients[i], errors?.Patients[i], 2),
                                With(result.Dlts[i], errors?.Dlts[i], 2),
                            ]
                ),
                [
                    "none",
                    "not applicable",
                    .. Other(null),
                    With(result.None, errors?.None, 4),
                    "not applicable",
                    "not applicable",
                ],
                [
                    "all",
                    "not applicable",
                    .. Other(null),
                    With(1, null, 4),
                    With(result.ExpectedPatients, errors?.ExpectedPatients, 2),
                    With(result.ExpectedDlts, errors?.ExpectedDlts, 2),
                ],
            ]),
            Notes = result is { TrueMtd: { } mtd, Over60: { } over60, Over80: { } over80 }
                ?
                [
                    $"More than 60 % of the subjects are treated above "
                        + $"{(mtd == 0 ? "any acceptable level (none is)" : $"the true MTD, level {Written.Count(mtd)},")} with probability {Share(over60)}, more than 80 % with {Share(over80)}.",
                ]
                : [],
        };
    }

    static string With(double value, double? error, int decimals) =>
        Written.Fixed(value, decimals) + (error is { } e && double.IsFinite(e) ? $" ± {Written.Fixed(e, decimals)}" : "");

    IReadOnlyList<Block> Courses()
    {
        var tree = Enumerable
            .Range(1, 4)
            .Reverse()
            .Select(n => DosePath.All(Design, Levels, n).Take(MostLeaves + 1).ToList())
            .First(p => p.Count <= MostLeaves || p.Max(x => x.History.Cohorts.Count) <= 1);
        var longer = DosePath.All(Design, Levels, tree.Max(p => p.History.Cohorts.Count) + 1).Take(MostListed + 1).ToList();
        return
        [
            new DosePathFigure
            {
                Head = new("courses", "Courses of the first cohorts", false),
                Paths = [.. tree.Take(MostLeaves)],
                Matrix = Design.Matrix,
            }.Draw(),
            new Folded(
                "One cohort more",
                [
                    new Points([
                        .. longer
                            .Take(MostListed)
                            .Select(p => (Inline)$"{p.History.Written(Design.Matrix)}: {p.Moves[^1].Said(Design.Matrix)}"),
                    ]),
                    .. longer.Count > MostListed ? new Block[] { new Words($"The first {MostListed} are shown.") } : [],
                ]
            ),
        ];
    }

    IReadOnlyList<Block> Sensitive() =>
        [
            new Words("The same scenarios with the odds of a DLT multiplied at every level."),
            new Table
            {
                Id = "sensitivity-odds",
                Caption = "Characteristics when the odds of a DLT are other than assumed",
                WhenEmpty = "There is no scenario.",
                Columns =
                [
                    Column.OfWords("Scenario"),
                    Column.OfNumbers("Odds", "times"),
                    Column.OfWords("Selected: none; level 1, 2, ..."),
                    Column.OfNumbers("Subjects", "expected"),
                    Column.OfNumbers("DLTs", "expected"),
                ],
                Groups =
                [
                    .. Scenarios.Select(
                        (s, i) =>
                            new RowGroup(
                                s.Scenario.Name,
                                [
                                    .. Sensitivity.Select(f =>
                                        (IReadOnlyList<Cell>)
                                            [
                                                s.Scenario.Name,
                                                Written.Short(f.Factor),
                                                $"{Written.Fixed(f.Scenarios[i].Result.None, 3)}; "
                                                    + $"{string.Join(", ", f.Scenarios[i].Result.Select.Select(p => Written.Fixed(p, 3)))}",
                                                With(
                                                    f.Scenarios[i].Result.ExpectedPatients,
                                                    f.Scenarios[i].Errors?.ExpectedPatients,
                                                    2
                                                ),
                                                With(f.Scenarios[i].Result.ExpectedDlts, f.Scenarios[i].Errors?.ExpectedDlts, 2),
                                            ]
                                    ),
                                ]
                            )
                    ),
                ],
            },
        ];

    IReadOnlyList<Block> Reproduce() =>
        [
            new KeyFacts([
                ("Program", "Cairn " + Version),
                (
                    "Method",
                    (Exact ? "exact: every state of the design followed" : "simulation")
                        + (Design.DecidesMeanwhile ? ", with complete follow-up before each decision" : "")
                ),
                ("Seed", Exact ? "none: nothing is drawn" : Seed.ToString(CultureInfo.InvariantCulture)),
                ("Trials", Exact ? "none: nothing is drawn" : Trials.ToString("N0", CultureInfo.InvariantCulture)),
                ("Assumed", "The scenarios are assumptions: they say how the design behaves if they hold."),
            ]),
        ];
}
