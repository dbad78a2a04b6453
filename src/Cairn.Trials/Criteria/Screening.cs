using Cairn.Quantities;
using Cairn.Records;
using Cairn.Studies;

namespace Cairn.Criteria;

/// <summary>Met = satisfied for entry: an inclusion criterion that is true, an exclusion criterion that is absent.</summary>
public enum CriterionVerdict
{
    Met,
    NotMet,
    Unknown,
}

public enum Eligibility
{
    Eligible,
    Ineligible,
    Undetermined,
}

/// <summary>One criterion's verdict with the answer it rests on.</summary>
/// <param name="Answer">Whether the criterion is satisfied for entry.</param>
public sealed record CriterionJudgement(Criterion Criterion, Answer<Truth> Answer)
{
    public CriterionVerdict Verdict =>
        Answer.Value switch
        {
            Truth.True => CriterionVerdict.Met,
            Truth.False => CriterionVerdict.NotMet,
            Truth.Unknown => CriterionVerdict.Unknown,
        };
}

/// <summary>
/// A line of the screening log: every atomic criterion of the study for one subject, and what follows.
/// One criterion not met makes a subject ineligible whatever is unknown; else one unknown leaves the subject undetermined.
/// </summary>
public sealed record Screening
{
    public required string Subject { get; init; }
    public required Eligibility Verdict { get; init; }
    public required IReadOnlyList<CriterionJudgement> Criteria { get; init; }

    /// <summary>Date of consent as recorded; null when none is recorded.</summary>
    public PartialDate? Consent { get; init; }

    /// <summary>Date of enrolment; null when not enrolled.</summary>
    public PartialDate? Enrolled { get; init; }

    /// <summary>Date of the recorded screening failure; null when there is none.</summary>
    public PartialDate? Failed { get; init; }

    /// <summary>What the records say that does not fit the verdict: enrolled though ineligible, failed though eligible.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    public IEnumerable<CriterionJudgement> NotMet => Criteria.Where(c => c.Verdict == CriterionVerdict.NotMet);
    public IEnumerable<CriterionJudgement> Unknown => Criteria.Where(c => c.Verdict == CriterionVerdict.Unknown);

    /// <summary>Screens one subject by the recorded answers.</summary>
    public static Screening Of(Study study, SubjectRecords subject)
    {
        var answers = subject
            .Of<EligibilityAnswer>()
            .GroupBy(a => a.TestCode, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Last(), StringComparer.Ordinal);
        List<CriterionJudgement> criteria =
        [
            .. study.AtomicCriteria.Select(c => new CriterionJudgement(c, Judge(c, answers.GetValueOrDefault(c.Id)))),
        ];
        var screening = new Screening
        {
            Subject = subject.Id,
            Verdict = Conclude(criteria),
            Criteria = criteria,
            Consent = subject.Demographics?.Consent ?? subject.Milestone(Milestone.Consented)?.Date,
            Enrolled = subject.Milestone(Milestone.Enrolled)?.Date,
            Failed = subject.Milestone(Milestone.ScreenFailure)?.Date,
            Findings = [],
        };
        return screening with { Findings = [.. Contradictions(screening, subject)] };
    }

    static Answer<Truth> Judge(Criterion criterion, EligibilityAnswer? answer)
    {
        var holds = Truth.Of(answer?.YesNo);
        return new(
            criterion.Kind == CriterionKind.Inclusion ? holds : holds.Not(),
            new(
                $"criterion.{criterion.Id}",
                holds.IsUnknown ? $"{criterion.Id} has no answer" : $"{criterion.Id} was answered {answer!.Result}"
            ),
            answer is null ? [] : [answer.AsFact()],
            holds.IsUnknown ? [new Gap.Judgement(criterion.Id, criterion.Text)] : []
        );
    }

    static Eligibility Conclude(IReadOnlyCollection<CriterionJudgement> criteria) =>
        criteria.Any(c => c.Verdict == CriterionVerdict.NotMet) ? Eligibility.Ineligible
        : criteria.Any(c => c.Verdict == CriterionVerdict.Unknown) ? Eligibility.Undetermined
        : Eligibility.Eligible;

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
