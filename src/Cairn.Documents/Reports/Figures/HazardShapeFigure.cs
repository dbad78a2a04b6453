using Cairn.Documents.Reports.Content;

namespace Cairn.Documents.Reports.Figures;

/// <summary>Survival curves on the scale of the cumulative hazard or of its logarithm: what <see cref="Draw"/> needs.</summary>
public sealed record HazardShapeFigure
{
    public required FigureHead Head { get; init; }
    public required TimeAxis Time { get; init; }

    /// <summary>Not survival itself.</summary>
    public required CurveShape Shape { get; init; }
    public required IReadOnlyList<Curve> Groups { get; init; }

    /// <summary>A comparison of the groups in words; null without one.</summary>
    public string? Test { get; init; }

    const double Left = 52,
        Top = 28,
        Bottom = 258;

    bool IsLogarithmic => Shape == CurveShape.LogMinusLog;

    string Measure => IsLogarithmic ? "log(-log survival)" : "Cumulative hazard, -log survival";

    public Figure Draw()
    {
        var lines = Groups.Select(Points).ToList();
        if (lines.All(l => l.Count == 0))
            return Figure.Empty(Head, Data(), "Nobody has had an event yet; a line begins with the first one.");
        var description =
            $"{Measure} by {(IsLogarithmic ? "the logarithm of " : "")}{Time.Unit} from {Time.From}, a line for each group.";
        return new()
        {
            Head = Head,
            Description = description,
            Drawing = Drawn(description, lines),
            Notes =
            [
                IsLogarithmic
                    ? "Proportional hazards run alongside each other; lines that cross speak against them."
                    : "A constant hazard is a straight line; its slope is the hazard.",
                .. Test is null ? [] : new[] { (Inline)Test },
                .. CurveTable.Lines(Groups.Count),
            ],
            Data = Data(),
        };
    }

    // Where survival is 0 or 1 the scale has no value: the line ends, or has not begun.
    List<(double X, double Y)> Points(Curve curve) =>
        [
            .. curve
                .Steps.Where(s => s.Events > 0 && s.Estimate is > 0 and < 1 && (!IsLogarithmic || s.Time > 0))
                .Select(s => (IsLogarithmic ? Math.Log10(s.Time) : s.Time, Height(s.Estimate))),
        ];

    double Height(double S) => IsLogarithmic ? Math.Log(-Math.Log(S)) : -Math.Log(S);

    Drawing Drawn(string description, IReadOnlyList<List<(double X, double Y)>> lines)
    {
        var canvas = new Canvas();
        var all = lines.SelectMany(l => l).ToList();
        var x = new Scale(IsLogarithmic ? all.Min(p => p.X) : 0, all.Max(p => p.X), Left, canvas.Width - 14);
        var y = new Scale(IsLogarithmic ? all.Min(p => p.Y) : 0, all.Max(p => p.Y), Bottom, Top);
        canvas.Text(0, Top - 12, Measure, new(Palette.Ink, Bold: true));
        canvas.Line(Left, Top, Left, Bottom, new(Palette.Muted));
        foreach (var value in Heights(y))
        {
            canvas.Line(Left - 4, y.At(value), Left, y.At(value), new(Palette.Muted));
            canvas.Text(Left - 7, y.At(value) + 4.5, Written.Short(value), new(Palette.Ink, Anchor: Anchor.End));
        }
        HorizontalAxis.Draw(canvas, x, TimeTicks(x), Bottom, Time.Title);
        foreach (var (group, line) in lines.Index())
            canvas.Polyline(Steps(line, x, y), new(Palette.Group(group).Colour, 2, Palette.Group(group).Dash));
        return canvas.Drawing(Legend(canvas, Bottom + 52), description, Head.Synthetic);
    }

    static double[] Heights(Scale y)
    {
        var step = (y.To - y.From) / 4;
        return [.. Enumerable.Range(0, 5).Select(i => Math.Round(y.From + i * step, 2))];
    }

    IEnumerable<(double At, string Text)> TimeTicks(Scale x) =>
        IsLogarithmic
            ? Ticks
                .Logarithmic(Math.Pow(10, x.From), Math.Pow(10, x.To), 8)
                .Where(t => Math.Log10(t) >= x.From - 1e-9 && Math.Log10(t) <= x.To + 1e-9)
                .Select(t => (Math.Log10(t), Written.Short(t)))
            : Ticks.UpTo(x.To, Time.Unit, 8).Select(t => (t, Written.Short(t)));

    IEnumerable<Point> Steps(List<(double X, double Y)> line, Scale x, Scale y)
    {
        var height = IsLogarithmic || line.Count == 0 ? (double?)null : 0;
        if (height is not null)
            yield return new(x.At(0), y.At(0));
        foreach (var (time, value) in line)
        {
            if (height is { } before)
                yield return new(x.At(time), y.At(before));
            yield return new(x.At(time), y.At(value));
            height = value;
        }
    }

    double Legend(Canvas canvas, double top)
    {
        for (var g = 0; g < Groups.Count; g++)
        {
            StepPanel.Sample(canvas, 0, top + 17 * g, g);
            canvas.Text(
                24,
                top + 17 * g + 4.5,
                TextWidth.Fit(Groups[g].NameWithSize, canvas.Width - 24, Canvas.TextSize),
                new(Palette.Ink)
            );
        }
        return top + 17 * Groups.Count;
    }

    Table Data() => CurveTable.Of(Head, "Survival", Time, "interval", Groups);
}
