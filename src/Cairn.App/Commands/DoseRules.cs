using System.CommandLine;
using Cairn.Escalation;
using Cairn.Studies;

namespace Cairn.App.Commands;

/// <summary>The rules by name, the options each takes, and the design they make. An option that a rule does not take is refused.</summary>
sealed class DoseRules
{
    static readonly IReadOnlyDictionary<string, ThreePlusThreeVariant> Variants = new Dictionary<string, ThreePlusThreeVariant>(StringComparer.Ordinal)
    {
        ["no-de-escalation"] = ThreePlusThreeVariant.NoDeEscalation,
        ["six-below-rejected"] = ThreePlusThreeVariant.SixBelowRejected,
        ["six-at-mtd"] = ThreePlusThreeVariant.SixAtMtd,
    };

    static readonly IReadOnlyDictionary<string, BoinModification> Modifications = new Dictionary<string, BoinModification>(StringComparer.Ordinal)
    {
        ["stay-at-1-of-3"] = BoinModification.StayAtOneOfThree,
        ["down-at-2-of-6"] = BoinModification.DeEscalateAtTwoOfSix,
    };

    static readonly IReadOnlyDictionary<string, CrmModel> Models = new Dictionary<string, CrmModel>(StringComparer.Ordinal) { ["power"] = CrmModel.Power, ["logistic"] = CrmModel.Logistic };

    readonly Option<string?> _rule;
    readonly Option<int> _startLevel = new("--start-level") { Description = "Level of the first cohort.", DefaultValueFactory = _ => 1 };
    readonly Option<string?> _variant = new("--variant") { Description = $"Of the 3+3: {string.Join(", ", Variants.Keys)}." };
    readonly Option<int?> _maxDltAtMtd = new("--max-dlt-at-mtd") { Description = "3+3: most DLTs in six with which a level can be the MTD; by default 1, as many as allow the next level." };
    readonly Option<int?> _titrationLevels = new("--titration-levels") { Description = "Titration before the rule: highest level treated one subject at a time." };
    readonly Option<int?> _moderateLimit = new("--moderate-limit") { Description = "Titration: subjects with a moderate event that end it." };
    readonly Option<double?> _target = new("--target") { Description = "Target DLT rate." };
    readonly Option<int?> _cohorts = new("--cohorts") { Description = "Number of cohorts, after which the trial ends." };
    readonly Option<int?> _cohortSize = new("--cohort-size") { Description = "Subjects a cohort; 3 when it is not given." };
    readonly Option<string?> _interval = new("--interval") { HelpName = "LOW,HIGH", Description = "mTPI, mTPI-2, Keyboard, i3+3, BLRM: the target interval; by default the target ± 0.05, of the BLRM 0.16 to 0.33." };
    readonly Option<string?> _modification = new("--modification") { Description = $"BOIN: {string.Join(" or ", Modifications.Keys)}." };
    readonly Option<double?> _closeAbove = new("--close-above") { Description = "Interval designs: a level is closed when its rate is above the target with a probability above this; by default 0.95." };
    readonly Option<bool> _extraSafe = new("--extra-safe") { Description = "Interval designs: the lowest level is closed at a probability 0.05 lower." };
    readonly Option<bool> _boundMtd = new("--bound-mtd") { Description = "BOIN: the fitted rate of the MTD may not call for going down." };
    readonly Option<int?> _enough = new("--enough-at-dose") { Description = "The trial ends when it would stay at (models: go to) a level with this many subjects; U-BOIN: when a level has them." };
    readonly Option<string?> _skeleton = new("--skeleton") { HelpName = "A,B,C", Description = "CRM: prior guesses of the DLT rates." };
    readonly Option<double?> _halfWidth = new("--half-width") { Description = "CRM, instead of --skeleton: half-width of the indifference interval." };
    readonly Option<int?> _priorMtd = new("--prior-mtd") { Description = "CRM with --half-width: level whose prior rate is the target; needs --model-levels." };
    readonly Option<int?> _modelLevels = new("--model-levels") { Description = "CRM with --half-width: number of dose levels." };
    readonly Option<double?> _priorVariance = new("--prior-variance") { Description = "CRM: variance of the prior; 1.34 when it is not given." };
    readonly Option<string?> _model = new("--model") { Description = "CRM: power (default) or logistic." };
    readonly Option<double?> _overdose = new("--overdose-control") { Description = "CRM: highest probability of a rate above the target; BLRM: of overdosing (default 0.25)." };
    readonly Option<double?> _stopLowest = new("--stop-lowest-above") { Description = "CRM: stop when the lowest level's rate is above the target with a probability above this; 0.95 when it is not given, 1 for never." };
    readonly Option<bool> _coherent = new("--coherent") { Description = "Models: no escalation from a level whose observed rate is not below the target." };
    readonly Option<bool> _skipLevels = new("--skip-levels") { Description = "Models: more than one level up at once is allowed." };
    readonly Option<string?> _doses = new("--doses") { HelpName = "A,B,C", Description = "BLRM: doses of the levels." };
    readonly Option<double?> _referenceDose = new("--reference-dose") { Description = "BLRM: dose at which the odds of a DLT are alpha." };
    readonly Option<string?> _prior = new("--prior") { HelpName = "MA,SA,MB,SB,R", Description = "BLRM: mean and standard deviation of log alpha, of log beta, and their correlation." };
    readonly Option<bool> _adaptive = new("--adaptive-weights") { Description = "TITE-CRM: weights by the times of the DLTs so far." };
    readonly Option<double?> _lowestResponse = new("--lowest-response") { Description = "BOIN12, U-BOIN: lowest acceptable response rate; --target is the highest acceptable DLT rate." };
    readonly Option<string?> _utility = new("--utility") { HelpName = "NEITHER,BOTH", Description = "BOIN12, U-BOIN: utility of neither response nor DLT, and of both; 40,60 when it is not given." };
    readonly Option<int?> _stageOne = new("--stage-one") { Description = "U-BOIN: subjects at a level that end stage 1; 12 when it is not given." };
    readonly Option<int?> _cap = new("--backfill-cap") { Description = "BF-BOIN: most subjects at a level that is filled; 12 when it is not given." };
    readonly Option<string?> _table = new("--decisions") { HelpName = "FILE", Description = "Uploaded table: CSV with subjects,dlts,decision (E, S, D, DU)." };
    readonly Option<bool> _noSkipping = new("--no-skipping") { Description = "Restriction: never above an untried level." };
    readonly Option<int?> _maxSubjects = new("--max-subjects") { Description = "Restriction: most subjects in the trial." };
    readonly Option<int?> _minimumAtMtd = new("--minimum-at-mtd") { Description = "Restriction: fewest subjects at the MTD." };
    readonly Option<double?> _stopTooToxic = new("--stop-too-toxic") { Description = "Restriction, needs --target: stop when the lowest level's own rate is above it with a probability above this." };

