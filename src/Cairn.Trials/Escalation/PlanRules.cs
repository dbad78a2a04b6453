using Cairn.Studies;
using Is = Cairn.Studies.EscalationRule;
using Plan = Cairn.Studies.EscalationPlan;

namespace Cairn.Escalation;

/// <summary>
/// Which numbers each rule takes, and which it cannot do without. A number is called by its name in the plan
/// (<see cref="Plan.Target"/> and so on).
/// </summary>
public static class PlanRules
{
    static readonly string[] Everywhere =

        [
            nameof(Plan.StartLevel),
            nameof(Plan.NoSkipping),
            nameof(Plan.MaxSubjects),
            nameof(Plan.MinimumAtMtd),
            nameof(Plan.StopTooToxic),
            nameof(Plan.EnoughAtDose),
        ],
        Titration = [nameof(Plan.Then), nameof(Plan.TitrationLevels), nameof(Plan.ModerateLimit), nameof(Plan.ModerateTriggers)],
        Table = [nameof(Plan.Variant), nameof(Plan.MaxDltAtMtd)],
        Size = [nameof(Plan.CohortSize), nameof(Plan.Cohorts)],
        Rate = [nameof(Plan.Target), .. Size, nameof(Plan.CloseAbove), nameof(Plan.ExtraSafe)],
        BoinTable = [.. Rate, nameof(Plan.Modification), nameof(Plan.BoundMtd)],
        Range = [.. Rate, nameof(Plan.Interval)],
        Model = [.. Size, nameof(Plan.Coherent), nameof(Plan.SkipLevels), nameof(Plan.OverdoseControl)],
        CrmModel =

        [
            .. Model,
            nameof(Plan.Target),
            nameof(Plan.Skeleton),
            nameof(Plan.HalfWidth),
            nameof(Plan.PriorMtd),
            nameof(Plan.PriorVariance),
            nameof(Plan.Model),
            nameof(Plan.StopLowestAbove),
        ],
        Benefit = [.. Size, nameof(Plan.Target), nameof(Plan.LowestResponse), nameof(Plan.Utility)];

    static readonly string[] Target = [nameof(Plan.Target)],
        Skeleton = [nameof(Plan.Target), nameof(Plan.Skeleton)],
        Response = [nameof(Plan.Target), nameof(Plan.LowestResponse)];

    static readonly IReadOnlyDictionary<EscalationRule, (string[] Takes, string[] Needs)> All = new Dictionary<
        EscalationRule,
        (string[], string[])
    >
    {
        [Is.ThreePlusThree] = (
            [.. Table, nameof(Plan.CohortSize), nameof(Plan.Expansion), nameof(Plan.MaxDltFirst), nameof(Plan.MaxDltExpanded)],
            []
        ),
        [Is.AcceleratedTitration] = (Titration, [nameof(Plan.TitrationLevels)]),
        [Is.RollingSix] = (Table, []),
        [Is.Boin] = (BoinTable, Target),
        [Is.Mtpi] = (Range, Target),
        [Is.Mtpi2] = (Range, Target),
        [Is.Keyboard] = (Range, Target),
        [Is.I3Plus3] = (Range, Target),
        [Is.DecisionTable] = (
            [nameof(Plan.Target), .. Size, nameof(Plan.Decisions)],
            [nameof(Plan.Target), nameof(Plan.Decisions)]
        ),
        [Is.Crm] = (CrmModel, Skeleton),
        [Is.Blrm] = (
            [.. Model, nameof(Plan.Doses), nameof(Plan.ReferenceDose), nameof(Plan.Prior), nameof(Plan.Interval)],
            [nameof(Plan.Doses), nameof(Plan.ReferenceDose), nameof(Plan.Prior)]
        ),
        [Is.TiteBoin] = (BoinTable, Target),
        [Is.TiteCrm] = ([.. CrmModel, nameof(Plan.AdaptiveWeights)], Skeleton),
        [Is.PodTpi] = ([.. Range, nameof(Plan.EscalateNeeds), nameof(Plan.StayAllows)], Target),
        [Is.Boin12] = (Benefit, Response),
        [Is.UBoin] = ([.. Benefit, nameof(Plan.StageOne)], Response),
        [Is.BfBoin] = ([.. BoinTable, nameof(Plan.BackfillCap)], Target),
    };

    /// <summary>True when the number means something to the plan: to its rule, to the titration before it, or to any.</summary>
    public static bool Takes(this Plan plan, string number)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return Everywhere.Contains(number, StringComparer.Ordinal)
            || Takes(plan.Rule, number)
            || Takes(plan.Deciding(), number)
            || number == nameof(Plan.Target) && plan.StopTooToxic is not null
            || number == nameof(Plan.Doses) && plan.HalfWidth is not null;
    }

    /// <summary>True when the number belongs to the rule itself.</summary>
    public static bool Takes(EscalationRule rule, string number) => All[rule].Takes.Contains(number, StringComparer.Ordinal);

    /// <summary>The rules to which a number belongs.</summary>
    public static IReadOnlyList<EscalationRule> Takers(string number) => [.. All.Keys.Where(rule => Takes(rule, number))];

    /// <summary>The numbers that a plan cannot do without. A half-width, with what belongs to it, does for a skeleton.</summary>
    public static IEnumerable<string> Needs(this Plan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var needs = All[plan.Rule].Needs.Concat(All[plan.Deciding()].Needs);
        if (plan.StopTooToxic is not null)
            needs = needs.Append(nameof(Plan.Target));
        if (plan.HalfWidth is not null)
            needs = needs.Where(n => n != nameof(Plan.Skeleton)).Append(nameof(Plan.PriorMtd)).Append(nameof(Plan.Doses));
        return needs.Distinct(StringComparer.Ordinal);
    }

    /// <summary>True for a rule that goes on until a number of cohorts or of subjects ends it.</summary>
    public static bool NeedsAnEnd(EscalationRule rule) => Takes(rule, nameof(Plan.Cohorts));

    /// <summary>
    /// True for a rule that looks at responses, or fills lower levels while it waits. It can be planned with, but it cannot run a trial
    /// here: the live decision counts DLTs, and when a response counts for the dose is in no study's plan.
    /// </summary>
    public static bool IsForPlanningOnly(EscalationRule rule) => rule is Is.Boin12 or Is.UBoin or Is.BfBoin;

    /// <summary>True for a rule that titration can come before.</summary>
    public static bool CanFollowTitration(EscalationRule rule) => rule != Is.AcceleratedTitration && !IsForPlanningOnly(rule);

    /// <summary>The plan on a study's dose levels, whose doses and number some rules read.</summary>
    public static Plan On(this Plan plan, DosePlan? dosing)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var reads = Takes(plan.Deciding(), nameof(Plan.Skeleton)) || Takes(plan.Deciding(), nameof(Plan.Doses));
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
