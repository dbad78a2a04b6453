using System.CommandLine;
using System.Text.Json;
using Cairn.Documents.StudyFiles;
using Cairn.Escalation;
using Cairn.Escalation.Designs;
using Cairn.Escalation.Plan;
using Cairn.Studies;

namespace Cairn.App.Commands;

/// <summary>
/// The numbers of an escalation plan as options, one of the same name for each (<c>maxDltAtMtd</c> is <c>--max-dlt-at-mtd</c>).
/// What a rule takes and needs is the plan's own knowledge; here nothing is assumed for the variant of the 3+3 and the limits of
/// titration.
/// </summary>
sealed class DoseRules
{
    /// <summary>
    /// The command line's own word for titration into the 3+3; titration into another rule is that rule with --titration-levels.
    /// </summary>
    const string TitrationIntoThreePlusThree = "atd-3+3";

    readonly Option<string?> _rule = new("--rule") { Description = $"{string.Join(", ", Names)}." };
    readonly Option<int> _startLevel = new("--start-level")
    {
        Description = "Level of the first cohort.",
        DefaultValueFactory = _ => 1,
    };
    readonly Option<string?> _variant = new("--variant")
    {
        Description = $"Of the 3+3: {string.Join(", ", ProtocolWords.All<ThreePlusThreeVariant>())}.",
    };
    readonly Option<int?> _expansion = new("--expansion")
    {
        Description = "3+3: subjects added when the first cohort needs it; as many as a cohort when it is not given.",
    };
    readonly Option<int?> _maxDltFirst = new("--max-dlt-first")
    {
        Description = "3+3: most DLTs before the expanded number is reached; 1 when it is not given.",
    };
    readonly Option<int?> _maxDltExpanded = new("--max-dlt-expanded")
    {
        Description = "3+3: most DLTs in the expanded number that clear the level; 1 when it is not given.",
    };
    readonly Option<int?> _maxDltAtMtd = new("--max-dlt-at-mtd")
    {
        Description = "3+3: most DLTs in six with which a level can be the MTD; by default 1, as many as allow the next level.",
    };
    readonly Option<int?> _titrationLevels = new("--titration-levels")
    {
        Description = "Titration before the rule: highest level treated one subject at a time.",
    };
    readonly Option<int?> _moderateLimit = new("--moderate-limit")
    {
        Description = "Titration: subjects with a moderate event that end it.",
    };
    readonly Option<double?> _target = new("--target") { Description = "Target DLT rate." };
    readonly Option<int?> _cohorts = new("--cohorts") { Description = "Number of cohorts, after which the trial ends." };
    readonly Option<int?> _cohortSize = new("--cohort-size") { Description = "Subjects a cohort; 3 when it is not given." };
    readonly Option<string?> _interval = new("--interval")
    {
        HelpName = "LOW,HIGH",
        Description =
            "mTPI, mTPI-2, Keyboard, i3+3, BLRM: the target interval; by default the target ± 0.05, of the BLRM 0.16 to 0.33.",
    };
    readonly Option<string?> _modification = new("--modification")
    {
        Description = $"BOIN: {string.Join(" or ", ProtocolWords.All<BoinModification>().Skip(1))}.",
    };
    readonly Option<double?> _closeAbove = new("--close-above")
    {
        Description =
            "Interval designs: a level is closed when its rate is above the target with a probability above this; by "
            + "default 0.95.",
    };
    readonly Option<bool> _extraSafe = new("--extra-safe")
    {
        Description = "Interval designs: the lowest level is closed at a probability 0.05 lower.",
    };
    readonly Option<bool> _boundMtd = new("--bound-mtd")
    {
        Description = "BOIN: the fitted rate of the MTD may not call for going down.",
    };
    readonly Option<int?> _enough = new("--enough-at-dose")
    {
        Description =
            "The trial ends when it would stay at (models, 3+3: go to) a level with this many subjects; U-BOIN: when a "
            + "level has them.",
    };
    readonly Option<double?> _escalateNeeds = new("--escalate-needs")
    {
        Description = "PoD-TPI: least probability with which it escalates; 1 when it is not given.",
    };
    readonly Option<double?> _stayAllows = new("--stay-allows")
    {
        Description = "PoD-TPI: most probability of going down with which it stays; 0.15 when it is not given.",
    };
    readonly Option<string?> _skeleton = new("--skeleton")
    {
        HelpName = "A,B,C",
        Description = "CRM: prior guesses of the DLT rates.",
    };
    readonly Option<double?> _halfWidth = new("--half-width")
    {
        Description = "CRM, instead of --skeleton: half-width of the indifference interval.",
    };
    readonly Option<int?> _priorMtd = new("--prior-mtd")
    {
        Description = "CRM with --half-width: level whose prior rate is the target; needs --model-levels.",
    };
    readonly Option<int?> _modelLevels = new("--model-levels") { Description = "CRM with --half-width: number of dose levels." };
    readonly Option<double?> _priorVariance = new("--prior-variance")
    {
        Description = "CRM: variance of the prior; 1.34 when it is not given.",
    };
    readonly Option<string?> _model = new("--model") { Description = "CRM: power (default) or logistic." };
    readonly Option<double?> _overdose = new("--overdose-control")
    {
        Description = "CRM: highest probability of a rate above the target; BLRM: of overdosing (default 0.25).",
    };
    readonly Option<double?> _stopLowest = new("--stop-lowest-above")
    {
        Description =
            "CRM: stop when the lowest level's rate is above the target with a probability above this; 0.95 when it is "
            + "not given, 1 for never.",
    };
    readonly Option<bool> _coherent = new("--coherent")
    {
        Description = "Models: no escalation from a level whose observed rate is not below the target.",
    };
    readonly Option<bool> _skipLevels = new("--skip-levels")
    {
        Description = "Models: more than one level up at once is allowed.",
    };
    readonly Option<string?> _doses = new("--doses") { HelpName = "A,B,C", Description = "BLRM: doses of the levels." };
    readonly Option<double?> _referenceDose = new("--reference-dose")
    {
        Description = "BLRM: dose at which the odds of a DLT are alpha.",
    };
    readonly Option<string?> _prior = new("--prior")
    {
        HelpName = "MA,SA,MB,SB,R",
        Description = "BLRM: mean and standard deviation of log alpha, of log beta, and their correlation.",
    };
    readonly Option<bool> _adaptive = new("--adaptive-weights")
    {
        Description = "TITE-CRM: weights by the times of the DLTs so far.",
    };
    readonly Option<double?> _lowestResponse = new("--lowest-response")
    {
        Description = "BOIN12, U-BOIN: lowest acceptable response rate; --target is the highest acceptable DLT rate.",
    };
    readonly Option<string?> _utility = new("--utility")
    {
        HelpName = "NEITHER,BOTH",
        Description = "BOIN12, U-BOIN: utility of neither response nor DLT, and of both; 40,60 when it is not given.",
    };
    readonly Option<int?> _stageOne = new("--stage-one")
    {
        Description = "U-BOIN: subjects at a level that end stage 1; 12 when it is not given.",
    };
    readonly Option<int?> _cap = new("--backfill-cap")
    {
        Description = "BF-BOIN: most subjects at a level that is filled; 12 when it is not given.",
    };
    readonly Option<string?> _table = new("--decisions")
    {
        HelpName = "FILE",
        Description = "Decision table: CSV with subjects,dlts,decision (E, S, D, DU).",
    };
    readonly Option<bool> _noSkipping = new("--no-skipping") { Description = "Restriction: never above an untried level." };
    readonly Option<int?> _maxSubjects = new("--max-subjects") { Description = "Restriction: most subjects in the trial." };
    readonly Option<int?> _minimumAtMtd = new("--minimum-at-mtd") { Description = "Restriction: fewest subjects at the MTD." };
    readonly Option<double?> _stopTooToxic = new("--stop-too-toxic")
    {
        Description =
            "Restriction, needs --target: stop when the lowest level's own rate is above it with a probability above this.",
    };

