using Cairn.Escalation.Plan;
using static Cairn.Escalation.InWords;

namespace Cairn.Escalation.Designs;

/// <summary>
/// The i3+3 design (Liu, Wang and Ji 2020): the observed rate against the interval; when it is above, and one DLT less would be
/// below, the level stays.
/// </summary>
public sealed record ThreePlusThreeInterval : IntervalDesign
{
    const double Rounding = 1e-9;

    /// <param name="target">Target DLT rate.</param>
    /// <param name="below">Width of the equivalence interval below the target.</param>
    /// <param name="above">Width above it.</param>
    public ThreePlusThreeInterval(double target, double below = .05, double above = .05)
        : base(target)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(below);
        ArgumentOutOfRangeException.ThrowIfNegative(above);
        (Lower, Upper) = (target - below, target + above);
    }

    /// <summary>Lower end of the equivalence interval, inclusive.</summary>
    public double Lower { get; }

    /// <summary>Upper end of the equivalence interval, inclusive.</summary>
    public double Upper { get; }

    protected override string Rule => Invariant($"i3+3, target {Target:0.###}, interval {Lower:0.###} to {Upper:0.###}");
    internal override string Interval =>
        Invariant($"the interval is {Lower:0.###} to {Upper:0.###}; above it the level stays when one DLT less would be below");

    protected override RateVerdict Judge(int subjects, int dlts) =>
        dlts switch
        {
            _ when dlts < Lower * subjects - Rounding => RateVerdict.Low,
            _ when dlts <= Upper * subjects + Rounding => RateVerdict.InRange,
            _ => dlts - 1 < Lower * subjects - Rounding ? RateVerdict.InRange : RateVerdict.High,
        };

    private protected override IEnumerable<RuleSentence> RatesSaid =>
        [
            new(
                Invariant(
                    $"The target DLT rate is {Target:0.###}, the equivalence interval {Lower:0.###} to {Upper:0.###}, "
                        + $"its ends included. A DLT rate at the level below it goes one level up, within it the level "
                        + $"stays."
                ),
                TrialNumbers.Target.Key,
                IntervalNumbers.Interval.Key
            ),
            new("A rate above it goes one level down, unless one DLT less would be below the interval: then the level stays."),
        ];
}

/// <summary>i3+3 as a protocol states it.</summary>
sealed class ThreePlusThreeIntervalKind : DesignKind
{
    public override string Id => "i3+3";
    public override DesignFamily Family => DesignFamily.Interval;
    public override string Name => "i3+3";
    public override string Says => "3+3 on a target interval";
    public override IReadOnlyList<Parameter> Parameters { get; } = [.. IntervalNumbers.All, IntervalNumbers.Interval];
    public override IReadOnlyList<Need> Needs => IntervalNumbers.Needs;

    public override Design Make(Numbers numbers)
    {
        var (below, above) = IntervalNumbers.Reach(numbers);
        return IntervalNumbers.Sized(new ThreePlusThreeInterval(numbers.Needed(TrialNumbers.Target), below, above), numbers);
    }

    public override IEnumerable<PlanFault> Faults(Numbers numbers) =>
        [.. IntervalNumbers.IntervalFaults(numbers), .. IntervalNumbers.ClosingFaults(numbers)];
}
