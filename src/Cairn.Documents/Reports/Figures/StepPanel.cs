using Cairn.Documents.Reports.Content;

namespace Cairn.Documents.Reports.Figures;

/// <summary>Axes with step curves, their bands and their censoring ticks; y runs from 0 to 1.</summary>
/// <param name="ticks">Where the axis of time carries numbers.</param>
/// <param name="end">Where it ends: the last time of the data.</param>
sealed class StepPanel(
    Canvas canvas,
    IReadOnlyList<double> ticks,
    double end,
    double left,
    double right,
    double top,
    double bottom
)
{
    const int Close = 60;
    static readonly Stroke Axis = new(Palette.Muted);
    readonly Scale x = new(0, end, left, right);
    readonly Scale y = new(0, 1, bottom, top);

    /// <summary>Where the numbers under the axis stand.</summary>
    public IEnumerable<(double Time, double X)> Columns => ticks.Select(t => (t, x.At(t)));

    public void Axes(Phrase title, bool numbersOnY)
    {
        canvas.Text(numbersOnY ? 0 : left, top - 12, title, new(Palette.Ink, Bold: true));
        canvas.Line(left, y.At(0.5), right, y.At(0.5), new(Palette.Line));
        canvas.Line(left, top, left, bottom, Axis);
        canvas.Line(left, bottom, right, bottom, Axis);
        foreach (var p in new[] { 0, 0.25, 0.5, 0.75, 1 })
        {
            canvas.Line(left - 4, y.At(p), left, y.At(p), Axis);
            if (numbersOnY)
                canvas.Text(left - 7, y.At(p) + 4.5, Written.Short(p), new(Palette.Ink, Anchor: Anchor.End));
        }
        foreach (var (t, at) in Columns)
        {
            canvas.Line(at, bottom, at, bottom + 4, Axis);
            canvas.Centred(at, bottom + 18, Written.Short(t), Palette.Ink);
        }
    }

    /// <summary>The title of the time axis, centred below one panel or two.</summary>
    public static void TimeTitle(Canvas canvas, TimeAxis time, double left, double right, double bottom) =>
        canvas.Text(
            (left + right) / 2,
            bottom + 36,
            TextWidth.Fit(time.Title, right - left, Canvas.TextSize),
            new(Palette.Ink, Anchor: Anchor.Middle)
        );

    /// <param name="before">The estimate at time 0: 1 for survival, 0 for incidence.</param>
    public void Draw(Curve curve, int group, double before)
    {
        var style = Palette.Group(group);
        foreach (var band in Bands(curve.Steps))
            canvas.Polygon(band, new(style.Colour, 0.15));
        canvas.Polyline(Path(curve.Steps, before), new(style.Colour, 2, style.Dash));
        Censored([.. curve.Steps.Where(s => s.Censored > 0)], style.Colour);
    }

    /// <summary>The area under a survival curve up to a time, and its edge there.</summary>
    public void Shade(Curve curve, int group, double until)
    {
        var edge = curve.Steps.LastOrDefault(s => s.Time <= until)?.Estimate ?? 1;
        IEnumerable<Point> outline =
        [
            .. Path([.. curve.Steps.Where(s => s.Time <= until)], 1),
            new(x.At(until), y.At(edge)),
            new(x.At(until), y.At(0)),
            new(x.At(0), y.At(0)),
        ];
        canvas.Polygon(outline, new(Palette.Group(group).Colour, 0.18));
    }

    /// <summary>The step curve without band and ticks, from 0 on.</summary>
    public void Outline(Curve curve, int group, double before) =>
        canvas.Polyline(Path(curve.Steps, before), new(Palette.Group(group).Colour, 2, Palette.Group(group).Dash));

    /// <summary>An upright line at a time.</summary>
    public void At(double time) => canvas.Line(x.At(time), top, x.At(time), bottom, new(Palette.Ink, 1, "2 3"));

    /// <summary>Names at the right ends of the curves, moved apart where they would touch.</summary>
    public void Label(IReadOnlyList<(Curve Curve, int Group)> curves, double before)
    {
        var lowest = double.NegativeInfinity;
        var ends = curves
            .Select(c => (c.Curve, c.Group, Y: y.At(c.Curve.Steps.Count == 0 ? before : c.Curve.Steps[^1].Estimate)))
            .OrderBy(e => e.Y)
            .ThenBy(e => e.Group)
            .ToList();
        for (var i = 0; i < ends.Count; i++)
        {
            var highest = bottom - 4 - 16 * (ends.Count - 1 - i);
            lowest = Math.Max(lowest + 16, Math.Min(ends[i].Y, highest));
            Sample(canvas, right + 6, lowest, ends[i].Group);
            canvas.Text(right + 28, lowest + 4.5, ends[i].Curve.NameWithSize, new(Palette.Ink));
        }
    }

    /// <summary>A short piece of a group's line.</summary>
    public static void Sample(Canvas canvas, double x, double y, int group) =>
        canvas.Line(x, y, x + 18, y, new(Palette.Group(group).Colour, 2, Palette.Group(group).Dash));

    // Where they stand close, the ticks are finer and take the curve's colour, so that the curve stays in sight.
    void Censored(IReadOnlyList<CurveStep> steps, Token colour)
    {
        var (half, stroke) = steps.Count <= Close ? (5, new Stroke(Palette.Ink, 1.2)) : (3, new Stroke(colour, 0.5));
        foreach (var step in steps)
            canvas.Line(x.At(step.Time), y.At(step.Estimate) - half, x.At(step.Time), y.At(step.Estimate) + half, stroke);
    }

    IEnumerable<Point> Path(IReadOnlyList<CurveStep> steps, double before)
    {
        var height = before;
        yield return new(x.At(0), y.At(height));
        for (var i = 0; i < steps.Count; i++)
        {
            if (steps[i].Estimate == height && i < steps.Count - 1)
                continue;
            yield return new(x.At(steps[i].Time), y.At(height));
            height = steps[i].Estimate;
            yield return new(x.At(steps[i].Time), y.At(height));
        }
    }

    // A step's interval reaches to the next step; where it is not estimable the band has a gap.
    IEnumerable<IReadOnlyList<Point>> Bands(IReadOnlyList<CurveStep> steps)
    {
        var (above, below) = (new List<Point>(), new List<Point>());
        for (var i = 0; i + 1 < steps.Count; i++)
        {
            if (steps[i] is { Lower: { } lower, Upper: { } upper })
            {
                above.AddRange(
                    new(x.At(steps[i].Time), y.At(Math.Min(upper, 1))),
                    new(x.At(steps[i + 1].Time), y.At(Math.Min(upper, 1)))
                );
                below.AddRange(
                    new(x.At(steps[i].Time), y.At(Math.Max(lower, 0))),
                    new(x.At(steps[i + 1].Time), y.At(Math.Max(lower, 0)))
                );
            }
            if (above.Count == 0 || (steps[i + 1] is { Lower: not null, Upper: not null } && i + 2 < steps.Count))
                continue;
            yield return [.. above, .. Enumerable.Reverse(below)];
            (above, below) = ([], []);
        }
    }
}
