using Cairn.Escalation.Plan;
using static Cairn.Escalation.Designs.ModelNumbers;
using static Cairn.Escalation.Designs.TrialNumbers;
using static Cairn.Escalation.InWords;

namespace Cairn.Escalation.Designs;

/// <summary>The continual reassessment method as a protocol states it.</summary>
sealed class CrmKind : DesignKind
{
    public static readonly ChoiceParameter<CrmModel> Model = new("model")
    {
        Label = "Model",
        Help = "CRM: the curve",
        Members = [(CrmModel.Power, "power"), (CrmModel.Logistic, "logistic")],
    };

    public static readonly RealsParameter Skeleton = new("skeleton")
    {
        Label = "Skeleton",
        Help = "CRM: prior guesses of the DLT rates, one a level, increasing",
        Shape = "A,B,C",
        Most = EscalationState.MaxLevels,
        Within = Bounds.Rate,
        Wrong = (rates, _) =>
            Crm.SkeletonFault(CrmModel.Power, rates) is { } fault
                ? new(fault, "State strictly increasing rates between 0 and 1, one a level.")
                : null,
        Lacking = new(
            "The CRM needs prior guesses of the DLT rates.",
            "State the skeleton, one rate a level; or a half-width with the prior MTD."
        ),
    };

    public static readonly RealParameter HalfWidth = new("halfWidth")
    {
        Label = "Half-width",
        Help = "CRM, instead of a skeleton: half-width of the indifference interval",
        Within = Bounds.Rate,
    };

    public static readonly WholeParameter PriorMtd = new("priorMtd")
    {
        Label = "Prior MTD",
        Help = "CRM with a half-width: level whose prior rate is the target",
        Most = EscalationState.MaxLevels,
        Says = level => $"dose level {level}",
        Lacking = new("The half-width needs the level whose prior rate is the target.", "State the prior MTD."),
    };

    public static readonly WholeParameter ModelLevels = new("modelLevels")
    {
        Label = "Levels",
        Help = "CRM with a half-width: number of dose levels",
        Most = EscalationState.MaxLevels,
        FromDoses = doses => doses.Count,
        Lacking = new("The half-width needs the number of dose levels.", "State the dose levels."),
    };

    public static readonly RealParameter PriorVariance = new("priorVariance")
    {
        Label = "Prior variance",
        Help = "CRM: variance of the prior",
        Within = new(.0001, 100),
        Default = 1.34,
    };

    public static readonly RealParameter StopLowestAbove = new("stopLowestAbove")
    {
        Label = "Lowest level stops above",
        Help = "CRM: stop when the lowest level's rate is above the target with a probability above this; 1 is for never",
        Within = Bounds.Share,
        Default = .95,
    };

    /// <summary>What the CRM takes, and each design on it.</summary>
    public static readonly IReadOnlyList<Parameter> All =
    [
        .. Size,
        Target,
        Model,
        Skeleton,
        HalfWidth,
        PriorMtd,
        ModelLevels,
        PriorVariance,
        StopLowestAbove,
        .. ModelNumbers.All,
    ];

    /// <summary>What the CRM needs.</summary>
    public static readonly IReadOnlyList<Need> AllNeeds =
    [
        Need.Of(Target),
        new([Skeleton], [HalfWidth, PriorMtd, ModelLevels]),
        AnEnd,
    ];

    public override string Id => "crm";
    public override DesignFamily Family => DesignFamily.Model;
    public override string Name => "CRM";
    public override string Says => "continual reassessment method";
    public override IReadOnlyList<Parameter> Parameters => All;
    public override IReadOnlyList<Need> Needs => AllNeeds;

    public override Design Make(Numbers numbers) => Fitted(numbers);

    /// <summary>The CRM with its numbers.</summary>
    public static Crm Fitted(Numbers numbers) =>
        Sized(
            new Crm(numbers.Of(Model), numbers.Needed(Target), Guesses(numbers), numbers.Needed(PriorVariance))
            {
                OverdoseControl = numbers[OverdoseControl],
                StopLowestAbove = numbers[StopLowestAbove] is { } stop and < 1 ? stop : null,
            },
            numbers
        );

