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
    readonly List<Hit> _toxicity;

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
        _toxicity = [.. Hits(_dlt.Rules)];
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
            new(
                "dlt.window-completed",
                $"The window of {_dlt.WindowDays} days was completed on {Last:yyyy-MM-dd} without a DLT."
            ),
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
            status.Value == DltStatus.Dlt && Onset is { } onset ? Day(onset) : null,
            status is { Value: DltStatus.Pending, Missing: [Gap.FollowUp or Gap.Contact] }
        );
    }

    // The first day on which the toxicity that is surely one can have begun.
    DateOnly? Onset => Toxic is { Event.First.Start: { Year: not null } start } ? start.Earliest : null;

    // The visit planned on the window's last day ends the watch also when it is early within its own limits.
    DateOnly SeenBy => Last.AddDays(-(_study.Schedule.FirstOrDefault(v => v.Day == _dlt.WindowDays)?.Before ?? 0));

    public Answer<Truth> FindTrigger()
    {
        if (_study.Escalation?.ModerateTriggers is not { Count: > 0 } lines)
            return Answer<Truth>.Of(Truth.False, new("trigger.not-defined", "The study has no titration trigger."));
        var hits = Hits(lines).ToList();
        if (hits.Find(h => h.Met.IsTrue) is { } hit)
            return hit.Met;
        if (hits.Count > 0)
            return Together(hits, Truth.Unknown, new($"toxicity.{hits[0].Line.Id}", $"{hits[0].Line.Id} may be met."));
        return _asOf < Last
            ? new(Truth.Unknown, new("trigger.window-open", "The window is open."), [], [new Gap.FollowUp(Last)])
            : Answer<Truth>.Of(Truth.False, new("trigger.none", "No trigger in the window."));
    }

    // Who does not count may still end titration: a trigger that is not known to be one is asked for first.
    Answer<DltStatus>? WithKnownTrigger(Answer<DltStatus>? status) =>
        status?.Value == DltStatus.NotEvaluable
        && _study.Escalation?.Rule == EscalationRule.AcceleratedTitration
        && FindTrigger() is { Value: Truth.Unknown, Because.Count: > 0 } open
            ? open.As(_ => DltStatus.Pending, open.Rule with { From = status.Rule })
            : status;

    Hit? Toxic => _toxicity.Find(h => h.Met.IsTrue);

    Answer<DltStatus>? IsToxic() => Toxic?.Met.As(_ => DltStatus.Dlt);

    Answer<DltStatus>? MayBeToxic() =>
        _toxicity is [{ Line: var line }, ..]
            ? Together(_toxicity, DltStatus.Pending, new($"toxicity.{line.Id}", $"{line.Id} may be met: {line.Says}"))
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
                    "graded-without-event",
                    $"{about} was graded {worst.Result}, and no adverse event of that name and grade is recorded.",
                    worst.AsFact(),
                    new Gap.NotRecorded("AE", null, $"the adverse event {term}, with grade and relation")
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
                .Any(ae => (ToxicityMatch.IsFatal(ae) || ae.Grade == 5) && ToxicityMatch.IsRelated(ae).IsFalse)
        )
            return null;
        List<DeathDetail> causes = [.. Causes];
        return causes.Count > 0 && causes.TrueForAll(cause => DiseaseAsCause.Is(cause.Result!))
            ? null
            : Pending(
                "death-unexplained",
                $"Died, perhaps in the window, and whether of the product is not recorded{(causes.Count > 0 ? $" (cause of death: {Named(causes)})" : "")}.",
                causes is [var first, ..] ? first.AsFact() : _vital.Death.Because[0],
                new Gap.NotRecorded(
                    "DD",
                    TestCode.CauseOfDeath,
                    "the fatal adverse event with its relation to the product, or the disease as the cause of death"
                )
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
            return Underdosed($"Received {given:0.###} x 10^6 cells/kg, less than the band of the lowest level.");
        return _received.Level == _received.Assigned && _received.Percent < _dlt.MinimumDosePercent
            ? Underdosed($"Received {_received.Percent:0} % of the planned dose, less than {_dlt.MinimumDosePercent:0} %.")
            : null;
    }

    Answer<DltStatus> Underdosed(FormattableString why) =>
        Answer<DltStatus>.Of(
            DltStatus.NotEvaluable,
            new("dlt.underdosed", FormattableString.Invariant(why)),
            [.. _course.Rows.Select(e => e.AsFact())]
        );

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
                new(
                    "dlt.left-early",
                    $"Left the window early without a DLT ({left.Variable}, {left.Date}{(_vital.IsDead ? Cause() : "")})."
                ),
                left
            );
        return ends is [var open, ..]
            ? Pending(
                "may-have-left-early",
                $"May have left the window early ({open.Variable}, {open.Date?.ToString() ?? "date unknown"}).",
                open,
                new Gap.WholeDate(open, open.Variable)
            )
            : null;
    }

    string Cause() =>
        _subject.Of<AdverseEvent>().FirstOrDefault(ae => ToxicityMatch.IsFatal(ae) || ae.Grade == 5) is { } fatal
            ? $", of {fatal.Name}, {fatal.Relation?.ToLowerInvariant() ?? "relation not recorded"}"
        : Causes.Any() ? $", cause of death: {Named(Causes)}"
        : "";

    Answer<DltStatus>? DoseIsUnclear() =>
        UnclearDose() is var (why, row, missing) ? Pending("dose-unclear", why, row.AsFact(), missing) : null;

    (string Why, Exposure Row, Gap Missing)? UnclearDose()
    {
        if (_cells.FirstOrDefault(e => e.Start is not { IsComplete: true }) is { } undated)
            return ("The day of an infusion is not fully known.", undated, new Gap.Unfilled(undated.AsFact(), "EXSTDTC"));
        if (_cells.FirstOrDefault(e => e.Dose is null) is { } unmeasured)
            return ("The dose of an infusion is not recorded.", unmeasured, new Gap.Unfilled(unmeasured.AsFact(), "EXDOSE"));
        if (_cells.FirstOrDefault(e => e.DoseUnit != ExposureKind.MillionCellsPerKg) is { } other)
            return (
                $"The unit of an infusion is not {ExposureKind.MillionCellsPerKg}.",
                other,
                new Gap.Unfilled(other.AsFact(), "EXDOSU")
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
                new Gap.NotRecorded(
                    "EX",
                    null,
                    $"the row of fraction {rows + 1}, with dose 0 and the reason when it was withheld"
                )
            )
            : null;
    }

    Answer<DltStatus>? IsOpen() =>
        _asOf < Last
            ? Pending(
                "window-open",
                $"The window of {_dlt.WindowDays} days is open until {Last:yyyy-MM-dd}.",
                _cells[0].AsFact(),
                new Gap.FollowUp(Last)
            )
            : null;

    Answer<DltStatus>? NotSeenToTheEnd() =>
        _vital.LastKnownAlive.Value >= SeenBy || _vital.Death.Value >= Last
            ? null
            : Pending(
                "not-seen-to-the-end",
                $"Not seen to the end of the window: last contact {_vital.LastKnownAlive.Value?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "unknown"}.",
                _cells[0].AsFact(),
                new Gap.Contact(SeenBy)
            );

    static Answer<DltStatus> Pending(string id, string why, Fact because, Gap missing) =>
        new(DltStatus.Pending, new($"dlt.{id}", why), [because], [missing]);

    /// <summary>An event that meets a line of the definition, or may.</summary>
    sealed record Hit(ToxicityEpisode Event, ToxicityRule Line, Answer<Truth> Met);

    IEnumerable<Hit> Hits(IReadOnlyList<ToxicityRule> lines) =>
        from line in lines
        from episode in ToxicityEpisode.Of(_subject.Of<AdverseEvent>(), line, _followed)
        let met = Met(episode, line)
        where !met.IsFalse
        select new Hit(episode, line, met);

    Answer<Truth> Met(ToxicityEpisode episode, ToxicityRule line)
    {
        var meets = episode.Meets(line);
        return Answer<Truth>.All(meets.Rule, meets, InWindow(episode.First));
    }

    static Answer<T> Together<T>(List<Hit> hits, T value, Rule rule)
    {
        var (because, missing) = Grounds.Of([.. hits.Select(h => h.Met)]);
        return new(value, rule, because, missing);
    }

    Answer<Truth> InWindow(AdverseEvent ae)
    {
        var rule = new Rule("dlt.in-window", $"Begins from {First:yyyy-MM-dd} to {Last:yyyy-MM-dd}.");
        var within = ae.Start is { } start ? InWindow(start) : Truth.Unknown;
        return new(within, rule, [ae.AsFact()], within.IsUnknown ? [new Gap.Unfilled(ae.AsFact(), "AESTDTC")] : []);
    }

    Truth InWindow(Quantities.PartialDate start)
    {
        if (start.Earliest > Last || start.Latest < First)
            return Truth.False;
        return start.Earliest >= First && start.Latest <= Last ? Truth.True : Truth.Unknown;
    }

    bool IsIn(Quantities.PartialDate? date) => date is { } d && d.Latest >= First && d.Earliest <= Last;
}
