using Cairn.Escalation.Plan;
using Cairn.Survival;
using static Cairn.Escalation.Designs.TrialNumbers;
using static Cairn.Escalation.InWords;

namespace Cairn.Escalation.Designs;

/// <summary>Which of two neighbours equally good to go to is taken.</summary>
public enum CombinationTie
{
    /// <summary>
    /// Going up, the agent with the lower dose is raised; going down, the one with the higher is lowered; else A.
    /// </summary>
    Balanced,

    /// <summary>The one with another dose of agent A.</summary>
    AgentA,

    /// <summary>The one with another dose of agent B.</summary>
    AgentB,
}

/// <summary>
/// BOIN for two agents (Lin and Yin 2017, Stat Methods Med Res 26:2155-2167): the rate at the level treated last is judged by the
/// BOIN table; up or down goes one dose of one agent, to the neighbour whose DLT rate lies between the boundaries with the
/// highest posterior probability (prior Beta(0.5, 0.5)). Up goes to no level that is closed, nor to one where the rate at a level
/// treated with that dose of the agent raised, and no higher dose of the other, calls for going down (as BOIN 2.7.2 in R). A
/// level is closed with all levels of which both doses are at least its own.
/// </summary>
public sealed record CombinationBoin : Design
{
    const double Same = 1e-9,
        Prior = .5;

    readonly Kept<MatrixIsotonic> _isotonic;

