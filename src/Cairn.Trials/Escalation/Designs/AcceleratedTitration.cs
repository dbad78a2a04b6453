using Cairn.Escalation.Plan;
using Cairn.Survival;
using static Cairn.Escalation.Designs.TitrationBefore;
using static Cairn.Escalation.InWords;

namespace Cairn.Escalation.Designs;

/// <summary>
/// Accelerated titration (Simon et al. 1997), then a cohort design: one subject a level until the first DLT, until enough
/// subjects have a moderate event, or until the titration levels are used up. Titration subjects count in the cohort design. A
/// trigger completes the cohort at the level where it fell; used up without a trigger, a whole cohort starts at the next level,
/// or completes at the highest. A DLT and a moderate event in one subject count as a DLT. A trigger found late, after the next
/// level was treated, ends titration at once.
/// </summary>
public sealed record AcceleratedTitration : Design
{
    /// <param name="then">The design that follows.</param>
    /// <param name="titrationLevels">Highest level treated one subject at a time; 0 for no titration.</param>
    /// <param name="moderateLimit">Subjects with a moderate event, over all titration levels, that end titration (Simon: 2;
    /// often 1 in cell therapy).</param>
    public AcceleratedTitration(Design then, int titrationLevels, int moderateLimit)
    {
        ArgumentNullException.ThrowIfNull(then);
        ArgumentOutOfRangeException.ThrowIfNegative(titrationLevels);
        ArgumentOutOfRangeException.ThrowIfLessThan(moderateLimit, 1);
        (Then, TitrationLevels, ModerateLimit) = (then, titrationLevels, moderateLimit);
    }

    /// <summary>The design that follows.</summary>
    public Design Then { get; private init; }

    /// <summary>Highest level treated one subject at a time; 0 for no titration.</summary>
    public int TitrationLevels { get; }

    /// <summary>Subjects with a moderate event, over all titration levels, that end titration.</summary>
    public int ModerateLimit { get; }

    /// <summary>
    /// Subjects with a moderate event that left the window early and are replaced: they end titration like the others, and
    /// count for nothing else.
    /// </summary>
    public int ReplacedModerates { get; private init; }

    /// <summary>The titration that a design starts with, restricted or not; null when it has none.</summary>
    public static AcceleratedTitration? In(Design design) =>
        design switch
        {
            AcceleratedTitration titration => titration,
            Restricted restricted => In(restricted.Rule),
            _ => null,
        };

    /// <summary>The start level of the design that follows.</summary>
    public override int StartLevel
    {
        get => Then.StartLevel;
        init => Then = Then with { StartLevel = value };
    }

    /// <summary>The cohort size of the design that follows.</summary>
    public override int CohortSize
    {
        get => Then.CohortSize;
        init => Then = Then with { CohortSize = value };
    }

    public override Phrase Name =>
        $"accelerated titration on {Titrated} (ends at a DLT or {Moderates(ModerateLimit)}), then {Then.Name}";

    Phrase Titrated => TitrationLevels == 1 ? "level 1" : (Phrase)$"levels 1 to {TitrationLevels}";

    public override Move Next(in EscalationState state)
    {
        var (level, treated) = (state.Current, state[state.Current].Evaluable > 0);
        if (!IsTitrating(state) || treated && level + 1 >= state.ClosedFrom)
            return Then.Next(state);
        var next = treated ? level + 1 : level;
        return next <= TitrationLevels
            ? Move.To(level, next, 1, Ground.Titrate, inTitration: true)
            : Move.To(level, next, CohortSize, Ground.TitrationUsedUp);
    }

    /// <summary>
    /// In titration a subject under observation is waited for, unless the outcome cannot matter; once it is over, whatever they
    /// show, the design that follows reads their time.
    /// </summary>
    public override Move Next(TimedState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return IsOverFor(state) ? Then.Next(state) : base.Next(state);
    }

