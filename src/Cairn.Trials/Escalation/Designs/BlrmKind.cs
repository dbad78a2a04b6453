using Cairn.Escalation.Plan;
using static Cairn.Escalation.Designs.ModelNumbers;
using static Cairn.Escalation.Designs.TrialNumbers;
using static Cairn.Escalation.InWords;

namespace Cairn.Escalation.Designs;

/// <summary>The Bayesian logistic regression model as a protocol states it.</summary>
sealed class BlrmKind : DesignKind
{
    const double UsualControl = .25;

    public static readonly RealsParameter Doses = new("doses")
    {
        Label = "Doses",
        Help = "BLRM: doses of the levels, from the lowest to the highest",
        Shape = "A,B,C",
        Most = EscalationState.MaxLevels,
        Within = Bounds.Positive,
        FromDoses = doses => doses,
        Wrong = (doses, _) =>
            doses.Count is 0 or > EscalationState.MaxLevels
            || doses[0] <= 0
            || doses.Zip(doses.Skip(1)).Any(d => !(d.First < d.Second))
                ? new("The doses do not increase from above 0.", "State them from the lowest to the highest.")
                : null,
        Lacking = new("The rule needs the doses of the levels.", "State the dose levels."),
    };

    public static readonly RealParameter ReferenceDose = new("referenceDose")
    {
        Label = "Reference dose",
        Help = "BLRM: dose, in a study in 10^6 cells/kg, at which the odds of a DLT are alpha",
        Within = Bounds.Positive,
        Says = dose => $"{dose} x10^6 cells/kg",
        Lacking = new("The BLRM needs the dose at which the odds of a DLT are alpha.", "State the reference dose."),
    };

    public static readonly RecordParameter<BlrmPrior> Prior = new("prior")
    {
        Label = "Prior",
        Help = "BLRM: mean and standard deviation of log alpha, of log beta, and their correlation",
        Shape = "MA,SA,MB,SB,R",
        Record = nameof(BlrmPrior),
        RecordHelp = "The bivariate normal prior of log alpha and log beta",
        Fields = PriorFields,
        Make = n => new(n[0], n[1], n[2], n[3], n[4]),
        Wrong = WrongPrior,
        Says = p =>
            Invariant(
                $"log alpha {p.MeanLogAlpha} ± {p.DeviationLogAlpha}, log beta {p.MeanLogBeta} ± {p.DeviationLogBeta}, "
                    + $"correlation {p.Correlation}"
            ),
        Lacking = new(
            "The BLRM needs its prior.",
            "State mean and standard deviation of log alpha, of log beta, and the correlation."
        ),
    };

    public static readonly RecordsParameter<BlrmComponent> Mixture = new("priorMixture")
    {
        Label = "Prior",
        Help =
            "BLRM: a mixture instead of one prior, as of historical trials with a vague part: of each part its weight, then its "
            + "numbers as for the prior",
        Shape = "W,MA,SA,MB,SB,R/...",
        Record = nameof(BlrmComponent),
        RecordHelp = "A part of a mixture prior of log alpha and log beta",
        Fields = [Field("weight", "Weight of the part", Bounds.Rate), .. PriorFields],
        Make = n => new(n[0], new(n[1], n[2], n[3], n[4], n[5])),
        Wrong = WrongMixture,
        Says = InShort,
    };

    // Beyond these a prior says nothing that a narrower or vaguer one within them does not, and slopes are no numbers.
    const double Narrowest = .001;
    static readonly Bounds LogAlpha = new(-100, 100),
        LogBeta = new(-25, 25);

    static Lack? WrongPrior(BlrmPrior prior)
    {
        double[] deviations = [prior.DeviationLogAlpha, prior.DeviationLogBeta];
        if (deviations.Any(d => !(d > 0)) || !(Math.Abs(prior.Correlation) < 1))
            return new("A standard deviation is not above 0, or the correlation does not lie between -1 and 1.", "Correct it.");
        if (!IsLike(LogAlpha, prior.MeanLogAlpha, prior.DeviationLogAlpha))
            return Beyond("log alpha", LogAlpha);
        return IsLike(LogBeta, prior.MeanLogBeta, prior.DeviationLogBeta) ? null : Beyond("log beta", LogBeta);
    }

    static bool IsLike(Bounds within, double mean, double deviation) =>
        within.Hold(mean) && within.Hold(deviation) && deviation >= Narrowest;

    static Lack Beyond(string of, Bounds within) =>
        new(
            $"The prior of {of} is too wide, too narrow, or too far off.",
            $"State a mean from {Short(within.Least)} to {Short(within.Most)}, and a standard deviation from "
                + $"{Short(Narrowest)} to {Short(within.Most)}."
        );

    static Lack? WrongMixture(IReadOnlyList<BlrmComponent> parts)
    {
        if (parts.Select(p => WrongPrior(p.Prior)).FirstOrDefault(lack => lack is not null) is { } lack)
            return lack;
        if (parts.Any(p => p.Weight <= 0) || Math.Abs(parts.Sum(p => p.Weight) - 1) > 1e-6)
            return new(
                $"The weights {Row(parts.Select(p => p.Weight), "0.######")} do not sum to 1.",
                "State weights above 0 that do."
            );
        return null;
    }

