using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Wording;
using Cairn.Records;
using Cairn.Studies;

namespace Cairn.Documents.Reports.Sections;

/// <summary>The schedule of assessments: which visit, when, and what is recorded there.</summary>
public static class ScheduleSection
{
    public static Section Of(Study study) =>
        new("schedule", "Schedule of assessments", [new Answered(InWords(study.Schedule)), Visits(study), Assessments(study)]);

    static string InWords(IReadOnlyList<VisitPlan> visits) =>
        visits.Count == 0
            ? "The study names no visits."
            : $"{Written.Plural(visits.Count, "visit", "visits")}{Span([.. visits.Select(v => v.Day).OfType<int>()])}; "
                + "day 0 is the day of the first infusion.";

    static string Span(IReadOnlyCollection<int> days) =>
        days.Count == 0 ? "" : $", from day {Signed(days.Min())} to day {Signed(days.Max())}";

    static string Signed(int day) => Sourced.Number(day).Replace('-', '−');

    static Table Visits(Study study) =>
        new()
        {
            Id = "visits",
            Caption = "Visits",
            WhenEmpty = "The study names no visits.",
            Columns =
            [
                Column.OfWords("Visit"),
                Column.OfWords("Name"),
                Column.OfNumbers("Day", "from first infusion"),
                Column.OfWords("Window"),
                Column.OfNumbers("Assessments", "n"),
            ],
            Groups = Table.Plain(study.Schedule.Select(v => Row(study, v))),
            Notes = study.Provenance.Of("schedule") is { Source: ValueSource.Assumed, Why: { } why }
                ? [Inline.Assumed("The schedule is", why)]
                : [],
        };

    static IReadOnlyList<Cell> Row(Study study, VisitPlan v) =>
        [
            v.Id,
            study.Provenance.IsAssumed("schedule") ? v.Name : study.Say($"schedule.{v.Id}", v.Name),
            v.Day is { } day ? Signed(day) : "not fixed",
            Window(v),
            Cell.Of(v.Assessments.Count),
        ];

    static string Window(VisitPlan v)
    {
        if (v.Day is null)
            return "none";
        return v.Before + v.After == 0 ? "on the day" : $"−{Sourced.Number(v.Before)} to +{Sourced.Number(v.After)} days";
    }

    static Table Assessments(Study study)
    {
        var all = study.Schedule.SelectMany(v => v.Assessments).Distinct(StringComparer.Ordinal);
        return new()
        {
            Id = "assessments",
            Caption = "What is recorded at which visit",
            WhenEmpty = "The study names no assessment.",
            Columns = [Column.OfWords("Assessment"), .. study.Schedule.Select(v => Column.OfWords(v.Id))],
            Groups = [.. all.GroupBy(a => a.Split(' ')[0], StringComparer.Ordinal).Select(domain => Domain(study, domain))],
            Notes = ["× = recorded at the visit, – = not planned there."],
        };
    }

    static RowGroup Domain(Study study, IGrouping<string, string> domain) =>
        new(RecordShape.Of(domain.Key)?.Label ?? domain.Key, [.. domain.Select(a => Row(study, a))]);

    static IReadOnlyList<Cell> Row(Study study, string assessment) =>
        [What(assessment), .. study.Schedule.Select(v => IsPlanned(v, assessment) ? "×" : Cell.Nothing)];

    static bool IsPlanned(VisitPlan visit, string assessment) => visit.Assessments.Contains(assessment, StringComparer.Ordinal);

    static string What(string assessment) =>
        assessment.IndexOf(' ', StringComparison.Ordinal) is > 0 and var at ? assessment[(at + 1)..] : assessment;
}
