using Cairn.Escalation.Plan;
using static Cairn.Escalation.Designs.TrialNumbers;
using static Cairn.Escalation.InWords;

namespace Cairn.Escalation.Designs;

/// <summary>The numbers that the interval designs take.</summary>
static class IntervalNumbers
{
    const double Around = .05,
        ExtraSafety = .05;

    public static readonly RealParameter CloseAbove = new("closeAbove")
    {
        Label = "Level closed above",
        Help = "Interval designs: a level is closed when its rate is above the target with a probability above this",
        Within = Bounds.Rate,
        Default = .95,
    };

    public static readonly FlagParameter ExtraSafe = new("extraSafe")
    {
        Label = "Lowest level",
        Help = "Interval designs: the lowest level is closed at a probability 0.05 lower",
        Says = "closed at a probability 0.05 lower",
    };

    public static readonly RealsParameter Interval = new("interval")
    {
        Label = "Target interval",
        Help = "mTPI, mTPI-2, Keyboard, PoD-TPI, i3+3, BLRM: lower and upper end of the target interval",
        Otherwise = "the target ± 0.05 (BLRM: 0.16 to 0.33)",
        Shape = "LOW,HIGH",
        Least = 2,
        Most = 2,
        Within = Bounds.Rate,
        Says = ends => $"{ends[0]} to {ends[1]}",
        Wrong = (row, written) =>
            row is [var low, var high] && low > 0 && low < high && high < 1
                ? null
                : new($"{written} is no interval of rates.", "State two rates, for example .16 and .33."),
    };

    /// <summary>What each interval design takes.</summary>
    public static readonly IReadOnlyList<Parameter> All =
    [
        StartLevel,
        CohortSize,
        Cohorts,
        Target,
        CloseAbove,
        ExtraSafe,
        EnoughAtDose,
    ];

    /// <summary>What each interval design needs.</summary>
    public static readonly IReadOnlyList<Need> Needs = [Need.Of(Target), AnEnd];

    /// <summary>A design with the numbers that all of its family take.</summary>
    public static T Sized<T>(T design, Numbers numbers)
        where T : IntervalDesign =>
        design with
        {
            StartLevel = numbers.Needed(StartLevel),
            CohortSize = Cohort(numbers),
            MaxSubjects = Most(numbers),
            EnoughAtDose = numbers[EnoughAtDose],
            CloseAbove = numbers.Needed(CloseAbove),
            CloseLowestAbove = numbers[ExtraSafe] ? numbers.Needed(CloseAbove) - ExtraSafety : null,
        };

    /// <summary>How far the target interval reaches below and above the target.</summary>
    public static (double Below, double Above) Reach(Numbers numbers) =>
        (numbers.Needed(Target), numbers[Interval]) switch
        {
            (var target, [var low, var high]) => (target - low, high - target),
            _ => (Around, Around),
        };

    /// <summary>Extra safety must leave something to close by.</summary>
    public static IEnumerable<PlanFault> ClosingFaults(Numbers numbers)
    {
        if (numbers[ExtraSafe] && numbers[CloseAbove] <= ExtraSafety)
            yield return new(CloseAbove, "Extra safety lowers it by 0.05.", "State more than 0.05.");
    }

    /// <summary>The target must lie within its interval.</summary>
    public static IEnumerable<PlanFault> IntervalFaults(Numbers numbers)
    {
        var target = numbers.Needed(Target);
        if (numbers[Interval] is null && !(target is > Around and < 1 - Around))
            yield return new(Target, "The target interval, target ± 0.05, does not lie between 0 and 1.", "State the interval.");
        if (numbers[Interval] is [var low, var high] && !(low < target && target < high))
            yield return new(
                Interval,
                $"{Row([low, high], "0.######")} is no interval about the target.",
                "State two rates with the target between them, for example .25 and .35."
            );
    }

    /// <summary>How a rule says that a cohort once begun is filled.</summary>
    public static RuleSentence Completed(int cohort) =>
        new(
            $"With fewer than {Count(cohort)} subjects at a level the cohort is completed, unless the missing subjects "
                + "cannot keep the trial from going down.",
            CohortSize.Key
        );
}
