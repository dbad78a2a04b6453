using Cairn.Escalation.Plan;
using Cairn.Survival;
using static Cairn.Escalation.Designs.RestrictionsUpon;
using static Cairn.Escalation.InWords;

namespace Cairn.Escalation.Designs;

/// <summary>When the lowest level is too toxic to go on.</summary>
/// <param name="Target">Target DLT rate.</param>
/// <param name="Above">Stop when the posterior probability (uniform prior) of a rate above the target exceeds this.</param>
/// <param name="Least">Fewest subjects at the lowest level for that.</param>
public readonly record struct TooToxicRule(double Target, double Above = .95, int Least = 3)
{
    /// <summary>True when these outcomes at the lowest level end the trial.</summary>
    public bool Holds(DoseTally lowest) =>
        lowest.Evaluable >= Least && BetaPosterior.Above(Target, lowest.Dlts, lowest.Evaluable) > Above;
}

/// <summary>
/// Any design with restrictions, applied in this order: stop when the lowest level is too toxic; the design's own move; no level
/// skipped; enough subjects at the level to be treated next; the maximum number; and before an MTD is named, a minimum of
/// subjects at it.
/// </summary>
public sealed record Restricted(Design Rule) : Design
{
    /// <summary>The design that is restricted.</summary>
    public Design Rule { get; private init; } = Rule;

    /// <summary>Stop with no MTD when the lowest level is too toxic; null for no such rule.</summary>
    public TooToxicRule? TooToxic { get; init; }

    /// <summary>Go no further than one above the highest level treated.</summary>
    public bool NoSkipping { get; init; }

    /// <summary>Stop when the level to be treated next has this many subjects; null for never.</summary>
    public int? EnoughAtDose { get; init; }

    /// <summary>Most subjects in the trial; null for no limit.</summary>
    public int? MaxSubjects { get; init; }

    /// <summary>Fewest subjects at a level that may be named MTD; null for no such rule.</summary>
    public int? MinimumAtMtd { get; init; }

    public override int StartLevel
    {
        get => Rule.StartLevel;
        init => Rule = Rule with { StartLevel = value };
    }
    public override int CohortSize
    {
        get => Rule.CohortSize;
        init => Rule = Rule with { CohortSize = value };
    }

    public override Design Endless => this with { Rule = Rule.Endless, MaxSubjects = null, EnoughAtDose = null };

    public override Phrase Name =>
        Phrase.Join(
            "; ",
            new Phrase?[]
            {
                Rule.Name,
                TooToxic is { } toxic
                    ? Invariant(
                        $"stops when the lowest level's rate is above {toxic.Target:0.###} with probability above "
                            + $"{toxic.Above:0.###}"
                    )
                    : null,
                NoSkipping ? "no level skipped" : null,
                EnoughAtDose is { } n ? (Phrase)$"stops when the next level has {n} subjects" : null,
                MaxSubjects is { } most ? (Phrase)$"at most {most} subjects" : null,
                MinimumAtMtd is { } least ? (Phrase)$"at least {least} subjects at the MTD" : null,
            }.OfType<Phrase>()
        );

    public override bool LooksAtModerate => Rule.LooksAtModerate;
    public override bool LooksAtResponses => Rule.LooksAtResponses;
    public override double? TargetRate => Rule.TargetRate;
    public override int? FixedLevels => Rule.FixedLevels;

    public override DoseMatrix? Matrix => Rule.Matrix;

    public override int ClosedFrom(in EscalationState state) => LowestTooToxic(state) ? 1 : Rule.ClosedFrom(state);

    internal override EscalationState Closing(in EscalationState state) =>
        LowestTooToxic(state) ? state.Close(1) : Rule.Closing(state);

    public override int Select(in EscalationState state) => LowestTooToxic(state) ? 0 : Rule.Select(state);

    public override Move Next(in EscalationState state)
    {
        if (LowestTooToxic(state))
            return Move.Stop(0, Ground.LowestTooToxic);
        var move = Rule.Next(state);
        if (move.Mtd is { } mtd)
            return MinimumReached(state, mtd) ? move : More(state, mtd);
        if (NoSkipping && Math.Max(StartLevel, state.TriedInRow(StartLevel) + 1) is var highest && move.Dose > highest)
            move = Move.To(state.Current, highest, move.Treat, Ground.NoSkipping, move.InTitration);
        if (EnoughAtDose <= state[move.Dose].Evaluable)
            return End(state, Ground.EnoughAtDose);
        if (MaxSubjects - state.Total.Evaluable is not { } left || left >= move.Treat)
            return move;
        if (left > 0)
            return move with { Treat = left };
        return End(state, Ground.MaximumReached);
    }

    public override Phrase Reason(in EscalationState state, Move move) => OfRestriction(state, move) ?? Rule.Reason(state, move);

