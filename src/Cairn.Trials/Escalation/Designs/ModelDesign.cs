using Cairn.Survival;

namespace Cairn.Escalation.Designs;

/// <summary>
/// A design that fits a model of the DLT rate over all levels after every cohort. It stops at the maximum number, when the level
/// to be treated next has enough subjects, or when the lowest level is too toxic; that it judges by the outcomes at all levels,
/// so that 3 of 3 DLTs there need not stop it when the level above was tolerated (<see cref="Restricted.TooToxic"/> looks at the
/// lowest alone). The MTD is the model's choice among the levels treated.
/// </summary>
public abstract record ModelDesign : Design
{
    /// <summary>Dose levels the model is about.</summary>
    public abstract int Levels { get; }

    public override int? FixedLevels => Levels;

    public override int StartLevel
    {
        get;
        init => field = AtLeastOne(value);
    } = 1;
    public override int CohortSize
    {
        get;
        init => field = AtLeastOne(value);
    } = 3;

    /// <summary>Most subjects in the trial.</summary>
    public int MaxSubjects
    {
        get;
        init => field = AtLeastOne(value);
    } = 30;

    /// <summary>The trial ends when the level to be treated next has this many subjects; null for never.</summary>
    public int? EnoughAtDose
    {
        get;
        init => field = value is { } n ? AtLeastOne(n) : null;
    }

    /// <summary>
    /// Never more than one level above the one treated last. Without it 0 of 3 at the first level can call for the highest.
    /// </summary>
    public bool OneLevelUp { get; init; } = true;

    /// <summary>
    /// No level above the one treated last while the DLT rate there (all its subjects) is at or above the target.
    /// </summary>
    public bool Coherent { get; init; }

    /// <summary>
    /// Fewer than a cohort at a level: the cohort is completed, unless the model calls for a lower level. Without it the model
    /// is asked after any number.
    /// </summary>
    internal bool CompletesCohorts { get; init; }

    public override bool MaySkip => !OneLevelUp;
    internal override Design InATrial => this with { CompletesCohorts = true };

    /// <summary>Target DLT rate; where the target is an interval, its upper end.</summary>
    protected abstract double Highest { get; }

    /// <summary>The rule's own name and numbers.</summary>
    protected abstract string Rule { get; }

    /// <summary>
    /// The level that the model calls for, before any restriction; 0 when none is acceptable, also not the lowest.
    /// </summary>
    private protected abstract int Recommend(in EscalationState state, ReadOnlySpan<WeightedSubject> pending);

    /// <summary>The model laid out on points.</summary>
    private protected abstract PosteriorGrid Grid { get; }

    private protected override IReadOnlyList<IntervalEstimate>? Estimates(EscalationState state) => Estimates(state, []);

    /// <summary>The estimates that the rule decides on, with their posterior intervals.</summary>
    internal virtual IReadOnlyList<IntervalEstimate> Estimates(in EscalationState state, ReadOnlySpan<WeightedSubject> pending)
    {
        var weights = new double[Grid.Length];
        Grid.Weigh(state, pending, weights);
        return [.. Enumerable.Range(1, Levels).Select(level => Grid.Estimate(level, weights, (1 - LevelRate.Coverage) / 2))];
    }

    /// <summary>What the model says, in words.</summary>
    private protected abstract Phrase Says(in EscalationState state, ReadOnlySpan<WeightedSubject> pending);

    public override Phrase Name =>
        $"{Rule}, cohorts of {CohortSize}, "
        + $"{(MaxSubjects < TrialNumbers.Unlimited ? $"at most {MaxSubjects} subjects" : "any number of subjects")}"
        + (OneLevelUp ? ", at most one level up" : ", levels may be skipped")
        + (Coherent ? ", coherent" : "")
        + (EnoughAtDose is { } n ? $", ends when the next level has {n}" : "");

    public override Design Endless => this with { MaxSubjects = TrialNumbers.Unlimited, EnoughAtDose = null };

    public override int ClosedFrom(in EscalationState state) =>
        state.Total.Dlts > 0 && Recommend(state, []) == 0 ? 1 : state.ClosedFrom;

    public override int Select(in EscalationState state) => Chosen(state, Recommend(state, []));

    public override Move Next(in EscalationState state) => Next(state, [], state.Total.Evaluable);

