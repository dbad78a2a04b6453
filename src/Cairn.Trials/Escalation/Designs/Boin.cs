using static System.FormattableString;

namespace Cairn.Escalation.Designs;

/// <summary>The official changes to the BOIN table for small numbers.</summary>
public enum BoinModification
{
    /// <summary>The table as optimised.</summary>
    None,

    /// <summary>One DLT in three stays (for targets of about 0.25 to 0.279, where the plain table goes down).</summary>
    StayAtOneOfThree,

    /// <summary>Two DLTs in six go down (for targets of 0.28 to 0.33, where the plain table stays).</summary>
    DeEscalateAtTwoOfSix,
}

/// <summary>
/// The Bayesian optimal interval design (Liu and Yuan 2015, J R Stat Soc C 64:507-523), with the rates 0.6 and 1.4 times the target as
/// the highest that is too low and the lowest that is too high.
/// </summary>
public sealed record Boin : IntervalDesign
{
    const double Rounding = 1e-9; // a whole number of DLTs may come out a rounding error beside it

    /// <param name="target">Target DLT rate; 0.05 to 0.6.</param>
    /// <param name="modification">Official change to the table.</param>
    public Boin(double target, BoinModification modification = BoinModification.None)
        : base(target)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(target, .05);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(target, .6);
        Modification = modification;
        var (phi, p1, p2) = (target, .6 * target, 1.4 * target);
        EscalateAt = Math.Log((1 - p1) / (1 - phi)) / Math.Log(phi * (1 - p1) / (p1 * (1 - phi)));
        DeEscalateAt = Math.Log((1 - phi) / (1 - p2)) / Math.Log(p2 * (1 - phi) / (phi * (1 - p2)));
    }

    public BoinModification Modification { get; }

    /// <summary>Rates up to this go up (lambda e).</summary>
    public double EscalateAt { get; }

    /// <summary>Rates from this go down (lambda d).</summary>
    public double DeEscalateAt { get; }

    /// <summary>The MTD's fitted rate must not exceed <see cref="DeEscalateAt"/>.</summary>
    public bool BoundMtd { get; init; }

    protected override int ClosingNeeds => 3;
    protected override double? MtdBound => BoundMtd ? DeEscalateAt : null;

    protected override string Rule =>
        Invariant($"BOIN, target {Target:0.###}")
        + Modification switch
        {
            BoinModification.StayAtOneOfThree => ", 1 of 3 stays",
            BoinModification.DeEscalateAtTwoOfSix => ", 2 of 6 goes down",
            _ => "",
        }
        + (BoundMtd ? ", MTD bounded" : "");

    internal override string Interval =>
        Invariant($"up to {EscalateAt:0.000} goes up, {DeEscalateAt:0.000} or more goes down")
        + Modification switch
        {
            BoinModification.StayAtOneOfThree => ", but 1 of 3 stays",
            BoinModification.DeEscalateAtTwoOfSix => ", and so does 2 of 6",
            _ => "",
        };

    protected override RateVerdict Judge(int subjects, int dlts) =>
        (subjects, dlts) switch
        {
            (3, 1) when Modification == BoinModification.StayAtOneOfThree => RateVerdict.InRange,
            (6, 2) when Modification == BoinModification.DeEscalateAtTwoOfSix => RateVerdict.High,
            _ when dlts <= EscalateAt * subjects + Rounding => RateVerdict.Low,
            _ when dlts >= DeEscalateAt * subjects - Rounding => RateVerdict.High,
            _ => RateVerdict.InRange,
        };
}
