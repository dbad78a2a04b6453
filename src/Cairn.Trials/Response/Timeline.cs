using Cairn.Quantities;
using Cairn.Records;

namespace Cairn.Response;

/// <summary>The events of a subject that need no response plan: enrolment, infusions, other therapy, transplant, death.</summary>
/// <param name="IsInfused">Cells were given, whether or not the date is known.</param>
/// <param name="Findings">Records that contradict each other, for queries.</param>
sealed record Timeline(bool IsInfused, IReadOnlyList<CourseEvent> Events, IReadOnlyList<Finding> Findings)
{
    /// <param name="died">The day taken for the death; null: as recorded.</param>
    public static Timeline Of(SubjectRecords subject, DateOnly? cutOff, DateOnly? died = null)
    {
        var infusions = subject.CellInfusions.Where(e => e.Dose > 0).ToList();
        var enrolled = Whole(
            subject.Milestone(Milestone.Enrolled),
            "Enrolled",
            new("DS", Milestone.Enrolled.Word(), "the date of enrolment")
        );
        var first = Whole(infusions.FirstOrDefault(), "First infusion", new("EX", null, "the whole date of the first infusion"));
        var vital = died is { } day ? VitalStatus.Of(subject, cutOff).On(day) : VitalStatus.Of(subject, cutOff);
        var given = OtherTherapies.Of(subject, first.Value);
        var treated = Treatments(given, first.Value ?? enrolled.Value);
        return new(
            infusions.Count > 0,
            [
                new(CourseEventKind.Enrolment, enrolled),
                new(CourseEventKind.FirstInfusion, first),
                new(
                    CourseEventKind.LastInfusion,
                    Whole(infusions.LastOrDefault(), "Last infusion", new("EX", null, "the whole date of the last infusion"))
                ),
                .. treated,
                new(CourseEventKind.LastKnownAlive, vital.LastKnownAlive),
                new(CourseEventKind.Death, vital.Death) { Imputed = vital.ImputationFlag, Between = vital.DiedBetween },
            ],
            [
                .. Doubtful(subject, infusions),
                .. LateEnrolment(subject.Id, enrolled.Value, infusions),
                .. WithoutEnrolment(subject, infusions),
                .. given.Asked(first.Value ?? enrolled.Value, treated[0].Day),
                .. given.GoingOn(first.Value),
                .. given.Undated(first.Value ?? enrolled.Value),
                .. AfterDeath(subject, vital.Death.Value),
            ]
        );
    }

    static CourseEvent[] Treatments(OtherTherapies given, DateOnly? from) =>
        [
            new(CourseEventKind.NewTherapy, FirstAfter(from, given.Therapies, "other leukaemia therapy")),
            new(CourseEventKind.Transplant, FirstAfter(from, given.Transplants, "transplant")),
        ];

    static IEnumerable<Finding> Doubtful(SubjectRecords subject, List<Exposure> infusions)
    {
        foreach (var infusion in subject.CellInfusions.Where(e => e.Dose is null))
            yield return Finding.Warning(
                $"{subject.Id} EX {infusion.Sequence}",
                null,
                "EXDOSE",
                $"The infusion of {DayWords.Of(infusion.Start)} has no dose; it does not count as given.",
                "Record the dose given, 0 when none was."
            );
        if (infusions is [{ Start: not { IsComplete: true } } first, ..])
            yield return Finding.Warning(
                $"{subject.Id} EX {first.Sequence}",
                null,
                "EXSTDTC",
                $"The date of the first infusion is not whole ('{first.Start}'): no marrow can be placed before or after "
                    + $"it, and no response is judged.",
                "Record the whole date."
            );
    }

    static IEnumerable<Finding> WithoutEnrolment(SubjectRecords subject, List<Exposure> infusions)
    {
        if (infusions.Count > 0 && subject.Milestone(Milestone.Enrolled) is null)
            yield return Finding.Warning(
                subject.Id,
                null,
                "DSSTDTC",
                "Cells were given, and no enrolment is recorded: what counts from the enrolment leaves the subject out.",
                "Record the enrolment with its day, or that the cells were given without one."
            );
    }

