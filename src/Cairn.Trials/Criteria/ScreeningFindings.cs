using Cairn.Criteria.Rules;
using Cairn.Quantities;
using Cairn.Records;
using Cairn.Studies;

namespace Cairn.Criteria;

/// <summary>What the records say that does not fit a verdict.</summary>
static class ScreeningFindings
{
    public static IEnumerable<Finding> Of(Screening screening, SubjectRecords subject) =>
        [
            .. Enrolled(screening, subject),
            .. FailedThoughEligible(screening),
            .. Overruled(screening, subject),
            .. Unsigned(screening, subject),
            .. Broken(screening),
        ];

    static IEnumerable<Finding> Enrolled(Screening screening, SubjectRecords subject) =>
        screening.Enrolled is { } day
            ? Deviations.Of(subject, screening.Criteria, $"Enrolled on {DayWords.Of(day)}", "DS ENROLLED")
            : Array.Empty<Finding>();

    static IEnumerable<Finding> FailedThoughEligible(Screening screening)
    {
        if (screening.Failed is { } failed && screening.Verdict == Eligibility.Eligible)
            yield return Finding.Warning(
                screening.Subject,
                null,
                "DS SCREEN FAILURE",
                $"Recorded as a screening failure on {failed}, but every criterion is met.",
                "Correct the answers, or say in DSTERM why the subject did not go on."
            );
    }

    static IEnumerable<Finding> Overruled(Screening screening, SubjectRecords subject) =>
        Overruled(screening.Criteria, subject, AnswerTime.Of(screening.Period));

    /// <summary>
    /// A person's answer to a criterion that is computed: its verdict stands, and nobody is called eligible against the answer.
    /// </summary>
    internal static IEnumerable<Finding> Overruled(
        IReadOnlyCollection<CriterionJudgement> criteria,
        SubjectRecords subject,
        AnswerTime counts
    ) =>
        from judged in Judging.Contradicted(criteria, subject, counts)
        select Finding.Warning(
            subject.Id,
            null,
            $"IE {judged.Criterion.Id}",
            $"{judged.Criterion.Id} was answered otherwise than the records say.",
            "Correct the records or the answer: until they agree nobody is called eligible. A computed verdict cannot be "
                + "overruled; a deviation is recorded as one."
        );

    /// <summary>A judgement is somebody's, of a day.</summary>
    static IEnumerable<Finding> Unsigned(Screening screening, SubjectRecords subject) =>
        from judged in screening.Criteria
        where judged.Criterion.Basis != CriterionBasis.Recorded
        let answer = PersonsAnswer.Last(judged.Criterion, subject)
        where answer is { YesNo: not Truth.Unknown } && (answer.Evaluator is null || answer.Date is null)
        select Finding.Warning(
            subject.Id,
            null,
            $"IE {judged.Criterion.Id}",
            $"The answer to {judged.Criterion.Id} does not say {(answer.Evaluator is null ? "who judged" : "on which day")}.",
            "Record IEEVAL, who judged, and IEDTC, the day."
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
}
