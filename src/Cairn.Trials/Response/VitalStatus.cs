using Cairn.Quantities;
using Cairn.Records;

namespace Cairn.Response;

/// <summary>Whether and when the subject died, and until when the subject is known to have lived.</summary>
/// <param name="Death">The day of death; null when alive, or when the date cannot be told: then Missing says what is
/// asked.</param>
/// <param name="ImputationFlag">D or M when part of the date of death was put in (DTHDTF); else null.</param>
/// <param name="LastKnownAlive">The last day with a contact; null when nothing is dated.</param>
public sealed record VitalStatus(Answer<DateOnly?> Death, string? ImputationFlag, Answer<DateOnly?> LastKnownAlive)
{
    /// <summary>Dead, whether or not the date can be told.</summary>
    public bool IsDead => Death.Value is not null || Death.Missing.Count > 0;

    public static VitalStatus Of(SubjectRecords subject, DateOnly? cutOff)
    {
        var alive = Contacts(subject)
            .Where(c => cutOff is null || c.Day <= cutOff)
            .OrderBy(c => c.Day)
            .ThenBy(c => c.Because.Domain, StringComparer.Ordinal)
            .ThenBy(c => c.Because.Sequence)
            .LastOrDefault();
        var lastKnownAlive = alive is null
            ? new Answer<DateOnly?>(null, new("vital.last-contact", "No dated contact."), [], [new Gap.Contact(null)])
            : Answer<DateOnly?>.Of(
                alive.Day,
                new("vital.last-contact", $"Last contact on {alive.Day:yyyy-MM-dd}."),
                alive.Because
            );
        return Recorded(subject) is not { } recorded
            ? new(Answer<DateOnly?>.Of(null, new(Id, "No death recorded.")), null, lastKnownAlive)
            : Died(recorded, alive?.Day, cutOff, lastKnownAlive);
    }

    /// <summary>A day on which the subject was seen alive.</summary>
    internal sealed record Contact(DateOnly Day, Fact Because);

    static VitalStatus Died(Fact recorded, DateOnly? lastContact, DateOnly? cutOff, Answer<DateOnly?> lastKnownAlive)
    {
        if (
            recorded.Date is not { } written
            || recorded.Domain is "SS" or "DD" or "AE"
            || DeathDate.Impute(written, lastContact) is not { } imputed
        )
            return new(
                new(
                    null,
                    new(Id, "Dead, but the date cannot be told: follow-up ends at the last contact."),
                    [recorded],
                    [DateOfDeath("the date of death")]
                ),
                null,
                lastKnownAlive
            );
        var day = imputed.Flag is not null && cutOff < imputed.Date ? cutOff.Value : imputed.Date;
        return new(
            new(day, new(Id, imputed.Rule), [recorded], imputed.Flag is null ? [] : [DateOfDeath("the whole date of death")]),
            imputed.Flag,
            lastKnownAlive
        );
    }

    const string Id = "vital.death";

    static Gap DateOfDeath(string name) => new Gap.NotRecorded("DM", "DTHDTC", name);

    // DM first. A status, a cause and a fatal event say that the subject died, not when.
    static Fact? Recorded(SubjectRecords subject)
    {
        if (subject.Demographics?.DeathAsFact() is { } death)
            return death;
        if (subject.Milestone(Milestone.Death) is { } milestone)
            return milestone.AsFact();
        return subject.Of<SurvivalStatus>().FirstOrDefault(s => s.Result == "DEAD")?.AsFact()
            ?? subject.Of<DeathDetail>().FirstOrDefault(d => d.Status is null && d.Result is not null)?.AsFact()
            ?? subject.Of<AdverseEvent>().FirstOrDefault(ae => ae.IsFatal)?.AsFact();
    }

    internal static IEnumerable<Contact> Contacts(SubjectRecords subject) =>
        subject.All.SelectMany(record =>
            Days(record)
                .OfType<PartialDate>()
                .Where(d => d.Year is not null)
                .Select(d => new Contact(d.Earliest, record.AsFact()))
        );

    // What shows the subject alive, on the first day it can have been. A product's steps, a review's response and a death do not.
    static PartialDate?[] Days(Record record) =>
        record switch
        {
            ProductEvent or DeathDetail or InvestigatorResponse or MedicalHistory or ProtocolDeviation => [],
            Disposition { Code.Meaning: Milestone.Death or Milestone.LostToFollowUp } => [],
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
