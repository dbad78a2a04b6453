using Cairn.Criteria.Feasibility;
using Cairn.Documents.Reports.Content;

namespace Cairn.Documents.Reports.Figures;

/// <summary>
/// What each criterion does to a cohort, and what loosening one bound would let in: bars, the longest first. Criteria of which
/// nothing is known of anybody are named in a note instead.
/// </summary>
public sealed record FeasibilityFigure
{
    public required FigureHead Head { get; init; }
    public required FeasibilityStudy Study { get; init; }

    const double Width = 720,
        RowHeight = 34,
        BarTop = 18,
        BarHeight = 9,
        FirstRow = 22,
        Apart = 8;

    /// <summary>The criteria that keep somebody out or leave somebody open, and the bounds that let somebody in.</summary>
    public Figure Criteria()
    {
        var data = CriteriaTable(Head, Study);
        if (Study.Telling.Count == 0 && Study.Loosenings.Count == 0)
            return Figure.Empty(Head, data, "Of the criteria that are known, each is met by everybody in the cohort.") with
            {
                Notes = Notes(),
            };
        return new()
        {
            Head = Head,
            Description = Description,
            Drawing = Draw(),
            Data = data,
            Notes = Notes(),
        };
    }

    string Description
    {
        get
        {
            var most = Shown.Where(c => c.NotMet > 0).Take(3);
            var named = string.Join(", ", most.Select(c => $"{c.Criterion.Id} {Written.Count(c.NotMet)}"));
            return $"Of {Written.Plural(Study.Subjects, "subject", "subjects")}, how many each criterion keeps out: alone, with "
                + $"others, or unknown. "
                + (named.Length == 0 ? "None keeps anybody out." : $"Most: {named}.");
        }
    }

    List<CriterionReach> Shown => [.. Study.Telling.OrderByDescending(c => c.NotMet).ThenByDescending(c => c.Unknown)];

    IReadOnlyList<Inline> Notes() => Study.Unrecorded.Count == 0 ? [Verdicts] : [Verdicts, Unrecorded];

    string Verdicts =>
        $"{Written.Count(Study.Eligible)} eligible, {Written.Count(Study.Ineligible)} kept out, "
        + $"{Written.Count(Study.Undetermined)} undetermined. Left to a person, and not counted: "
        + $"{string.Join(", ", Study.LeftOut.Select(c => c.Id))}.";

    string Unrecorded =>
        $"Unknown of everybody, for want of data: {string.Join(", ", Study.Unrecorded.Select(c => c.Criterion.Id))}.";

    Drawing Draw()
    {
        var (canvas, shown) = (new Canvas(Width), Shown);
        var x = new Scale(0, Math.Max(1, Study.Subjects), 0, canvas.Width);
        canvas.Text(0, 12, $"Subjects kept out or unknown, n = {Written.Count(Study.Subjects)}", new(Palette.Ink, Bold: true));
        for (var i = 0; i < shown.Count; i++)
            Row(canvas, FirstRow + RowHeight * i, Name(shown[i]), Words(shown[i]), Parts(shown[i], x));
        var bottom = FigureLegend.Draw(canvas, FirstRow + RowHeight * shown.Count + 12, Legend(canvas));
        bottom = Loosened(canvas, bottom + 8, x);
        return canvas.Drawing(bottom, Description, Head.Synthetic);
    }

    static (Phrase, Action<double, double>)[] Legend(Canvas canvas) =>
        [
            ("alone", (left, at) => canvas.Rect(left, at - 5, 12, 10, new(Palette.NotMet), new(Palette.Ink, 0.6))),
            ("with others", (left, at) => canvas.Rect(left, at - 5, 12, 10, new(Palette.Wash), new(Palette.NotMet, 1.2))),
            ("unknown", (left, at) => canvas.Rect(left, at - 5, 12, 10, new(Palette.Unknown, Hatched: true), null)),
        ];

