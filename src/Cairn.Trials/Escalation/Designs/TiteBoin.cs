using Cairn.Escalation.Plan;
using Cairn.Survival;
using static Cairn.Escalation.InWords;

namespace Cairn.Escalation.Designs;

/// <summary>How a subject under observation counts in TITE-BOIN.</summary>
public enum TiteBoinForm
{
    /// <summary>By the DLTs still expected of those under observation: the published table.</summary>
    Published,

    /// <summary>For the share of the window that has passed, a part of a subject, as the R package TITEgBOIN has it.</summary>
    EffectiveSize,
}

/// <summary>
/// TITE-BOIN (Yuan, Lin, Li, Nie and Warren 2018, Clin Cancer Res 24:4921-4930). With n subjects at the level, y DLTs, and c
/// under observation for STFT windows in all, the DLT rate is (y + p/(1 - p) (c - STFT)) / n, where p = (y + phi/2)/(n - c + 1)
/// is the posterior mean among those observed; or, in the form of the effective size, y / (n - c + STFT). Enrolment waits while
/// more than half of the subjects at the level are under observation, and at the lowest level while the rate calls for a lower
/// one and somebody is under observation. In the published form a rate that calls for going down whatever those under observation
/// show is not waited with. A level is closed on the full number of subjects, which avoids closing it too early.
/// </summary>
public sealed record TiteBoin(Boin Table, TiteBoinForm Form = TiteBoinForm.Published) : TimedDesign(Table)
{
    const double MostPending = .5;

    Boin Now => (Boin)Complete;

    internal override bool CountsPartly(TimedState state) => true;

