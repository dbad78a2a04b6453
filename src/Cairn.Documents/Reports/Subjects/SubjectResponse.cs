using Cairn.Analyses;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Wording;
using Cairn.Response;

namespace Cairn.Documents.Reports.Subjects;

/// <summary>What the response came to, and each assessment behind it.</summary>
static class SubjectResponse
{
    public static Section Of(Analysis analysis, SubjectAnalysis subject) =>
        new("response", "Response", [.. Content(analysis, subject)]);

    static IEnumerable<Block> Content(Analysis analysis, SubjectAnalysis subject)
    {
        if (analysis.Study.Response is null)
            return [new Words("The study says nothing of how response is read.")];
        if (!subject.Stage.Infused)
            return [new Words("No cells were given, so no response is read.")];
        return
        [
            new Answered(InWords(subject.Course)),
            Course(subject.Course),
            SubjectAssessments.Of(analysis, subject),
            SubjectAssessments.Records(analysis, subject),
        ];
    }

    static Phrase InWords(DiseaseCourse c)
    {
        Phrase relapse = c.Day(CourseEventKind.Relapse) is { } day ? (Phrase)$"; relapse on {Written.Date(day)}" : "";
        return $"Best response: {ResponseWords.Of(c.Best.Value)}{Outcome(c)}{relapse}.";
    }

    static Phrase Outcome(DiseaseCourse c)
    {
        if (c.Day(CourseEventKind.Remission) is { } remission)
            return $"; in remission from {Written.Date(remission)}";
        if (c.Day(CourseEventKind.PrimaryRefractory) is not { } day)
            return "";
        Phrase by = c.IsRefractoryByBlood ? " by blood alone" : "";
        return $"; refractory, shown{by} on {Written.Date(day)}";
    }

    static KeyFacts Course(DiseaseCourse c)
    {
        var first = c.Day(CourseEventKind.FirstInfusion);
        (string, Inline) Dated(string name, CourseEventKind kind) => (name, Evidence.Day(c.When(kind), first));
        return new([
            ("Marrow blasts before the cells", Baseline(c.Marrow, first)),
            (
                "Best change of blasts",
                c.BlastChange.Value is { } change
                    ? Written.Fixed(change, 0) + " %"
                    : (Phrase)$"not evaluable: {c.BlastChange.Rule.Says}"
            ),
            ("Landmark", Landmark(c.Marrow, first)),
            Dated("First remission", CourseEventKind.Remission),
            Dated("Refractory at the landmark", CourseEventKind.PrimaryRefractory),
            Dated("Relapse", CourseEventKind.Relapse),
            Dated("Other leukaemia therapy", CourseEventKind.NewTherapy),
            Dated("Transplant", CourseEventKind.Transplant),
            ("Best response because", Phrase.Join("", c.Best.Rule.Words, Evidence.Missing(c.Best.Missing))),
            ("Records", Evidence.Of(c.Best.Because)),
        ]);
    }

    static Inline Baseline(MarrowCourse? marrow, DateOnly? first) =>
        marrow?.Baseline is { } baseline
            ? (Phrase)$"{baseline.Blasts.Value} %, " + Evidence.Day(baseline.Date, first)
            : Inline.Unknown("marrow before the first infusion");

    static Inline Landmark(MarrowCourse? marrow, DateOnly? first) =>
        marrow?.Landmark is { } l
            ? Evidence.Day(l.Day, first) + $", window {Written.Date(l.Opens)} to {Written.Date(l.Closes)}"
            : Inline.Unknown("date of the first infusion");
}