    public override Phrase Reason(TimedState state, Move move)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (!IsOverFor(state))
            return base.Reason(state, move);
        if (TitrationLevels == 0)
            return Then.Reason(state, move);
        return $"{WhyOver(state.Full)} {Then.Reason(state, move)}";
    }

    public override string Found => Then.Found;

    public override bool Backfills => Then.Backfills;

    public override IReadOnlyList<int>? OpenForBackfill(TimedState state) => Then.OpenForBackfill(state);

    public override bool ReadsDltTimes => Then.ReadsDltTimes;

    private protected override IReadOnlyList<IntervalEstimate>? Estimates(EscalationState state) => EstimatesOf(Then, state);

    public override bool MaySkip => Then.MaySkip;
    internal override Design InATrial => this with { Then = Then.InATrial };

    internal override Design WithReplaced(int moderates) => this with { ReplacedModerates = moderates };

    public override bool DecidesMeanwhile => Then.DecidesMeanwhile;

    internal override bool CountsPartly(TimedState state) => IsOverFor(state) && Then.CountsPartly(state);

    // A level that one subject alone opened was opened in titration.
    internal override bool WaitsBefore(in EscalationState state, int level) =>
        level <= TitrationLevels + 1 && level > 1 && state[level - 1].Evaluable <= 1 || Then.WaitsBefore(state, level);

    // Events of those under observation can only end titration, not bring it back.
    bool IsOverFor(TimedState state) => Then.DecidesMeanwhile && !IsTitrating(state.Full);

    public override bool LooksAtModerate => true;
    public override bool LooksAtResponses => Then.LooksAtResponses;
    public override double? TargetRate => Then.TargetRate;
    public override int? FixedLevels => Then.FixedLevels;

    public override int ClosedFrom(in EscalationState state) => Then.ClosedFrom(state);

    public override int Select(in EscalationState state) => Then.Select(state);

    public override Design Endless => this with { Then = Then.Endless };

    public override Phrase Reason(in EscalationState state, Move move)
    {
        if (move.Ground == Ground.Titrate)
            return $"{SoFar(state)} Treat 1 at dose level {move.Dose}.";
        if (move.Ground == Ground.TitrationUsedUp)
            return $"{SoFar(state)} Dose level {move.Dose} is above the titration levels: treat {move.Treat} there.";
        return TitrationLevels == 0 || state.Total.Evaluable + ReplacedModerates == 0
            ? Then.Reason(state, move)
            : (Phrase)$"{WhyOver(state)} {Then.Reason(state, move)}";
    }

    bool IsTitrating(in EscalationState state) =>
        state.Current <= TitrationLevels
        && state.Current < state.ClosedFrom
        && state.HighestTried <= state.Current
        && state.Total is { Dlts: 0, Moderate: var moderate }
        && moderate + ReplacedModerates < ModerateLimit;

    Phrase SoFar(in EscalationState state) =>
        state.Total is { Evaluable: > 0 } all
            ? (Phrase)$"Titration: {InWords.Subjects(all.Evaluable)}, no DLT, "
                + $"{Moderates(all.Moderate)}{Replaced}; it ends at the first DLT or {Moderates(ModerateLimit)}."
            : (Phrase)$"Titration starts: one subject a level until the first DLT or {Moderates(ModerateLimit)}{Replaced}.";

    Phrase WhyOver(in EscalationState state) =>
        Ended(state) switch
        {
            TitrationEnd.Dlt => "Titration is over: there was a DLT.",
            TitrationEnd.Moderate when ModerateLimit == 1 => (Phrase)
                $"Titration is over: {Moderates(state.Total.Moderate)}{Replaced}, and 1 ends it.",
            TitrationEnd.Moderate => (Phrase)
                $"Titration is over: {Moderates(state.Total.Moderate)}{Replaced}, and {ModerateLimit} end it.",
            TitrationEnd.UsedUp => "Titration is over: its levels are used up.",
            TitrationEnd.NotTold => "Titration is over.",
        };

    // Tallies do not tell what came first: only an event at a titration level can have ended it there, and only while no level
    // above was tried.
    TitrationEnd Ended(in EscalationState state)
    {
        var (dlts, moderates) = EventsIn(state);
        var limit = moderates + ReplacedModerates >= ModerateLimit;
        if (dlts == 0 && !limit)
            return TitrationEnd.UsedUp;
        var usedUp = state.HighestTried > TitrationLevels || state.HighestTried == state.Levels;
        if (usedUp || dlts > 0 && limit)
            return TitrationEnd.NotTold;
        return dlts > 0 ? TitrationEnd.Dlt : TitrationEnd.Moderate;
    }

    // At the titration levels; later ones ended nothing.
    (int Dlts, int Moderates) EventsIn(in EscalationState state)
    {
        var (dlts, moderates) = (0, 0);
        for (var level = 1; level <= Math.Min(TitrationLevels, state.Levels); level++)
            (dlts, moderates) = (dlts + state[level].Dlts, moderates + state[level].Moderate);
        return (dlts, moderates);
    }

    enum TitrationEnd
    {
        Dlt,
        Moderate,
        UsedUp,
        NotTold,
    }

    Phrase Replaced => ReplacedModerates == 0 ? "" : (Phrase)$" (and {ReplacedModerates} in subjects who are replaced)";

    static Phrase Moderates(int count) => InWords.Plural(count, "moderate event");

    public override IEnumerable<RuleSentence> Sentences =>
        TitrationLevels < StartLevel ? Then.Sentences : [.. Titration, .. Then.Sentences];

    RuleSentence[] Titration =>
        [
            new(
                $"Titration: one subject is treated on each level from {StartLevel} to {TitrationLevels}, going up "
                    + "after each without a trigger.",
                TrialNumbers.StartLevel.Key,
                Levels.Key
            ),
            new(
                $"Titration ends at the first DLT, or when {Subjects(ModerateLimit)} over all titration levels "
                    + $"{(ModerateLimit == 1 ? "has" : "have")} a moderate event (trigger) without a DLT. The cohort is then "
                    + "completed at the level where that happened.",
                Limit.Key,
                Triggers
            ),
            new(
                $"Without either, a whole cohort starts at dose level {TitrationLevels + 1}; where there is none, the "
                    + "cohort is completed at the highest level.",
                Levels.Key
            ),
            new("Titration subjects count in the rule that follows, which is:"),
        ];
}

