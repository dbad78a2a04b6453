namespace Cairn.Escalation.Designs;

/// <summary>
/// BOIN12 (Lin, Zhou, Yan, Li and Yuan 2020): toxicity and response looked at together; the level among the neighbours with the highest
/// probability that its mean utility is better than the middle between that of the limits and 100. Ties go up.
/// </summary>
public sealed record Boin12(double HighestDlt, double LowestResponse) : BenefitDesign(HighestDlt, LowestResponse, HighestDlt)
{
    /// <summary>Subjects at a level from which an untried next level is explored.</summary>
    public int ExploreFrom { get; init; } = 9;

    /// <summary>Subjects at a level from which a DLT rate inside the interval forbids going up.</summary>
    public int SettledFrom { get; init; } = 6;

    public override string Name => $"BOIN12, {Limits}";

    /// <summary>The utility to beat, from 0 to 100.</summary>
    public double Benchmark => Utility.Mean(HighestDlt, LowestResponse) is var mean ? mean + (100 - mean) / 2 : 0;

    public override double Desirability(DoseTally dose) =>
        BetaPosterior.Above(Benchmark / 100, Utility.Sum(dose), dose.Evaluable);

    private protected override (int Dose, Ground Ground) Step(in EscalationState state, int closed)
    {
        var (level, dose) = (state.Current, state[state.Current]);
        var (verdict, above) = (Toxicity.At(dose), level + 1 < closed ? level + 1 : level);
        return verdict switch
        {
            RateVerdict.High when level > 1 => (Nearest(state, level - 1), Ground.RateHigh),
            RateVerdict.High => (Nearest(state, level), Ground.Desirable),
            _ when dose.Evaluable >= ExploreFrom && above > level && state[above].Evaluable == 0 => (above, Ground.Explore),
            RateVerdict.InRange when dose.Evaluable >= SettledFrom => (Reachable(state, level, level), Ground.Desirable),
            _ => (Reachable(state, level, above), Ground.Desirable),
        };
    }

    int Reachable(in EscalationState state, int level, int to) =>
        Best(state, level - 1, to) is var best and > 0 ? best : Nearest(state, level);
}