    /// <summary>A bar for each step of a bound that lets in more than the one before.</summary>
    /// <returns>Lower edge.</returns>
    double Loosened(Canvas canvas, double top, Scale x)
    {
        if (Study.Loosenings.Count == 0)
            return top;
        canvas.Text(0, top + 12, "What loosening one bound would let in", new(Palette.Ink, Bold: true));
        for (var i = 0; i < Study.Loosenings.Count; i++)
        {
            var one = Study.Loosenings[i];
            var bar = (0, x.At(one.LetIn), new Fill(Palette.Met), (Stroke?)null);
            Row(canvas, top + FirstRow + RowHeight * i, one.Bound.Name, Words(one), [bar]);
        }
        return top + FirstRow + RowHeight * Study.Loosenings.Count;
    }

    /// <summary>Words over a bar, the numbers at the right.</summary>
    static void Row(
        Canvas canvas,
        double y,
        string name,
        string words,
        IReadOnlyList<(double From, double To, Fill Fill, Stroke? Stroke)> parts
    )
    {
        var room = canvas.Width - TextWidth.Of(words, Canvas.TextSize) - Apart;
        canvas.Text(0, y + 12, TextWidth.Fit(name, room, Canvas.TextSize), new(Palette.Ink));
        canvas.Text(canvas.Width, y + 12, words, new(Palette.Muted, Anchor: Anchor.End));
        foreach (var (from, to, fill, stroke) in parts)
            canvas.Rect(from, y + BarTop, to - from, BarHeight, fill, stroke, $"{name}: {words}");
    }

    static (double, double, Fill, Stroke?)[] Parts(CriterionReach c, Scale x) =>
        [
            (x.At(0), x.At(c.Alone), new(Palette.NotMet), null),
            (x.At(c.Alone), x.At(c.NotMet), new(Palette.Wash), new(Palette.NotMet, 1.2)),
            (x.At(c.NotMet), x.At(c.NotMet + c.Unknown), new(Palette.Unknown, Hatched: true), null),
        ];

    static string Name(CriterionReach c) => $"{c.Criterion.Id} {c.Words}";

    static string Words(CriterionReach c) =>
        $"{Written.Count(c.NotMet)} out, {Written.Count(c.Alone)} alone; {Written.Count(c.Unknown)} unknown";

    /// <summary><c>2.5 to 3.0: 7 more, 3 eligible</c>: of the others something is unknown.</summary>
    static string Words(Loosening one) =>
        $"{one.Bound.Says} to {one.To.Says}: {Written.Count(one.LetIn)} more, {Written.Count(one.Eligible)} eligible";

    /// <summary>Every criterion with its counts and what is lacking.</summary>
    public static Table CriteriaTable(FigureHead head, FeasibilityStudy study) =>
        new()
        {
            Id = head.Id + "-data",
            Caption = head.Title,
            Synthetic = head.Synthetic,
            WhenEmpty = "The study has no criterion that is worked out.",
            Columns =
            [
                Column.OfWords("Criterion"),
                Column.OfNumbers("Kept out", $"n = {Written.Count(study.Subjects)}"),
                Column.OfNumbers("Alone"),
                Column.OfNumbers("Unknown"),
                Column.OfWords("For lack of"),
            ],
            Groups = Table.Plain(study.Criteria.Select(Row)),
        };

    static IReadOnlyList<Cell> Row(CriterionReach c) =>
        [Name(c), Cell.Of(c.NotMet), Cell.Of(c.Alone), Cell.Of(c.Unknown), Lacking(c)];

    /// <summary><c>HIV antibody (LB HIVAB): 12</c>; "nothing" when it is known of everybody.</summary>
    public static string Lacking(CriterionReach c) =>
        c.Lacking.Count == 0
            ? "nothing"
            : string.Join(
                "; ",
                c.Lacking.Select(d => $"{d.Name} ({d.Domain} {d.Variable}".TrimEnd() + $"): {Written.Count(d.Subjects)}")
            );
}
