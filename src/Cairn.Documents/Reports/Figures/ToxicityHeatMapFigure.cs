using Cairn.Documents.Reports.Content;

namespace Cairn.Documents.Reports.Figures;

/// <summary>A subject's daily grades of one syndrome.</summary>
/// <param name="Grades">From the first day on: 0 to 5, null when not assessed; shorter than the others when observation
/// ended.</param>
public sealed record HeatMapRow(string Subject, IReadOnlyList<int?> Grades)
{
    /// <summary>The records that the grades rest on; null where they are nobody's.</summary>
    public Func<IEnumerable<Fact>>? Because { get; init; }
}

/// <summary>The rows of one syndrome: CRS, or ICANS.</summary>
public sealed record HeatMapPanel(string Syndrome, IReadOnlyList<HeatMapRow> Rows);

/// <summary>A row a subject, a column a day, the grade in the cell: what <see cref="Draw"/> needs.</summary>
public sealed record ToxicityHeatMapFigure
{
    public required FigureHead Head { get; init; }
    public required IReadOnlyList<HeatMapPanel> Panels { get; init; }

    /// <summary>Day of the first column, counted from the infusion (0).</summary>
    public int FirstDay { get; init; }

    const double TallestRow = 17,
        TallestPlot = 1000,
        PrintedRow = 12,
        NarrowestCell = 12.5,
        PanelHead = 22;

    const int Fortnight = 14;

    static readonly int[] DaySteps = [1, 2, 7, 14, 28];

    int Rows => Panels.Sum(p => p.Rows.Count);

    int Days => Panels.SelectMany(p => p.Rows).Max(r => r.Grades.Count);

    double RowHeight => Math.Min(TallestRow, TallestPlot / Rows);

    bool Printed => RowHeight >= PrintedRow;

    public Figure Draw()
    {
        if (Rows == 0 || Days == 0)
            return Figure.Empty(
                Head,
                Data(),
                "No subject has daily grades yet; the map fills from the first day after an infusion."
            );
        var words = Phrase.Join(" ", Panels.Select(InWords));
        return new()
        {
            Head = Head,
            Description = $"A row for each subject and a column for each day from infusion. {words}",
            Drawing = Drawn(words),
            Notes =
            [
                words,
                Printed
                    ? "A dot is grade 0, a hatched cell was not assessed; a row ends with the last day on which "
                        + "anybody was graded, or with the subject's death."
                    : "Rows are too thin for numbers: the colour is the grade, and the table has the numbers. Hatched: "
                        + "not assessed.",
            ],
            Data = Data(),
        };
    }

    Drawing Drawn(Phrase words)
    {
        var left = Printed
            ? Math.Min(120, 10 + Panels.SelectMany(p => p.Rows).Max(r => TextWidth.Of(r.Subject, Canvas.TextSize)))
            : 8;
        var cell = Math.Clamp((Canvas.ColumnWidth - left - 6) / Days, NarrowestCell, 22);
        var canvas = new Canvas(Math.Max(Canvas.ColumnWidth, left + cell * Days + 6));
        var y = 0.0;
        foreach (var panel in Panels)
        {
            canvas.Text(0, y + 14, TextWidth.Fit(panel.Syndrome, canvas.Width, Canvas.TextSize), new(Palette.Ink, Bold: true));
            y += PanelHead;
            foreach (var row in panel.Rows)
            {
                if (Printed)
                    canvas.Text(0, y + RowHeight - 4, TextWidth.Fit(row.Subject, left - 6, Canvas.TextSize), new(Palette.Ink));
                Cells(canvas, row, left, y, cell);
                y += RowHeight;
            }
            y += 6;
        }
        var every = DaySteps.First(step => cell * step >= 24 || step == DaySteps[^1]);
        var x = new Scale(FirstDay, FirstDay + Days - 1, left + cell / 2, left + cell * (Days - 0.5));
        HorizontalAxis.Draw(
            canvas,
            x,
            from day in Enumerable.Range(FirstDay, Days)
            where day % every == 0
            select (double)day,
            y,
            "Day from infusion"
        );
        return canvas.Drawing(Legend(canvas, y + 58), words, Head.Synthetic);
    }

