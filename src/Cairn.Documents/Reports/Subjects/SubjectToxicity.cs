using Cairn.Analyses;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Figures;
using Cairn.Documents.Reports.Toxicities;
using Cairn.Documents.Reports.Wording;
using Cairn.Records;
using Cairn.Response;
using Cairn.Safety.Ctcae;
using Cairn.Safety.Summary;

namespace Cairn.Documents.Reports.Subjects;

/// <summary>Adverse events, and CRS and ICANS day by day.</summary>
static class SubjectToxicity
{
    const int LastDay = 28;

    public static Section Of(Analysis analysis, SubjectAnalysis subject) =>
        new(
            "toxicity",
            "Adverse events",
            [new Answered(InWords(subject)), Events(analysis, subject), .. Grid(analysis, subject)]
        );

    static Phrase InWords(SubjectAnalysis subject)
    {
        List<AdverseEvent> events = [.. subject.Records.Of<AdverseEvent>()];
        if (events.MaxBy(e => e.WorstGrade ?? 0) is not { } worst)
            return "No adverse event is recorded.";
        var serious = Written.Count(events.Count(e => e.IsSerious.IsTrue));
        Phrase grade = worst.WorstGrade is { } g
            ? (Phrase)$"worst: {worst.Name}, grade {Evidence.Number(g)}."
            : "none is graded.";
        return $"{Written.Plural(events.Count, "row", "rows")}, {serious} serious; {grade}";
    }

    static Table Events(Analysis analysis, SubjectAnalysis subject)
    {
        var first = subject.Course.Day(CourseEventKind.FirstInfusion);
        return new()
        {
            Id = "events",
            Caption = "Adverse events",
            Synthetic = analysis.Casebook.IsSynthetic,
            WhenEmpty = "No adverse event is recorded; a row appears with the first one.",
            Columns =
            [
                Column.OfWords("Event"),
                Column.OfWords("Grade"),
                Column.OfWords("From"),
                Column.OfWords("To"),
                Column.OfWords("Serious"),
                Column.OfWords("Related", "to the cells"),
                Column.OfWords("Outcome"),
                Column.OfWords("Organ class"),
                Column.OfWords("Row"),
            ],
            Groups = Table.Plain(subject.Records.Of<AdverseEvent>().Select(e => Row(e, first))),
            Notes = [$"Grades by CTCAE v{CtcaeVersion.Of(analysis.Study.Safety).Number}."],
        };
    }

    static IReadOnlyList<Cell> Row(AdverseEvent e, DateOnly? first) =>
        [
            e.Name,
            Cell.Grade(e.Grade),
            Evidence.Day(e.Start, first),
            e.End is { } end ? Inline.Kept(Written.Date(end)) : "no end recorded",
            Evidence.YesNo(e.Serious?.Word),
            Lower(e.Relation?.Written),
            Lower(e.Outcome?.Written),
            e.OrganClass ?? "not coded",
            Evidence.Record(e.Key),
        ];

    static string Lower(string? code) => code is null ? "unknown" : Evidence.Sentence(code).ToLowerInvariant();

    static IEnumerable<Block> Grid(Analysis analysis, SubjectAnalysis subject)
    {
        if (subject.Treated is not { } treated)
            yield break;
        var (crs, icans) = (ImmuneToxicity.CrsOf(treated), ImmuneToxicity.IcansOf(treated));
        yield return new KeyFacts([("CRS", Course(crs)), ("ICANS", Course(icans))]);
        var days = crs.Days.Keys.Concat(icans.Days.Keys);
        var last = Math.Min(LastDay, days.Max(d => (int?)d.Number) ?? -1);
        yield return new ToxicityHeatMapFigure
        {
            Head = new("crs-icans-days", "CRS and ICANS grade by day from the first cells", analysis.Casebook.IsSynthetic),
            Panels = last < 0 ? [] : [new("CRS", [Row(crs, last)]), new("ICANS", [Row(icans, last)])],
        }.Draw();
    }

    static Phrase Course(ImmuneToxicity course) =>
        course.Kind.SearchIn(course.Subject) == Search.Found
            ? Phrase.Join("; ", course.Occurrences.Select(OccurrenceWords.Of))
            : (Phrase)$"{SearchCell.Worst(course.Subject, course.Kind).Content}";

    static HeatMapRow Row(ImmuneToxicity course, int last) => new(course.Subject.Id, DailyGrades.Of(course, last));
}
