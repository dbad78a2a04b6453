using Cairn.Escalation.Plan;
using static Cairn.Escalation.Designs.TrialNumbers;
using static Cairn.Escalation.InWords;

namespace Cairn.Escalation.Designs;

/// <summary>Variants A, B and C of the 3+3 rule.</summary>
public enum ThreePlusThreeVariant
{
    NoDeEscalation,
    SixBelowRejected,
    SixAtMtd,
}

/// <summary>What the 3+3 table says of one dose level.</summary>
enum LevelVerdict
{
    Incomplete,
    Clear,
    Expand,
    AtLimit,
    TooToxic,
}

/// <summary>
/// The 3+3 design with the parameters that protocols vary. The variants differ only in how many subjects the MTD needs: no
/// de-escalation: a cohort, so a too toxic level makes the one below the MTD at once (the traditional 3+3; Storer 1989); six
/// below rejected: the expanded number below a too toxic level, a cohort at the highest level; six at MTD: the expanded number
/// everywhere (Korn et al. 1994, six patients treated at the MTD). No level is named MTD on fewer than a cohort. Outside the
/// textbook's numbers: a level between a cohort and the expanded number is judged like the cohort, with fewer than a cohort only
/// too many DLTs count; a DLT found late sends the trial back to a level below that is no longer settled; a level that was left
/// without being closed is taken up again.
/// </summary>
public sealed record ThreePlusThree(ThreePlusThreeVariant Variant) : Design
{
    public override int StartLevel
    {
        get;
        init => field = AtLeast(1, value);
    } = 1;

    public override int CohortSize
    {
        get;
        init => field = AtLeast(1, value);
    } = 3;

    /// <summary>Subjects added when the first cohort needs it.</summary>
    public int Expansion
    {
        get;
        init => field = AtLeast(1, value);
    } = 3;

    /// <summary>Most DLTs before the expanded number is reached; one more is too toxic. None at all clears the level.</summary>
    public int MaxDltFirst
    {
        get;
        init => field = AtLeast(0, value);
    } = 1;

    /// <summary>Most DLTs in the expanded number that clear the level.</summary>
    public int MaxDltExpanded
    {
        get;
        init => field = AtLeast(0, value);
    } = 1;

    /// <summary>
    /// Most DLTs in the expanded number with which the level can be the MTD; null: as many as clear it. With 2, one DLT in each
    /// of two cohorts makes the level the MTD (as registered for NCT04697940).
    /// </summary>
    public int? MaxDltAtMtd
    {
        get;
        init => field = value is { } most ? AtLeast(0, most) : null;
    }

    int Expanded => CohortSize + Expansion;
    int Tolerated => Math.Max(MaxDltExpanded, MaxDltAtMtd ?? 0);

    public override Phrase Name =>
        Variant switch
        {
            ThreePlusThreeVariant.NoDeEscalation => (Phrase)$"{CohortSize}+{Expansion}, no de-escalation",
            ThreePlusThreeVariant.SixBelowRejected => (Phrase)
                $"{CohortSize}+{Expansion}, {Expanded} subjects at the level below a rejected one",
            ThreePlusThreeVariant.SixAtMtd => (Phrase)$"{CohortSize}+{Expansion}, {Expanded} subjects at the MTD",
        };

    /// <summary>The table at one level.</summary>
    internal LevelVerdict At(DoseTally dose) =>
        dose switch
        {
            { Evaluable: var n, Dlts: var y } when n < Expanded && y > MaxDltFirst => LevelVerdict.TooToxic,
            { Evaluable: var n } when n < CohortSize => LevelVerdict.Incomplete,
            { Dlts: 0 } => LevelVerdict.Clear,
            { Evaluable: var n } when n < Expanded => LevelVerdict.Expand,
            { Dlts: var y } when y <= MaxDltExpanded => LevelVerdict.Clear,
            { Dlts: var y } when y <= Tolerated => LevelVerdict.AtLimit,
            _ => LevelVerdict.TooToxic,
        };

