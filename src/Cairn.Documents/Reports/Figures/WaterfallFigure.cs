using Cairn.Documents.Reports.Content;
using Cairn.Studies;

namespace Cairn.Documents.Reports.Figures;

/// <summary>A subject's bar.</summary>
/// <param name="Change">Best change from baseline in percent, -100 or more; null when it is not known.</param>
/// <param name="Response">Best response: the bar's colour.</param>
public sealed record WaterfallSubject(string Subject, double? Change, ResponseCategory Response)
{
    /// <summary>The records that the change rests on.</summary>
    public IReadOnlyList<Fact> Because { get; init; } = [];
}

/// <summary>
/// Best change of each subject, largest increase first, without a known change at the right: what <see cref="Draw"/> needs.
/// </summary>
public sealed record WaterfallFigure
{
    public required FigureHead Head { get; init; }

    /// <summary>"Best change in marrow blasts from baseline"; the unit is percent.</summary>
    public required string Measure { get; init; }
    public required IReadOnlyList<WaterfallSubject> Subjects { get; init; }

    /// <summary>A level that the response criteria name, in percent: -50 for PR; null without one.</summary>
    public double? Threshold { get; init; }

    const double Left = 46,
        Top = 30,
        PlotHeight = 240,
        Cap = 100,
        NarrowestNamed = 14,
        Stub = 10;
    const int MostTold = 8;

    List<WaterfallSubject> Sorted =>
        [
            .. Subjects
                .OrderBy(s => s.Change is null)
                .ThenByDescending(s => s.Change)
                .ThenBy(s => s.Response)
                .ThenBy(s => s.Subject, StringComparer.Ordinal),
        ];

    public Figure Draw()
    {
        if (Subjects.Count == 0)
            return Figure.Empty(
                Head,
                Data(),
                "No subject has an assessment yet; each treated subject gets a bar at the first assessment after baseline."
            );
        var capped = Sorted.Where(s => s.Change > Cap).ToList();
        Phrase description =
            $"{Measure}, one bar for each of {Written.Plural(Subjects.Count, "subject", "subjects")}, sorted from "
            + $"increase to decrease: {Written.Count(Subjects.Count(s => s.Change < 0))} decreased, "
            + $"{Written.Count(Subjects.Count(s => s.Change == 0))} unchanged, "
            + $"{Written.Count(Subjects.Count(s => s.Change > 0))} increased, {Written.Count(NotKnown)} not evaluable.";
        return new()
        {
            Head = Head,
            Description = description,
            Drawing = Drawn(description),
            Data = Data(),
            Notes =
            [
                .. NotKnown == 0
                    ? []
                    : new Inline[]
                    {
                        "A dashed box on the zero line: no change that can be evaluated, for the reason under the table "
                            + "of best responses; its colour is the response.",
                    },
                .. capped.Count == 0 ? [] : new Inline[] { Cut(capped) },
            ],
        };
    }

    int NotKnown => Subjects.Count(s => s.Change is null);

    static Phrase Cut(List<WaterfallSubject> capped) =>
        $"Bars with a notch are cut at +100%: "
        + $"{Phrase.Join(", ", capped.Take(MostTold).Select(s => $"{s.Subject} {Change(s)}"))}"
        + $"{(capped.Count > MostTold ? (Phrase)$" and {Written.Count(capped.Count - MostTold)} more" : "")}.";

    Drawing Drawn(Phrase description)
    {
        var canvas = new Canvas();
        var y = new Scale(-100, Cap, Top + PlotHeight, Top);
        var slot = Math.Min(28, (canvas.Width - Left - 4) / Subjects.Count);
        canvas.Text(0, 12, TextWidth.Fit($"{Measure}, %", canvas.Width, Canvas.TextSize), new(Palette.Ink, Bold: true));
        Axis(canvas, y, Left + slot * Subjects.Count);
        var sorted = Sorted;
        for (var i = 0; i < sorted.Count; i++)
            Bar(canvas, sorted[i], Left + slot * i, slot, y);
        var names = slot >= NarrowestNamed ? Names(canvas, sorted, slot, Top + PlotHeight + 14) : 0;
        return canvas.Drawing(Legend(canvas, Top + PlotHeight + names + 34), description, Head.Synthetic);
    }

    void Axis(Canvas canvas, Scale y, double right)
    {
        foreach (var tick in new[] { -100, -50, 0, 50, 100 })
        {
            canvas.Line(Left - 4, y.At(tick), Left, y.At(tick), new(Palette.Muted));
            canvas.Text(
                Left - 7,
                y.At(tick) + 4.5,
                (tick > 0 ? "+" : "") + Written.Short(tick),
                new(Palette.Ink, Anchor: Anchor.End)
            );
        }
        canvas.Line(Left, y.Start, Left, y.End, new(Palette.Muted));
        canvas.Line(Left, y.At(0), right, y.At(0), new(Palette.Muted));
        if (Threshold is { } level)
            canvas.Line(Left, y.At(level), right, y.At(level), new(Palette.Muted, 1, "4 3"));
    }

