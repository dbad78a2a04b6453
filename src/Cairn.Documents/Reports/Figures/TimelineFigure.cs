using System.Globalization;
using Cairn.Documents.Reports.Content;

namespace Cairn.Documents.Reports.Figures;

/// <summary>A mark at a day.</summary>
/// <param name="Day">Days from the origin; before it below 0.</param>
public sealed record TimelineMark(double Day, Shape Shape, Token Colour, Phrase Words);

/// <summary>Something that lasts.</summary>
/// <param name="To">Its last day, included.</param>
/// <param name="Grade">1 to 5; null when not graded.</param>
public sealed record TimelineBar(double From, double To, int? Grade, Phrase Words);

/// <summary>A strip of the timeline.</summary>
public abstract record TimelineLane(string Name)
{
    /// <summary>Marks side by side.</summary>
    public sealed record Marks(string Name, IReadOnlyList<TimelineMark> Of) : TimelineLane(Name);

    /// <summary>A grade a day, printed in its cell.</summary>
    public sealed record Grades(string Name, IReadOnlyList<(double Day, int Grade)> Of) : TimelineLane(Name);

    /// <summary>Bars under each other.</summary>
    public sealed record Bars(string Name, IReadOnlyList<TimelineBar> Of) : TimelineLane(Name);

    /// <summary>Values above 0 on a logarithmic axis of their own.</summary>
    public sealed record Curve(string Name, string Unit, IReadOnlyList<(double Day, double Value)> Of) : TimelineLane(Name);
}

/// <summary>
/// Everything of one subject under one axis of time, strip by strip: what <see cref="Draw"/> needs. What lies outside the days
/// shown is left out of the drawing, and stands in the table.
/// </summary>
public sealed record TimelineFigure
{
    public required FigureHead Head { get; init; }

    /// <summary>The axis's title, with its unit and its origin.</summary>
    public required string Axis { get; init; }

    /// <summary>First and last day shown.</summary>
    public required (double First, double Last) Days { get; init; }

    /// <summary>From above; empty ones are left out.</summary>
    public required IReadOnlyList<TimelineLane> Lanes { get; init; }

    const double Left = 118,
        NameWidth = 84,
        MarksHeight = 22,
        BarHeight = 15,
        CurveHeight = 52,
        Between = 6;

    const int MostTicks = 8;

    static readonly double[] Steps = [1, 2, 7, 14, 28, 56, 91, 182, 365, 730];

    public Figure Draw()
    {
        var shown = Lanes.Where(l => Count(l) > 0).ToList();
        if (shown.Count == 0)
            return Figure.Empty(Head, Data(), "Nothing with a day is recorded yet; the timeline begins with the consent.");
        Phrase description =
            $"{Axis}: {Phrase.Join("; ", shown.Select(l => (Phrase)$"{l.Name} {Written.Count(Count(l))}"))}. Each strip has its "
            + $"name at the left.";
        return new()
        {
            Head = Head,
            Description = description,
            Drawing = Drawn(shown, description),
            Data = Data(),
        };
    }

    bool Holds(double day) => day >= Days.First && day <= Days.Last;

    int Count(TimelineLane lane) =>
        lane switch
        {
            TimelineLane.Marks marks => marks.Of.Count(m => Holds(m.Day)),
            TimelineLane.Grades grades => grades.Of.Count(g => Holds(g.Day)),
            TimelineLane.Bars bars => bars.Of.Count(IsShown),
            TimelineLane.Curve curve => curve.Of.Count(v => Holds(v.Day)),
            _ => throw new ArgumentOutOfRangeException(nameof(lane)),
        };

    bool IsShown(TimelineBar bar) => bar.To >= Days.First && bar.From <= Days.Last;

