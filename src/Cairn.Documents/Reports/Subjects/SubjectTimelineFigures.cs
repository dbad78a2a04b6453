using System.Globalization;
using Cairn.Analyses;
using Cairn.Criteria;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Figures;
using Cairn.Documents.Reports.Wording;
using Cairn.Quantities;
using Cairn.Records;
using Cairn.Response;
using Cairn.Safety.Summary;

namespace Cairn.Documents.Reports.Subjects;

/// <summary>
/// Everything of one subject under one axis of time: gates, cells, grades by day, events, values, responses, death. The first
/// two months by day, and the whole course where it is longer.
/// </summary>
static class SubjectTimelineFigures
{
    const int FirstDays = 60,
        BeforeDays = 45,
        MostBars = 14;

    public static IEnumerable<Block> Of(Analysis analysis, SubjectAnalysis subject)
    {
        if (Origin(subject) is not { } origin)
            yield break;
        var lanes = new Lanes(analysis, subject, origin.Day).All;
        var days = lanes.SelectMany(DaysOf).DefaultIfEmpty(0);
        var (first, last) = (Math.Max(-BeforeDays, days.Min()) - 1, days.Max() + 1);
        var isLong = last > FirstDays * 1.5;
        yield return Figure(
            analysis,
            "timeline-near",
            $"{subject.Subject}: {(isLong ? "the first two months" : "the whole course")}",
            origin.Words,
            lanes,
            (first, isLong ? FirstDays : last)
        );
        if (isLong)
            yield return Figure(
                analysis,
                "timeline-whole",
                $"{subject.Subject}: the whole course",
                origin.Words,
                lanes,
                (first, last)
            );
    }

    static Figure Figure(
        Analysis analysis,
        string id,
        Phrase title,
        string axis,
        IReadOnlyList<TimelineLane> lanes,
        (double, double) days
    ) =>
        new TimelineFigure
        {
            Head = new(id, title, analysis.Casebook.IsSynthetic),
            Axis = axis,
            Days = days,
            Lanes = lanes,
        }.Draw();

    static (DateOnly Day, string Words)? Origin(SubjectAnalysis subject)
    {
        if (subject.Course.Day(CourseEventKind.FirstInfusion) is { } first)
            return (first, "days from the first cells");
        return subject.Records.Demographics?.Consent?.Date is { } consent ? (consent, "days from the consent") : null;
    }

    static IEnumerable<double> DaysOf(TimelineLane lane) =>
        lane switch
        {
            TimelineLane.Marks marks => marks.Of.Select(m => m.Day),
            TimelineLane.Grades grades => grades.Of.Select(g => g.Day),
            TimelineLane.Bars bars => bars.Of.SelectMany(b => new[] { b.From, b.To }),
            TimelineLane.Curve curve => curve.Of.Select(v => v.Day),
            _ => throw new ArgumentOutOfRangeException(nameof(lane)),
        };

    sealed class Lanes(Analysis analysis, SubjectAnalysis subject, DateOnly origin)
    {
        public IReadOnlyList<TimelineLane> All =>
            [
                new TimelineLane.Marks("gates", [.. Gates]),
                new TimelineLane.Marks("way", [.. Way]),
                new TimelineLane.Marks("cells", [.. Cells]),
                new TimelineLane.Grades("CRS", [.. Grades(ImmuneToxicity.CrsOf)]),
                new TimelineLane.Grades("ICANS", [.. Grades(ImmuneToxicity.IcansOf)]),
                new TimelineLane.Bars("events", [.. Events]),
                Values(TestCode.Neutrophils, "neutrophils"),
                Values(TestCode.Platelets, "platelets"),
                Values(LabCode.Ferritin, "ferritin"),
                Values(LabCode.CReactiveProtein, LabCode.CReactiveProtein),
                new TimelineLane.Marks("response", [.. Responses]),
                new TimelineLane.Marks("outcome", [.. Outcomes]),
            ];

        double On(DateOnly day) => day.DayNumber - origin.DayNumber;

        IEnumerable<TimelineMark> Gates =>
            from gate in analysis.Gates
            where gate.Subject == subject.Subject && gate.Day is not null
            select new TimelineMark(
                On(gate.Day!.Value),
                gate.Verdict == Eligibility.Eligible ? Shape.Circle : Shape.Cross,
                Of(gate.Verdict),
                $"{GateNames.Of(gate.Gate, gate.Fraction)}: {GateNames.Of(gate.Verdict)} ({GateNames.Because(gate)})"
            );

        static Token Of(Eligibility verdict) =>
            verdict switch
            {
                Eligibility.Eligible => Palette.Met,
                Eligibility.Ineligible => Palette.NotMet,
                Eligibility.Undetermined => Palette.Unknown,
            };