    // The reason of a move that a restriction made; null for the rule's own.
    Phrase? OfRestriction(in EscalationState state, Move move)
    {
        if (move.Ground == Ground.LowestTooToxic && LowestTooToxic(state))
            return Invariant(
                $"{ThreePlusThreeReason.Counts(1, state[1], [])}: the probability of a rate above "
                    + $"{TooToxic!.Value.Target:0.###} is "
                    + $"{BetaPosterior.Above(TooToxic.Value.Target, state[1].Dlts, state[1].Evaluable):0.000}, more than "
                    + $"{TooToxic.Value.Above:0.###}. Stop, with no MTD."
            );
        if (move.Ground == Ground.NoSkipping)
            return NotSkipped(Rule.Reason(state, Rule.Next(state)), move);
        if (move.Ground == Ground.EnoughAtDose && EnoughAtDose is not null)
            return $"The level to be treated next has {EnoughAtDose} subjects or more. {Ended(move)}";
        if (move.Ground == Ground.MaximumReached && MaxSubjects is not null)
            return $"The plan has no place for more than {MaxSubjects} subjects. {Ended(move)}";
        if (move.Ground == Ground.MoreForMtd && Rule.Next(state).Mtd is not null)
            return $"{Rule.Reason(state, Rule.Next(state))} But the MTD needs {MinimumAtMtd} subjects: treat {move.Treat} "
                + $"more at dose level {Written(move.Dose)}.";
        return null;
    }

    Phrase NotSkipped(Phrase reason, Move move) =>
        $"{reason} But no level is skipped: treat {move.Treat} at dose level {Written(move.Dose)}.";

    /// <summary>
    /// The same while subjects are under observation. Those count for the numbers; what their outcome can still change, a stop
    /// included, waits for them.
    /// </summary>
    public override Move Next(TimedState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (!Rule.DecidesMeanwhile || state.Pending.Count == 0)
            return base.Next(state);
        var (full, level) = (state.Full, state.Evaluated.Current);
        if (LowestTooToxic(full))
            return Move.Stop(0, Ground.LowestTooToxic);
        if (LowestTooToxic(state.Evaluated))
            return Move.Suspend(level);
        var move = Rule.Next(state);
        if (move.Action == EscalationAction.Suspend)
            return move;
        if (move.Mtd is { } mtd)
            return MinimumReached(full, mtd) ? move : More(full, mtd);
        if (NoSkipping && Math.Max(StartLevel, full.TriedInRow(StartLevel) + 1) is var highest && move.Dose > highest)
            move = Move.To(level, highest, move.Treat, Ground.NoSkipping, move.InTitration);
        if (EnoughAtDose <= full[move.Dose].Evaluable)
            return Move.Suspend(level);
        if (MaxSubjects - state.Enrolled is not { } left || left >= move.Treat)
            return move;
        if (left > 0)
            return move with { Treat = left };
        return Move.Suspend(level);
    }

    public override Phrase Reason(TimedState state, Move move)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (!Rule.DecidesMeanwhile || state.Pending.Count == 0)
            return base.Reason(state, move);
        var own = Rule.Next(state);
        if (move.Ground == Ground.Pending && LowestTooToxic(state.Evaluated))
            return $"{UnderObservation(state)}, and without them the lowest level is too toxic: wait.";
        if (move.Ground == Ground.Pending && own.Action != EscalationAction.Suspend)
            return $"{UnderObservation(state)}, and nobody more may be treated before it is known whether the trial ends: wait.";
        if (move.Ground == Ground.NoSkipping)
            return NotSkipped(Rule.Reason(state, own), move);
        var isOfFull =
            move.Ground == Ground.LowestTooToxic && LowestTooToxic(state.Full)
            || move.Ground == Ground.MoreForMtd && own.Mtd is not null;
        return isOfFull ? Reason(state.Full, move) : Rule.Reason(state, move);
    }

    public override string Found => Rule.Found;

    public override bool Backfills => Rule.Backfills;

    public override IReadOnlyList<int>? OpenForBackfill(TimedState state) => Rule.OpenForBackfill(state);

    public override bool ReadsDltTimes => Rule.ReadsDltTimes;

    private protected override IReadOnlyList<IntervalEstimate>? Estimates(EscalationState state) => EstimatesOf(Rule, state);

    private protected override IReadOnlyList<IntervalEstimate>? Estimates(TimedState state) => EstimatesOf(Rule, state);

    public override bool MaySkip => Rule.MaySkip && !NoSkipping;
    internal override Design InATrial => this with { Rule = Rule.InATrial };

    internal override Design WithReplaced(int moderates) => this with { Rule = Rule.WithReplaced(moderates) };

    public override bool DecidesMeanwhile => Rule.DecidesMeanwhile;

    internal override bool WaitsBefore(in EscalationState state, int level) => Rule.WaitsBefore(state, level);

    internal override bool CountsPartly(TimedState state) => Rule.CountsPartly(state);

    /// <summary>The same restrictions of another rule.</summary>
    internal Restricted Of(Design rule) => this with { Rule = rule };

    Phrase Ended(Move move) =>
        move.Mtd is > 0
            ? (Phrase)$"Dose level {Written(move.Dose)} is {Found}: stop."
            : (Phrase)$"No dose level is {Found}: stop.";

    bool LowestTooToxic(in EscalationState state) => TooToxic is { } rule && rule.Holds(state[1]);

    bool MinimumReached(in EscalationState state, int mtd) =>
        mtd == 0 || (MinimumAtMtd ?? 0) <= state[mtd].Evaluable || MaxSubjects <= state.Total.Evaluable;

    Move More(in EscalationState state, int mtd)
    {
        var missing = MinimumAtMtd!.Value - state[mtd].Evaluable;
        return Move.To(
            state.Current,
            mtd,
            MaxSubjects is { } most ? Math.Min(missing, most - state.Total.Evaluable) : missing,
            Ground.MoreForMtd
        );
    }

    Move End(in EscalationState state, Ground ground) =>
        Select(state) is var mtd && MinimumReached(state, mtd) ? Move.Stop(mtd, ground) : More(state, mtd);

    public override IEnumerable<RuleSentence> Sentences => [.. Rule.Sentences, .. Limits];

    IEnumerable<RuleSentence> Limits
    {
        get
        {
            if (TooToxic is { } toxic)
                yield return new(
                    Invariant(
                        $"Before all else: with {toxic.Least} subjects or more at the lowest level the trial stops "
                            + $"with no MTD when, by their outcomes alone, the posterior probability (uniform prior) of a "
                            + $"DLT rate above {toxic.Target:0.###} is above {toxic.Above:0.###}."
                    ),
                    StopTooToxic.Key,
                    TrialNumbers.Target.Key
                );
            if (NoSkipping)
                yield return new("No level is treated more than one above the highest treated.", Unskipped.Key);
            if (EnoughAtDose is { } n)
                yield return new(
                    $"The trial ends when the level to be treated next has {Subjects(n)} or more.",
                    TrialNumbers.EnoughAtDose.Key
                );
            if (MaxSubjects is { } most)
                yield return new($"The trial has at most {Subjects(most)}.", TrialNumbers.MaxSubjects.Key);
            if (MinimumAtMtd is { } least)
                yield return new(
                    "Before an MTD is named it gets "
                        + $"{Subjects(least)}{(MaxSubjects is null ? "" : ", as long as the largest number allows")}.",
                    LeastAtMtd.Key
                );
        }
    }
}

