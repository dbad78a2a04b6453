using Cairn.Documents.Reports.Content;
using Cairn.Survival;

namespace Cairn.Documents.Reports.Figures;

/// <summary>The probabilities of several states over time, one upon the other: what <see cref="Draw"/> needs.</summary>
public sealed record StateFigure
{
    public required FigureHead Head { get; init; }
    public required TimeAxis Time { get; init; }

    /// <summary>In the order in which they are piled up, the first at the bottom.</summary>
    public required IReadOnlyList<string> States { get; init; }
    public required int Subjects { get; init; }
    public required IReadOnlyList<double> Initial { get; init; }
    public required IReadOnlyList<StateStep> Curve { get; init; }

    /// <summary>Subjects under observation in a state just before a time.</summary>
    public required Func<int, double, int> InState { get; init; }

    const int MostNamed = 6;
    const string Reached = " (reached so far)";
    const double Left = 38,
        Top = 28,
        Bottom = 258,
        WidestName = 130,
        NameHeight = 16;

    double Last => Curve.Count == 0 ? 0 : Curve[^1].Time;

    public Figure Draw()
    {
        if (Curve.Count == 0)
            return Figure.Empty(Head, Data(), "No stay of a subject is in this analysis yet.");
        var at = Curve[^1];
        var words =
            $"n = {Written.Count(Subjects)}. At {Written.Brief(Last)} {Time.Unit}: "
            + $"{string.Join(", ", States.Select((s, k) => $"{s} {Written.Fixed(at.Probability[k], 2)}"))}.";
        var description =
            $"Probabilities of {Written.Plural(States.Count, "state", "states")} by {Time.Unit} from {Time.From}, piled "
            + $"up to 1. {words}";
        return new()
        {
            Head = Head,
            Description = description,
            Drawing = Drawn(description),
            Data = Data(),
            Notes = [words, "The height of a band is the probability of its state (Aalen-Johansen); together they are 1."],
        };
    }

    Drawing Drawn(Phrase description)
    {
        var canvas = new Canvas();
        var widest = States.Max(s => TextWidth.Of(s, Canvas.TextSize));
        var named = States.Count <= MostNamed && widest <= WidestName; // otherwise the rows below are the legend
        var right = canvas.Width - (named ? 20 + widest : 14);
        var ticks = Ticks.UpTo(Last, Time.Unit, 6);
        var (x, y) = (new Scale(0, Last, Left, right), new Scale(0, 1, Bottom, Top));
        for (var k = 0; k < States.Count; k++)
            Band(canvas, k, x, y);
        for (var k = 0; k < States.Count - 1; k++)
            canvas.Polyline(Edge(k, x, y), new(Palette.Paper, 1.4));
        var panel = new StepPanel(canvas, ticks, Last, Left, right, Top, Bottom);
        panel.Axes("Probability of being in each state", numbersOnY: true);
        if (named)
            Names(canvas, x.At(Last), right, y);
        StepPanel.TimeTitle(canvas, Time, Left, right, Bottom);
        return canvas.Drawing(Counts(canvas, panel, Bottom + 46), description, Head.Synthetic);
    }

    static double Below(IReadOnlyList<double> p, int state) => Math.Min(1, p.Take(state + 1).Sum());

    // The upper edge of a state's band, a staircase.
    List<Point> Edge(int state, Scale x, Scale y)
    {
        var height = state < 0 ? 0 : Below(Initial, state);
        List<Point> path = [new(x.At(0), y.At(height))];
        foreach (var step in Curve)
        {
            var next = state < 0 ? 0 : Below(step.Probability, state);
            if (next == height)
                continue;
            path.Add(new(x.At(step.Time), y.At(height)));
            path.Add(new(x.At(step.Time), y.At(height = next)));
        }
        path.Add(new(x.At(Last), y.At(height)));
        return path;
    }

    void Band(Canvas canvas, int state, Scale x, Scale y) =>
        canvas.Polygon(
            [.. Edge(state, x, y), .. Enumerable.Reverse(Edge(state - 1, x, y))],
            new(Palette.Group(state).Colour, state < 6 ? 0.55 : 0.25),
            null,
            States[state]
        );

    // Beside the right ends of the bands, moved apart where they would touch, with a line to the band.
    void Names(Canvas canvas, double end, double right, Scale y)
    {
        var p = Curve[^1].Probability;
        double lowest = Bottom + NameHeight / 2;
        for (var k = 0; k < States.Count; k++)
        {
            var middle = y.At(Below(p, k) - p[k] / 2);
            var highest = Top + NameHeight * (States.Count - 1 - k) + 2;
            lowest = Math.Min(lowest - NameHeight, Math.Max(middle, highest));
            canvas.Line(end, middle, right + 12, lowest, new(Palette.Muted, 0.6));
            canvas.Text(
                right + 15,
                lowest + 4.5,
                TextWidth.Fit(States[k], canvas.Width - right - 15, Canvas.TextSize),
                new(Palette.Ink)
            );
        }
    }

    double Counts(Canvas canvas, StepPanel panel, double top)
    {
        var y = top + 13;
        canvas.Text(0, y, "Under observation in each state", new(Palette.Ink, Bold: true));
        for (var k = States.Count - 1; k >= 0; k--)
        {
            y += 19;
            canvas.Rect(0, y - 10, 12, 11, new(Palette.Group(k).Colour, k < 6 ? 0.55 : 0.25));
            canvas.Text(
                18,
                y,
                TextWidth.Fit(States[k] + (IsFollowed(k) ? "" : Reached), canvas.Width - 18, Canvas.TextSize),
                new(Palette.Ink)
            );
            y += 17;
            foreach (var (time, x) in panel.Columns)
                canvas.Centred(x, y, Written.Count(IsFollowed(k) ? InState(k, time) : EnteredBy(k, time)), Palette.Ink);
        }
        return y + 8;
    }

    // In a state that ends the observation, such as death, nobody is ever under observation.
    bool IsFollowed(int state) => Curve.Any(s => s.AtRisk[state] > 0) || Curve.All(s => s.Entered[state] == 0);

    int EnteredBy(int state, double time) => Curve.TakeWhile(s => s.Time <= time).Sum(s => s.Entered[state]);

    Table Data() =>
        new()
        {
            Id = Head.Id + "-data",
            Caption = Head.Title,
            Synthetic = Head.Synthetic,
            WhenEmpty = "No stay of a subject is in this analysis yet.",
            Columns = [Column.OfNumbers("Time", Time.Unit), .. States.Select(s => Column.OfNumbers(s))],
            Groups = Table.Plain(
                Curve.Select(s => (IReadOnlyList<Cell>)[Written.Short(s.Time), .. s.Probability.Select(p => Cell.Of(p, 3))])
            ),
        };
}
