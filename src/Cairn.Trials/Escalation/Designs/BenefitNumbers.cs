using Cairn.Escalation.Plan;
using static Cairn.Escalation.Designs.TrialNumbers;

namespace Cairn.Escalation.Designs;

/// <summary>The numbers that the designs with responses take.</summary>
static class BenefitNumbers
{
    public static readonly RealParameter LowestResponse = new("lowestResponse")
    {
        Label = "Lowest response rate",
        Help = "BOIN12, U-BOIN: lowest acceptable response rate",
        Within = Bounds.Rate,
        Lacking = new("The lowest acceptable response rate is not stated.", "State it, for example 0.25."),
    };

    public static readonly RealsParameter Utility = new("utility")
    {
        Label = "Utility",
        Help = "BOIN12, U-BOIN: utility of neither response nor DLT, and of both",
        Otherwise = "40 and 60",
        Shape = "NEITHER,BOTH",
        Least = 2,
        Most = 2,
        Within = new(0, 100),
        Says = u => $"neither {u[0]}, both {u[1]}",
        Wrong = (row, _) =>
            row.Count == 2 && row.All(u => u is >= 0 and <= 100)
                ? null
                : new(
                    "These are not two utilities from 0 to 100.",
                    "State that of neither and that of both, for example 40 and 60."
                ),
    };

    /// <summary>What each of them takes.</summary>
    public static readonly IReadOnlyList<Parameter> All = [StartLevel, CohortSize, Cohorts, Target, LowestResponse, Utility];

    /// <summary>What each of them needs.</summary>
    public static readonly IReadOnlyList<Need> Needs = [Need.Of(Target), Need.Of(LowestResponse), AnEnd];

    /// <summary>A design with the numbers that all of its family take.</summary>
    public static T Sized<T>(T design, Numbers numbers)
        where T : BenefitDesign =>
        design with
        {
            StartLevel = numbers.Needed(StartLevel),
            CohortSize = Cohort(numbers),
            MaxSubjects = Most(numbers),
            Utility = numbers[Utility] is [var neither, var both] ? new(neither, both) : new(40, 60),
        };
}
