using Cairn.Documents.Reports.Content;
using Cairn.Survival;

namespace Cairn.Documents.Reports.Figures;

/// <summary>The numbers of events that stop a trial, by the number of subjects: what <see cref="Draw"/> needs.</summary>
public sealed record StoppingFigure
{
    public required FigureHead Head { get; init; }

    /// <summary>The rule in words.</summary>
    public required Phrase Rule { get; init; }

    /// <summary>One for each look, in order.</summary>
    public required IReadOnlyList<StoppingBound> Bounds { get; init; }

    /// <summary>Planned number of subjects.</summary>
    public required int Planned { get; init; }

    /// <summary>Events and subjects so far; null before there are any.</summary>
    public (int X, int N)? Observed { get; init; }

    /// <summary>Events after each number of subjects, from 0 on: the trial's path; empty when it is not drawn.</summary>
    public IReadOnlyList<(int N, int Events)> Path { get; init; } = [];

    const double Left = 38,
        Top = 28,
        Bottom = 238,
        SingleLook = 3;

    public Figure Draw()
    {
        var first = Bounds.FirstOrDefault(b => b.StopAt is not null);
        Phrase words = first.StopAt is null
            ? "No number of events stops at any look."
            : (Phrase)$"The first look that can stop is after {Written.Plural(first.N, "subject", "subjects")}, with "
                + $"{Written.Count(first.StopAt.Value)} or more events; the last, after {Written.Count(Bounds[^1].N)}, "
                + $"with {(Bounds[^1].StopAt is { } last ? (Phrase)$"{Written.Count(last)} or more" : "none")}.";
        Phrase seen = Observed is { } o
            ? (Phrase)$" So far: {Written.Plural(o.X, "event", "events")} in {Written.Plural(o.N, "subject", "subjects")}."
            : "";
        return new()
        {
            Head = Head,
            Description = $"Stopping bounds. {words}{seen}",
            Drawing = Drawn(words),
            Data = Data(),
            Notes = [Rule, Phrase.Join("", words, seen)],
        };
    }

    Drawing Drawn(Phrase description)
    {
        var canvas = new Canvas();
        var most = Math.Max(Bounds.Max(b => b.StopAt ?? 0), Observed?.X ?? 0) + 1;
        double[] whole = [.. Ticks.UpTo(most, "events", 8).Where(double.IsInteger)];
        var (across, up) = (Ticks.UpTo(Planned, "subjects", 8), whole);
        var (x, y) = (new Scale(0, Planned, Left, canvas.Width - 14), new Scale(0, most, Bottom, Top));
        canvas.Text(0, Top - 12, "Events", new(Palette.Ink, Bold: true));
        Region(canvas, x, y);
        canvas.Line(Left, Top, Left, Bottom, new(Palette.Muted));
        foreach (var tick in up)
        {
            canvas.Line(Left - 4, y.At(tick), Left, y.At(tick), new(Palette.Muted));
            canvas.Text(Left - 7, y.At(tick) + 4.5, Written.Short(tick), new(Palette.Ink, Anchor: Anchor.End));
        }
        if (Path.Count > 1)
            canvas.Polyline(Steps(x, y), new(Palette.Ink, 1.6));
        if (Observed is { } o)
            canvas.Marker(
                x.At(o.N),
                y.At(o.X),
                6,
                Shape.Diamond,
                new(Palette.Ink),
                new(Palette.Paper, 1),
                $"{o.X} of {o.N} so far"
            );
        HorizontalAxis.Draw(canvas, x, across, Bottom, "Subjects");
        return canvas.Drawing(Legend(canvas, Bottom + 58), description, Head.Synthetic);
    }

    // A subject is a step to the right, an event a step up.
    IEnumerable<Point> Steps(Scale x, Scale y) =>
        Path.Zip(Path.Skip(1))
            .SelectMany(step =>
                new Point[]
                {
                    new(x.At(step.First.N), y.At(step.First.Events)),
                    new(x.At(step.Second.N), y.At(step.First.Events)),
                    new(x.At(step.Second.N), y.At(step.Second.Events)),
                }
            );

    // Looks after every subject make one region; a look by itself is a bar.
    void Region(Canvas canvas, Scale x, Scale y)
    {
        int?[] ends = [.. Bounds.Skip(1).Select(b => (int?)b.N), null];
        foreach (var (look, next) in Bounds.Zip(ends))
        {
            if (look.StopAt is not { } stop)
                continue;
            var (start, end) =
                next is { } n && n - look.N == 1
                    ? (x.At(look.N), x.At(n))
                    : (x.At(look.N) - SingleLook, x.At(look.N) + SingleLook);
            canvas.Rect(start, Top, end - start, y.At(stop) - Top, new(Palette.NotMet, 0.16));
            canvas.Line(start, y.At(stop), end, y.At(stop), new(Palette.NotMet, 2));
            if (Bounds.Count <= 40)
                canvas.Marker(
                    x.At(look.N),
                    y.At(stop),
                    2.6,
                    Shape.Circle,
                    new(Palette.NotMet),
                    null,
                    $"{look.N} subjects: stop with {stop} or more"
                );
        }
    }

    double Legend(Canvas canvas, double y)
    {
        List<(Phrase, Action<double, double>)> entries = [("stop", (x, at) =>
            {
                canvas.Rect(x, at - 6, 13, 12, new(Palette.NotMet, 0.16));
                canvas.Line(x, at + 6, x + 13, at + 6, new(Palette.NotMet, 2));
            })];
        if (Observed is not null)
            entries.Add(("so far", (x, at) => canvas.Marker(x + 6, at, 5.5, Shape.Diamond, new(Palette.Ink), null)));
        return FigureLegend.Draw(canvas, y, entries);
    }

    Table Data() =>
        new()
        {
            Id = Head.Id + "-data",
            Caption = Head.Title,
            Synthetic = Head.Synthetic,
            WhenEmpty = "There is no look.",
            Columns = [Column.OfNumbers("Subjects"), Column.OfNumbers("Stop with at least")],
            Groups = Table.Plain(
                Bounds.Select(b => (IReadOnlyList<Cell>)[Cell.Of(b.N), b.StopAt is { } stop ? Cell.Of(stop) : "no number"])
            ),
        };
}
