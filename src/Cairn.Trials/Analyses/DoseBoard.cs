using Cairn.Escalation;
using Cairn.Records;
using Cairn.Safety;
using Cairn.Studies;

namespace Cairn.Analyses;

/// <summary>An infused subject on the dose board.</summary>
/// <param name="Expansion">True when infused after escalation had ended: not part of the decision.</param>
/// <param name="ReceivedPercent">Given of planned, percent; null when either is not recorded.</param>
public sealed record DoseSubject(DltAssessment Assessment, bool Expansion, double? ReceivedPercent)
{
    public string Subject => Assessment.Subject;
    public int Level => Assessment.Level;
}

/// <summary>What could be decided on a day, with what was known on it.</summary>
public sealed record DoseStep(DateOnly Day, LiveDecision Decision);

/// <summary>
/// The running trial under its escalation rule: who was infused at which level, what is decided now, and how each decision came about.
/// </summary>
/// <param name="Design">The rule.</param>
/// <param name="Levels">The study's dose levels.</param>
/// <param name="Subjects">By day of infusion.</param>
/// <param name="Now">The decision with all that is known now. Once escalation has ended: of the subjects infused before its end.</param>
/// <param name="Steps">The days on which the decision changed, each with what was known by then (by event date).</param>
/// <param name="Day">The day it is read on.</param>
/// <param name="Ended">The day escalation ended; null while it goes on.</param>
public sealed record DoseBoard(Design Design, IReadOnlyList<DoseLevel> Levels, IReadOnlyList<DoseSubject> Subjects, LiveDecision Now, IReadOnlyList<DoseStep> Steps, DateOnly Day, DateOnly? Ended)
{
    /// <summary>
    /// True when something that came to light after escalation had ended would lead elsewhere: dosing is frozen until the committee has met.
    /// </summary>
    public bool LateInformationChangesIt => Ended is not null && Steps is [.., var last] && Now.Advice != last.Decision.Advice;

    /// <summary>Infused subjects that cannot stand on the board: their level is not recorded, or is none of the study's.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>The board of a study on a day; null when the study has no dose levels, no rule or no DLT definition.</summary>
    public static DoseBoard? Of(Study study, Casebook casebook, DateOnly day)
    {
        if (study is not { Dosing: { } dosing, Escalation: { } plan, Dlt: not null }) return null;
        var design = plan.Design();
        var cells = Cells(casebook);
        LiveDecision Decide(IEnumerable<DltAssessment> subjects) => LiveDecision.Of(design, dosing.Levels.Count, plan.StaggerDays, [.. subjects]);

        var known = Assess(study, cells, day);
        var (steps, ended) = History(study, cells, KeyDays(study, known, cells, day), Decide);
        return new(design, dosing.Levels,
            [.. known.Select(s => new DoseSubject(s, ended is { } end && s.Infused > end, Received(cells.Subject(s.Subject)!)))],
            Decide(known.Where(s => ended is not { } end || s.Infused <= end)), steps, day, ended) { Findings = [.. cells.Subjects.Select(s => OffBoard(s, dosing.Levels.Count)).OfType<Finding>()] };
    }

    // Only what a DLT assessment reads.
    static Casebook Cells(Casebook casebook) => casebook with
    {
        Subjects = [.. casebook.Subjects.Where(s => s.CellInfusions.Any())
            .Select(s => new SubjectRecords(s.Id, s.All.Where(r => r is Exposure or AdverseEvent or Disposition or Demographics)))],
    };

    static List<DltAssessment> Assess(Study study, Casebook cells, DateOnly day) =>
        [.. cells.Subjects.Select(s => DltAssessment.Of(study, s, day)).OfType<DltAssessment>().Where(s => IsLevel(s.Level, study.Dosing!.Levels.Count)).OrderBy(s => s.Infused).ThenBy(s => s.Subject, StringComparer.Ordinal)];

    static bool IsLevel(int? level, int levels) => level >= 1 && level <= levels;

    static Finding? OffBoard(SubjectRecords subject, int levels)
    {
        if (subject.CellInfusions.FirstOrDefault(e => e.Dose > 0) is not { } first || IsLevel(first.AssignedLevel, levels)) return null;
        var what = first.AssignedLevel is { } level ? $"Cells were given at dose level {level}, and the study has levels 1 to {levels}." : "Cells were given, and the dose level is not recorded.";
        return Finding.Error($"{subject.Id} EX {first.Sequence}", null, "EXLEVEL", what, "Record the level: until then the subject is not on the dose board, and a toxicity of theirs does not enter the decision.");
    }

    /// <summary>
    /// Infusions, ends of windows, first days of events that count, and the days on which it is settled whether an event lasted
    /// too long: the decision changes on no other day.
    /// </summary>
    static IEnumerable<DateOnly> KeyDays(Study study, IReadOnlyList<DltAssessment> known, Casebook cells, DateOnly day) =>
        known.SelectMany(s => s.Status.Because.Concat(s.ModerateTrigger.Because).Select(f => f.Date?.Latest).OfType<DateOnly>().Concat([s.Infused, s.Window.Last]))
            .Concat(cells.Subjects.SelectMany(s => s.Of<AdverseEvent>()).SelectMany(ae => Settled(study, ae)))
            .Append(day).Where(d => d <= day).Distinct().Order();

    // Of an event that may meet a line once it has lasted long enough: the day it ends, and the first day on which it has.
    static IEnumerable<DateOnly> Settled(Study study, AdverseEvent ae)
    {
        if (ae.Start is not { Year: not null } start) yield break;
        var begun = ae with { End = null };
        foreach (var rule in (study.Dlt?.Rules ?? []).Concat(study.Escalation?.ModerateTriggers ?? []))
        {
            if (rule.LongerThanDays is not { } days || begun.Meets(rule, start.Latest) == false) continue;
            yield return start.Latest.AddDays(days);
            if (ae.End is { Year: not null } end) yield return end.Latest;
        }
    }

    static (List<DoseStep> Steps, DateOnly? Ended) History(Study study, Casebook cells, IEnumerable<DateOnly> days, Func<IEnumerable<DltAssessment>, LiveDecision> decide)
    {
        var steps = new List<DoseStep>();
        foreach (var day in days)
        {
            var decision = decide(Assess(study, cells.AsOf(day), day));
            if (steps is not [.., var last] || !Same(last.Decision, decision)) steps.Add(new(day, decision));
            if (decision.Advice is DoseAdvice.Stop) return (steps, day);
        }
        return (steps, null);
    }

    static bool Same(LiveDecision a, LiveDecision b) =>
        a.State == b.State && (a.Advice, b.Advice) switch
        {
            (DoseAdvice.Wait x, DoseAdvice.Wait y) => x.For.SequenceEqual(y.For, StringComparer.Ordinal),
            var (x, y) => x == y,
        };

    static double? Received(SubjectRecords subject)
    {
        List<Exposure> rows = [.. subject.CellInfusions];
        var planned = rows.Sum(e => e.PlannedDose ?? 0);
        return planned > 0 && rows.All(e => e.Dose is not null) ? 100 * rows.Sum(e => e.Dose!.Value) / planned : null;
    }
}
