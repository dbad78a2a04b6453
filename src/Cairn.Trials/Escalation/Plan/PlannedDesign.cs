using Cairn.Escalation.Designs;
using Cairn.Studies;

namespace Cairn.Escalation.Plan;

/// <summary>
/// The design that an escalation plan describes, whether the plan stands in a study or on the command line: the one place that knows
/// which numbers make which rule. What a rule takes and needs is in <see cref="PlanRules"/>, within what bounds in <see cref="PlanFaults"/>.
/// </summary>
public static class PlannedDesign
{
    const int Unlimited = int.MaxValue / 2;
    const double Around = .05,
        ExtraSafety = .05;

    /// <summary>The design: the rule, after accelerated titration where the plan has it, with the restrictions stated.</summary>
    /// <exception cref="ArgumentException">The plan has a fault (<see cref="PlanFaults.Of"/>).</exception>
    public static Design Design(this EscalationPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var rule = Rule(plan) with { StartLevel = plan.StartLevel };
        return Restricted(
            plan,
            plan.Rule == EscalationRule.AcceleratedTitration
                ? new AcceleratedTitration(rule, plan.TitrationLevels, plan.ModerateLimit)
                : rule
        );
    }

    /// <summary>The rule that decides once there is no titration, or it is over.</summary>
    public static EscalationRule Deciding(this EscalationPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return plan.Rule == EscalationRule.AcceleratedTitration ? plan.Then ?? EscalationRule.ThreePlusThree : plan.Rule;
    }

    static Design Rule(EscalationPlan plan) =>
        plan.Deciding() switch
        {
            EscalationRule.ThreePlusThree => ThreePlusThree(plan),
            EscalationRule.RollingSix => new RollingSix(ThreePlusThree(plan)),
            EscalationRule.Boin => Boin(plan),
            EscalationRule.Mtpi => Ranged(plan, (target, below, above) => new Mtpi(target, below, above)),
            EscalationRule.Mtpi2 or EscalationRule.Keyboard => Ranged(plan, Keys),
            EscalationRule.I3Plus3 => Ranged(plan, (target, below, above) => new ThreePlusThreeInterval(target, below, above)),
            EscalationRule.DecisionTable => Sized(plan, Given(plan.Decisions)),
            EscalationRule.Crm => Crm(plan),
            EscalationRule.Blrm => Blrm(plan),
            EscalationRule.TiteBoin => new TiteBoin(Boin(plan)),
            EscalationRule.TiteCrm => new TiteCrm(Crm(plan), plan.AdaptiveWeights ? TiteWeights.Adaptive : TiteWeights.Linear),
            EscalationRule.PodTpi => PodTpi(plan),
            EscalationRule.Boin12 => Sized(plan, new Boin12(Target(plan), Given(plan.LowestResponse))),
            EscalationRule.UBoin => Sized(
                plan,
                new UBoin(Target(plan), Given(plan.LowestResponse))
                {
                    StageOneAtDose = plan.StageOne ?? 12,
                    EnoughAtDose = plan.EnoughAtDose,
                }
            ),
            EscalationRule.BfBoin => new BackfillBoin(Boin(plan)) { Cap = plan.BackfillCap ?? 12 },
            var other => throw new ArgumentException($"{other} decides nothing.", nameof(plan)),
        };

    static ThreePlusThree ThreePlusThree(EscalationPlan plan) =>
        new(plan.Variant)
        {
            CohortSize = plan.CohortSize,
            Expansion = plan.Expansion ?? plan.CohortSize,
            MaxDltFirst = plan.MaxDltFirst ?? 1,
            MaxDltExpanded = plan.MaxDltExpanded ?? 1,
            MaxDltAtMtd = plan.MaxDltAtMtd,
        };

    static Boin Boin(EscalationPlan plan) =>
        (Boin)Sized(plan, new Boin(Target(plan), plan.Modification) { BoundMtd = plan.BoundMtd });

    static Keyboard Keys(double target, double below, double above) => new(target, below, above);

