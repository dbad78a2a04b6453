using Cairn.Quantities;
using Cairn.Records;
using Cairn.Studies;

namespace Cairn.Safety;

/// <summary>Subjects with an event, by the worst grade each had.</summary>
/// <param name="Subjects">Subjects with at least one such event.</param>
/// <param name="Events">Events, each row counted.</param>
/// <param name="WorstGrade">Index 1 to 5: subjects whose worst grade it was; index 0: subjects whose events carry no
/// grade.</param>
public sealed record EventCount(int Subjects, int Events, IReadOnlyList<int> WorstGrade)
{
    /// <summary>Subjects whose worst grade was 3 or more.</summary>
    public int Severe => WorstGrade[3] + WorstGrade[4] + WorstGrade[5];

    /// <summary>The rows that are counted.</summary>
    public IReadOnlyList<AdverseEvent> Rows { get; init; } = [];

    /// <summary>Of the subjects whose worst grade it was (0: none recorded), the rows that carry it.</summary>
    public IEnumerable<AdverseEvent> RowsOfWorst(int grade) =>
        Rows.GroupBy(e => e.Subject, StringComparer.Ordinal)
            .Where(subject => subject.Max(e => e.WorstGrade ?? 0) == grade)
            .SelectMany(subject => subject.Where(e => (e.WorstGrade ?? 0) == grade));

    internal static EventCount Of(IEnumerable<(string Subject, AdverseEvent Event)> events)
    {
        List<(string Subject, AdverseEvent Event)> rows = [.. events];
        var worst = new int[6];
        foreach (var subject in rows.GroupBy(e => e.Subject, StringComparer.Ordinal))
            worst[subject.Max(e => e.Event.WorstGrade ?? 0)]++;
        return new(worst.Sum(), rows.Count, worst) { Rows = [.. rows.Select(r => r.Event)] };
    }
}

public sealed record TermRow(string Term, EventCount Count);

public sealed record OrganClassRow(string OrganClass, EventCount Count, IReadOnlyList<TermRow> Terms);

