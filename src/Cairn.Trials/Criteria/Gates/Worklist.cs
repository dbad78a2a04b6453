using Cairn.Studies;

namespace Cairn.Criteria.Gates;

/// <summary>
/// What to draw, for whom, by when, and what value would pass: over all subjects, what the unknown criteria of their gates need.
/// What serves several criteria stands once. Nothing is drawn for a screening that failed, or that cannot succeed however long
/// one waits.
/// </summary>
public static class Worklist
{
    /// <summary>What is ahead first, by day, then what was due; in each by subject.</summary>
    public static IReadOnlyList<WorkItem> Of(IEnumerable<GateReview> gates) =>
        [
            .. gates
                .Where(IsOpen)
                .SelectMany(Items)
                .OrderBy(i => i.Due.IsLate)
                .ThenBy(i => i.Due.By ?? DateOnly.MaxValue)
                .ThenBy(i => i.Subject, StringComparer.Ordinal),
        ];

    static bool IsOpen(GateReview gate) =>
        gate.State switch
        {
            GateState.Passed => true,
            GateState.Refused => false,
            GateState.Ahead => gate.Gate != Gate.Screening || gate.NotMet.All(c => c.Turns is { Then: Truth.True }),
        };

    static IEnumerable<WorkItem> Items(GateReview gate) =>
        gate
            .Unknown.SelectMany(c => c.Answer.Missing.Select(gap => (Criterion: c.Criterion, Gap: gap)))
            .GroupBy(m => What(m.Gap))
            .Select(same => Item(gate, same.Key, [.. same]));

    static WorkItem Item(GateReview gate, Gap what, IReadOnlyList<(Criterion Criterion, Gap Gap)> asked) =>
        new(
            gate.Subject,
            gate.Gate,
            gate.Fraction,
            what,
            asked.Max(a => a.Gap is Gap.ToPass pass ? pass.Rows : 1),
            [.. asked.Select(a => new Purpose(a.Criterion.Id, (a.Gap as Gap.ToPass)?.Passes))],
            new(gate.Gate, Freshness(gate.Gate, asked), gate.Day, gate.State == GateState.Passed)
        );

    /// <summary>The strictest of the criteria it serves.</summary>
    static int? Freshness(Gate gate, IReadOnlyList<(Criterion Criterion, Gap Gap)> asked) =>
        asked.SelectMany(a => a.Criterion.Again).Min(a => a.Gate == gate ? (int?)a.WithinDays : null);

    static Gap What(Gap gap) => gap is Gap.ToPass pass ? pass.What : gap;
}