    static IReadOnlyList<double> Guesses(Numbers numbers) =>
        numbers[Skeleton]
        ?? Designs.Skeleton.Calibrated(
            numbers.Of(Model),
            numbers.Needed(HalfWidth),
            numbers.Needed(Target),
            numbers.Needed(PriorMtd),
            numbers.Needed(ModelLevels)
        );

    public override IEnumerable<PlanFault> Faults(Numbers numbers) => FitFaults(numbers);

    /// <summary>What does not fit together in a CRM.</summary>
    public static IEnumerable<PlanFault> FitFaults(Numbers numbers) =>
        (numbers[Skeleton], numbers[HalfWidth]) switch
        {
            ({ }, { }) => [new(HalfWidth, "The skeleton is stated too, and one of the two gives it.", "Take one of them out.")],
            (_, null) when numbers.States(PriorMtd) =>
            [
                new(
                    PriorMtd,
                    "The prior MTD belongs to a half-width, and there is none.",
                    "Take it out, or state the half-width instead of the skeleton."
                ),
            ],
            ({ } guesses, null) => SkeletonFaults(guesses, numbers),
            (null, { } half) => WidthFaults(half, numbers),
            (null, null) => [],
        };

    static IEnumerable<PlanFault> SkeletonFaults(IReadOnlyList<double> guesses, Numbers numbers)
    {
        if (Crm.SkeletonFault(numbers.Of(Model), guesses) is { } fault)
            yield return new(Skeleton, fault, "State strictly increasing rates between 0 and 1, one a level.");
        if (numbers[ModelLevels] is { } levels && levels != guesses.Count)
            yield return new(
                Skeleton,
                $"The skeleton has {guesses.Count} values, and there are {levels} dose levels.",
                "State one a level."
            );
    }

    static IEnumerable<PlanFault> WidthFaults(double half, Numbers numbers)
    {
        var (target, levels) = (numbers.Needed(Target), numbers.Needed(ModelLevels));
        var within = new Bounds(0, Math.Min(target, 1 - target), IsOpen: true);
        if (!within.Hold(half))
            yield return new(HalfWidth, Invariant($"{half} is out of range."), $"State {within}.");
        if (numbers[PriorMtd] is { } level && level > levels)
            yield return new(PriorMtd, $"{level} is out of range.", $"State a whole number from 1 to {levels}.");
    }

    /// <summary>What the model is, and what it says after every cohort.</summary>
    public static IEnumerable<RuleSentence> Words(Crm rule)
    {
        yield return new(Invariant($"The target DLT rate is {rule.Target:0.###}. ") + Curve(rule.Model), Target.Key, Model.Key);
        yield return new(
            Invariant(
                $"The skeleton is {Row(rule.Skeleton, "0.####")} for dose levels 1 to {rule.Levels}; b is normal about "
                    + $"0 with variance {rule.PriorVariance:0.####}."
            ),
            Skeleton.Key,
            HalfWidth.Key,
            PriorMtd.Key,
            PriorVariance.Key
        );
        yield return new(
            "After every cohort the level is called for whose DLT rate at the posterior mean of b is closest to the "
                + "target; of two equally close the lower."
        );
        if (rule.OverdoseControl is { } overdose)
            yield return new(
                "Overdose control: never a level whose rate is above the target with a posterior probability above "
                    + $"{Short(overdose)}, except the lowest.",
                OverdoseControl.Key
            );
        yield return new(
            rule.StopLowestAbove is { } stop
                ? "The trial stops with no MTD when there was a DLT and the lowest level's rate is above the target "
                    + $"with a posterior probability above {Short(stop)}; the model judges that from the outcomes at all "
                    + "levels."
                : "The model does not stop for toxicity at the lowest level.",
            StopLowestAbove.Key
        );
    }

    static string Curve(CrmModel model) =>
        model switch
        {
            CrmModel.Power => "The model (CRM, power) is: DLT rate = skeleton to the power exp(b).",
            CrmModel.Logistic =>
                "The model (CRM, logistic) is: logit of the DLT rate = 3 + exp(b) x, with x such that at b = 0 the "
                    + "rate is the skeleton's.",
        };
}
