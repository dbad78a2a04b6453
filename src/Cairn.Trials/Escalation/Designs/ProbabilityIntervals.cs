using static Cairn.Escalation.InWords;

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
        if (over >= most)
            return RateVerdict.High;
        if (within >= most)
            return RateVerdict.InRange;
        return RateVerdict.Low;
    }

    /// <summary>Posterior probability of an interval divided by its length.</summary>
    protected static double Mass(int subjects, int dlts, double from, double to) =>
        (BetaPosterior.Below(to, dlts, subjects) - BetaPosterior.Below(from, dlts, subjects)) / (to - from);

    private protected override IEnumerable<RuleSentence> RatesSaid =>
        [
            new(
                Invariant($"The target DLT rate is {Target:0.###}, the target interval {Lower:0.###} to {Upper:0.###}."),
                TrialNumbers.Target.Key,
                IntervalNumbers.Interval.Key
            ),
            .. Cuts,
            new(
                "After a uniform prior, the unit probability mass of an interval is its posterior probability divided "
                    + "by its length. The interval with the largest decides: below the target interval one level up, within "
                    + "it the level stays, above it one level down. Equal masses go to the more cautious side."
            ),
        ];

    /// <summary>How the sides of the target interval are cut; none where each is whole.</summary>
    private protected virtual IEnumerable<RuleSentence> Cuts => [];
}
