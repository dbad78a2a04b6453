using Cairn.Criteria.Rules;
using Cairn.Studies;

namespace Cairn.Criteria.Gates;

/// <summary>One gate of one subject: every criterion that is asked there, on its day, and what follows.</summary>
public sealed record GateReview
{
    public required string Subject { get; init; }
    public required Gate Gate { get; init; }

    /// <summary>Number of the fraction before which it is asked, from 1; null at the other gates.</summary>
    public int? Fraction { get; init; }

    public required GateState State { get; init; }

    /// <summary>
    /// The day it was passed or is planned for; null when no day is planned: then it is asked of the day of the analysis.
    /// </summary>
    public DateOnly? Day { get; init; }

    public required Eligibility Verdict { get; init; }
    public required IReadOnlyList<CriterionJudgement> Criteria { get; init; }

    /// <summary>What went through although a criterion was not met or not known.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    public IEnumerable<CriterionJudgement> NotMet => Criteria.Where(c => c.Verdict == CriterionVerdict.NotMet);
    public IEnumerable<CriterionJudgement> Unknown => Criteria.Where(c => c.Verdict == CriterionVerdict.Unknown);
}