    /// <summary>A prior in a few words; of a mixture each part with its weight.</summary>
    public static string InShort(IReadOnlyList<BlrmComponent> prior) =>
        prior.Count == 1
            ? Invariant(
                $"log alpha {prior[0].Prior.MeanLogAlpha:0.###} ± {prior[0].Prior.DeviationLogAlpha:0.###}, log beta "
                    + $"{prior[0].Prior.MeanLogBeta:0.###} ± {prior[0].Prior.DeviationLogBeta:0.###}, correlation "
                    + $"{prior[0].Prior.Correlation:0.###}"
            )
            : "mixture prior of "
                + string.Join("; ", prior.Select(p => Invariant($"{p.Weight:0.###} × ({InShort([new(1, p.Prior)])})")));

    static IReadOnlyList<RealParameter> PriorFields =>
        [
            Field("meanLogAlpha", "Mean of log alpha", Bounds.Any),
            Field("deviationLogAlpha", "Its standard deviation", Bounds.Positive),
            Field("meanLogBeta", "Mean of log beta", Bounds.Any),
            Field("deviationLogBeta", "Its standard deviation", Bounds.Positive),
            Field("correlation", "Their correlation", new(-1, 1, IsOpen: true), usual: 0),
        ];

    static RealParameter Field(string key, string help, Bounds within, double? usual = null) =>
        new(key)
        {
            Label = help,
            Help = help,
            Within = within,
            Default = usual,
        };

    public override string Id => "blrm";
    public override DesignFamily Family => DesignFamily.Model;
    public override string Name => "BLRM";
    public override string Says => "Bayesian logistic regression model with overdose control";
    public override IReadOnlyList<Parameter> Parameters { get; } =
    [.. Size, Doses, ReferenceDose, Prior, Mixture, IntervalNumbers.Interval, .. ModelNumbers.All];
    public override IReadOnlyList<Need> Needs { get; } = [Need.Of(Doses), Need.Of(ReferenceDose), new([Prior], [Mixture]), AnEnd];

    public override IEnumerable<PlanFault> Faults(Numbers numbers)
    {
        if (numbers.States(Prior) && numbers.States(Mixture))
            yield return new(Mixture, "The prior is stated, too.", "State one of the two.");
    }

    public override Design Make(Numbers numbers)
    {
        var (lower, upper) = numbers[IntervalNumbers.Interval] is [var low, var high] ? (low, high) : (.16, .33);
        return Sized(
            Blrm.Mixed(numbers.Needed(Doses), numbers.Needed(ReferenceDose), Parts(numbers), lower, upper) with
            {
                OverdoseBelow = numbers[OverdoseControl] ?? UsualControl,
            },
            numbers
        );
    }

    static string Said(BlrmPrior prior) =>
        Invariant(
            $"log alpha has mean {prior.MeanLogAlpha:0.####} and standard deviation {prior.DeviationLogAlpha:0.####}, log beta "
                + $"{prior.MeanLogBeta:0.####} and {prior.DeviationLogBeta:0.####}; both are normal with correlation "
                + $"{prior.Correlation:0.####}"
        );

    static IReadOnlyList<BlrmComponent> Parts(Numbers numbers) =>
        numbers.Of(Mixture) ?? [new BlrmComponent(1, numbers.Needed(Prior))];

    /// <summary>What the model is, and what it says after every cohort.</summary>
    public static IEnumerable<RuleSentence> Words(Blrm rule) =>
        [
            new(
                Invariant(
                    $"The model (BLRM) is: logit of the DLT rate = log alpha + beta log(dose / "
                        + $"{rule.ReferenceDose:0.####}), with doses {Row(rule.Doses, "0.####")} for dose levels 1 to "
                        + $"{rule.Levels}."
                ),
                ReferenceDose.Key
            ),
            new(
                rule.Prior.Count == 1
                    ? $"Prior: {Said(rule.Prior[0].Prior)}."
                    : $"The prior is a mixture of {Count(rule.Prior.Count)} parts: "
                        + $"{string.Join("; ", rule.Prior.Select(Weighted))}. "
                        + "After every cohort a part weighs more the better it foretold the outcomes.",
                Prior.Key,
                Mixture.Key
            ),
            new(
                Invariant(
                    $"A DLT rate from {rule.Lower:0.###} to below {rule.Upper:0.###} is the target, from "
                        + $"{rule.Upper:0.###} an overdose. A level is allowed when its posterior probability of an "
                        + $"overdose, and that of every level below, is below {rule.OverdoseBelow:0.###}. After every cohort "
                        + $"the allowed level with the highest posterior probability of the target is called for; of equal "
                        + $"ones the lower."
                ),
                IntervalNumbers.Interval.Key,
                OverdoseControl.Key
            ),
            new("When no level is allowed, the trial stops with no MTD."),
        ];

    static string Weighted(BlrmComponent part) => Invariant($"with weight {part.Weight:0.####} ") + Said(part.Prior);
}
