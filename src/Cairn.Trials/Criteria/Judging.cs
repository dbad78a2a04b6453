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

    /// <summary>One not met decides whatever is unknown; else one unknown leaves it open.</summary>
    public static Eligibility Conclude(IReadOnlyCollection<CriterionJudgement> criteria)
    {
        if (criteria.Any(c => c.Verdict == CriterionVerdict.NotMet))
            return Eligibility.Ineligible;
        if (criteria.Any(c => c.Verdict == CriterionVerdict.Unknown))
            return Eligibility.Undetermined;
        return Eligibility.Eligible;
    }
}