    public override Move Next(in EscalationState state)
    {
        var highest = ClosedFrom(state) - 1;
        if (highest == 0)
            return Move.Stop(0, Ground.LowestTooToxic);
        for (var level = LowestUnsettled(state, Math.Min(state.Current, highest)); ; level++)
        {
            var dose = state[level];
            switch (At(dose))
            {
                case LevelVerdict.Incomplete:
                    return Move.To(state.Current, level, CohortSize - dose.Evaluable, Ground.CohortIncomplete);
                case LevelVerdict.Expand:
                    return Move.To(state.Current, level, Expanded - dose.Evaluable, Ground.Expand);
                case LevelVerdict.AtLimit:
                case LevelVerdict.Clear when level == highest:
                    return Settle(state, level);
                case LevelVerdict.Clear when state[level + 1].Evaluable == 0:
                    return Move.To(state.Current, level + 1, CohortSize, Ground.Cleared);
            }
        }
    }

    public override int ClosedFrom(in EscalationState state)
    {
        for (var level = 1; level < state.ClosedFrom; level++)
            if (At(state[level]) == LevelVerdict.TooToxic)
                return level;
        return state.ClosedFrom;
    }

    /// <summary>The highest open level that the table clears, or allows as MTD.</summary>
    public override int Select(in EscalationState state)
    {
        for (var level = ClosedFrom(state) - 1; level > 0; level--)
            if (state[level].Evaluable > 0 && At(state[level]) is LevelVerdict.Clear or LevelVerdict.AtLimit)
                return level;
        return 0;
    }

    public override Phrase Reason(in EscalationState state, Move move) => ThreePlusThreeReason.For(this, state, move, []);

    internal override Phrase Reason(in EscalationState full, Move move, IReadOnlyList<WatchedSubject> pending) =>
        ThreePlusThreeReason.For(this, full, move, pending);

    public override IEnumerable<RuleSentence> Sentences => [FirstCohort(this), .. ThreePlusThreeWords.Of(this)];

    Move Settle(in EscalationState state, int level) =>
        NeededAtMtd(state, level) - state[level].Evaluable is var missing && missing > 0
            ? Move.To(state.Current, level, missing, Ground.MoreForMtd)
            : Move.Stop(level, Ground.MtdFound);

    /// <summary>Subjects a level needs to be the MTD.</summary>
    internal int NeededAtMtd(in EscalationState state, int level) =>
        Variant switch
        {
            ThreePlusThreeVariant.NoDeEscalation => CohortSize,
            ThreePlusThreeVariant.SixBelowRejected when level == state.Levels => CohortSize,
            ThreePlusThreeVariant.SixBelowRejected or ThreePlusThreeVariant.SixAtMtd => Expanded,
        };

    /// <summary>
    /// The lowest level up to a given one where DLTs call for more subjects; the given level when there is none.
    /// </summary>
    int LowestUnsettled(in EscalationState state, int upTo)
    {
        for (var level = 1; level < upTo; level++)
            if (state[level] is { Dlts: > 0, Evaluable: var n } && n < Expanded)
                return level;
        return upTo;
    }

    static int AtLeast(int least, int value)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, least);
        return value;
    }
}

/// <summary>The 3+3 as a protocol states it.</summary>
sealed class ThreePlusThreeKind : DesignKind
{
    public static readonly ChoiceParameter<ThreePlusThreeVariant> Variant = new("variant")
    {
        Label = "Variant",
        Help = "3+3, rolling six: how many subjects the MTD needs",
        Members =
        [
            (ThreePlusThreeVariant.NoDeEscalation, "no-de-escalation"),
            (ThreePlusThreeVariant.SixBelowRejected, "six-below-rejected"),
            (ThreePlusThreeVariant.SixAtMtd, "six-at-mtd"),
        ],
        Default = ThreePlusThreeVariant.SixAtMtd,
        IsAsked = true,
        Lacking = new(
            "The variant of the 3+3 is not given; the variants end differently.",
            "Give no-de-escalation, six-below-rejected or six-at-mtd."
        ),
    };

