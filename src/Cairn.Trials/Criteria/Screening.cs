using Cairn.Criteria.Rules;
using Cairn.Quantities;
using Cairn.Records;
using Cairn.Studies;

namespace Cairn.Criteria;

/// <summary>
/// A line of the screening log: every atomic criterion of the study for one subject, and what follows.
/// One criterion not met makes a subject ineligible whatever is unknown; else one unknown leaves the subject undetermined,
/// and so does a study without criteria, of which nothing was asked, and an investigator's word against the records.
/// </summary>
public sealed record Screening
{
    public required string Subject { get; init; }
    public required Eligibility Verdict { get; init; }
    public required IReadOnlyList<CriterionJudgement> Criteria { get; init; }

    /// <summary>The screening that is judged: the last one, where there were several.</summary>
    public required ScreeningPeriod Period { get; init; }

    /// <summary>Date of consent as recorded; null when none is recorded.</summary>
    public PartialDate? Consent => Period.Consent;

    /// <summary>Date of enrolment; null when not enrolled.</summary>
    public PartialDate? Enrolled => Period.Enrolled;

    /// <summary>Date of the recorded screening failure; null when there is none.</summary>
    public PartialDate? Failed => Period.Failed;

    /// <summary>What the records say that does not fit the verdict: enrolled though ineligible, failed though eligible.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    public IEnumerable<CriterionJudgement> NotMet => Criteria.Where(c => c.Verdict == CriterionVerdict.NotMet);
    public IEnumerable<CriterionJudgement> Unknown => Criteria.Where(c => c.Verdict == CriterionVerdict.Unknown);

    /// <summary>Screens one subject: by the study's rules, and by the recorded answers of persons where it has none.</summary>
    public static Screening Of(Study study, SubjectRecords subject, GateMoment at)
    {
        var (criteria, period) = (Judging.Of(study, subject, at), ScreeningPeriod.Of(subject));
        var screening = new Screening
        {
            Subject = subject.Id,
            Verdict = criteria.Count == 0 ? Eligibility.Undetermined : Judging.Conclude(criteria, subject, AnswerTime.Of(period)),
            Criteria = criteria,
            Period = period,
            Findings = [],
        };
        return screening with { Findings = [.. ScreeningFindings.Of(screening, subject)] };
    }
}
