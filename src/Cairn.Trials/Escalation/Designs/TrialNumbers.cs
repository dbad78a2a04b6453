using Cairn.Escalation.Plan;

namespace Cairn.Escalation.Designs;

/// <summary>
/// The numbers that designs of several kinds take: where a trial starts, how many it treats, and what it aims at.
/// </summary>
static class TrialNumbers
{
    public const int MostSubjects = 4000,
        LargestCohort = 60;

    /// <summary>More subjects than any trial has: no limit.</summary>
    public const int Unlimited = int.MaxValue / 2;

    public static readonly WholeParameter StartLevel = new("startLevel")
    {
        Label = "First level",
        Help = "Dose level of the first cohort",
        Most = EscalationState.MaxLevels,
        Default = 1,
    };

    public static readonly WholeParameter CohortSize = new("cohortSize")
    {
        Label = "Cohort",
        Help = "Subjects in a cohort",
        Most = LargestCohort,
        Default = 3,
        Says = n => $"{n} subjects",
    };

    public static readonly WholeParameter Cohorts = new("cohorts")
    {
        Label = "Cohorts",
        Help = "Number of cohorts after which the trial ends",
        Most = 1000,
        Lacking = new("The rule does not say when it ends.", "State the number of cohorts, or the most subjects."),
    };

    public static readonly WholeParameter MaxSubjects = new("maxSubjects")
    {
        Label = "Most subjects",
        Help = "Most subjects in the trial",
        Most = MostSubjects,
    };

    public static readonly WholeParameter EnoughAtDose = new("enoughAtDose")
    {
        Label = "Enough at a level",
        Help =
            "The trial ends when it would stay at (models, 3+3: go to) a level with this many subjects; U-BOIN: when "
            + "a level has them",
        Most = MostSubjects,
        Says = n => $"{n} subjects",
    };

    public static readonly RealParameter Target = new("target")
    {
        Label = "Target DLT rate",
        Help = "Target DLT rate; of BOIN12 and U-BOIN the highest acceptable one",
        Within = Bounds.Rate,
        Lacking = new("The target DLT rate is not stated.", "State it, for example 0.3."),
    };

    /// <summary>Where a design that goes on must end: a number of cohorts, or of subjects.</summary>
    public static readonly Need AnEnd = new([Cohorts], [MaxSubjects]) { IsAnEnd = true };

    /// <summary>The most subjects that the cohorts have; without a number of cohorts the rule itself does not end.</summary>
    public static int Most(Numbers numbers) => numbers[Cohorts] is { } cohorts ? cohorts * Cohort(numbers) : Unlimited;

    /// <summary>Subjects in a cohort.</summary>
    public static int Cohort(Numbers numbers) => numbers[CohortSize]!.Value;

    /// <summary>A number that the design needs.</summary>
    /// <exception cref="ArgumentException">It is not stated.</exception>
    public static double Needed(this Numbers numbers, RealParameter parameter) =>
        numbers[parameter] ?? throw NotStated(parameter);

    /// <inheritdoc cref="Needed(Numbers, RealParameter)"/>
    public static int Needed(this Numbers numbers, WholeParameter parameter) => numbers[parameter] ?? throw NotStated(parameter);

    /// <inheritdoc cref="Needed(Numbers, RealParameter)"/>
    public static IReadOnlyList<double> Needed(this Numbers numbers, RealsParameter parameter) =>
        numbers[parameter] ?? throw NotStated(parameter);

    /// <inheritdoc cref="Needed(Numbers, RealParameter)"/>
    public static T Needed<T>(this Numbers numbers, RecordParameter<T> parameter)
        where T : class => numbers.Of(parameter) ?? throw NotStated(parameter);

    /// <inheritdoc cref="Needed(Numbers, RealParameter)"/>
    public static T Needed<T>(this Numbers numbers, TableParameter<T> parameter)
        where T : class => numbers.Of(parameter) ?? throw NotStated(parameter);

    /// <summary>How a rule says who is treated first, and how many at a time.</summary>
    public static RuleSentence FirstCohort(Design design) =>
        new(
            $"The first cohort is treated at dose level {design.StartLevel}. A cohort is "
                + $"{InWords.Subjects(design.CohortSize)}; only evaluable subjects count.",
            StartLevel.Key,
            CohortSize.Key
        );

    /// <summary>How a rule says when it ends.</summary>
    /// <param name="most">Most subjects of the rule itself.</param>
    /// <param name="otherwise">When else it ends; null for never.</param>
    public static RuleSentence Ends(int most, string? otherwise) =>
        new(
            (most < Unlimited, otherwise) switch
            {
                (true, null) => $"The trial ends with {InWords.Subjects(most)}.",
                (true, _) => $"The trial ends with {InWords.Subjects(most)}, or {otherwise}.",
                (false, null) => "The rule itself has no largest number of subjects.",
                (false, _) => $"The trial ends {otherwise}; the rule itself has no largest number of subjects.",
            },
            Cohorts.Key,
            EnoughAtDose.Key
        );

    static ArgumentException NotStated(Parameter parameter) =>
        new($"The plan does not state {parameter.Key}, which its rule needs.", nameof(parameter));
}