/// <summary>Accelerated titration as a protocol puts it before a design.</summary>
sealed class TitrationBefore : DesignWrapper
{
    /// <summary>The key under which a study says what a moderate event is.</summary>
    public const string Triggers = "moderateTriggers";

    public static readonly WholeParameter Levels = new("titrationLevels")
    {
        Label = "Titration",
        Help = "Accelerated titration: highest level treated one subject at a time",
        Least = 0,
        Most = EscalationState.MaxLevels,
        Says = n => n == 1 ? "one subject on the lowest level" : $"one subject on each of the {n} lowest levels",
        IsAsked = true,
        Lacking = new("Accelerated titration has no titration level.", "State on how many levels one subject is treated."),
    };

    public static readonly WholeParameter Limit = new("moderateLimit")
    {
        Label = "Titration ends",
        Help = "Accelerated titration: subjects with a moderate event (trigger) that end it",
        Most = 99,
        Default = 2,
        Says = n => $"with a DLT, or with {Subjects(n)} with a trigger",
        IsAsked = true,
        Lacking = new("Nothing says how many moderate events end the titration.", "State how many; the protocol says it."),
    };

    public static readonly IReadOnlyList<Parameter> All = [Levels, Limit];

    public override IReadOnlyList<Parameter> Parameters(DesignKind kind, Numbers numbers) => All;

    public override IEnumerable<Need> Needs(Numbers numbers) => [Need.Of(Levels)];

    public override Design Around(Design design, DesignKind kind, Numbers numbers)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        return new AcceleratedTitration(design, numbers.Needed(Levels), numbers.Needed(Limit));
    }
}
