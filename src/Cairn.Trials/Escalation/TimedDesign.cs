using static System.FormattableString;

namespace Cairn.Escalation;

/// <summary>A design for late toxicity: with everybody observed it is the design it is made of; before that it reads the time under observation.</summary>
public abstract record TimedDesign(Design Complete) : Design
{
    /// <summary>The design when everybody is observed.</summary>
    public Design Complete { get; private protected init; } = Complete;

    public override int StartLevel { get => Complete.StartLevel; init => Complete = Complete with { StartLevel = value }; }
    public override int CohortSize { get => Complete.CohortSize; init => Complete = Complete with { CohortSize = value }; }
    public override Design Endless => this with { Complete = Complete.Endless };
    internal override bool DecidesMeanwhile => true;
    internal override Design InATrial => this with { Complete = Complete.InATrial };
    internal override bool WaitsBefore(in EscalationState state, int level) => false;
    public override Move Next(in EscalationState state) => Complete.Next(state);
    public override string Reason(in EscalationState state, Move move) => Complete.Reason(state, move);
    internal override bool LooksAtModerate => Complete.LooksAtModerate;
    public override bool LooksAtResponses => Complete.LooksAtResponses;
    public override double? TargetRate => Complete.TargetRate;
    public override int? FixedLevels => Complete.FixedLevels;

    public override int ClosedFrom(in EscalationState state) => Complete.ClosedFrom(state);
    public override int Select(in EscalationState state) => Complete.Select(state);
}

/// <summary>
/// TITE-BOIN (Yuan, Lin, Li, Nie and Warren 2018), in the form of the effective sample size: a subject under observation counts for the
/// share of the window that has passed. Enrolment waits while more than half of the subjects at the level are under observation, and at the lowest level while the rate calls
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
        if (state.Pending.Count == 0 || closed == 1) return table.Next(full);
        if (left <= 0) return Move.Suspend(level);
        if (level >= closed || full[level].Evaluable < table.CohortSize) return table.Next(full);
        if (state.PendingAt(level) > MostPending * full[level].Evaluable) return Move.Suspend(level);
        var (dose, ground) = Rate(state) switch
        {
            var rate when rate <= table.EscalateAt => level + 1 < closed ? (level + 1, Ground.RateLow) : (level, Ground.NoHigherLevel),
            var rate when rate >= table.DeEscalateAt => level > 1 ? (level - 1, Ground.RateHigh) : (level, Ground.NoLowerLevel),
            _ => (level, Ground.RateInRange),
        };
        var last = ground == Ground.NoLowerLevel && state.PendingAt(level) > 0 || dose == level && table.EnoughAtDose <= full[level].Evaluable;
        return last ? Move.Suspend(level) : Move.To(level, dose, Math.Min(table.CohortSize, left), ground);
    }

    public override string Reason(TimedState state, Move move)
    {
        ArgumentNullException.ThrowIfNull(state);
        var level = state.Evaluated.Current;
        if (state.Pending.Count == 0 || move.Ground is not (Ground.RateLow or Ground.RateHigh or Ground.RateInRange or Ground.NoHigherLevel or Ground.NoLowerLevel or Ground.Pending))
            return Complete.Reason(state.Full, move);
        var here = state.Full[level];
        var numbers = Invariant($"Dose level {level}: {here.Dlts} DLT{(here.Dlts == 1 ? "" : "s")} in {here.Evaluable} subjects, {state.PendingAt(level)} of them under observation");
        return move.Action == EscalationAction.Suspend
            ? $"{numbers}; {(state.Enrolled >= Now.MaxSubjects ? "all subjects are enrolled" : state.PendingAt(level) > MostPending * here.Evaluable ? "that is more than half" : Now.EnoughAtDose <= here.Evaluable ? "the level has enough subjects, and the trial ends when they are observed" : "the rate calls for a lower level, and there is none")}: wait."
            : Invariant($"{numbers}, which counts as {EffectiveSize(state):0.00} subjects and a rate of {Rate(state):0.000}; {Now.Interval}. Treat {move.Treat} at dose level {move.Dose}.");
    }

    /// <summary>Subjects at the current level, those under observation counting for the share of the window that has passed.</summary>
    public static double EffectiveSize(TimedState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var level = state.Evaluated.Current;
        return state.Evaluated[level].Evaluable + state.Pending.Where(p => p.Level == level).Sum(p => Math.Min(1, p.Elapsed / state.Window));
    }

    static double Rate(TimedState state) => state.Evaluated[state.Evaluated.Current].Dlts / EffectiveSize(state);
}

/// <summary>How a subject under observation is weighted in the TITE-CRM.</summary>
public enum TiteWeights
{
    /// <summary>The share of the window that has passed.</summary>
    Linear,
    /// <summary>By the times of the DLTs seen so far (Cheung and Chappell 2000, section 3).</summary>
    Adaptive,
}

