namespace Cairn.Escalation;

/// <summary>
/// A dose-escalation design: a value with one pure rule. The live decision, the decision table, the exact operating
/// characteristics, the dose-transition paths and the simulator all ask <see cref="Next"/>, so they cannot disagree.
/// The number of dose levels belongs to the state, not to the rule.
/// </summary>
public abstract record Design
{
    /// <summary>The design and its parameters, in words.</summary>
    public abstract string Name { get; }

    /// <summary>Level of the first cohort, from 1.</summary>
    public abstract int StartLevel { get; init; }

    /// <summary>Subjects in a full cohort.</summary>
    public abstract int CohortSize { get; init; }

    /// <summary>The rule. It accepts any numbers of subjects: cohorts of 2, 4 or 5 happen.</summary>
    public abstract Move Next(in EscalationState state);

    /// <summary>Why the rule makes a move in a state, with the numbers and the thresholds.</summary>
    public abstract string Reason(in EscalationState state, Move move);

    /// <summary>Lowest level that may not be treated again (it and all above); one above the highest level when all are open.</summary>
    public abstract int ClosedFrom(in EscalationState state);

    /// <summary>The level that would be the MTD were the trial to end in this state; 0 for none.</summary>
    public abstract int Select(in EscalationState state);

    /// <summary>The same rule without its limits on numbers, as its decision table is printed.</summary>
    public virtual Design Endless => this;

    /// <summary>Nobody treated yet.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The start level is above the highest level.</exception>
    public EscalationState Start(int levels) => EscalationState.Start(levels, StartLevel);

    /// <summary>The rule with its reason, and what one more subject at the current level would change.</summary>
    public Decision Decide(in EscalationState state)
    {
        var move = Next(state);
        return new(move, Name, Reason(state, move),
            Next(state.After(state.Current, new DoseTally(1, 1))),
            Next(state.After(state.Current, new DoseTally(1, 0))),
            move.InTitration ? Next(state.After(state.Current, new DoseTally(1, 0, 1))) : null);
    }
}
