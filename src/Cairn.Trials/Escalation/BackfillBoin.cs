using static System.FormattableString;

namespace Cairn.Escalation;

/// <summary>
/// BF-BOIN (Zhao, Yuan, Takeda and others 2024): escalation by BOIN, while subjects who arrive when it waits are treated at lower levels
/// where a response was seen. A level is open for backfill when a response was seen there or below, it has fewer subjects than the cap,
/// it is not closed, and not both its DLT rate and the rate pooled with the next level call for going down. The highest open one is
/// filled; a closure for its rate may reopen.
/// When a backfilled level calls for going down and the current one does not, the rate pooled from that level to the current one decides.
/// </summary>
public sealed record BackfillBoin(Boin Table) : TimedDesign(Table)
{
    const double Rounding = 1e-9;

    /// <summary>Most subjects at a level that is filled.</summary>
    public int Cap { get; init; } = 12;

    Boin Now => (Boin)Complete;

    public override bool LooksAtResponses => true;

    public override string Name => $"backfill up to {Cap} subjects a level, {Complete.Name}";

    public override Move Next(in EscalationState state)
    {
        var move = Now.Next(state);
        if (move.Ground is not (Ground.RateLow or Ground.RateInRange or Ground.NoHigherLevel) || Conflict(state) is not { } pooled) return move;
        var level = state.Current;
        return Now.At(pooled) switch
        {
            RateVerdict.High when level > 1 => Move.To(level, level - 1, move.Treat, Ground.RateHigh),
            RateVerdict.InRange => Move.To(level, level, move.Treat, Ground.RateInRange),
            _ => move,
        };
    }

    /// <summary>Subjects under observation at other levels than the current one are not waited for.</summary>
    public override Move Next(TimedState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return base.Next(state with { Pending = [.. state.Pending.Where(p => p.Level == state.Evaluated.Current)] });
    }

    public override string Reason(in EscalationState state, Move move) =>
        Conflict(state) is { } pooled && Now.Next(state).Ground is Ground.RateLow or Ground.RateInRange or Ground.NoHigherLevel
            ? Invariant($"A lower level calls for going down and dose level {state.Current} does not; together they have {pooled.Dlts} DLTs in {pooled.Evaluable} subjects, which decides: {Now.Interval}. {(move.Mtd is null ? $"Treat {move.Treat} at dose level {move.Dose}." : $"Dose level {move.Dose}: stop.")}")
            : Now.Reason(state, move);

    public override int Backfill(TimedState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var (evaluated, full) = (state.Evaluated, state.Full);
        var closed = Now.ClosedFrom(evaluated);
        for (var level = Math.Min(evaluated.Current, closed) - 1; level > 0; level--)
            if (full[level].Evaluable < Cap && RespondedUpTo(evaluated, level) && !RateTooHigh(evaluated, level)) return level;
        return 0;
    }

    static bool RespondedUpTo(in EscalationState state, int level)
    {
        for (; level > 0; level--) if (state[level].Responses > 0) return true;
        return false;
    }

    bool RateTooHigh(in EscalationState state, int level) => GoesDown(state[level]) && GoesDown(state[level] + state[level + 1]);

    bool GoesDown(DoseTally dose) => dose.Evaluable > 0 && dose.Dlts >= Now.DeEscalateAt * dose.Evaluable - Rounding;

    /// <summary>The outcomes from the highest lower level that calls for going down to the current one; null when none does.</summary>
    DoseTally? Conflict(in EscalationState state)
    {
        var pooled = state[state.Current];
        for (var level = state.Current - 1; level > 0; level--)
        {
            pooled += state[level];
            if (state[level].Evaluable >= CohortSize && GoesDown(state[level])) return pooled;
        }
        return null;
    }
}
