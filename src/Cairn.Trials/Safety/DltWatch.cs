using System.Globalization;
using Cairn.Records;
using Cairn.Response;
using Cairn.Studies;

namespace Cairn.Safety;

/// <summary>What is known on a day of one subject's DLT window.</summary>
sealed class DltWatch
{
    readonly Study _study;
    readonly DltDefinition _dlt;
    readonly SubjectRecords _subject;
    readonly CellCourse _course;
    readonly IReadOnlyList<Exposure> _cells;
    readonly ReceivedDose _received;
    readonly DateOnly _asOf;
    readonly VitalStatus _vital;
    readonly Followed _followed;

    public DltWatch(
        Study study,
        DltDefinition dlt,
        SubjectRecords subject,
        CellCourse course,
        ReceivedDose received,
        DateOnly asOf
    )
    {
        (_study, _dlt, _subject, _course, _received, _asOf) = (study, dlt, subject, course, received, asOf);
        var cells = _cells = course.Given;
        var clock = dlt.ClockStarts == DltClock.FirstInfusion ? cells[0] : cells[^1];
        First = cells[0].Start!.Value.Earliest;
        Last = DltAssessment.LastDay(dlt, (clock.Start ?? cells[0].Start)!.Value.Latest);
        _vital = VitalStatus.Of(subject, asOf);
        _followed = _vital.Death.Value is { } death ? new(death, true) : new(_vital.LastKnownAlive.Value ?? First, false);
    }

    /// <summary>Toxicity counts from the first cells on, wherever the clock of the window starts.</summary>
    public DateOnly First { get; }

    /// <summary>Last day of the window; the latest possible where the day of the infusion is partly unknown.</summary>
    public DateOnly Last { get; }

    /// <summary>The first line that holds. What may be a DLT comes before what makes a subject not count; nothing missing makes a subject clean.</summary>
    public Answer<DltStatus> Judge() =>
        IsToxic()
        ?? MayBeToxic()
        ?? GradedWithoutAnEvent()
        ?? DiedUnexplained()
        ?? WithKnownTrigger(Underdosed() ?? LeftEarly())
        ?? DoseIsUnclear()
        ?? IsOpen()
        ?? NotSeenToTheEnd()
        ?? Answer<DltStatus>.Of(
            DltStatus.None,
            $"The window of {_dlt.WindowDays} days was completed on {Last:yyyy-MM-dd} without a DLT.",
            _cells[0].AsFact()
        );

    /// <summary>How far the window was followed, for an answer of <see cref="Judge"/>.</summary>
    public FollowedWindow Followed(Answer<DltStatus> status)
    {
        var clock = Last.AddDays(-_dlt.WindowDays);
        int Day(DateOnly day) => Math.Clamp(day.DayNumber - clock.DayNumber, 0, _dlt.WindowDays);
        return new(
            _dlt.WindowDays,
            Day(_vital.LastKnownAlive.Value ?? First),
            status is { Value: DltStatus.Dlt, Because: [{ Date: { Year: not null } onset }, ..] } ? Day(onset.Earliest) : null,
            status is { Value: DltStatus.Pending, Missing: [var only] } && (only == FollowUp || only == LastContact)
        );
    }

    string FollowUp => $"follow-up to {Last:yyyy-MM-dd}";
    string LastContact => $"a contact on or after {SeenBy:yyyy-MM-dd}";

    // The visit planned on the window's last day ends the watch also when it is early within its own limits.
    DateOnly SeenBy => Last.AddDays(-(_study.Schedule.FirstOrDefault(v => v.Day == _dlt.WindowDays)?.Before ?? 0));

    public Answer<bool?> FindTrigger()
    {
        if (_study.Escalation?.ModerateTriggers is not { Count: > 0 } rules)
            return new(false, "The study has no titration trigger.", [], []);
        var hits = Hits(rules).ToList();
        if (hits.Find(h => h.Meets == true) is { Rule: not null } hit)
            return Answer<bool?>.Of(true, hit.Says, hit.Facts);
        if (hits.Count > 0)
            return new(null, $"{hits[0].Rule.Id} may be met.", [.. hits.SelectMany(h => h.Facts).Distinct()], Missing(hits));
        return _asOf < Last ? new(null, "The window is open.", [], [FollowUp]) : new(false, "No trigger in the window.", [], []);
    }

    // Who does not count may still end titration: a trigger that is not known to be one is asked for first.
    Answer<DltStatus>? WithKnownTrigger(Answer<DltStatus>? status) =>
        status?.Value == DltStatus.NotEvaluable
        && _study.Escalation?.Rule == EscalationRule.AcceleratedTitration
        && FindTrigger() is { Value: null, Because.Count: > 0 } open
            ? new(DltStatus.Pending, $"{open.Rule} {status.Rule}", open.Because, open.Missing)
            : status;