    /// <param name="matrix">The doses of the two agents; at most 16 levels.</param>
    /// <param name="target">Target DLT rate; 0.05 to 0.6.</param>
    /// <param name="modification">Official change to the table.</param>
    public CombinationBoin(DoseMatrix matrix, double target, BoinModification modification = BoinModification.None)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        ArgumentOutOfRangeException.ThrowIfLessThan(matrix.DosesOfA, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(matrix.DosesOfB, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(matrix.Levels, EscalationState.MaxLevels);
        (Matrix, Table, _isotonic) = (matrix, new(target, modification), new(new(matrix)));
    }

    /// <summary>The BOIN table by which a rate is judged, with the size of the trial.</summary>
    public Boin Table { get; init; }

    /// <summary>Which of two neighbours equally good to go to is taken. Lin and Yin draw; a rule here draws nothing.</summary>
    public CombinationTie AtATie { get; init; }

    public override DoseMatrix Matrix { get; }
    public override int? FixedLevels => Matrix.Levels;
    public override double? TargetRate => Table.TargetRate;
    public override Design Endless => this with { Table = (Boin)Table.Endless };

    public override int StartLevel
    {
        get => Table.StartLevel;
        init => Table = Table with { StartLevel = value };
    }
    public override int CohortSize
    {
        get => Table.CohortSize;
        init => Table = Table with { CohortSize = value };
    }

    public override Phrase Name =>
        $"BOIN for two agents, {InWords.Plural(Matrix.DosesOfA, "dose")} of A and {Matrix.DosesOfB} of B; {Table.Name}"
        + AtATie switch
        {
            CombinationTie.Balanced => "",
            CombinationTie.AgentA => ", at a tie agent A",
            CombinationTie.AgentB => ", at a tie agent B",
        };

    public override int ClosedFrom(in EscalationState state) => Closes(state, 1) ? 1 : state.Levels + 1;

    internal override EscalationState Closing(in EscalationState state)
    {
        var closing = state;
        for (var level = 1; level <= state.Levels; level++)
            if (state.IsClosed(level) || Table.Closes(state[level], isLowest: level == 1))
                closing = WithAllAbove(closing, level);
        return closing;
    }

    EscalationState WithAllAbove(EscalationState state, int level)
    {
        for (var above = level; above <= Matrix.Levels; above++)
            if (Matrix.IsAtMost(level, above))
                state = state.CloseAlone(above);
        return state;
    }

    public override Move Next(in EscalationState state)
    {
        if (state.Levels != Matrix.Levels)
            throw new ArgumentException($"The design has {Matrix.Levels} dose levels; there are {state.Levels}.", nameof(state));
        var (closing, level, left) = (Closing(state), state.Current, Table.MaxSubjects - state.Total.Evaluable);
        if (closing.IsClosed(1))
            return Move.Stop(0, Ground.LowestTooToxic);
        if (left <= 0)
            return Move.Stop(Selected(closing), Ground.MaximumReached);
        var (dose, ground) = Step(closing, level);
        if (dose == level && Table.EnoughAtDose <= state[level].Evaluable)
            return Move.Stop(Selected(closing), Ground.EnoughAtDose);
        var cohort = ground == Ground.CohortIncomplete ? CohortSize - state[level].Evaluable : CohortSize;
        return Move.To(level, dose, Math.Min(cohort, left), ground);
    }

    (int Dose, Ground Ground) Step(in EscalationState closing, int level)
    {
        if (closing.IsClosed(level))
            return (HighestOpenBelow(closing, level), Ground.LevelClosed);
        var dose = closing[level];
        return Table.At(dose) switch
        {
            RateVerdict.InRange when dose.Evaluable < CohortSize => (level, Ground.CohortIncomplete),
            RateVerdict.InRange => (level, Ground.RateInRange),
            RateVerdict.High when level == 1 => (level, Ground.NoLowerLevel),
            RateVerdict.High => (Best(closing, Matrix.Below(level)), Ground.RateHigh),
            RateVerdict.Low => Best(closing, Admissible(closing, level)) is var up and > 0
                ? (up, Ground.RateLow)
                : (level, Ground.NoHigherLevel),
        };
    }

    /// <summary>The levels with one dose one higher that are open, and not known to be too high.</summary>
    internal IEnumerable<int> Admissible(EscalationState closing, int level) =>
        Matrix.Above(level).Where(above => !closing.IsClosed(above) && !IsTooHigh(closing, level, above));

    // A level treated with the dose that is raised, and no higher dose of the other agent, calls for going down.
    bool IsTooHigh(in EscalationState state, int level, int above)
    {
        for (var at = 1; at <= above; at++)
            if (Matrix.IsAtMost(at, above) && !Matrix.IsAtMost(at, level) && state[at].Evaluable > 0 && IsHigh(state[at]))
                return true;
        return false;
    }

    bool IsHigh(DoseTally dose) => Table.At(dose) == RateVerdict.High || dose.Dlts >= Table.DeEscalateAt * dose.Evaluable - Same;

    // From a closed level, of the open levels at most it those with the highest doses, and of these the best.
    int HighestOpenBelow(EscalationState closing, int level)
    {
        List<int> open =
        [
            .. Enumerable.Range(1, level).Where(other => Matrix.IsAtMost(other, level) && !closing.IsClosed(other)),
        ];
        var highest = open.Max(Matrix.Sum);
        return Best(closing, open.Where(other => Matrix.Sum(other) == highest));
    }

    /// <summary>The level most likely to have a DLT rate between the boundaries; 0 of none.</summary>
    int Best(EscalationState state, IEnumerable<int> levels)
    {
        var (best, most) = (0, double.NegativeInfinity);
        foreach (var level in levels.OrderBy(level => Rank(state.Current, level)))
            if (InRange(state[level]) is var chance && chance > most + Same)
                (best, most) = (level, chance);
        return best;
    }

    // At a tie the lowest is taken; levels come with those of another dose of A first.
    int Rank(int from, int to)
    {
        var ((a, b), (toA, _)) = (Matrix.Doses(from), Matrix.Doses(to));
        var changesA = toA != a;
        return AtATie switch
        {
            CombinationTie.AgentA => changesA ? 0 : 1,
            CombinationTie.AgentB => changesA ? 1 : 0,
            CombinationTie.Balanced when to > from => changesA ? a : b,
            CombinationTie.Balanced => changesA ? -a : -b,
        };
    }

    /// <summary>Posterior probability that the DLT rate lies between the boundaries.</summary>
    public double InRange(DoseTally dose) =>
        BetaPosterior.Below(Table.DeEscalateAt, dose.Dlts, dose.Evaluable, Prior)
        - BetaPosterior.Below(Table.EscalateAt, dose.Dlts, dose.Evaluable, Prior);

    public override int Select(in EscalationState state) => Selected(Closing(state));

    /// <summary>
    /// Of the levels treated and open the one whose fitted rate is closest to the target; of two equally far on both sides one
    /// with the lower rate; of equal rates one with the highest doses when they are below the target, else the lowest; of those
    /// left the one with the lowest dose of agent B.
    /// </summary>
    int Selected(in EscalationState closing)
    {
        Span<double> fitted = stackalloc double[EscalationState.MaxLevels];
        var levels = _isotonic.Value.Fit(closing, fitted);
        var (selected, best) = (0, (Distance: double.PositiveInfinity, Rate: 0.0, Sum: 0, OfB: 0));
        for (var level = 1; level <= closing.Levels; level++)
        {
            if ((levels >> level - 1 & 1) == 0 || Table.BoundMtd && fitted[level - 1] > Table.DeEscalateAt)
                continue;
            var rate = fitted[level - 1];
            var sum = rate < Table.Target - Same ? -Matrix.Sum(level) : Matrix.Sum(level);
            var here = (Distance: Math.Abs(rate - Table.Target), Rate: rate, Sum: sum, OfB: Matrix.Doses(level).B);
            if (selected == 0 || IsBetter(here, best))
                (selected, best) = (level, here);
        }
        return selected;
    }

    static bool IsBetter(
        (double Distance, double Rate, int Sum, int OfB) one,
        (double Distance, double Rate, int Sum, int OfB) other
    )
    {
        if (Math.Abs(one.Distance - other.Distance) > Same)
            return one.Distance < other.Distance;
        if (Math.Abs(one.Rate - other.Rate) > Same)
            return one.Rate < other.Rate;
        return (one.Sum, one.OfB).CompareTo((other.Sum, other.OfB)) < 0;
    }

    private protected override IReadOnlyList<IntervalEstimate> Estimates(EscalationState state)
    {
        var fitted = new double[EscalationState.MaxLevels];
        var levels = _isotonic.Value.Fit(Closing(state), fitted);
        return
        [
            .. Enumerable
                .Range(0, state.Levels)
                .Select(i => (levels >> i & 1) != 0 ? new IntervalEstimate(fitted[i], null, null) : default),
        ];
    }

    public override Phrase Reason(in EscalationState state, Move move) => CombinationReason.For(this, state, move);

    public override IEnumerable<RuleSentence> Sentences => CombinationReason.Sentences(this);
}

/// <summary>BOIN for two agents as a protocol states it.</summary>
sealed class CombinationBoinKind : DesignKind
{
    public static readonly RealsParameter Doses = new("agentDoses")
    {
        Label = "Doses of the agents",
        Help = "BOIN for two agents: number of doses of agent A, and of agent B",
        Shape = "A,B",
        Least = 2,
        Most = 2,
        Within = new(1, EscalationState.MaxLevels),
        Says = n => $"{n[0]} of agent A, {n[1]} of agent B",
        Wrong = (row, written) =>
            Whole(row) && row[0] * row[1] <= EscalationState.MaxLevels
                ? null
                : new(
                    $"{written}: these are not two numbers of doses with at most {EscalationState.MaxLevels} levels together.",
                    "State two whole numbers, for example 3 and 5."
                ),
        Lacking = new("The numbers of doses of the two agents are not stated.", "State both, for example 3 and 5."),
    };