/// <summary>
/// Treatment-emergent adverse events of the infused subjects by organ class, term and worst grade: a subject counts once in a
/// row, under its worst grade there. Rows stand by falling number of subjects, then by name.
/// </summary>
/// <param name="Treated">The denominator: subjects given any cells.</param>
/// <param name="Any">All of them together.</param>
/// <param name="AfterTimeFrame">Events that began after the time frame of the registered outcome; they are not in the
/// rows.</param>
/// <param name="NotDated">Events left in although their start is unknown or only partly known: they may be
/// treatment-emergent.</param>
public sealed record AdverseEventTable(
    int Treated,
    EventCount Any,
    EventCount Serious,
    EventCount Related,
    IReadOnlyList<OrganClassRow> OrganClasses,
    int AfterTimeFrame,
    int NotDated
)
{
    /// <summary>Events whose relation to the product is not recorded, or open: they may be related.</summary>
    public EventCount RelationUnknown { get; init; } = EventCount.Of([]);

    /// <param name="months">Months from the first cells within which an event counts; null = all of them. An event that may be
    /// within them is in.</param>
    /// <param name="counted">The treatment from whose first day on an event counts.</param>
    public static AdverseEventTable Of(Casebook casebook, int? months = null, EventsFrom counted = EventsFrom.FirstInfusion)
    {
        List<SubjectRecords> treated = [.. casebook.Subjects.Where(s => s.CellInfusions.Any(e => e.Dose > 0))];
        List<(SubjectRecords Subject, AdverseEvent Event)> emergent =
        [
            .. from subject in treated
            from e in subject.Of<AdverseEvent>()
            where IsEmergent(subject, e, counted)
            select (subject, e),
        ];
        List<(string Subject, AdverseEvent Event)> events =
        [
            .. emergent.Where(e => IsWithin(e.Subject, e.Event, months)).Select(e => (e.Subject.Id, e.Event)),
        ];
        return new(
            treated.Count,
            EventCount.Of(events),
            EventCount.Of(events.Where(e => e.Event.IsSerious.IsTrue)),
            EventCount.Of(events.Where(e => ToxicityMatch.IsRelated(e.Event).IsTrue)),
            [
                .. events
                    .GroupBy(e => e.Event.OrganClass ?? "Organ class not coded", StringComparer.Ordinal)
                    .Select(g => new OrganClassRow(g.Key, EventCount.Of(g), [.. Terms(g)]))
                    .OrderByDescending(r => r.Count.Subjects)
                    .ThenBy(r => r.OrganClass, StringComparer.Ordinal),
            ],
            emergent.Count - events.Count,
            events.Count(e => e.Event.Start is not { IsComplete: true })
        )
        {
            RelationUnknown = EventCount.Of(events.Where(e => ToxicityMatch.IsRelated(e.Event).IsUnknown)),
        };
    }

    /// <summary>Starts on the first day of the watch or later; an event that may have is in.</summary>
    public static bool IsEmergent(SubjectRecords subject, AdverseEvent ae, EventsFrom from) =>
        WatchedFrom(subject, from) is not { } first || ae.Start is not { } start || start.Latest >= first.Earliest;

    /// <summary>The first day of the watch for adverse events; null when no cells were given, or not on a known day.</summary>
    internal static PartialDate? WatchedFrom(SubjectRecords subject, EventsFrom from)
    {
        var cells = subject.CellInfusions.FirstOrDefault(e => e.Dose > 0)?.Start;
        return from switch
        {
            EventsFrom.FirstInfusion => cells,
            EventsFrom.Lymphodepletion => Lymphodepletion(subject, cells) ?? cells,
        };
    }

    // The lymphodepletion of the first cells, not of cells given before the trial or again.
    static PartialDate? Lymphodepletion(SubjectRecords subject, PartialDate? cells) =>
        subject
            .Of<Exposure>()
            .FirstOrDefault(e => e.IsLymphodepletion && e.Dose != 0 && e.Start is { } start && !(start.Earliest > cells?.Latest))
            ?.Start
        ?? AmongMedications(subject, cells);

    // Written where other drugs are; of the weeks before the cells, as cells given before had their own.
    static PartialDate? AmongMedications(SubjectRecords subject, PartialDate? cells) =>
        subject
            .Of<Medication>()
            .Where(m => TreatmentReading.Kind(m.Category) == TreatmentKind.Lymphodepletion && !m.IsDenied)
            .Select(m => m.Start)
            .Where(start => start is { Year: not null } day && IsJustBefore(day, cells))
            .MinBy(start => start!.Value.Earliest);

    static bool IsJustBefore(PartialDate day, PartialDate? cells) =>
        cells is { Year: not null } given && day.Earliest <= given.Latest && day.Latest >= given.Earliest.AddDays(-LongestBefore);

    /// <summary>Lymphodepletion ends days before the cells (chosen by the project).</summary>
    const int LongestBefore = 30;

    static bool IsWithin(SubjectRecords subject, AdverseEvent ae, int? months) =>
        months is not { } limit
        || ae.Start is not { Year: not null } start
        || subject.CellInfusions.FirstOrDefault(e => e.Dose > 0)?.Start is not { Year: not null } first
        || start.Earliest <= first.Latest.AddMonths(limit);

    static IEnumerable<TermRow> Terms(IEnumerable<(string Subject, AdverseEvent Event)> events) =>
        events
            .GroupBy(e => AmericanSpelling.Of(e.Event.Name), StringComparer.OrdinalIgnoreCase)
            .Select(g => new TermRow(g.First().Event.Name, EventCount.Of(g)))
            .OrderByDescending(r => r.Count.Subjects)
            .ThenBy(r => r.Term, StringComparer.Ordinal);
}
