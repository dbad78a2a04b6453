using Cairn.Escalation.Plan;
using static Cairn.Escalation.Designs.TrialNumbers;
using static Cairn.Escalation.InWords;

namespace Cairn.Escalation.Designs;

/// <summary>The numbers that the models take.</summary>
static class ModelNumbers
{
    public static readonly FlagParameter Coherent = new("coherent")
    {
        Label = "Coherent",
        Help = "Models: no escalation from a level whose observed rate is not below the target",
    };

    public static readonly FlagParameter SkipLevels = new("skipLevels")
    {
        Label = "Levels skipped",
        Help = "Models: more than one level up at once is allowed",
        Says = "allowed",
    };

    public static readonly RealParameter OverdoseControl = new("overdoseControl")
    {
        Label = "Overdose control",
        Help = "CRM: highest probability of a rate above the target; BLRM: of overdosing",
        Within = Bounds.Rate,
        Otherwise = "none (BLRM: 0.25)",
    };

    /// <summary>What each model takes of the trial.</summary>
    public static readonly IReadOnlyList<Parameter> Size = [StartLevel, CohortSize, Cohorts];

    /// <summary>What each model takes of its conduct.</summary>
    public static readonly IReadOnlyList<Parameter> All = [OverdoseControl, Coherent, SkipLevels, EnoughAtDose];

    /// <summary>A model with the numbers that all of its family take.</summary>
    public static T Sized<T>(T design, Numbers numbers)
        where T : ModelDesign =>
        design with
        {
            StartLevel = numbers.Needed(StartLevel),
            CohortSize = Cohort(numbers),
            MaxSubjects = Most(numbers),
            EnoughAtDose = numbers[EnoughAtDose],
            Coherent = numbers[Coherent],
            OneLevelUp = !numbers[SkipLevels],
        };

    /// <summary>How the trial follows the model.</summary>
    /// <param name="rule">The design.</param>
    /// <param name="highest">The rate from which coherence holds it back.</param>
    public static IEnumerable<RuleSentence> Conduct(ModelDesign rule, double highest)
    {
        yield return new(
            rule.OneLevelUp ? "At most one level above the one treated last." : "More than one level up at once is allowed.",
            SkipLevels.Key
        );
        if (rule.Coherent)
            yield return new(
                InWords.Invariant(
                    $"No higher level while the DLT rate of all subjects at the level treated last is {highest:0.###} or more."
                ),
                Coherent.Key
            );
        if (rule.CohortSize > 1)
            yield return new(
                "In the running trial a cohort once begun is completed, unless the model calls for a lower level.",
                CohortSize.Key
            );
        yield return Ends(
            rule.MaxSubjects,
            rule.EnoughAtDose is { } n ? $"when the level to be treated next has {Subjects(n)} or more" : null
        );
        yield return new("The MTD is the level called for; when that was not treated, the highest treated below it.");
    }
}
