using Cairn.Documents.Reports.Content;
using Cairn.Survival;

namespace Cairn.Documents.Reports.Figures;

/// <summary>A ratio with its interval; nulls where it is not estimable, with the reason.</summary>
/// <param name="Compared">What it is compared with: "men"; null for a number, whose ratio is for one unit more.</param>
public sealed record ForestTerm(string Name, string? Compared, double? Ratio, double? Lower, double? Upper, string? WhyNot)
{
    public static ForestTerm Of(HazardTerm term) =>
        new(
            term.Level is { } level ? $"{term.Covariate}: {level}" : term.Term,
            term.Reference,
            term.HazardRatio,
            term.Lower,
            term.Upper,
            term.State switch
            {
                TermState.Estimated => null,
                TermState.PlusInfinity => "grows without end",
                TermState.MinusInfinity => "falls to 0",
                TermState.Aliased => "adds nothing",
                TermState.Undetermined or TermState.NotConverged => Written.NotEstimable,
            }
        );
}

/// <summary>Hazard ratios with their intervals on a logarithmic axis: what <see cref="Draw"/> needs.</summary>
public sealed record ForestFigure
{
    public required FigureHead Head { get; init; }

    /// <summary>"Hazard ratio".</summary>
    public required string Measure { get; init; }
    public required IReadOnlyList<ForestTerm> Terms { get; init; }

    /// <summary>What the ratios come from, in words: numbers of subjects and events.</summary>
    public required string Model { get; init; }

    /// <summary>Confidence level, above 0 and below 1.</summary>
    public double Level { get; init; } = 0.95;

    // An axis of more than four powers of ten shows nothing: what lies beyond is an arrow.
    const double Farthest = 100,
        RowHeight = 24,
        LineHeight = 15,
        Top = 26,
        WidestName = 170,
        LeastPlot = 150;

    public Figure Draw()
    {
        if (Terms.Count == 0)
            return Figure.Empty(Head, Data(), "The model has no covariate; a row appears for each.");
        var words = string.Join(" ", Terms.Select(t => $"{t.Name}: {InWords(t)}."));
        return new()
        {
            Head = Head,
            Data = Data(),
            Drawing = Drawn($"{Measure} of each term with its interval. {words}"),
            Description =
                $"{Measure} of each term with its {Percent} interval on a logarithmic axis; 1 is no difference. {Model}. {words}",
            Notes =
            [
                $"{Model}. Lines: {Percent} confidence.",
                .. References(),
                .. Terms.Any(Cut)
                    ? [(Inline)"Arrow: the interval goes on beyond the axis; its numbers are beside it."]
                    : Array.Empty<Inline>(),
            ],
        };
    }

    string Percent => Written.Level(Level);

    IEnumerable<Inline> References() =>
        Terms
            .Where(t => t.Compared is not null)
            .GroupBy(t => t.Name.Split(": ")[0], StringComparer.Ordinal)
            .Select(g => (Inline)$"{g.Key}: compared with {g.First().Compared}.");

    Drawing Drawn(Phrase description)
    {
        var canvas = new Canvas();
        var (name, numbers) = (
            Math.Min(WidestName, Terms.Max(t => TextWidth.Of(t.Name, Canvas.TextSize))),
            Terms.Max(t => TextWidth.Of(InWords(t), Canvas.TextSize))
        );
        var (left, right) = (name + 12, Math.Max(canvas.Width - numbers - 10, name + 12 + LeastPlot));
        var (from, to) = Range();
        var ticks = Ticks.Logarithmic(from, to, (int)((right - left) / 40));
        var x = new Scale(Math.Log10(ticks[0]), Math.Log10(ticks[^1]), left, right);
        var names = Terms.Select(t => Lines(t.Name, name)).ToList();
        var bottom = Top + names.Sum(Height);
        canvas.Text(right + 10, Top - 8, $"ratio ({Percent})", new(Palette.Muted));
        canvas.Line(x.At(0), Top - 4, x.At(0), bottom, new(Palette.Muted, 1, "4 3"));
        var y = Top;
        for (var i = 0; i < Terms.Count; y += Height(names[i++]))
            Row(canvas, Terms[i], names[i], y + Height(names[i]) / 2, x, right + 10);
        HorizontalAxis.Draw(canvas, x, ticks.Select(t => (Math.Log10(t), Written.Short(t))), bottom, Measure);
        return canvas.Drawing(bottom + 44, description, Head.Synthetic);
    }

