using System.Globalization;
using Cairn.Analyses;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Wording;
using Cairn.Quantities;
using Cairn.Records;
using Cairn.Response;
using Cairn.Studies;

namespace Cairn.Documents.Reports.Subjects;

/// <summary>The milestones of a subject by day: those recorded, and those derived.</summary>
static class SubjectTimeline
{
    sealed record Stop(PartialDate? Date, Phrase What, Inline From);

    public static Table Of(Analysis analysis, SubjectAnalysis subject)
    {
        var first = subject.Course.Day(CourseEventKind.FirstInfusion);
        var stops = Recorded(subject.Records)
            .Concat(Derived(analysis.Study, subject))
            .OrderBy(s => s.Date is null)
            .ThenBy(s => s.Date);
        return new()
        {
            Id = "timeline",
            Caption = "Timeline",
            Synthetic = analysis.Casebook.IsSynthetic,
            WhenEmpty = "No milestone is recorded; the timeline begins with the consent.",
            Columns = [Column.OfWords("Day"), Column.OfWords("What"), Column.OfWords("From")],
            Groups = Table.Plain(stops.Select(s => (IReadOnlyList<Cell>)[Evidence.Day(s.Date, first), s.What, s.From])),
            Notes = first is null ? [] : ["Day 0 is the day of the first cells; the day before it is Day −1."],
        };
    }

    static IEnumerable<Stop> Recorded(SubjectRecords records)
    {
        var lymphodepletion = records.Of<Exposure>().Where(IsLymphodepletion);
        return
        [
            .. records.Of<Disposition>().Select(d => From(d, Milestone(d))),
            .. records.Of<ProductEvent>().Select(p => From(p, Product(p))),
            .. from p in records.Of<Procedure>() where IsMilestone(p) select From(p, Evidence.Sentence(p.Name)),
            .. lymphodepletion.Take(1).Select(e => From(e, "Lymphodepletion begins")),
            .. records.CellInfusions.Select(e => From(e, Infusion(e))),
            .. from m in records.Of<Medication>() where IsAgainstLeukaemia(m) select From(m, Therapy(m)),
        ];
    }

    static bool IsMilestone(Procedure p) => p.Code == ProcedureCode.Apheresis || p.IsAllograft().IsTrue;

    static bool IsLymphodepletion(Exposure e) => e.Category?.Meaning == ExposureKind.Lymphodepletion;

    static bool IsAgainstLeukaemia(Medication m) =>
        m.IsAgainstLeukaemia().IsTrue || TreatmentReading.Kind(m.Category) == TreatmentKind.Bridging;

    static Phrase Milestone(Disposition d)
    {
        var name = Evidence.Sentence(d.Code.Written);
        return d.Term is { } term && term != d.Code.Written ? (Phrase)$"{name}: {Evidence.Sentence(term)}" : name;
    }

    static Phrase Product(ProductEvent p)
    {
        var what = Evidence.Sentence(p.Code?.Word ?? p.Term).ToLowerInvariant();
        return p.Product is { } bag ? (Phrase)$"Product {what} ({bag})" : (Phrase)$"Product {what}";
    }

    static Phrase Therapy(Medication m) => (Phrase)$"{Evidence.Sentence(m.Category!)}: {Evidence.Sentence(m.Treatment)}";

    static Phrase Infusion(Exposure e)
    {
        Phrase fraction = e.Fraction is { } f ? (Phrase)$", fraction {Evidence.Number(f)}" : "";
        return e.Dose switch
        {
            null => "Cells: dose not recorded",
            0 => "Cells withheld",
            { } dose => (Phrase)$"Cells: {dose.ToString("0.###", CultureInfo.InvariantCulture)} × 10⁶/kg{fraction}",
        };
    }

    static Stop From(Record record, Phrase what) => new(record.When, what, Evidence.Record(record.Key));

    static IEnumerable<Stop> Derived(Study study, SubjectAnalysis subject)
    {
        if (study.Response is null)
            return [];
        var course = subject.Course;
        return
        [
            .. Derived(course, CourseEventKind.Remission, "First remission"),
            .. Derived(course, CourseEventKind.PrimaryRefractory, "Refractory at the landmark"),
            .. Derived(course, CourseEventKind.Relapse, "Relapse"),
            .. Derived(course, CourseEventKind.SecondRemission, "Remission after relapse"),
            .. subject.Records.Milestone(Records.Milestone.Death) is null ? Derived(course, CourseEventKind.Death, "Death") : [],
        ];
    }

    static IEnumerable<Stop> Derived(DiseaseCourse course, CourseEventKind kind, string what)
    {
        var day = course.When(kind);
        return day.Value is { } known ? [new(PartialDate.Of(known), what, "derived: " + Evidence.Of(day.Because))] : [];
    }
}
