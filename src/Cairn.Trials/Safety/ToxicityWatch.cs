using Cairn.Quantities;
using Cairn.Records;
using Cairn.Response;
using Cairn.Safety.CellTherapy;
using Cairn.Studies;

namespace Cairn.Safety;

/// <summary>
/// What the lines of a toxicity definition are asked of: a subject's records, and the days on which an event counts.
/// </summary>
/// <param name="first">First day on which an event may begin.</param>
/// <param name="lastOf">The last day on which an event of a line may begin.</param>
/// <param name="followed">How far events can have been followed.</param>
sealed class ToxicityWatch(SubjectRecords subject, DateOnly first, Func<ToxicityRule, DateOnly> lastOf, Followed followed)
{
    readonly Lazy<DailyGrades?> _crs = new(() => DailyGrades.Of(subject, FaObject.Crs));
    readonly Lazy<DailyGrades?> _icans = new(() => DailyGrades.Of(subject, FaObject.Icans));
    readonly Lazy<IReadOnlyList<MarrowSample>> _marrows = new(() => MarrowSample.Of(subject));

    public SubjectRecords Subject => subject;

    /// <summary>What the committee ruled about the subject's events; none where a line is no matter of the committee.</summary>
    public IReadOnlyList<DltRuling> Rulings { get; init; } = [];

    /// <summary>The events that values grade; null where no value is looked at.</summary>
    public ValuedEvents? Valued { get; init; }

    /// <summary>The version of CTCAE that the study grades by.</summary>
    public Ctcae.CtcaeVersion Ctcae { get; init; } = Safety.Ctcae.CtcaeVersion.Usual;

    /// <summary>True where an event that is said not to be related needs its cause beside it.</summary>
    public bool AsksForCauses { get; init; }

    /// <summary>The grade from which it does.</summary>
    public int CausesFrom { get; init; }

    /// <summary>True where every event is read as if it were related.</summary>
    public bool TakesAllAsRelated { get; init; }

    /// <summary>Whether an event is at least possibly related, as this watch reads it.</summary>
    public Truth IsRelated(AdverseEvent ae)
    {
        if (TakesAllAsRelated)
            return Truth.True;
        if (!AsksForCauses || ae.WorstGrade < CausesFrom)
            return ToxicityMatch.IsRelated(ae);
        var related = ae.IsSaidToBeRelated;
        return related.IsFalse && !IsExplained(ae) ? Truth.Unknown : related;
    }

    // Leukaemia explains nothing while the marrow is clear of it; of low counts the marrow says it, and no word. An event that is
    // the disease by name is its own cause.
    bool IsExplained(AdverseEvent ae)
    {
        if (DiseaseAsCause.Is(ae.Name))
            return true;
        if (!OtherCause.IsNamed(ae) || !DiseaseAsCause.IsNamedIn(ae.OtherCause!))
            return OtherCause.IsNamed(ae);
        return !ToxicityGroups.IsIn(ae, ToxicityGroup.LowBloodCounts).IsTrue && !IsClearOfLeukaemia(ae);
    }

    /// <summary>True when the last marrow of an event's days was read, and had fewer blasts than leukaemia has.</summary>
    public bool IsClearOfLeukaemia(AdverseEvent ae)
    {
        var (first, last) = (ae.Start?.Earliest ?? First, ae.End?.Latest ?? Followed.Until);
        List<MarrowSample> read = [.. Marrows.Where(m => m.Date >= first && m.Date <= last && m.IsAdequate.IsTrue)];
        var ofTheDay = read.FindAll(m => m.Date == read[^1].Date);
        return ofTheDay.Count > 0 && ofTheDay.TrueForAll(m => m.Blasts.Value.IsAtLeast(LeukaemicBlasts).IsFalse);
    }

    const double LeukaemicBlasts = 5; // %, ELN 2022

    /// <summary>Whether the committee ruled about an event, in a way that stands.</summary>
    public bool IsRuled(AdverseEvent ae, RulingOutcome outcome) =>
        Rulings.Any(r => r.Stands && r.Event == ae.Key && r.Outcome == outcome);

