using Cairn.Escalation.Designs;

namespace Cairn.Escalation.Exact;

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
/// A design's decisions by subjects and DLTs at the current level, asked from the design itself: the levels below were cleared by
/// a clean cohort each. The level is the second of three, for a design with a fixed number of levels the second and the highest
/// of these (a model answers differently at each level and after other outcomes). For a titration: the decisions of the design
/// that follows, once titration is over; before that see <see cref="TitrationTable"/>.
/// </summary>
public static class DecisionTable
{
    /// <summary>Every count from 1 to <paramref name="maxSubjects"/>, by situation, then subjects, then DLTs.</summary>
    public static IReadOnlyList<DecisionCell> Of(Design design, int maxSubjects)
    {
        ArgumentNullException.ThrowIfNull(design);
        design = Asked(design);
        return
        [
            .. from situation in Enum.GetValues<LevelSituation>()
            where situation == LevelSituation.Highest || design.FixedLevels is not < 3
            from n in Enumerable.Range(1, maxSubjects)
            from y in Enumerable.Range(0, n + 1)
            select Cell(design, situation, State(design, situation, new(n, y))),
        ];
    }

    /// <summary>The design as a table asks it: after titration, without its limits on numbers.</summary>
    internal static Design Asked(Design design) => AfterTitration(design).Endless with { StartLevel = 1 };

    static Design AfterTitration(Design design) =>
        design switch
        {
            AcceleratedTitration titration => titration.Then,
            Restricted restricted => restricted.Of(AfterTitration(restricted.Rule)),
            _ => design,
        };

    internal static EscalationState State(Design design, LevelSituation situation, DoseTally here)
    {
        var (levels, level) =
            situation == LevelSituation.Highest
                ? (design.FixedLevels ?? 2, design.FixedLevels ?? 2)
                : (design.FixedLevels ?? 3, 2);
        var state = EscalationState.Start(levels, 1);
        for (var below = 1; below < level; below++)
            state = state.With(below, new(design.CohortSize, 0));
        state = state.After(level, here);
        return situation == LevelSituation.NextClosed ? state.Close(level + 1) : state;
    }

    static DecisionCell Cell(Design design, LevelSituation situation, EscalationState state) =>
        new(
            situation,
            state[state.Current].Evaluable,
            state[state.Current].Dlts,
            design.Next(state),
            design.Closes(state, state.Current)
        );
}
