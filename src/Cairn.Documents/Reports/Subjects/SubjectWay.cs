using System.Globalization;
using Cairn.Analyses;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Wording;
using Cairn.Quantities;
using Cairn.Records;
using Cairn.Response;
using Cairn.Studies;

namespace Cairn.Documents.Reports.Subjects;

/// <summary>The way through the trial: who, where now, and every milestone with its study day.</summary>
static class SubjectWay
{
    public static Section Of(Analysis analysis, SubjectAnalysis subject) =>
        new(
            "way",
            "Way through the trial",
            [new Answered(InWords(subject)), Person(subject), Timeline(analysis, subject), .. Contradictions(analysis, subject)]
        );

    static string InWords(SubjectAnalysis subject)
    {
        var infused =
            subject.Course.Day(CourseEventKind.FirstInfusion) is { } day ? $", first cells on {Written.Date(day)}"
            : subject.Stage.Infused ? ", first cells on an unknown day"
            : "";
        var level = subject.Level is { } l ? $" at dose level {Evidence.Number(l)}" : "";
        var best =
            subject.Stage.Infused && subject.Course.Marrow is not null
                ? $"; best response {ResponseWords.Of(subject.Course.Best.Value)}"
                : "";
        var reason = subject.Stage.Reason is { } why ? $": {Evidence.Sentence(why)}" : "";
        return $"{subject.Subject}: {StageWords.Of(subject.Stage.Stage)}{reason}{infused}{level}{best}.";
    }

    static KeyFacts Person(SubjectAnalysis subject)
    {
        var who = subject.Records.Demographics;
        var first = subject.Course.Day(CourseEventKind.FirstInfusion);
        return new([
            ("Site", who?.Site ?? Inline.Unknown("site")),
            ("Age at consent", who?.Age is { } age ? Written.Plural(age, "year", "years") : Inline.Unknown("age")),
            (
                "Sex",
                who?.Sex switch
                {
                    "F" => "female",
                    "M" => "male",
                    { } other => other,
                    null => Inline.Unknown("sex"),
                }
            ),
            ("Consent", Evidence.Day(subject.Screening.Consent, first)),
            ("Enrolled", subject.Screening.Enrolled is { } day ? Evidence.Day(day, first) : "no"),
            ("Last known alive", Evidence.Day(subject.Course.When(CourseEventKind.LastKnownAlive), first)),
            ("Death", Evidence.Day(subject.Course.When(CourseEventKind.Death), first)),
        ]);
    }

    sealed record Stop(PartialDate? Date, string What, string From);

    static Table Timeline(Analysis analysis, SubjectAnalysis subject)
    {
        var first = subject.Course.Day(CourseEventKind.FirstInfusion);
        return new()
        {
            Id = "timeline",
            Caption = "Timeline",
            Synthetic = analysis.Casebook.IsSynthetic,
            WhenEmpty = "No milestone is recorded; the timeline begins with the consent.",
            Columns = [Column.OfWords("Day"), Column.OfWords("What"), Column.OfWords("From")],
            Groups = Table.Plain(
                Recorded(subject.Records)
                    .Concat(Derived(analysis.Study, subject))
                    .OrderBy(s => s.Date is null)
                    .ThenBy(s => s.Date)
                    .Select(s => (IReadOnlyList<Cell>)[Evidence.Day(s.Date, first), s.What, s.From])
            ),
            Notes = first is null ? [] : ["Day 1 is the day of the first cells; the day before it is Day −1."],
        };
    }

    static IEnumerable<Stop> Recorded(SubjectRecords records)
    {
        foreach (var d in records.Of<Disposition>())
            yield return From(
                d,
                Evidence.Sentence(d.Code) + (d.Term is { } term && term != d.Code ? $": {Evidence.Sentence(term)}" : "")
            );
        foreach (var p in records.Of<ProductEvent>())
            yield return From(
                p,
                "Product " + Evidence.Sentence(p.Code ?? p.Term).ToLowerInvariant() + (p.Product is { } bag ? $" ({bag})" : "")
            );
        foreach (var p in records.Of<Procedure>().Where(p => p.Code is ProcedureCode.Apheresis or ProcedureCode.Allograft))
            yield return From(p, Evidence.Sentence(p.Name));
        if (records.Of<Exposure>().FirstOrDefault(e => e.Category == ExposureKind.Lymphodepletion) is { } ld)
            yield return From(ld, "Lymphodepletion begins");
        foreach (var e in records.CellInfusions)
            yield return From(e, Infusion(e));
        foreach (
            var m in records
                .Of<Medication>()
                .Where(m => m.Category is MedicationCategory.AntiLeukaemia or MedicationCategory.Bridging)
        )
            yield return From(m, $"{Evidence.Sentence(m.Category!)}: {Evidence.Sentence(m.Treatment)}");
    }

    static string Infusion(Exposure e) =>
        e.Dose is not { } dose ? "Cells: dose not recorded"
        : dose == 0 ? "Cells withheld"
        : $"Cells: {dose.ToString("0.###", CultureInfo.InvariantCulture)} × 10⁶/kg{(e.Fraction is { } f ? $", fraction {Evidence.Number(f)}" : "")}";

    static IEnumerable<Stop> Derived(Study study, SubjectAnalysis subject)
    {
        if (study.Response is null)
            yield break;
        foreach (
            var (what, day) in new[]
            {
                ("First remission", subject.Course.When(CourseEventKind.Remission)),
                ("Refractory at the landmark", subject.Course.When(CourseEventKind.PrimaryRefractory)),
                ("Relapse", subject.Course.When(CourseEventKind.Relapse)),
                ("Remission after relapse", subject.Course.When(CourseEventKind.SecondRemission)),
            }
        )
            if (day.Value is { } known)
                yield return new(PartialDate.Of(known), what, "derived: see Response");
        if (subject.Course.Day(CourseEventKind.Death) is { } death && subject.Records.Milestone(Milestone.Death) is null)
            yield return new(PartialDate.Of(death), "Death", Evidence.Of(subject.Course.When(CourseEventKind.Death).Because));
    }

    static Stop From(Record record, string what) =>
        new(record.When, what, record.Sequence is { } n ? $"{record.Domain} {Evidence.Number(n)}" : record.Domain);

    static IEnumerable<Block> Contradictions(Analysis analysis, SubjectAnalysis subject)
    {
        List<Finding> findings =
        [
            .. subject.Screening.Findings,
            .. analysis.Study.Response is null ? [] : subject.Course.Findings,
        ];
        if (findings.Count > 0)
            yield return new Subsection(
                "What does not fit together",
                [new Points([.. findings.Select(f => (Inline)$"{f.What} {f.Mend}")])]
            );
    }
}
