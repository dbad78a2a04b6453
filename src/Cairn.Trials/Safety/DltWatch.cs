using Cairn.Quantities;
using Cairn.Records;
using Cairn.Response;
using Cairn.Safety.Ctcae;
using Cairn.Studies;

namespace Cairn.Safety;

/// <summary>What is known on a day of one subject's DLT window.</summary>
sealed class DltWatch
{
    readonly Study _study;
    readonly DltDefinition _dlt;
    readonly SubjectRecords _subject;
    readonly IReadOnlyList<Exposure> _cells;
    readonly DateOnly _asOf;
    readonly VitalStatus _vital;
    readonly ToxicityWatch _watch;
    readonly ToxicityWatch _unruled; // a trigger of titration is no matter of the committee's rulings
    readonly ValuedEvents _valued;
    readonly CtcaeVersion _ctcae;
    readonly DltDoubts _doubts;
    readonly DltExposure _exposure;
    readonly LeftWatch _left;
    readonly List<Asked> _lines;

    public DltWatch(
        Study study,
        DltDefinition dlt,
        SubjectRecords subject,
        CellCourse course,
        ReceivedDose received,
        DateOnly asOf,
        IReadOnlyList<DltRuling> rulings
    )
    {
        (_study, _dlt, _subject, _cells, _asOf, Received) = (study, dlt, subject, course.Given, asOf, received);
        var clock = dlt.ClockStarts == DltClock.FirstInfusion ? _cells[0] : _cells[^1];
        First = _cells[0].Start!.Value.Earliest;
        Last = DltAssessment.LastDay(dlt, (clock.Start ?? _cells[0].Start)!.Value.Latest);
        _vital = VitalStatus.Of(subject, asOf);
        var followed = Safety.Followed.Of(_vital, First);
        _valued = new(study, subject);
        _ctcae = CtcaeVersion.Of(study.Safety);
        _unruled = new(subject, First, LastOf, followed)
        {
            Valued = _valued,
            Ctcae = _ctcae,
            CellsAt = CellsAt,
            AsksForCauses = dlt.UnrelatedNeedsCause,
            CausesFrom = Severe,
        };
        _watch = new(subject, First, LastOf, followed)
        {
            Valued = _valued,
            Ctcae = _ctcae,
            CellsAt = CellsAt,
            Rulings = [.. rulings.Where(r => r.Day <= asOf)],
            AsksForCauses = dlt.UnrelatedNeedsCause,
        };
        _doubts = new(dlt.Rules, _watch, _vital, Last);
        _exposure = new(study, dlt, subject, course, received, Last, asOf);
        _left = new(subject, _vital, asOf);
        _lines = Ask(dlt.Rules, _watch);
    }

    /// <summary>What was given, against what was planned.</summary>
    public ReceivedDose Received { get; }

    /// <summary>The earliest and the latest day that the first cells can have been given on.</summary>
    public (DateOnly Earliest, DateOnly Latest) Cells => (First, _cells[0].Start!.Value.Latest);

    // CTCAE: severe. A trigger below it keeps the site's word.
    const int Severe = 3;

    // Of several rows the first.
    DateTime? CellsAt => _cells[0].Start is { Date: { } day, Time: { } time } && day == First ? day.ToDateTime(time) : null;

    /// <summary>The rule of what the committee called dose-limiting.</summary>
    public const string Ruled = "dlt.ruled";

    /// <summary>Toxicity counts from the first cells on, wherever the clock of the window starts.</summary>
    public DateOnly First { get; }

    /// <summary>Last day of the window; the latest possible where the day of the infusion is partly unknown.</summary>
    public DateOnly Last { get; }

    // A line with a window of its own is counted from the same clock.
    DateOnly LastOf(ToxicityRule line) => Last.AddDays((line.WindowDays ?? _dlt.WindowDays) - _dlt.WindowDays);

    /// <summary>
    /// The first line that holds. What is a DLT comes before what may be one, and that before what makes a subject not count;
    /// nothing missing makes a subject clean.
    /// </summary>
    public Answer<DltStatus> Judge() =>
        IsToxic()
        ?? IsRuledToxic()
        ?? IsWithheldForToxicity()
        ?? MayBeToxic()
        ?? _doubts.Of()
        ?? _exposure.WithheldForToxicity()
        ?? WithKnownTrigger(_exposure.Underdosed() ?? _left.Early(Last))
        ?? _exposure.IsUnclear()
        ?? IsOpen()
        ?? NotSeenToTheEnd()
        ?? Answer<DltStatus>.Of(
            DltStatus.None,
            new(
                "dlt.window-completed",
                $"The window of {_dlt.WindowDays} days was completed on {DayWords.Of(Last)} without a DLT{SeenLater}."
            ),
            _cells[0].AsFact()
        );

