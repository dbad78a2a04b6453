using Cairn.Escalation.Plan;
using static Cairn.Escalation.InWords;

namespace Cairn.Escalation.Designs;

/// <summary>
/// mTPI-2 (Guo, Wang, Yang, Lynn and Ji 2017), the same rule as the Keyboard design (Yan, Mandrekar and Yuan 2017): both sides
/// are cut from the target interval outwards into intervals of its width; the end pieces keep their own.
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

    private protected override IEnumerable<RuleSentence> Cuts =>
        [
            new(
                Invariant(
                    $"Both sides of the target interval are cut into intervals of its width, {Upper - Lower:0.###}; "
                        + $"the pieces at 0 and 1 may be shorter."
                ),
                IntervalNumbers.Interval.Key
            ),
        ];
}

/// <summary>mTPI-2, or the same rule under its other name, as a protocol states it.</summary>
sealed class KeyboardKind(string id, string name, string says) : DesignKind
{
    public override string Id => id;
    public override DesignFamily Family => DesignFamily.Interval;
    public override string Name => name;
    public override string Says => says;
    public override IReadOnlyList<Parameter> Parameters { get; } = [.. IntervalNumbers.All, IntervalNumbers.Interval];
    public override IReadOnlyList<Need> Needs => IntervalNumbers.Needs;

    public override Design Make(Numbers numbers) => Keys(numbers);

    /// <summary>The design with its numbers.</summary>
    public static Keyboard Keys(Numbers numbers)
    {
        var (below, above) = IntervalNumbers.Reach(numbers);
        return IntervalNumbers.Sized(new Keyboard(numbers.Needed(TrialNumbers.Target), below, above), numbers);
    }

    public override IEnumerable<PlanFault> Faults(Numbers numbers) => KeyFaults(numbers);

    /// <summary>What does not fit together.</summary>
    public static IEnumerable<PlanFault> KeyFaults(Numbers numbers) =>
        [.. IntervalNumbers.IntervalFaults(numbers), .. IntervalNumbers.ClosingFaults(numbers)];
}