    Answer<DltStatus>? IsToxic() =>
        Hits(_dlt.Rules).FirstOrDefault(h => h.Meets == true) is { Rule: not null } hit
            ? Answer<DltStatus>.Of(DltStatus.Dlt, hit.Says, hit.Facts)
            : null;

    Answer<DltStatus>? MayBeToxic() =>
        Hits(_dlt.Rules).ToList() is { Count: > 0 } hits
            ? new(
                DltStatus.Pending,
                $"{hits[0].Rule.Id} may be met: {hits[0].Rule.Says}",
                [.. hits.SelectMany(h => h.Facts).Distinct()],
                Missing(hits)
            )
            : null;

    // A day's grade of CRS or ICANS that would be a DLT, with no adverse event of that name and grade: one of the two is wrong.
    Answer<DltStatus>? GradedWithoutAnEvent()
    {
        foreach (var (about, term) in new[] { (FaObject.Crs, ToxicityTerm.Crs), (FaObject.Icans, ToxicityTerm.Icans) })
        {
            if (
                _dlt.Rules.Where(r => r.Terms.Any(t => ToxicityTerm.AreSame(t, term))).Select(r => (int?)r.MinimumGrade).Min()
                is not { } least
            )
                continue;
            var worst = _subject
                .Of<FindingAbout>()
                .Where(f => f.About == about && f.TestCode == TestCode.Grade && f.Number >= least && IsIn(f.Date))
                .MaxBy(f => f.Number);
            if (
                worst is not null
                && !_subject
                    .Of<AdverseEvent>()
                    .Any(ae => ToxicityTerm.AreSame(ae.Name, term) && (ae.Grade is null || ae.Grade >= worst.Number))
            )
                return Pending(
                    $"{about} was graded {worst.Result}, and no adverse event of that name and grade is recorded.",
                    worst.AsFact(),
                    $"the adverse event {term}, with grade and relation"
                );
        }
        return null;
    }

    Answer<DltStatus>? DiedUnexplained()
    {
        if (
            !_vital.IsDead
            || _vital.Death.Value > Last
            || _subject
                .Of<AdverseEvent>()
                .Any(ae => (ToxicityMatch.IsFatal(ae) || ae.Grade == 5) && ToxicityMatch.IsRelated(ae) == false)
        )
            return null;
        List<DeathDetail> causes = [.. Causes];
        return causes.Count > 0 && causes.TrueForAll(cause => DiseaseAsCause.Is(cause.Result!))
            ? null
            : Pending(
                $"Died, perhaps in the window, and whether of the product is not recorded{(causes.Count > 0 ? $" (cause of death: {Named(causes)})" : "")}.",
                causes is [var first, ..] ? first.AsFact() : _vital.Death.Because[0],
                "the cause of the death and its relation to the product (a fatal AE, or the disease as DD PRCDTH)"
            );
    }

    IEnumerable<DeathDetail> Causes =>
        _subject.Of<DeathDetail>().Where(d => d.TestCode == TestCode.CauseOfDeath && d.Result is not null);

    static string Named(IEnumerable<DeathDetail> causes) => string.Join(", ", causes.Select(cause => $"\"{cause.Result}\""));

    // A subject who counts at the level received is underdosed only below the lowest level.
    Answer<DltStatus>? Underdosed()
    {
        if (UnclearDose() is not null || _received is not { Given: { } given, Band: not DoseBand.Open })
            return null;
        if (_received.Level is null)
            return NotEvaluable($"Received {given:0.###} x 10^6 cells/kg, less than the band of the lowest level.");
        return _received.Level == _received.Assigned && _received.Percent < _dlt.MinimumDosePercent
            ? NotEvaluable($"Received {_received.Percent:0} % of the planned dose, less than {_dlt.MinimumDosePercent:0} %.")
            : null;
    }

    Answer<DltStatus> NotEvaluable(FormattableString why) =>
        Answer<DltStatus>.Of(DltStatus.NotEvaluable, FormattableString.Invariant(why), [.. _course.Rows.Select(e => e.AsFact())]);

    DoseLevel? Level => _study.Dosing?.Levels.FirstOrDefault(l => l.Level == _received.Assigned);

    Answer<DltStatus>? LeftEarly()
    {
        var ends = _subject
            .Of<Disposition>()
            .Where(d => d.Code is Milestone.LostToFollowUp or Milestone.Withdrawn)
            .Select(d => d.AsFact())
            .Concat(_vital.IsDead ? _vital.Death.Because.Take(1) : [])
            .Where(end => end.Date is not { } date || date.Earliest < Last)
            .ToList();
        if (ends.Find(end => end.Date?.Latest < Last) is { } left)
            return Answer<DltStatus>.Of(
                DltStatus.NotEvaluable,
                $"Left the window early without a DLT ({left.Variable}, {left.Date}{(_vital.IsDead ? Cause() : "")}).",
                left
            );
        return ends is [var open, ..]
            ? Pending(
                $"May have left the window early ({open.Variable}, {open.Date?.ToString() ?? "date unknown"}).",
                open,
                $"the whole date of {open.Variable}"
            )
            : null;
    }

