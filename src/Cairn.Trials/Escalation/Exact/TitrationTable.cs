using Cairn.Escalation.Designs;

namespace Cairn.Escalation.Exact;

/// <summary>A cell of a titration's table: what follows the one subject of a level.</summary>
/// <param name="Level">The level treated.</param>
/// <param name="Dlts">DLTs so far, 0 or 1: the first ends titration.</param>
/// <param name="Triggers">Subjects so far with a moderate event; null where the number does not matter.</param>
/// <param name="Move">What the design says.</param>
public sealed record TitrationCell(int Level, int Dlts, int? Triggers, Move Move)
{
    /// <summary>True when the next subject is treated in titration, too.</summary>
    public bool GoesOn => Move.Ground == Ground.Titrate;
}

/// <summary>
/// A titration's decisions, asked from the design itself: one subject on each level from the first, by the number of DLTs and of
/// subjects with a moderate event (trigger) so far. What follows titration is in <see cref="DecisionTable"/>.
/// </summary>
public static class TitrationTable
{
    /// <summary>The table; empty for a design that does not start with titration.</summary>
    /// <param name="design">The design.</param>
    /// <param name="levels">Number of dose levels; null for one above the titration levels.</param>
    public static IReadOnlyList<TitrationCell> Of(Design design, int? levels = null)
    {
        ArgumentNullException.ThrowIfNull(design);
        if (AcceleratedTitration.In(design) is not { } titration || titration.TitrationLevels < titration.StartLevel)
            return [];
        var (count, first) = (levels ?? Math.Min(titration.TitrationLevels + 1, EscalationState.MaxLevels), titration.StartLevel);
        design = design.Endless;
        return
        [
            .. from level in Enumerable.Range(first, Math.Min(titration.TitrationLevels, count) - first + 1)
            from outcome in Outcomes(Math.Min(titration.ModerateLimit, level - first + 1))
            select new TitrationCell(
                level,
                outcome.Dlts,
                outcome.Triggers,
                design.Next(State(design.Start(count), level, outcome.Dlts, outcome.Triggers ?? 0))
            ),
        ];
    }

    static IEnumerable<(int Dlts, int? Triggers)> Outcomes(int most) =>
        [.. Enumerable.Range(0, most + 1).Select(t => (0, (int?)t)), (1, null)];

    // The highest levels have the triggers: one that ends titration is in the subject just treated.
    static EscalationState State(EscalationState state, int level, int dlts, int triggers)
    {
        for (var at = state.Current; at <= level; at++)
            state = state.After(at, new(1, at == level ? dlts : 0, level - at < triggers ? 1 : 0));
        return state;
    }
}
