using Cairn.Criteria.Rules;
using Cairn.Records;
using Cairn.Studies;

namespace Cairn.Criteria;

/// <summary>What the records say that does not fit a verdict.</summary>
static class ScreeningFindings
{
    public static IEnumerable<Finding> Of(Screening screening, SubjectRecords subject) =>
        [.. Contradictions(screening, subject), .. Overruled(screening, subject), .. Broken(screening)];

    /// <summary>
    /// A person's answer to a criterion that is computed: the verdict stands, the answer is a deviation to explain.
    /// </summary>
    static IEnumerable<Finding> Overruled(Screening screening, SubjectRecords subject) =>
        from judged in screening.Criteria
        where judged.Criterion.Basis == CriterionBasis.Recorded && judged.Verdict != CriterionVerdict.Unknown
        let person = PersonsAnswer.To(judged.Criterion, subject)
        where person.Verdict != CriterionVerdict.Unknown && person.Verdict != judged.Verdict
        select Finding.Warning(
            subject.Id,
            null,
            $"IE {judged.Criterion.Id}",
            $"{judged.Criterion.Id} was answered otherwise than the records say.",
            "Correct the records or the answer; a computed verdict cannot be overruled, a deviation is recorded as one."
        );

    static IEnumerable<Finding> Broken(Screening screening) =>
        from judged in screening.Criteria
        where judged.Error is not null
        select Finding.Error(
            screening.Subject,
            null,
            judged.Criterion.Id,
            $"{judged.Criterion.Id} could not be worked out: {judged.Error}",
            "Correct the record it names."
        );

    static IEnumerable<Finding> Contradictions(Screening screening, SubjectRecords subject)
    {
        var open = string.Join(", ", screening.NotMet.Concat(screening.Unknown).Select(c => c.Criterion.Id));
        if (screening.Enrolled is { } day && screening.Verdict != Eligibility.Eligible)
            yield return Finding.Error(
                subject.Id,
                null,
                "DS ENROLLED",
                $"Enrolled on {day}, but {open} {(screening.Verdict == Eligibility.Ineligible ? "is not met" : "is unknown")}.",
                "Correct the answer, or record the protocol deviation."
            );
        if (screening.Failed is { } failed && screening.Verdict == Eligibility.Eligible)
            yield return Finding.Warning(
                subject.Id,
                null,
                "DS SCREEN FAILURE",
                $"Recorded as a screening failure on {failed}, but every criterion is met.",
                "Correct the answers, or say in DSTERM why the subject did not go on."
            );
    }
}
