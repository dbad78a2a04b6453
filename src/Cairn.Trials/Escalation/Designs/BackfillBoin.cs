using Cairn.Escalation.Plan;
using static Cairn.Escalation.InWords;

namespace Cairn.Escalation.Designs;

/// <summary>
/// BF-BOIN (Zhao, Yuan, Korn and Freidlin 2024, Clin Cancer Res 30:673-679): escalation by BOIN, while subjects who arrive when
/// it waits are treated at lower levels where a response was seen. A level is open for backfill when a response was seen there or
/// below, it has fewer subjects than the cap, and neither it nor a level below it is closed. It is closed while both its DLT rate
/// and the rate pooled with the next level call for going down. The highest open one is filled. A lower level that calls for
/// going down, or for staying while the current one calls for going up, is in conflict. The rate pooled from it to the current
/// level then decides: when it calls for going down, the highest level is treated up to which the rate, pooled from the same
/// level, does not; when none, the level below. A conflict never takes the trial higher; of several the most cautious counts.
/// </summary>
public sealed record BackfillBoin(Boin Table) : TimedDesign(Table)
{
    const double Rounding = 1e-9;

    /// <summary>Most subjects at a level that is filled.</summary>
    public int Cap { get; init; } = 12;

    Boin Now => (Boin)Complete;

    public override bool LooksAtResponses => true;

    public override bool Backfills => true;

    public override Phrase Name => $"backfill up to {Cap} subjects a level, {Complete.Name}";

    public override Move Next(in EscalationState state)
    {
        var (own, level) = (Now.Next(state), state.Current);
        if (Conflicts(state, own) is not { } conflict)
            return own;
        if (conflict.Dose == level && Now.EnoughAtDose <= state[level].Evaluable)
            return Move.Stop(Select(state), Ground.EnoughAtDose);
        return Move.To(
            level,
            conflict.Dose,
            Math.Min(CohortSize, Now.MaxSubjects - state.Total.Evaluable),
            conflict.Dose < level ? Ground.RateHigh : Ground.RateInRange
        );
    }

    /// <summary>
    /// Subjects under observation at other levels than the current one are not waited for, unless they take the last places.
    /// </summary>
    public override Move Next(TimedState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var move = base.Next(state with { Pending = [.. state.Pending.Where(p => p.Level == state.Evaluated.Current)] });
        if (move.Mtd is not null || move.Action == EscalationAction.Suspend)
            return move;
        var places = Places(state);
        return places > 0 ? move with { Treat = Math.Min(move.Treat, places) } : Move.Suspend(state.Evaluated.Current);
    }

    int Places(TimedState state) => Now.MaxSubjects - state.Full.Total.Evaluable;

    public override Phrase Reason(in EscalationState state, Move move)
    {
        if (Conflicts(state, Now.Next(state)) is not { } conflict)
            return Now.Reason(state, move);
        var (level, from) = (state.Current, conflict.From);
        return Invariant(
                $"The DLTs at dose level {from} ({state[from]}) disagree with those at dose level {level} "
                    + $"({state[level]}). Dose levels {from} to {level} together have {Counted(conflict.Pooled)}, which "
                    + $"decides: {Now.Interval}. "
            )
            + (
                conflict.Dose < level
                    ? $"From dose level {from} to any level below {level} the pooled rate calls for going down, too: "
                        + $"treat {move.Treat} at dose level {move.Dose}."
                : move.Mtd is null ? $"Treat {move.Treat} at dose level {move.Dose}."
                : $"The level has {Now.EnoughAtDose} subjects or more: stop. "
                    + $"{(move.Dose > 0 ? $"Dose level {move.Dose} is the MTD." : "No dose level is the MTD.")}"
            );
    }

    static string Counted(DoseTally dose) => $"{InWords.Dlts(dose.Dlts)} in {InWords.Subjects(dose.Evaluable)}";

    public override IReadOnlyList<int>? OpenForBackfill(TimedState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var (evaluated, full, open) = (state.Evaluated, state.Full, new List<int>());
        if (Places(state) <= 0)
            return open;
        var (end, responded) = (Math.Min(evaluated.Current, Now.ClosedFrom(evaluated)), false);
        for (var level = 1; level < end && !RateTooHigh(evaluated, level); level++)
        {
            responded |= evaluated[level].Responses > 0;
            if (responded && full[level].Evaluable is var n and > 0 && n < Cap)
                open.Add(level);
        }
        return open;
    }