        IEnumerable<TimelineMark> Way =>
            [
                .. from d in subject.Records.Of<Disposition>()
                where d.Date?.Date is not null && !d.Code.Is(Milestone.Death)
                select new TimelineMark(
                    On(d.Date!.Value.Date!.Value),
                    Shape.TriangleUp,
                    Palette.Muted,
                    Evidence.Sentence(d.Code.Written)
                ),
                .. from s in subject.Records.Of<ProductEvent>()
                where s.Step is not null && s.Date?.Date is not null
                select new TimelineMark(
                    On(s.Date!.Value.Date!.Value),
                    Shape.Square,
                    s.Step == ProductStep.ManufacturingFailure ? Palette.NotMet : Palette.Accent,
                    $"{s.Product}: {ProductWords.Of(s.Step!.Value)}"
                ),
            ];

        IEnumerable<TimelineMark> Cells =>
            from e in subject.Records.Of<Exposure>()
            where e.Start?.Date is not null && (e.IsCellInfusion || e.IsLymphodepletion)
            select new TimelineMark(
                On(e.Start!.Value.Date!.Value),
                e.IsLymphodepletion ? Shape.Diamond
                    : e.Dose == 0 ? Shape.Cross
                    : Shape.Plus,
                e.IsLymphodepletion ? Palette.Muted : Palette.Ink,
                Given(e)
            );

        static Phrase Given(Exposure e)
        {
            Phrase fraction = e.Fraction is { } f ? (Phrase)$", fraction {Evidence.Number(f)}" : "";
            var dose = e.Dose?.ToString("0.###", CultureInfo.InvariantCulture) ?? "dose not recorded";
            return e.Dose == 0
                ? (Phrase)$"withheld{fraction}: {e.Adjustment}"
                : (Phrase)$"{e.Treatment} {dose} {UnitWords.Of(e.DoseUnit ?? "")}{fraction}";
        }

        IEnumerable<(double, int)> Grades(Func<TreatedSubject, ImmuneToxicity> course) =>
            subject.Treated is { } treated ? course(treated).Days.Select(d => ((double)d.Key.Number, d.Value)) : [];

        // The worst first: those that are left out stand in the table of events.
        IEnumerable<TimelineBar> Events =>
            (
                from ae in subject.Records.Of<AdverseEvent>()
                where ae.Start?.Date is not null
                orderby ae.WorstGrade ?? 0 descending, ae.Start
                select Bar(ae)
            )
                .Take(MostBars)
                .OrderBy(b => b.From);

        // What goes on goes on to the death, or as far as anybody saw it: the axis ends where the data end.
        DateOnly Ends =>
            subject.Course.Day(CourseEventKind.Death) ?? subject.Course.Day(CourseEventKind.LastKnownAlive) ?? analysis.Day;

        TimelineBar Bar(AdverseEvent ae)
        {
            var from = On(ae.Start!.Value.Date!.Value);
            var to = ae.End?.Date is { } end ? On(end) : Math.Max(from, On(Ends));
            Phrase grade = ae.WorstGrade is { } g ? (Phrase)$" {Evidence.Number(g)}" : "";
            return new(from, ae.End is null && !ae.GoesOn.IsTrue ? from : to, ae.WorstGrade, $"{ae.Name}{grade}");
        }

        TimelineLane.Curve Values(string code, string name)
        {
            var test = Catalogue.Find("LB", code)!;
            var values =
                from lab in subject.Records.Of<LabResult>()
                where lab.TestCode == code && lab.Date?.Date is not null && lab.Status is null
                let value = test.Read(lab).Value?.Exact
                where value is not null
                select (On(lab.Date!.Value.Date!.Value), value!.Value);
            return new(name, UnitWords.Of(test.Unit?.Code ?? ""), [.. values]);
        }

        IEnumerable<TimelineMark> Responses =>
            from a in subject.Course.Assessments
            select new TimelineMark(
                On(a.Date),
                Shape.Square,
                Palette.Response(a.Counted.Answer.Value) ?? Palette.Unknown,
                ResponseWords.Of(a.Counted.Answer.Value)
            );

        IEnumerable<TimelineMark> Outcomes =>
            from outcome in new (CourseEventKind Kind, Shape Shape, Token Colour, string Words)[]
            {
                (CourseEventKind.Remission, Shape.Circle, Palette.Met, "first remission"),
                (CourseEventKind.Relapse, Shape.TriangleDown, Palette.NotMet, "relapse"),
                (CourseEventKind.Transplant, Shape.Diamond, Palette.Accent, "transplant"),
                (CourseEventKind.Death, Shape.Cross, Palette.Ink, "death"),
            }
            let day = subject.Course.Day(outcome.Kind)
            where day is not null
            select new TimelineMark(On(day.Value), outcome.Shape, outcome.Colour, outcome.Words);
    }
}
