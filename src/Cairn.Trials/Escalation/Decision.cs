namespace Cairn.Escalation;

/// <summary>A move with its reason, as a safety review committee reads it.</summary>
/// <param name="Move">What to do next.</param>
/// <param name="Rule">The design, with its parameters.</param>
/// <param name="Reason">Why, with the numbers and the thresholds.</param>
/// <param name="IfOneMoreDlt">The move were there one more evaluable subject at the current level, with a DLT.</param>
/// <param name="IfOneMoreNonDlt">The move were there one more evaluable subject at the current level, without a DLT or moderate
/// event.</param>
/// <param name="IfOneMoreModerate">The move were there one more with a moderate event and no DLT; null outside titration.</param>
public sealed record Decision(
    Move Move,
    Phrase Rule,
    Phrase Reason,
    Move IfOneMoreDlt,
    Move IfOneMoreNonDlt,
    Move? IfOneMoreModerate
)
{
    public EscalationAction Action => Move.Action;

    /// <summary>
    /// The move were one of those under observation at the highest level that has any to have a DLT; null of nobody.
    /// </summary>
    public Move? IfOneWatchedHasDlt { get; init; }

    /// <summary>The move were all of those under observation to complete it without a DLT; null of nobody.</summary>
    public Move? IfAllWatchedHaveNone { get; init; }

    /// <summary>Level to treat next. On stop: the MTD, 0 for none.</summary>
    public int Dose => Move.Dose;

    /// <summary>Subjects to treat next at that level; 0 on stop.</summary>
    public int Treat => Move.Treat;

    /// <summary>The level found on stop, 0 for none; null while the trial goes on.</summary>
    public int? Mtd => Move.Mtd;

    /// <summary>True when one more DLT at the current level would change the move.</summary>
    public bool OneMoreDltChangesIt => !IfOneMoreDlt.SameAs(Move);

    /// <summary>True when one more subject without an event at the current level would change the move.</summary>
    public bool OneMoreNonDltChangesIt => !IfOneMoreNonDlt.SameAs(Move);
}