    string Cause() =>
        _subject.Of<AdverseEvent>().FirstOrDefault(ae => ToxicityMatch.IsFatal(ae) || ae.Grade == 5) is { } fatal
            ? $", of {fatal.Name}, {fatal.Relation?.ToLowerInvariant() ?? "relation not recorded"}"
        : Causes.Any() ? $", cause of death: {Named(Causes)}"
        : "";

    Answer<DltStatus>? DoseIsUnclear() => UnclearDose() is var (why, row, missing) ? Pending(why, row.AsFact(), missing) : null;

    (string Why, Exposure Row, string Missing)? UnclearDose()
    {
        if (_cells.FirstOrDefault(e => e.Start is not { IsComplete: true }) is { } undated)
            return ("The day of an infusion is not fully known.", undated, $"EXSTDTC of EX {undated.Sequence}");
        if (_cells.FirstOrDefault(e => e.Dose is null) is { } unmeasured)
            return (
                "The dose of an infusion is not recorded.",
                unmeasured,
                $"EXDOSE of EX {unmeasured.Sequence} (0 when it was withheld)"
            );
        if (_cells.FirstOrDefault(e => e.DoseUnit != ExposureKind.MillionCellsPerKg) is { } other)
            return (
                $"The unit of an infusion is not {ExposureKind.MillionCellsPerKg}.",
                other,
                $"the dose of EX {other.Sequence} in {ExposureKind.MillionCellsPerKg}"
            );
        if (
            _received is { Planned: null, Given: { } given, Missing: [var weight, ..] }
            && 100 * given < _dlt.MinimumDosePercent * Level?.MillionCellsPerKg
        )
            return ("Less than the level's dose was given, and whether the cap asked for it is not known.", _cells[0], weight);
        return
            Level is { } level
            && _course.Rows.Count is var rows
            && rows < level.Fractions.Count
            && _asOf > First.AddDays(level.Fractions[rows].Day)
            ? (
                $"The level is given in {level.Fractions.Count} fractions, and {rows} are recorded.",
                _cells[^1],
                $"the EX row of fraction {rows + 1} (dose 0 with the reason when it was withheld)"
            )
            : null;
    }

    Answer<DltStatus>? IsOpen() =>
        _asOf < Last
            ? Pending($"The window of {_dlt.WindowDays} days is open until {Last:yyyy-MM-dd}.", _cells[0].AsFact(), FollowUp)
            : null;

    Answer<DltStatus>? NotSeenToTheEnd() =>
        _vital.LastKnownAlive.Value >= SeenBy || _vital.Death.Value >= Last
            ? null
            : Pending(
                $"Not seen to the end of the window: last contact {_vital.LastKnownAlive.Value?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "unknown"}.",
                _cells[0].AsFact(),
                LastContact
            );

    static Answer<DltStatus> Pending(string why, Fact because, string missing) =>
        new(DltStatus.Pending, why, [because], [missing]);

    /// <summary>An event that meets a line (true) or may (null), and what is missing to say so.</summary>
    readonly record struct Hit(ToxicityEpisode Event, ToxicityRule Rule, bool? Meets, IReadOnlyList<string> Missing)
    {
        public string Says => $"{Rule.Id}: {Rule.Says}";
        public Fact[] Facts => [.. Event.Rows.Select(ae => ae.AsFact())];
    }

    IEnumerable<Hit> Hits(IReadOnlyList<ToxicityRule> rules) =>
        from rule in rules
        from episode in ToxicityEpisode.Of(_subject.Of<AdverseEvent>(), rule, _followed)
        let inWindow = InWindow(episode.First)
        let meets = episode.Meets(rule)
        where inWindow != false && meets != false
        let missing = (string[])
            [
                .. episode.Missing(rule),
                .. inWindow is null ? (string[])[$"AESTDTC of {episode.First.Name} (AE {episode.First.Sequence})"] : [],
            ]
        select new Hit(episode, rule, meets == true && inWindow == true ? true : null, missing);

    bool? InWindow(AdverseEvent ae) =>
        ae.Start switch
        {
            null => null,
            { } start when start.Earliest > Last || start.Latest < First => false,
            { } start when start.Earliest >= First && start.Latest <= Last => true,
            _ => null,
        };

    bool IsIn(Quantities.PartialDate? date) => date is { } d && d.Latest >= First && d.Earliest <= Last;

    static string[] Missing(IEnumerable<Hit> hits) => [.. hits.SelectMany(h => h.Missing).Distinct(StringComparer.Ordinal)];
}
