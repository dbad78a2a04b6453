using Cairn.Criteria.Explaining;
using Cairn.Criteria.Rules;
using Cairn.Records;
using Cairn.Studies;

namespace Cairn.Criteria;

/// <summary>Every criterion of a gate for one subject, and what follows from all of them.</summary>
static class Judging
{
    /// <summary>By the study's rules, and by the recorded answers of persons where it has none.</summary>
    public static IReadOnlyList<CriterionJudgement> Of(Study study, SubjectRecords subject, GateMoment at)
    {
        var asked = study.AskedAt(at.Gate);
        if (EligibilityRules.Of(study) is not { } rules)
            return [.. asked.Select(c => PersonsAnswer.To(c, subject))];
        var explainer = new Explainer(rules, at, subject);
        return [.. asked.Select(explainer.Explain)];
    }

    /// <summary>
    /// One not met decides whatever is unknown; else one unknown leaves it open, and so does an investigator's word against a
    /// verdict that was worked out, until one of the two is mended.
    /// </summary>
    public static Eligibility Conclude(
        IReadOnlyCollection<CriterionJudgement> criteria,
        SubjectRecords subject,
        AnswerTime counts
    )
    {
        if (criteria.Any(c => c.Verdict == CriterionVerdict.NotMet))
            return Eligibility.Ineligible;
        if (criteria.Any(c => c.Verdict == CriterionVerdict.Unknown))
            return Eligibility.Undetermined;
        return Contradicted(criteria, subject, counts).Any() ? Eligibility.Undetermined : Eligibility.Eligible;
    }

    /// <summary>The criteria that were worked out, and to which a person gave another answer.</summary>
    public static IEnumerable<CriterionJudgement> Contradicted(
        IReadOnlyCollection<CriterionJudgement> criteria,
        SubjectRecords subject,
        AnswerTime counts
    ) =>
        from judged in criteria
        where judged.Criterion.Basis == CriterionBasis.Recorded && judged.Verdict != CriterionVerdict.Unknown
        let person = PersonsAnswer.To(judged.Criterion, subject, counts)
        where person.Verdict != CriterionVerdict.Unknown && person.Verdict != judged.Verdict
        select judged;
}
