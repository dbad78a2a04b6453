using Cairn.Criteria.Explaining;
using Cairn.Criteria.Rules;
using Cairn.Quantities;
using Cairn.Records;
using Cairn.Studies;

namespace Cairn.Criteria;

public enum Eligibility
{
    Eligible,
    Ineligible,
    Undetermined,
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

    /// <summary>Screens one subject: by the study's rules, and by the recorded answers of persons where it has none.</summary>
    public static Screening Of(Study study, SubjectRecords subject, GateMoment at)
    {
        var criteria = Judge(study, subject, at);
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
        return screening with { Findings = [.. ScreeningFindings.Of(screening, subject)] };
    }

    static IReadOnlyList<CriterionJudgement> Judge(Study study, SubjectRecords subject, GateMoment at)
    {
        var asked = study.AskedAt(at.Gate);
        if (EligibilityRules.Of(study) is not { } rules)
            return [.. asked.Select(c => PersonsAnswer.To(c, subject))];
        var explainer = new Explainer(rules, at, subject);
        return [.. asked.Select(explainer.Explain)];
    }

    static Eligibility Conclude(IReadOnlyCollection<CriterionJudgement> criteria)
    {
        if (criteria.Any(c => c.Verdict == CriterionVerdict.NotMet))
            return Eligibility.Ineligible;
        if (criteria.Any(c => c.Verdict == CriterionVerdict.Unknown))
            return Eligibility.Undetermined;
        return Eligibility.Eligible;
    }
}