    static void Bar(Canvas canvas, WaterfallSubject subject, double left, double slot, Scale y)
    {
        var (x, width) = slot < 4 ? (left, slot) : (left + slot * 0.1, slot * 0.8);
        Phrase hint = $"{subject.Subject}: {Change(subject)}, {ResponseWords.Of(subject.Response)}";
        if (subject.Change is not { } change)
        {
            canvas.Rect(
                x,
                y.At(0) - Stub,
                width,
                Stub,
                Of(subject.Response),
                new(Palette.Ink, Math.Min(1, slot / 6), "2 2"),
                hint
            );
            return;
        }
        var end = y.At(Math.Min(change, Cap));
        canvas.Rect(
            x,
            Math.Min(end, y.At(0)),
            width,
            Math.Max(Math.Abs(end - y.At(0)), 1.5),
            Of(subject.Response),
            slot < 6 ? null : new Stroke(Palette.Ink, 0.6),
            hint
        );
        if (change > Cap)
            canvas.Polygon(
                [new(x - 1, end + 9), new(x + width + 1, end + 5), new(x + width + 1, end + 9), new(x - 1, end + 13)],
                new(Palette.Paper)
            );
    }

    // Names stand upright under the plot, the response before them, so that grey print loses nothing.
    static double Names(Canvas canvas, List<WaterfallSubject> sorted, double slot, double top)
    {
        var words = sorted
            .Select(s => (Response: ResponseWords.Short(s.Response), Subject: TextWidth.Fit(s.Subject, 90, Canvas.TextSize)))
            .ToList();
        var first = words.Max(w => TextWidth.Of(w.Response, Canvas.TextSize));
        for (var i = 0; i < words.Count; i++)
        {
            var x = Left + slot * (i + 0.5) + 4.5;
            canvas.Text(x, top + first, words[i].Response, new(Palette.Ink, Anchor: Anchor.Start, Bold: true, Rotated: -90));
            canvas.Text(x, top + first + 8, words[i].Subject, new(Palette.Ink, Anchor: Anchor.End, Rotated: -90));
        }
        return first + 8 + words.Max(w => TextWidth.Of(w.Subject, Canvas.TextSize));
    }

    double Legend(Canvas canvas, double y)
    {
        var entries = Enum.GetValues<ResponseCategory>()
            .Where(c => Subjects.Any(s => s.Response == c))
            .Select(c =>
            {
                Phrase words = $"{ResponseWords.Of(c)} (n = {Written.Count(Subjects.Count(s => s.Response == c))})";
                return (words, (Action<double, double>)((x, at) => canvas.Rect(x, at - 5, 12, 10, Of(c), new(Palette.Ink, 0.6))));
            })
            .ToList();
        if (NotKnown > 0)
            entries.Add(
                ($"change not evaluable (n = {Written.Count(NotKnown)})", (x, at) =>
                    canvas.Rect(x, at - 5, 12, 10, null, new(Palette.Ink, 1, "2 2"))
                )
            );
        if (Threshold is { } level)
            entries.Add(($"{Written.Short(level)}%", (x, at) => canvas.Line(x, at, x + 14, at, new(Palette.Muted, 1, "4 3"))));
        return FigureLegend.Draw(canvas, y, entries);
    }

    static Fill Of(ResponseCategory response) =>
        Palette.Response(response) is { } colour ? new(colour) : new(Palette.Muted, Hatched: true);

    static string Change(WaterfallSubject subject) =>
        subject.Change is { } c ? (c > 0 ? "+" : "") + Written.Fixed(c, 1) + "%" : "change not evaluable";

    Table Data() =>
        new()
        {
            Id = Head.Id + "-data",
            Caption = Head.Title,
            Synthetic = Head.Synthetic,
            WhenEmpty = "No subject has an assessment yet.",
            Columns = [Column.OfWords("Subject"), Column.OfNumbers("Best change", "%"), Column.OfWords("Best response")],
            Groups = Table.Plain(
                Sorted.Select(s =>
                    (IReadOnlyList<Cell>)
                        [
                            Cell.Subject(s.Subject),
                            new Cell(Written.Fixed(s.Change, 1, "not evaluable")).From(s.Because),
                            Cell.Response(s.Response),
                        ]
                )
            ),
        };
}
