using Cairn.Documents.Reports.Content;
using Cairn.Escalation;
using Cairn.Escalation.Simulation;

namespace Cairn.Documents.Reports.Figures;

/// <summary>
/// The probability that each level, or none, is selected, a group of bars a scenario: what <see cref="Draw"/> needs.
/// </summary>
public sealed record SelectionFigure
{
    public required FigureHead Head { get; init; }
    public required IReadOnlyList<Appraised> Scenarios { get; init; }

    /// <summary>The doses of two agents; null for one agent.</summary>
    public DoseMatrix? Matrix { get; init; }

    const double Left = 44,
        RowHeight = 144,
        BarTop = 32,
        BarArea = 84;

    public Figure Draw()
    {
        var description = string.Join(
            " ",
            Scenarios.Select(s =>
                $"{s.Scenario.Name}: none {Written.Fixed(s.Result.None, 3)}, "
                + $"{string.Join(", ", s.Result.Select.Select((p, i) => $"level {Written.Count(i + 1)} {Written.Fixed(p, 3)}"))}."
            )
        );
        return new()
        {
            Head = Head,
            Description = description,
            Drawing = Drawn(description),
            Data = Data(),
            Notes = ["Bars: probability that the level is selected. Line with marks: true DLT rate. Both from 0 to 1."],
        };
    }

    Drawing Drawn(Phrase description)
    {
        var canvas = new Canvas();
        for (var s = 0; s < Scenarios.Count; s++)
            Panel(canvas, s * RowHeight, Scenarios[s]);
        return canvas.Drawing(Scenarios.Count * RowHeight, description, Head.Synthetic);
    }

    void Panel(Canvas canvas, double top, Appraised scenario)
    {
        var (shares, rates) = (
            new[] { scenario.Result.None }.Concat(scenario.Result.Select).ToList(),
            scenario.Scenario.Truth.Dlt
        );
        var (bottom, step) = (top + BarTop + BarArea, (canvas.Width - Left - 8) / shares.Count);
        var y = new Scale(0, 1, bottom, top + BarTop);
        canvas.Text(
            0,
            top + 12,
            TextWidth.Fit(scenario.Scenario.Name, canvas.Width, Canvas.TextSize),
            new(Palette.Ink, Bold: true)
        );
        foreach (var tick in (double[])[0, .5, 1])
        {
            canvas.Line(Left, y.At(tick), canvas.Width - 8, y.At(tick), new(Palette.Line));
            canvas.Text(Left - 6, y.At(tick) + 4.5, Written.Short(tick), new(Palette.Muted, Anchor: Anchor.End));
        }
        for (var i = 0; i < shares.Count; i++)
        {
            var x = Left + i * step;
            canvas.Rect(
                x + step * .2,
                y.At(shares[i]),
                step * .6,
                bottom - y.At(shares[i]),
                new(i == 0 ? Palette.Muted : Palette.Group(0).Colour),
                null,
                $"{Written.Fixed(shares[i], 3)}"
            );
            canvas.Text(
                x + step / 2,
                bottom + 15,
                i == 0 ? "none" : DoseMatrix.Written(Matrix, i),
                new(Palette.Ink, Anchor: Anchor.Middle)
            );
        }
        var points = rates.Select((p, i) => new Point(Left + (i + 1.5) * step, y.At(p))).ToList();
        foreach (var row in points.Chunk(Matrix?.DosesOfB ?? points.Count)) // levels of one dose of A are in order
            canvas.Polyline(row, new(Palette.Group(1).Colour, 1.6, Palette.Group(1).Dash));
        foreach (var point in points)
            canvas.Marker(point.X, point.Y, 3.5, Shape.Diamond, new(Palette.Group(1).Colour), null);
    }

    Table Data() =>
        new()
        {
            Id = Head.Id + "-data",
            Caption = Head.Title,
            Synthetic = Head.Synthetic,
            WhenEmpty = "There is no scenario; add one.",
            Columns =
            [
                Column.OfWords("Scenario"),
                Column.OfWords("Level"),
                Column.OfNumbers("True DLT rate"),
                Column.OfNumbers("Selected"),
            ],
            Groups =
            [
                .. Scenarios.Select(s => new RowGroup(
                    s.Scenario.Name,
                    [
                        [s.Scenario.Name, "none", "none", Cell.Of(s.Result.None, 4)],
                        .. s.Result.Select.Select(
                            (p, i) =>
                                (IReadOnlyList<Cell>)
                                    [
                                        s.Scenario.Name,
                                        DoseMatrix.Written(Matrix, i + 1),
                                        Cell.Of(s.Scenario.Truth.Dlt[i], 3),
                                        Cell.Of(p, 4),
                                    ]
                        ),
                    ]
                )),
            ],
        };
}