    static IEnumerable<Finding> LateEnrolment(string subject, DateOnly? enrolled, List<Exposure> infusions)
    {
        if (infusions is [{ Start: { } start }, ..] && enrolled > start.Latest)
            yield return Finding.Warning(
                subject,
                null,
                "DSSTDTC",
                $"The enrolment on {DayWords.Of(enrolled)} is after the first infusion on {DayWords.Of(start)}.",
                "Correct one of the two dates."
            );
    }

    // One finding for each day; a marrow stands for its day, since it would change the course.
    static IEnumerable<Finding> AfterDeath(SubjectRecords subject, DateOnly? death)
    {
        var marrows = MarrowSample
            .Of(subject)
            .Where(s => s.Date > death)
            .Select(s =>
                (
                    s.Date,
                    Place: "MI",
                    Column: (string?)"MIDTC",
                    What: (Phrase)$"A marrow of {DayWords.Of(s.Written)} is dated after the death on {DayWords.Of(death)}; "
                        + $"it is left out."
                )
            );
        var contacts = VitalStatus
            .Contacts(subject)
            .Where(c => c.Day > death)
            .OrderBy(c => c.Because.Domain, StringComparer.Ordinal)
            .ThenBy(c => c.Because.Sequence)
            .Select(c =>
                (
                    Date: c.Day,
                    Place: c.Because.Domain,
                    Column: (string?)null,
                    What: (Phrase)$"{c.Because.Domain} {c.Because.Variable} of {DayWords.Of(c.Day)} is dated after the death on "
                        + $"{DayWords.Of(death)}."
                )
            );
        return marrows
            .Concat(contacts)
            .GroupBy(late => late.Date)
            .OrderBy(day => day.Key)
            .Select(day => day.First())
            .Select(late =>
                Finding.Warning($"{subject.Id} {late.Place}", null, late.Column, late.What, "Correct one of the two dates.")
            );
    }

    static Answer<DateOnly?> Whole(Record? record, Phrase what, Gap.NotRecorded missing) =>
        record switch
        {
            null => new(null, new("course.date", $"{what}: not recorded."), [], [missing]),
            { When.Date: { } day } => Answer<DateOnly?>.Of(
                day,
                new("course.date", $"{what} on {DayWords.Of(day)}."),
                record.AsFact()
            ),
            _ => new(null, new("course.date", $"{what}: the date is not whole."), [record.AsFact()], [missing]),
        };

    // A date that is not whole counts from the first day it can be after the reference day: what follows is then credited to
    // nobody.
    static Answer<DateOnly?> FirstAfter(DateOnly? from, IEnumerable<Record> records, Phrase what)
    {
        var first = records
            .Where(r => r.When is { Year: not null } when && when.Latest > from)
            .MinBy(r => (Day(r.When!.Value, from!.Value), r.Sequence));
        var undated = Undated(from, records);
        if (first is null)
            return undated is []
                ? CourseDay.None($"No {what} recorded.")
                : new(null, new("course.undated", $"No {what} with a day of its start."), Facts(undated), Asked(undated));
        var (written, day) = (first.When!.Value, Day(first.When!.Value, from!.Value));
        return new(
            day,
            new("course.date", $"First {what} after the infusion on {DayWords.Of(day)}."),
            [first.AsFact()],
            [
                .. written.IsComplete
                    ? []
                    : new Gap[] { new Gap.WholeDate(first.AsFact(), $"the {what} of {DayWords.Of(written)}") },
                .. Asked(undated),
            ]
        );
    }

    // What has no day of its start may have begun after the reference day, and before what is dated.
    static List<PeriodRecord> Undated(DateOnly? from, IEnumerable<Record> records) =>
        from is null ? [] : [.. records.OfType<PeriodRecord>().Where(row => OtherTherapies.MayHaveBegunAfter(row, from.Value))];

    static IReadOnlyList<Fact> Facts(List<PeriodRecord> rows) => [.. rows.Select(row => row.AsFact())];

    static IReadOnlyList<Gap> Asked(List<PeriodRecord> rows) =>
        [.. rows.Select(row => new Gap.Unfilled(row.AsFact(), OtherTherapies.StartOf(row)))];

    static DateOnly Day(PartialDate written, DateOnly from) => written.Earliest > from ? written.Earliest : from.AddDays(1);
}
