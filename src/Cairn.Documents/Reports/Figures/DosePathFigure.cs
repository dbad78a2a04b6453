using Cairn.Documents.Reports.Content;
using Cairn.Escalation;
using Cairn.Escalation.Exact;

namespace Cairn.Documents.Reports.Figures;

/// <summary>
/// The courses a trial can take as a tree, from left to right, a column a cohort: what <see cref="Draw"/> needs.
/// </summary>
public sealed record DosePathFigure
{
    public required FigureHead Head { get; init; }

    /// <summary>All courses over a number of cohorts, in order.</summary>
    public required IReadOnlyList<DosePath> Paths { get; init; }

    /// <summary>The doses of two agents; null for one agent.</summary>
    public DoseMatrix? Matrix { get; init; }

    /// <summary>What the design looks for (<see cref="Design.Found"/>).</summary>
    public string Found { get; init; } = Design.Mtd;

    const double LineHeight = 17,
        Top = 22;

    int Columns => Paths.Max(p => p.Moves.Count);

    public Figure Draw()
    {
        var description =
            $"A tree of {Written.Count(Paths.Count)} courses over {Written.Count(Columns - 1)} cohorts; each box is the "
            + $"level to be treated next, each branch what happened to a cohort.";
        return new()
        {
            Head = Head,
            Description = description,
            Drawing = Drawn(description),
            Data = Data(),
            Notes =
            [
                "N: no DLT; T: DLT; M: moderate event; E: response; B: response and DLT. A box with a dot ends the trial: "
                    + "the level is the MTD, 0 is none.",
            ],
        };
    }

    Drawing Drawn(Phrase description)
    {
        var canvas = new Canvas();
        var x = new Scale(0, Math.Max(1, Columns - 1), 24, canvas.Width - 30);
        for (var column = 0; column < Columns; column++)
            Column(canvas, column, x);
        return canvas.Drawing(Top + Paths.Count * LineHeight + 6, description, Head.Synthetic);
    }

    // A box stands in the middle of the courses that share what went before it.
    void Column(Canvas canvas, int column, Scale x)
    {
        canvas.Text(
            x.At(column),
            12,
            column == 0 ? "start" : $"cohort {Written.Count(column)}",
            new(Palette.Muted, Anchor: Anchor.Middle)
        );
        for (var first = 0; first < Paths.Count; )
        {
            var last = first;
            while (last + 1 < Paths.Count && Same(Paths[first], Paths[last + 1], column))
                last++;
            if (Paths[first].Moves.Count > column)
                Box(canvas, x, column, Middle(first, last), Paths[first], column == 0 ? 0 : ParentMiddle(first, column - 1));
            first = last + 1;
        }
    }

    void Box(Canvas canvas, Scale x, int column, double y, DosePath path, double parent)
    {
        var move = path.Moves[column];
        if (column > 0)
        {
            canvas.Line(x.At(column - 1) + 12, parent, x.At(column) - 12, y, new(Palette.Line));
            canvas.Text(
                x.At(column) - 16,
                y + 4.5,
                path.History.Cohorts[column - 1].Outcome.Letters,
                new(Palette.Muted, 11, Anchor.End, Halo: true)
            );
        }
        canvas.Rect(
            x.At(column) - 11,
            y - 8,
            22,
            16,
            new(Palette.Wash),
            new(move.Mtd is null ? Palette.Accent : Palette.Ink, move.Mtd is null ? 1 : 2)
        );
        canvas.Text(
            x.At(column),
            y + 4.5,
            DoseMatrix.Written(Matrix, move.Dose) + (move.Mtd is null ? "" : "."),
            new(Palette.Ink, Anchor: Anchor.Middle)
        );
    }

    static double Middle(int first, int last) => Top + ((first + last) / 2.0 + .5) * LineHeight;

    double ParentMiddle(int path, int column)
    {
        int first = path,
            last = path;
        while (first > 0 && Same(Paths[first - 1], Paths[path], column))
            first--;
        while (last + 1 < Paths.Count && Same(Paths[last + 1], Paths[path], column))
            last++;
        return Middle(first, last);
    }

    static bool Same(DosePath a, DosePath b, int cohorts) =>
        a.History.Cohorts.Take(cohorts).SequenceEqual(b.History.Cohorts.Take(cohorts));

    Table Data() =>
        new()
        {
            Id = Head.Id + "-data",
            Caption = Head.Title,
            Synthetic = Head.Synthetic,
            WhenEmpty = "There is no course.",
            Columns = [Content.Column.OfWords("Outcomes"), Content.Column.OfWords("Then")],
            Groups = Table.Plain(
                Paths.Select(p =>
                    (IReadOnlyList<Cell>)
                        [p.History.Cohorts.Count == 0 ? "none yet" : p.History.Written(Matrix), p.Moves[^1].Said(Matrix, Found)]
                )
            ),
        };
}