    Drawing Drawn(List<TimelineLane> shown, Phrase description)
    {
        var canvas = new Canvas();
        var x = new Scale(Days.First, Days.Last, Left, canvas.Width - 12);
        var top = 4.0;
        var axis = top + shown.Sum(l => HeightOf(l) + Between);
        if (Days.First < 0 && Days.Last > 0)
            canvas.Line(x.At(0), top, x.At(0), axis, new(Palette.Line, 1, "3 3"));
        foreach (var lane in shown)
        {
            canvas.Text(0, top + 14, TextWidth.Fit(lane.Name, NameWidth, Canvas.TextSize), new(Palette.Muted));
            Lane(canvas, lane, top, x);
            top += HeightOf(lane) + Between;
            canvas.Line(0, top - Between / 2, canvas.Width, top - Between / 2, new(Palette.Line, 0.5));
        }
        HorizontalAxis.Draw(canvas, x, TicksOf(), axis + 2, Axis);
        return canvas.Drawing(axis + 48, description, Head.Synthetic);
    }

    double HeightOf(TimelineLane lane) =>
        lane switch
        {
            TimelineLane.Bars bars => Math.Max(MarksHeight, bars.Of.Count(IsShown) * BarHeight),
            TimelineLane.Curve => CurveHeight,
            TimelineLane.Marks or TimelineLane.Grades => MarksHeight,
            _ => throw new ArgumentOutOfRangeException(nameof(lane)),
        };

    List<double> TicksOf()
    {
        var step = Steps.First(s => (Days.Last - Days.First) / s <= MostTicks || s == Steps[^1]);
        var first = Math.Ceiling(Days.First / step) * step;
        return [.. Enumerable.Range(0, (int)((Days.Last - first) / step) + 1).Select(i => first + i * step)];
    }

    void Lane(Canvas canvas, TimelineLane lane, double top, Scale x)
    {
        switch (lane)
        {
            case TimelineLane.Marks marks:
                foreach (var mark in marks.Of.Where(m => Holds(m.Day)))
                    canvas.Marker(
                        x.At(mark.Day),
                        top + 11,
                        5.5,
                        mark.Shape,
                        new(mark.Colour),
                        new(Palette.Paper, 0.8),
                        mark.Words
                    );
                break;
            case TimelineLane.Grades grades:
                foreach (var (day, grade) in grades.Of.Where(g => Holds(g.Day)))
                    Grade(canvas, day, grade, top, x);
                break;
            case TimelineLane.Bars bars:
                foreach (var (bar, i) in bars.Of.Where(IsShown).Select((b, i) => (b, i)))
                    Bar(canvas, bar, top + i * BarHeight, x, TextWidth.Of(lane.Name, Canvas.TextSize));
                break;
            case TimelineLane.Curve curve:
                Curve(canvas, curve, top, x);
                break;
        }
    }

    static void Grade(Canvas canvas, double day, int grade, double top, Scale x)
    {
        var width = Math.Max(3, x.At(day + 1) - x.At(day));
        var fill = grade is >= 1 and <= 5 ? Palette.Grade(grade) : Palette.Wash;
        canvas.Rect(x.At(day), top + 3, width, 16, new(fill), new(Palette.Line, 0.5), $"grade {Number(grade)}");
        if (width >= 9)
            canvas.Text(
                x.At(day) + width / 2,
                top + 15,
                Number(grade),
                new(grade is >= 1 and <= 5 ? Palette.TextOn(fill) : Palette.Muted, 11, Anchor.Middle)
            );
    }

    void Bar(Canvas canvas, TimelineBar bar, double top, Scale x, double free)
    {
        var (from, to) = (x.At(Math.Max(bar.From, Days.First)), x.At(Math.Min(bar.To + 1, Days.Last)));
        var fill = bar.Grade is >= 1 and <= 5 and { } g ? Palette.Grade(g) : Palette.Wash;
        canvas.Rect(from, top + 2, Math.Max(3, to - from), BarHeight - 4, new(fill), new(Palette.Line, 0.5), bar.Words);
        // Left of the axis only the strip's own name stands. A bar with more room in it than beside it holds its name.
        var (left, right) = (from - free - 6, x.End - to - 6);
        var room = Math.Max(left, right);
        if (TextWidth.Of(bar.Words, 11) > room && to - from - 8 > room)
            canvas.Text(from + 4, top + 11, Fitted(bar, to - from - 8), new(Inside(fill), 11));
        else if (left > right)
            canvas.Text(from - 4, top + 11, Fitted(bar, left), new(Palette.Ink, 11, Anchor.End));
        else
            canvas.Text(Math.Max(to, from + 3) + 4, top + 11, Fitted(bar, right), new(Palette.Ink, 11));
    }

