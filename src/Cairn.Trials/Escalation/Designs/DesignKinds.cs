using Cairn.Escalation.Plan;

namespace Cairn.Escalation.Designs;

/// <summary>The kinds of design there are: one line each, and everything else is read from the kind.</summary>
public static class DesignKinds
{
    /// <summary>The word of a study file for a titration, with another kind after it.</summary>
    public const string Titration = "accelerated-titration";

    /// <summary>The key under which a study says what a moderate event is.</summary>
    public const string Triggers = TitrationBefore.Triggers;

    /// <summary>Every kind.</summary>
    public static IReadOnlyList<DesignKind> All { get; } =
    [
        new ThreePlusThreeKind(),
        new RollingSixKind(),
        new BoinKind(),
        new MtpiKind(),
        new KeyboardKind("mtpi-2", "mTPI-2", "modified toxicity probability interval design 2"),
        new KeyboardKind("keyboard", "Keyboard", "the rule of mTPI-2 under its other name"),
        new ThreePlusThreeIntervalKind(),
        new UploadedTableKind(),
        new CrmKind(),
        new BlrmKind(),
        new TiteBoinKind(),
        new TiteCrmKind(),
        new PodTpiKind(),
        new Boin12Kind(),
        new UBoinKind(),
        new BackfillBoinKind(),
        new CombinationBoinKind(),
    ];

    /// <summary>The kinds that can run a trial.</summary>
    public static IReadOnlyList<DesignKind> Running { get; } = [.. All.Where(k => !k.IsForPlanningOnly)];

    static readonly TitrationBefore Titrating = new();
    static readonly RestrictionsUpon Restricting = new();

    static readonly IReadOnlyList<DesignWrapper> Plain = [Restricting],
        Titrated = [Titrating, Restricting];

    /// <summary>What a plan of any kind starts with: where the trial begins, its cohorts, and the titration before it.</summary>
    public static IReadOnlyList<Parameter> Beginning { get; } =
    [TrialNumbers.StartLevel, TrialNumbers.CohortSize, TrialNumbers.Cohorts, .. TitrationBefore.All];

    /// <summary>Everything that some plan takes, in the order in which plans are written.</summary>
    public static IReadOnlyList<Parameter> Parameters { get; } =
    [
        .. Beginning
            .Concat(All.SelectMany(kind => kind.Parameters))
            .Concat(Restricting.Parameters(ThreePlusThree, Numbers.None))
            .Distinct(),
    ];

    /// <summary>The kind of a word; null for none.</summary>
    public static DesignKind? Named(string id) => All.FirstOrDefault(k => k.Id == id);

    /// <summary>The 3+3, the kind that follows a titration of which nothing else is said.</summary>
    public static DesignKind ThreePlusThree => All[0];

    /// <summary>A plan of a kind, restricted as its numbers say.</summary>
    /// <param name="kind">The kind that decides.</param>
    /// <param name="numbers">What is stated.</param>
    /// <param name="titrates">True with a titration before it.</param>
    public static DesignPlan Plan(DesignKind kind, Numbers numbers, bool titrates = false) =>
        new(kind, titrates ? Titrated : Plain, numbers);

    /// <summary>True for a plan that starts with a titration.</summary>
    public static bool Titrates(this DesignPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return plan.Around.Contains(Titrating);
    }

    /// <summary>Highest level that a plan titrates; 0 for none.</summary>
    public static int TitrationLevels(this DesignPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return plan.Titrates() ? plan.Numbers[TitrationBefore.Levels] ?? 0 : 0;
    }

    /// <summary>Dose level of a plan's first cohort.</summary>
    public static int StartLevel(this DesignPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return plan.Numbers.Needed(TrialNumbers.StartLevel);
    }

    /// <summary>The words of the kinds that take a parameter; a titration's own word where it does.</summary>
    public static IReadOnlyList<string> Takers(Parameter parameter)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        return Titrating.Parameters(ThreePlusThree, Numbers.None).Contains(parameter)
            ? [Titration]
            : [.. All.Where(k => k.Parameters.Contains(parameter)).Select(k => k.Id)];
    }

    /// <summary>Everything wrong with a plan; empty when a design can be made of it.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="ends">True where the plan must say when the trial ends.</param>
    public static IReadOnlyList<PlanFault> Faults(this DesignPlan plan, bool ends = true)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return plan.Faults(Parameters, Takers, ends);
    }
}
