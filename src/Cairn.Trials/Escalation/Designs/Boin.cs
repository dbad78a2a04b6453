using Cairn.Escalation.Plan;
using static Cairn.Escalation.Designs.TrialNumbers;
using static Cairn.Escalation.InWords;

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
/// The Bayesian optimal interval design (Liu and Yuan 2015, J R Stat Soc C 64:507-523), with the rates 0.6 and 1.4 times the
/// target as the highest that is too low and the lowest that is too high.
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
            BoinModification.None => "",
        }
        + (BoundMtd ? ", MTD bounded" : "");

    internal override string Interval =>
        Invariant($"up to {EscalateAt:0.000} goes up, {DeEscalateAt:0.000} or more goes down")
        + Modification switch
        {
            BoinModification.StayAtOneOfThree => ", but 1 of 3 stays",
            BoinModification.DeEscalateAtTwoOfSix => ", and so does 2 of 6",
            BoinModification.None => "",
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

    private protected override IEnumerable<RuleSentence> RatesSaid =>
        [
            new(
                Invariant(
                    $"The target DLT rate is {Target:0.###}. A DLT rate at the level of {EscalateAt:0.0000} (lambda e) "
                        + $"or less goes one level up, of {DeEscalateAt:0.0000} (lambda d) or more one level down; between "
                        + $"them the level stays."
                )
                    + Modification switch
                    {
                        BoinModification.None => "",
                        BoinModification.StayAtOneOfThree => " One DLT in three subjects stays.",
                        BoinModification.DeEscalateAtTwoOfSix => " Two DLTs in six subjects go down.",
                    },
                TrialNumbers.Target.Key,
                BoinKind.Modifications.Key
            ),
        ];
}

/// <summary>BOIN as a protocol states it.</summary>
sealed class BoinKind : DesignKind
{
    public static readonly ChoiceParameter<BoinModification> Modifications = new("modification")
    {
        Label = "Modification",
        Help = "BOIN: official change to the table",
        Members =
        [
            (BoinModification.None, "none"),
            (BoinModification.StayAtOneOfThree, "stay-at-1-of-3"),
            (BoinModification.DeEscalateAtTwoOfSix, "down-at-2-of-6"),
        ],
        DefaultIsNone = true,
    };

    public static readonly FlagParameter BoundMtd = new("boundMtd")
    {
        Label = "MTD",
        Help = "BOIN: the fitted rate of the MTD may not call for going down",
        Says = "its fitted rate may not call for going down",
    };

    /// <summary>What BOIN takes, and each design on its table.</summary>
    public static readonly IReadOnlyList<Parameter> All = [.. IntervalNumbers.All, Modifications, BoundMtd];

    public override string Id => "boin";
    public override DesignFamily Family => DesignFamily.Interval;
    public override string Name => "BOIN";
    public override string Says => "Bayesian optimal interval design";
    public override IReadOnlyList<Parameter> Parameters => All;
    public override IReadOnlyList<Need> Needs => IntervalNumbers.Needs;

    public override Design Make(Numbers numbers) => Table(numbers);

    /// <summary>BOIN with its numbers.</summary>
    public static Boin Table(Numbers numbers) =>
        IntervalNumbers.Sized(
            new Boin(numbers.Needed(Target), numbers.Of(Modifications)) { BoundMtd = numbers[BoundMtd] },
            numbers
        );

    public override IEnumerable<PlanFault> Faults(Numbers numbers) => TableFaults(numbers);

    /// <summary>What does not fit together in a BOIN table.</summary>
    public static IEnumerable<PlanFault> TableFaults(Numbers numbers) =>
        [.. TargetFaults(numbers), .. ModificationFaults(numbers), .. IntervalNumbers.ClosingFaults(numbers)];

    // Each change was made for the targets at which the plain table decides otherwise.
    static IEnumerable<PlanFault> ModificationFaults(Numbers numbers)
    {
        Bounds? madeFor = numbers.Of(Modifications) switch
        {
            BoinModification.None => null,
            BoinModification.StayAtOneOfThree => new(.25, .279),
            BoinModification.DeEscalateAtTwoOfSix => new(.28, .33),
        };
        if (madeFor is { } targets && numbers[Target] is { } target && !targets.Hold(target))
            yield return new(
                Modifications,
                $"{Modifications.Held(numbers)} is made for targets from {Short(targets.Least)} to "
                    + $"{Short(targets.Most)}, and the target is {Short(target)}.",
                "Take it out."
            );
    }

    /// <summary>BOIN is made for targets from 0.05 to 0.6.</summary>
    /// <param name="numbers">The plan's numbers.</param>
    /// <param name="above">How far the stated target lies above that of the table.</param>
    public static IEnumerable<PlanFault> TargetFaults(Numbers numbers, double above = 0) =>
        new Bounds(.05 + above, .6 + above) is var bounds && numbers[Target] is { } target && !bounds.Hold(target)
            ? [new(Target, InWords.Invariant($"{target} is out of range."), $"State {bounds}.")]
            : [];
}
