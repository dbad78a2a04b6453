using System.Globalization;
using Cairn.Documents.Reports.Wording;
using Cairn.Quantities;
using Cairn.Response;
using Cairn.Studies;
using Spectre.Console;
using static Cairn.App.Commands.ResponseText;

namespace Cairn.App.Commands;

/// <summary>What <c>cairn response --study</c> prints: each subject's assessments and course, with the reasons.</summary>
static class CourseText
{
    public static int Write(
        OutputFormat format,
        Study study,
        DateOnly day,
        bool isSynthetic,
        IReadOnlyList<DiseaseCourse> courses
    ) =>
        format switch
        {
            OutputFormat.Json => Shell.Print(
                new
                {
                    Study = study.Id,
                    AsOf = day,
                    IsSynthetic = isSynthetic,
                    study.Response!.Table,
                    Subjects = courses.Select(Shape),
                }
            ),
            OutputFormat.Csv => Csv(isSynthetic, courses),
            OutputFormat.Text => Pages(study, day, isSynthetic, courses),
        };

    static object Shape(DiseaseCourse c) =>
        new
        {
            c.Subject,
            FirstInfusion = c.When(CourseEventKind.FirstInfusion),
            Best = c.Best,
            BestWhateverFollowed = c.BestWhateverFollowed,
            BlastChangePercent = c.BlastChange,
            Assessments = c.Assessments.Select(a => new
            {
                a.Date,
                Response = a.Response,
                Counted = a.Counted.Answer.Value,
                a.Judgement.StillPossible,
                a.Mrd,
                Qualified = EndpointsJson.Qualified(Mrd.Qualified(a.Response.Value, a.Mrd.Value)),
                Notes = a.Notes.InWords(),
            }),
            FirstResponse = c.When(CourseEventKind.Response),
            LossOfResponse = c.When(CourseEventKind.LossOfResponse),
            Remission = c.When(CourseEventKind.Remission),
            Refractory = c.When(CourseEventKind.PrimaryRefractory),
            RefractoryOrRelapse = c.When(CourseEventKind.RefractoryOrRelapse),
            Relapse = c.When(CourseEventKind.Relapse),
            SecondRemission = c.When(CourseEventKind.SecondRemission),
            NewTherapy = c.When(CourseEventKind.NewTherapy),
            Transplant = c.When(CourseEventKind.Transplant),
            Death = c.When(CourseEventKind.Death),
            LastKnownAlive = c.When(CourseEventKind.LastKnownAlive),
            LastResponseAssessment = c.When(CourseEventKind.LastResponseAssessment),
            c.Findings,
        };

    static int Csv(bool isSynthetic, IReadOnlyList<DiseaseCourse> courses)
    {
        CsvText.Write(
            ["subject", "date", "day", "category", "counted", "mrd", "missing", "rule", "synthetic"],
            courses.SelectMany(c =>
                c.Assessments.Count == 0 ? [Row(c, isSynthetic)] : c.Assessments.Select(a => Row(c, a, isSynthetic))
            )
        );
        return ExitCode.Done;
    }

    static IReadOnlyList<string> Row(DiseaseCourse c, MarrowAssessment a, bool isSynthetic) =>
        [
            c.Subject,
            a.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            StudyDayOf(c, a.Date),
            Category(a.Response.Value),
            Category(a.Counted.Answer.Value),
            a.Mrd.Value?.ToString().ToLowerInvariant() ?? "",
            string.Join("; ", a.Response.Missing),
            a.Response.Rule.Words,
            isSynthetic ? "SYNTHETIC" : "",
        ];

    // Who has no assessment has a row without a date, and why.
    static IReadOnlyList<string> Row(DiseaseCourse c, bool isSynthetic) =>
        [
            c.Subject,
            "",
            "",
            Category(c.Best.Value),
            Category(c.Best.Value),
            "",
            string.Join("; ", c.Best.Missing),
            c.Best.Rule.Words,
            isSynthetic ? "SYNTHETIC" : "",
        ];