    readonly IReadOnlyList<Rule> _all;
    readonly Option[] _everywhere;

    public DoseRules()
    {
        Option[] threePlusThree = [_variant, _maxDltAtMtd], size = [_cohorts, _cohortSize], interval = [_target, .. size, _closeAbove, _extraSafe, _enough];
        Option[] boin = [.. interval, _modification, _boundMtd], model = [_target, .. size, _coherent, _skipLevels, _enough];
        Option[] crm = [.. model, _skeleton, _halfWidth, _priorMtd, _modelLevels, _priorVariance, _model, _overdose, _stopLowest];
        Option[] benefit = [_target, .. size, _lowestResponse, _utility], titration = [_titrationLevels, _moderateLimit];
        _all =
        [
            new("three-plus-three", threePlusThree, ThreePlusThree),
            new("atd-3+3", [.. threePlusThree, .. titration], ThreePlusThree, Titrates: true),
            new("rolling-six", threePlusThree, p => new RollingSix(ThreePlusThree(p))),
            new("boin", [.. boin, .. titration], Boin),
            new("mtpi", [.. interval, _interval, .. titration], p => Sized(p, Interval(p, (t, b, a) => new Mtpi(t, b, a)))),
            new("mtpi-2", [.. interval, _interval, .. titration], p => Sized(p, Interval(p, (t, b, a) => new Keyboard(t, b, a)))),
            new("keyboard", [.. interval, _interval, .. titration], p => Sized(p, Interval(p, (t, b, a) => new Keyboard(t, b, a)))),
            new("i3+3", [.. interval, _interval, .. titration], p => Sized(p, Interval(p, (t, b, a) => new ThreePlusThreeInterval(t, b, a)))),
            new("decision-table", [.. interval, _table, .. titration], p => Sized(p, Uploaded(p))),
            new("crm", [.. crm, .. titration], Crm),
            new("blrm", [.. model, _doses, _referenceDose, _prior, _interval, _overdose, .. titration], Blrm),
            new("tite-crm", [.. crm, _adaptive], p => new TiteCrm(Crm(p), p.GetValue(_adaptive) ? TiteWeights.Adaptive : TiteWeights.Linear)),
            new("tite-boin", boin, p => new TiteBoin(Boin(p))),
            new("pod-tpi", [.. interval, _interval], p => new PodTpi((Keyboard)Sized(p, Interval(p, (t, b, a) => new Keyboard(t, b, a))))),
            new("boin12", benefit, p => Benefit(p, new Boin12(Target(p), Response(p)))),
            new("u-boin", [.. benefit, _stageOne, _enough], p => Benefit(p, new UBoin(Target(p), Response(p)) { StageOneAtDose = Count(p, _stageOne) ?? 12, EnoughAtDose = Count(p, _enough) })),
            new("bf-boin", [.. boin, _cap], p => new BackfillBoin(Boin(p)) { Cap = Count(p, _cap) ?? 12 }),
        ];
        _everywhere = [_startLevel, _noSkipping, _maxSubjects, _minimumAtMtd, _stopTooToxic];
        _rule = new("--rule") { Description = $"{string.Join(", ", _all.Select(r => r.Name))}." };
    }