    public static readonly WholeParameter Expansion = new("expansion")
    {
        Label = "Expansion",
        Help = "3+3: subjects added when the first cohort needs it",
        Most = LargestCohort,
        Otherwise = "as many as a cohort",
    };

    public static readonly WholeParameter MaxDltFirst = new("maxDltFirst")
    {
        Label = "Most DLTs, first cohort",
        Help = "3+3: most DLTs before the expanded number is reached",
        Least = 0,
        Most = LargestCohort,
        Default = 1,
    };

    public static readonly WholeParameter MaxDltExpanded = new("maxDltExpanded")
    {
        Label = "Most DLTs, expanded",
        Help = "3+3: most DLTs in the expanded number that clear the level",
        Least = 0,
        Most = LargestCohort,
        Default = 1,
    };

    public static readonly WholeParameter MaxDltAtMtd = new("maxDltAtMtd")
    {
        Label = "Most DLTs at the MTD",
        Help = "3+3, rolling six: most DLTs in the expanded number with which a level can be the MTD",
        Most = LargestCohort,
        Otherwise = "as many as clear it",
    };

    public override string Id => "three-plus-three";
    public override DesignFamily Family => DesignFamily.Counting;
    public override string Name => "3+3";
    public override string Says => "3+3";
    public override IReadOnlyList<Parameter> Parameters { get; } =
    [Variant, StartLevel, CohortSize, Expansion, MaxDltFirst, MaxDltExpanded, MaxDltAtMtd];

    public override Design Make(Numbers numbers) => Table(numbers);

    /// <summary>The 3+3 with its numbers.</summary>
    public static ThreePlusThree Table(Numbers numbers) =>
        new(numbers.Of(Variant))
        {
            StartLevel = numbers.Needed(StartLevel),
            CohortSize = Cohort(numbers),
            Expansion = numbers[Expansion] ?? Cohort(numbers),
            MaxDltFirst = numbers.Needed(MaxDltFirst),
            MaxDltExpanded = numbers.Needed(MaxDltExpanded),
            MaxDltAtMtd = numbers[MaxDltAtMtd],
        };

    public override IEnumerable<PlanFault> Faults(Numbers numbers) => TableFaults(numbers);

    /// <summary>What does not fit together in the table.</summary>
    public static IEnumerable<PlanFault> TableFaults(Numbers numbers)
    {
        var (cohort, expanded) = (Cohort(numbers), Cohort(numbers) + (numbers[Expansion] ?? Cohort(numbers)));
        if (numbers[MaxDltFirst] is { } first && first >= cohort)
            yield return TooMany(MaxDltFirst, $"{first} DLTs are all of a cohort of {cohort}, or more.", cohort);
        if (numbers[MaxDltFirst] is { } expands && Tolerated(numbers) is var most && expands > most)
            yield return new(
                MaxDltExpanded,
                $"{Dlts(expands)} before {expanded} subjects calls for {expanded}, and in {expanded} no more than "
                    + $"{most} clears the level or lets it be the MTD.",
                $"State {expands} or more, or fewer for the first cohort."
            );
        foreach (var limit in (WholeParameter[])[MaxDltExpanded, MaxDltAtMtd])
            if (numbers[limit] is { } dlts && dlts >= expanded)
                yield return TooMany(limit, $"{dlts} DLTs are all of {expanded} subjects, or more.", expanded);
    }

    static int Tolerated(Numbers numbers) => Math.Max(numbers.Needed(MaxDltExpanded), numbers[MaxDltAtMtd] ?? 0);

    static PlanFault TooMany(WholeParameter limit, string what, int below) => new(limit, what, $"State less than {below}.");
}
