using Cairn.Escalation.Plan;
using static Cairn.Escalation.InWords;

namespace Cairn.Escalation.Designs;

/// <summary>
/// The probability-of-decision design (Zhou, Li, Yuan, Ji 2020): the decision of mTPI-2 that is most probable given what the
/// subjects under observation may still show; going where there is no level counts as staying. It waits when escalation is not
/// certain enough, or when staying might turn into going down. A level that is too toxic among those observed, three or more, is
/// not entered.
/// </summary>
public sealed record PodTpi(Keyboard Table) : TimedDesign(Table)
{
    /// <summary>Escalation needs at least this probability.</summary>
    public double EscalateNeeds { get; init; } = 1;

    /// <summary>Staying allows at most this probability of going down.</summary>
    public double StayAllows { get; init; } = .15;

    Keyboard Now => (Keyboard)Complete;

    internal override bool CountsPartly(TimedState state) => true;

    public override Phrase Name =>
        Invariant(
            $"PoD-TPI on {Complete.Name}; escalation needs a probability of {EscalateNeeds:0.###}, staying allows "
                + $"{StayAllows:0.###} of going down"
        );

    public override Move Next(TimedState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var (full, level, table) = (state.Full, state.Evaluated.Current, Now);
        var (here, pending) = (state.Evaluated[level], state.PendingAt(level));
        if (state.Pending.Count == 0)
            return table.Next(full);
        var (left, closed) = (
            table.MaxSubjects - state.Enrolled,
            Math.Min(table.ClosedFrom(full), ClosedAmongObserved(state.Evaluated))
        );
        if (table.ClosedFrom(full) == 1)
            return Move.Stop(0, Ground.LowestTooToxic);
        if (left <= 0 || closed == 1)
            return Move.Suspend(level);
        if (pending == 0 || level >= closed || full[level].Evaluable < table.CohortSize)
            return table.Next(full.Close(closed));
        if (here.Evaluable == 0)
            return pending >= LeastObserved
                ? Move.Suspend(level)
                : Move.To(level, level, Math.Min(table.CohortSize, left), Ground.RateInRange);
        var (low, within, high) = AtTheEnds(Probabilities(state), lowest: level == 1, highest: level + 1 >= closed);
        var (dose, ground) =
            high >= low && high >= within ? (level - 1, Ground.RateHigh)
            : within >= low ? (level, Ground.RateInRange)
            : (level + 1, Ground.RateLow);
        var waits =
            dose == level && table.EnoughAtDose <= full[level].Evaluable
            || ground == Ground.RateLow && (low < EscalateNeeds - 1e-9 || here.Clean == 0)
            || ground == Ground.RateInRange && high > StayAllows;
        return waits ? Move.Suspend(level) : Move.To(level, dose, Math.Min(table.CohortSize, left), ground);
    }

    public override Phrase Reason(TimedState state, Move move)
    {
        ArgumentNullException.ThrowIfNull(state);
        var level = state.Evaluated.Current;
        if (state.Pending.Count > 0 && state.PendingAt(level) == 0 && move.Action != EscalationAction.Suspend)
            return $"{UnderObservation(state)}, none of them at dose level {level}. "
                + $"{Now.Reason(state.Full, move, state.Pending)}";
        if (state.PendingAt(level) > 0 && move.Ground == Ground.LevelClosed)
            return $"{UnderObservation(state)}; those observed decide. {Now.Reason(state.Evaluated, move)}";
        if (state.PendingAt(level) == 0 || state.Evaluated[level].Evaluable == 0)
            return base.Reason(state, move);
        var (low, within, high) = Probabilities(state);
        return Invariant(
                $"Dose level {level}: {Dlts(state.Evaluated[level].Dlts)} in {Subjects(state.Full[level].Evaluable)}, "
                    + $"{state.PendingAt(level)} of them under observation. The probabilities of going up, staying and going "
                    + $"down are {low:0.000}, {within:0.000} and {high:0.000}. "
            )
            + (
                move.Action == EscalationAction.Suspend ? "Not certain enough: wait."
                : move.Action == EscalationAction.Stop ? "Stop."
                : $"Treat {move.Treat} at dose level {move.Dose}."
            );
    }

    const int LeastObserved = 3;

