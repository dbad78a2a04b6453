using System.Globalization;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Figures;
using Cairn.Escalation;
using Cairn.Escalation.Exact;
using Cairn.Escalation.Simulation;

namespace Cairn.Documents.Reports;

// Operating characteristics, and what they assume.
public sealed partial record DesignReport
{
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
        if (Design.LooksAtModerate && Scenarios.Where(s => !s.Scenario.Truth.StatesModerate).ToList() is { Count: > 0 } silent)
            yield return new Words(
                Inline.Assumed(
                    $"Moderate events never happen in {string.Join(", ", silent.Select(s => s.Scenario.Name))}.",
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
                    $"More than 60 % of the subjects are treated above {Bound(mtd)} with probability {Share(over60)}, "
                        + $"more than 80 % with {Share(over80)}.",
                ]
                : [],
        };
    }

    static string Bound(int mtd) => mtd == 0 ? "any acceptable level (none is)" : $"the true MTD, level {Written.Count(mtd)},";

    static string With(double value, double? error, int decimals) =>
        Written.Fixed(value, decimals) + (error is { } e && double.IsFinite(e) ? $" ± {Written.Fixed(e, decimals)}" : "");
}