    // Whatever becomes of an event that goes on: what was withheld for it is told already.
    Answer<DltStatus>? IsWithheldForToxicity() =>
        _exposure.WithheldForToxicity() is { Value: DltStatus.Dlt } withheld ? withheld : null;

    /// <summary>How far the window was followed, for an answer of <see cref="Judge"/>.</summary>
    public FollowedWindow Followed(Answer<DltStatus> status)
    {
        var clock = Last.AddDays(-_dlt.WindowDays);
        int Day(DateOnly day) => Math.Clamp(day.DayNumber - clock.DayNumber, 0, _dlt.WindowDays);
        return new(
            _dlt.WindowDays,
            Day(_vital.LastKnownAlive.Value ?? First),
            status.Value == DltStatus.Dlt && Toxic(status) is { } day ? Day(day) : null,
            status is { Value: DltStatus.Pending, Missing: [Gap.FollowUp or Gap.Contact] }
        );
    }

    /// <summary>
    /// All events that meet a line in everything but their relation, of a subject without a dose-limiting toxicity: a cause, or
    /// the committee, set them aside; of what the committee ruled out also what may have met one.
    /// </summary>
    public IReadOnlyList<AdverseEvent> SetAside(Answer<DltStatus> status)
    {
        if (status.Value is DltStatus.Dlt or DltStatus.Pending)
            return [];
        var related = AsRelated;
        HashSet<RecordKey> rows =
        [
            .. from line in _dlt.Rules
            from met in ToxicityLines.Meeting(line, related)
            from ae in met.Episode.Rows
            where met.Meets.IsTrue || _watch.IsRuled(ae, RulingOutcome.NotDlt)
            select ae.Key,
        ];
        return [.. _subject.Of<AdverseEvent>().Where(ae => rows.Contains(ae.Key))];
    }

    /// <summary>
    /// The events of a subject without a dose-limiting toxicity that were a day short of a line: of the grade it names, and as
    /// long as it lets them last.
    /// </summary>
    public IReadOnlyList<NearToxicity> OnTheLimit(Answer<DltStatus> status) =>
        status.Value is DltStatus.Dlt or DltStatus.Pending
            ? []
            :
            [
                .. from line in _dlt.Rules.Where(line => line.Durations.Any())
                let met = ToxicityLines.Meeting(line.ADayShorter, _watch).Where(met => met.Meets.IsTrue)
                from ae in met.SelectMany(met => met.Episode.Rows).DistinctBy(ae => ae.Key)
                select new NearToxicity(ae, line),
            ];

    ToxicityWatch AsRelated =>
        new(_subject, First, LastOf, _watch.Followed)
        {
            Valued = _valued,
            Ctcae = _ctcae,
            CellsAt = CellsAt,
            TakesAllAsRelated = true,
        };

    /// <summary>Day of a death by an event related to the product; null when there was none by then.</summary>
    public DateOnly? RelatedDeath =>
        _watch.Events.FirstOrDefault(ae => ae.IsFatal && ToxicityMatch.IsRelated(ae).IsTrue) is { } fatal
        && (_vital.Death.Value ?? fatal.End?.Latest ?? fatal.Start?.Latest ?? _asOf) is var day
        && day <= _asOf
            ? day
            : null;

    /// <summary>Other leukaemia therapy, or a transplant, begun in the window after the first cells; null without one.</summary>
    public PeriodRecord? TreatedAnew => _watch.TreatedAnew(Cells.Latest.AddDays(1), Last);

    /// <summary>What may be another treatment of the leukaemia in the window.</summary>
    public IEnumerable<TreatmentBeside> TreatedBeside => _watch.Beside((First, LastCells), Last);

    DateOnly LastCells => (_cells[^1].Start ?? _cells[0].Start)!.Value.Latest;

    /// <summary>
    /// What is asked of a death that may be related to the product; empty where its relation is told, or nobody died by then.
    /// Where no event was fatal it is asked of a death in the window alone, and of one whose cause is the cells'.
    /// </summary>
    public IReadOnlyList<Gap> AskedOfDeath
    {
        get
        {
            if (!_vital.IsDead || RelatedDeath is not null)
                return [];
            List<AdverseEvent> fatal = [.. _watch.Events.Where(ae => ae.IsFatal)];
            var told = _doubts.DiedOfTheCells() ?? (fatal.Count == 0 ? _doubts.DiedInAnEvent() : null);
            if (told is { } asked)
                return [asked];
            return fatal.Count > 0
                ? [.. fatal.Where(ae => _watch.IsRelated(ae).IsUnknown).Select(ToxicityEpisode.AskedRelation)]
                : _doubts.DiedUnexplained()?.Missing ?? [];
        }
    }

