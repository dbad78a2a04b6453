using Cairn.Analyses;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Wording;
using Cairn.Response;

namespace Cairn.Documents.Reports.Sections;

/// <summary>The best response of each subject, and the line of the table behind it.</summary>
static class BestResponses
{
    public static Table Of(Analysis analysis, IReadOnlyList<DiseaseCourse> infused) =>
        new()
        {
            Id = "best-response",
            IsListing = true,
            Caption = "Best response of each subject",
            Synthetic = analysis.Casebook.IsSynthetic,
            WhenEmpty = InfusedWords.Nobody(analysis),
            Columns =
            [
                Column.OfWords("Subject"),
                Column.OfWords("Best response"),
                Column.OfWords("First seen"),
                Column.OfNumbers("Blasts, best change", "% of baseline"),
                Column.OfWords("Remission"),
                Column.OfWords("Relapse"),
                Column.OfWords("Refractory"),
                Column.OfWords("Transplant"),
            ],
            Groups = Table.Plain(infused.Select(Row)),
            Notes = [.. NoChange(infused), .. ByBlood(infused)],
        };

    /// <summary>Who is refractory though no marrow could be evaluated.</summary>
    static IEnumerable<Inline> ByBlood(IEnumerable<DiseaseCourse> infused) =>
        from c in infused
        where c.IsRefractoryByBlood
        select (Inline)$"{c.Subject}, refractory by blood alone: {c.When(CourseEventKind.PrimaryRefractory).Rule.Words}";

    /// <summary>Why the change of blasts is not evaluable, a sentence a subject.</summary>
    static IEnumerable<Inline> NoChange(IEnumerable<DiseaseCourse> infused) =>
        from c in infused
        where c.BlastChange.Value is null
        select (Inline)$"{c.Subject}, change of blasts not evaluable: {c.BlastChange.Rule.Says}";

    static IReadOnlyList<Cell> Row(DiseaseCourse c) =>
        [
            Cell.Subject(c.Subject),
            Cell.Response(c.Best.Value).From(c.Best.Because),
            Seen(c),
            Change(c),
            Day(c, CourseEventKind.Remission),
            Day(c, CourseEventKind.Relapse),
            Day(c, CourseEventKind.PrimaryRefractory),
            Day(c, CourseEventKind.Transplant),
        ];

    static Cell Change(DiseaseCourse c) =>
        c.BlastChange.Value is { } change
            ? Cell.Of(change, 0).From(c.BlastChange.Because)
            : Cell.FromString("not evaluable").From(c.BlastChange.Because);

    static Cell Seen(DiseaseCourse c)
    {
        var marrow = c.Best.Because.FirstOrDefault(f => f.Domain == "MI");
        return marrow?.Date?.Date is { } day ? Evidence.Day(day, c.Day(CourseEventKind.FirstInfusion)) : "not assessed";
    }

    static Cell Day(DiseaseCourse c, CourseEventKind kind)
    {
        var day = c.When(kind);
        return new Cell(Evidence.Day(day, c.Day(CourseEventKind.FirstInfusion))).From(day.Value is null ? [] : day.Because);
    }

    public static Table Why(Analysis analysis, IReadOnlyList<DiseaseCourse> infused) =>
        new()
        {
            Id = "best-response-why",
            Caption = "The line of the table behind each best response",
            Synthetic = analysis.Casebook.IsSynthetic,
            WhenEmpty = InfusedWords.Nobody(analysis),
            Columns = [Column.OfWords("Subject"), Column.OfWords("Best response"), Column.OfWords("Because")],
            Groups =
            [
                .. infused
                    .GroupBy(c => (c.Best.Value, Line: c.Best.Rule.From?.Id))
                    .OrderBy(g => g.Key.Value)
                    .Select(g => new RowGroup(g.First().Best.Rule.From?.Says, [.. g.Select(Reason)])),
            ],
        };

    // The line of the table stands once over those whom it decided; beside each what was recorded.
    static IReadOnlyList<Cell> Reason(DiseaseCourse c) =>
        [
            Cell.Subject(c.Subject),
            Cell.Response(c.Best.Value).From(c.Best.Because),
            Phrase.Join("", Because(c.Best.Rule), Evidence.Missing(c.Best.Missing)),
        ];

    static Phrase Because(Rule best) => best.From?.From is { } recorded ? Phrase.Join(" ", best.Says, recorded.Words) : best.Says;
}
