namespace Cairn.Escalation.Designs;

/// <summary>Variants A, B and C of the 3+3 rule.</summary>
public enum ThreePlusThreeVariant
{
    NoDeEscalation,
    SixBelowRejected,
    SixAtMtd,
}

/// <summary>What the 3+3 table says of one dose level.</summary>
enum LevelVerdict
{
    Incomplete,
    Clear,
    Expand,
    AtLimit,
    TooToxic,
}

/// <summary>
/// The 3+3 design with the parameters that protocols vary. The variants differ only in how many subjects the MTD needs:
/// no de-escalation: a cohort, so a too toxic level makes the one below the MTD at once (the traditional 3+3; Storer 1989);
/// six below rejected: the expanded number below a too toxic level, a cohort at the highest level;
/// six at MTD: the expanded number everywhere (Korn et al. 1994, six patients treated at the MTD).
/// No level is named MTD on fewer than a cohort.
/// Outside the textbook's numbers: a level between a cohort and the expanded number is judged like the cohort, with fewer than a
/// cohort only too many DLTs count; a DLT found late sends the trial back to a level below that is no longer settled; a level that
/// was left without being closed is taken up again.
/// </summary>
public sealed record ThreePlusThree(ThreePlusThreeVariant Variant) : Design
{
    public override int StartLevel
    {
        get;
        init => field = AtLeast(1, value);
    } = 1;

    public override int CohortSize
    {
        get;
        init => field = AtLeast(1, value);
    } = 3;

    /// <summary>Subjects added when the first cohort needs it.</summary>
    public int Expansion
    {
        get;
        init => field = AtLeast(1, value);
    } = 3;

    /// <summary>Most DLTs before the expanded number is reached; one more is too toxic. None at all clears the level.</summary>
    public int MaxDltFirst
    {
        get;
        init => field = AtLeast(0, value);
    } = 1;

    /// <summary>Most DLTs in the expanded number that clear the level.</summary>
    public int MaxDltExpanded
    {
        get;
        init => field = AtLeast(0, value);
    } = 1;

    /// <summary>
    /// Most DLTs in the expanded number with which the level can be the MTD; null: as many as clear it. With 2, one DLT in each of
    /// two cohorts makes the level the MTD (as registered for NCT04697940).
    /// </summary>
    public int? MaxDltAtMtd
    {
        get;
        init => field = value is { } most ? AtLeast(0, most) : null;
    }

    int Expanded => CohortSize + Expansion;
    int Tolerated => Math.Max(MaxDltExpanded, MaxDltAtMtd ?? 0);

    public override string Name =>
        $"{CohortSize}+{Expansion}, "
        + Variant switch
        {
            ThreePlusThreeVariant.NoDeEscalation => "no de-escalation",
            ThreePlusThreeVariant.SixBelowRejected => $"{Expanded} subjects at the level below a rejected one",
            _ => $"{Expanded} subjects at the MTD",
        };

    /// <summary>The table at one level.</summary>
    internal LevelVerdict At(DoseTally dose) =>
        dose switch
        {
            { Evaluable: var n, Dlts: var y } when n < Expanded && y > MaxDltFirst => LevelVerdict.TooToxic,
            { Evaluable: var n } when n < CohortSize => LevelVerdict.Incomplete,
            { Dlts: 0 } => LevelVerdict.Clear,
            { Evaluable: var n } when n < Expanded => LevelVerdict.Expand,
            { Dlts: var y } when y <= MaxDltExpanded => LevelVerdict.Clear,
            { Dlts: var y } when y <= Tolerated => LevelVerdict.AtLimit,
            _ => LevelVerdict.TooToxic,
        };

    public override Move Next(in EscalationState state)
    {
        var highest = ClosedFrom(state) - 1;
        if (highest == 0)
            return Move.Stop(0, Ground.LowestTooToxic);
        for (var level = LowestUnsettled(state, Math.Min(state.Current, highest)); ; level++)
        {
            var dose = state[level];
            switch (At(dose))
            {
                case LevelVerdict.Incomplete:
                    return Move.To(state.Current, level, CohortSize - dose.Evaluable, Ground.CohortIncomplete);
                case LevelVerdict.Expand:
                    return Move.To(state.Current, level, Expanded - dose.Evaluable, Ground.Expand);
                case LevelVerdict.AtLimit:
                case LevelVerdict.Clear when level == highest:
                    return Settle(state, level);
                case LevelVerdict.Clear when state[level + 1].Evaluable == 0:
                    return Move.To(state.Current, level + 1, CohortSize, Ground.Cleared);
            }
        }
    }

    public override int ClosedFrom(in EscalationState state)
    {
        for (var level = 1; level < state.ClosedFrom; level++)
            if (At(state[level]) == LevelVerdict.TooToxic)
                return level;
        return state.ClosedFrom;
    }

    /// <summary>The highest open level that the table clears, or allows as MTD.</summary>
    public override int Select(in EscalationState state)
    {
        for (var level = ClosedFrom(state) - 1; level > 0; level--)
            if (state[level].Evaluable > 0 && At(state[level]) is LevelVerdict.Clear or LevelVerdict.AtLimit)
                return level;
        return 0;
    }

    public override string Reason(in EscalationState state, Move move) => ThreePlusThreeReason.For(this, state, move);

    Move Settle(in EscalationState state, int level) =>
        NeededAtMtd(state, level) - state[level].Evaluable is var missing && missing > 0
            ? Move.To(state.Current, level, missing, Ground.MoreForMtd)
            : Move.Stop(level, Ground.MtdFound);

    /// <summary>Subjects a level needs to be the MTD.</summary>
    internal int NeededAtMtd(in EscalationState state, int level) =>
        Variant switch
        {
            ThreePlusThreeVariant.NoDeEscalation => CohortSize,
            ThreePlusThreeVariant.SixBelowRejected when level == state.Levels => CohortSize,
            _ => Expanded,
        };

    /// <summary>The lowest level up to a given one where DLTs call for more subjects; the given level when there is none.</summary>
    int LowestUnsettled(in EscalationState state, int upTo)
    {
        for (var level = 1; level < upTo; level++)
            if (state[level] is { Dlts: > 0, Evaluable: var n } && n < Expanded)
                return level;
        return upTo;
    }

    static int AtLeast(int least, int value)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, least);
        return value;
    }
}
