using Cairn.Survival;

namespace Cairn.Escalation;

/// <summary>
/// A dose-escalation design: a value with one pure rule. The live decision, the decision table, the exact operating
/// characteristics, the dose-transition paths and the simulator all ask <see cref="Next(in EscalationState)"/>, so they cannot
/// disagree. The number of dose levels belongs to the state, not to the rule.
/// </summary>
public abstract record Design
{
    /// <summary>The design and its parameters, in words.</summary>
    public abstract Phrase Name { get; }

    /// <summary>Level of the first cohort, from 1.</summary>
    public abstract int StartLevel { get; init; }

    /// <summary>Subjects in a full cohort.</summary>
    public abstract int CohortSize { get; init; }

    /// <summary>True for a design that looks at responses, too.</summary>
    public virtual bool LooksAtResponses => false;

    /// <summary>True for a design in which moderate events can count.</summary>
    public virtual bool LooksAtModerate => false;

    /// <summary>
    /// The rule as it runs a trial: a model is asked after whole cohorts, though it has an answer after every subject.
    /// </summary>
    internal virtual Design InATrial => this;

    /// <summary>The rule when so many subjects had a moderate event, do not count otherwise, and are replaced.</summary>
    internal virtual Design WithReplaced(int moderates) => this;

    /// <summary>True for a design that decides while subjects are under observation, instead of waiting for them.</summary>
    public virtual bool DecidesMeanwhile => false;

    /// <summary>True for a design that may skip an untried level, and says so.</summary>
    public virtual bool MaySkip => false;

    /// <summary>
    /// True when everybody treated before was waited for when this state led to a level treated for the first time: a DLT of
    /// theirs after that is late information.
    /// </summary>
    internal virtual bool WaitsBefore(in EscalationState state, int level) => true;

    /// <summary>
    /// True when in this state the time under observation counts in part. A cohort once begun is then filled before the rule goes
    /// up: asked after each subject it would go up on subjects just treated.
    /// </summary>
    internal virtual bool CountsPartly(TimedState state) => false;

    /// <summary>True for a design that reads the times of the DLTs while subjects are under observation.</summary>
    public virtual bool ReadsDltTimes => false;

    /// <summary>What is counted of the cohort that a move treats.</summary>
    internal CohortCounts Counts(Move move)
    {
        if (LooksAtResponses)
            return CohortCounts.Responses;
        if (move.InTitration)
            return CohortCounts.Moderate;
        return CohortCounts.Dlts;
    }

    /// <summary>The target DLT rate; null for a design that has none.</summary>
    public virtual double? TargetRate => null;

    /// <summary>The number of dose levels that the design is made for; null for any.</summary>
    public virtual int? FixedLevels => null;

    /// <summary>The doses of the two agents that the design combines; null for a design of one agent.</summary>
    public virtual DoseMatrix? Matrix => null;

    /// <summary>A level as it is written: its number, of two agents their doses.</summary>
    public string Written(int level) => DoseMatrix.Written(Matrix, level);

    /// <summary>The rule. It accepts any numbers of subjects: cohorts of 2, 4 or 5 happen.</summary>
    public abstract Move Next(in EscalationState state);

    /// <summary>Why the rule makes a move in a state, with the numbers and the thresholds.</summary>
    public abstract Phrase Reason(in EscalationState state, Move move);

    /// <summary>The same where some of the subjects counted are still under observation.</summary>
    internal virtual Phrase Reason(in EscalationState full, Move move, IReadOnlyList<WatchedSubject> pending) =>
        Reason(full, move);

    /// <summary>
    /// The rule as the numbered sentences of a protocol, with its numbers and thresholds, in the order in which it is read.
    /// </summary>
    public abstract IEnumerable<RuleSentence> Sentences { get; }

    /// <summary>
    /// Lowest level that may not be treated again (it and all above); one above the highest level when all are open. Of two
    /// agents 1 when no level is open; <see cref="Closes"/> tells of each.
    /// </summary>
    public abstract int ClosedFrom(in EscalationState state);

    /// <summary>True for a level that may not be treated again.</summary>
    public bool Closes(in EscalationState state, int level) => Closing(state).IsClosed(level);

    /// <summary>The state with every level closed for good that the rule closes in it.</summary>
    internal virtual EscalationState Closing(in EscalationState state) => state.Close(ClosedFrom(state));

    /// <summary>
    /// A state with the levels that were closed before, where the rule would not close them in it by itself.
    /// </summary>
    internal EscalationState Kept(in EscalationState state, in EscalationState closedBefore)
    {
        var kept = state.CloseAsIn(closedBefore);
        var (closedNow, closedAll) = (Closing(state), Closing(kept));
        return closedAll.HasClosedAs(closedNow) ? state : kept;
    }

    /// <summary>The level that would be the MTD were the trial to end in this state; 0 for none.</summary>
    public abstract int Select(in EscalationState state);

    /// <summary>The same rule without its limits on numbers, as its decision table is printed.</summary>
    public virtual Design Endless => this;

    /// <summary>
    /// The rule while subjects are under observation. A design that does not read their time waits for them, unless every
    /// outcome they can have leads to the same move.
    /// </summary>
    public virtual Move Next(TimedState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (state.Pending.Count == 0)
            return Next(state.Evaluated);
        Move? certain = null;
        foreach (var outcome in state.Outcomes(LooksAtModerate))
        {
            var move = Next(outcome);
            if (certain is { } other && !move.SameAs(other))
                return Move.Suspend(state.Evaluated.Current);
            certain ??= move;
        }
        return certain!.Value;
    }

