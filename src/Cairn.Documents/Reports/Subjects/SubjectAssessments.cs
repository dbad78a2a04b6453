using Cairn.Analyses;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Wording;
using Cairn.Quantities;
using Cairn.Records;
using Cairn.Response;

namespace Cairn.Documents.Reports.Subjects;

/// <summary>Each response assessment with the line of the table that decided and the records used.</summary>
static class SubjectAssessments
{
    const string Investigators = "What the investigator recorded stands beside what the table gives; neither changes the other.";

    public static Table Of(Analysis analysis, SubjectAnalysis subject)
    {
        var confirmation = analysis.Study.Response!.ConfirmationDays;
        var first = subject.Course.Day(CourseEventKind.FirstInfusion);
        return new()
        {
            Id = "assessments",
            Caption = "Response assessments",
            Synthetic = analysis.Casebook.IsSynthetic,
            WhenEmpty = "No marrow after the first infusion is recorded; a row appears with the first one.",
            Columns =
            [
                Column.OfWords("Marrow of"),
                Column.OfWords("Response"),
                .. confirmation is null ? Array.Empty<Column>() : [Column.OfWords("Counts as")],
                Column.OfWords("MRD"),
                Column.OfWords("Investigator"),
                Column.OfWords("The line that decided"),
            ],
            Groups = Table.Plain(subject.Course.Assessments.Select(a => Row(a, subject.Records, first, confirmation))),
            Notes = [.. Confirmed(confirmation), Investigators],
        };
    }

    static IEnumerable<Inline> Confirmed(int? days) =>
        days is { } asked
            ?
            [
                $"A response counts once an assessment at least {Written.Plural(asked, "day", "days")} later shows it still; "
                    + "until then it counts as none.",
            ]
            : [];

    static IReadOnlyList<Cell> Row(MarrowAssessment a, SubjectRecords records, DateOnly? first, int? confirmation) =>
        [
            Evidence.Day(a.Date, first),
            Cell.Response(a.Response.Value),
            .. confirmation is null ? Array.Empty<Cell>() : [Cell.Response(a.Counted.Answer.Value)],
            Mrd(a.Mrd.Value),
            Investigator(records, a),
            Phrase.Join(
                "",
                [Line(a), Evidence.Missing(a.Counted.Answer.Missing), .. a.Notes.InWords().Select(n => (Phrase)$" {n}")]
            ),
        ];

    static string Mrd(MrdStatus? mrd) =>
        mrd switch
        {
            MrdStatus.Negative => "negative",
            MrdStatus.Positive => "positive",
            null => "unknown",
        };

    // What counts says on its own whether and by what it was confirmed, with the line of the table.
    static Phrase Line(MarrowAssessment a)
    {
        var counted = a.Counted.Answer.Rule;
        return counted.Includes(a.Response.Rule) ? counted.Words : Phrase.Join(" ", a.Response.Rule.Words, counted.Words);
    }

    static string Investigator(SubjectRecords records, MarrowAssessment a)
    {
        var own = records
            .Of<InvestigatorResponse>()
            .FirstOrDefault(r => r.TestCode == ScreeningCode.OverallResponse && r.Date?.Date == a.Date);
        return own?.Result ?? "none that day";
    }

    public static Folded Records(Analysis analysis, SubjectAnalysis subject)
    {
        var first = subject.Course.Day(CourseEventKind.FirstInfusion);
        Table table = new()
        {
            Id = "assessment-records",
            Caption = "Records used for each assessment",
            Synthetic = analysis.Casebook.IsSynthetic,
            WhenEmpty = "No marrow after the first infusion is recorded.",
            Columns =
            [
                Column.OfWords("What"),
                Column.OfWords("Value"),
                Column.OfWords("Unit"),
                Column.OfWords("Day"),
                Column.OfWords("Row"),
            ],
            Groups = [.. subject.Course.Assessments.Select(a => Used(a, first))],
        };
        return new("Records used, assessment by assessment", [table]);
    }

    static RowGroup Used(MarrowAssessment a, DateOnly? first) =>
        new($"Marrow of {Evidence.Day(a.Date, first)}", [.. a.Response.Because.Select(f => Used(f, first))]);

    static IReadOnlyList<Cell> Used(Fact f, DateOnly? first) =>
        [
            f.Variable,
            f.Value ?? "unknown",
            f.Unit is { } unit ? UnitWords.Of(unit) : "none",
            Evidence.Day(f.Date, first),
            Evidence.Record(f.Record),
        ];
}
