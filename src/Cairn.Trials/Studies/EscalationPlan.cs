using Cairn.Escalation.Designs;

namespace Cairn.Studies;

/// <summary>
/// The rule that gives the next dose, with its numbers, as a protocol states them. Which rule takes and needs which number, and within
/// what bounds, is said by <see cref="Escalation.Plan.PlannedDesign"/>, which also makes the design; null is a number that is not stated.
/// </summary>
public sealed record EscalationPlan
{
    public required EscalationRule Rule { get; init; }

    /// <summary>After accelerated titration: the rule that follows; null for the 3+3.</summary>
    public EscalationRule? Then { get; init; }

    /// <summary>Dose level of the first subject, from 1.</summary>
    public int StartLevel { get; init; } = 1;
    public int CohortSize { get; init; } = 3;

    /// <summary>Number of cohorts after which the trial ends.</summary>
    public int? Cohorts { get; init; }

    // Accelerated titration

    /// <summary>Highest level treated one subject at a time (a cap below the top level, where the protocol has one); 0 without titration.</summary>
    public int TitrationLevels { get; init; }

    /// <summary>How many subjects with a trigger end the titration (Simon: 2).</summary>
    public int ModerateLimit { get; init; } = 2;

    /// <summary>What counts as a trigger.</summary>
    public IReadOnlyList<ToxicityRule> ModerateTriggers { get; init; } = [];

    // 3+3, rolling six

    public ThreePlusThreeVariant Variant { get; init; } = ThreePlusThreeVariant.SixAtMtd;

    /// <summary>Subjects added when the first cohort needs it; null for as many as a cohort.</summary>
    public int? Expansion { get; init; }

    /// <summary>Most DLTs before the expanded number is reached; null for 1.</summary>
    public int? MaxDltFirst { get; init; }

    /// <summary>Most DLTs in the expanded number that clear the level; null for 1.</summary>
    public int? MaxDltExpanded { get; init; }

    /// <summary>Most DLTs in the expanded number with which a level can be the MTD; null for as many as clear it.</summary>
    public int? MaxDltAtMtd { get; init; }

    // Rules with a target

    /// <summary>Target DLT rate; BOIN12 and U-BOIN: the highest acceptable one.</summary>
    public double? Target { get; init; }

    /// <summary>Lower and upper end of the target interval; null for the target ± 0.05, of the BLRM 0.16 to 0.33.</summary>
    public IReadOnlyList<double>? Interval { get; init; }

    /// <summary>A level is closed when its rate is above the target with a probability above this; null for 0.95.</summary>
    public double? CloseAbove { get; init; }

    /// <summary>The lowest level is closed at a probability 0.05 lower.</summary>
    public bool ExtraSafe { get; init; }

    /// <summary>The trial ends when it would stay at (models: go to) a level with this many subjects.</summary>
    public int? EnoughAtDose { get; init; }
    public BoinModification Modification { get; init; }

    /// <summary>BOIN: the fitted rate of the MTD may not call for going down.</summary>
    public bool BoundMtd { get; init; }

    /// <summary>The table of a rule that is given as one.</summary>
    public UploadedTable? Decisions { get; init; }

    /// <summary>PoD-TPI: least probability with which it escalates; null for 1.</summary>
    public double? EscalateNeeds { get; init; }

    /// <summary>PoD-TPI: most probability of going down with which it stays; null for 0.15.</summary>
    public double? StayAllows { get; init; }

    // Models

    public CrmModel Model { get; init; }

    /// <summary>CRM: prior guesses of the DLT rates, one a level.</summary>
    public IReadOnlyList<double>? Skeleton { get; init; }

    /// <summary>CRM, instead of a skeleton: half-width of the indifference interval.</summary>
    public double? HalfWidth { get; init; }

    /// <summary>CRM with a half-width: level whose prior rate is the target.</summary>
    public int? PriorMtd { get; init; }

    /// <summary>CRM: variance of the prior; null for 1.34.</summary>
    public double? PriorVariance { get; init; }

    /// <summary>CRM: highest probability of a rate above the target; BLRM: of overdosing, null for 0.25.</summary>
    public double? OverdoseControl { get; init; }

    /// <summary>CRM: stop when the lowest level's rate is above the target with a probability above this; null for 0.95, 1 for never.</summary>
    public double? StopLowestAbove { get; init; }

    /// <summary>No escalation from a level whose observed rate is not below the target.</summary>
    public bool Coherent { get; init; }

    /// <summary>More than one level up at once is allowed.</summary>
    public bool SkipLevels { get; init; }

    /// <summary>BLRM: dose at which the odds of a DLT are alpha, in the unit of the levels' doses.</summary>
    public double? ReferenceDose { get; init; }
    public BlrmPrior? Prior { get; init; }

    /// <summary>TITE-CRM: weights by the times of the DLTs so far.</summary>
    public bool AdaptiveWeights { get; init; }

    /// <summary>Doses of the levels, for the rules that model them or need their number; in a study those of its dosing.</summary>
    public IReadOnlyList<double>? Doses { get; init; }

    // Responses and backfill: to plan with only

    /// <summary>BOIN12, U-BOIN: lowest acceptable response rate.</summary>
    public double? LowestResponse { get; init; }

    /// <summary>BOIN12, U-BOIN: utility of neither response nor DLT, and of both; null for 40 and 60.</summary>
    public IReadOnlyList<double>? Utility { get; init; }

    /// <summary>U-BOIN: subjects at a level that end stage 1; null for 12.</summary>
    public int? StageOne { get; init; }

    /// <summary>BF-BOIN: most subjects at a level that is filled; null for 12.</summary>
    public int? BackfillCap { get; init; }

    // Restrictions of any rule

    /// <summary>Never above an untried level.</summary>
    public bool NoSkipping { get; init; }

    /// <summary>Most subjects in the trial.</summary>
    public int? MaxSubjects { get; init; }

    /// <summary>Fewest subjects at the MTD.</summary>
    public int? MinimumAtMtd { get; init; }

    /// <summary>Stop when the lowest level's own rate is above the target with a probability above this.</summary>
    public double? StopTooToxic { get; init; }

    // Conduct

    /// <summary>Days between the infusion of one subject of a level and the next; 0 = none.</summary>
    public int StaggerDays { get; init; }

    /// <summary>Who decides in the end, in words.</summary>
    public string? Committee { get; init; }
}

/// <summary>The rules by name.</summary>
public enum EscalationRule
{
    ThreePlusThree,
    AcceleratedTitration,
    RollingSix,
    Boin,
    Mtpi,
    Mtpi2,
    Keyboard,
    I3Plus3,
    DecisionTable,
    Crm,
    Blrm,
    TiteBoin,
    TiteCrm,
    PodTpi,
    Boin12,
    UBoin,
    BfBoin,
}