    public override Phrase Name => $"TITE-{Complete.Name}{(Form == TiteBoinForm.EffectiveSize ? ", by the effective size" : "")}";

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
        var isHigh = Form == TiteBoinForm.Published && table.At(full[level]) == RateVerdict.High;
        if (!isHigh && MostArePending(state))
            return Move.Suspend(level);
        var (dose, ground) = isHigh ? Down(level) : Step(Rate(state), level, closed);
        var last =
            ground == Ground.NoLowerLevel && state.PendingAt(level) > 0
            || dose == level && table.EnoughAtDose <= full[level].Evaluable;
        return last ? Move.Suspend(level) : Move.To(level, dose, Math.Min(table.CohortSize, left), ground);
    }

    (int Dose, Ground Ground) Step(double rate, int level, int closed)
    {
        if (rate <= Now.EscalateAt)
            return level + 1 < closed ? (level + 1, Ground.RateLow) : (level, Ground.NoHigherLevel);
        return rate >= Now.DeEscalateAt ? Down(level) : (level, Ground.RateInRange);
    }

    static (int Dose, Ground Ground) Down(int level) => level > 1 ? (level - 1, Ground.RateHigh) : (level, Ground.NoLowerLevel);

    static bool MostArePending(TimedState state) =>
        state.PendingAt(state.Evaluated.Current) > MostPending * state.Full[state.Evaluated.Current].Evaluable;

    public override Phrase Reason(TimedState state, Move move)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Pending.Count == 0 || !ReadsTime(move.Ground)
            ? Complete.Reason(state.Full, move, state.Pending)
            : (Phrase)$"{Counted(state)}{Follows(state, move)}";
    }

    // The level that is decided on has the rate that the decision reads.
    private protected override IReadOnlyList<IntervalEstimate>? Estimates(TimedState state)
    {
        var (level, fitted) = (state.Evaluated.Current, base.Estimates(state));
        return state.PendingAt(level) == 0 || fitted is null
            ? fitted
            : [.. fitted.Select((rate, i) => i == level - 1 ? new(Rate(state), null, null) : rate)];
    }

    static bool ReadsTime(Ground ground) =>
        ground
            is Ground.RateLow
                or Ground.RateHigh
                or Ground.RateInRange
                or Ground.NoHigherLevel
                or Ground.NoLowerLevel
                or Ground.Pending;

    static Phrase Counted(TimedState state)
    {
        var (level, here) = (state.Evaluated.Current, state.Full[state.Evaluated.Current]);
        return $"Dose level {level}: {Dlts(here.Dlts)} in {Subjects(here.Evaluable)}, {state.PendingAt(level)} of them under "
            + $"observation";
    }

    Phrase Follows(TimedState state, Move move)
    {
        if (move.Action == EscalationAction.Suspend)
            return $"; {Waiting(state)}: wait.";
        Phrase treat = $"Treat {move.Treat} at dose level {move.Dose}.";
        if (
            Form == TiteBoinForm.Published
            && move.Ground == Ground.RateHigh
            && Now.At(state.Full[state.Evaluated.Current]) == RateVerdict.High
        )
            return $"; whatever they show the rate calls for a lower level ({Now.Interval}). {treat}";
        var counted = Form switch
        {
            TiteBoinForm.Published => Invariant(
                $" for {FollowUp(state):0.00} windows in all, with {Expected(state):0.00} DLTs still expected of them: a rate of "
            ),
            TiteBoinForm.EffectiveSize => Invariant($", which counts as {EffectiveSize(state):0.00} subjects and a rate of "),
        };
        return Invariant($"{counted}{Rate(state):0.000}; {Now.Interval}. {treat}");
    }

    string Waiting(TimedState state)
    {
        if (state.Enrolled >= Now.MaxSubjects)
            return "all subjects are enrolled";
        if (MostArePending(state))
            return "that is more than half";
        return Now.EnoughAtDose <= state.Full[state.Evaluated.Current].Evaluable
            ? "the level has enough subjects, and the trial ends when they are observed"
            : "the rate calls for a lower level, and there is none";
    }

    /// <summary>Total follow-up of those under observation at the current level, in windows (STFT).</summary>
    public static double FollowUp(TimedState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var (level, windows) = (state.Evaluated.Current, 0.0);
        foreach (var watched in state.Pending)
            windows += watched.Level == level ? Math.Min(1, watched.Elapsed / state.Window) : 0;
        return windows;
    }

    /// <summary>
    /// Subjects at the current level, those under observation counting for the share of the window that has passed.
    /// </summary>
    public static double EffectiveSize(TimedState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Evaluated[state.Evaluated.Current].Evaluable + FollowUp(state);
    }

    /// <summary>DLTs still expected of those under observation at the current level.</summary>
    double Expected(TimedState state)
    {
        var (y, n) = (state.Evaluated[state.Evaluated.Current].Dlts, state.Evaluated[state.Evaluated.Current].Evaluable);
        var p = (y + Now.Target / 2) / (n + 1);
        return p / (1 - p) * (state.PendingAt(state.Evaluated.Current) - FollowUp(state));
    }

    double Rate(TimedState state)
    {
        var (y, n) = (state.Evaluated[state.Evaluated.Current].Dlts, state.Full[state.Evaluated.Current].Evaluable);
        return Form switch
        {
            TiteBoinForm.Published => (y + Expected(state)) / n,
            TiteBoinForm.EffectiveSize => y / EffectiveSize(state),
        };
    }

    public override IEnumerable<RuleSentence> Sentences =>
        [
            .. Complete.Sentences,
            new(
                Form switch
                {
                    TiteBoinForm.Published =>
                        "Under observation (TITE-BOIN): with p the posterior mean of the DLT rate among those "
                            + "observed at the level "
                            + "(prior of half the target in one subject), p / (1 - p) DLTs are still expected of each "
                            + "window not yet "
                            + "followed of those under observation without one; the rate is the DLTs, with these, divided by all "
                            + "subjects at the level.",
                    TiteBoinForm.EffectiveSize =>
                        "Under observation (TITE-BOIN): a subject without a DLT so far counts for the share of the "
                            + "DLT window that has "
                            + "passed, and the rate is the DLTs divided by this number of subjects.",
                },
                TiteBoinKind.Form.Key
            ),
            new(
                "Enrolment waits while more than half of the subjects at the level are under observation, and at the "
                    + "lowest level "
                    + "while the rate calls for a lower one and somebody is under observation."
                    + (
                        Form == TiteBoinForm.Published
                            ? " A rate that calls for going down whatever those under observation show is followed at once."
                            : ""
                    )
            ),
            new("A level is closed by the DLTs among all its subjects, those under observation included."),
        ];
}

/// <summary>TITE-BOIN as a protocol states it.</summary>
sealed class TiteBoinKind : DesignKind
{
    public static readonly ChoiceParameter<TiteBoinForm> Form = new("titeForm")
    {
        Label = "Under observation",
        Help = "TITE-BOIN: how who is under observation counts, by the DLTs still expected (published) or as part of a subject",
        Members = [(TiteBoinForm.Published, "published"), (TiteBoinForm.EffectiveSize, "effective-size")],
    };

    public override string Id => "tite-boin";
    public override DesignFamily Family => DesignFamily.Interval;
    public override string Name => "TITE-BOIN";
    public override string Says => "BOIN that counts part of a window";
    public override IReadOnlyList<Parameter> Parameters { get; } = [.. BoinKind.All, Form];
    public override IReadOnlyList<Need> Needs => IntervalNumbers.Needs;

    public override Design Make(Numbers numbers) => new TiteBoin(BoinKind.Table(numbers), numbers.Of(Form));

    public override IEnumerable<PlanFault> Faults(Numbers numbers) => BoinKind.TableFaults(numbers);
}
