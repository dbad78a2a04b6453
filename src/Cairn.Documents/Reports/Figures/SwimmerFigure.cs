using Cairn.Documents.Reports.Content;

namespace Cairn.Documents.Reports.Figures;

/// <summary>What a mark on a bar says.</summary>
public enum SwimmerEvent
{
    Infusion,
    Response,
    OtherTherapy,
    Transplant,
    Relapse,
    Death,
}

/// <summary>A mark on a bar.</summary>
/// <param name="Time">In the axis's unit.</param>
public sealed record SwimmerMark(double Time, SwimmerEvent Event);

/// <summary>A subject's bar.</summary>
/// <param name="DoseLevel">Index into the figure's dose levels, from 0.</param>
/// <param name="End">End of observation, in the axis's unit, 0 or later.</param>
/// <param name="Ongoing">Still under observation: an arrow at the end.</param>
public sealed record SwimmerSubject(string Subject, int DoseLevel, double End, bool Ongoing, IReadOnlyList<SwimmerMark> Marks);

/// <summary>A bar a subject, the longest on top: what <see cref="Draw"/> needs.</summary>
public sealed record SwimmerFigure
{
    public required FigureHead Head { get; init; }
    public required TimeAxis Time { get; init; }

    /// <summary>Short names of the dose levels, lowest first: "L1".</summary>
    public required IReadOnlyList<string> DoseLevels { get; init; }
    public required IReadOnlyList<SwimmerSubject> Subjects { get; init; }

    const double Top = 8,
        TallestRow = 20,
        TallestPlot = 560,
        RowWithName = 12,
        LegendLine = 20;

    static readonly (SwimmerEvent Event, string Words, Shape Shape, Token Colour)[] Legend =
    [
        (SwimmerEvent.Infusion, "infusion", Shape.Plus, Palette.Ink),
        (SwimmerEvent.Response, "response begins", Shape.Circle, Palette.Met),
        (SwimmerEvent.OtherTherapy, "other therapy begins", Shape.Square, Palette.Muted),
        (SwimmerEvent.Transplant, "transplant", Shape.Diamond, Palette.Accent),
        (SwimmerEvent.Relapse, "relapse", Shape.TriangleDown, Palette.NotMet),
        (SwimmerEvent.Death, "death", Shape.Cross, Palette.Ink),
    ];

    List<SwimmerSubject> Sorted => [.. Subjects.OrderByDescending(s => s.End).ThenBy(s => s.Subject, StringComparer.Ordinal)];

    double RowHeight => Math.Min(TallestRow, TallestPlot / Subjects.Count);

    bool Named => RowHeight >= RowWithName;

    public Figure Draw()
    {
        if (Subjects.Count == 0)
            return Figure.Empty(Head, Data(), "No subject has been treated yet; each treated subject gets a bar.");
        var counts = Legend
            .Select(l => (l.Words, n: Subjects.Count(s => s.Marks.Any(m => m.Event == l.Event))))
            .Where(c => c.n > 0)
            .Select(c => (Phrase)$"{c.Words} in {Written.Count(c.n)}");
        var ongoing = Subjects.Count(s => s.Ongoing);
        Phrase description =
            $"One bar for each of {Written.Plural(Subjects.Count, "subject", "subjects")}, longest first, "
            + $"up to {Written.Fixed(Subjects.Max(s => s.End), 1)} {Time.Unit} from {Time.From}; {Written.Count(ongoing)} "
            + $"ongoing. Subjects with each mark: {Phrase.Join(", ", counts.DefaultIfEmpty((Phrase)"none"))}.";
        return new()
        {
            Head = Head,
            Description = description,
            Drawing = Drawn(description),
            Data = Data(),
            Notes = Named ? [] : [$"Bars are too thin for names: {Written.Count(Subjects.Count)} subjects, longest on top."],
        };
    }

    Drawing Drawn(Phrase description)
    {
        var canvas = new Canvas();
        var left = Named ? Math.Min(170, 14 + Subjects.Max(s => TextWidth.Of(s.Subject, Canvas.TextSize)) + LevelWidth) : 8;
        var marks = Subjects.SelectMany(s => s.Marks).Select(m => m.Time);
        var end = Math.Max(Subjects.Max(s => s.End), marks.DefaultIfEmpty(0).Max());
        var ticks = Ticks.UpTo(end, Time.Unit, 8);
        var x = new Scale(0, end, left, canvas.Width - 18);
        var bottom = Top + RowHeight * Subjects.Count;
        foreach (var (subject, row) in Sorted.Select((s, i) => (s, i)))
            Bar(canvas, subject, Top + RowHeight * row, x);
        HorizontalAxis.Draw(canvas, x, ticks, bottom + 4, Time.Title);
        return canvas.Drawing(Legends(canvas, bottom + 66), description, Head.Synthetic);
    }

