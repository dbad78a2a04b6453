using Cairn.Records;
using Cairn.Safety;
using Cairn.Studies;

namespace Cairn.Cohorts;

/// <summary>
/// The watch over the infused subjects of the escalation: what a dose rule may know of them on a day. An assessment that no later
/// day can change is made once.
/// </summary>
sealed class DoseWatch(Study study)
{
    readonly List<Watched> _watched = [];
    readonly List<DltRuling> _rulings = [];
    (DateOnly Day, IReadOnlyList<DltAssessment> Found)? _last;

    // An event of the window is settled when it has ended, or has lasted longer than every line of the definition asks.
    readonly int _longest = (study.Dlt?.Rules ?? [])
        .Concat(study.Escalation?.ModerateTriggers ?? [])
        .SelectMany(line => line.Durations)
        .DefaultIfEmpty()
        .Max();

    sealed class Watched(Casebook subject, DateOnly settled)
    {
        public DateOnly SettledOn { get; } = settled;
        public DltAssessment? Assessment { get; set; }

        public AdverseEvent? Event(RecordKey key) => subject.Subjects[0].Of<AdverseEvent>().FirstOrDefault(ae => ae.Key == key);

        public DltAssessment? On(Study study, DateOnly day, IReadOnlyList<DltRuling> rulings) =>
            subject.AsOf(day).Subjects.Select(s => DltAssessment.Of(study, s, day, rulings)).FirstOrDefault();
    }

    /// <summary>
    /// What the committee was asked about events, and ruled a week later; a later day than the last look among them.
    /// </summary>
    public IReadOnlyList<DltRuling> Rulings => _rulings;

    /// <summary>Begins to watch a subject; gives the days after the infusion on which what is known may change.</summary>
    public IEnumerable<DateOnly> Add(SubjectRecords subject)
    {
        List<DateOnly> cells = [.. subject.CellInfusions.Select(e => e.Start?.Latest).OfType<DateOnly>()];
        var windowEnd = cells.Max().AddDays(study.Dlt?.WindowDays ?? 0);
        var contacts = subject
            .All.Where(r => r is not AdverseEvent)
            .Select(r => r.When?.Latest)
            .OfType<DateOnly>()
            .Where(day => day > cells.Min())
            .ToList();
        // The last word comes with the first contact after everything asked for is over.
        var over = windowEnd.AddDays(_longest + 1);
        var settled = contacts.Where(day => day >= over).Min(day => (DateOnly?)day) ?? over;
        _last = null;
        _watched.Add(new(new Casebook(study.Id, IsSynthetic: true, CutOff: null, [subject]), settled));
        return subject
            .Of<AdverseEvent>()
            .SelectMany(ae => Days(ae, settled))
            .Concat(contacts)
            .Append(cells.Min().AddDays(study.Dlt?.WindowDays ?? 0))
            .Append(windowEnd)
            .Append(settled)
            .Where(day => day > cells.Min() && day <= settled)
            .Distinct()
            .Order();
    }

    /// <summary>The assessments on a day, in the order of infusion.</summary>
    public IReadOnlyList<DltAssessment> On(DateOnly day)
    {
        if (_last is { } last && last.Day == day)
            return last.Found;
        _last = (day, Find(day));
        return _last.Value.Found;
    }

    IReadOnlyList<DltAssessment> Find(DateOnly day) =>
        [
            .. _watched
                .Select(w => Assess(w, day))
                .OfType<DltAssessment>()
                .OrderBy(a => a.Infused)
                .ThenBy(a => a.Subject, StringComparer.Ordinal),
        ];

    DltAssessment? Assess(Watched watched, DateOnly day)
    {
        if (watched.Assessment is { } settled)
            return settled;
        var found = watched.On(study, day, _rulings);
        if (found is not null && Asked(watched, found, day) is { } ruling)
            _rulings.Add(ruling);
        if (day >= watched.SettledOn && !_rulings.Exists(r => r.Event.Subject == found?.Subject && r.Day > day))
            watched.Assessment = found;
        return found;
    }

    // Of each event once; of several the next when the first is ruled about.
    DltRuling? Asked(Watched watched, DltAssessment found, DateOnly day) =>
        !_rulings.Exists(r => r.Event.Subject == found.Subject && r.Day > day)
        && SyntheticCommittee.Ruled(found, watched.Event, day) is { } ruling
        && !_rulings.Exists(r => r.Event == ruling.Event)
            ? ruling
            : null;

    IEnumerable<DateOnly> Days(AdverseEvent ae, DateOnly settled)
    {
        if (ae.Start?.Latest is not { } start || start > settled)
            yield break;
        yield return start;
        if (ae.End is { } end)
        {
            yield return end.Earliest;
            yield return end.Latest;
        }
        foreach (var days in (study.Dlt?.Rules ?? []).SelectMany(line => line.Durations).Distinct())
            yield return start.AddDays(days);
    }
}
