using Cairn.Escalation.Plan;
using static Cairn.Escalation.InWords;

namespace Cairn.Escalation.Designs;

/// <summary>
/// BOIN12 (Lin, Zhou, Yan, Li and Yuan 2020): toxicity and response looked at together; the level among the neighbours with the
/// highest probability that its mean utility is better than the middle between that of the limits and 100. Ties go up.
/// </summary>
public sealed record Boin12(double HighestDlt, double LowestResponse) : BenefitDesign(HighestDlt, LowestResponse, HighestDlt)
{
    /// <summary>
    /// Subjects at a level from which an untried next level is explored, as published; null for no exploration.
    /// </summary>
    public int? ExploreFrom { get; init; } = UsualExploreFrom;

    /// <summary>
    /// Subjects at a level from which a DLT rate inside the interval forbids going up: n* of the paper, 6 as published.
    /// </summary>
    public int SettledFrom { get; init; } = UsualSettledFrom;

    internal const int UsualExploreFrom = 9,
        UsualSettledFrom = 6;

    public override Phrase Name =>
        $"BOIN12, {Limits}"
        + ExploreFrom switch
        {
            null => ", no exploration",
            UsualExploreFrom => "",
            { } from => $", explores from {from} subjects",
        }
        + (SettledFrom == UsualSettledFrom ? "" : $", n* {SettledFrom}");

    /// <summary>The utility to beat, from 0 to 100.</summary>
    public double Benchmark => Utility.Mean(HighestDlt, LowestResponse) is var mean ? mean + (100 - mean) / 2 : 0;

    public override double Desirability(DoseTally dose) =>
        BetaPosterior.Above(Benchmark / 100, Utility.Sum(dose), dose.Evaluable);

    private protected override (int Dose, Ground Ground) Step(in EscalationState state, int closed)
    {
        var (level, dose) = (state.Current, state[state.Current]);
        var (verdict, above) = (Toxicity.At(dose), level + 1 < closed ? level + 1 : level);
        var explores = dose.Evaluable >= ExploreFrom && above > level && state[above].Evaluable == 0;
        return verdict switch
        {
            RateVerdict.High when level > 1 => (Nearest(state, level - 1), Ground.RateHigh),
            RateVerdict.High => (Nearest(state, level), Ground.Desirable),
            RateVerdict.InRange or RateVerdict.Low when explores => (above, Ground.Explore),
            RateVerdict.InRange when dose.Evaluable >= SettledFrom => (Reachable(state, level, level), Ground.Desirable),
            RateVerdict.InRange or RateVerdict.Low => (Reachable(state, level, above), Ground.Desirable),
        };
    }

    int Reachable(in EscalationState state, int level, int to) =>
        Best(state, level - 1, to) is var best and > 0 ? best : Nearest(state, level);

    public override IEnumerable<RuleSentence> Sentences =>
        [
            TrialNumbers.FirstCohort(this),
            .. LimitsSaid("uniform prior"),
            new(
                Invariant(
                    $"The desirability of a level is the posterior probability that its mean utility is above {Benchmark:0.##}."
                )
            ),
            new(
                Invariant($"A DLT rate of {Toxicity.DeEscalateAt:0.0000} or more goes to the next admissible level below.")
                    + (
                        ExploreFrom is { } from
                            ? $" With {Subjects(from)} or more and a lower rate, an untried next level is treated."
                            : " No level is treated for being untried."
                    ),
                Boin12Kind.Explores.Key,
                Boin12Kind.NoExploration.Key
            ),
            new(
                Invariant(
                    $"Else the most desirable admissible level is treated of the one below, this one and the one "
                        + $"above, the last only while the rate is {Toxicity.EscalateAt:0.0000} or less or the level has "
                        + $"fewer than {SettledFrom} subjects. Ties go up."
                ),
                Boin12Kind.Settled.Key
            ),
            new("The trial stops with no optimal dose when the lowest level is too toxic, or no level in reach is admissible."),
            TrialNumbers.Ends(MaxSubjects, null),
            new(
                "The optimal dose is the most desirable admissible level treated, up to the one whose isotonic DLT "
                    + "rate is closest to the limit."
            ),
        ];
}

/// <summary>BOIN12 as a protocol states it.</summary>
sealed class Boin12Kind : DesignKind
{
    public static readonly WholeParameter Explores = new("exploreFrom")
    {
        Label = "Explores from",
        Help = "BOIN12: subjects at a level from which an untried next level is treated",
        Most = TrialNumbers.MostSubjects,
        Default = Boin12.UsualExploreFrom,
        Says = n => $"{n} subjects",
    };

    public static readonly FlagParameter NoExploration = new("noExploration")
    {
        Label = "Exploration",
        Help = "BOIN12: no level is treated for being untried",
        Says = "none",
    };

    public static readonly WholeParameter Settled = new("settledFrom")
    {
        Label = "Settled from (n*)",
        Help = "BOIN12: n*, subjects at a level from which a DLT rate between the boundaries forbids going up",
        Most = TrialNumbers.MostSubjects,
        Default = Boin12.UsualSettledFrom,
        Says = n => $"{n} subjects",
    };

    public override string Id => "boin12";
    public override DesignFamily Family => DesignFamily.Response;
    public override string Name => "BOIN12";
    public override string Says => "BOIN on the trade-off of response and DLT";
    public override IReadOnlyList<Parameter> Parameters { get; } = [.. BenefitNumbers.All, Explores, NoExploration, Settled];
    public override IReadOnlyList<Need> Needs => BenefitNumbers.Needs;
    public override string OnlyPlannedBecause => LooksAtResponses;

    public override Design Make(Numbers numbers) =>
        BenefitNumbers.Sized(
            new Boin12(numbers.Needed(TrialNumbers.Target), numbers.Needed(BenefitNumbers.LowestResponse))
            {
                ExploreFrom = numbers[NoExploration] ? null : numbers.Needed(Explores),
                SettledFrom = numbers.Needed(Settled),
            },
            numbers
        );

    public override IEnumerable<PlanFault> Faults(Numbers numbers)
    {
        if (numbers[NoExploration] && numbers.States(Explores))
            yield return new(Explores, "Without exploration no number of subjects starts it.", "State one of the two.");
        foreach (var fault in BoinKind.TargetFaults(numbers))
            yield return fault;
    }
}