    /// <summary>The rule with subjects under observation; <paramref name="enrolled"/> counts them.</summary>
    internal Move Next(in EscalationState state, ReadOnlySpan<WeightedSubject> pending, int enrolled)
    {
        if (state.Levels != Levels)
            throw new ArgumentException($"The model is for {Levels} dose levels; there are {state.Levels}.", nameof(state));
        var left = MaxSubjects - enrolled;
        if (enrolled == 0)
            return Move.To(
                state.Current,
                Math.Min(state.Current, state.ClosedFrom - 1),
                Math.Min(CohortSize, left),
                Ground.CohortIncomplete
            );
        var called = state.ClosedFrom == 1 ? 0 : Recommend(state, pending);
        if (called == 0)
            return Move.Stop(0, Ground.LowestTooToxic);
        if (left <= 0)
            return Move.Stop(Chosen(state, called), Ground.MaximumReached);
        var (dose, ground) = Restrict(state, called);
        if (state[dose].Evaluable >= EnoughAtDose)
            return Move.Stop(Chosen(state, called), Ground.EnoughAtDose);
        var here = Treated(state, pending);
        return CompletesCohorts && here > 0 && here < CohortSize && dose >= state.Current
            ? Move.To(state.Current, state.Current, Math.Min(CohortSize - here, left), Ground.CohortIncomplete)
            : Move.To(state.Current, dose, Math.Min(CohortSize, left), ground);
    }

    static int Treated(in EscalationState state, ReadOnlySpan<WeightedSubject> pending)
    {
        var treated = state[state.Current].Evaluable;
        foreach (var subject in pending)
            if (subject.Level == state.Current)
                treated++;
        return treated;
    }

    (int Dose, Ground Ground) Restrict(in EscalationState state, int called)
    {
        var here = state[state.Current];
        var open = Math.Min(called, state.ClosedFrom - 1);
        if (Coherent && open > state.Current && here.Evaluable > 0 && here.Dlts >= Highest * here.Evaluable - 1e-9)
            return (state.Current, Ground.Coherence);
        if (OneLevelUp && open > state.Current + 1)
            return (state.Current + 1, Ground.NoSkipping);
        return (open, open < called ? Ground.LevelClosed : Ground.Model);
    }

    /// <summary>The highest level treated and open, up to the one called for.</summary>
    static int Chosen(in EscalationState state, int called)
    {
        var level = Math.Min(called, state.ClosedFrom - 1);
        while (level > 0 && state[level].Evaluable == 0)
            level--;
        return level;
    }

    public override Phrase Reason(in EscalationState state, Move move) => Reason(state, [], move);

    internal Phrase Reason(in EscalationState state, ReadOnlySpan<WeightedSubject> pending, Move move) =>
        state.Total.Evaluable + pending.Length == 0
            ? (Phrase)$"Nobody is evaluable yet. Treat {move.Treat} at dose level {move.Dose}."
            : (Phrase)$"{Says(state, pending)} {Follows(state, move)}";

    Phrase Follows(in EscalationState state, Move move) =>
        move.Ground switch
        {
            // What the model says now does not open it again.
            Ground.LowestTooToxic when state.ClosedFrom == 1 =>
                "The lowest dose level was closed by an earlier decision, and stays closed: stop, with no MTD.",
            Ground.LowestTooToxic => "No dose level is acceptable: stop, with no MTD.",
            Ground.NoSkipping => (Phrase)$"At most one level above the last: treat {move.Treat} at dose level {move.Dose}.",
            Ground.CohortIncomplete => (Phrase)
                $"The cohort is completed first: treat {move.Treat} more at dose level {move.Dose}.",
            Ground.Coherence => (Phrase)
                $"No higher level while the rate at this one is not below {Highest:0.###}: treat {move.Treat} more at dose level "
                + $"{move.Dose}.",
            Ground.LevelClosed => (Phrase)
                $"Higher levels were closed by an earlier decision: treat {move.Treat} at dose level {move.Dose}.",
            Ground.EnoughAtDose => (Phrase)$"The level to be treated next has {EnoughAtDose} subjects or more. {Ended(move)}",
            Ground.MaximumReached => (Phrase)$"The plan has no place for more than {MaxSubjects} subjects. {Ended(move)}",
            Ground.Expand
            or Ground.Cleared
            or Ground.MoreForMtd
            or Ground.MtdFound
            or Ground.RateLow
            or Ground.RateInRange
            or Ground.RateHigh
            or Ground.NoHigherLevel
            or Ground.NoLowerLevel
            or Ground.Model
            or Ground.Pending
            or Ground.Desirable
            or Ground.Explore
            or Ground.NoneAdmissible
            or Ground.Titrate
            or Ground.TitrationUsedUp => (Phrase)$"Treat {move.Treat} at dose level {move.Dose}.",
        };

    /// <summary>What the model is, and what it says after every cohort.</summary>
    private protected abstract IEnumerable<RuleSentence> Fit { get; }

    public override IEnumerable<RuleSentence> Sentences =>
        [TrialNumbers.FirstCohort(this), .. Fit, .. ModelNumbers.Conduct(this, Highest)];

    static Phrase Ended(Move move) =>
        move.Mtd is > 0
            ? (Phrase)$"Dose level {move.Mtd} is the MTD, the model's choice among the levels treated: stop."
            : "No dose level is the MTD: stop.";

    static int AtLeastOne(int value)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
        return value;
    }
}