    static IReadOnlyList<string> Names { get; } =
    [
        .. Enum.GetValues<EscalationRule>()
            .Select(r => r == EscalationRule.AcceleratedTitration ? TitrationIntoThreePlusThree : ProtocolWords.Of(r)),
    ];

    public IReadOnlyList<Option> Options =>
        [
            _rule,
            _startLevel,
            _noSkipping,
            _maxSubjects,
            _minimumAtMtd,
            _stopTooToxic,
            _variant,
            _expansion,
            _maxDltFirst,
            _maxDltExpanded,
            _maxDltAtMtd,
            _titrationLevels,
            _moderateLimit,
            _target,
            _cohorts,
            _cohortSize,
            _closeAbove,
            _extraSafe,
            _enough,
            _modification,
            _boundMtd,
            _interval,
            _escalateNeeds,
            _stayAllows,
            _table,
            _coherent,
            _skipLevels,
            _skeleton,
            _halfWidth,
            _priorMtd,
            _modelLevels,
            _priorVariance,
            _model,
            _overdose,
            _stopLowest,
            _doses,
            _referenceDose,
            _prior,
            _adaptive,
            _lowestResponse,
            _utility,
            _stageOne,
            _cap,
        ];

    /// <summary>The first of these options that was given; null when none was.</summary>
    public string? Given(ParseResult parsed) => Options.FirstOrDefault(o => Is(parsed, o))?.Name;

