using Cairn.Documents.Reports.Content;

namespace Cairn.Documents.Reports.Figures;

/// <summary>Counts by name as lying bars, in the order given: what <see cref="Draw"/> needs.</summary>
public sealed record CountsFigure
{
    public required FigureHead Head { get; init; }

    /// <summary>What the rows are: Phase.</summary>
    public required string Rows { get; init; }

    public required IReadOnlyList<(string Name, int Count)> Counts { get; init; }

    /// <summary>What of those that none of the rows is known of: always drawn, hatched.</summary>
    public required (string Name, int Count) Unknown { get; init; }

    /// <summary>How many were counted.</summary>
    public required int Of { get; init; }

    public IReadOnlyList<Inline> Notes { get; init; } = [];

    const int MostDrawn = 15;
    const double RowHeight = 22,
        Top = 4,
        Apart = 6,
        MostLabel = 240;

    /// <summary>The figure; its table holds every row, also those that are not drawn.</summary>
    public Figure Draw()
    {
        if (Counts.All(c => c.Count == 0))
            return Figure.Empty(Head, Data(), "No trial that was found says anything here.");
        List<(string Name, int Count)> shown = [.. Counts.Take(MostDrawn), Unknown];
        var description =
            $"{Head.Title}, n = {Written.Count(Of)}: "
            + $"{string.Join(", ", shown.Select(c => $"{c.Name} {Written.Count(c.Count)}"))}.";
        return new()
        {
            Head = Head,
            Description = description,
            Drawing = Drawn(shown, description),
            Data = Data(),
            Notes = Counts.Count <= MostDrawn ? Notes : [.. Notes, $"{Counts.Count - MostDrawn} more are in the table."],
        };
    }

    Drawing Drawn(IReadOnlyList<(string Name, int Count)> shown, string description)
    {
        var canvas = new Canvas();
        var label = Math.Min(MostLabel, shown.Max(c => TextWidth.Of(c.Name, Canvas.TextSize)) + Apart);
        var words = shown.Max(c => TextWidth.Of(Words(c.Count), Canvas.TextSize));
        var x = new Scale(0, shown.Max(c => c.Count), label, canvas.Width - words - Apart);
        for (var i = 0; i < shown.Count; i++)
        {
            var y = Top + RowHeight * i;
            canvas.Text(0, y + 14, TextWidth.Fit(shown[i].Name, label - Apart, Canvas.TextSize), new(Palette.Ink));
            Fill fill = i == shown.Count - 1 ? new(Palette.Unknown, Hatched: true) : new(Palette.Group(0).Colour);
            canvas.Rect(x.Start, y + 3, x.At(shown[i].Count) - x.Start, RowHeight - 8, fill, null, Words(shown[i].Count));
            canvas.Text(x.At(shown[i].Count) + Apart, y + 14, Words(shown[i].Count), new(Palette.Muted));
        }
        return canvas.Drawing(Top + RowHeight * shown.Count + 4, description, Head.Synthetic);
    }

    string Words(int count) => Written.CountOf(count, Of);

    Table Data() =>
        new()
        {
            Id = Head.Id + "-data",
            Caption = Head.Title,
            Synthetic = Head.Synthetic,
            WhenEmpty = "No trial that was found says anything here.",
            Columns = [Column.OfWords(Rows), Column.OfNumbers("Trials", $"n = {Written.Count(Of)}")],
            Groups = Table.Plain(Counts.Append(Unknown).Select(c => (IReadOnlyList<Cell>)[c.Name, Cell.CountOf(c.Count, Of)])),
        };
}