    /// <summary>
    /// What is asked of cells withheld without a reason, of a subject who counts as clean or not at all: the other states say it.
    /// </summary>
    public IReadOnlyList<Gap> AskedOfWithheld(Answer<DltStatus> status) =>
        status.Value is DltStatus.None or DltStatus.NotEvaluable ? [.. _exposure.AskedWhy] : [];

    /// <summary>
    /// The day on which a dose-limiting toxicity came to be one: its grade and duration were reached (also where the committee
    /// ruled later that it counts), the cells were withheld, or the committee called one what no line names. Null without one,
    /// and where no date says it.
    /// </summary>
    public DateOnly? Since(Answer<DltStatus> status)
    {
        if (status.Value != DltStatus.Dlt)
            return null;
        if (status.Rule.Id == Ruled)
            return ReachedWhenRuled() ?? RuledOn(status);
        var met = from asked in _lines where asked.Holds.IsTrue select asked.On ?? ToxicityLines.ReachedOn(asked.Line, _watch);
        return met.Min() ?? _exposure.WithheldOn(status) ?? Onset(status);
    }

    // A ruling about somebody dead is about an event of the life before: nobody comes to have a toxicity after death.
    DateOnly? RuledOn(Answer<DltStatus> status)
    {
        var ruled = _watch.Rulings.Last(r => r.Outcome == RulingOutcome.Dlt).Day;
        return _vital.Death.Value < ruled ? Onset(status) : ruled;
    }

    DateOnly? ReachedWhenRuled()
    {
        var related = AsRelated;
        return _dlt.Rules.Min(line => ToxicityLines.ReachedOn(line, related));
    }

    // What the committee called one was there before it met.
    DateOnly? Toxic(Answer<DltStatus> status) => status.Rule.Id == Ruled ? Onset(status) : Since(status);

    // The first day on which an event of the toxicity can have begun.
    static DateOnly? Onset(Answer<DltStatus> status) =>
        status
            .Because.Where(f => f is { Domain: "AE", Date.Year: not null })
            .Select(f => (DateOnly?)f.Date!.Value.Earliest)
            .Min();

    public Answer<Truth> FindTrigger()
    {
        if (_study.Escalation?.ModerateTriggers is not { Count: > 0 } triggers)
            return Answer<Truth>.Of(Truth.False, new("trigger.not-defined", "The study has no titration trigger."));
        var asked = Ask(triggers, _unruled);
        if (asked.Find(a => a.Holds.IsTrue) is { } surely)
            return surely.Holds;
        if (asked is [var nearest, ..])
            return Together(asked, Truth.Unknown, new($"toxicity.{nearest.Line.Id}", $"{nearest.Line.Id} may be met."));
        var doubts = new DltDoubts(triggers, _unruled, _vital, Last);
        if ((doubts.GradedWithoutAnEvent() ?? doubts.MayBeIcans()) is { } open)
            return open.As(_ => Truth.Unknown);
        return _asOf < Last
            ? new(Truth.Unknown, new("trigger.window-open", "The window is open."), [], [new Gap.FollowUp(Last)])
            : Answer<Truth>.Of(Truth.False, new("trigger.none", "No trigger in the window."));
    }

    /// <summary>What is missing about each event that may be dose-limiting, or else about each that may end titration.</summary>
    public IReadOnlyList<IReadOnlyList<Gap>> Questions =>
        _lines.Count > 0
            ? Open([.. _lines.Select(asked => asked.Line)], _watch)
            : Open(_study.Escalation?.ModerateTriggers ?? [], _unruled);

    static List<IReadOnlyList<Gap>> Open(IReadOnlyList<ToxicityRule> lines, ToxicityWatch watch) =>
        [
            .. from line in lines
            from met in ToxicityLines.Meeting(line, watch)
            where met.Meets.IsUnknown && !met.Episode.IsRuledOut
            select met.Meets.Missing,
        ];

    // Who does not count may still end titration: a trigger that is not known to be one is asked for first.
    Answer<DltStatus>? WithKnownTrigger(Answer<DltStatus>? status) =>
        status?.Value == DltStatus.NotEvaluable
        && _study.Escalation is { Titrates: true }
        && FindTrigger() is { Value: Truth.Unknown, Because.Count: > 0 } open
            ? open.As(_ => DltStatus.Pending, open.Rule with { From = status.Rule })
            : status;

    Answer<DltStatus>? IsToxic() => _lines.Find(a => a.Holds.IsTrue)?.Holds.As(_ => DltStatus.Dlt);

    /// <summary>True when the subject was lost, withdrew or died by now, or may have.</summary>
    public bool IsGone => _left.IsGone(_asOf);

