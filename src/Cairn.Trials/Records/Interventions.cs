using Cairn.Quantities;

namespace Cairn.Records;

/// <summary>A trial treatment as given (SDTM EX): a cell infusion (one row a fraction) or a day of lymphodepletion.</summary>
[Domain("EX", "Exposure")]
public sealed record Exposure : PeriodRecord
{
    [Sdtm("EXTRT", Required = true)]
    public required string Treatment { get; init; }

    /// <summary><see cref="ExposureKind.CellInfusion"/> or <see cref="ExposureKind.Lymphodepletion"/>.</summary>
    [Sdtm("EXCAT")]
    public Coded<ExposureKind>? Category { get; init; }

    /// <summary>Dose given, in <see cref="DoseUnit"/>; cells as 10^6 cells/kg.</summary>
    [Sdtm("EXDOSE")]
    public double? Dose { get; init; }

    [Sdtm("EXDOSU")]
    public string? DoseUnit { get; init; }

    /// <summary>Dose level assigned, from 1. A sponsor's variable: SDTM has none.</summary>
    [Sdtm("EXLEVEL")]
    public int? AssignedLevel { get; init; }

    /// <summary>Number of the fraction of a split infusion, from 1. A sponsor's variable.</summary>
    [Sdtm("EXFRAC")]
    public int? Fraction { get; init; }

    /// <summary>Dose planned for this row, in <see cref="DoseUnit"/>. A sponsor's variable (SDTM keeps it in EC).</summary>
    [Sdtm("EXPLDOS")]
    public double? PlannedDose { get; init; }

    /// <summary>Why the dose differs from the plan.</summary>
    [Sdtm("EXADJ", Identifying = true)]
    public string? Adjustment { get; init; }

    /// <summary>Whether less than planned was given because of the cells' toxicity. A sponsor's variable.</summary>
    [Sdtm("EXTOX")]
    public Coded<NoYes>? ForToxicity { get; init; }

    /// <summary>Number (AESEQ) of the adverse event because of which less was given. A sponsor's variable.</summary>
    [Sdtm("EXAENO")]
    public int? EventNumber { get; init; }

    /// <summary>Identity of the bag the cells came from.</summary>
    [Sdtm("EXREFID")]
    public string? Bag { get; init; }

    /// <summary>Viable cells with the receptor given, 10^6. A sponsor's variable.</summary>
    [Sdtm("EXCELLS")]
    public double? MillionCells { get; init; }

    [Sdtm("EXROUTE")]
    public string? Route { get; init; }

    [Sdtm("EXSTDTC")]
    public override PartialDate? Start { get; init; }

    [Sdtm("EXENDTC")]
    public override PartialDate? End { get; init; }

    public bool IsCellInfusion => Category?.Meaning == ExposureKind.CellInfusion;

    public bool IsLymphodepletion => Category?.Meaning == ExposureKind.Lymphodepletion;

    /// <summary>
    /// True when the category is none of the known ones and the row may be an infusion of the product: the category has other
    /// words, or it is empty and a dose level or a dose in cells stands beside it.
    /// </summary>
    public bool MayBeCells =>
        !IsCellInfusion && !IsLymphodepletion && (Category is not null || AssignedLevel is not null || IsInCells);

    bool IsInCells =>
        ToMillionCellsPerKg is not null || DoseUnit?.Replace('^', '*').Contains("10*6", StringComparison.Ordinal) == true;

    /// <summary>
    /// The dose given in 10^6 cells/kg, however its unit is spelled; null when it is in another unit, missing, or below zero.
    /// </summary>
    public double? MillionCellsPerKg => Dose is { } dose and >= 0 ? ToMillionCellsPerKg?.Times(dose) : null;

    Rational? ToMillionCellsPerKg => UnitSpelling.Of(DoseUnit)?.FactorTo(Unit.Of(CellDose.Unit));

    public override Fact AsFact() =>
        Says(Treatment, Dose?.ToString(System.Globalization.CultureInfo.InvariantCulture), DoseUnit, Start);
}

/// <summary>A medication beside the trial treatment (SDTM CM).</summary>
[Domain("CM", "Medications")]
public sealed record Medication : PeriodRecord
{
    [Sdtm("CMTRT", Required = true)]
    public required string Treatment { get; init; }

    [Sdtm("CMDECOD")]
    public string? Code { get; init; }

    /// <summary>What it was for, in the words of <see cref="TreatmentWords.Categories"/>; others are asked about.</summary>
    [Sdtm("CMCAT")]
    public string? Category { get; init; }

    /// <summary>Yes, no or unknown when it was asked for by name; no: it was not taken.</summary>
    [Sdtm("CMOCCUR")]
    public Coded<NoYes>? Occurred { get; init; }

    public override bool IsDenied => Occurred.AsTruth.IsFalse;

    [Sdtm("CMINDC", Identifying = true)]
    public string? Indication { get; init; }

    [Sdtm("CMDOSE")]
    public double? Dose { get; init; }

    [Sdtm("CMDOSU")]
    public string? DoseUnit { get; init; }

    /// <summary>How often <see cref="Dose"/> is taken; without it, the dose is that of a day.</summary>
    [Sdtm("CMDOSFRQ")]
    public Coded<DoseFrequency>? Frequency { get; init; }

    [Sdtm("CMROUTE")]
    public string? Route { get; init; }

    [Sdtm("CMSTDTC")]
    public override PartialDate? Start { get; init; }

    [Sdtm("CMENDTC")]
    public override PartialDate? End { get; init; }

    /// <summary>Ongoing when it was still taken when the row was written.</summary>
    [Sdtm("CMENRTPT")]
    public Coded<RelativeTiming>? StillTaken { get; init; }

    private protected override Truth GoesOnBeyondTheRow => StillTaken.GoesOn;

    private protected override PeriodRecord NotEnded() => this with { End = null, StillTaken = RelativeTiming.Ongoing };

    /// <summary>The day it was asked for: without it, what was denied says nothing of a later day.</summary>
    [Sdtm("CMDTC")]
    public PartialDate? Asked { get; init; }

    public override PartialDate? When => Start ?? Asked;

    public override Fact AsFact() =>
        Says(Code ?? Treatment, Dose?.ToString(System.Globalization.CultureInfo.InvariantCulture), DoseUnit, When);
}

/// <summary>A procedure (SDTM PR): apheresis, marrow aspirate, transplant, radiotherapy.</summary>
[Domain("PR", "Procedures")]
public sealed record Procedure : PeriodRecord
{
    [Sdtm("PRTRT", Required = true)]
    public required string Name { get; init; }

    [Sdtm("PRDECOD")]
    public string? Code { get; init; }

    [Sdtm("PRCAT")]
    public string? Category { get; init; }

    /// <summary>Yes, no or unknown when it was asked for by name; no: it did not take place.</summary>
    [Sdtm("PROCCUR")]
    public Coded<NoYes>? Occurred { get; init; }

    public override bool IsDenied => Occurred.AsTruth.IsFalse;

    [Sdtm("PRSTDTC")]
    public override PartialDate? Start { get; init; }

    [Sdtm("PRENDTC")]
    public override PartialDate? End { get; init; }

    /// <summary>The day it was asked for: without it, what was denied says nothing of a later day.</summary>
    [Sdtm("PRDTC")]
    public PartialDate? Asked { get; init; }

    public override PartialDate? When => Start ?? Asked;

    public override Fact AsFact() => Says(Code ?? Name, null, null, When);
}
