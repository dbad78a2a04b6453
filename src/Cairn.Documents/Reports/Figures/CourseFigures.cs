using Cairn.Analyses;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Wording;
using Cairn.Response;

namespace Cairn.Documents.Reports.Figures;

/// <summary>The figures of subjects' courses: change of blasts, and a bar a subject.</summary>
public static class CourseFigures
{
    // A level that is not recorded, or none of the study's.
    const string NoLevel = "L?";

    public static Figure Waterfall(IEnumerable<DiseaseCourse> courses, bool synthetic) =>
        new WaterfallFigure
        {
            Head = new("waterfall", "Best change of marrow blasts", synthetic),
            Measure = "Best change in marrow blasts from baseline",
            Threshold = -50,
            Subjects = [.. courses.Select(Bar)],
        }.Draw();

    static WaterfallSubject Bar(DiseaseCourse course) =>
        new(course.Subject, course.BlastChange.Value, course.Best.Value) { Because = course.BlastChange.Because };

    /// <param name="courses">Subjects of the analysis; who has no date of a first infusion has no bar.</param>
    public static Figure Swimmer(Analysis analysis, IEnumerable<DiseaseCourse> courses)
    {
        var (levels, placed) = (LevelOf(analysis), courses.Where(c => c.Day(CourseEventKind.FirstInfusion) is not null).ToList());
        bool Known(int level) => level >= 1 && level <= analysis.Study.Dosing?.Levels.Count;
        return new SwimmerFigure
        {
            Head = new("swimmer", "Course of each infused subject", analysis.Casebook.IsSynthetic),
            Time = new("months", "first cells"),
            DoseLevels =
            [
                .. analysis.Study.Dosing?.Levels.Select(l => "L" + Sourced.Number(l.Level)) ?? [],
                .. placed.All(c => Known(levels[c.Subject])) ? Array.Empty<string>() : [NoLevel],
            ],
            Subjects = [.. placed.Select(c => Bar(analysis, c, levels))],
        }.Draw();
    }

    /// <summary>The level each subject was assigned at the first cells; 0 where it is not recorded.</summary>
    internal static Dictionary<string, int> LevelOf(Analysis analysis) =>
        analysis.Casebook.Subjects.ToDictionary(
            s => s.Id,
            s => s.CellInfusions.FirstOrDefault(e => e.Dose > 0)?.AssignedLevel ?? 0,
            StringComparer.Ordinal
        );

    static SwimmerSubject Bar(Analysis analysis, DiseaseCourse course, Dictionary<string, int> levels)
    {
        var first = course.Day(CourseEventKind.FirstInfusion)!.Value;
        double After(DateOnly day) => Math.Max(0, Months.Between(first, day));
        var end = course.Day(CourseEventKind.Death) ?? course.Day(CourseEventKind.LastKnownAlive) ?? first;
        var ongoing =
            course.Day(CourseEventKind.Death) is null
            && analysis.Flow.Subjects.First(s => s.Subject == course.Subject).Stage == Stage.InFollowUp;
        SwimmerMark[] marks =
        [
            new(0, SwimmerEvent.Infusion),
            .. Mark(CourseEventKind.Response, SwimmerEvent.Response),
            .. Mark(CourseEventKind.NewTherapy, SwimmerEvent.OtherTherapy),
            .. Mark(CourseEventKind.Transplant, SwimmerEvent.Transplant),
            .. Mark(CourseEventKind.Relapse, SwimmerEvent.Relapse),
            .. Mark(CourseEventKind.Death, SwimmerEvent.Death),
        ];
        IEnumerable<SwimmerMark> Mark(CourseEventKind kind, SwimmerEvent what) =>
            course.Day(kind) is { } d ? [new(After(d), what)] : [];
        var (level, known) = (levels.GetValueOrDefault(course.Subject), analysis.Study.Dosing?.Levels.Count ?? 0);
        return new(course.Subject, level >= 1 && level <= known ? level - 1 : known, After(end), ongoing, marks);
    }
}