    public DateOnly First => first;
    public Followed Followed => followed;

    /// <summary>A row by itself with its daily grades, on whatever day it began.</summary>
    public static ToxicityWatch Alone(AdverseEvent ae, IEnumerable<FindingAbout> daily, Followed followed) =>
        new(new(ae.Subject, [ae, .. daily]), DateOnly.MinValue, _ => DateOnly.MaxValue, followed);

    /// <summary>The same watch with another reading of one row.</summary>
    public ToxicityWatch With(AdverseEvent reading) =>
        new(new(Subject.Id, Subject.All.Select(r => r.Key == reading.Key ? reading : r)), first, lastOf, followed)
        {
            Rulings = Rulings,
            Valued = Valued,
            Ctcae = Ctcae,
            AsksForCauses = AsksForCauses,
            CausesFrom = CausesFrom,
            CellsAt = CellsAt,
            TakesAllAsRelated = TakesAllAsRelated,
        };

    public IEnumerable<AdverseEvent> Events => Subject.Of<AdverseEvent>();

    public DailyGrades? Icans => _icans.Value;

    /// <summary>The daily grades of a syndrome; null without any.</summary>
    public DailyGrades? GradesOf(FaObject about) =>
        about switch
        {
            FaObject.Crs => _crs.Value,
            FaObject.Icans => _icans.Value,
            FaObject.Extramedullary => null,
        };

    public IReadOnlyList<MarrowSample> Marrows => _marrows.Value;

    /// <summary>True when another leukaemia therapy or a transplant began, or may have, in a span of days.</summary>
    public bool IsTreatedAnew(int first, int last) =>
        OtherTreatments
            .Select(row => row.Start)
            .Any(start => start is not { Year: not null } day || day.Latest.DayNumber >= first && day.Earliest.DayNumber <= last);

    /// <summary>The first other leukaemia therapy, or transplant, that surely began in a span of days.</summary>
    public PeriodRecord? TreatedAnew(DateOnly first, DateOnly last) =>
        OtherTreatments
            .Where(row => row.Start is { Year: not null } day && day.Earliest >= first && day.Latest <= last)
            .MinBy(row => row.Start!.Value.Earliest);

    IEnumerable<PeriodRecord> Treatments => Subject.Of<Medication>().Concat<PeriodRecord>(Subject.Of<Procedure>());

    IEnumerable<PeriodRecord> OtherTreatments => Treatments.Where(TreatmentBeside.IsOther);

    /// <summary>What may be another treatment of the leukaemia in the days after the cells, to a last day; a name once.</summary>
    public IEnumerable<TreatmentBeside> Beside((DateOnly Earliest, DateOnly Latest) cells, DateOnly last) =>
        Treatments
            .Select(row => TreatmentBeside.Of(row, cells, last))
            .OfType<TreatmentBeside>()
            .DistinctBy(beside => beside.Row.Called(), StringComparer.OrdinalIgnoreCase);

    /// <summary>The daily grades of an event's syndrome; null for events that are not graded day by day.</summary>
    public DailyGrades? GradesOf(AdverseEvent ae)
    {
        if (ToxicityTerm.IsOne(ae, ToxicityTerm.Crs))
            return _crs.Value;
        return ToxicityTerm.IsOne(ae, ToxicityTerm.Icans) ? _icans.Value : null;
    }

    /// <summary>The episodes of an event's syndrome by its grades; none of events that are not graded so.</summary>
    public IReadOnlyList<SyndromeEpisode> EpisodesOf(AdverseEvent ae)
    {
        if (ToxicityTerm.IsOne(ae, ToxicityTerm.Crs))
            return Episodes(FaObject.Crs);
        return ToxicityTerm.IsOne(ae, ToxicityTerm.Icans) ? Episodes(FaObject.Icans) : [];
    }

