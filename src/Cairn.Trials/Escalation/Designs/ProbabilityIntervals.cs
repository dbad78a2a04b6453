using static System.FormattableString;

namespace Cairn.Escalation.Designs;

/// <summary>
/// A design that judges by unit probability mass: the posterior probability of an interval of DLT rates divided by its length.
/// Equal masses (they differ by less than 1e-9) go to the more cautious side.
/// </summary>
public abstract record ProbabilityIntervals : IntervalDesign
{
    const double Same = 1e-9;

    /// <param name="target">Target DLT rate.</param>
    /// <param name="below">Width of the target interval below the target, above 0.</param>
    /// <param name="above">Width above it, above 0.</param>
    protected ProbabilityIntervals(double target, double below, double above)
        : base(target)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(below);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(above);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(below, target);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(above, 1 - target);
        (Lower, Upper) = (target - below, target + above);
    }

    /// <summary>Lower end of the target interval.</summary>
    public double Lower { get; }

    /// <summary>Upper end of the target interval.</summary>
    public double Upper { get; }

    internal override string Interval =>
        Invariant(
            $"the target interval is {Lower:0.###} to {Upper:0.###}, and the side with the largest unit probability mass decides"
        );

    /// <summary>Largest unit probability mass below, in and above the target interval.</summary>
    public abstract (double Under, double In, double Over) Masses(int subjects, int dlts);

    protected override RateVerdict Judge(int subjects, int dlts)
    {
        var (under, within, over) = Masses(subjects, dlts);
        var most = Math.Max(under, Math.Max(within, over)) - Same;
        return over >= most ? RateVerdict.High
            : within >= most ? RateVerdict.InRange
            : RateVerdict.Low;
    }

    /// <summary>Posterior probability of an interval divided by its length.</summary>
    protected static double Mass(int subjects, int dlts, double from, double to) =>
        (BetaPosterior.Below(to, dlts, subjects) - BetaPosterior.Below(from, dlts, subjects)) / (to - from);
}

/// <summary>The modified toxicity probability interval design (Ji, Liu, Li and Bekele 2010): one interval below, one above.</summary>
public sealed record Mtpi(double Target, double Below = .05, double Above = .05) : ProbabilityIntervals(Target, Below, Above)
{
    protected override string Rule => Invariant($"mTPI, target {Target:0.###}, interval {Lower:0.###} to {Upper:0.###}");

    public override (double Under, double In, double Over) Masses(int subjects, int dlts) =>
        (Mass(subjects, dlts, 0, Lower), Mass(subjects, dlts, Lower, Upper), Mass(subjects, dlts, Upper, 1));
}

/// <summary>
/// mTPI-2 (Guo, Wang, Yang, Lynn and Ji 2017), the same rule as the Keyboard design (Yan, Mandrekar and Yuan 2017): both sides are cut
/// from the target interval outwards into intervals of its width; the end pieces keep their own.
/// </summary>
public sealed record Keyboard(double Target, double Below = .05, double Above = .05) : ProbabilityIntervals(Target, Below, Above)
{
    const double Sliver = 1e-9; // an end piece this short is a rounding error

    protected override string Rule =>
        Invariant($"mTPI-2 (Keyboard), target {Target:0.###}, interval {Lower:0.###} to {Upper:0.###}");

    public override (double Under, double In, double Over) Masses(int subjects, int dlts)
    {
        var (width, under, over) = (Upper - Lower, 0.0, 0.0);
        for (var to = Lower; to > Sliver; to -= width)
            under = Math.Max(under, Mass(subjects, dlts, Math.Max(0, to - width), to));
        for (var from = Upper; from < 1 - Sliver; from += width)
            over = Math.Max(over, Mass(subjects, dlts, from, Math.Min(1, from + width)));
        return (under, Mass(subjects, dlts, Lower, Upper), over);
    }
}

/// <summary>
/// The i3+3 design (Liu, Wang and Ji 2020): the observed rate against the interval; when it is above, and one DLT less would be below,
/// the level stays.
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
}
