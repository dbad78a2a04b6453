using System.Collections.Concurrent;
using Cairn.Quantities;
using Cairn.Records;
using Cairn.Response;
using Cairn.Safety.Ctcae;
using Cairn.Safety.Labs;
using Cairn.Studies;

namespace Cairn.Safety.Summary;

/// <summary>A subject given any cells, as the tables of safety read them.</summary>
public sealed class TreatedSubject
{
    readonly Lazy<IReadOnlyList<GradedValue>> _values;
    readonly Lazy<DiseaseCourse> _course;
    readonly ConcurrentDictionary<string, IReadOnlyList<SpecialEvent>> _special = new(StringComparer.Ordinal);

    TreatedSubject(Study study, SubjectRecords records, DateOnly day)
    {
        Records = records;
        var cells = records.CellInfusions.First(e => e.Dose > 0);
        (FirstCells, Level) = (cells.Start is { Year: not null } start ? start.Earliest : null, cells.AssignedLevel);
        WatchedFrom = AdverseEventTable.WatchedFrom(records, study.Safety.EventsFrom) is { Year: not null } from
            ? from.Earliest
            : FirstCells;
        Events = [.. records.Of<AdverseEvent>().Where(ae => AdverseEventTable.IsEmergent(records, ae, study.Safety.EventsFrom))];
        Vital = VitalStatus.Of(records, day);
        AsksForCauses = study.Dlt is { UnrelatedNeedsCause: true };
        MayHaveGraftDisease = HadAllograft(records) ? Truth.True : HasDonorCells(study.Product);
        var version = Version = CtcaeVersion.Of(study.Safety);
        _values = new(() => GradedValues.Of(records, version, WatchedFrom, study.Registration.AdmitsChildren));
        _course = new(() => DiseaseCourse.Kept(study, records, day));
    }

    public SubjectRecords Records { get; }
    public string Id => Records.Id;

    /// <summary>The version of CTCAE that the study grades by.</summary>
    public CtcaeVersion Version { get; }

    /// <summary>Day of the first cells; null when it is not known.</summary>
    public DateOnly? FirstCells { get; }

    /// <summary>First day of the watch: lymphodepletion or cells, as the study says.</summary>
    public DateOnly? WatchedFrom { get; }

    /// <summary>Dose level assigned, from 1; null when it is not recorded.</summary>
    public int? Level { get; }

    /// <summary>The events that are treatment-emergent, or may be.</summary>
    public IReadOnlyList<AdverseEvent> Events { get; }
    public VitalStatus Vital { get; }

    /// <summary>How many toxicities rows of events tell: one that was entered in pieces, a row for each grade, is one.</summary>
    public int ToxicitiesOf(IEnumerable<AdverseEvent> rows) => EventEpisodes.Of(rows, Followed).Count();

    /// <summary>
    /// How many of the toxicities have a piece of a kind: one that came down to grade 2 and rose again is one of grade 3.
    /// </summary>
    public int ToxicitiesWith(Func<AdverseEvent, bool> piece) =>
        EventEpisodes.Of(Events, Followed).Count(pieces => pieces.Any(piece));

    /// <summary>
    /// Whether graft versus host disease can come: after a transplant from a donor, before or after the cells, or with a donor's
    /// cells; unknown where the study does not say whose the cells are.
    /// </summary>
    public Truth MayHaveGraftDisease { get; }

    /// <summary>True where the study asks what else caused an event that is said not to be related.</summary>
    internal bool AsksForCauses { get; }

    static Truth HasDonorCells(Product? product) => product?.IsAutologous.Not() ?? Truth.Unknown;

    static bool HadAllograft(SubjectRecords records) => records.Of<Procedure>().Any(p => p.IsAllograft().IsTrue);

    /// <summary>How far its events can have been followed.</summary>
    public Followed Followed => Followed.Of(Vital, WatchedFrom ?? DateOnly.MinValue);

    /// <summary>Measured values with their grades.</summary>
    public IReadOnlyList<GradedValue> Values => _values.Value;

    public DiseaseCourse Course => _course.Value;

    /// <summary>The occurrences of a kind of event, looked for once.</summary>
    internal IReadOnlyList<SpecialEvent> Once(SpecialInterest kind) => _special.GetOrAdd(kind.Id, _ => [.. kind.Find(this)]);

    /// <summary>Days from the first cells; the day itself is 0. Null when either is not known.</summary>
    public int? DaysAfterCells(DateOnly? day) => day is { } d && FirstCells is { } first ? d.DayNumber - first.DayNumber : null;

    /// <summary>The study day of a date from the first cells (Day 0); null when either is not known.</summary>
    public StudyDay? StudyDayOf(DateOnly? day) => day is { } d && FirstCells is { } first ? StudyDay.Of(d, first) : null;

    /// <summary>The treated subjects of a casebook, in its order.</summary>
    /// <param name="casebook">As known on the day.</param>
    public static IReadOnlyList<TreatedSubject> Of(Study study, Casebook casebook, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(casebook);
        return [.. casebook.Subjects.Where(WasTreated).Select(s => Kept.Of(study, s, day))];
    }

    /// <summary>One subject of a casebook; null when no cells were given.</summary>
    /// <param name="subject">As known on the day.</param>
    public static TreatedSubject? Of(Study study, SubjectRecords subject, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(subject);
        return WasTreated(subject) ? Kept.Of(study, subject, day) : null;
    }

    static bool WasTreated(SubjectRecords subject) => subject.CellInfusions.Any(e => e.Dose > 0);

    static readonly KeptPerSubject<TreatedSubject> Kept = new((study, subject, day) => new(study, subject, day));
}
