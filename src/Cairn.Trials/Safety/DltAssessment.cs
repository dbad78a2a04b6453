using Cairn.Records;
using Cairn.Studies;

namespace Cairn.Safety;

/// <summary>Where an infused subject stands in the watch for dose-limiting toxicity.</summary>
public enum DltStatus
{
    /// <summary>Window completed without one.</summary>
    None,
    Dlt,

    /// <summary>The window is open, or something is missing to say that there was none.</summary>
    Pending,

    /// <summary>Does not count for the dose decision and is replaced; stays in the safety population.</summary>
    NotEvaluable,
}

/// <summary>One infused subject's answer to the study's DLT definition on a day.</summary>
/// <param name="Subject">USUBJID.</param>
/// <param name="Level">Dose level at which the subject counts, from 1: the one assigned, or the one received where the study
/// counts by that.</param>
/// <param name="Received">What was given, against what was planned at the level assigned.</param>
/// <param name="Infused">Day of the first cells; the earliest possible where it is partly unknown.</param>
/// <param name="InfusedBy">Day of the first cells; the latest possible where it is partly unknown.</param>
/// <param name="Window">First and last day of the window, both included.</param>
/// <param name="Status">The status, with the line of the definition and the records it rests on.</param>
/// <param name="ModerateTrigger">Accelerated titration: whether a trigger of the study occurred in the window; unknown while it
/// is open whether one did.</param>
public sealed record DltAssessment(
    string Subject,
    int Level,
    ReceivedDose Received,
    DateOnly Infused,
    DateOnly InfusedBy,
    (DateOnly First, DateOnly Last) Window,
    Answer<DltStatus> Status,
    Answer<Truth> ModerateTrigger
)
{
    /// <summary>The day by which what is known was asked.</summary>
    public DateOnly AsOf { get; init; }

    /// <summary>
    /// True when nobody sees the subject any more: lost, withdrawn or dead. Then no day tells anything of itself.
    /// </summary>
    public bool IsGone { get; init; }

    /// <summary>
    /// What is missing about each event that may be dose-limiting, or else about each that may end titration; empty where none
    /// may.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<Gap>> Questions { get; init; } = [];

    /// <summary>How far the window was followed, for rules that count a part of it.</summary>
    public FollowedWindow Followed { get; init; }

    /// <summary>
    /// The day on which a dose-limiting toxicity came to be one, which is later than the onset of its event where the grade came
    /// or had to last; null without one.
    /// </summary>
    public DateOnly? Since { get; init; }

    /// <summary>Day of a death by an event at least possibly related to the product; null when there was none by then.</summary>
    public DateOnly? RelatedDeath { get; init; }

    /// <summary>What is asked of a death that may be related to the product; empty without one.</summary>
    public IReadOnlyList<Gap> AskedOfDeath { get; init; } = [];

    /// <summary>
    /// What is asked of cells that were withheld and nobody says why, whatever the subject counts as meanwhile.
    /// </summary>
    public IReadOnlyList<Gap> AskedOfWithheld { get; init; } = [];

    /// <summary>Other leukaemia therapy, or a transplant, begun in the window after the first cells; null without one.</summary>
    public PeriodRecord? TreatedAnew { get; init; }

    /// <summary>What may be another treatment of the leukaemia in the window, and is asked about.</summary>
    public IReadOnlyList<TreatmentBeside> TreatedBeside { get; init; } = [];

    /// <summary>
    /// True where only an answer is waited for: the window is over, or nobody sees the subject any more, and no day to come would
    /// tell.
    /// </summary>
    public bool AwaitsAnswer =>
        Status.Value == DltStatus.Pending
        && (IsGone || AsOf > Window.Last)
        && Status.Missing is not [Gap.FollowUp or Gap.Contact];

    /// <summary>A trigger in a subject who does not count otherwise: it ends titration, and the subject is replaced.</summary>
    public bool IsReplacedWithTrigger => Status.Value == DltStatus.NotEvaluable && ModerateTrigger.IsTrue;

    /// <summary>
    /// Assesses a subject by what was known on a day; null when no cells were given by then. A row of cells whose dose is not
    /// recorded may have been given. Null too when the level or the day of the first cells is unknown: such a subject holds the
    /// decision (<see cref="IsUnplaced"/>).
    /// </summary>
    /// <param name="rulings">What the committee ruled about the subject's events; those of later days take no part.</param>
    public static DltAssessment? Of(Study study, SubjectRecords subject, DateOnly asOf, params IReadOnlyList<DltRuling> rulings)
    {
        if (Watched(study, subject, asOf, rulings) is not { } watch)
            return null;
        var status = watch.Judge();
        var withheld = watch.AskedOfWithheld(status);
        var (first, last) = watch.Cells;
        return new(
            subject.Id,
            watch.Received.Level ?? 1,
            watch.Received,
            first,
            last,
            (watch.First, watch.Last),
            withheld.Count == 0 ? status : status with { Missing = [.. status.Missing, .. withheld] },
            watch.FindTrigger()
        )
        {
            AsOf = asOf,
            IsGone = watch.IsGone,
            Questions = watch.Questions,
            Followed = watch.Followed(status),
            Since = watch.Since(status),
            RelatedDeath = watch.RelatedDeath,
            AskedOfDeath = watch.AskedOfDeath,
            AskedOfWithheld = withheld,
            TreatedAnew = watch.TreatedAnew,
            TreatedBeside = [.. watch.TreatedBeside],
        };
    }

    /// <summary>The events beside the definition of a subject without a dose-limiting toxicity; none of others.</summary>
    public static BesideDlt Beside(Study study, SubjectRecords subject, DateOnly asOf, params IReadOnlyList<DltRuling> rulings) =>
        rulings.Any(r => r.Event.Subject == subject.Id)
            ? LookBeside(study, subject, asOf, rulings)
            : Unruled.Of(study, subject, asOf);

    // Of whom the committee ruled nothing; a ruling is no record of the subject.
    static readonly KeptPerSubject<BesideDlt> Unruled = new((study, subject, asOf) => LookBeside(study, subject, asOf, []));

    static BesideDlt LookBeside(Study study, SubjectRecords subject, DateOnly asOf, IReadOnlyList<DltRuling> rulings)
    {
        if (Watched(study, subject, asOf, rulings) is not { } watch)
            return new([], []);
        var status = watch.Judge();
        return new(watch.SetAside(status), watch.OnTheLimit(status));
    }

    static DltWatch? Watched(Study study, SubjectRecords subject, DateOnly asOf, IReadOnlyList<DltRuling> rulings)
    {
        var course = CellCourse.Of(study, subject, asOf);
        if (study.Dlt is not { } dlt || course.Given is not [{ AssignedLevel: { } level, Start.Year: not null }, ..])
            return null;
        return new(study, dlt, subject, course, ReceivedDose.Of(study, subject, level, course, asOf), asOf, rulings);
    }

    /// <summary>
    /// True when cells were or may have been given by a day, and it is not recorded at which level or on which day, or whether
    /// they were cells; and when fractions of one course are recorded at two levels.
    /// </summary>
    public static bool IsUnplaced(SubjectRecords subject, int levels, DateOnly asOf) =>
        Given(subject, asOf) is [var first, ..] cells
        && (
            cells.Exists(e => e.MayBeCells)
            || first.Start is not { Year: not null }
            || first.AssignedLevel is not { } level
            || level < 1
            || level > levels
            || LevelsOf(cells).Count > 1
        );

    /// <summary>The levels at which the fractions of one course are recorded: cells of two weeks from the first.</summary>
    internal static IReadOnlyCollection<int> LevelsOf(IReadOnlyList<Exposure> cells) =>
        [
            .. cells
                .Where(e => !(e.Start?.Earliest > cells[0].Start?.Latest.AddDays(CourseDays)))
                .Select(e => e.AssignedLevel)
                .OfType<int>()
                .Distinct()
                .Order(),
        ];

    // Fractions are given within days; cells given again come weeks later.
    const int CourseDays = 14;

    /// <summary>
    /// Last day of a window whose clock starts on a day: a window of 28 days after Day 0 ends with Day 28's visit.
    /// </summary>
    public static DateOnly LastDay(DltDefinition dlt, DateOnly clock) => clock.AddDays(dlt.WindowDays);

    /// <summary>
    /// Keeps of a subject's records what an assessment reads: treatments, weights, events and the values that grade them, ends,
    /// daily grades and temperatures, marrows, other leukaemia therapy, and one record of each day seen. Fresh for each subject.
    /// </summary>
    public static Func<Record, bool> Reads(IEnumerable<Record> records)
    {
        var seen = new HashSet<Quantities.PartialDate>();
        var tests = ValuedEvents.Tests(records.OfType<AdverseEvent>());
        return record =>
            record switch
            {
                Exposure or AdverseEvent or Disposition or Demographics or DeathDetail or SurvivalStatus or FindingAbout => true,
                VitalSign { TestCode: ScreeningCode.Weight or ScreeningCode.Temperature } => true,
                MarrowFinding => true,
                Medication m when WithheldFraction.IsForTheCells(m) => true,
                Medication or Procedure => TreatmentBeside.Reads(record) || ValuedEvents.MayHoldUp(record, tests),
                Observation { Status: null, Date: { } date } => seen.Add(date) | ValuedEvents.IsOf(record, tests),
                _ => false,
            };
    }

    static List<Exposure> Given(SubjectRecords subject, DateOnly asOf) =>
        [.. subject.PossibleCells.Where(e => e.Dose != 0 && !(e.Start is { Year: not null } start && start.Earliest > asOf))];
}