    // Days with the same grade are one bar, with the grade printed in its first day and every fortnight on.
    void Cells(Canvas canvas, HeatMapRow row, double left, double top, double cell)
    {
        foreach (var (from, length, grade) in Runs(row.Grades))
        {
            var (x, width, gap) = (left + cell * from, cell * length, Printed ? 1 : 0);
            Phrase hint = $"{row.Subject}, {DaysInWords(from, length)}: {GradeInWords(grade)}";
            if (grade is null)
                canvas.Rect(x, top, width - gap, RowHeight - gap, new(Palette.Muted, Hatched: true), null, hint);
            else if (grade > 0)
                canvas.Rect(x, top, width - gap, RowHeight - gap, new(Palette.Grade(grade.Value)), null, hint);
            else if (!Printed)
                canvas.Rect(x, top, width, RowHeight, new(Palette.Wash), null, hint);
            else
                Dots(canvas, x, x + width, top + RowHeight / 2, cell);
            if (Printed && grade is > 0 and var g)
                for (var day = 0; day < length; day += Fortnight)
                    canvas.Text(
                        x + cell * day + (cell - 1) / 2,
                        top + RowHeight - 4,
                        Written.Count(g),
                        new(Palette.TextOn(Palette.Grade(g)), Anchor: Anchor.Middle)
                    );
        }
    }

    // A dot in the middle of each day: one line, dashed.
    static void Dots(Canvas canvas, double from, double to, double y, double cell)
    {
        const double dot = 2;
        var dash = FormattableString.Invariant($"{dot} {cell - dot:0.##}");
        canvas.Line(from + (cell - dot) / 2, y, to, y, new(Palette.Muted, dot, dash));
    }

    static IEnumerable<(int From, int Length, int? Grade)> Runs(IReadOnlyList<int?> grades)
    {
        for (var (from, to) = (0, 1); from < grades.Count; from = to)
        {
            for (to = from + 1; to < grades.Count && grades[to] == grades[from]; )
                to++;
            yield return (from, to - from, grades[from]);
        }
    }

    double Legend(Canvas canvas, double y)
    {
        var rows = Panels.SelectMany(p => p.Rows);
        var worst = rows.SelectMany(r => r.Grades).Max() ?? 0;
        var entries = Enumerable
            .Range(1, Math.Max(worst, 1))
            .Select(g =>
                (
                    (Phrase)$"grade {Written.Count(g)}",
                    (Action<double, double>)((x, at) => canvas.Rect(x, at - 6, 13, 12, new(Palette.Grade(g))))
                )
            )
            .ToList();
        entries.Add(("not assessed", (x, at) => canvas.Rect(x, at - 6, 13, 12, new(Palette.Muted, Hatched: true))));
        return FigureLegend.Draw(canvas, y, entries);
    }

    static Phrase InWords(HeatMapPanel panel)
    {
        List<int> worst = [.. panel.Rows.Select(r => r.Grades.Max()).OfType<int>()];
        if (worst.Count == 0)
            return $"{panel.Syndrome}: nobody was graded day by day.";
        var without = panel.Rows.Count - worst.Count;
        return $"{panel.Syndrome}: {Written.Plural(worst.Count, "subject", "subjects")} graded on a day or more"
            + $"{(without > 0 ? (Phrase)$", {Written.Count(without)} on none" : "")}; worst grade of a day "
            + $"{Written.Count(worst.Max())}.";
    }

    Phrase DaysInWords(int from, int length) =>
        length == 1
            ? (Phrase)$"day {Written.Count(FirstDay + from)}"
            : (Phrase)$"day {Written.Count(FirstDay + from)} to {Written.Count(FirstDay + from + length - 1)}";

    static Phrase GradeInWords(int? grade) => grade is { } g ? (Phrase)$"grade {Written.Count(g)}" : "not assessed";

    Table Data() =>
        new()
        {
            Id = Head.Id + "-data",
            Caption = Head.Title,
            Synthetic = Head.Synthetic,
            WhenEmpty = "No subject has daily grades yet.",
            Columns =
            [
                Column.OfWords("Subject"),
                Column.OfNumbers("From day"),
                Column.OfNumbers("To day"),
                Column.OfNumbers("Grade"),
            ],
            Groups = [.. Panels.Select(p => new RowGroup(p.Syndrome, [.. p.Rows.SelectMany(Stretches)]))],
            Notes = ["A day that stands in no row was not assessed."],
        };

    // Days with the same grade share a row; who was never assessed has one that says so.
    IEnumerable<IReadOnlyList<Cell>> Stretches(HeatMapRow row) =>
        Runs(row.Grades)
            .Where(r => r.Grade is not null || r.Length == row.Grades.Count)
            .Select(r =>
                (IReadOnlyList<Cell>)
                    [
                        Cell.Subject(row.Subject),
                        Cell.Of(FirstDay + r.From),
                        Cell.Of(FirstDay + r.From + r.Length - 1),
                        Graded(row, r.Grade),
                    ]
            );

    static Cell Graded(HeatMapRow row, int? grade)
    {
        Cell shown = grade is { } g ? Cell.Of(g) : "not assessed";
        return grade > 0 && row.Because is { } because ? shown.From(because) : shown;
    }
}