/// <summary>The restrictions that a protocol puts upon a design of any kind.</summary>
sealed class RestrictionsUpon : DesignWrapper
{
    public static readonly FlagParameter Unskipped = new("noSkipping")
    {
        Label = "No level skipped",
        Help = "Restriction: never above an untried level",
    };

    public static readonly WholeParameter LeastAtMtd = new("minimumAtMtd")
    {
        Label = "Fewest at the MTD",
        Help = "Restriction: fewest subjects at the MTD",
        Most = TrialNumbers.MostSubjects,
    };

    public static readonly RealParameter StopTooToxic = new("stopTooToxic")
    {
        Label = "Lowest level too toxic",
        Help = "Restriction, with a target: stop when the lowest level's own rate is above it with a probability above this",
        Within = Bounds.Rate,
        Says = p => $"when its rate is above the target with probability above {p}",
    };

    // What a design of its own kind ends by is no restriction upon it.
    public override IReadOnlyList<Parameter> Parameters(DesignKind kind, Numbers numbers)
    {
        ArgumentNullException.ThrowIfNull(kind);
        ArgumentNullException.ThrowIfNull(numbers);
        return
        [
            // The rule for two agents goes to neighbours alone.
            .. kind.Family == DesignFamily.TwoAgents ? Array.Empty<Parameter>() : [Unskipped],
            TrialNumbers.MaxSubjects,
            TrialNumbers.EnoughAtDose,
            LeastAtMtd,
            StopTooToxic,
            .. numbers.States(StopTooToxic) ? [TrialNumbers.Target] : Array.Empty<Parameter>(),
        ];
    }

    public override IEnumerable<Need> Needs(Numbers numbers)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        return numbers.States(StopTooToxic) ? [Need.Of(TrialNumbers.Target)] : [];
    }

    public override Design Around(Design design, DesignKind kind, Numbers numbers)
    {
        ArgumentNullException.ThrowIfNull(design);
        ArgumentNullException.ThrowIfNull(kind);
        ArgumentNullException.ThrowIfNull(numbers);
        var isOwn = kind.Parameters.Contains(TrialNumbers.EnoughAtDose);
        var restricted = new Restricted(design)
        {
            NoSkipping = numbers[Unskipped],
            MaxSubjects = numbers[TrialNumbers.MaxSubjects],
            MinimumAtMtd = numbers[LeastAtMtd],
            EnoughAtDose = isOwn ? null : numbers[TrialNumbers.EnoughAtDose],
            TooToxic = numbers[StopTooToxic] is { } above ? new(numbers.Needed(TrialNumbers.Target), above) : null,
        };
        return restricted == new Restricted(design) ? design : restricted;
    }

    public override IEnumerable<PlanFault> Faults(Numbers numbers)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        var (least, most) = (numbers[LeastAtMtd], numbers[TrialNumbers.MaxSubjects]);
        if (least > most)
            yield return new(
                LeastAtMtd,
                $"{least} at the MTD are more than the {most} subjects of the trial.",
                $"State at most {most}."
            );
    }
}
