using Cairn.Documents.Reports.Content;

namespace Cairn.Documents.Reports.Figures;

/// <summary>Counts over ranges in their order (years, sizes) as standing bars: what <see cref="Draw"/> needs.</summary>
public sealed record ColumnsFigure
{
    public required FigureHead Head { get; init; }

    /// <summary>What the columns are: Year of start.</summary>
    public required string Axis { get; init; }

    public required IReadOnlyList<(string Name, int Count)> Columns { get; init; }

    /// <summary>How many were counted.</summary>
    public required int Of { get; init; }

    public IReadOnlyList<Inline> Notes { get; init; } = [];

    const double Left = 48,
        Top = 34,
        Bottom = 206,
        Line = 16;

    /// <summary>So few columns have room for their numbers, and for every name on two lines.</summary>
    const int Few = 12;

    public Figure Draw()
    {
        if (Columns.All(c => c.Count == 0))
            return Figure.Empty(Head, Data(), "No trial that was found says anything here.");
        var most = Columns.MaxBy(c => c.Count);
        var description =
            $"{Head.Title}, n = {Written.Count(Of)}: from {Columns[0].Name} to {Columns[^1].Name}, "
            + $"most in {most.Name} ({Written.Count(most.Count)}).";
        return new()
        {
            Head = Head,
            Description = description,
            Drawing = Drawn(description),
            Data = Data(),
            Notes = Notes,
        };
    }

    Drawing Drawn(Phrase description)
    {
        var canvas = new Canvas();
        var largest = Columns.Max(c => c.Count);
        var (y, step) = (new Scale(0, largest, Bottom, Top), (canvas.Width - Left) / Columns.Count);
        canvas.Text(0, 12, "Trials", new(Palette.Ink, Bold: true));
        foreach (var tick in Ticks.UpTo(largest, "trials", 5).Where(double.IsInteger))
        {
            canvas.Line(Left - 4, y.At(tick), Left, y.At(tick), new(Palette.Muted));
            canvas.Text(Left - 7, y.At(tick) + 4.5, Written.Short(tick), new(Palette.Ink, Anchor: Anchor.End));
        }
        canvas.Line(Left, Top, Left, Bottom, new(Palette.Muted));
        canvas.Line(Left, Bottom, canvas.Width, Bottom, new(Palette.Muted));
        var freeFrom = Left;
        for (var i = 0; i < Columns.Count; i++)
            freeFrom = Column(canvas, i, Left + step * i, step, y, freeFrom);
        var axis = Bottom + 38 + (Columns.Count <= Few ? Line : 0);
        canvas.Text((Left + canvas.Width) / 2, axis, Axis, new(Palette.Ink, Anchor: Anchor.Middle));
        return canvas.Drawing(axis + 8, description, Head.Synthetic);
    }

    /// <returns>From where on there is room for the next name.</returns>
    double Column(Canvas canvas, int index, double x, double step, Scale y, double freeFrom)
    {
        var ((name, count), isFew, middle) = (Columns[index], Columns.Count <= Few, x + step / 2);
        var height = Bottom - y.At(count);
        canvas.Rect(x + step * 0.12, y.At(count), step * 0.76, height, new(Palette.Group(0).Colour), null, $"{name}: {count}");
        if (isFew)
            canvas.Centred(middle, y.At(count) - 4, Written.Count(count), Palette.Muted);
        var half = TextWidth.Of(name, Canvas.TextSize) / 2;
        if (!isFew && middle - half < freeFrom)
            return freeFrom;
        canvas.Centred(middle, Bottom + 18 + (isFew && index % 2 == 1 ? Line : 0), name, Palette.Ink);
        return middle + half + 6;
    }

    Table Data() =>
        new()
        {
            Id = Head.Id + "-data",
            Caption = Head.Title,
            Synthetic = Head.Synthetic,
            WhenEmpty = "No trial that was found says anything here.",
            Columns = [Content.Column.OfWords(Axis), Content.Column.OfNumbers("Trials", $"n = {Written.Count(Of)}")],
            Groups = Table.Plain(Columns.Select(c => (IReadOnlyList<Cell>)[c.Name, Cell.CountOf(c.Count, Of)])),
        };
}
