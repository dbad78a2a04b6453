using Cairn.Documents.Reports.Content;

namespace Cairn.Documents.Reports.Figures;

/// <summary>The steps of curves as a table.</summary>
static class CurveTable
{
    public static Table Of(FigureHead head, string estimate, TimeAxis time, string interval, IReadOnlyList<Curve> curves) =>
        new()
        {
            Id = head.Id + "-data",
            Caption = head.Title,
            Synthetic = head.Synthetic,
            WhenEmpty = "No subject is in this analysis yet.",
            Columns =
            [
                Column.OfNumbers("Time", time.Unit),
                Column.OfNumbers("At risk"),
                Column.OfNumbers("Events"),
                Column.OfNumbers("Censored"),
                Column.OfNumbers(estimate),
                Column.OfWords(interval),
            ],
            Groups = [.. curves.Select(c => new RowGroup(c.NameWithSize, [.. c.Steps.Select(s => Row(c, s))]))],
        };

    /// <summary>What to know of the lines of many groups; nothing where each has its own.</summary>
    public static IEnumerable<Inline> Lines(int groups) =>
        groups <= Palette.GroupStyles
            ? []
            :
            [
                $"After {Written.Count(Palette.GroupStyles)} groups colours and dashes begin again: "
                    + $"{Written.Count(groups)} groups share them, in the order of the rows below.",
            ];

    /// <summary>From when on each curve rests on few; nothing of one that never does.</summary>
    public static IEnumerable<Inline> Tails(TimeAxis time, params IReadOnlyList<Curve> curves) =>
        from curve in curves
        where curve.ThinsAt is not null
        let at = $"{Written.Fixed(curve.ThinsAt, Written.Decimals(1, curve.ThinsAt))} {time.Unit}"
        select (Inline)$"{curve.Name}, after {at}: fewer than one in ten are at risk, and the curve rests on them.";

    static IReadOnlyList<Cell> Row(Curve curve, CurveStep step)
    {
        Cell Of(Cell number) => curve.Because is { } because ? number.From(because) : number;
        return
        [
            Written.Short(Math.Round(step.Time, 2)),
            Of(Cell.Of(step.AtRisk)),
            Of(Cell.Of(step.Events)),
            Of(Cell.Of(step.Censored)),
            Of(Cell.Of(step.Estimate, 3)),
            step is { Lower: null } or { Upper: null }
                ? Written.NotEstimable
                : (Phrase)$"{Written.Fixed(step.Lower, 3)} to {Written.Fixed(step.Upper, 3)}",
        ];
    }
}