    // The committee may call an event dose-limiting that no line names.
    Answer<DltStatus>? IsRuledToxic()
    {
        var ruled = _watch.Events.FirstOrDefault(ae =>
            _watch.IsRuled(ae, RulingOutcome.Dlt) && !(ae.Start?.Latest < First) && !(ae.Start?.Earliest > Last)
        );
        if (ruled is null)
            return null;
        var ruling = _watch.Rulings.Last(r => r.Event == ruled.Key);
        Phrase says = $"The committee ruled on {DayWords.Of(ruling.Day)} that {ruled.Name} is one: {ruling.Reason}";
        return Answer<DltStatus>.Of(DltStatus.Dlt, new(Ruled, says), ruled.AsFact());
    }

    Answer<DltStatus>? MayBeToxic() =>
        _lines is [{ Line: var line }, ..]
            ? Together(_lines, DltStatus.Pending, new($"toxicity.{line.Id}", $"{line.Id} may be met: {line.Says}"))
            : null;

    Answer<DltStatus>? IsOpen() =>
        _asOf < Last
            ? Pending(
                "window-open",
                $"The window of {_dlt.WindowDays} days is open until {DayWords.Of(Last)}.",
                _cells[0].AsFact(),
                new Gap.FollowUp(Last)
            )
            : null;

    // The visit planned on the window's last day ends the watch also when it is early within its own limits.
    DateOnly SeenBy => Last.AddDays(-(_study.Schedule.FirstOrDefault(v => v.Day == _dlt.WindowDays)?.Before ?? 0));

    Answer<DltStatus>? NotSeenToTheEnd() =>
        _vital.LastKnownAlive.Value >= SeenBy || _vital.Death.Value >= Last
            ? null
            : Pending(
                "not-seen-to-the-end",
                $"Not seen to the end of the window: last contact {LastContact}.",
                _cells[0].AsFact(),
                new Gap.Contact(SeenBy)
            );

    // Who was next seen long after the end counts only from then on.
    Phrase SeenLater
    {
        get
        {
            var seen =
                from contact in VitalStatus.Contacts(_subject)
                where contact.Day >= SeenBy && contact.Day <= _asOf
                select (DateOnly?)contact.Day;
            return seen.Min() is { } first && first > Last
                ? (Phrase)$"; the first contact after it was on {DayWords.Of(first)}"
                : "";
        }
    }

    Phrase LastContact => _vital.LastKnownAlive.Value is { } day ? DayWords.Of(day) : "unknown";

    static Answer<DltStatus> Pending(string id, Phrase why, Fact because, Gap missing) =>
        new(DltStatus.Pending, new($"dlt.{id}", why), [because], [missing]);

    /// <summary>A line that holds or may.</summary>
    /// <param name="On">The day on which it came to hold, where its records alone do not say it.</param>
    sealed record Asked(ToxicityRule Line, Answer<Truth> Holds, DateOnly? On = null);

    static List<Asked> Ask(IReadOnlyList<ToxicityRule> lines, ToxicityWatch watch)
    {
        var asked = AskOnce(lines, watch);
        return asked is [{ Holds.IsUnknown: true }, ..] && EitherWay(lines, watch) is { } sure ? [sure, .. asked] : asked;
    }

    // The lines that hold or may: those that hold first, then those that name what may be meant, before those of any event.
    static List<Asked> AskOnce(IReadOnlyList<ToxicityRule> lines, ToxicityWatch watch) =>
        [
            .. lines
                .Select(line => new Asked(line, ToxicityLines.Of(line).Holds(watch)))
                .Where(asked => !asked.Holds.IsFalse)
                .OrderByDescending(asked => asked.Holds.Value)
                .ThenByDescending(asked => asked.Line.Events.All(e => e.IsNamed)),
        ];

    // Of an event whose words and code name two toxicities a line holds whichever is right, from the later day of the two on.
    static Asked? EitherWay(IReadOnlyList<ToxicityRule> lines, ToxicityWatch watch) =>
        (
            from ae in watch.Events
            let both = TermAndCode.Of(ae)
            where both.IsOpen
            let readings = both.Readings(ae)
            let met = readings.Select(reading => Surely(lines, watch.With(reading))).ToList()
            where met.TrueForAll(asked => asked is not null)
            select met[0]! with
            {
                On = met.Max(asked => asked!.On),
            }
        ).FirstOrDefault();

    static Asked? Surely(IReadOnlyList<ToxicityRule> lines, ToxicityWatch watch) =>
        AskOnce(lines, watch)
            .Where(asked => asked.Holds.IsTrue)
            .Select(asked => asked with { On = ToxicityLines.ReachedOn(asked.Line, watch) })
            .MinBy(asked => asked.On ?? DateOnly.MaxValue);

    static Answer<T> Together<T>(List<Asked> asked, T value, Rule rule)
    {
        var (because, missing) = Grounds.Of([.. asked.Select(a => a.Holds)]);
        return new(value, rule, because, missing);
    }
}
