using Cairn.Escalation.Plan;

namespace Cairn.Escalation.Designs;

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

    public override bool ReadsDltTimes => Weights == TiteWeights.Adaptive;

    public override Phrase Name => $"TITE-{Complete.Name}, {(Weights == TiteWeights.Linear ? "linear" : "adaptive")} weights";

    public override Move Next(TimedState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var move = Now.Next(state.Evaluated, Weighted(state), state.Enrolled);
        var ends = move.Mtd is not null
            ? move.Ground != Ground.LowestTooToxic
            : Now.EnoughAtDose <= state.Full[move.Dose].Evaluable;
        return ends && state.Pending.Count > 0 ? Move.Suspend(state.Evaluated.Current) : move;
    }

    public override Phrase Reason(TimedState state, Move move)
    {
        ArgumentNullException.ThrowIfNull(state);
        return move.Action == EscalationAction.Suspend
            ? (Phrase)$"{UnderObservation(state)}, and the trial ends once they are observed: wait for them."
            : Phrase.Join("", Now.Reason(state.Evaluated, Weighted(state), move), Little(state), Unfollowed(state, move));
    }

    // The rule as published goes up; a running trial waits (decision 0026).
    static Phrase Unfollowed(TimedState state, Move move) =>
        state.Evaluated.Current is var level && move.Mtd is null && move.Dose > level && state.Evaluated[level].Evaluable == 0
            ? InWords.Invariant(
                $" Nobody at dose level {level} has completed the window: a trial does not go up before one there has."
            )
            : "";

    private protected override IReadOnlyList<Survival.IntervalEstimate>? Estimates(TimedState state) =>
        Now.Estimates(state.Evaluated, Weighted(state));

    // Below this share of their windows those under observation say next to nothing; chosen by the project.
    const double LittleSeen = .25;

    Phrase Little(TimedState state)
    {
        var weights = Weighted(state);
        if (weights.Length == 0 || weights.Sum(w => w.Weight) is var sum && sum >= LittleSeen * weights.Length)
            return "";
        var rests = state.Evaluated.Total.Evaluable == 0 ? "on the prior guesses" : "on the others and the prior guesses";
        return sum == 0
            ? (Phrase)$" Nothing has been seen yet of those under observation: this rests {rests} alone."
            : InWords.Invariant(
                $" Of those under observation {100 * sum / weights.Length:0} % has been seen: this rests mostly {rests}."
            );
    }

    /// <summary>The posterior with subjects under observation.</summary>
    public CrmPosterior Posterior(TimedState state) => Now.Posterior(state.Evaluated, Weighted(state));

    WeightedSubject[] Weighted(TimedState state) =>
        [.. state.Pending.Select(p => new WeightedSubject(p.Level, Weight(p.Elapsed, state)))];

    double Weight(double elapsed, TimedState state)
    {
        if (elapsed >= state.Window)
            return 1;
        double[] times = [.. state.DltTimes.Order()];
        if (Weights == TiteWeights.Linear || times.Length == 0)
            return elapsed / state.Window;
        // Each DLT time passed adds 1/(z + 1); between two of them, and to the end of the window, linearly.
        var passed = times.Count(t => t <= elapsed);
        var from = passed == 0 ? 0 : times[passed - 1];
        var to = passed == times.Length ? state.Window : times[passed];
        return (passed + (to > from ? (elapsed - from) / (to - from) : 0)) / (times.Length + 1);
    }

    public override IEnumerable<RuleSentence> Sentences =>
        [
            .. Complete.Sentences,
            new(
                "Under observation (TITE-CRM): a subject without a DLT so far enters the model with a weight, "
                    + Weights switch
                    {
                        TiteWeights.Linear => "the share of the DLT window that has passed.",
                        TiteWeights.Adaptive =>
                            "by the times of the DLTs so far: each time passed adds one part in their number plus "
                                + "one, and between them linearly.",
                    },
                TiteCrmKind.AdaptiveWeights.Key
            ),
            new(
                "Nobody is waited for, except that the trial does not end before everybody is observed; it stops for "
                    + "toxicity at once."
            ),
        ];
}

/// <summary>The TITE-CRM as a protocol states it.</summary>
sealed class TiteCrmKind : DesignKind
{
    public static readonly FlagParameter AdaptiveWeights = new("adaptiveWeights")
    {
        Label = "Weights",
        Help = "TITE-CRM: weights by the times of the DLTs so far",
        Says = "by the times of the DLTs so far",
    };

    public override string Id => "tite-crm";
    public override DesignFamily Family => DesignFamily.Model;
    public override string Name => "TITE-CRM";
    public override string Says => "CRM that counts part of a window";
    public override IReadOnlyList<Parameter> Parameters { get; } = [.. CrmKind.All, AdaptiveWeights];
    public override IReadOnlyList<Need> Needs => CrmKind.AllNeeds;

    public override Design Make(Numbers numbers) =>
        new TiteCrm(CrmKind.Fitted(numbers), numbers[AdaptiveWeights] ? TiteWeights.Adaptive : TiteWeights.Linear);

    public override IEnumerable<PlanFault> Faults(Numbers numbers) => CrmKind.FitFaults(numbers);
}
