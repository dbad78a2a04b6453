using Cairn.Escalation;
using Cairn.Records;
using Cairn.Safety;
using Cairn.Studies;

namespace Cairn.Analyses;

/// <summary>An infused subject on the dose board.</summary>
/// <param name="Expansion">True when infused after escalation had ended: not part of the decision.</param>
public sealed record DoseSubject(DltAssessment Assessment, bool Expansion)
{
    /// <summary>Given of planned, percent; null when either is not recorded.</summary>
    public double? ReceivedPercent => Assessment.Received.Percent;
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
        var levels = dosing.Levels.Count;
        var watched = casebook.Subjects.Where(s => s.CellInfusions.Any()).Select(s => new Watched(study, s, levels, day)).ToList();
        var known = Placed(watched, day).ToList();
        LiveDecision Decide(DateOnly on, IEnumerable<DltAssessment> subjects) =>
            LiveDecision.Of(plan.Design(), levels, plan.StaggerDays, [.. subjects], [.. watched.Where(w => w.IsUnplaced(on)).Select(w => w.Subject.Id)]);

        var (steps, ended) = History(watched, day, Decide);
        return new(plan.Design(), dosing.Levels,
            [.. known.Select(s => new DoseSubject(s, ended is { } end && s.Infused > end))],
            Decide(day, known.Where(s => ended is not { } end || s.Infused <= end)), steps, day, ended) { Findings = [.. watched.Select(w => OffBoard(w, levels, day)).OfType<Finding>()] };
    }

    /// <summary>A subject given cells: what was known of the DLT window on each day on which that can have changed.</summary>
    sealed class Watched
    {
        readonly Study _study;
        readonly Casebook _casebook;
        readonly int _levels;
        (DateOnly Day, DltAssessment? Assessment)? _last;

        public Watched(Study study, SubjectRecords subject, int levels, DateOnly day)
        {
            (_study, _levels) = (study, levels);
            Subject = new(subject.Id, subject.All.Where(DltAssessment.Reads()));
            _casebook = new(study.Id, false, null, [Subject]);
            Days = [.. KeyDays().Where(d => d <= day).Append(day).Distinct().Order()];
        }

        public SubjectRecords Subject { get; }

        /// <summary>The days on which something is recorded, the window ends, or an event has lasted as long as a line asks.</summary>
        public IReadOnlyList<DateOnly> Days { get; }

        public DltAssessment? On(DateOnly day)
        {
            var key = Days[^1];
            for (var i = 0; i < Days.Count && Days[i] <= day; i++) key = Days[i];
            if (key > day) return null;
            if (_last?.Day != key) _last = (key, DltAssessment.IsUnplaced(Subject, _levels, key) ? null : Known(key) is { } known ? DltAssessment.Of(_study, known, key) : null);
            return _last!.Value.Assessment;
        }

        public bool IsUnplaced(DateOnly day) => Known(day) is { } known && DltAssessment.IsUnplaced(known, _levels, day);

        SubjectRecords? Known(DateOnly day) => _casebook.AsOf(day).Subjects is [var known] ? known : null;

        IEnumerable<DateOnly> KeyDays()
        {
            var longest = (_study.Dlt?.Rules ?? []).Concat(_study.Escalation?.ModerateTriggers ?? []).Select(r => r.LongerThanDays).OfType<int>().Distinct().ToList();
            foreach (var record in Subject.All)
            {
                if (record.When is { Year: not null } when) yield return when.Latest;
                if (record is Exposure { IsCellInfusion: true, Start: { Year: not null } start })
                {
                    yield return start.Earliest;
                    yield return DltAssessment.LastDay(_study.Dlt!, start.Latest);
                }
                if (record is not AdverseEvent { Start: { Year: not null } begun } ae) continue;
                if (ae.End is { Year: not null } end) yield return end.Latest;
                foreach (var days in longest) yield return begun.Latest.AddDays(days);
            }
        }
    }

    static IEnumerable<DltAssessment> Placed(IEnumerable<Watched> watched, DateOnly day) =>
        watched.Select(w => w.On(day)).OfType<DltAssessment>().OrderBy(s => s.Infused).ThenBy(s => s.Subject, StringComparer.Ordinal);

    static Finding? OffBoard(Watched watched, int levels, DateOnly day)
    {
        if (!watched.IsUnplaced(day)) return null;
        var first = watched.Subject.CellInfusions.First(e => e.Dose != 0);
        var what = first.Start is not { Year: not null } ? "Cells were given, and the day is not recorded."
            : first.AssignedLevel is { } level ? $"Cells were given at dose level {level}, and the study has levels 1 to {levels}." : "Cells were given, and the dose level is not recorded.";
        return Finding.Error($"{watched.Subject.Id} EX {first.Sequence}", null, first.Start is not { Year: not null } ? "EXSTDTC" : "EXLEVEL", what, "Record it: until then the subject is not on the dose board, and nobody may be infused.");
    }

    static (List<DoseStep> Steps, DateOnly? Ended) History(IReadOnlyList<Watched> watched, DateOnly today, Func<DateOnly, IEnumerable<DltAssessment>, LiveDecision> decide)
    {
        var steps = new List<DoseStep>();
        foreach (var day in watched.SelectMany(w => w.Days).Append(today).Distinct().Order())
        {
            var decision = decide(day, Placed(watched, day));
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
}
