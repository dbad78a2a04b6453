using Cairn.Records;
using Cairn.Studies;

namespace Cairn.Cohorts;

/// <summary>Which criterion fails, and the answers to all of them. Criteria that show one problem fail together.</summary>
sealed class ScreeningAnswers(Study study, ScreeningPlan plan)
{
    readonly IReadOnlyList<Criterion> _criteria = [.. study.AtomicCriteria];
    readonly IReadOnlyList<(string Id, CriterionFailure Failure)> _failures = Failures(study, plan);

    /// <summary>The criterion that decides, with what the records show; null when the person is eligible.</summary>
    public (string Id, CriterionFailure Failure)? Draw(Chance chance)
    {
        if (_failures.Count == 0 || !chance.For("failure").Happens(plan.FailureProbability))
            return null;
        return _failures[chance.For("criterion").Weighted([.. _failures.Select(f => f.Failure.Weight)])];
    }

    /// <summary>Writes the answers and gives the criteria that fail, in the protocol's order.</summary>
    public IReadOnlyList<string> Write(Chart chart, (string Id, CriterionFailure Failure)? decisive, DateOnly date, Chance chance)
    {
        var failing = Failing(decisive);
        // Once a person cannot take part, the rest of the work-up is often not finished.
        var unknownRate = failing.Count > 0 && chance.For("unfinished").Happens(0.25) ? 0.3 : plan.UnknownAnswerRate;
        foreach (var criterion in _criteria)
        {
            var fails = failing.Contains(criterion.Id, StringComparer.Ordinal);
            var answer = chance.For(criterion.Id);
            var unknown = answer.Happens(unknownRate) && !fails;
            var isLeftOut = unknown && answer.Happens(0.3);
            if (isLeftOut || IsComputed(criterion))
                continue;
            chart.Add(Answer(chart.Subject, criterion, unknown ? Truth.Unknown : Truth.Of(fails), date));
        }
        return failing;
    }

    /// <summary>What is worked out from records has no person's answer, where the study has rules for it.</summary>
    bool IsComputed(Criterion criterion) => study.Eligibility is not null && criterion.Basis is CriterionBasis.Recorded;

    IReadOnlyList<string> Failing((string Id, CriterionFailure Failure)? decisive)
    {
        if (decisive is not { Id: var id, Failure: var failure })
            return [];
        if (failure.Shows is ScreeningProblem.AnswerOnly)
            return [id];
        return [.. _failures.Where(f => f.Failure.Shows == failure.Shows).Select(f => f.Id)];
    }

    static EligibilityAnswer Answer(string subject, Criterion criterion, Truth fails, DateOnly date) =>
        new()
        {
            Subject = subject,
            Sequence = 0,
            TestCode = criterion.Id,
            Test = criterion.Text,
            Visit = ScreeningWriter.Visit,
            Evaluator = "INVESTIGATOR",
            Date = Chart.On(date),
            Category = criterion.Kind is CriterionKind.Inclusion ? "INCLUSION" : "EXCLUSION",
            Result =
                fails.IsUnknown ? "U"
                : fails.IsTrue == (criterion.Kind is CriterionKind.Exclusion) ? "Y"
                : "N",
        };

    static IReadOnlyList<(string, CriterionFailure)> Failures(Study study, ScreeningPlan plan) =>
        [
            .. from criterion in study.AtomicCriteria
            let failure = plan.Criteria is null
                ? criterion.Basis is CriterionBasis.Judgement
                    ? new CriterionFailure(1, ScreeningProblem.AnswerOnly)
                    : null
                : plan.Criteria.GetValueOrDefault(criterion.Id)
            where failure is not null
            select (criterion.Id, failure),
        ];
}
