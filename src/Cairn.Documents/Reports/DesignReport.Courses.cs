using System.Globalization;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Figures;
using Cairn.Escalation;
using Cairn.Escalation.Exact;

namespace Cairn.Documents.Reports;

// Courses of the trial, sensitivity, and how the numbers were made.
public sealed partial record DesignReport
{
    List<DosePath> Paths(int cohorts, int most) => [.. DosePath.All(Design, Levels, cohorts).Take(most)];

    IReadOnlyList<Block> Courses()
    {
        var tree = Enumerable
            .Range(1, 4)
            .Reverse()
            .Select(n => Paths(n, MostLeaves + 1))
            .First(p => p.Count <= MostLeaves || p.Max(x => x.History.Cohorts.Count) <= 1);
        var longer = Paths(tree.Max(p => p.History.Cohorts.Count) + 1, MostListed + 1);
        return
        [
            new DosePathFigure
            {
                Head = new("courses", "Courses of the first cohorts", false),
                Paths = [.. tree.Take(MostLeaves)],
                Matrix = Design.Matrix,
                Found = Design.Found,
            }.Draw(),
            new Folded(
                "One cohort more",
                [
                    new Points([
                        .. longer
                            .Take(MostListed)
                            .Select(p => (Inline)$"{p.History.Written(Design.Matrix)}: {Design.Said(p.Moves[^1])}"),
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
                                                Selected(f.Scenarios[i].Result),
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

    static string Selected(Characteristics result) =>
        $"{Written.Fixed(result.None, 3)}; {string.Join(", ", result.Select.Select(p => Written.Fixed(p, 3)))}";

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
