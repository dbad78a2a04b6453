using Cairn.Documents.Reports.Content;

namespace Cairn.Documents.Reports.Figures;

/// <summary>A measured level.</summary>
/// <param name="Level">Null below the limit of quantification.</param>
public readonly record struct LevelPoint(double Day, double? Level);

/// <summary>A subject's levels by day.</summary>
public sealed record LevelCourse(string Subject, IReadOnlyList<LevelPoint> Points)
{
    /// <summary>The records of the levels; none of a file's.</summary>
    public IReadOnlyList<Fact> Because { get; init; } = [];
}

/// <summary>
/// Levels of the infused cells over time on a logarithmic axis, a line a subject: what <see cref="Draw"/> needs.
/// </summary>
public sealed record KineticsFigure
{
    public required FigureHead Head { get; init; }
    public required TimeAxis Time { get; init; }

    /// <summary>What was measured, with its unit: "copies/ug".</summary>
    public required string Measure { get; init; }
    public required IReadOnlyList<LevelCourse> Courses { get; init; }

    /// <summary>Lower limit of quantification; 0 when there is none.</summary>
    public double LowerLimit { get; init; }

    const int MostNamed = 6;
    const double Left = 62,
        Top = 28,
        Bottom = 258,
        FloorHeight = 32,
        FloorLine = 20;

    public Figure Draw()
    {
        if (Courses.Count == 0)
            return Figure.Empty(Head, Data(), "No sample is recorded yet; a line begins with a subject's first.");
        List<double> peaks = [.. Courses.Select(c => Peak(c)?.Level ?? 0).Order()];
        var below = Courses.Sum(c => c.Points.Count(p => p.Level is null));
        var words =
            $"{Written.Plural(Courses.Count, "subject", "subjects")}, "
            + $"{Written.Plural(Courses.Sum(c => c.Points.Count), "sample", "samples")}, {Written.Count(below)} below "
            + $"the limit; "
            + (
                peaks[^1] > 0
                    ? $"highest level from {Beside(peaks[0], peaks[^1])} to {Number(peaks[^1])}."
                    : "no level was ever above it."
            );
        var description = $"{Measure} by {Time.Unit} from {Time.From} on a logarithmic axis, a line for each subject. {words}";
        return new()
        {
            Head = Head,
            Description = description,
            Drawing = Drawn(description),
            Data = Data(),
            Notes = [words, .. Legend()],
        };
    }

    bool Named => Courses.Count <= MostNamed;

    IEnumerable<Inline> Legend()
    {
        yield return "Diamond: highest level (Cmax). Open triangle under the axis: below the limit of quantification"
            + (LowerLimit > 0 ? $", {Number(LowerLimit)}" : "")
            + "; no line is drawn to it.";
        if (!Named)
            yield return "More subjects than lines can be told apart: the table names them.";
    }

    static LevelPoint? Peak(LevelCourse course) =>
        course
            .Points.Where(p => p.Level is not null)
            .OrderByDescending(p => p.Level)
            .ThenBy(p => p.Day)
            .Select(p => (LevelPoint?)p)
            .FirstOrDefault();

    Drawing Drawn(Phrase description)
    {
        var canvas = new Canvas();
        double[] levels =
        [
            .. Courses.SelectMany(c => c.Points.Select(p => p.Level)).OfType<double>(),
            .. LowerLimit > 0 ? [LowerLimit] : Array.Empty<double>(),
        ];
        var heights = levels.Length == 0 ? [1, 10] : Ticks.Logarithmic(levels.Min(), levels.Max(), 9);
        var end = Courses.SelectMany(c => c.Points).Max(p => p.Day);
        var days = Ticks.UpTo(end, Time.Unit, 8);
        var (x, y) = (
            new Scale(0, end, Left, canvas.Width - 14),
            new Scale(Math.Log10(heights[0]), Math.Log10(heights[^1]), Bottom, Top)
        );
        canvas.Text(0, Top - 12, TextWidth.Fit(Measure, canvas.Width, Canvas.TextSize), new(Palette.Ink, Bold: true));
        Axis(canvas, heights, x, y);
        for (var i = 0; i < Courses.Count; i++)
            Course(canvas, Courses[i], i, x, y);
        HorizontalAxis.Draw(canvas, x, days, Bottom + FloorHeight, Time.Title);
        return canvas.Drawing(Names(canvas, Bottom + FloorHeight + 58), description, Head.Synthetic);
    }

