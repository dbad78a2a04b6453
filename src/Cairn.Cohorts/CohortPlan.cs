using Cairn.Studies;

namespace Cairn.Cohorts;

/// <summary>
/// The parameters of a synthetic cohort. Every one is assumed: none is an estimate from patients. The defaults let any study
/// with a dose plan be played. Probabilities are 0 to 1; lists by dose level start at level 1, and their last value holds for
/// every higher level.
/// </summary>
public sealed record CohortPlan
{
    public AccrualPlan Accrual { get; init; } = new();
    public ScreeningPlan Screening { get; init; } = new();
    public ProductPlan Product { get; init; } = new();
    public ToxicityPlan Toxicity { get; init; } = new();
    public RemissionPlan Response { get; init; } = new();
    public CoursePlan Course { get; init; } = new();
    public GapPlan Gaps { get; init; } = new();

    internal static T AtLevel<T>(IReadOnlyList<T> byLevel, int level) => byLevel[Math.Min(level, byLevel.Count) - 1];
}

/// <summary>How people come.</summary>
public sealed record AccrualPlan
{
    /// <summary>Day of the first consent; null = the registered start date, else 2025-01-06.</summary>
    public DateOnly? FirstConsent { get; init; }

    /// <summary>People who consent to screening in a month.</summary>
    public double PerMonth { get; init; } = 2.5;

    /// <summary>Consent pauses while this many enrolled subjects have no dose yet.</summary>
    public int MaximumWaiting { get; init; } = 4;

    /// <summary>Subjects to enrol; null = the registered enrolment, else 20.</summary>
    public int? Enrolment { get; init; }

    /// <summary>Years; ages are drawn about it.</summary>
    public double MedianAge { get; init; } = 48;
    public double FemaleShare { get; init; } = 0.46;
}

/// <summary>How screening goes.</summary>
public sealed record ScreeningPlan
{
    /// <summary>Median days from consent to the decision.</summary>
    public double MedianDays { get; init; } = 9;
    public double FailureProbability { get; init; } = 0.3;

    /// <summary>Share of answers left out or unknown by oversight.</summary>
    public double UnknownAnswerRate { get; init; } = 0.002;

    /// <summary>
    /// By criterion: how often it fails and what the records then show. Criteria that show the same problem fail together.
    /// Null = every criterion that rests on judgement can fail, all alike.
    /// </summary>
    public IReadOnlyDictionary<string, CriterionFailure>? Criteria { get; init; }
}

/// <param name="Weight">Relative frequency among screen failures, at least 0.</param>
/// <param name="Shows">What the records show when it fails.</param>
public sealed record CriterionFailure(double Weight, ScreeningProblem Shows);

/// <summary>From enrolment to cells at the bedside.</summary>
public sealed record ProductPlan
{
    /// <summary>Median days from enrolment to apheresis.</summary>
    public double MedianDaysToApheresis { get; init; } = 3;

    /// <summary>Median days from the start of manufacture to release.</summary>
    public double MedianManufacturingDays { get; init; } = 12;

    /// <summary>Probability that one manufacture fails.</summary>
    public double FailureProbability { get; init; } = 0.08;

    /// <summary>Probability that a failed manufacture is tried once more.</summary>
    public double RetryProbability { get; init; } = 0.6;

    /// <summary>Probability that a lot misses its specification, and is given all the same with an approval.</summary>
    public double OutOfSpecificationProbability { get; init; } = 0.08;
    public double BridgingProbability { get; init; } = 0.5;

    /// <summary>Probability of leaving between enrolment and release for another reason.</summary>
    public double DropOutProbability { get; init; } = 0.06;

    /// <summary>Probability that lymphodepletion starts and the cells are not given.</summary>
    public double LymphodepletionOnlyProbability { get; init; } = 0.015;

    /// <summary>Probability that the last fraction of a split infusion is withheld for a toxicity.</summary>
    public double WithheldFractionProbability { get; init; } = 0.05;
}

/// <summary>Toxicity by dose level.</summary>
public sealed record ToxicityPlan
{
    public IReadOnlyList<double> DltProbability { get; init; } = [0.04, 0.09, 0.17, 0.3];

    /// <summary>Accelerated titration: probability of a trigger in a subject without DLT.</summary>
    public IReadOnlyList<double> ModerateProbability { get; init; } = [0.15, 0.25, 0.35, 0.45];
    public IReadOnlyList<double> CrsProbability { get; init; } = [0.9, 0.93, 0.96, 0.98];
    public IReadOnlyList<double> IcansProbability { get; init; } = [0.05, 0.1, 0.15, 0.2];
    public double InfectionProbability { get; init; } = 0.5;