    static int Pages(Study study, DateOnly day, bool isSynthetic, IReadOnlyList<DiseaseCourse> courses)
    {
        Terminal.Title(
            $"Responses of {study.Id} as of {Terminal.Day(PartialDate.Of(day))}",
            isSynthetic ? "  [yellow]SYNTHETIC[/]" : ""
        );
        foreach (var course in courses)
            Page(study.Response!, course);
        return ExitCode.Done;
    }

    static void Page(ResponsePlan plan, DiseaseCourse c)
    {
        Terminal.Section(c.Subject, $"  best response [bold]{Category(c.Best.Value)}[/]");
        if (c.Assessments.Count > 0)
            Terminal.Table(
                ["|marrow of", ">day", "|response", "|MRD", "the line that decided"],
                c.Assessments.Select(a =>
                    (IReadOnlyList<string>)
                        [
                            Terminal.Day(PartialDate.Of(a.Date))!,
                            StudyDayOf(c, a.Date),
                            Response(plan, a),
                            a.Mrd.Value?.ToString().ToLowerInvariant() ?? "-",
                            (
                                a.Response.Rule
                                + Missing(a.Response.Missing)
                                + string.Concat(a.Notes.InWords().Select(n => " " + n))
                            ).EscapeMarkup(),
                        ]
                )
            );
        Terminal.Facts(
            (
                "Baseline",
                c.Marrow?.Baseline is { } b ? $"marrow blasts {b.Blasts.Value} % on {Terminal.Day(PartialDate.Of(b.Date))}"
                : c.IsUnplaced ? null
                : "no marrow percentage before the first infusion",
                ""
            ),
            ("Best response", Short(plan, c.Best.Rule) + Missing(c.Best.Missing), ""),
            (
                "Whatever followed",
                c.BestWhateverFollowed.Value == c.Best.Value
                    ? null
                    : $"{Category(c.BestWhateverFollowed.Value)}. {c.BestWhateverFollowed.Rule}",
                ""
            ),
            (
                "Blasts",
                c.BlastChange.Value is { } change
                    ? $"{change.ToString("0", CultureInfo.InvariantCulture)} % from baseline. {c.BlastChange.Rule}"
                    : c.BlastChange.Rule.Words,
                ""
            ),
            Fact("Remission", Short(plan, c.When(CourseEventKind.Remission))),
            Fact("Refractory", Short(plan, c.When(CourseEventKind.PrimaryRefractory))),
            Fact("Refractory or relapse", c.When(CourseEventKind.RefractoryOrRelapse)),
            Fact("Relapse", c.When(CourseEventKind.Relapse)),
            Fact("Second remission", Short(plan, c.When(CourseEventKind.SecondRemission))),
            Fact("Other therapy", c.When(CourseEventKind.NewTherapy)),
            Fact("Transplant", c.When(CourseEventKind.Transplant)),
            Fact("Death", c.When(CourseEventKind.Death)),
            Fact("Last known alive", c.When(CourseEventKind.LastKnownAlive))
        );
    }

    static string Response(ResponsePlan plan, MarrowAssessment a) =>
        Category(a.Response.Value)
        + (
            plan.ConfirmationDays is null || a.Counted.Answer.Value == a.Response.Value
                ? ""
                : $" (counts as {Category(a.Counted.Answer.Value)})"
        );

    // The line of the table stands with its assessment above; where a response has to be confirmed, the rule says whether it was.
    static Rule Short(ResponsePlan plan, Rule rule) => plan.ConfirmationDays is null ? rule with { From = null } : rule;

    static Answer<DateOnly?> Short(ResponsePlan plan, Answer<DateOnly?> date) => date with { Rule = Short(plan, date.Rule) };

    // What did not come and asks for nothing is left out.
    static (string, string?, string) Fact(string name, Answer<DateOnly?> date) =>
        (name, date.Value is null && date.Missing.Count == 0 ? null : date.Rule + Missing(date.Missing), "");

    static string StudyDayOf(DiseaseCourse course, DateOnly day) =>
        course.Day(CourseEventKind.FirstInfusion) is { } first
            ? StudyDay.Of(day, first).Number.ToString(CultureInfo.InvariantCulture)
            : "";
}
