using Cairn.Quantities;
using Cairn.Records;

namespace Cairn.Response;

/// <summary>
/// What is asked about a death: its day where nobody wrote it down, which of two days is right, a daily grade 5 on another, a
/// term that tells one under another code; and a departure that a later record contradicts.
/// </summary>
public static class DeathFindings
{
    /// <param name="cutOff">The last day whose events are in; null where the data have no end.</param>
    public static IEnumerable<Finding> Of(SubjectRecords subject, DateOnly? cutOff)
    {
        ArgumentNullException.ThrowIfNull(subject);
        var vital = VitalStatus.Of(subject, cutOff);
        if (vital is { IsUndated: true, Death: { Missing: [var missing, ..] } death })
            yield return Finding.Error(
                subject.Id,
                null,
                "DTHDTC",
                $"{HowUndated(subject)} {death.Rule.Says}",
                $"Record {missing}."
            );
        if (vital is { IsUndated: false, ImputationFlag: { } flag })
            yield return Finding.Warning(
                subject.Id,
                null,
                "DTHDTC",
                $"Death: {VitalStatus.Imputed(flag)}. {vital.Death.Rule.Says}",
                "Record the whole date of death."
            );
        foreach (var finding in SeenAfterFatalEvents(subject))
            yield return finding;
        if (vital.ImputationFlag is null)
            foreach (var finding in FatalDays(subject, vital.Death.Value))
                yield return finding;
        foreach (var finding in DeathWords.Findings(subject).Concat(Departure.Findings(subject, cutOff ?? DateOnly.MaxValue)))
            yield return finding;
        var dated = Dated(subject).ToList();
        foreach (var other in dated.Skip(1).DistinctBy(d => d.Written))
            if (dated[0] is var first && AreApart(first.Written, other.Written))
                yield return Finding.Error(
                    subject.Id,
                    null,
                    "DTHDTC",
                    $"{first.Where} has the death on {DayWords.Of(first.Written)}, {other.Where} on "
                        + $"{DayWords.Of(other.Written)}; "
                        + $"{first.Where} is taken.",
                    "Correct one of the two dates."
                );
    }

    // A date of death in part that a later contact contradicts dates nothing.
    static Phrase HowUndated(SubjectRecords subject) =>
        Dated(subject).FirstOrDefault(d => d.IsOfSubject) is { Where: not null } written
        && VitalStatus.SeenAfter(subject, written.Written.Latest) is { } seen
            ? (Phrase)$"{written.Where} has the death in {DayWords.Of(written.Written)}, and the subject was seen alive on "
                + $"{DayWords.Of(seen.Day)} ({seen.Because.Domain})."
            : "The subject is recorded as dead without a date of death.";

    // Who was seen alive after the end of a fatal event did not die of it then. One without an end goes on until the death, and
    // is
    // asked about where no date of death stands beside it.
    static IEnumerable<Finding> SeenAfterFatalEvents(SubjectRecords subject)
    {
        var isDated = Dated(subject).Any(d => d.IsOfSubject);
        return from ae in subject.Of<AdverseEvent>()
            where ae.IsFatal && (ae.End is not null || !isDated)
            let last = (ae.End ?? ae.Start) is { Year: not null } until ? VitalStatus.SeenAfter(subject, until.Latest) : null
            where last is not null
            select Finding.Error(
                $"{subject.Id}, AE {ae.Sequence}",
                null,
                "AEOUT",
                $"{ae.Name} is recorded as fatal, "
                    + $"{(ae.End is { } end ? (Phrase)$"and to {DayWords.Of(end)}" : "without an end")}, and the "
                    + $"subject was seen alive on {DayWords.Of(last.Value.Day)} ({last.Value.Because.Domain}).",
                "Correct its grade and outcome, its dates, or the date of that contact."
            );
    }

    // A day's grade 5 is the death itself (Lee 2019; CTCAE v5.0).
    static IEnumerable<Finding> FatalDays(SubjectRecords subject, DateOnly? death) =>
        from f in subject.Of<FindingAbout>()
        where f.TestCode == TestCode.Grade && f.Number == 5
        let day = f.Date?.Date
        where day is not null && day != death
        select Finding.Error(
            subject.Id,
            null,
            "FAORRES",
            $"{f.About} has grade 5 on {DayWords.Of(f.Date!.Value)}, "
                + (
                    death is { } died ? $"and the death was on {DayWords.Of(PartialDate.Of(died))}." : "and no death is recorded."
                ),
            "Grade 5 is the day of the death alone: correct the day's grade, or record the death."
        );

    // In the order in which they are believed.
    static IEnumerable<(Phrase Where, PartialDate Written, bool IsOfSubject)> Dated(SubjectRecords subject)
    {
        if (subject.Demographics?.Death is { Year: not null } death)
            yield return ("DM", death, true);
        foreach (var row in subject.Of<Disposition>().Where(d => d.Code?.Meaning == Milestone.Death))
            if (row.Date is { Year: not null } milestone)
                yield return ("DS", milestone, true);
        foreach (var ae in subject.Of<AdverseEvent>().Where(ae => ae.IsFatal))
            if (ae.End is { Year: not null } end)
                yield return ($"the fatal event (AE {ae.Sequence})", end, false);
    }

    static bool AreApart(PartialDate a, PartialDate b) => a.Latest < b.Earliest || b.Latest < a.Earliest;
}
