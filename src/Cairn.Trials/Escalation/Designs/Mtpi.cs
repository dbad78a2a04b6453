using Cairn.Escalation.Plan;
using static Cairn.Escalation.InWords;

namespace Cairn.Escalation.Designs;

/// <summary>
/// The modified toxicity probability interval design (Ji, Liu, Li and Bekele 2010): one interval below, one above.
/// </summary>
public sealed record Mtpi(double Target, double Below = .05, double Above = .05) : ProbabilityIntervals(Target, Below, Above)
{
    protected override string Rule => Invariant($"mTPI, target {Target:0.###}, interval {Lower:0.###} to {Upper:0.###}");

    public override (double Under, double In, double Over) Masses(int subjects, int dlts) =>
        (Mass(subjects, dlts, 0, Lower), Mass(subjects, dlts, Lower, Upper), Mass(subjects, dlts, Upper, 1));
}

/// <summary>mTPI as a protocol states it.</summary>
sealed class MtpiKind : DesignKind
{
    public override string Id => "mtpi";
    public override DesignFamily Family => DesignFamily.Interval;
    public override string Name => "mTPI";
    public override string Says => "modified toxicity probability interval design";
    public override IReadOnlyList<Parameter> Parameters { get; } = [.. IntervalNumbers.All, IntervalNumbers.Interval];
    public override IReadOnlyList<Need> Needs => IntervalNumbers.Needs;

    public override Design Make(Numbers numbers)
    {
        var (below, above) = IntervalNumbers.Reach(numbers);
        return IntervalNumbers.Sized(new Mtpi(numbers.Needed(TrialNumbers.Target), below, above), numbers);
    }

    public override IEnumerable<PlanFault> Faults(Numbers numbers) =>
        [.. IntervalNumbers.IntervalFaults(numbers), .. IntervalNumbers.ClosingFaults(numbers)];
}
