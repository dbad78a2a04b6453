using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Cairn.Quantities;
using Cairn.Records;

namespace Cairn.Response;

/// <summary>Whether and when the subject died, and until when the subject is known to have lived.</summary>
/// <param name="Death">The day of death; null when alive, or when the date cannot be told: then Missing says what is
/// asked.</param>
/// <param name="ImputationFlag">D or M when part of the date of death was put in, Y when all of it was (DTHDTF); else
/// null.</param>
/// <param name="LastKnownAlive">The last day with a contact; null when nothing is dated.</param>
public sealed record VitalStatus(Answer<DateOnly?> Death, string? ImputationFlag, Answer<DateOnly?> LastKnownAlive)
{
    /// <summary>
    /// The first and the last day that the death can have been on, none after the end of the data; no last day while only a
    /// contact tells and the data have no end. Null of the living.
    /// </summary>
    public (DateOnly First, DateOnly? Last)? DiedBetween { get; private init; }

    /// <summary>Dead, whether or not the date can be told.</summary>
    public bool IsDead => Death.Value is not null || Death.Missing.Count > 0;

    /// <summary>Dead, on a day that nobody wrote down.</summary>
    public bool IsUndated => IsDead && (Death.Value is null || ImputationFlag == WholeDateFlag);

    /// <summary>The same, were the death on a day.</summary>
    internal VitalStatus On(DateOnly day) => this with { Death = Death with { Value = day } };

    /// <summary>What of a date of death was put in, in words: "its day is not recorded (flag D)".</summary>
    public static Phrase Imputed(string flag) =>
        flag switch
        {
            "D" => "its day is not recorded (flag D)",
            "M" => "its month is not recorded (flag M)",
            _ => (Phrase)$"no date is recorded (flag {flag})",
        };

    public static VitalStatus Of(SubjectRecords subject, DateOnly? cutOff) =>
        Kept.GetOrCreateValue(subject).GetOrAdd(cutOff ?? DateOnly.MaxValue, _ => Read(subject, cutOff));

    // Many answers rest on it. The last day there is cuts nothing off.
    static readonly ConditionalWeakTable<SubjectRecords, ConcurrentDictionary<DateOnly, VitalStatus>> Kept = [];

    static VitalStatus Read(SubjectRecords subject, DateOnly? cutOff)
    {
        var alive = LastContact(subject, cutOff);
        var lastKnownAlive = alive is { } seen
            ? Answer<DateOnly?>.Of(seen.Day, new("vital.last-contact", $"Last contact on {DayWords.Of(seen.Day)}."), seen.Because)
            : new Answer<DateOnly?>(null, new("vital.last-contact", "No dated contact."), [], [new Gap.Contact(null)]);
        return !Told(subject).Any()
            ? new(Answer<DateOnly?>.Of(null, new(Id, "No death recorded.")), null, lastKnownAlive)
            : Died(subject, alive?.Day, cutOff, lastKnownAlive) with
            {
                DiedBetween = ByThen(SeenUntil(alive?.Day, Between(subject, alive?.Day ?? DateOnly.MinValue)), cutOff),
            };
    }

    // Nobody dies before a day on which they were seen alive, unless the date of death itself says so.
    static (DateOnly First, DateOnly? Last) SeenUntil(DateOnly? alive, (DateOnly First, DateOnly? Last) between) =>
        alive is { } seen && seen > between.First && !(seen > between.Last) ? between with { First = seen } : between;

    // Who is known to be dead by the end of the data did not die after it.
    static (DateOnly First, DateOnly? Last) ByThen((DateOnly First, DateOnly? Last) between, DateOnly? cutOff) =>
        between.First <= cutOff && !(between.Last <= cutOff) ? between with { Last = cutOff } : between;

    // A date of its own; else the end of the fatal event; else from the last contact to the first day on which it was told.
    static (DateOnly First, DateOnly? Last) Between(SubjectRecords subject, DateOnly lastContact)
    {
        if (Written(subject)?.Date is { Year: not null } own)
            return (own.Earliest, own.Latest);
        var ends = subject.Of<AdverseEvent>().Where(ae => ae is { IsFatal: true, End.Year: not null });
        if (ends.FirstOrDefault()?.End is { } end)
            return (end.Earliest, end.Latest);
        var told = from t in Told(subject) where t.Known is { Year: not null } select (DateOnly?)t.Known!.Value.Latest;
        return (lastContact, told.Min());
    }

    /// <summary>A day on which the subject was seen alive.</summary>
    internal readonly record struct Contact(DateOnly Day, Record Of)
    {
        public Fact Because => Of.AsFact();
    }

    // Of several on the last day the one whose domain's letters come last, and of these the last row.
    static Contact? LastContact(SubjectRecords subject, DateOnly? cutOff) =>
        Contacts(subject)
            .Where(c => cutOff is null || c.Day <= cutOff)
            .OrderBy(c => c.Day)
            .ThenBy(c => c.Of.Domain, StringComparer.Ordinal)
            .ThenBy(c => c.Of.Sequence)
            .Select(c => (Contact?)c)
            .LastOrDefault();

