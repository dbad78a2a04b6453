namespace Cairn.Escalation;

/// <summary>Where a dose level stands among the others; a rule may answer differently.</summary>
public enum LevelSituation
{
    /// <summary>The level above is open and has not been tried.</summary>
    NextUntried,
    /// <summary>The level above was closed.</summary>
    NextClosed,
    /// <summary>There is no level above.</summary>
    Highest,
}

/// <summary>A cell of the decision table.</summary>
/// <param name="Evaluable">Evaluable subjects at the level.</param>
/// <param name="Dlts">Of these, with a DLT.</param>
/// <param name="Move">What the design says.</param>
/// <param name="Closes">True when the level and those above are closed for good.</param>
public sealed record DecisionCell(LevelSituation Situation, int Evaluable, int Dlts, Move Move, bool Closes);

/// <summary>
/// A design's decisions by subjects and DLTs at the current level, asked from the design itself: the level is the second, the first was
/// cleared by a clean cohort. For a titration: those of the design that follows.
/// </summary>
public static class DecisionTable
{
    const int Level = 2;

    /// <summary>Every count from 1 to <paramref name="maxSubjects"/>, by situation, then subjects, then DLTs.</summary>
    public static IReadOnlyList<DecisionCell> Of(Design design, int maxSubjects)
    {
        ArgumentNullException.ThrowIfNull(design);
        if (design is AcceleratedTitration titration) return Of(titration.Then, maxSubjects);
        design = design.Endless;
        var below = new DoseTally(design.CohortSize, 0);
        return [.. from situation in Enum.GetValues<LevelSituation>()
                   from n in Enumerable.Range(1, maxSubjects)
                   from y in Enumerable.Range(0, n + 1)
                   select Cell(design, situation, State(situation, below, new(n, y)))];
    }

    static EscalationState State(LevelSituation situation, DoseTally below, DoseTally here) => situation switch
    {
        LevelSituation.Highest => new([below, here], Level),
        LevelSituation.NextUntried => new([below, here, default], Level),
        _ => new([below, here, default], Level, closedFrom: Level + 1),
    };

    static DecisionCell Cell(Design design, LevelSituation situation, EscalationState state) =>
        new(situation, state[Level].Evaluable, state[Level].Dlts, design.Next(state), design.ClosedFrom(state) <= Level);
}