    public Design Design(ParseResult parsed, bool ends)
    {
        var plan = Plan(parsed);
        if (Is(parsed, _modelLevels) && !plan.Takes(nameof(EscalationPlan.HalfWidth)))
            throw BadInputException.At(
                "--model-levels",
                $"{ProtocolWords.Of(plan.Deciding())} does not take it.",
                "Take it out, or use a CRM."
            );
        if (PlanFaults.Of(plan, number => IsStated(parsed, number), ends) is [var fault, ..])
            throw Refused(plan, fault);
        return plan.Design();
    }

    // An option that another option of the command replaces (paths has its own --cohorts) is not in the result.
    static bool Is(ParseResult parsed, Option option) => parsed.GetResult(option) is { Implicit: false };

    bool IsStated(ParseResult parsed, string number) =>
        Options.FirstOrDefault(o => o.Name == Name(number)) is { } option && Is(parsed, option);

    /// <summary>The option of a number of the plan.</summary>
    static string Name(string number) => "--" + JsonNamingPolicy.KebabCaseLower.ConvertName(number);

    EscalationPlan Plan(ParseResult parsed)
    {
        var (rule, titrates) = Rule(parsed);
        if (PlanRules.Takes(rule, nameof(EscalationPlan.Variant)) && !Is(parsed, _variant))
            throw BadInputException.At(
                "--variant",
                "The variant of the 3+3 is not given; the variants end differently.",
                $"Give {string.Join(", ", ProtocolWords.All<ThreePlusThreeVariant>())}."
            );
        return new()
        {
            Rule = titrates ? EscalationRule.AcceleratedTitration : rule,
            Then = titrates ? rule : null,
            StartLevel = parsed.GetValue(_startLevel),
            CohortSize = parsed.GetValue(_cohortSize) ?? 3,
            // Where another option of the command replaces it, the result still holds that one's number.
            Cohorts = Is(parsed, _cohorts) ? parsed.GetValue(_cohorts) : null,
            TitrationLevels = titrates ? Needed(parsed, _titrationLevels) : parsed.GetValue(_titrationLevels) ?? 0,
            ModerateLimit = titrates ? Needed(parsed, _moderateLimit) : 2,
            Variant = Word<ThreePlusThreeVariant>(parsed, _variant) ?? default,
            Expansion = parsed.GetValue(_expansion),
            MaxDltFirst = parsed.GetValue(_maxDltFirst),
            MaxDltExpanded = parsed.GetValue(_maxDltExpanded),
            MaxDltAtMtd = parsed.GetValue(_maxDltAtMtd),
            Target = parsed.GetValue(_target),
            Interval = Numbers(parsed, _interval),
            CloseAbove = parsed.GetValue(_closeAbove),
            ExtraSafe = parsed.GetValue(_extraSafe),
            EnoughAtDose = parsed.GetValue(_enough),
            Modification = Word<BoinModification>(parsed, _modification) ?? default,
            BoundMtd = parsed.GetValue(_boundMtd),
            EscalateNeeds = parsed.GetValue(_escalateNeeds),
            StayAllows = parsed.GetValue(_stayAllows),
            Decisions = Table(parsed, rule),
            Model = Word<CrmModel>(parsed, _model) ?? default,
            Skeleton = Numbers(parsed, _skeleton),
            HalfWidth = parsed.GetValue(_halfWidth),
            PriorMtd = parsed.GetValue(_priorMtd),
            PriorVariance = parsed.GetValue(_priorVariance),
            OverdoseControl = parsed.GetValue(_overdose),
            StopLowestAbove = parsed.GetValue(_stopLowest),
            Coherent = parsed.GetValue(_coherent),
            SkipLevels = parsed.GetValue(_skipLevels),
            ReferenceDose = parsed.GetValue(_referenceDose),
            Prior = Prior(parsed),
            Doses = Doses(parsed),
            AdaptiveWeights = parsed.GetValue(_adaptive),
            LowestResponse = parsed.GetValue(_lowestResponse),
            Utility = Numbers(parsed, _utility),
            StageOne = parsed.GetValue(_stageOne),
            BackfillCap = parsed.GetValue(_cap),
            NoSkipping = parsed.GetValue(_noSkipping),
            MaxSubjects = parsed.GetValue(_maxSubjects),
            MinimumAtMtd = parsed.GetValue(_minimumAtMtd),
            StopTooToxic = parsed.GetValue(_stopTooToxic),
        };
    }