    (double From, double To) Range()
    {
        List<double> ends =
        [
            .. Terms
                .SelectMany(t => (double?[])[t.Ratio, t.Lower, t.Upper])
                .OfType<double>()
                .Where(r => r > 0)
                .Select(r => Math.Clamp(r, 1 / Farthest, Farthest)),
            1,
        ];
        return (Math.Min(ends.Min(), 0.8), Math.Max(ends.Max(), 1.25));
    }

    static bool Cut(ForestTerm t) => t.Lower < 1 / Farthest || t.Upper > Farthest;

    // A long name takes two lines; of a longer one the end stands, where levels of one covariate differ.
    static string[] Lines(string name, double width) =>
        TextWidth.Wrap(name, width, Canvas.TextSize) is var lines && lines.Count <= 2
            ? [.. lines]
            : [TextWidth.Fit(lines[0] + " …", width, Canvas.TextSize), lines[^1]];

    static double Height(string[] lines) => RowHeight + LineHeight * (lines.Length - 1);

    static void Row(Canvas canvas, ForestTerm term, string[] name, double y, Scale x, double numbers)
    {
        for (var i = 0; i < name.Length; i++)
            canvas.Text(0, y + 4.5 + LineHeight * (i - (name.Length - 1) / 2.0), name[i], new(Palette.Ink));
        canvas.Text(numbers, y + 4.5, InWords(term), new(term.Ratio is null ? Palette.Muted : Palette.Ink));
        if (term is not { Ratio: { } ratio, Lower: { } lower, Upper: { } upper })
            return;
        double At(double r) => r <= 0 ? x.Start : Math.Clamp(x.At(Math.Log10(r)), x.Start, x.End);
        var hint = $"{term.Name}: {InWords(term)}";
        canvas.Line(At(lower), y, At(upper), y, new(Palette.Ink, 1.4));
        if (lower < 1 / Farthest)
            canvas.Polygon([new(x.Start, y), new(x.Start + 8, y - 4), new(x.Start + 8, y + 4)], new(Palette.Ink));
        if (upper > Farthest)
            canvas.Polygon([new(x.End, y), new(x.End - 8, y - 4), new(x.End - 8, y + 4)], new(Palette.Ink));
        if (ratio >= 1 / Farthest && ratio <= Farthest)
            canvas.Marker(At(ratio), y, 4.5, Shape.Square, new(Palette.Group(0).Colour), null, hint);
    }

    static string InWords(ForestTerm t) =>
        t.Ratio is null ? t.WhyNot ?? Written.NotEstimable : $"{Number(t.Ratio)} ({Number(t.Lower)} to {Number(t.Upper)})";

    static string Number(double? x)
    {
        if (x is >= 1000)
            return ">1,000";
        if (x is > 0 and < 0.005)
            return "<0.005";
        return Written.Fixed(x, 2);
    }

    Table Data() =>
        new()
        {
            Id = Head.Id + "-data",
            Caption = Head.Title,
            Synthetic = Head.Synthetic,
            WhenEmpty = "The model has no covariate.",
            Columns =
            [
                Column.OfWords("Term"),
                Column.OfWords("Compared with"),
                Column.OfNumbers(Measure),
                Column.OfWords(Percent + " interval"),
            ],
            Groups = Table.Plain(
                Terms.Select(t =>
                    (IReadOnlyList<Cell>)
                        [
                            t.Name,
                            t.Compared ?? "one unit less",
                            t.Ratio is { } ratio ? Cell.Of(ratio, 3) : t.WhyNot ?? Written.NotEstimable,
                            t.Ratio is null ? Written.NotEstimable : $"{Number(t.Lower)} to {Number(t.Upper)}",
                        ]
                )
            ),
        };
}
