using Cairn.Documents.Reports.Content;

namespace Cairn.Documents.Reports.Figures;

/// <summary>
/// Rows of numbers under the ticks of one or more panels: a heading, then for each group its name and its numbers.
/// </summary>
static class CountRows
{
    const double LineHeight = 17;

    public static double HeightFor(int groups) => LineHeight * (1 + groups * (groups > 1 ? 2 : 1)) + 6;

    /// <param name="top">Upper edge of the rows.</param>
    /// <param name="panels">For each panel its columns, and the number of a group at a time.</param>
    /// <returns>Lower edge of the rows.</returns>
    public static double Draw(
        Canvas canvas,
        double top,
        Phrase heading,
        IReadOnlyList<Curve> groups,
        params IReadOnlyList<(IEnumerable<(double Time, double X)> Columns, Func<int, double, int> Number)> panels
    )
    {
        var y = top + LineHeight - 4;
        canvas.Text(0, y, heading, new(Palette.Ink, Bold: true));
        for (var g = 0; g < groups.Count; g++)
        {
            if (groups.Count > 1)
            {
                y += LineHeight;
                StepPanel.Sample(canvas, 0, y - 4.5, g);
                canvas.Text(24, y, TextWidth.Fit(groups[g].NameWithSize, canvas.Width - 24, Canvas.TextSize), new(Palette.Ink));
            }
            y += LineHeight;
            foreach (var (columns, number) in panels)
            foreach (var (time, x) in columns)
                canvas.Centred(x, y, Written.Count(number(g, time)), Palette.Ink);
        }
        return top + HeightFor(groups.Count);
    }
}
