using Cairn.Documents.Reports.Content;
using Cairn.Safety.Ctcae;
using Cairn.Safety.Labs;

namespace Cairn.Documents.Reports.Toxicities;

/// <summary>From the grade before treatment to the worst grade after it.</summary>
static class ShiftTables
{
    public static Table Of(SafetyScope scope) =>
        scope.Table(
            "safety-shift",
            "Laboratory values: from the grade before treatment to the worst after it",
            [
                Column.OfWords("Before"),
                .. Enumerable
                    .Range(0, 5)
                    .Select(g => Column.OfNumbers(g == 0 ? "No grade passed" : (Phrase)$"Grade {Written.Count(g)}", "subjects")),
                Column.OfNumbers("Cannot be told", "subjects"),
            ],
            [.. Shift.Of(scope.Subjects.Select(s => s.Values)).Select(Group)],
            "No graded value is recorded after treatment began; rows appear with the first one.",
            $"CTCAE v{scope.Version.Number}, from the values alone. Before: the last value up to the first "
                + $"day of treatment. The baseline itself: what grades a change has no grade before it. A value without a "
                + $"grade: its unit, a limit of normal or its number is not known."
        );

    static RowGroup Group(Shift shift) =>
        new(
            $"{shift.Term.Name} ({(shift.Term.Side == Side.Low ? "low" : "high")})",
            [
                .. Enumerable
                    .Range(0, shift.Cells.Count)
                    .Where(from => shift.Cells[from].Any(cell => cell.Count > 0))
                    .Select(from => Row(shift, from)),
            ]
        );

    static IReadOnlyList<Cell> Row(Shift shift, int from) =>
        [
            from switch
            {
                0 => "none",
                Shift.Unknown => "a value without a grade",
                Shift.NoValue => "no value",
                Shift.IsBaseline => "the baseline itself",
                var grade => (Phrase)$"grade {Written.Count(grade)}",
            },
            .. shift.Cells[from].Select(cell => Cell.Part(cell.Count).From(cell.Select(v => v.Record.AsFact()))),
        ];
}
