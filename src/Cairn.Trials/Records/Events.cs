using Cairn.Quantities;

namespace Cairn.Records;

/// <summary>A milestone of the subject's way through the trial (SDTM DS); the codes are in <see cref="Milestone"/>.</summary>
[Domain("DS", "Disposition")]
public sealed record Disposition : NumberedRecord
{
    [Sdtm("DSTERM", Identifying = true)]
    public string? Term { get; init; }

    [Sdtm("DSDECOD", Required = true)]
    public required Coded<Milestone> Code { get; init; }

    [Sdtm("DSCAT")]
    public string? Category { get; init; }

    [Sdtm("DSSTDTC")]
    public PartialDate? Date { get; init; }

    public override PartialDate? When => Date;

    public override Fact AsFact() => Says(Code.Written, Term, null, Date);
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

    /// <summary>System organ class.</summary>
    [Sdtm("MHBODSYS")]
    public string? OrganClass { get; init; }

    /// <summary>Asked for by name: Y.</summary>
    [Sdtm("MHPRESP")]
    public Coded<NoYes>? Prespecified { get; init; }

    /// <summary>Yes, no or unknown when it was asked for by name.</summary>
    [Sdtm("MHOCCUR")]
    public Coded<NoYes>? Occurred { get; init; }

    [Sdtm("MHTOXGR")]
    public int? Grade { get; init; }

    [Sdtm("MHSTDTC")]
    public override PartialDate? Start { get; init; }

    [Sdtm("MHENDTC")]
    public override PartialDate? End { get; init; }

    /// <summary>Ongoing when it was still there when the row was written.</summary>
    [Sdtm("MHENRTPT")]
    public Coded<RelativeTiming>? StillPresent { get; init; }

    /// <summary>The day it was asked for: without it, what was denied says nothing of a later day.</summary>
    [Sdtm("MHDTC")]
    public PartialDate? Asked { get; init; }

    public override PartialDate? When => Start ?? Asked;

    private protected override Truth GoesOnBeyondTheRow => StillPresent.GoesOn;

    private protected override PeriodRecord NotEnded() => this with { End = null, StillPresent = RelativeTiming.Ongoing };

    public override Fact AsFact() => Says(Code ?? Term, Occurred?.Written ?? Term, null, When);
}

/// <summary>An adverse event (SDTM AE).</summary>
[Domain("AE", "Adverse events")]
public sealed record AdverseEvent : PeriodRecord
{
    [Sdtm("AETERM", Required = true, Identifying = true)]
    public required string Term { get; init; }

    /// <summary>The lowest level term of MedDRA that the term was coded to.</summary>
    [Sdtm("AELLT")]
    public string? LowestTerm { get; init; }

    /// <summary>The number of <see cref="LowestTerm"/>.</summary>
    [Sdtm("AELLTCD")]
    public string? LowestTermCode { get; init; }

    /// <summary>The dictionary's term; CTCAE v5.0 terms here.</summary>
    [Sdtm("AEDECOD")]
    public string? Code { get; init; }

    /// <summary>MedDRA's number of the preferred term.</summary>
    [Sdtm("AEPTCD")]
    public string? PreferredTermCode { get; init; }

    /// <summary>System organ class.</summary>
    [Sdtm("AEBODSYS")]
    public string? OrganClass { get; init; }

    /// <summary>The primary system organ class of the preferred term by MedDRA.</summary>
    [Sdtm("AESOC")]
    public string? PrimaryOrganClass { get; init; }

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
    public Coded<NoYes>? Serious { get; init; }

    /// <summary>Whether it resulted in death.</summary>
    [Sdtm("AESDTH")]
    public Coded<NoYes>? Fatal { get; init; }

    /// <summary>The subject was at risk of death at the time of the event.</summary>
    [Sdtm("AESLIFE")]
    public Coded<NoYes>? LifeThreatening { get; init; }

    /// <summary>It put into hospital, or kept there longer.</summary>
    [Sdtm("AESHOSP")]
    public Coded<NoYes>? Hospitalised { get; init; }

    /// <summary>It left a lasting or significant disability.</summary>
    [Sdtm("AESDISAB")]
    public Coded<NoYes>? Disabling { get; init; }

    /// <summary>A congenital anomaly or birth defect.</summary>
    [Sdtm("AESCONG")]
    public Coded<NoYes>? CongenitalAnomaly { get; init; }

    /// <summary>Another medically important event.</summary>
    [Sdtm("AESMIE")]
    public Coded<NoYes>? MedicallyImportant { get; init; }

    /// <summary>Relation to the cell product.</summary>
    [Sdtm("AEREL")]
    public Coded<Relatedness>? Relation { get; init; }

    /// <summary>
    /// Relation to the lymphodepletion. A sponsor's variable, as the two below: SDTM asks of the study treatment alone.
    /// </summary>
    [Sdtm("AERELLD")]
    public Coded<Relatedness>? RelationToLymphodepletion { get; init; }