    (EscalationRule Rule, bool Titrates) Rule(ParseResult parsed)
    {
        var name = parsed.GetValue(_rule)
            ?? throw BadInputException.At("--rule", "No design is given.", "Give --rule or --study.");
        if (name == TitrationIntoThreePlusThree)
            return (EscalationRule.ThreePlusThree, true);
        if (!ProtocolWords.TryRead<EscalationRule>(name, out var rule) || rule == EscalationRule.AcceleratedTitration)
            throw BadInputException.At("--rule", $"There is no rule '{name}'.", $"Give one of {string.Join(", ", Names)}.");
        // The plain 3+3 stays plain: with titration it has a name of its own.
        return (
            rule,
            rule != EscalationRule.ThreePlusThree
                && PlanRules.CanFollowTitration(rule)
                && (Is(parsed, _titrationLevels) || Is(parsed, _moderateLimit))
        );
    }

    UploadedTable? Table(ParseResult parsed, EscalationRule rule)
    {
        if (rule != EscalationRule.DecisionTable || parsed.GetValue(_table) is not { } path)
            return null;
        if (!File.Exists(path))
            throw BadInputException.At(
                "--decisions",
                $"There is no file '{path}'.",
                "Give the path of a CSV file with subjects,dlts,decision."
            );
        return DoseCommand.Read(
            UploadedTable.Read(File.ReadAllText(path), path, parsed.GetValue(_target) is { } target and > 0 and < 1 ? target : .5)
        );
    }

    static BadInputException Refused(EscalationPlan plan, PlanFault fault) =>
        BadInputException.At(
            fault.Number == nameof(EscalationPlan.Doses) && plan.Takes(nameof(EscalationPlan.HalfWidth))
                ? "--model-levels"
                : Name(fault.Number),
            fault.Says(ProtocolWords.Of(plan.Deciding())),
            fault.Takers.Count == 0
                ? fault.Mend
                : $"{fault.Mend}: {string.Join(", ", fault.Takers.Select(t => t == EscalationRule.AcceleratedTitration ? TitrationIntoThreePlusThree : ProtocolWords.Of(t)))}."
        );

    BlrmPrior? Prior(ParseResult parsed) =>
        Numbers(parsed, _prior) switch
        {
            null => null,
            [var meanAlpha, var deviationAlpha, var meanBeta, var deviationBeta, var correlation] => new(
                meanAlpha,
                deviationAlpha,
                meanBeta,
                deviationBeta,
                correlation
            ),
            _ => throw BadInputException.At(
                "--prior",
                "These are not five numbers.",
                "Give mean and standard deviation of log alpha, of log beta, and the correlation, as in -1.1,2,0,1,0."
            ),
        };

    // The half-width asks only for the number of levels.
    IReadOnlyList<double>? Doses(ParseResult parsed) =>
        Numbers(parsed, _doses)
        ?? (
            parsed.GetValue(_modelLevels) is { } levels
                ?
                [
                    .. Enumerable
                        .Range(1, DoseOptions.Between("--model-levels", levels, 1, EscalationState.MaxLevels))
                        .Select(l => (double)l),
                ]
                : null
        );

    static IReadOnlyList<double>? Numbers(ParseResult parsed, Option<string?> option) =>
        parsed.GetValue(option) is { } text ? DoseOptions.Numbers(option.Name, text) : null;

    static int Needed(ParseResult parsed, Option<int?> option) =>
        parsed.GetValue(option)
        ?? throw BadInputException.At(
            option.Name,
            "The rule needs it.",
            $"Add {option.Name} with its number: the protocol states it."
        );

    static T? Word<T>(ParseResult parsed, Option<string?> option)
        where T : struct, Enum =>
        parsed.GetValue(option) is not { } word ? null
        : ProtocolWords.TryRead<T>(word, out var value) ? value
        : throw BadInputException.At(option.Name, $"There is no '{word}'.", $"Give {string.Join(", ", ProtocolWords.All<T>())}.");
}