    sealed record Rule(string Name, IReadOnlyList<Option> Takes, Func<ParseResult, Design> Make, bool Titrates = false);

    public IReadOnlyList<Option> Options => [_rule, .. _everywhere, .. _all.SelectMany(r => r.Takes).Distinct()];

    /// <summary>The first of these options that was given; null when none was.</summary>
    public string? Given(ParseResult parsed) => Options.FirstOrDefault(o => Is(parsed, o))?.Name;

    public Design Design(ParseResult parsed, bool ends)
    {
        var name = parsed.GetValue(_rule) ?? throw BadInputException.At("--rule", "No design is given.", "Give --rule or --study.");
        var rule = _all.FirstOrDefault(r => r.Name == name) ?? throw BadInputException.At("--rule", $"There is no rule '{name}'.", $"Give one of {string.Join(", ", _all.Select(r => r.Name))}.");
        if (Options.FirstOrDefault(o => o != _rule && Is(parsed, o) && !rule.Takes.Contains(o) && !_everywhere.Contains(o)) is { } stranger)
            throw BadInputException.At(stranger.Name, $"{name} does not take it.", rule.Takes.Contains(_moderateLimit) || stranger != _moderateLimit ? "Leave it out." : "Leave it out, or use a rule with titration.");
        if (ends && rule.Takes.Contains(_cohorts) && !Is(parsed, _cohorts) && !Is(parsed, _maxSubjects))
            throw BadInputException.At("--cohorts", $"{name} does not say when it ends.", "Give --cohorts or --max-subjects.");
        var design = rule.Make(parsed);
        design = design with { StartLevel = DoseOptions.Between("--start-level", parsed.GetValue(_startLevel), 1, EscalationState.MaxLevels) };
        return Restrict(parsed, Titrate(parsed, rule, design));
    }

    // An option that another option of the command replaces (paths has its own --cohorts) is not in the result.
    static bool Is(ParseResult parsed, Option option) => parsed.GetResult(option) is { Implicit: false };

    Design Titrate(ParseResult parsed, Rule rule, Design design) =>
        !rule.Titrates && !Is(parsed, _titrationLevels) && !Is(parsed, _moderateLimit) ? design
        : new AcceleratedTitration(design,
            DoseOptions.Between("--titration-levels", Needed(parsed, _titrationLevels), 0, EscalationState.MaxLevels),
            DoseOptions.Between("--moderate-limit", Needed(parsed, _moderateLimit), 1, 99));

    Design Restrict(ParseResult parsed, Design design)
    {
        if (!((Option[])[_noSkipping, _maxSubjects, _minimumAtMtd, _stopTooToxic]).Any(o => Is(parsed, o))) return design;
        return new Restricted(design)
        {
            NoSkipping = parsed.GetValue(_noSkipping),
            MaxSubjects = Count(parsed, _maxSubjects),
            MinimumAtMtd = Count(parsed, _minimumAtMtd),
            TooToxic = Rate(parsed, _stopTooToxic) is { } above ? new(Target(parsed), above) : null,
        };
    }

    ThreePlusThree ThreePlusThree(ParseResult parsed) => new(Named(parsed, _variant, Variants) ?? throw BadInputException.At("--variant", "The variant of the 3+3 is not given; the variants end differently.", $"Give {string.Join(", ", Variants.Keys)}."))
    {
        MaxDltAtMtd = parsed.GetValue(_maxDltAtMtd) is { } most ? DoseOptions.Between("--max-dlt-at-mtd", most, 1, 5) : null,
    };

