using Cairn.Quantities;

namespace Cairn.Records;

/// <summary>A milestone of the subject's way through the trial (SDTM DS); the codes are in <see cref="Milestone"/>.</summary>
[Domain("DS", "Disposition")]
public sealed record Disposition : NumberedRecord
{
    [Sdtm("DSTERM", Identifying = true)]
    public string? Term { get; init; }

    [Sdtm("DSDECOD", Required = true)]
    public required string Code { get; init; }

    [Sdtm("DSCAT")]
    public string? Category { get; init; }

    [Sdtm("DSSTDTC")]
    public PartialDate? Date { get; init; }

    public override PartialDate? When => Date;

    public override Fact AsFact() => Says(Code, Term, null, Date);
}

/// <summary>An illness before or at entry (SDTM MH).</summary>
[Domain("MH", "Medical history")]
public sealed record MedicalHistory : PeriodRecord
{
    [Sdtm("MHTERM", Required = true, Identifying = true)]
    public required string Term { get; init; }

    [Sdtm("MHDECOD")]
    public string? Code { get; init; }

    [Sdtm("MHCAT")]
    public string? Category { get; init; }

    /// <summary>Asked for by name: Y.</summary>
    [Sdtm("MHPRESP")]
    public string? Prespecified { get; init; }

    /// <summary>Y, N, or U when it was asked for by name.</summary>
    [Sdtm("MHOCCUR")]
    public string? Occurred { get; init; }

    [Sdtm("MHTOXGR")]
    public int? Grade { get; init; }

    [Sdtm("MHSTDTC")]
    public override PartialDate? Start { get; init; }

    [Sdtm("MHENDTC")]
    public override PartialDate? End { get; init; }

    [Sdtm("MHENRTPT")]
    public string? StillPresent { get; init; }

    public override Fact AsFact() => Says(Code ?? Term, Occurred ?? Term, null, Start);
}

/// <summary>An adverse event (SDTM AE).</summary>
[Domain("AE", "Adverse events")]
public sealed record AdverseEvent : PeriodRecord
{
    [Sdtm("AETERM", Required = true, Identifying = true)]
    public required string Term { get; init; }

    /// <summary>The dictionary's term; CTCAE v5.0 terms here.</summary>
    [Sdtm("AEDECOD")]
    public string? Code { get; init; }

    /// <summary>System organ class.</summary>
    [Sdtm("AEBODSYS")]
    public string? OrganClass { get; init; }

    /// <summary>
    /// CTCAE v5.0 grade as recorded; null when not graded. A slip of the pen can stand here: see <see cref="KnownGrade"/>.
    /// </summary>
    [Sdtm("AETOXGR")]
    public int? Grade { get; init; }

    /// <summary>The grade where it is one of CTCAE's, 1 to 5; null when not graded, and for a number that is no grade.</summary>
    public int? KnownGrade => Grade is >= 1 and <= 5 ? Grade : null;

    [Sdtm("AESTDTC")]
    public override PartialDate? Start { get; init; }

    [Sdtm("AEENDTC")]
    public override PartialDate? End { get; init; }

    [Sdtm("AESER")]
    public string? Serious { get; init; }

    [Sdtm("AESDTH")]
    public string? Fatal { get; init; }

    /// <summary>The subject was at risk of death at the time of the event: Y or N.</summary>
    [Sdtm("AESLIFE")]
    public string? LifeThreatening { get; init; }

    /// <summary>Relation to the cell product: NOT RELATED, UNLIKELY, POSSIBLE, PROBABLE, DEFINITE.</summary>
    [Sdtm("AEREL")]
    public string? Relation { get; init; }

    /// <summary>The other cause, of an event that is judged not to come from the product.</summary>
    [Sdtm("AERELNST")]
    public string? OtherCause { get; init; }

    [Sdtm("AEOUT")]
    public string? Outcome { get; init; }

    [Sdtm("AEACN")]
    public string? Action { get; init; }

    [Sdtm("AECAT")]
    public string? Category { get; init; }

    /// <summary>
    /// The grade that counts: 5 for an event recorded as fatal, whatever grade stands beside it; null when not graded, and for a
    /// number that is no grade.
    /// </summary>
    public int? WorstGrade => IsFatal ? 5 : KnownGrade;

    /// <summary>Recorded as fatal: by its own question, by its outcome, or by its grade.</summary>
    public bool IsFatal => Fatal == "Y" || string.Equals(Outcome, "FATAL", StringComparison.OrdinalIgnoreCase) || Grade == 5;

    /// <summary>The coded term, else the term as written.</summary>
    public string Name => Code ?? Term;

    public override Fact AsFact() => Says(Name, Grade is { } g ? $"grade {g}" : "grade unknown", null, Start);
}

/// <summary>A step in the life of a specimen or product (SDTM BE): collected, received, released, failed.</summary>
[Domain("BE", "Product and specimen events")]
public sealed record ProductEvent : NumberedRecord
{
    [Sdtm("BETERM", Required = true)]
    public required string Term { get; init; }

    [Sdtm("BEDECOD")]
    public string? Code { get; init; }

    /// <summary>Identity of the bag or product.</summary>
    [Sdtm("BEREFID")]
    public string? Product { get; init; }

    [Sdtm("BESTDTC")]
    public PartialDate? Date { get; init; }

    public override PartialDate? When => Date;

    public override Fact AsFact() => Says(Code ?? Term, Product, null, Date);
}

/// <summary>A visit that took place (SDTM SV).</summary>
[Domain("SV", "Visits")]
public sealed record SubjectVisit : NumberedRecord
{
    [Sdtm("VISITNUM")]
    public double? Number { get; init; }

    [Sdtm("SVSTDTC")]
    public PartialDate? Date { get; init; }

    public override PartialDate? When => Date;

    public override Fact AsFact() => Says("VISIT", Visit, null, Date);
}