    void Axis(Canvas canvas, IReadOnlyList<double> heights, Scale x, Scale y)
    {
        canvas.Line(Left, Top, Left, Bottom + FloorHeight, new(Palette.Muted));
        foreach (var height in heights)
        {
            var at = y.At(Math.Log10(height));
            canvas.Line(Left - 4, at, Left, at, new(Palette.Muted));
            canvas.Text(Left - 7, at + 4.5, Number(height), new(Palette.Ink, Anchor: Anchor.End));
        }
        if (LowerLimit > 0)
            canvas.Line(Left, y.At(Math.Log10(LowerLimit)), x.End, y.At(Math.Log10(LowerLimit)), new(Palette.Muted, 1, "4 3"));
        canvas.Text(Left - 7, Bottom + FloorLine + 4.5, "BLQ", new(Palette.Muted, Anchor: Anchor.End));
    }

    void Course(Canvas canvas, LevelCourse course, int index, Scale x, Scale y)
    {
        var style = Named ? Palette.Group(index) : new(Palette.Group(0).Colour, null);
        Point At(LevelPoint p) =>
            p.Level is { } level ? new(x.At(p.Day), y.At(Math.Log10(level))) : new(x.At(p.Day), Bottom + FloorLine);
        foreach (var run in Runs(course.Points))
            canvas.Polyline(run.Select(At), new(style.Colour, Named ? 1.8 : 0.8, style.Dash));
        foreach (var point in course.Points)
        {
            var hint =
                $"{course.Subject}, {Written.Short(point.Day)}: {(point.Level is { } level ? Number(level) : "below the limit")}";
            if (point.Level is null)
                canvas.Marker(At(point).X, At(point).Y, 4, Shape.TriangleDown, null, new(style.Colour, 1.2), hint);
            else if (Named)
                canvas.Marker(At(point).X, At(point).Y, 2.4, Shape.Circle, new(style.Colour), null, hint);
        }
        if (Peak(course) is { } peak)
            canvas.Marker(
                At(peak).X,
                At(peak).Y,
                Named ? 5 : 3.5,
                Shape.Diamond,
                new(style.Colour),
                new(Palette.Paper, 0.8),
                $"{course.Subject}: Cmax {Number(peak.Level!.Value)}"
            );
    }

    // Stretches of quantifiable samples; a sample below the limit breaks the line.
    static IEnumerable<IReadOnlyList<LevelPoint>> Runs(IReadOnlyList<LevelPoint> points)
    {
        for (int from = 0, to; from < points.Count; from = to + 1)
        {
            for (to = from; to < points.Count && points[to].Level is not null; )
                to++;
            if (to - from > 1)
                yield return [.. points.Skip(from).Take(to - from)];
        }
    }

    double Names(Canvas canvas, double y)
    {
        if (!Named)
            return FigureLegend.Draw(
                canvas,
                y,
                [("Cmax", (x, at) => canvas.Marker(x + 6, at, 5, Shape.Diamond, new(Palette.Group(0).Colour), null))]
            );
        return FigureLegend.Draw(
            canvas,
            y,
            Courses.Select(
                (c, i) => ((Phrase)c.Subject, (Action<double, double>)((x, at) => StepPanel.Sample(canvas, x - 2, at, i)))
            )
        );
    }

    // Two levels of one sentence are written the same way.
    static string Beside(double level, double most) => most >= 1e4 && level > 0 ? Power(level) : Number(level);

    static string Number(double level)
    {
        if (level is >= 1e4 or (> 0 and < 0.01))
            return Power(level);
        if (level >= 100)
            return Written.Count((int)Math.Round(level));
        return Written.Short(
            double.Parse(
                level.ToString("G3", System.Globalization.CultureInfo.InvariantCulture),
                System.Globalization.CultureInfo.InvariantCulture
            )
        );
    }

    static string Power(double level)
    {
        var power = (int)Math.Floor(Math.Log10(level) + 1e-9);
        var front = level / Math.Pow(10, power);
        return Math.Abs(front - 1) < 1e-9 ? $"10{Raised(power)}" : $"{Written.Short(Math.Round(front, 2))}×10{Raised(power)}";
    }

    static string Raised(int power) =>
        string.Concat(
            power.ToString(System.Globalization.CultureInfo.InvariantCulture).Select(c => c == '-' ? '⁻' : "⁰¹²³⁴⁵⁶⁷⁸⁹"[c - '0'])
        );

    static Cell Of(double level, LevelCourse course) => ((Cell)Number(level)).From(course.Because);

    Table Data() =>
        new()
        {
            Id = Head.Id + "-data",
            Caption = Head.Title,
            Synthetic = Head.Synthetic,
            WhenEmpty = "No sample is recorded yet.",
            Columns = [Column.OfNumbers("Time", Time.Unit), Column.OfNumbers(Measure)],
            Groups =
            [
                .. Courses.Select(c => new RowGroup(
                    c.Subject,
                    [
                        .. c.Points.Select(p =>
                            (IReadOnlyList<Cell>)[Written.Short(p.Day), p.Level is { } level ? Of(level, c) : "below the limit"]
                        ),
                    ]
                )),
            ],
        };
}