    bool RateTooHigh(in EscalationState state, int level) => GoesDown(state[level]) && GoesDown(state[level] + state[level + 1]);

    bool GoesDown(DoseTally dose) => dose.Evaluable > 0 && dose.Dlts >= Now.DeEscalateAt * dose.Evaluable - Rounding;

    bool GoesUp(DoseTally dose) => dose.Dlts <= Now.EscalateAt * dose.Evaluable + Rounding;

    /// <summary>A lower level in conflict, all outcomes from it to the current level, and the level to treat.</summary>
    readonly record struct Conflict(int From, DoseTally Pooled, int Dose);

    /// <summary>
    /// The conflict that calls for the lowest level (of equal ones the one with the highest lower level); null when none calls
    /// for less than the BOIN table does.
    /// </summary>
    Conflict? Conflicts(in EscalationState state, Move own)
    {
        if (
            own.Ground
            is not (
                Ground.RateLow
                or Ground.RateInRange
                or Ground.RateHigh
                or Ground.NoHigherLevel
                or Ground.LevelClosed
                or Ground.EnoughAtDose
            )
        )
            return null;
        var (level, lowest) = (state.Current, own.Mtd is null ? own.Dose : state.Current);
        var up = Now.At(state[level]) == RateVerdict.Low;
        Conflict? found = null;
        for (var from = level - 1; from > 0; from--)
        {
            var verdict = Now.At(state[from]);
            if (verdict != RateVerdict.High && !(up && verdict == RateVerdict.InRange && state[from].Evaluable >= CohortSize))
                continue;
            var pooled = Pool(state, from, level);
            var dose =
                GoesDown(pooled) ? HighestSafe(state, from)
                : GoesUp(pooled) ? lowest
                : level;
            if (dose < lowest)
                (found, lowest) = (new(from, pooled, dose), dose);
        }
        return found;
    }

    int HighestSafe(in EscalationState state, int from)
    {
        for (var level = state.Current - 1; level >= from; level--)
            if (!GoesDown(Pool(state, from, level)))
                return level;
        return Math.Max(1, from - 1);
    }

    static DoseTally Pool(in EscalationState state, int from, int to)
    {
        var pooled = default(DoseTally);
        for (var level = from; level <= to; level++)
            pooled += state[level];
        return pooled;
    }

    public override IEnumerable<RuleSentence> Sentences =>
        [
            .. Complete.Sentences,
            new(
                "Backfill (BF-BOIN): who arrives while the escalation waits is treated at the highest open lower "
                    + "level. A lower level is open when a response was seen there or below, it has fewer than "
                    + $"{Subjects(Cap)}, and neither it nor a level below is closed to backfill.",
                BackfillBoinKind.Cap.Key
            ),
            new(
                "A level is closed to backfill while its DLT rate and the rate pooled with the next level both call "
                    + "for going down."
            ),
            new(
                "A lower level that calls for going down, or, with a cohort, for staying while the current one calls "
                    + "for going up, is in conflict: the rate pooled from it to the current level decides, of several "
                    + "conflicts the most cautious, and never higher than the current level's own rate."
            ),
        ];
}

/// <summary>BF-BOIN as a protocol states it.</summary>
sealed class BackfillBoinKind : DesignKind
{
    public static readonly WholeParameter Cap = new("backfillCap")
    {
        Label = "Backfill cap",
        Help = "BF-BOIN: most subjects at a level that is filled",
        Most = TrialNumbers.MostSubjects,
        Default = 12,
    };

    public override string Id => "bf-boin";
    public override DesignFamily Family => DesignFamily.Response;
    public override string Name => "BF-BOIN";
    public override string Says => "BOIN that fills lower levels while it waits";
    public override IReadOnlyList<Parameter> Parameters { get; } = [.. BoinKind.All, Cap];
    public override IReadOnlyList<Need> Needs => IntervalNumbers.Needs;
    public override string OnlyPlannedBecause =>
        "it fills lower levels while it waits for a response there, and the decision of a running trial is fed with DLTs alone";

    public override Design Make(Numbers numbers) => new BackfillBoin(BoinKind.Table(numbers)) { Cap = numbers.Needed(Cap) };

    public override IEnumerable<PlanFault> Faults(Numbers numbers) => BoinKind.TableFaults(numbers);
}