    public static readonly RealsParameter First = new("startCombination")
    {
        Label = "First level",
        Help = "BOIN for two agents: dose of agent A and of agent B in the first cohort",
        Otherwise = "1 and 1",
        Shape = "A,B",
        Least = 2,
        Most = 2,
        Within = new(1, EscalationState.MaxLevels),
        Says = n => $"{n[0]}.{n[1]}",
        Wrong = (row, written) =>
            Whole(row) ? null : new($"{written} are no doses.", "State two whole numbers from 1, for example 1 and 1."),
    };

    public static readonly ChoiceParameter<CombinationTie> AtATie = new("atATie")
    {
        Label = "At a tie",
        Help = "BOIN for two agents: which agent's dose changes when both neighbours are equally good",
        Members = [(CombinationTie.Balanced, "balanced"), (CombinationTie.AgentA, "agent-a"), (CombinationTie.AgentB, "agent-b")],
    };

    public override string Id => "boin-comb";
    public override DesignFamily Family => DesignFamily.TwoAgents;
    public override string Name => "BOIN for two agents";
    public override string Says => "Bayesian optimal interval design for combinations of two agents";
    public override string OnlyPlannedBecause =>
        "it is for two agents, and the dose levels of a study are those of one product (docs/decisions/0032)";

    public override IReadOnlyList<Parameter> Parameters { get; } =
    [Doses, First, AtATie, .. BoinKind.All.Where(p => p != TrialNumbers.StartLevel)];

    public override IReadOnlyList<Need> Needs { get; } = [Need.Of(Doses), Need.Of(Target), AnEnd];

    public override Design Make(Numbers numbers)
    {
        var (doses, first) = (numbers.Needed(Doses), numbers[First] ?? [1, 1]);
        var matrix = new DoseMatrix((int)doses[0], (int)doses[1]);
        var table = BoinKind.Table(numbers) with { StartLevel = matrix.Level((int)first[0], (int)first[1]) };
        return new CombinationBoin(matrix, table.Target, table.Modification) { Table = table, AtATie = numbers.Of(AtATie) };
    }

    public override IEnumerable<PlanFault> Faults(Numbers numbers)
    {
        var doses = numbers.Needed(Doses);
        if (numbers[First] is [var a, var b] && (a > doses[0] || b > doses[1]))
            yield return new(
                First,
                $"{Short(a)} and {Short(b)} are above the {Short(doses[0])} doses of agent A or the "
                    + $"{Short(doses[1])} of agent B.",
                "State doses that there are."
            );
        foreach (var fault in BoinKind.TableFaults(numbers))
            yield return fault;
    }

    static bool Whole(IReadOnlyList<double> row) => row.Count == 2 && row.All(n => n >= 1 && n == Math.Floor(n));
}
