using Cairn.Studies;
using Is = Cairn.Studies.EscalationRule;
using Stated = Cairn.Studies.EscalationPlan;

namespace Cairn.Escalation.Plan;

/// <summary>
/// Which numbers each rule takes, and which it cannot do without. A number is called by its name in the plan
/// (<see cref="Stated.Target"/> and so on).
/// </summary>
public static class PlanRules
{
    static readonly string[] Everywhere =

        [
            nameof(Stated.StartLevel),
            nameof(Stated.NoSkipping),
            nameof(Stated.MaxSubjects),
            nameof(Stated.MinimumAtMtd),
            nameof(Stated.StopTooToxic),
            nameof(Stated.EnoughAtDose),
        ],
        Titration =
        [nameof(Stated.Then), nameof(Stated.TitrationLevels), nameof(Stated.ModerateLimit), nameof(Stated.ModerateTriggers)],
        Table = [nameof(Stated.Variant), nameof(Stated.MaxDltAtMtd)],
        Size = [nameof(Stated.CohortSize), nameof(Stated.Cohorts)],
        Rate = [nameof(Stated.Target), .. Size, nameof(Stated.CloseAbove), nameof(Stated.ExtraSafe)],
        BoinTable = [.. Rate, nameof(Stated.Modification), nameof(Stated.BoundMtd)],
        Range = [.. Rate, nameof(Stated.Interval)],
        Model = [.. Size, nameof(Stated.Coherent), nameof(Stated.SkipLevels), nameof(Stated.OverdoseControl)],
        CrmModel =

        [
            .. Model,
            nameof(Stated.Target),
            nameof(Stated.Skeleton),
            nameof(Stated.HalfWidth),
            nameof(Stated.PriorMtd),
            nameof(Stated.PriorVariance),
            nameof(Stated.Model),
            nameof(Stated.StopLowestAbove),
        ],
        Benefit = [.. Size, nameof(Stated.Target), nameof(Stated.LowestResponse), nameof(Stated.Utility)];

    static readonly string[] Target = [nameof(Stated.Target)],
        Skeleton = [nameof(Stated.Target), nameof(Stated.Skeleton)],
        Response = [nameof(Stated.Target), nameof(Stated.LowestResponse)];

    static readonly IReadOnlyDictionary<EscalationRule, (string[] Takes, string[] Needs)> All = new Dictionary<
        EscalationRule,
        (string[], string[])
    >
    {
        [Is.ThreePlusThree] = (
            [
                .. Table,
                nameof(Stated.CohortSize),
                nameof(Stated.Expansion),
                nameof(Stated.MaxDltFirst),
                nameof(Stated.MaxDltExpanded),
            ],
            []
        ),
        [Is.AcceleratedTitration] = (Titration, [nameof(Stated.TitrationLevels)]),
        [Is.RollingSix] = (Table, []),
        [Is.Boin] = (BoinTable, Target),
        [Is.Mtpi] = (Range, Target),
        [Is.Mtpi2] = (Range, Target),
        [Is.Keyboard] = (Range, Target),
        [Is.I3Plus3] = (Range, Target),
        [Is.DecisionTable] = (
            [nameof(Stated.Target), .. Size, nameof(Stated.Decisions)],
            [nameof(Stated.Target), nameof(Stated.Decisions)]
        ),
        [Is.Crm] = (CrmModel, Skeleton),
        [Is.Blrm] = (
            [.. Model, nameof(Stated.Doses), nameof(Stated.ReferenceDose), nameof(Stated.Prior), nameof(Stated.Interval)],
            [nameof(Stated.Doses), nameof(Stated.ReferenceDose), nameof(Stated.Prior)]
        ),
        [Is.TiteBoin] = (BoinTable, Target),
        [Is.TiteCrm] = ([.. CrmModel, nameof(Stated.AdaptiveWeights)], Skeleton),
        [Is.PodTpi] = ([.. Range, nameof(Stated.EscalateNeeds), nameof(Stated.StayAllows)], Target),
        [Is.Boin12] = (Benefit, Response),
        [Is.UBoin] = ([.. Benefit, nameof(Stated.StageOne)], Response),
        [Is.BfBoin] = ([.. BoinTable, nameof(Stated.BackfillCap)], Target),
    };

    /// <summary>True when the number means something to the plan: to its rule, to the titration before it, or to any.</summary>
    public static bool Takes(this Stated plan, string number)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return Everywhere.Contains(number, StringComparer.Ordinal)
            || Takes(plan.Rule, number)
            || Takes(plan.Deciding(), number)
            || number == nameof(Stated.Target) && plan.StopTooToxic is not null
            || number == nameof(Stated.Doses) && plan.HalfWidth is not null;
    }

    /// <summary>True when the number belongs to the rule itself.</summary>
    public static bool Takes(EscalationRule rule, string number) => All[rule].Takes.Contains(number, StringComparer.Ordinal);

    /// <summary>The rules to which a number belongs.</summary>
    public static IReadOnlyList<EscalationRule> Takers(string number) => [.. All.Keys.Where(rule => Takes(rule, number))];

    /// <summary>The numbers that a plan cannot do without. A half-width, with what belongs to it, does for a skeleton.</summary>
    public static IEnumerable<string> Needs(this Stated plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var needs = All[plan.Rule].Needs.Concat(All[plan.Deciding()].Needs);
        if (plan.StopTooToxic is not null)
            needs = needs.Append(nameof(Stated.Target));
        if (plan.HalfWidth is not null)
            needs = needs.Where(n => n != nameof(Stated.Skeleton)).Append(nameof(Stated.PriorMtd)).Append(nameof(Stated.Doses));
        return needs.Distinct(StringComparer.Ordinal);
    }

    /// <summary>True for a rule that goes on until a number of cohorts or of subjects ends it.</summary>
    public static bool NeedsAnEnd(EscalationRule rule) => Takes(rule, nameof(Stated.Cohorts));

    /// <summary>
    /// True for a rule that looks at responses, or fills lower levels while it waits. It can be planned with, but it cannot run a trial
    /// here: the live decision counts DLTs, and when a response counts for the dose is in no study's plan.
    /// </summary>
    public static bool IsForPlanningOnly(EscalationRule rule) => rule is Is.Boin12 or Is.UBoin or Is.BfBoin;

    /// <summary>True for a rule that titration can come before.</summary>
    public static bool CanFollowTitration(EscalationRule rule) => rule != Is.AcceleratedTitration && !IsForPlanningOnly(rule);

    /// <summary>The plan on a study's dose levels, whose doses and number some rules read.</summary>
    public static Stated On(this Stated plan, DosePlan? dosing)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var reads = Takes(plan.Deciding(), nameof(Stated.Skeleton)) || Takes(plan.Deciding(), nameof(Stated.Doses));
        return reads && dosing is { Levels: { Count: > 0 } levels }
            ? plan with
            {
                Doses = [.. levels.Select(l => l.MillionCellsPerKg)],
            }
            : plan;
    }

    internal static bool HasOwnNumberAtDose(EscalationRule rule) => NeedsAnEnd(rule) && rule != Is.Boin12;

    /// <summary>How far above the target of its BOIN table a rule on such a table states its own; null for a rule on another table. BOIN is made for targets from 0.05 to 0.6.</summary>
    internal static double? AboveBoin(EscalationRule rule) =>
        rule switch
        {
            Is.Boin or Is.TiteBoin or Is.BfBoin or Is.Boin12 => 0,
            Is.UBoin => .05,
            _ => null,
        };
}