/// <summary>The time-to-event continual reassessment method (Cheung and Chappell 2000, Biometrics 56:1177-1182).</summary>
public sealed record TiteCrm(Crm Model, TiteWeights Weights = TiteWeights.Linear) : TimedDesign(Model)
{
    Crm Now => (Crm)Complete;

    internal override bool CountsPartly(TimedState state) => true;

    public override string Name => $"TITE-{Complete.Name}, {(Weights == TiteWeights.Linear ? "linear" : "adaptive")} weights";

    public override Move Next(TimedState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var move = Now.Next(state.Evaluated, Weighted(state), state.Enrolled);
        var ends = move.Mtd is { } mtd ? mtd > 0 : Now.EnoughAtDose <= state.Full[move.Dose].Evaluable;
        return ends && state.Pending.Count > 0 ? Move.Suspend(state.Evaluated.Current) : move;
    }

    public override string Reason(TimedState state, Move move)
    {
        ArgumentNullException.ThrowIfNull(state);
        return move.Action == EscalationAction.Suspend ? $"{UnderObservation(state)}, and the trial ends once they are observed: wait for them." : Now.Reason(state.Evaluated, Weighted(state), move);
    }

    /// <summary>The posterior with subjects under observation.</summary>
    public CrmPosterior Posterior(TimedState state) => Now.Posterior(state.Evaluated, Weighted(state));

    WeightedSubject[] Weighted(TimedState state) => [.. state.Pending.Select(p => new WeightedSubject(p.Level, Weight(p.Elapsed, state)))];

    double Weight(double elapsed, TimedState state)
    {
        if (elapsed >= state.Window) return 1;
        double[] times = [.. state.DltTimes.Order()];
        if (Weights == TiteWeights.Linear || times.Length == 0) return elapsed / state.Window;
        // Each DLT time passed adds 1/(z + 1); between two of them, and to the end of the window, linearly.
        var passed = times.Count(t => t <= elapsed);
        var from = passed == 0 ? 0 : times[passed - 1];
        var to = passed == times.Length ? state.Window : times[passed];
        return (passed + (to > from ? (elapsed - from) / (to - from) : 0)) / (times.Length + 1);
    }
}

/// <summary>
/// The probability-of-decision design (Zhou, Li, Yuan, Ji 2020): the decision of mTPI-2 that is most probable given what the subjects under
/// observation may still show; going where there is no level counts as staying. It waits when escalation is not certain enough, or when
/// staying might turn into going down. A level that is too toxic among those observed, three or more, is not entered.
/// </summary>
public sealed record PodTpi(Keyboard Table) : TimedDesign(Table)
{
    /// <summary>Escalation needs at least this probability.</summary>
    public double EscalateNeeds { get; init; } = 1;

    /// <summary>Staying allows at most this probability of going down.</summary>
    public double StayAllows { get; init; } = .15;

    Keyboard Now => (Keyboard)Complete;

    internal override bool CountsPartly(TimedState state) => true;

    public override string Name => Invariant($"PoD-TPI on {Complete.Name}; escalation needs a probability of {EscalateNeeds:0.###}, staying allows {StayAllows:0.###} of going down");

    public override Move Next(TimedState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var (full, level, table) = (state.Full, state.Evaluated.Current, Now);
        var (here, pending) = (state.Evaluated[level], state.PendingAt(level));
        if (state.Pending.Count == 0) return table.Next(full);
        var (left, closed) = (table.MaxSubjects - state.Enrolled, Math.Min(table.ClosedFrom(full), ClosedAmongObserved(state.Evaluated)));
        if (table.ClosedFrom(full) == 1) return Move.Stop(0, Ground.LowestTooToxic);
        if (left <= 0 || closed == 1) return Move.Suspend(level);
        if (pending == 0 || level >= closed || full[level].Evaluable < table.CohortSize) return table.Next(full.Close(closed));
        if (here.Evaluable == 0) return pending >= LeastObserved ? Move.Suspend(level) : Move.To(level, level, Math.Min(table.CohortSize, left), Ground.RateInRange);
        var (low, within, high) = AtTheEnds(Probabilities(state), lowest: level == 1, highest: level + 1 >= closed);
        var (dose, ground) = high >= low && high >= within ? (level - 1, Ground.RateHigh)
            : within >= low ? (level, Ground.RateInRange)
            : (level + 1, Ground.RateLow);
        var waits = dose == level && table.EnoughAtDose <= full[level].Evaluable || ground == Ground.RateLow && (low < EscalateNeeds - 1e-9 || here.Clean == 0) || ground == Ground.RateInRange && high > StayAllows;
        return waits ? Move.Suspend(level) : Move.To(level, dose, Math.Min(table.CohortSize, left), ground);
    }

