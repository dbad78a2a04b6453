using Cairn.Quantities;
using Cairn.Records;

namespace Cairn.Safety;

public enum ImmuneToxicityKind
{
    Crs,
    Icans,
}

/// <summary>One subject's course of CRS or ICANS by daily ASTCT grade (Lee 2019, Biol Blood Marrow Transplant 25:625).</summary>
/// <param name="Kind">Which of the two.</param>
/// <param name="Worst">Highest grade recorded; 0 when only grade 0 was.</param>
/// <param name="Onset">First day with grade 1 or more; null when there is none.</param>
/// <param name="LastDay">Last day with grade 1 or more.</param>
/// <param name="Days">Grade by study day from the first cells (Day 0); days without a recorded grade (0 to 5) are absent, never
/// 0.</param>
public sealed record ImmuneToxicity(
    string Subject,
    ImmuneToxicityKind Kind,
    int? Worst,
    StudyDay? Onset,
    StudyDay? LastDay,
    IReadOnlyDictionary<StudyDay, int> Days
)
{
    /// <summary>Highest grade of an adverse event of that name; null when none with a grade is recorded.</summary>
    public int? Reported { get; init; }

    /// <summary>The graded days and the events of that name, as they were written.</summary>
    public IReadOnlyList<Fact> Because { get; init; } = [];

    /// <summary>The highest grade that is known, of the days or of the event; null when neither has one.</summary>
    public int? WorstKnown => Worst is { } days && Reported is { } row ? Math.Max(days, row) : Worst ?? Reported;

    /// <summary>Onset to last day, both counted; null without an onset.</summary>
    public int? DurationDays => Onset is { } first && LastDay is { } last ? last - first + 1 : null;

    /// <summary>The course of a subject given cells on a known day; null when none were.</summary>
    public static ImmuneToxicity? Of(SubjectRecords subject, ImmuneToxicityKind kind)
    {
        if (subject.CellInfusions.FirstOrDefault(e => e.Dose > 0)?.Start?.Date is not { } first)
            return null;
        var about = kind == ImmuneToxicityKind.Crs ? FaObject.Crs : FaObject.Icans;
        List<FindingAbout> dated =
        [
            .. subject
                .Of<FindingAbout>()
                .Where(f =>
                    f.About?.Meaning == about
                    && f.TestCode == TestCode.Grade
                    && f.Number is 0 or 1 or 2 or 3 or 4 or 5
                    && f.Date?.Date is not null
                ),
        ];
        List<AdverseEvent> events = [.. subject.Of<AdverseEvent>().Where(ae => ToxicityTerm.IsOne(ae, Name(kind)))];
        var days = dated
            .GroupBy(f => StudyDay.Of(f.Date!.Value.Date!.Value, first))
            .ToDictionary(g => g.Key, g => (int)g.Max(f => f.Number!.Value));
        List<StudyDay> graded = [.. from d in days where d.Value > 0 orderby d.Key select d.Key];
        return new(
            subject.Id,
            kind,
            days.Count == 0 ? null : days.Values.Max(),
            graded.Count == 0 ? null : graded[0],
            graded.Count == 0 ? null : graded[^1],
            days
        )
        {
            Reported = events.Max(ae => ae.WorstGrade),
            Because = [.. dated.Select(f => f.AsFact()), .. events.Select(ae => ae.AsFact())],
        };
    }

    static string Name(ImmuneToxicityKind kind) =>
        kind switch
        {
            ImmuneToxicityKind.Crs => ToxicityTerm.Crs,
            ImmuneToxicityKind.Icans => ToxicityTerm.Icans,
        };
}
