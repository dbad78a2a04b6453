using Cairn.Criteria.Feasibility;
using Cairn.Documents.Reports.Content;

namespace Cairn.Documents.Reports.Figures;

/// <summary>What each criterion does to a cohort, and what loosening one bound would let in: bars, the longest first.</summary>
public sealed record FeasibilityFigure
{
    public required FigureHead Head { get; init; }
    public required FeasibilityStudy Study { get; init; }

    const double RowHeight = 22,
        Top = 24,
        Apart = 6,
        LabelWidth = 52;

    /// <summary>The criteria that keep somebody out or leave somebody open.</summary>
    public Figure Criteria()
    {
        var shown = Study
            .Criteria.Where(c => c.NotMet + c.Unknown > 0)
            .OrderByDescending(c => c.NotMet)
            .ThenByDescending(c => c.Unknown)
            .ToList();
        var data = CriteriaTable(Head, Study);
        if (shown.Count == 0)
            return Figure.Empty(Head, data, "Every criterion is met by everybody in the cohort.");
        var description =
            $"Of {Written.Plural(Study.Subjects, "subject", "subjects")}, how many each criterion keeps out: alone, with "
            + $"others, or "
            + $"unknown. Most: {string.Join(", ", shown.Take(3).Select(c => $"{c.Criterion.Id} {Written.Count(c.NotMet)}"))}.";
        return new()
        {
            Head = Head,
            Description = description,
            Drawing = Draw(shown, description),
            Data = data,
            Notes = [Notes()],
        };
    }

    string Notes() =>
        $"{Written.Count(Study.Eligible)} eligible, {Written.Count(Study.Ineligible)} kept out, "
        + $"{Written.Count(Study.Undetermined)} undetermined. Left to a person, and not counted: "
        + $"{string.Join(", ", Study.LeftOut.Select(c => c.Id))}.";

    Drawing Draw(IReadOnlyList<CriterionReach> shown, string description)
    {
        var canvas = new Canvas();
        var words = shown.Max(c => TextWidth.Of(Words(c), Canvas.TextSize));
        var x = new Scale(0, Math.Max(1, Study.Subjects), LabelWidth, canvas.Width - words - Apart);
        canvas.Text(0, 12, $"Subjects kept out or unknown, n = {Written.Count(Study.Subjects)}", new(Palette.Ink, Bold: true));
        for (var i = 0; i < shown.Count; i++)
            Bar(canvas, shown[i], x, Top + RowHeight * i);
        var bottom = Top + RowHeight * shown.Count + 16;
        var legend = FigureLegend.Draw(
            canvas,
            bottom,
            [
                ("alone", (left, at) => canvas.Rect(left, at - 5, 12, 10, new(Palette.NotMet), new(Palette.Ink, 0.6))),
                ("with others", (left, at) => canvas.Rect(left, at - 5, 12, 10, new(Palette.Wash), new(Palette.NotMet, 1.2))),
                ("unknown", (left, at) => canvas.Rect(left, at - 5, 12, 10, new(Palette.Unknown, Hatched: true), null)),
            ]
        );
        return canvas.Drawing(legend, description, Head.Synthetic);
    }

    static void Bar(Canvas canvas, CriterionReach c, Scale x, double y)
    {
        var words = Words(c);
        canvas.Text(0, y + 14, c.Criterion.Id, new(Palette.Ink));
        canvas.Rect(x.At(0), y + 3, x.At(c.Alone) - x.At(0), RowHeight - 8, new(Palette.NotMet), null, words);
        canvas.Rect(
            x.At(c.Alone),
            y + 3,
            x.At(c.NotMet) - x.At(c.Alone),
            RowHeight - 8,
            new(Palette.Wash),
            new(Palette.NotMet, 1.2),
            words
        );
        canvas.Rect(
            x.At(c.NotMet),
            y + 3,
            x.At(c.NotMet + c.Unknown) - x.At(c.NotMet),
            RowHeight - 8,
            new(Palette.Unknown, Hatched: true),
            null,
            words
        );
        canvas.Text(x.End + Apart, y + 14, words, new(Palette.Muted));
    }

    static string Words(CriterionReach c) =>
        $"{Written.Count(c.NotMet)} out, {Written.Count(c.Alone)} alone; {Written.Count(c.Unknown)} unknown";

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
        [c.Criterion.Id, Cell.Of(c.NotMet), Cell.Of(c.Alone), Cell.Of(c.Unknown), Lacking(c)];

    /// <summary><c>HIV antibody (LB HIVAB): 12</c>; "nothing" when it is known of everybody.</summary>
    public static string Lacking(CriterionReach c) =>
        c.Lacking.Count == 0
            ? "nothing"
            : string.Join(
                "; ",
                c.Lacking.Select(d => $"{d.Name} ({d.Domain} {d.Variable}".TrimEnd() + $"): {Written.Count(d.Subjects)}")
            );
}