    /// <summary>
    /// Lowest level that is closed by its observed outcomes alone, those under observation left out; for three of them or more.
    /// </summary>
    int ClosedAmongObserved(in EscalationState evaluated)
    {
        var enough = evaluated;
        for (var level = 1; level <= evaluated.Levels; level++)
            if (evaluated[level].Evaluable < LeastObserved)
                enough = enough.With(level, default);
        return Now.ClosedFrom(enough);
    }

    // Where there is no level to go to, going there is staying.
    static (double Low, double Within, double High) AtTheEnds(
        (double Low, double Within, double High) p,
        bool lowest,
        bool highest
    ) => (highest ? 0 : p.Low, p.Within + (highest ? p.Low : 0) + (lowest ? p.High : 0), lowest ? 0 : p.High);

    /// <summary>
    /// Probabilities that the complete data will say up, stay, down at the current level. A subject observed for the share w of
    /// the window still has a DLT with probability p(1 - w)/(1 - p w); integrated over the posterior of p after a uniform prior
    /// this is a sum of beta functions: P(k more) ∝ e_k(1 - w) B(y + k + 1, n - y - k + 1), e_k the elementary symmetric
    /// polynomial.
    /// </summary>
    public (double Low, double Within, double High) Probabilities(TimedState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var level = state.Evaluated.Current;
        double[] open = [.. state.Pending.Where(p => p.Level == level).Select(p => 1 - Math.Min(1, p.Elapsed / state.Window))];
        var (y, n) = (state.Evaluated[level].Dlts, state.Full[level].Evaluable);
        var e = new double[open.Length + 1];
        e[0] = 1;
        foreach (var w in open)
            for (var k = open.Length; k > 0; k--)
                e[k] += w * e[k - 1];
        double[] chance =
        [
            .. e.Select((ek, k) => ek * Math.Exp(MathNet.Numerics.SpecialFunctions.BetaLn(y + k + 1, n - y - k + 1))),
        ];
        var by = chance.Select((p, k) => (p, verdict: Now.At(new(n, y + k)))).ToLookup(c => c.verdict, c => c.p / chance.Sum());
        return (by[RateVerdict.Low].Sum(), by[RateVerdict.InRange].Sum(), by[RateVerdict.High].Sum());
    }

    public override IEnumerable<RuleSentence> Sentences =>
        [
            .. Complete.Sentences,
            new(
                "Under observation (PoD-TPI): the probabilities that the complete outcomes will call for going up, "
                    + "staying and going down are computed from the posterior of the DLT rate, a DLT being equally likely "
                    + "at any time of the window; the most probable is done. Going where there is no level counts as "
                    + "staying."
            ),
            new(
                $"Going up needs a probability of at least {Short(EscalateNeeds)} and a subject observed without a "
                    + $"DLT; staying allows at most {Short(StayAllows)} of going down. Otherwise enrolment waits.",
                PodTpiKind.EscalateNeeds.Key,
                PodTpiKind.StayAllows.Key
            ),
            new("A level that is too toxic among three or more observed subjects is not entered."),
        ];
}

/// <summary>PoD-TPI as a protocol states it.</summary>
sealed class PodTpiKind : DesignKind
{
    public static readonly RealParameter EscalateNeeds = new("escalateNeeds")
    {
        Label = "Escalation needs",
        Help = "PoD-TPI: least probability with which it escalates",
        Within = Bounds.Share,
        Default = 1,
    };

    public static readonly RealParameter StayAllows = new("stayAllows")
    {
        Label = "Staying allows",
        Help = "PoD-TPI: most probability of going down with which it stays",
        Within = Bounds.Share,
        Default = .15,
    };

    public override string Id => "pod-tpi";
    public override DesignFamily Family => DesignFamily.Interval;
    public override string Name => "PoD-TPI";
    public override string Says => "mTPI-2 by the probability of its decision, while subjects are under observation";
    public override IReadOnlyList<Parameter> Parameters { get; } =
    [.. IntervalNumbers.All, IntervalNumbers.Interval, EscalateNeeds, StayAllows];
    public override IReadOnlyList<Need> Needs => IntervalNumbers.Needs;

    public override Design Make(Numbers numbers) =>
        new PodTpi(KeyboardKind.Keys(numbers))
        {
            EscalateNeeds = numbers.Needed(EscalateNeeds),
            StayAllows = numbers.Needed(StayAllows),
        };

    public override IEnumerable<PlanFault> Faults(Numbers numbers) => KeyboardKind.KeyFaults(numbers);
}
