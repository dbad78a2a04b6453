using Cairn.Analyses;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Wording;
using Cairn.Records;
using Cairn.Response;

namespace Cairn.Documents.Reports.Subjects;

/// <summary>Each response assessment with the line of the table that decided and the records used.</summary>
static class SubjectResponse
{
    public static Section Of(Analysis analysis, SubjectAnalysis subject) =>
        new(
            "response",
            "Response",
            analysis.Study.Response is null ? [new Words("The study says nothing of how response is read.")]
                : !subject.Stage.Infused ? [new Words("No cells were given, so no response is read.")]
                :
                [
                    new Answered(InWords(subject.Course)),
                    Course(subject.Course),
                    Assessments(analysis, subject),
                    Records(analysis, subject),
                ]
        );

    static string InWords(DiseaseCourse c) =>
        $"Best response: {ResponseWords.Of(c.Best.Value)}"
        + (
            c.Day(CourseEventKind.Remission) is { } remission ? $"; in remission from {Written.Date(remission)}"
            : c.Day(CourseEventKind.PrimaryRefractory) is { } day ? $"; refractory, shown on {Written.Date(day)}"
            : ""
        )
        + (c.Day(CourseEventKind.Relapse) is { } relapse ? $"; relapse on {Written.Date(relapse)}" : "")
        + ".";

    static KeyFacts Course(DiseaseCourse c)
    {
        var first = c.Day(CourseEventKind.FirstInfusion);
        return new([
            (
                "Marrow blasts before the cells",
                c.Marrow?.Baseline is { } baseline
                    ? $"{baseline.Blasts.Value} %, {Evidence.Day(baseline.Date, first)}"
                    : Inline.Unknown("marrow before the first infusion")
            ),
            ("Best change of blasts", c.BlastChange.Value is { } change ? Written.Fixed(change, 0) + " %" : "not evaluable"),
            (
                "Landmark",
                c.Marrow?.Landmark is { } l
                    ? $"{Evidence.Day(l.Day, first)}, window {Written.Date(l.Opens)} to {Written.Date(l.Closes)}"
                    : Inline.Unknown("date of the first infusion")
            ),
            ("First remission", Evidence.Day(c.When(CourseEventKind.Remission), first)),
            ("Refractory at the landmark", Evidence.Day(c.When(CourseEventKind.PrimaryRefractory), first)),
            ("Relapse", Evidence.Day(c.When(CourseEventKind.Relapse), first)),
            ("Other leukaemia therapy", Evidence.Day(c.When(CourseEventKind.NewTherapy), first)),
            ("Transplant", Evidence.Day(c.When(CourseEventKind.Transplant), first)),
            ("Best response because", c.Best.Rule + Evidence.Missing(c.Best.Missing)),
        ]);
    }

    static Table Assessments(Analysis analysis, SubjectAnalysis subject) =>
        new()
        {
            Id = "assessments",
            Caption = "Response assessments",
            Synthetic = analysis.Casebook.IsSynthetic,
            WhenEmpty = "No marrow after the first infusion is recorded; a row appears with the first one.",
            Columns =
            [
                Column.OfWords("Marrow of"),
                Column.OfWords("Response"),
                .. Confirms(analysis) ? [Column.OfWords("Counts as")] : Array.Empty<Column>(),
                Column.OfWords("MRD"),
                Column.OfWords("Investigator"),
                Column.OfWords("The line that decided"),
            ],
            Groups = Table.Plain(subject.Course.Assessments.Select(a => Row(analysis, subject, a))),
            Notes =
            [
                .. Confirms(analysis)
                    ?
                    [
                        (Inline)
                            $"A response counts once an assessment at least {Written.Plural(analysis.Study.Response!.ConfirmationDays!.Value, "day", "days")} later shows it still; until then it counts as none.",
                    ]
                    : Array.Empty<Inline>(),
                "What the investigator recorded stands beside what the table gives; neither changes the other.",
            ],
        };

    static bool Confirms(Analysis analysis) => analysis.Study.Response!.ConfirmationDays is not null;

    static IReadOnlyList<Cell> Row(Analysis analysis, SubjectAnalysis subject, MarrowAssessment a) =>
        [
            Evidence.Day(a.Date, subject.Course.Day(CourseEventKind.FirstInfusion)),
            Cell.Response(a.Response.Value),
            .. Confirms(analysis) ? [Cell.Response(a.Counted.Answer.Value)] : Array.Empty<Cell>(),
            a.Mrd.Value switch
            {
                MrdStatus.Negative => "negative",
                MrdStatus.Positive => "positive",
                _ => "unknown",
            },
            Investigator(subject.Records, a),
            Rule(a) + Evidence.Missing(a.Counted.Answer.Missing) + string.Concat(a.Notes.Select(n => " " + n)),
        ];

    // What counts says on its own whether and by what it was confirmed, with the line of the table.
    static string Rule(MarrowAssessment a) =>
        a.Counted.Answer.Rule.Includes(a.Response.Rule)
            ? a.Counted.Answer.Rule.Words
            : $"{a.Response.Rule} {a.Counted.Answer.Rule}";

    static Folded Records(Analysis analysis, SubjectAnalysis subject) =>
        new(
            "Records used, assessment by assessment",
            [
                new Table
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
                    Groups =
                    [
                        .. subject.Course.Assessments.Select(a => new RowGroup(
                            $"Marrow of {Evidence.Day(a.Date, subject.Course.Day(CourseEventKind.FirstInfusion))}",
                            [.. a.Response.Because.Select(f => Fact(f, subject))]
                        )),
                    ],
                },
            ]
        );

    static IReadOnlyList<Cell> Fact(Fact f, SubjectAnalysis subject) =>
        [
            f.Variable,
            f.Value ?? "unknown",
            f.Unit ?? "none",
            Evidence.Day(f.Date, subject.Course.Day(CourseEventKind.FirstInfusion)),
            f.Sequence is { } n ? $"{f.Domain} {Evidence.Number(n)}" : f.Domain,
        ];

    static string Investigator(SubjectRecords records, MarrowAssessment a) =>
        records
            .Of<InvestigatorResponse>()
            .FirstOrDefault(r => r.TestCode == ScreeningCode.OverallResponse && r.Date?.Date == a.Date)
            ?.Result
        ?? "none that day";
}
