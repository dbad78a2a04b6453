using Cairn.Escalation.Plan;
using static Cairn.Escalation.InWords;

namespace Cairn.Escalation.Designs;

/// <summary>
/// TITE-BOIN (Yuan, Lin, Li, Nie and Warren 2018), in the form of the effective sample size: a subject under observation counts
/// for the
/// share of the window that has passed. Enrolment waits while more than half of the subjects at the level are under
/// observation, and at the lowest level while the rate calls
/// for a lower one and somebody is under observation.
/// A level is closed on the full number of subjects, which avoids closing it too early.
/// </summary>
public sealed record TiteBoin(Boin Table) : TimedDesign(Table)
{
    const double MostPending = .5;

    Boin Now => (Boin)Complete;

    internal override bool CountsPartly(TimedState state) => true;

    public override string Name => $"TITE-{Complete.Name}";

    public override Move Next(TimedState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var (full, level, table) = (state.Full, state.Evaluated.Current, Now);
        var (closed, left) = (table.ClosedFrom(full), table.MaxSubjects - state.Enrolled);
        if (state.Pending.Count == 0 || closed == 1)
            return table.Next(full);
        if (left <= 0)
            return Move.Suspend(level);
        if (level >= closed || full[level].Evaluable < table.CohortSize)
            return table.Next(full);
        if (state.PendingAt(level) > MostPending * full[level].Evaluable)
            return Move.Suspend(level);
        var (dose, ground) = Rate(state) switch
        {
            var rate when rate <= table.EscalateAt => level + 1 < closed
                ? (level + 1, Ground.RateLow)
                : (level, Ground.NoHigherLevel),
            var rate when rate >= table.DeEscalateAt => level > 1 ? (level - 1, Ground.RateHigh) : (level, Ground.NoLowerLevel),
            _ => (level, Ground.RateInRange),
        };
        var last =
            ground == Ground.NoLowerLevel && state.PendingAt(level) > 0
            || dose == level && table.EnoughAtDose <= full[level].Evaluable;
        return last ? Move.Suspend(level) : Move.To(level, dose, Math.Min(table.CohortSize, left), ground);
    }

    public override string Reason(TimedState state, Move move)
    {
        ArgumentNullException.ThrowIfNull(state);
        var level = state.Evaluated.Current;
        if (
            state.Pending.Count == 0
            || move.Ground
                is not (
                    Ground.RateLow
                    or Ground.RateHigh
                    or Ground.RateInRange
                    or Ground.NoHigherLevel
                    or Ground.NoLowerLevel
                    or Ground.Pending
                )
        )
            return Complete.Reason(state.Full, move);
        var here = state.Full[level];
        var numbers = Invariant(
            $"Dose level {level}: {here.Dlts} DLT{(here.Dlts == 1 ? "" : "s")} in {here.Evaluable} subjects, "
                + $"{state.PendingAt(level)} of them under observation"
        );
        return move.Action == EscalationAction.Suspend
            ? $"{numbers}; {Waiting(state, here)}: wait."
            : Invariant(
                $"{numbers}, which counts as {EffectiveSize(state):0.00} subjects and a rate of {Rate(state):0.000}; "
                    + $"{Now.Interval}. Treat {move.Treat} at dose level {move.Dose}."
            );
    }

    string Waiting(TimedState state, DoseTally here)
    {
        if (state.Enrolled >= Now.MaxSubjects)
            return "all subjects are enrolled";
        if (state.PendingAt(state.Evaluated.Current) > MostPending * here.Evaluable)
            return "that is more than half";
        return Now.EnoughAtDose <= here.Evaluable
            ? "the level has enough subjects, and the trial ends when they are observed"
            : "the rate calls for a lower level, and there is none";
    }

    /// <summary>
    /// Subjects at the current level, those under observation counting for the share of the window that has passed.
    /// </summary>
    public static double EffectiveSize(TimedState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var level = state.Evaluated.Current;
        return state.Evaluated[level].Evaluable
            + state.Pending.Where(p => p.Level == level).Sum(p => Math.Min(1, p.Elapsed / state.Window));
    }

    static double Rate(TimedState state) => state.Evaluated[state.Evaluated.Current].Dlts / EffectiveSize(state);

    public override IEnumerable<RuleSentence> Sentences =>
        [
            .. Complete.Sentences,
            new(
                "Under observation (TITE-BOIN): a subject without a DLT so far counts for the share of the DLT window "
                    + "that has passed, and the rate is the DLTs divided by this number of subjects."
            ),
            new(
                "Enrolment waits while more than half of the subjects at the level are under observation, and at the "
                    + "lowest level while the rate calls for a lower one and somebody is under observation."
            ),
            new("A level is closed by the DLTs among all its subjects, those under observation included."),
        ];
}

/// <summary>TITE-BOIN as a protocol states it.</summary>
sealed class TiteBoinKind : DesignKind
{
    public override string Id => "tite-boin";
    public override string Name => "TITE-BOIN";
    public override string Says => "BOIN that counts part of a window";
    public override IReadOnlyList<Parameter> Parameters => BoinKind.All;
    public override IReadOnlyList<Need> Needs => IntervalNumbers.Needs;

    public override Design Make(Numbers numbers) => new TiteBoin(BoinKind.Table(numbers));

    public override IEnumerable<PlanFault> Faults(Numbers numbers) => BoinKind.TableFaults(numbers);
}
