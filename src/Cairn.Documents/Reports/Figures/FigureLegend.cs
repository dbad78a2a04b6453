using Cairn.Documents.Reports.Content;

namespace Cairn.Documents.Reports.Figures;

/// <summary>A legend under a drawing: samples with words, from left to right in as many lines as they need.</summary>
static class FigureLegend
{
    const double LineHeight = 20,
        SampleWidth = 18,
        Gap = 16;

    /// <param name="y">Middle of the first line.</param>
    /// <param name="entries">The words, and what draws the sample given its left edge and its middle.</param>
    /// <returns>Lower edge of the legend.</returns>
    public static double Draw(Canvas canvas, double y, IEnumerable<(Phrase Words, Action<double, double> Sample)> entries)
    {
        var x = 0.0;
        foreach (var (words, sample) in entries)
        {
            var text = TextWidth.Fit(words, canvas.Width - SampleWidth, Canvas.TextSize);
            var width = SampleWidth + TextWidth.Of(text, Canvas.TextSize);
            if (x > 0 && x + width > canvas.Width)
                (x, y) = (0, y + LineHeight);
            sample(x, y);
            canvas.Text(x + SampleWidth, y + 4.5, text, new(Palette.Ink));
            x += width + Gap;
        }
        return y + LineHeight / 2;
    }
}

/// <summary>A time axis under a drawing: ticks outward, numbers, title.</summary>
static class HorizontalAxis
{
    public static void Draw(Canvas canvas, Scale x, IEnumerable<double> ticks, double y, Phrase title) =>
        Draw(canvas, x, ticks.Select(t => (t, Written.Short(t))), y, title);

    public static void Draw(Canvas canvas, Scale x, IEnumerable<(double At, string Words)> ticks, double y, Phrase title)
    {
        canvas.Line(x.Start, y, x.End, y, new(Palette.Muted));
        foreach (var (at, words) in ticks)
        {
            canvas.Line(x.At(at), y, x.At(at), y + 4, new(Palette.Muted));
            canvas.Centred(x.At(at), y + 18, words, Palette.Ink);
        }
        canvas.Text(
            (x.Start + x.End) / 2,
            y + 36,
            TextWidth.Fit(title, x.End - x.Start, Canvas.TextSize),
            new(Palette.Ink, Anchor: Anchor.Middle)
        );
    }
}
