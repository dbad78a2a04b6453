using Cairn.Criteria.Rules;
using Cairn.Records;
using Cairn.Studies;

namespace Cairn.Criteria.Feasibility;

/// <summary>
/// Before the protocol is final: all criteria over a cohort of records. Criteria that only a person can judge are left out, the
/// others are asked as of a day: the same for all, or that of each subject's last record. Who has no consent on record is asked
/// as if
/// it were signed on that day, with the results of so many days before it.
/// </summary>
public sealed record FeasibilityStudy
{
    /// <summary>Those with a record.</summary>
    public required int Subjects { get; init; }

    /// <summary>Those who meet every criterion asked.</summary>
    public required int Eligible { get; init; }

    /// <summary>Those whom at least one criterion keeps out.</summary>
    public required int Ineligible { get; init; }

    /// <summary>The others.</summary>
    public int Undetermined => Subjects - Eligible - Ineligible;

    /// <summary>The criteria asked, in the protocol's order.</summary>
    public required IReadOnlyList<CriterionReach> Criteria { get; init; }

    /// <summary>Those of which something is known, and which keep somebody out or are unknown of somebody.</summary>
    public IReadOnlyList<CriterionReach> Telling =>
        [.. Criteria.Where(c => c.NotMet > 0 || (c.Unknown > 0 && c.Unknown < Subjects))];

    /// <summary>Those that are unknown of everybody: the cohort's records have nothing of them.</summary>
    public IReadOnlyList<CriterionReach> Unrecorded => [.. Criteria.Where(c => Subjects > 0 && c.Unknown == Subjects)];

    /// <summary>The criteria left to a person.</summary>
    public required IReadOnlyList<Criterion> LeftOut { get; init; }

    /// <summary>What loosening one bound would let in: each value that lets in more than the one before.</summary>
    public required IReadOnlyList<Loosening> Loosenings { get; init; }

    /// <param name="asOf">Null: the day of each subject's last record.</param>
    /// <param name="today">The day on which those are asked of whom no record has a day.</param>
    /// <param name="daysBefore">How old a result may be on the day, 0 or more.</param>
    /// <param name="asked">Bounds to loosen, with their new values; none: each bound in steps.</param>
    /// <exception cref="ArgumentException">The study has no rules.</exception>
    public static FeasibilityStudy Of(
        Study study,
        IReadOnlyList<SubjectRecords> cohort,
        DateOnly? asOf,
        DateOnly today,
        int daysBefore,
        IReadOnlyList<RuleParameter> asked
    )
    {
        ArgumentOutOfRangeException.ThrowIfNegative(daysBefore);
        var rules = EligibilityRules.Of(study) ?? throw new ArgumentException("The study has no rules.", nameof(study));
        var criteria = study.AtomicCriteria.ToLookup(c => c.Basis == CriterionBasis.Judgement);
        var asking = new CohortAsking(rules, [.. criteria[false]], cohort, asOf, today, daysBefore);
        var verdicts = asking.Verdicts();
        return new()
        {
            Subjects = cohort.Count,
            Eligible = verdicts.Count(v => v.All(c => c.IsTrue)),
            Ineligible = verdicts.Count(v => v.Any(c => c.IsFalse)),
            Criteria = [.. criteria[false].Select((c, i) => Reach(c, rules.WordsOf(c), i, verdicts, asking))],
            LeftOut = [.. criteria[true]],
            Loosenings = [.. (asked.Count > 0 ? asked.Select(One) : Steps.Of(rules.Parameters)).SelectMany(Loosened)],
        };

        IReadOnlyList<(RuleParameter From, RuleParameter To)> One(RuleParameter to) =>
            [(rules.Parameters.First(p => p.Name == to.Name), to)];

        IEnumerable<Loosening> Loosened(IReadOnlyList<(RuleParameter From, RuleParameter To)> steps) =>
            Letting(steps.Select(s => asking.Loosen(verdicts, s.From, s.To)), asked.Count > 0);
    }

    static IEnumerable<Loosening> Letting(IEnumerable<Loosening> steps, bool isAsked)
    {
        var most = 0;
        foreach (var step in steps)
            if (isAsked || step.LetIn > most)
            {
                most = step.LetIn;
                yield return step;
            }
    }

    static CriterionReach Reach(
        Criterion criterion,
        string? words,
        int index,
        IReadOnlyList<Truth[]> verdicts,
        CohortAsking asking
    ) =>
        new(
            criterion,
            words ?? criterion.Text,
            verdicts.Count(v => v[index].IsFalse),
            verdicts.Count(v => v[index].IsFalse && v.Count(c => c.IsFalse) == 1),
            verdicts.Count(v => v[index].IsUnknown),
            asking.Lacking(index, verdicts)
        );
}