    // A name that is cut keeps its grade.
    static Phrase Fitted(TimelineBar bar, double room)
    {
        var grade = bar.Grade is { } g ? $" {Number(g)}" : "";
        string words = bar.Words;
        if (TextWidth.Of(words, 11) <= room || !words.EndsWith(grade, StringComparison.Ordinal))
            return TextWidth.Fit(bar.Words, room, 11);
        return TextWidth.Fit(words[..^grade.Length], room - TextWidth.Of(grade, 11), 11) + grade;
    }

    static Token Inside(Token fill) => fill == Palette.Wash ? Palette.Ink : Palette.TextOn(fill);

    void Curve(Canvas canvas, TimelineLane.Curve curve, double top, Scale x)
    {
        var shown = curve.Of.Where(v => Holds(v.Day) && v.Value > 0);
        var values = shown.OrderBy(v => v.Day).ToList();
        if (values.Count == 0)
            return;
        var (least, most) = (values.Min(v => v.Value), values.Max(v => v.Value));
        var y = new Scale(Math.Log10(least), Math.Log10(Math.Max(most, least * 1.01)), top + CurveHeight - 8, top + 8);
        canvas.Polyline(values.Select(v => new Point(x.At(v.Day), y.At(Math.Log10(v.Value)))), new(Palette.Accent, 1.4));
        foreach (var (day, value) in values)
            canvas.Marker(
                x.At(day),
                y.At(Math.Log10(value)),
                2,
                Shape.Circle,
                new(Palette.Accent),
                null,
                $"{Written.Brief(value)} {curve.Unit}, day {Written.Brief(day)}"
            );
        canvas.Text(Left - 6, top + 30, curve.Unit, new(Palette.Muted, 11, Anchor.End));
        canvas.Text(Left - 6, top + 14, Written.Brief(most), new(Palette.Ink, 11, Anchor.End));
        canvas.Text(Left - 6, top + CurveHeight - 5, Written.Brief(least), new(Palette.Ink, 11, Anchor.End));
    }

    Table Data() =>
        new()
        {
            Id = Head.Id + "-data",
            Caption = Head.Title,
            Synthetic = Head.Synthetic,
            WhenEmpty = "Nothing with a day is recorded yet.",
            Columns = [Column.OfWords("Strip"), Column.OfNumbers("Day"), Column.OfWords("What")],
            Groups = Lanes.Count == 0 ? [] : Table.Plain(Lanes.SelectMany(Rows)),
            Notes = ["Days from the origin of the axis; the drawing shows a part of them."],
        };

    static IEnumerable<IReadOnlyList<Cell>> Rows(TimelineLane lane) =>
        lane switch
        {
            TimelineLane.Marks marks => marks.Of.Select(m => Row(lane, m.Day, m.Words)),
            TimelineLane.Grades grades => grades.Of.Select(g => Row(lane, g.Day, $"grade {Number(g.Grade)}")),
            TimelineLane.Bars bars => bars.Of.Select(b => Row(lane, b.From, $"{b.Words}, to day {Written.Brief(b.To)}")),
            TimelineLane.Curve curve => curve.Of.Select(v => Row(lane, v.Day, $"{Written.Brief(v.Value)} {curve.Unit}")),
            _ => throw new ArgumentOutOfRangeException(nameof(lane)),
        };

    static IReadOnlyList<Cell> Row(TimelineLane lane, double day, Phrase words) => [lane.Name, Written.Brief(day), words];

    static string Number(int grade) => grade.ToString(CultureInfo.InvariantCulture);
}
