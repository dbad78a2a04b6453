using System.Collections.Concurrent;
using Cairn.Quantities;
using Cairn.Records;
using Cairn.Studies;

namespace Cairn.Response;

/// <summary>
/// A date of a course that was not wholly recorded: the days that it can have been, and the course were it another of them.
/// </summary>
/// <param name="What">What happened on it, in words: the death.</param>
/// <param name="First">The first day that it can have been.</param>
/// <param name="Taken">The day that was put in.</param>
/// <param name="Last">The last day that it can have been, inclusive.</param>
/// <param name="Read">The course with a day of these in its place.</param>
sealed record UncertainDay(Phrase What, DateOnly First, DateOnly Taken, DateOnly Last, Func<DateOnly, DiseaseCourse> Read)
{
    readonly ConcurrentDictionary<DateOnly, DiseaseCourse> _read = new();

    /// <summary>The course with a day of these in its place; read once, however many endpoints ask.</summary>
    public DiseaseCourse On(DateOnly day) => _read.GetOrAdd(day, Read);

    /// <summary>
    /// Every date of a subject that the course rests on and that is not whole; one of an unknown year rests none.
    /// </summary>
    public static IReadOnlyList<UncertainDay> Of(Study study, SubjectRecords subject, DateOnly? cutOff, DiseaseCourse course) =>
        [
            .. OfDeath(study, subject, cutOff, course.Day(CourseEventKind.Death)),
            .. OfRecords(study, subject, cutOff, course.Day(CourseEventKind.FirstInfusion)),
        ];

    // Never before the last contact, nor outside of what was written, nor after the data end.
    static IEnumerable<UncertainDay> OfDeath(Study study, SubjectRecords subject, DateOnly? cutOff, DateOnly? taken)
    {
        var vital = VitalStatus.Of(subject, cutOff);
        if (vital is not { ImputationFlag: not null, DiedBetween: var (first, last) } || taken is not { } day)
            yield break;
        yield return new(
            "the death",
            Earlier(Later(first, vital.LastKnownAlive.Value ?? first), day),
            day,
            Later(Earlier(last ?? cutOff ?? day, cutOff ?? last ?? day), day),
            on => DiseaseCourse.Read(study, subject, cutOff, on)
        );
    }

    static IEnumerable<UncertainDay> OfRecords(Study study, SubjectRecords subject, DateOnly? cutOff, DateOnly? infusion) =>
        from record in subject.All
        where record.When is { Year: not null, IsComplete: false }
        let what = InWords(record, DayWords.Of(record.When!.Value))
        where what is not null
        group record by (what, Written: record.When!.Value) into day
        let first = day.Key.Written.Earliest
        let last = Earlier(day.Key.Written.Latest, cutOff ?? day.Key.Written.Latest)
        where first < last
        select new UncertainDay(
            day.Key.what,
            first,
            IsTreatment(day.First()) && first <= infusion && infusion < last ? infusion.Value.AddDays(1) : first,
            last,
            to => DiseaseCourse.Read(study, Dated(subject, [.. day], to), cutOff, null)
        );

    // What the course puts a day in for; a blood sample without a whole date is not read at all.
    static Phrase? InWords(Record record, Phrase day) =>
        record switch
        {
            MarrowFinding => (Phrase)$"the marrow of {day}",
            FindingAbout { TestCode: TestCode.Occurrence, About.Meaning: FaObject.Extramedullary } => (Phrase)
                $"the extramedullary disease of {day}",
            PeriodRecord row when row.IsAgainstLeukaemia().IsTrue => (Phrase)$"the other leukaemia therapy of {day}",
            PeriodRecord row when row.IsAllograft().IsTrue => (Phrase)$"the transplant of {day}",
            _ => null,
        };

    static bool IsTreatment(Record record) => record is PeriodRecord;

    static SubjectRecords Dated(SubjectRecords subject, HashSet<Record> records, DateOnly on) =>
        new(subject.Id, subject.All.Select(r => records.Contains(r) ? Dated(r, PartialDate.Of(on)) : r));

    static Record Dated(Record record, PartialDate on) =>
        record switch
        {
            Observation observation => observation with { Date = on },
            PeriodRecord period => period with { Start = on },
            _ => record,
        };

    static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;

    static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}
