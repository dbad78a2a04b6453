using System.Globalization;
using Cairn.Studies;
using static System.FormattableString;
using Stated = Cairn.Studies.EscalationPlan;

namespace Cairn.Escalation.Plan;

/// <summary>Something wrong with a plan.</summary>
/// <param name="Number">The name in the plan of the number it is about.</param>
/// <param name="What">What is wrong, in one sentence.</param>
/// <param name="Mend">How to mend it, in one sentence.</param>
public sealed record PlanFault(string Number, string What, string Mend)
{
    /// <summary>Rules that take the number, where the plan's does not; else none.</summary>
    public IReadOnlyList<EscalationRule> Takers { get; init; } = [];

    /// <summary>What is wrong, with the rule called by its name.</summary>
    public string Says(string rule) => What.Replace("The rule", rule, StringComparison.Ordinal);
}

/// <summary>The one set of bounds for the numbers of an escalation plan, stated in a study or on the command line.</summary>
public static class PlanFaults
{
    const int MostSubjects = 4000,
        LargestCohort = 60;

    /// <summary>Everything wrong with a plan; empty when a design can be made of it.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="isStated">Whether a number was stated, by its name; one stated but unreadable is not reported as missing.</param>
    /// <param name="ends">True where the plan must say when the trial ends.</param>
    public static IReadOnlyList<PlanFault> Of(Stated plan, Func<string, bool> isStated, bool ends = true)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(isStated);
        if (plan.Then is { } then && plan.Rule == EscalationRule.AcceleratedTitration && !PlanRules.CanFollowTitration(then))
            return [new(nameof(Stated.Then), "This rule cannot follow a titration.", "State another rule.")];
        var faults = Strangers(plan, isStated).Concat(Missing(plan, isStated, ends)).Concat(OutOfBounds(plan)).ToList();
        return faults.Count > 0 ? faults : [.. Together(plan)];
    }

    // Numbers by name

    static readonly string[] Names =
    [
        .. typeof(Stated).GetProperties().Select(p => p.Name).Where(n => PlanRules.Takers(n).Count > 0),
    ];

    static IEnumerable<PlanFault> Strangers(Stated plan, Func<string, bool> isStated) =>
        from name in Names
        where isStated(name) && !plan.Takes(name)
        let takers = PlanRules.Takers(name)
        let titration = takers is [EscalationRule.AcceleratedTitration]
        select new PlanFault(
            name,
            titration ? "The rule has no titration, yet this is stated." : "The rule does not take it.",
            "Take it out, or use a rule that takes it"
        )
        {
            Takers = takers,
        };

    static IEnumerable<PlanFault> Missing(Stated plan, Func<string, bool> isStated, bool ends)
    {
        foreach (var name in plan.Needs().Where(n => !isStated(n) && !(n == nameof(Stated.Doses) && plan.Doses is not null)))
            yield return new(name, Says[name].What, Says[name].Mend);
        if (
            ends
            && PlanRules.NeedsAnEnd(plan.Deciding())
            && !isStated(nameof(Stated.Cohorts))
            && !isStated(nameof(Stated.MaxSubjects))
        )
            yield return new(
                nameof(Stated.Cohorts),
                "The rule does not say when it ends.",
                "State the number of cohorts, or the most subjects."
            );
    }

    static readonly IReadOnlyDictionary<string, (string What, string Mend)> Says = new Dictionary<string, (string, string)>(
        StringComparer.Ordinal
    )
    {
        [nameof(Stated.TitrationLevels)] = (
            "Accelerated titration has no titration level.",
            "State on how many levels one subject is treated."
        ),
        [nameof(Stated.Target)] = ("The target DLT rate is not stated.", "State it, for example 0.3."),
        [nameof(Stated.Decisions)] = (
            "The decisions are to come from a table, and there is none.",
            "State the decisions, or the file that holds them."
        ),
        [nameof(Stated.Skeleton)] = (
            "The CRM needs prior guesses of the DLT rates.",
            "State the skeleton, one rate a level; or a half-width with the prior MTD."
        ),
        [nameof(Stated.PriorMtd)] = ("The half-width needs the level whose prior rate is the target.", "State the prior MTD."),
        [nameof(Stated.Doses)] = ("The rule needs the doses of the levels.", "State the dose levels."),
        [nameof(Stated.ReferenceDose)] = (
            "The BLRM needs the dose at which the odds of a DLT are alpha.",
            "State the reference dose."
        ),
        [nameof(Stated.Prior)] = (
            "The BLRM needs its prior.",
            "State mean and standard deviation of log alpha, of log beta, and the correlation."
        ),
        [nameof(Stated.LowestResponse)] = ("The lowest acceptable response rate is not stated.", "State it, for example 0.25."),
    };

    // Each number by itself

    static IEnumerable<PlanFault> OutOfBounds(Stated plan) =>
        [
            .. Whole(nameof(Stated.StartLevel), plan.StartLevel, 1, EscalationState.MaxLevels),
            .. Whole(nameof(Stated.CohortSize), plan.CohortSize, 1, LargestCohort),
            .. Whole(nameof(Stated.Cohorts), plan.Cohorts, 1, 1000),
            .. Whole(nameof(Stated.TitrationLevels), plan.TitrationLevels, 0, EscalationState.MaxLevels),
            .. Whole(nameof(Stated.ModerateLimit), plan.ModerateLimit, 1, 99),
            .. Whole(nameof(Stated.Expansion), plan.Expansion, 1, LargestCohort),
            .. Whole(nameof(Stated.MaxDltFirst), plan.MaxDltFirst, 0, LargestCohort),
            .. Whole(nameof(Stated.MaxDltExpanded), plan.MaxDltExpanded, 0, LargestCohort),
            .. Whole(nameof(Stated.MaxDltAtMtd), plan.MaxDltAtMtd, 1, LargestCohort),
            .. Whole(nameof(Stated.EnoughAtDose), plan.EnoughAtDose, 1, MostSubjects),
            .. Whole(nameof(Stated.MaxSubjects), plan.MaxSubjects, 1, MostSubjects),
            .. Whole(nameof(Stated.MinimumAtMtd), plan.MinimumAtMtd, 1, MostSubjects),
            .. Whole(nameof(Stated.StageOne), plan.StageOne, 1, MostSubjects),
            .. Whole(nameof(Stated.BackfillCap), plan.BackfillCap, 1, MostSubjects),
            .. Within(nameof(Stated.Target), plan.Target, 0, 1),
            .. Within(nameof(Stated.CloseAbove), plan.CloseAbove, 0, 1),
            .. Within(nameof(Stated.OverdoseControl), plan.OverdoseControl, 0, 1),
            .. Within(nameof(Stated.LowestResponse), plan.LowestResponse, 0, 1),
            .. Within(nameof(Stated.StopTooToxic), plan.StopTooToxic, 0, 1),
            .. Within(nameof(Stated.PriorVariance), plan.PriorVariance, 0, 100),
            .. Within(nameof(Stated.ReferenceDose), plan.ReferenceDose, 0, double.PositiveInfinity),
            .. From(nameof(Stated.StopLowestAbove), plan.StopLowestAbove, 0, 1),
            .. From(nameof(Stated.EscalateNeeds), plan.EscalateNeeds, 0, 1),
            .. From(nameof(Stated.StayAllows), plan.StayAllows, 0, 1),
        ];

    static IEnumerable<PlanFault> Whole(string name, int? value, int least, int most)
    {
        if (value is { } n && (n < least || n > most))
            yield return new(name, $"{n} is out of range.", $"State a whole number from {least} to {most}.");
    }

    static IEnumerable<PlanFault> Within(string name, double? value, double above, double below)
    {
        if (value is { } x && !(x > above && x < below))
            yield return new(
                name,
                Invariant($"{x} is out of range."),
                Invariant($"State a number above {above}") + (double.IsFinite(below) ? Invariant($" and below {below}.") : ".")
            );
    }

    static IEnumerable<PlanFault> From(string name, double? value, double least, double most)
    {
        if (value is { } x && !(x >= least && x <= most))
            yield return new(name, Invariant($"{x} is out of range."), Invariant($"State a number from {least} to {most}."));
    }

    // Numbers that must fit each other

    static IEnumerable<PlanFault> Together(Stated plan)
    {
        var rule = plan.Deciding();
        bool Takes(string name) => PlanRules.Takes(rule, name);
        return
        [
            .. Sizes(plan),
            .. rule == EscalationRule.Blrm ? BlrmNumbers(plan)
            : Takes(nameof(Stated.Interval)) ? Interval(plan)
            : [],
            .. PlanRules.AboveBoin(rule) is { } above ? From(nameof(Stated.Target), plan.Target, .05 + above, .6 + above) : [],
            .. Takes(nameof(Stated.Skeleton)) ? Skeleton(plan) : [],
            .. plan is { ExtraSafe: true, CloseAbove: <= .05 }
                ? [new PlanFault(nameof(Stated.CloseAbove), "Extra safety lowers it by 0.05.", "State more than 0.05.")]
                : (PlanFault[])[],
            .. plan.Utility is { } utility && !(utility.Count == 2 && utility.All(u => u is >= 0 and <= 100))
                ?
                [
                    new PlanFault(
                        nameof(Stated.Utility),
                        "These are not two utilities from 0 to 100.",
                        "State that of neither and that of both, for example 40 and 60."
                    ),
                ]
                : (PlanFault[])[],
        ];
    }

    static IEnumerable<PlanFault> Sizes(Stated plan)
    {
        var expanded = plan.CohortSize + (plan.Expansion ?? plan.CohortSize);
        if (plan.MaxDltFirst >= plan.CohortSize)
            yield return new(
                nameof(Stated.MaxDltFirst),
                $"{plan.MaxDltFirst} DLTs are all of a cohort of {plan.CohortSize}, or more.",
                $"State less than {plan.CohortSize}."
            );
        if (plan.MaxDltExpanded >= expanded)
            yield return new(
                nameof(Stated.MaxDltExpanded),
                $"{plan.MaxDltExpanded} DLTs are all of {expanded} subjects, or more.",
                $"State less than {expanded}."
            );
        if (plan.MaxDltAtMtd >= expanded)
            yield return new(
                nameof(Stated.MaxDltAtMtd),
                $"{plan.MaxDltAtMtd} DLTs are all of {expanded} subjects, or more.",
                $"State less than {expanded}."
            );
        if (plan.MinimumAtMtd > plan.MaxSubjects)
            yield return new(
                nameof(Stated.MinimumAtMtd),
                $"{plan.MinimumAtMtd} at the MTD are more than the {plan.MaxSubjects} subjects of the trial.",
                $"State at most {plan.MaxSubjects}."
            );
    }

    static IEnumerable<PlanFault> Interval(Stated plan)
    {
        var target = plan.Target!.Value;
        if (plan.Interval is null && !(target is > .05 and < .95))
            yield return new(
                nameof(Stated.Target),
                "The target interval, target ± 0.05, does not lie between 0 and 1.",
                "State the interval."
            );
        if (
            plan.Interval is { } stated
            && !(stated is [var low, var high] && low > 0 && low < target && target < high && high < 1)
        )
            yield return new(
                nameof(Stated.Interval),
                $"{Written(stated)} is no interval about the target.",
                "State two rates with the target between them, for example .25 and .35."
            );
    }

    static IEnumerable<PlanFault> Skeleton(Stated plan)
    {
        var levels = plan.Doses?.Count;
        if (plan is { Skeleton: not null, HalfWidth: not null })
            yield return new(
                nameof(Stated.HalfWidth),
                "The skeleton is stated too, and one of the two gives it.",
                "Take one of them out."
            );
        else if (plan is { HalfWidth: null, PriorMtd: not null })
            yield return new(
                nameof(Stated.PriorMtd),
                "The prior MTD belongs to a half-width, and there is none.",
                "Take it out, or state the half-width instead of the skeleton."
            );
        else if (plan.Skeleton is { } skeleton)
        {
            if (Designs.Crm.SkeletonFault(plan.Model, skeleton) is { } fault)
                yield return new(nameof(Stated.Skeleton), fault, "State strictly increasing rates between 0 and 1, one a level.");
            else if (levels is { } n && n != skeleton.Count)
                yield return new(
                    nameof(Stated.Skeleton),
                    $"The skeleton has {skeleton.Count} values, and there are {n} dose levels.",
                    "State one a level."
                );
        }
        else if (plan.HalfWidth is { } half)
        {
            var most = Math.Min(plan.Target!.Value, 1 - plan.Target.Value);
            foreach (
                var fault in Within(nameof(Stated.HalfWidth), half, 0, most)
                    .Concat(Whole(nameof(Stated.PriorMtd), plan.PriorMtd, 1, levels ?? EscalationState.MaxLevels))
            )
                yield return fault;
        }
    }

    static IEnumerable<PlanFault> BlrmNumbers(Stated plan)
    {
        if (plan.Interval is { } stated && !(stated is [var low, var high] && low > 0 && low < high && high < 1))
            yield return new(
                nameof(Stated.Interval),
                $"{Written(stated)} is no interval of rates.",
                "State two rates, for example .16 and .33."
            );
        if (
            plan.Prior is { } prior
            && !(prior.DeviationLogAlpha > 0 && prior.DeviationLogBeta > 0 && Math.Abs(prior.Correlation) < 1)
        )
            yield return new(
                nameof(Stated.Prior),
                "A standard deviation is not above 0, or the correlation does not lie between -1 and 1.",
                "Correct it."
            );
        if (
            plan.Doses is { } doses
            && (
                doses.Count is 0 or > EscalationState.MaxLevels
                || doses[0] <= 0
                || doses.Zip(doses.Skip(1)).Any(d => !(d.First < d.Second))
            )
        )
            yield return new(
                nameof(Stated.Doses),
                "The doses do not increase from above 0.",
                "State them from the lowest to the highest."
            );
    }

    static string Written(IReadOnlyList<double> numbers) =>
        string.Join(", ", numbers.Select(n => n.ToString(CultureInfo.InvariantCulture)));
}