    /// <summary>A design on a target interval, made from the target and how far the interval reaches below and above it.</summary>
    static IntervalDesign Ranged(EscalationPlan plan, Func<double, double, double, IntervalDesign> make) =>
        Target(plan) is var target && plan.Interval is [var low, var high]
            ? Sized(plan, make(target, target - low, high - target))
            : Sized(plan, make(target, Around, Around));

    static PodTpi PodTpi(EscalationPlan plan)
    {
        var usual = new PodTpi((Keyboard)Ranged(plan, Keys));
        return usual with
        {
            EscalateNeeds = plan.EscalateNeeds ?? usual.EscalateNeeds,
            StayAllows = plan.StayAllows ?? usual.StayAllows,
        };
    }

    static Crm Crm(EscalationPlan plan) =>
        (Crm)Sized(
            plan,
            new Crm(plan.Model, Target(plan), Skeleton(plan), plan.PriorVariance ?? 1.34)
            {
                OverdoseControl = plan.OverdoseControl,
                StopLowestAbove = (plan.StopLowestAbove ?? .95) is var stop && stop < 1 ? stop : null,
            }
        );

    static IReadOnlyList<double> Skeleton(EscalationPlan plan) =>
        plan.Skeleton
        ?? Designs.Skeleton.Calibrated(
            plan.Model,
            Given(plan.HalfWidth),
            Target(plan),
            Given(plan.PriorMtd),
            Given(plan.Doses).Count
        );

    static Blrm Blrm(EscalationPlan plan)
    {
        var (lower, upper) = plan.Interval is [var low, var high] ? (low, high) : (.16, .33);
        return (Blrm)Sized(
            plan,
            new Blrm(Given(plan.Doses), Given(plan.ReferenceDose), Given(plan.Prior), lower, upper)
            {
                OverdoseBelow = plan.OverdoseControl ?? .25,
            }
        );
    }

    static IntervalDesign Sized(EscalationPlan plan, IntervalDesign design) =>
        design with
        {
            CohortSize = plan.CohortSize,
            MaxSubjects = Most(plan),
            EnoughAtDose = plan.EnoughAtDose,
            CloseAbove = plan.CloseAbove ?? design.CloseAbove,
            CloseLowestAbove = plan.ExtraSafe ? (plan.CloseAbove ?? design.CloseAbove) - ExtraSafety : null,
        };

    static ModelDesign Sized(EscalationPlan plan, ModelDesign design) =>
        design with
        {
            CohortSize = plan.CohortSize,
            MaxSubjects = Most(plan),
            EnoughAtDose = plan.EnoughAtDose,
            Coherent = plan.Coherent,
            OneLevelUp = !plan.SkipLevels,
        };

    static BenefitDesign Sized(EscalationPlan plan, BenefitDesign design) =>
        design with
        {
            CohortSize = plan.CohortSize,
            MaxSubjects = Most(plan),
            Utility = plan.Utility is [var neither, var both] ? new(neither, both) : new(40, 60),
        };

    static Design Restricted(EscalationPlan plan, Design design)
    {
        // An interval design, a model and U-BOIN have their own number at the dose.
        var enough = PlanRules.HasOwnNumberAtDose(plan.Deciding()) ? null : plan.EnoughAtDose;
        if (!plan.NoSkipping && (plan.MaxSubjects ?? plan.MinimumAtMtd ?? enough) is null && plan.StopTooToxic is null)
            return design;
        return new Restricted(design)
        {
            NoSkipping = plan.NoSkipping,
            MaxSubjects = plan.MaxSubjects,
            MinimumAtMtd = plan.MinimumAtMtd,
            EnoughAtDose = enough,
            TooToxic = plan.StopTooToxic is { } above ? new(Target(plan), above) : null,
        };
    }

    // Without a number of cohorts the rule itself does not end.
    static int Most(EscalationPlan plan) => plan.Cohorts is { } cohorts ? cohorts * plan.CohortSize : Unlimited;

    static double Target(EscalationPlan plan) => Given(plan.Target);

    static T Given<T>(T? number)
        where T : struct => number ?? throw new ArgumentException("The plan lacks a number that its rule needs.", nameof(number));

    static T Given<T>(T? value)
        where T : class => value ?? throw new ArgumentException("The plan lacks what its rule needs.", nameof(value));
}
