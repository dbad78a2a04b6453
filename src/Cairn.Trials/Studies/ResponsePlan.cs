namespace Cairn.Studies;

/// <summary>How response is read: which table, and the parameters its wording leaves open.</summary>
public sealed record ResponsePlan
{
    /// <summary>The table's word: eln2022 (see Cairn.Response.ResponseTables.All).</summary>
    public required string Table { get; init; }

    /// <summary>
    /// What a count exactly on the limit means (own words: the text says above 1.0 for CR and below 1.0 for CRi).
    /// </summary>
    public CountBoundary Boundary { get; init; } = CountBoundary.Inclusive;

    /// <summary>Whether CRi may have both counts low, or such a patient is MLFS.</summary>
    public BothCountsLow BothCountsLow { get; init; } = BothCountsLow.CRi;

    /// <summary>ELN 2022: tell CRh apart from CRi.</summary>
    public bool UseCRh { get; init; }

    /// <summary>Counts, smear and extramedullary findings this many days before or after the marrow belong to it.</summary>
    public int WindowDays { get; init; } = 7;

    /// <summary>Not in remission on an adequate marrow by this day after the first infusion = refractory.</summary>
    public int LandmarkDay { get; init; } = 28;

    /// <summary>
    /// First day after the first infusion on which a marrow can show what the cells did; an earlier one is not evaluable.
    /// 1 = every marrow after the infusion.
    /// </summary>
    public int FirstAssessmentDay { get; init; } = 1;

    /// <summary>
    /// MLFS asks for a blood free of blasts, as ELN 2022 does. False reads the older tables to the letter, which ask nothing of
    /// the blood.
    /// </summary>
    public bool MlfsNeedsBlastFreeBlood { get; init; } = true;

    /// <summary>
    /// Blasts in blood show that the disease is refractory where no marrow was read (ELN 2010: persistent leukaemia in blood or
    /// marrow). False as ELN 2022 has it: without a marrow the subject is not evaluable.
    /// </summary>
    public bool RefractoryByBlood { get; init; }

    /// <summary>Categories that count for the overall response rate.</summary>
    public required IReadOnlyList<ResponseCategory> Responders { get; init; }

    /// <summary>Categories that are a remission (start of CIR, end of refractory).</summary>
    public required IReadOnlyList<ResponseCategory> Remissions { get; init; }

    /// <summary>Transplant: responses after it count (ignore) or not (censor).</summary>
    public bool CountAfterTransplant { get; init; }

    /// <summary>
    /// A response counts once an assessment at least this many days later shows it still; null = without confirmation.
    /// </summary>
    public int? ConfirmationDays { get; init; }

    /// <summary>
    /// Platelets show recovery only when the last platelet transfusion was at least this many days before the count; null =
    /// transfusions are not asked about.
    /// </summary>
    public int? TransfusionFreeDays { get; init; }

    /// <summary>
    /// Neutrophils show recovery only when growth factor was last given at least this many days before the count; null = growth
    /// factor is not asked about.
    /// </summary>
    public int? GrowthFactorFreeDays { get; init; }

    /// <summary>Measurable residual disease below this share, %, is negative.</summary>
    public double MrdThresholdPercent { get; init; } = 0.1;
}

public enum CountBoundary
{
    Inclusive,
    Strict,
}

public enum BothCountsLow
{
    CRi,
    Mlfs,
}

/// <summary>Response category, deepest first. NoResponse is an evaluable assessment that is none of the others.</summary>
public enum ResponseCategory
{
    CR,
    CRh,
    CRi,
    MLFS,
    PR,
    NoResponse,
    NotEvaluable,
}
