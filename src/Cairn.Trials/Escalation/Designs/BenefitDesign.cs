using static Cairn.Escalation.InWords;

namespace Cairn.Escalation.Designs;

/// <summary>
/// How good each outcome of a subject is, from 0 to 100: a response without a DLT is 100, a DLT without a response 0.
/// </summary>
/// <param name="Neither">Neither a response nor a DLT.</param>
/// <param name="Both">A response and a DLT.</param>
public readonly record struct OutcomeUtility(double Neither = 40, double Both = 60)
{
    /// <summary>Sum over the subjects of a level, in units of 100.</summary>
    public double Sum(DoseTally dose) =>
        (
            100 * (dose.Responses - dose.Both)
            + Neither * (dose.Evaluable - dose.Dlts - (dose.Responses - dose.Both))
            + Both * dose.Both
        ) / 100;

    /// <summary>Mean under true rates of a DLT and of a response that are independent.</summary>
    public double Mean(double dlt, double response) =>
        100 * response * (1 - dlt) + Neither * (1 - dlt) * (1 - response) + Both * dlt * response;
}

/// <summary>
/// A design for the optimal biological dose: the level with the best trade-off of response and DLT among those that are neither
/// too toxic nor without effect. Toxicity closes a level and those above; lack of response makes only the level itself
/// inadmissible.
/// </summary>
public abstract record BenefitDesign : Design
{
    private protected BenefitDesign(double highestDlt, double lowestResponse, double target)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(highestDlt is > 0 and < 1, true, nameof(highestDlt));
        ArgumentOutOfRangeException.ThrowIfNotEqual(lowestResponse is > 0 and < 1, true, nameof(lowestResponse));
        (HighestDlt, Toxicity, LowestResponse) = (highestDlt, new Boin(target), lowestResponse);
    }

    /// <summary>The BOIN table by which toxicity moves the level.</summary>
    private protected Boin Toxicity { get; init; }

    /// <summary>Highest acceptable DLT rate.</summary>
    public double HighestDlt { get; }

    /// <summary>Lowest acceptable response rate.</summary>
    public double LowestResponse { get; }

    public override string Found => "the optimal dose";

    public OutcomeUtility Utility { get; init; } = new(40, 60);

    /// <summary>A level is too toxic when the probability of a DLT rate above the limit is not below this.</summary>
    public double TooToxicFrom { get; init; } = .95;

    /// <summary>A level is without effect when the probability of a response rate below the limit is not below this.</summary>
    public double FutileFrom { get; init; } = .9;

    public override int StartLevel
    {
        get => Toxicity.StartLevel;
        init => Toxicity = Toxicity with { StartLevel = value };
    }
    public override int CohortSize
    {
        get => Toxicity.CohortSize;
        init => Toxicity = Toxicity with { CohortSize = value };
    }

    /// <summary>Most subjects in the trial.</summary>
    public int MaxSubjects
    {
        get => Toxicity.MaxSubjects;
        init => Toxicity = Toxicity with { MaxSubjects = value };
    }

    public override bool LooksAtResponses => true;
    public override double? TargetRate => HighestDlt;

    /// <summary>Probability that the DLT rate is above the limit.</summary>
    public double TooToxic(DoseTally dose) => BetaPosterior.Above(HighestDlt, dose.Dlts, dose.Evaluable);

    /// <summary>Probability that the response rate is below the limit.</summary>
    public virtual double Futile(DoseTally dose) => BetaPosterior.Below(LowestResponse, dose.Responses, dose.Evaluable);

    /// <summary>True when a level that is not closed may be chosen for its benefit.</summary>
    private protected virtual bool Admissible(DoseTally dose) => Futile(dose) < FutileFrom;

    /// <summary>How desirable a level is; higher is better.</summary>
    public abstract double Desirability(DoseTally dose);

    private protected string Limits =>
        Invariant(
            $"DLT rate up to {HighestDlt:0.###}, response rate from {LowestResponse:0.###}, utility of neither "
                + $"{Utility.Neither:0.###} and of both {Utility.Both:0.###}, cohorts of {CohortSize}, "
        ) + (MaxSubjects < TrialNumbers.Unlimited ? $"at most {MaxSubjects} subjects" : "any number of subjects");

    public override Design Endless => this with { MaxSubjects = TrialNumbers.Unlimited };

    public override int ClosedFrom(in EscalationState state)
    {
        for (var level = 1; level < state.ClosedFrom; level++)
            if (state[level].Evaluable > 0 && TooToxic(state[level]) >= TooToxicFrom)
                return level;
        return state.ClosedFrom;
    }

    /// <summary>
    /// The most desirable of the admissible levels treated, up to the one whose isotonic DLT rate is closest to the limit.
    /// </summary>
    public override int Select(in EscalationState state)
    {
        var closed = ClosedFrom(state);
        return closed == 1 ? 0 : Best(state, 1, UnweightedMtd(state, closed), triedOnly: true);
    }

    public override Move Next(in EscalationState state)
    {
        var (closed, level, left) = (ClosedFrom(state), state.Current, MaxSubjects - state.Total.Evaluable);
        if (closed == 1)
            return Move.Stop(0, Ground.LowestTooToxic);
        if (left <= 0)
            return Move.Stop(Select(state), Ground.MaximumReached);
        if (level >= closed)
            return Treat(state, Retreat(state, closed - 1), left, Ground.LevelClosed);
        if (Toxicity.At(state[level]) != RateVerdict.High && state[level].Evaluable < CohortSize)
            return Move.To(level, level, Math.Min(CohortSize - state[level].Evaluable, left), Ground.CohortIncomplete);
        var (dose, ground) = Step(state, closed);
        return Treat(state, dose, left, ground);
    }

    Move Treat(in EscalationState state, int dose, int left, Ground ground) =>
        dose == 0 ? Move.Stop(0, Ground.NoneAdmissible) : Move.To(state.Current, dose, Math.Min(CohortSize, left), ground);

    /// <summary>The level to treat next, 0 for none; the current level is open and has a cohort.</summary>
    private protected abstract (int Dose, Ground Ground) Step(in EscalationState state, int closed);

    /// <summary>The level to treat when the current one is closed: up to another; 0 for none.</summary>
    private protected virtual int Retreat(in EscalationState state, int upTo) => Nearest(state, upTo);

    /// <summary>
    /// The most desirable admissible level of a range; of equal ones (within 1e-9) the highest; 0 when there is none.
    /// </summary>
    private protected int Best(in EscalationState state, int from, int to, bool triedOnly = false)
    {
        var (best, most) = (0, double.NegativeInfinity);
        for (var level = Math.Max(1, from); level <= to; level++)
        {
            if (!Admissible(state[level]) || triedOnly && state[level].Evaluable == 0)
                continue;
            if (Desirability(state[level]) is var d && d > most - 1e-9)
                (best, most) = (level, d);
        }
        return best;
    }

    /// <summary>The highest admissible level up to one; 0 when there is none.</summary>
    private protected int Nearest(in EscalationState state, int upTo)
    {
        while (upTo > 0 && !Admissible(state[upTo]))
            upTo--;
        return upTo;
    }

    int UnweightedMtd(in EscalationState state, int closed)
    {
        var rates = new List<(int Level, double Rate)>();
        for (var level = 1; level < closed; level++)
            if (state[level] is { Evaluable: > 0 } dose)
                rates.Add((level, (dose.Dlts + .05) / (dose.Evaluable + .1)));
        // Isotonic regression with equal weights, as the greatest of the least averages.
        double Fitted(int i) =>
            Enumerable
                .Range(0, i + 1)
                .Max(from => Enumerable.Range(i, rates.Count - i).Min(to => rates[from..(to + 1)].Average(r => r.Rate)));
        var (mtd, nearest) = (0, double.PositiveInfinity);
        for (var i = 0; i < rates.Count; i++)
            if (Math.Abs(Fitted(i) - HighestDlt) is var d && d < nearest + 1e-9)
                (mtd, nearest) = (rates[i].Level, d);
        return mtd;
    }

    /// <summary>The limits in words.</summary>
    /// <param name="prior">The prior of the response rate, in words.</param>
    private protected IEnumerable<RuleSentence> LimitsSaid(string prior)
    {
        yield return new(
            Invariant(
                $"The highest acceptable DLT rate is {HighestDlt:0.###}, the lowest acceptable response rate "
                    + $"{LowestResponse:0.###}. A level is too toxic, and closed with all above it, when its DLT rate is "
                    + $"above that limit with a posterior probability (uniform prior) of {TooToxicFrom:0.###} or more."
            ),
            TrialNumbers.Target.Key,
            BenefitNumbers.LowestResponse.Key
        );
        yield return new(
            Invariant(
                $"A level is not admissible when its response rate is below the limit with a posterior probability "
                    + $"({prior}) of {FutileFrom:0.###} or more."
            ),
            BenefitNumbers.LowestResponse.Key
        );
        yield return new(
            Invariant(
                $"Utilities: a response without a DLT 100, neither {Utility.Neither:0.###}, both {Utility.Both:0.###}, "
                    + $"a DLT without a response 0."
            ),
            BenefitNumbers.Utility.Key
        );
        if (CohortSize > 1)
            yield return IntervalNumbers.Completed(CohortSize);
    }

    public override Phrase Reason(in EscalationState state, Move move)
    {
        var dose = state[state.Current];
        var numbers = Invariant(
            $"Dose level {state.Current}: {Dlts(dose.Dlts)} and {Plural(dose.Responses, "response")} in "
                + $"{Subjects(dose.Evaluable)}; DLT rate above {HighestDlt:0.###} with probability "
                + $"{TooToxic(dose):0.000}, response rate below "
                + $"{LowestResponse:0.###} with probability {Futile(dose):0.000}, desirability {Desirability(dose):0.000}."
        );
        return (dose.Evaluable == 0 ? $"Dose level {state.Current}, nobody evaluable yet." : numbers)
            + move.Ground switch
            {
                Ground.LowestTooToxic when state.ClosedFrom == 1 =>
                    " The lowest dose level was closed by an earlier decision, and stays closed: stop, with no optimal dose.",
                Ground.LowestTooToxic => " No dose level is left: stop, with no optimal dose.",
                Ground.NoneAdmissible => " No level that may be treated is admissible: stop, with no optimal dose.",
                Ground.MaximumReached => $" The plan has no place for more than {MaxSubjects} subjects. {Ended(move)}",
                Ground.EnoughAtDose => $" A level has enough subjects. {Ended(move)}",
                Ground.LevelClosed => $" The level is too toxic: treat {move.Treat} at dose level {move.Dose}.",
                Ground.RateHigh =>
                    $" The DLT rate is {Invariant($"{Toxicity.DeEscalateAt:0.000}")} or more: treat {move.Treat} at "
                        + $"dose level {move.Dose}.",
                Ground.Explore =>
                    $" The next level is untried and toxicity allows it: treat {move.Treat} at dose level {move.Dose}.",
                Ground.CohortIncomplete => $" A cohort is {CohortSize}: treat {move.Treat} at dose level {move.Dose}.",
                Ground.RateLow => $" Toxicity allows the next level: treat {move.Treat} at dose level {move.Dose}.",
                Ground.RateInRange => $" Toxicity keeps the level: treat {move.Treat} more at dose level {move.Dose}.",
                Ground.Expand
                or Ground.Cleared
                or Ground.MoreForMtd
                or Ground.MtdFound
                or Ground.NoHigherLevel
                or Ground.NoLowerLevel
                or Ground.NoSkipping
                or Ground.Model
                or Ground.Coherence
                or Ground.Pending
                or Ground.Desirable
                or Ground.Titrate
                or Ground.TitrationUsedUp => $" Dose level {move.Dose} is the most desirable of the admissible levels in reach "
                    + $"({Compared(state)}): treat {move.Treat} there.",
            };
    }

    static string Ended(Move move) =>
        move.Mtd > 0 ? $"Dose level {move.Mtd} is the optimal dose: stop." : "No dose level is admissible: stop.";

    string Compared(in EscalationState state)
    {
        var (tallies, closed) = (state, ClosedFrom(state));
        return string.Join(
            ", ",
            Enumerable
                .Range(1, Math.Min(state.HighestTried + 1, state.Levels))
                .Select(level =>
                    level >= closed ? $"level {level} closed"
                    : !Admissible(tallies[level]) ? $"level {level} not admissible"
                    : Invariant($"level {level} {Desirability(tallies[level]):0.000}")
                        + (tallies[level].Evaluable == 0 ? " untried" : "")
                )
        );
    }
}