    Boin Boin(ParseResult parsed) => (Boin)Sized(parsed, new Boin(DoseOptions.Between("--target", Target(parsed), .05, .6, inclusive: true), Named(parsed, _modification, Modifications) ?? BoinModification.None) { BoundMtd = parsed.GetValue(_boundMtd) });

    IntervalDesign Interval(ParseResult parsed, Func<double, double, double, IntervalDesign> make)
    {
        var target = Target(parsed);
        if (parsed.GetValue(_interval) is not { } text)
            return target is > .05 and < .95 ? make(target, .05, .05) : throw BadInputException.At("--target", "The target interval, target ± 0.05, does not lie between 0 and 1.", "Give --interval.");
        var ends = DoseOptions.Numbers("--interval", text);
        return ends.Count == 2 && ends[0] > 0 && ends[0] < target && target < ends[1] && ends[1] < 1 ? make(target, target - ends[0], ends[1] - target)
            : throw BadInputException.At("--interval", $"'{text}' is no interval about the target.", "Give two rates with the target between them, as in .25,.35.");
    }

    IntervalDesign Sized(ParseResult parsed, IntervalDesign design)
    {
        var close = Rate(parsed, _closeAbove) ?? design.CloseAbove;
        return design with
        {
            CohortSize = Size(parsed),
            MaxSubjects = Most(parsed),
            EnoughAtDose = Count(parsed, _enough),
            CloseAbove = close,
            CloseLowestAbove = parsed.GetValue(_extraSafe) ? close > .05 ? close - .05 : throw BadInputException.At("--close-above", "Extra safety lowers it by 0.05.", "Give more than 0.05.") : null,
        };
    }

    UploadedTable Uploaded(ParseResult parsed)
    {
        var path = parsed.GetValue(_table) ?? throw BadInputException.At("--decisions", "The rule decision-table needs its table.", "Give a CSV file.");
        if (!File.Exists(path)) throw BadInputException.At("--decisions", $"There is no file '{path}'.", "Give the path of a CSV file with subjects,dlts,decision.");
        return DoseCommand.Read(UploadedTable.Read(File.ReadAllText(path), path, Target(parsed)));
    }

    Crm Crm(ParseResult parsed)
    {
        var model = Named(parsed, _model, Models) ?? CrmModel.Power;
        var (target, skeleton) = (Target(parsed), Skeleton(parsed, model));
        if (Escalation.Crm.SkeletonFault(model, skeleton) is { } fault) throw BadInputException.At("--skeleton", fault, "Give strictly increasing rates between 0 and 1, one a level.");
        var stop = parsed.GetValue(_stopLowest) is { } p ? DoseOptions.Between("--stop-lowest-above", p, 0, 1, inclusive: true) : .95;
        return (Crm)Sized(parsed, new Crm(model, target, skeleton, parsed.GetValue(_priorVariance) is { } v ? DoseOptions.Between("--prior-variance", v, 0, 100) : 1.34)
        {
            OverdoseControl = Rate(parsed, _overdose),
            StopLowestAbove = stop < 1 ? stop : null,
        });
    }

    IReadOnlyList<double> Skeleton(ParseResult parsed, CrmModel model)
    {
        if (parsed.GetValue(_skeleton) is { } text) return DoseOptions.Numbers("--skeleton", text);
        if (parsed.GetValue(_halfWidth) is not { } half) throw BadInputException.At("--skeleton", "The CRM needs prior guesses of the DLT rates.", "Give --skeleton, or --half-width with --prior-mtd and --model-levels.");
        var levels = DoseOptions.Between("--model-levels", Needed(parsed, _modelLevels), 1, EscalationState.MaxLevels);
        var target = Target(parsed);
        return Escalation.Skeleton.Calibrated(model, DoseOptions.Between("--half-width", half, 0, Math.Min(target, 1 - target)), target, DoseOptions.Between("--prior-mtd", Needed(parsed, _priorMtd), 1, levels), levels);
    }