    /// <summary>Why the rule makes a move while subjects are under observation.</summary>
    public virtual Phrase Reason(TimedState state, Move move)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (state.Pending.Count == 0)
            return Reason(state.Evaluated, move);
        if (move.Action == EscalationAction.Suspend)
            return $"{UnderObservation(state)}, and what comes of that can change the decision: wait.";
        return $"{UnderObservation(state)}; whatever comes of that, the decision is the same. "
            + $"{Reason(state.Full, move, state.Pending)}";
    }

    public const string Mtd = "the MTD";

    /// <summary>What the design looks for, as a sentence calls it: the MTD, or the optimal dose.</summary>
    public virtual string Found => Mtd;

    /// <summary>A move in the design's words.</summary>
    public Phrase Said(Move move) => move.Said(Matrix, Found);

    /// <summary>
    /// True when subjects may be assigned to lower levels while the escalation waits; they do not move its current level.
    /// </summary>
    public virtual bool Backfills => false;

    /// <summary>
    /// The level to which a subject may be assigned while the escalation waits; 0 for none. Only designs with backfill have one.
    /// </summary>
    public int Backfill(TimedState state) => OpenForBackfill(state) is [.., var highest] ? highest : 0;

    /// <summary>
    /// The levels, lowest first, to which a subject may be assigned while the escalation waits at the current level; null for a
    /// design without backfill.
    /// </summary>
    public virtual IReadOnlyList<int>? OpenForBackfill(TimedState state) => null;

    /// <summary>The DLT rate of every level, with intervals.</summary>
    public IReadOnlyList<LevelRate> Rates(EscalationState state) => Rates(state, Estimates(state));

    /// <summary>
    /// The same while subjects are under observation: observed are the evaluated ones, estimated is what the rule decides on.
    /// </summary>
    public IReadOnlyList<LevelRate> Rates(TimedState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return Rates(state.Evaluated, Estimates(state));
    }

    static IReadOnlyList<LevelRate> Rates(EscalationState state, IReadOnlyList<IntervalEstimate>? estimates)
    {
        return
        [
            .. Enumerable
                .Range(1, state.Levels)
                .Select(level => LevelRate.Of(level, state[level], estimates is null ? default : estimates[level - 1])),
        ];
    }

    /// <summary>The design's own estimate of the DLT rate of every level; null for a design that estimates nothing.</summary>
    private protected virtual IReadOnlyList<IntervalEstimate>? Estimates(EscalationState state) => null;

    /// <summary>The same with what a design reads of subjects under observation; usual: nothing.</summary>
    private protected virtual IReadOnlyList<IntervalEstimate>? Estimates(TimedState state) => Estimates(state.Evaluated);

    /// <summary>The estimates of a design that this one is made of.</summary>
    private protected static IReadOnlyList<IntervalEstimate>? EstimatesOf(Design inner, EscalationState state) =>
        inner.Estimates(state);

    /// <summary>The same while subjects are under observation.</summary>
    private protected static IReadOnlyList<IntervalEstimate>? EstimatesOf(Design inner, TimedState state) =>
        inner.Estimates(state);

    private protected static Phrase UnderObservation(TimedState state) =>
        state.Pending.Count == 1
            ? (Phrase)$"1 subject is under observation {Where(state)} without a DLT so far"
            : (Phrase)$"{state.Pending.Count} subjects are under observation {Where(state)} without a DLT so far";

    // At dose level 2; 1 at dose level 1 and 3 at dose level 2.
    static Phrase Where(TimedState state)
    {
        var levels = (from p in state.Pending group p by p.Level into level orderby level.Key select level).ToList();
        return levels.Count == 1
            ? (Phrase)$"at dose level {levels[0].Key}"
            : (Phrase)$"({Phrase.Join(" and ", levels.Select(g => (Phrase)$"{g.Count()} at dose level {g.Key}"))})";
    }

    /// <summary>Nobody treated yet.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The start level is above the highest level.</exception>
    public EscalationState Start(int levels) => EscalationState.Start(levels, StartLevel);

    /// <summary>The rule with its reason, and what one more subject at the current level would change.</summary>
    public Decision Decide(in EscalationState state)
    {
        var move = Next(state);
        return new(
            move,
            Name,
            Reason(state, move),
            Next(state.After(state.Current, new DoseTally(1, 1))),
            Next(state.After(state.Current, new DoseTally(1, 0))),
            move.InTitration ? Next(state.After(state.Current, new DoseTally(1, 0, 1))) : null
        );
    }

    /// <summary>The same while subjects are under observation; one more subject is one with a complete observation.</summary>
    public Decision Decide(TimedState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var move = Next(state);
        return new(
            move,
            Name,
            Reason(state, move),
            Next(OneMore(new(1, 1))),
            Next(OneMore(new(1, 0))),
            move.InTitration ? Next(OneMore(new(1, 0, 1))) : null
        )
        {
            IfOneWatchedHasDlt = state.WithDltOfOne is { } other ? Next(other) : null,
            IfAllWatchedHaveNone = state.Pending.Count > 0 ? Next(state.Full) : null,
        };

        TimedState OneMore(DoseTally subject) =>
            state with
            {
                Evaluated = state.Evaluated.After(state.Evaluated.Current, subject),
            };
    }
}