    public override string Reason(TimedState state, Move move)
    {
        ArgumentNullException.ThrowIfNull(state);
        var level = state.Evaluated.Current;
        if (state.Pending.Count > 0 && state.PendingAt(level) == 0 && move.Action != EscalationAction.Suspend) return $"{UnderObservation(state)}, none of them at dose level {level}. {Now.Reason(state.Full, move)}";
        if (state.PendingAt(level) > 0 && move.Ground == Ground.LevelClosed) return $"{UnderObservation(state)}; those observed decide. {Now.Reason(state.Evaluated, move)}";
        if (state.PendingAt(level) == 0 || state.Evaluated[level].Evaluable == 0) return base.Reason(state, move);
        var (low, within, high) = Probabilities(state);
        return Invariant($"Dose level {level}: {state.Evaluated[level].Dlts} DLT in {state.Full[level].Evaluable} subjects, {state.PendingAt(level)} of them under observation. The probabilities of going up, staying and going down are {low:0.000}, {within:0.000} and {high:0.000}. ")
            + (move.Action == EscalationAction.Suspend ? "Not certain enough: wait." : move.Action == EscalationAction.Stop ? "Stop." : $"Treat {move.Treat} at dose level {move.Dose}.");
    }

    const int LeastObserved = 3;

    /// <summary>Lowest level that is closed by its observed outcomes alone, those under observation left out; for three of them or more.</summary>
    int ClosedAmongObserved(in EscalationState evaluated)
    {
        var enough = evaluated;
        for (var level = 1; level <= evaluated.Levels; level++)
            if (evaluated[level].Evaluable < LeastObserved) enough = enough.With(level, default);
        return Now.ClosedFrom(enough);
    }

    // Where there is no level to go to, going there is staying.
    static (double Low, double Within, double High) AtTheEnds((double Low, double Within, double High) p, bool lowest, bool highest) =>
        (highest ? 0 : p.Low, p.Within + (highest ? p.Low : 0) + (lowest ? p.High : 0), lowest ? 0 : p.High);

    /// <summary>
    /// Probabilities that the complete data will say up, stay, down at the current level. A subject observed for the share w of the window
    /// still has a DLT with probability p(1 - w)/(1 - p w); integrated over the posterior of p after a uniform prior this is a sum of beta
    /// functions: P(k more) ∝ e_k(1 - w) B(y + k + 1, n - y - k + 1), e_k the elementary symmetric polynomial.
    /// </summary>
    public (double Low, double Within, double High) Probabilities(TimedState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var level = state.Evaluated.Current;
        double[] open = [.. state.Pending.Where(p => p.Level == level).Select(p => 1 - Math.Min(1, p.Elapsed / state.Window))];
        var (y, n) = (state.Evaluated[level].Dlts, state.Full[level].Evaluable);
        var e = new double[open.Length + 1];
        e[0] = 1;
        foreach (var w in open) for (var k = open.Length; k > 0; k--) e[k] += w * e[k - 1];
        double[] chance = [.. e.Select((ek, k) => ek * Math.Exp(MathNet.Numerics.SpecialFunctions.BetaLn(y + k + 1, n - y - k + 1)))];
        var by = chance.Select((p, k) => (p, verdict: Now.At(new(n, y + k)))).ToLookup(c => c.verdict, c => c.p / chance.Sum());
        return (by[RateVerdict.Low].Sum(), by[RateVerdict.InRange].Sum(), by[RateVerdict.High].Sum());
    }
}

/// <summary>
/// Rolling six (Skolnik, Barrett, Jayaraman, Patel and Adamson 2008, J Clin Oncol 26:190-195): subjects enter one by one, up to six at a
/// level under observation together, instead of waiting for each cohort of three. The level above opens as soon as the 3+3 table clears
/// the level whatever the subjects under observation show; two DLTs close it at once.
/// </summary>
public sealed record RollingSix(ThreePlusThree Table) : TimedDesign(Table)
{
    const int Most = 6;

    public override string Name => $"rolling six on {Complete.Name}";

    // It goes up only where nobody under observation can change that.
    internal override bool WaitsBefore(in EscalationState state, int level) => true;

    public override Move Next(TimedState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var (level, waiting) = (state.Evaluated.Current, base.Next(state));
        var (closed, highest) = (Complete.ClosedFrom(state.Evaluated), state.Full.HighestTried);
        if (waiting.Action != EscalationAction.Suspend) return waiting;
        if (closed == 1) return Move.Stop(0, Ground.LowestTooToxic);
        // Where enrolment goes on: the highest level that has been opened and is not closed.
        var open = Math.Min(Math.Min(level, highest), closed - 1);
        return state.Full[open].Evaluable < Most ? Move.To(level, open, 1, Ground.CohortIncomplete) : waiting;
    }

    public override string Reason(TimedState state, Move move)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (move.Ground != Ground.CohortIncomplete || state.Pending.Count == 0) return base.Reason(state, move);
        var here = state.Full[move.Dose];
        return $"Dose level {move.Dose}: {here.Evaluable} of at most {Most} subjects, {here.Dlts} with a DLT, {state.PendingAt(move.Dose)} under observation; the table does not decide yet. Treat 1 at dose level {move.Dose}.";
    }
}
