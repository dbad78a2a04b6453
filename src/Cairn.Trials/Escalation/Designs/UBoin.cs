using Cairn.Escalation.Plan;
using static Cairn.Escalation.InWords;

namespace Cairn.Escalation.Designs;

/// <summary>
/// U-BOIN (Zhou, Lee and Yuan 2019, Stat Med 38:5299-5316). Stage 1: BOIN on toxicity, its target a margin below the limit, until
/// a level has the subjects of stage 1. Stage 2: one level above the highest tried while the DLT rate there calls for going up;
/// else the admissible level with the highest posterior mean utility among those tried. The prior of the four outcomes is
/// Dirichlet with a quarter of a subject each; a level is admissible by the probabilities that its DLT and response rates pass
/// their limits under it. At the end the admissible level with the highest mean utility is the optimal dose. Ties go up.
/// </summary>
/// <param name="HighestDlt">Highest acceptable DLT rate.</param>
/// <param name="LowestResponse">Lowest acceptable response rate.</param>
/// <param name="Margin">How far the target of the BOIN table lies below <paramref name="HighestDlt"/>.</param>
public sealed record UBoin(double HighestDlt, double LowestResponse, double Margin = .05)
    : BenefitDesign(HighestDlt, LowestResponse, HighestDlt - Margin)
{
    const double Prior = .5; // of each of two outcomes of four, a quarter of a subject each

    /// <summary>Subjects at one level that end stage 1.</summary>
    public int StageOneAtDose { get; init; } = 12;

    /// <summary>Subjects at one level that end the trial; null for none.</summary>
    public int? EnoughAtDose { get; init; }

    public override Phrase Name =>
        $"U-BOIN, stage 1 ends with {StageOneAtDose} subjects at a level, "
        + $"{(EnoughAtDose is { } n ? $"the trial with {n}, " : "")}{Invariant($"BOIN target {Toxicity.Target:0.###}")}, "
        + $"{Limits}";

    public override Design Endless => (UBoin)base.Endless with { EnoughAtDose = null };

    public override double Desirability(DoseTally dose) =>
        (100 * Utility.Sum(dose) + (100 + Utility.Neither + Utility.Both) / 4) / (dose.Evaluable + 1);

    public override double Futile(DoseTally dose) => BetaPosterior.Below(LowestResponse, dose.Responses, dose.Evaluable, Prior);

    private protected override bool Admissible(DoseTally dose) =>
        base.Admissible(dose) && BetaPosterior.Above(HighestDlt, dose.Dlts, dose.Evaluable, Prior) < TooToxicFrom;

    public override int Select(in EscalationState state) => Best(state, 1, ClosedFrom(state) - 1, triedOnly: true);

    public override Move Next(in EscalationState state)
    {
        var move = base.Next(state);
        return move.Mtd is null && MostAtALevel(state) >= EnoughAtDose ? Move.Stop(Select(state), Ground.EnoughAtDose) : move;
    }

    // Stage 1 looks at toxicity alone.
    private protected override int Retreat(in EscalationState state, int upTo) =>
        MostAtALevel(state) >= StageOneAtDose ? Select(state) : upTo;

    private protected override (int Dose, Ground Ground) Step(in EscalationState state, int closed)
    {
        var (level, highest) = (state.Current, state.HighestTried);
        if (MostAtALevel(state) >= StageOneAtDose)
            return highest + 1 < closed && Toxicity.At(state[highest]) == RateVerdict.Low
                ? (highest + 1, Ground.Explore)
                : (Select(state), Ground.Desirable);
        return Toxicity.At(state[level]) switch
        {
            RateVerdict.Low when level + 1 < closed => (level + 1, Ground.RateLow),
            RateVerdict.High when level > 1 => (level - 1, Ground.RateHigh),
            RateVerdict.Low or RateVerdict.InRange or RateVerdict.High => (level, Ground.RateInRange),
        };
    }

    static int MostAtALevel(in EscalationState state)
    {
        var most = 0;
        for (var level = 1; level <= state.Levels; level++)
            most = Math.Max(most, state[level].Evaluable);
        return most;
    }

    public override IEnumerable<RuleSentence> Sentences =>
        [
            TrialNumbers.FirstCohort(this),
            .. LimitsSaid("prior of half a subject each for response and none"),
            new(
                Invariant(
                    $"In stage 2 a level needs, too, a posterior probability below {TooToxicFrom:0.###} of a DLT rate "
                        + $"above the limit with that prior."
                )
            ),
            new(
                Invariant(
                    $"Stage 1: BOIN on DLTs with target {Toxicity.Target:0.###}: a rate of "
                        + $"{Toxicity.EscalateAt:0.0000} or less goes one level up, of {Toxicity.DeEscalateAt:0.0000} or "
                        + $"more one level down, until a level has {Subjects(StageOneAtDose)}."
                ),
                TrialNumbers.Target.Key,
                UBoinKind.StageOne.Key
            ),
            new(
                "Stage 2: one level above the highest tried while the rate there calls for going up; else the "
                    + "admissible level tried with the highest posterior mean utility. Ties go up."
            ),
            new("The trial stops with no optimal dose when the lowest level is too toxic, or no level is admissible."),
            TrialNumbers.Ends(MaxSubjects, EnoughAtDose is { } n ? $"when a level has {Subjects(n)} or more" : null),
            new("The optimal dose is the admissible level tried with the highest posterior mean utility."),
        ];
}

/// <summary>U-BOIN as a protocol states it.</summary>
sealed class UBoinKind : DesignKind
{
    const double Margin = .05;

    public static readonly WholeParameter StageOne = new("stageOne")
    {
        Label = "Stage 1",
        Help = "U-BOIN: subjects at a level that end stage 1",
        Most = TrialNumbers.MostSubjects,
        Default = 12,
        Says = n => $"ends with {Subjects(n)} at a level",
    };

    public override string Id => "u-boin";
    public override DesignFamily Family => DesignFamily.Response;
    public override string Name => "U-BOIN";
    public override string Says => "BOIN, then the dose of highest utility";
    public override IReadOnlyList<Parameter> Parameters { get; } = [.. BenefitNumbers.All, StageOne, TrialNumbers.EnoughAtDose];
    public override IReadOnlyList<Need> Needs => BenefitNumbers.Needs;
    public override string OnlyPlannedBecause => LooksAtResponses;

    public override Design Make(Numbers numbers) =>
        BenefitNumbers.Sized(
            new UBoin(numbers.Needed(TrialNumbers.Target), numbers.Needed(BenefitNumbers.LowestResponse), Margin)
            {
                StageOneAtDose = numbers.Needed(StageOne),
                EnoughAtDose = numbers[TrialNumbers.EnoughAtDose],
            },
            numbers
        );

    public override IEnumerable<PlanFault> Faults(Numbers numbers) => BoinKind.TargetFaults(numbers, Margin);
}
