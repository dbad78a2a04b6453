namespace Cairn.Records;

/// <summary>A laboratory result (SDTM LB): blood counts, chemistry, virology, flow cytometry, MRD.</summary>
[Domain("LB", "Laboratory results")]
public sealed record LabResult : Observation
{
    /// <summary>LOINC code of the test, where the laboratory gave one.</summary>
    [Sdtm("LBLOINC")]
    public string? Loinc { get; init; }

    /// <summary>Where the limits come from when the result brought none; null when they are its own, or there are none.</summary>
    public TakenRange? Taken { get; init; }

    /// <summary>The row with what it brought itself.</summary>
    public LabResult AsRecorded() => Taken is null ? this : this with { LowLimit = null, HighLimit = null, Taken = null };
}

/// <summary>A vital sign (SDTM VS).</summary>
[Domain("VS", "Vital signs")]
public sealed record VitalSign : Observation;

/// <summary>An electrocardiogram or echocardiogram finding (SDTM EG).</summary>
[Domain("EG", "Heart: ECG and echocardiogram")]
public sealed record HeartFinding : Observation;

/// <summary>A marrow morphology finding (SDTM MI).</summary>
[Domain("MI", "Marrow morphology")]
public sealed record MarrowFinding : Observation;

/// <summary>
/// A disease response as the investigator judged it (SDTM RS); what Cairn derives stands beside it, never over it.
/// </summary>
[Domain("RS", "Disease response")]
public sealed record InvestigatorResponse : Observation;

/// <summary>A questionnaire or scale (SDTM QS): ECOG, NYHA, ICE.</summary>
[Domain("QS", "Scales")]
public sealed record ScaleScore : Observation;

/// <summary>A finding about an event (SDTM FA): daily CRS and ICANS grades, extramedullary disease.</summary>
[Domain("FA", "Findings about events")]
public sealed record FindingAbout : Observation
{
    /// <summary>What the finding is about.</summary>
    [Sdtm("FAOBJ")]
    public Coded<FaObject>? About { get; init; }
}

/// <summary>Whether the subject is alive (SDTM SS): SURVSTAT = ALIVE or DEAD on a date.</summary>
[Domain("SS", "Survival status")]
public sealed record SurvivalStatus : Observation;

/// <summary>Details of a death (SDTM DD): PRCDTH, the primary cause.</summary>
[Domain("DD", "Death details")]
public sealed record DeathDetail : Observation;

/// <summary>
/// The answer to one eligibility criterion (SDTM IE). Every criterion's answer is kept, not the exceptions alone:
/// Y = the statement is true of the subject, N = it is not, U or empty = unknown.
/// </summary>
[Domain("IE", "Eligibility answers")]
public sealed record EligibilityAnswer : Observation
{
    /// <summary>Who judged, by name or role.</summary>
    [Sdtm("IEEVAL")]
    public string? Evaluator { get; init; }
}