    /// <summary>Share of cytokine release that is of grade 3 or more.</summary>
    public IReadOnlyList<double> SevereCrsShare { get; init; } = [0.1, 0.18, 0.27, 0.36];

    /// <summary>
    /// Share of low blood counts that are called possibly or probably related, where no leukaemia explains them.
    /// </summary>
    public double RelatedCytopeniaShare { get; init; } = 0.7;

    /// <summary>Probability that platelets stay low beyond six weeks in a subject in CRi.</summary>
    public double LongCytopeniaProbability { get; init; } = 0.2;

    /// <summary>Probability of acute graft versus host disease after a transplant.</summary>
    public double GraftVersusHostProbability { get; init; } = 0.45;

    /// <summary>Share of dose-limiting toxicities that are fatal.</summary>
    public double FatalDltShare { get; init; } = 0.06;
}

/// <summary>Response to the cells.</summary>
public sealed record RemissionPlan
{
    /// <summary>By dose level: the share of each category at the first assessment; what is left to 1 is no response.</summary>
    public IReadOnlyList<IReadOnlyDictionary<ResponseCategory, double>> ByLevel { get; init; } =
    [Shares(0.2, 0.15, 0.08, 0.1), Shares(0.28, 0.2, 0.08, 0.1), Shares(0.35, 0.22, 0.08, 0.08)];

    /// <summary>Share of remissions without measurable residual disease.</summary>
    public double MrdNegativeShare { get; init; } = 0.7;

    /// <summary>Probability that CRi becomes CR by the next assessment.</summary>
    public double RecoveryProbability { get; init; } = 0.5;

    static Dictionary<ResponseCategory, double> Shares(double cr, double cri, double mlfs, double pr) =>
        new()
        {
            [ResponseCategory.CR] = cr,
            [ResponseCategory.CRi] = cri,
            [ResponseCategory.MLFS] = mlfs,
            [ResponseCategory.PR] = pr,
        };
}

/// <summary>What happens after the response. Times are medians of exponential times, in months of 30.4 days.</summary>
public sealed record CoursePlan
{
    public double MonthsToRelapse { get; init; } = 11;

    /// <summary>Share of remissions that go on to an allogeneic transplant if they last until then.</summary>
    public double TransplantProbability { get; init; } = 0.4;
    public double MonthsToTransplant { get; init; } = 2.5;

    /// <summary>A transplant divides the hazard of relapse by this.</summary>
    public double TransplantBenefit { get; init; } = 2.5;

    /// <summary>Death in remission.</summary>
    public double MonthsToDeathInRemission { get; init; } = 45;

    /// <summary>Probability that an infection of the first three months kills, before any relapse.</summary>
    public double EarlyInfectionDeathProbability { get; init; } = 0.08;

    /// <summary>From the first assessment without remission to death, without other treatment.</summary>
    public double MonthsFromFailureToDeath { get; init; } = 3;

    /// <summary>Other treatment after failure multiplies that by this.</summary>
    public double SubsequentTherapyBenefit { get; init; } = 1.8;
    public double MonthsFromRelapseToDeath { get; init; } = 4;

    /// <summary>From enrolment to death, for those who were never infused.</summary>
    public double MonthsWithoutInfusionToDeath { get; init; } = 3;

    /// <summary>Probability of other anti-leukaemia treatment after failure or relapse.</summary>
    public double SubsequentTherapyProbability { get; init; } = 0.5;

    /// <summary>Share lost to follow-up in a year.</summary>
    public double LossPerYear { get; init; } = 0.05;

    /// <summary>Months each subject is followed from enrolment.</summary>
    public int FollowUpMonths { get; init; } = 24;
}

/// <summary>What is not as it should be in the records.</summary>
public sealed record GapPlan
{
    /// <summary>Share of history dates with the year alone, and of death dates with the month alone.</summary>
    public double PartialDateRate { get; init; } = 0.12;
    public double MissedVisitRate { get; init; } = 0.04;

    /// <summary>Share of single measurements not done.</summary>
    public double MissingValueRate { get; init; } = 0.01;
    public double DryTapRate { get; init; } = 0.03;

    /// <summary>Share of aspirates with too few cells to judge.</summary>
    public double InadequateAspirateRate { get; init; } = 0.03;
}