    Blrm Blrm(ParseResult parsed)
    {
        var doses = DoseOptions.Numbers("--doses", parsed.GetValue(_doses) ?? throw BadInputException.At("--doses", "The BLRM needs the doses of the levels.", "Give them, as in 1,2,4,8."));
        if (doses.Count > EscalationState.MaxLevels || doses[0] <= 0 || doses.Zip(doses.Skip(1)).Any(d => d.First >= d.Second)) throw BadInputException.At("--doses", "The doses do not increase from above 0.", "Give them from the lowest to the highest.");
        var prior = DoseOptions.Numbers("--prior", parsed.GetValue(_prior) ?? throw BadInputException.At("--prior", "The BLRM needs its prior.", "Give mean and standard deviation of log alpha, of log beta, and the correlation, as in -1.1,2,0,1,0."));
        if (prior.Count != 5 || prior[1] <= 0 || prior[3] <= 0 || Math.Abs(prior[4]) >= 1) throw BadInputException.At("--prior", "These are not five numbers with standard deviations above 0 and a correlation between -1 and 1.", "Give them as in -1.1,2,0,1,0.");
        var ends = parsed.GetValue(_interval) is { } text ? DoseOptions.Numbers("--interval", text) : [.16, .33];
        if (ends.Count != 2 || ends[0] <= 0 || ends[0] >= ends[1] || ends[1] >= 1) throw BadInputException.At("--interval", "This is no interval of rates.", "Give two rates, as in .16,.33.");
        var reference = parsed.GetValue(_referenceDose) ?? throw BadInputException.At("--reference-dose", "The BLRM needs the dose at which the odds are alpha.", "Give it.");
        return (Blrm)Sized(parsed, new Blrm(doses, DoseOptions.Between("--reference-dose", reference, 0, double.MaxValue), new(prior[0], prior[1], prior[2], prior[3], prior[4]), ends[0], ends[1]) { OverdoseBelow = Rate(parsed, _overdose) ?? .25 });
    }

    ModelDesign Sized(ParseResult parsed, ModelDesign design) => design with
    {
        CohortSize = Size(parsed),
        MaxSubjects = Most(parsed),
        EnoughAtDose = Count(parsed, _enough),
        Coherent = parsed.GetValue(_coherent),
        OneLevelUp = !parsed.GetValue(_skipLevels),
    };

    BenefitDesign Benefit(ParseResult parsed, BenefitDesign design)
    {
        var utility = parsed.GetValue(_utility) is { } text ? DoseOptions.Numbers("--utility", text) : [40, 60];
        if (utility.Count != 2 || utility.Any(u => u is < 0 or > 100)) throw BadInputException.At("--utility", "These are not two utilities from 0 to 100.", "Give that of neither and that of both, as in 40,60.");
        return design with { CohortSize = Size(parsed), MaxSubjects = Most(parsed), Utility = new(utility[0], utility[1]) };
    }

    double Target(ParseResult parsed) => DoseOptions.Between("--target", parsed.GetValue(_target) ?? throw BadInputException.At("--target", "The target DLT rate is not given.", "Give it, for example --target .3."), 0, 1);

    double Response(ParseResult parsed) => Rate(parsed, _lowestResponse) ?? throw BadInputException.At("--lowest-response", "The lowest acceptable response rate is not given.", "Give it, for example --lowest-response .25.");

    int Size(ParseResult parsed) => parsed.GetValue(_cohortSize) is { } size ? DoseOptions.Between("--cohort-size", size, 1, 60) : 3;

    // Without --cohorts the rule itself does not end.
    int Most(ParseResult parsed) => Is(parsed, _cohorts) ? DoseOptions.Between("--cohorts", Needed(parsed, _cohorts), 1, 1000) * Size(parsed) : int.MaxValue / 2;

    static int? Count(ParseResult parsed, Option<int?> option) => parsed.GetValue(option) is { } count ? DoseOptions.Between(option.Name, count, 1, 4000) : null;

    static double? Rate(ParseResult parsed, Option<double?> option) => parsed.GetValue(option) is { } rate ? DoseOptions.Between(option.Name, rate, 0, 1) : null;

    static int Needed(ParseResult parsed, Option<int?> option) => parsed.GetValue(option)
        ?? throw BadInputException.At(option.Name, "The rule needs it.", $"Add {option.Name} with its number: the protocol states it.");

    static T? Named<T>(ParseResult parsed, Option<string?> option, IReadOnlyDictionary<string, T> names) where T : struct => parsed.GetValue(option) switch
    {
        null => null,
        { } name when names.TryGetValue(name, out var value) => value,
        var other => throw BadInputException.At(option.Name, $"There is no '{other}'.", $"Give {string.Join(", ", names.Keys)}."),
    };
}
