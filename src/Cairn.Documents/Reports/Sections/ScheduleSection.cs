using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Wording;
using Cairn.Forms;
using Cairn.Studies;

namespace Cairn.Documents.Reports.Sections;

/// <summary>The schedule of assessments: which visit, when, and what is recorded there.</summary>
public static class ScheduleSection
{
    public static Section Of(Study study) =>
        new("schedule", "Schedule of assessments", [new Answered(InWords(study.Schedule)), Visits(study), Assessments(study)]);

    static Phrase InWords(IReadOnlyList<VisitPlan> visits) =>
        visits.Count == 0
            ? "The study names no visits."
            : (Phrase)$"{Written.Plural(visits.Count, "visit", "visits")}{Span([.. visits.Select(v => v.Day).OfType<int>()])}; "
                + "day 0 is the day of the first infusion.";

    static Phrase Span(IReadOnlyCollection<int> days) =>
        days.Count == 0 ? "" : (Phrase)$", from day {Signed(days.Min())} to day {Signed(days.Max())}";

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
                Column.OfNumbers("Forms", "n"),
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
            Cell.Of(v.Forms.Count),
        ];

    static Phrase Window(VisitPlan v)
    {
        if (v.Day is null)
            return "none";
        return v.Before + v.After == 0 ? "on the day" : (Phrase)$"−{Sourced.Number(v.Before)} to +{Sourced.Number(v.After)} days";
    }

    static Table Assessments(Study study)
    {
        var named = study.Forms.Where(f => study.Schedule.Any(v => v.Forms.Contains(f.Id, StringComparer.Ordinal)));
        return new()
        {
            Id = "assessments",
            Caption = "What is recorded at which visit",
            WhenEmpty = "The study names no assessment.",
            Columns = [Column.OfWords("Form"), .. study.Schedule.Select(v => Column.OfWords(v.Id))],
            Groups = Table.Plain(named.Select(f => Row(study, f))),
            Notes = ["× = recorded at the visit, – = not planned there."],
        };
    }

    static IReadOnlyList<Cell> Row(Study study, FormPlan form) =>
        [form.Title, .. study.Schedule.Select(v => v.Forms.Contains(form.Id, StringComparer.Ordinal) ? "×" : Cell.Nothing)];
}