    /// <summary>Relation to the disease.</summary>
    [Sdtm("AERELDIS")]
    public Coded<Relatedness>? RelationToDisease { get; init; }

    /// <summary>Relation to the apheresis.</summary>
    [Sdtm("AERELAPH")]
    public Coded<Relatedness>? RelationToApheresis { get; init; }

    /// <summary>The other cause, of an event that is judged not to come from the product.</summary>
    [Sdtm("AERELNST")]
    public string? OtherCause { get; init; }

    [Sdtm("AEOUT")]
    public Coded<EventOutcome>? Outcome { get; init; }

    [Sdtm("AEACN")]
    public string? Action { get; init; }

    [Sdtm("AECAT")]
    public string? Category { get; init; }

    /// <summary>
    /// The grade that counts: 5 for an event recorded as fatal, whatever grade stands beside it; null when not graded, and for a
    /// number that is no grade.
    /// </summary>
    public int? WorstGrade => IsFatal ? 5 : KnownGrade;

    /// <summary>The criteria of a serious event that are met, by their variable (21 CFR 312.32, ICH E2A).</summary>
    public IReadOnlyList<string> SeriousnessCriteria =>
        [
            .. IsFatal ? ["AESDTH"] : Array.Empty<string>(),
            .. LifeThreatening.AsTruth.IsTrue ? ["AESLIFE"] : Array.Empty<string>(),
            .. Hospitalised.AsTruth.IsTrue ? ["AESHOSP"] : Array.Empty<string>(),
            .. Disabling.AsTruth.IsTrue ? ["AESDISAB"] : Array.Empty<string>(),
            .. CongenitalAnomaly.AsTruth.IsTrue ? ["AESCONG"] : Array.Empty<string>(),
            .. MedicallyImportant.AsTruth.IsTrue ? ["AESMIE"] : Array.Empty<string>(),
        ];

    /// <summary>Serious as recorded, or by one of the criteria: a fatal event is, whatever stands beside it.</summary>
    public Truth IsSerious => SeriousnessCriteria.Count > 0 ? Truth.True : Serious.AsTruth;

    /// <summary>What its relation says; unknown without a word that is known.</summary>
    public Truth IsSaidToBeRelated => (Relation?.Meaning).IsRelated;

    /// <summary>Recorded as over, with or without the day on which it was.</summary>
    public bool IsResolved => Outcome?.Meaning is EventOutcome.Resolved or EventOutcome.ResolvedWithSequelae;

    /// <summary>Recorded as fatal: by its own question, by its outcome, or by its grade.</summary>
    public bool IsFatal => Fatal.AsTruth.IsTrue || Outcome?.Meaning == EventOutcome.Fatal || Grade == 5;

    /// <summary>It has an end, and an outcome by which it goes on: one is wrong, unless a further row goes on with it.</summary>
    internal bool IsEndDenied => End is not null && Outcome?.Meaning is EventOutcome.NotResolved or EventOutcome.Resolving;

    private protected override Truth GoesOnBeyondTheRow =>
        Outcome?.Meaning switch
        {
            EventOutcome.NotResolved or EventOutcome.Resolving => Truth.True,
            EventOutcome.Resolved or EventOutcome.ResolvedWithSequelae or EventOutcome.Fatal => Truth.False,
            EventOutcome.Unknown or null => Truth.Unknown,
        };

    /// <summary>
    /// As it stood before its end: not resolved, and nobody had died of it. A grade below 5 is the worst of the whole event, and
    /// no
    /// row says on which day it was reached: it stands from the first day on.
    /// </summary>
    internal AdverseEvent BeforeItsEnd() =>
        this with
        {
            End = null,
            Outcome = EventOutcome.NotResolved,
            Fatal = Fatal.AsTruth.IsTrue ? null : Fatal,
            Grade = Grade == 5 ? null : Grade,
        };

    private protected override PeriodRecord NotEnded() => BeforeItsEnd();

    /// <summary>The coded term, else the term as written.</summary>
    public string Name => Code ?? Term;

    public override Fact AsFact() => Says(Name, Grade is { } g ? $"grade {g}" : "grade unknown", null, Start);
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

/// <summary>
/// A deviation from the protocol (SDTM DV). One from a criterion of eligibility bears the criterion's id as its code: the verdict
/// stays what it is, and the deviation stands beside it.
/// </summary>
[Domain("DV", "Protocol deviations")]
public sealed record ProtocolDeviation : NumberedRecord
{
    [Sdtm("DVTERM", Required = true, Identifying = true)]
    public required string Term { get; init; }

    /// <summary>The criterion's id; other codes for other deviations.</summary>
    [Sdtm("DVDECOD")]
    public string? Code { get; init; }

    [Sdtm("DVCAT")]
    public string? Category { get; init; }

    [Sdtm("DVSTDTC")]
    public PartialDate? Date { get; init; }

    public override PartialDate? When => Date;

    public override Fact AsFact() => Says(Code ?? "DVTERM", Term, null, Date);
}
