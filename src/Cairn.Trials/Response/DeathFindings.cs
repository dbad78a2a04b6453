using Cairn.Quantities;
using Cairn.Records;

namespace Cairn.Response;

/// <summary>What is asked about a death: its day where nobody wrote it down, and which of two days is right.</summary>
public static class DeathFindings
{
    public static IEnumerable<Finding> Of(SubjectRecords subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        if (
            VitalStatus.Of(subject, null) is { IsDead: true, Death: { Missing: [var missing, ..] } death } vital
            && vital.IsUndated
        )
            yield return Finding.Error(
                subject.Id,
                null,
                "DTHDTC",
                $"The subject is recorded as dead without a date of death. {death.Rule.Says}",
                $"Record {missing}."
            );
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

    // In the order in which they are believed.
    static IEnumerable<(string Where, PartialDate Written)> Dated(SubjectRecords subject)
    {
        if (subject.Demographics?.Death is { Year: not null } death)
            yield return ("DM", death);
        if (subject.Milestone(Milestone.Death)?.Date is { Year: not null } milestone)
            yield return ("DS", milestone);
        foreach (var ae in subject.Of<AdverseEvent>().Where(ae => ae.IsFatal))
            if (ae.End is { Year: not null } end)
                yield return ($"the fatal event (AE {ae.Sequence})", end);
    }

    static bool AreApart(PartialDate a, PartialDate b) => a.Latest < b.Earliest || b.Latest < a.Earliest;
}