    static VitalStatus Died(SubjectRecords subject, DateOnly? lastContact, DateOnly? cutOff, Answer<DateOnly?> lastKnownAlive)
    {
        if (Written(subject) is not { } recorded || DeathDate.Impute(recorded.Date!.Value, lastContact) is not { } imputed)
            return new(ByThen(subject, lastContact, cutOff), WholeDateFlag, lastKnownAlive);
        var capped = imputed.Flag is not null && cutOff < imputed.Date;
        var day = capped ? cutOff!.Value : imputed.Date;
        Phrase says = capped
            ? (Phrase)$"{imputed.Rule} That is after the end of the data: {DayWords.Of(day)} is taken."
            : imputed.Rule;
        return new(
            new(day, new(Id, says), [recorded], imputed.Flag is null ? [] : [DateOfDeath("the whole date of death")]),
            imputed.Flag,
            lastKnownAlive
        );
    }

    // A death counts as one wherever it is recorded. Its day, where nobody wrote it down, is the first on which it was known: the
    // end of the fatal event, the day of the cause or of the status; else the last day with a contact.
    static Answer<DateOnly?> ByThen(SubjectRecords subject, DateOnly? lastContact, DateOnly? cutOff)
    {
        var (recorded, known) = Told(subject)
            .Select(t => (t.Recorded, Known: Known(t.Known, lastContact)))
            .MinBy(t => t.Known ?? DateOnly.MaxValue);
        var day = known ?? lastContact;
        Phrase says = (known, lastContact) switch
        {
            ({ } by, _) => (Phrase)$"Dead by {DayWords.Of(by)}; the day itself is not recorded, and that day is taken.",
            (null, { } last) => (Phrase)
                $"Dead, on a day that is not recorded; the day of the last contact, {DayWords.Of(last)}, is taken.",
            (null, null) => "Dead, and no day of this subject is recorded.",
        };
        return new(cutOff < day ? cutOff : day, new(Id, says), [recorded], [DateOfDeath("the date of death")]);
    }

    static DateOnly? Known(PartialDate? written, DateOnly? lastContact) =>
        written is { } date ? DeathDate.Impute(date, lastContact)?.Date : null;

    const string Id = "vital.death",
        WholeDateFlag = "Y";

    static Gap DateOfDeath(string name) => new Gap.NotRecorded("DM", "DTHDTC", name);

    /// <summary>The record of death with a date of its own: DM, then DS.</summary>
    static Fact? Written(SubjectRecords subject)
    {
        if (subject.Demographics?.DeathAsFact() is { Date: not null } death)
            return death;
        return subject.Milestone(Milestone.Death)?.AsFact() is { Date: not null } milestone ? milestone : null;
    }

    /// <summary>True when any record says that the subject died, on whatever day.</summary>
    internal static bool IsToldDead(SubjectRecords subject) => Told(subject).Any();

    /// <summary>Every record that says that the subject died, and the day on which that was known; none of the living.</summary>
    static IEnumerable<(Fact Recorded, PartialDate? Known)> Told(SubjectRecords subject)
    {
        if (subject.Demographics?.DeathAsFact() is { } death)
            yield return (death, death.Date);
        if (subject.Milestone(Milestone.Death) is { } milestone)
            yield return (milestone.AsFact(), milestone.Date);
        foreach (var row in DeathWords.Told(subject))
            yield return (row.AsFact(), row.Date);
        foreach (var ae in subject.Of<AdverseEvent>().Where(ae => ae.IsFatal))
            yield return (ae.AsFact(), ae.End);
        foreach (var cause in subject.Of<DeathDetail>().Where(d => d.Status is null && d.Result is not null))
            yield return (cause.AsFact(), cause.Date);
        foreach (var status in subject.Of<SurvivalStatus>().Where(s => s.Result == "DEAD"))
            yield return (status.AsFact(), status.Date);
    }

    /// <summary>The last day after a day on which the subject was seen alive; null when there is none.</summary>
    internal static Contact? SeenAfter(SubjectRecords subject, DateOnly day) =>
        LastContact(subject, null) is { } last && last.Day > day ? last : null;

    internal static IEnumerable<Contact> Contacts(SubjectRecords subject) =>
        from record in subject.All
        from day in Days(record)
        where day is { Year: not null }
        select new Contact(day.Value.Earliest, record);

    // What shows the subject alive, on the first day it can have been. A product's steps, a review's response and a death do not.
    static PartialDate?[] Days(Record record) =>
        record switch
        {
            ProductEvent or ProductFinding or DeathDetail or InvestigatorResponse or MedicalHistory or ProtocolDeviation => [],
            Disposition { Code.Meaning: Milestone.Death or Milestone.LostToFollowUp } => [],
            Disposition told when DeathWords.Tells(told) => [],
            SurvivalStatus { Result: not "ALIVE" } => [],
            Observation { Status: not null } => [],
            AdverseEvent { IsFatal: true } fatal => [fatal.Start],
            AdverseEvent survived => [survived.Start, survived.End],
            Medication medication => [medication.Start, medication.End],
            Procedure procedure => [procedure.Start, procedure.End],
            Exposure exposure => [exposure.Start, exposure.End],
            _ => [record.When],
        };
}