    double LevelWidth => 10 + DoseLevels.Max(l => TextWidth.Of(ShortLevel(l), Canvas.TextSize));

    static string ShortLevel(string level) => TextWidth.Fit(level, 60, Canvas.TextSize);

    void Bar(Canvas canvas, SwimmerSubject subject, double top, Scale x)
    {
        var (middle, height) = (top + RowHeight / 2, RowHeight * (Named ? 0.72 : 0.85));
        Phrase hint =
            $"{subject.Subject}, {DoseLevels[subject.DoseLevel]}, {Written.Fixed(subject.End, 1)} "
            + $"{Time.Unit}{(subject.Ongoing ? ", ongoing" : "")}";
        canvas.Rect(
            x.Start,
            middle - height / 2,
            x.At(subject.End) - x.Start,
            height,
            new(Palette.Group(subject.DoseLevel).Colour, 0.45),
            null,
            hint
        );
        if (Named)
        {
            canvas.Text(
                0,
                middle + 4.5,
                TextWidth.Fit(subject.Subject, x.Start - 11 - LevelWidth, Canvas.TextSize),
                new(Palette.Ink)
            );
            canvas.Text(
                x.Start - 11,
                middle + 4.5,
                ShortLevel(DoseLevels[subject.DoseLevel]),
                new(Palette.Muted, Anchor: Anchor.End)
            );
        }
        var r = Math.Clamp(RowHeight * 0.32, 1.2, 6);
        if (subject.Ongoing)
            canvas.Marker(x.At(subject.End) + r + 1, middle, r, Shape.Arrow, new(Palette.Ink), null, "ongoing");
        foreach (var mark in subject.Marks.OrderBy(m => m.Time).ThenBy(m => m.Event))
            Symbol(canvas, mark, x.At(mark.Time), middle, r);
    }

    static void Symbol(Canvas canvas, SwimmerMark mark, double x, double y, double r)
    {
        var look = Legend.First(l => l.Event == mark.Event);
        canvas.Marker(
            x,
            y,
            r,
            look.Shape,
            new(look.Colour),
            r < 3 ? null : new(Palette.Paper, 0.8),
            $"{look.Words}, {Written.Fixed(mark.Time, 1)}"
        );
    }

    double Legends(Canvas canvas, double y)
    {
        var present = Legend.Where(l => Subjects.Any(s => s.Marks.Any(m => m.Event == l.Event)));
        var entries = present
            .Select(l =>
                (
                    (Phrase)l.Words,
                    (Action<double, double>)((x, at) => canvas.Marker(x + 6, at, 5.5, l.Shape, new(l.Colour), null))
                )
            )
            .ToList();
        if (Subjects.Any(s => s.Ongoing))
            entries.Add(("ongoing", (x, at) => canvas.Marker(x + 6, at, 5.5, Shape.Arrow, new(Palette.Ink), null)));
        for (var i = 0; i < DoseLevels.Count; i++)
        {
            var (colour, n) = (Palette.Group(i).Colour, Subjects.Count(s => s.DoseLevel == i));
            entries.Add(
                ($"{DoseLevels[i]} (n = {Written.Count(n)})", (x, at) => canvas.Rect(x, at - 5, 12, 10, new(colour, 0.45)))
            );
        }
        return FigureLegend.Draw(canvas, y, entries);
    }

    Table Data() =>
        new()
        {
            Id = Head.Id + "-data",
            Caption = Head.Title,
            Synthetic = Head.Synthetic,
            WhenEmpty = "No subject has been treated yet.",
            Columns =
            [
                Column.OfWords("Subject"),
                Column.OfWords("Dose level"),
                Column.OfNumbers("Observed", Time.Unit),
                Column.OfWords("Ongoing"),
                Column.OfWords("Marks", Time.Unit),
            ],
            Groups = Table.Plain(Sorted.Select(Row)),
        };

    IReadOnlyList<Cell> Row(SwimmerSubject s) =>
        [
            Cell.Subject(s.Subject),
            DoseLevels[s.DoseLevel],
            Cell.Of(s.End, 1),
            s.Ongoing ? "yes" : "no",
            s.Marks.Count == 0
                ? "none"
                : Phrase.Join(
                    "; ",
                    s.Marks.OrderBy(m => m.Time)
                        .Select(m => (Phrase)$"{Legend.First(l => l.Event == m.Event).Words} {Written.Fixed(m.Time, 1)}")
                ),
        ];
}