    // A moment that may be of a grade ends no stretch.
    IReadOnlyList<SyndromeEpisode> Episodes(FaObject about) =>
        SyndromeEpisode.Of(
            GradedMoments.Shown(Subject, about).Select(m => m with { Grade = Math.Max(m.Grade, Math.Min(1, m.AtMost)) })
        );

    /// <summary>
    /// True of an event that began before the cells, went on after them, and is said to be theirs: its row bears the worst grade
    /// of all its days, and nobody says of which. Low counts from before the cells are those of leukaemia and lymphodepletion.
    /// </summary>
    public bool GoesOnRelated(AdverseEvent ae) =>
        ae.Start is { Year: not null } start
        && start.Latest < First
        && !(ae.End?.Latest < First)
        && !(ae.IsResolved && ae.End is null)
        && ae.IsSaidToBeRelated.IsTrue
        && !ToxicityGroups.IsIn(ae, ToxicityGroup.LowBloodCounts).IsTrue;

    /// <summary>
    /// True of an event that was over before the cells, and is said to be theirs: its day or its relation is a slip. Low counts
    /// from before the cells are those of leukaemia and lymphodepletion.
    /// </summary>
    public bool IsRelatedBefore(AdverseEvent ae) =>
        BeganBefore(ae)
        && !GoesOnRelated(ae)
        && ae.IsSaidToBeRelated.IsTrue
        && !ToxicityGroups.IsIn(ae, ToxicityGroup.LowBloodCounts).IsTrue;

    /// <summary>The time of the first cells, where it is recorded.</summary>
    public DateTime? CellsAt { get; init; }

    // On the day of the cells by the times of day, of what was over before them.
    bool BeganBefore(AdverseEvent ae) =>
        ae.Start is { Year: not null } start
        && (
            start.Latest < First
            || ae is { Start: { Date: { } day, Time: not null }, End: { Date: { } end, Time: { } until } }
                && day <= end
                && end.ToDateTime(until) < CellsAt
        );

    /// <summary>True of a row that began after the days of a line.</summary>
    public bool BeginsAfter(AdverseEvent ae, ToxicityRule line) => ae.Start?.Earliest > lastOf(line);

    /// <summary>Whether an event begins in the days of a line.</summary>
    public Truth Begins(AdverseEvent ae, ToxicityRule line)
    {
        if (ae.Start is not { } start)
            return Truth.Unknown;
        var last = lastOf(line);
        if (BeginsAfter(ae, line))
            return PieceBefore(ae) is { } piece ? Begins(piece, line) : Truth.False;
        if (BeganBefore(ae))
            return GoesOnRelated(ae) || IsRelatedBefore(ae) ? Truth.Unknown : Truth.False;
        return start.Earliest >= First && start.Latest <= last ? Truth.True : Truth.Unknown;
    }

    /// <summary>Its outcome denies its end, and no further row of the toxicity goes on from there.</summary>
    public bool IsEndDenied(AdverseEvent ae) =>
        ae.IsEndDenied
        && !Events.Any(next =>
            next.Start?.Latest > ae.Start?.Earliest
            && next.Start?.Earliest <= ae.End?.Latest.AddDays(1)
            && ToxicityTerm.AreSame(next.Name, ae.Name)
        );

    // Rows of one toxicity without a day between them are one occurrence (0075), and its onset is its first row's: entered as one
    // row, it would have begun on that day. Low counts fall and rise for months, and their line asks how long they were low.
    public AdverseEvent? PieceBefore(AdverseEvent ae) =>
        ToxicityGroups.IsIn(ae, ToxicityGroup.LowBloodCounts).IsTrue ? null : Pieces(ae).MinBy(p => p.Start!.Value.Earliest);

    IEnumerable<AdverseEvent> Pieces(AdverseEvent ae) =>
        Events
            .Where(piece => piece.Start?.Earliest < ae.Start?.Earliest && ToxicityTerm.AreSame(piece.Name, ae.Name))
            .Where(piece => piece.End is { } end ? end.Latest.AddDays(1) >= ae.Start?.Earliest : !piece.IsResolved);
}
