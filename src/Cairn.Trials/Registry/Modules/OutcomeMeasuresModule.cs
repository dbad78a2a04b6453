namespace Cairn.Registry.Modules;

public sealed record OutcomeMeasuresModule
{
    public IReadOnlyList<OutcomeMeasure> OutcomeMeasures { get; init; } = [];
}

public sealed record OutcomeMeasure
{
    public string? Type { get; init; }
    public string? Title { get; init; }
    public string? Description { get; init; }
    public string? PopulationDescription { get; init; }
    public string? ReportingStatus { get; init; }
    public string? AnticipatedPostingDate { get; init; }
    public string? ParamType { get; init; }
    public string? DispersionType { get; init; }
    public string? UnitOfMeasure { get; init; }
    public string? TimeFrame { get; init; }
    public IReadOnlyList<ResultGroup> Groups { get; init; } = [];
    public IReadOnlyList<Denom> Denoms { get; init; } = [];
    public IReadOnlyList<MeasureClass> Classes { get; init; } = [];
    public IReadOnlyList<MeasureAnalysis> Analyses { get; init; } = [];
}

public sealed record MeasureAnalysis
{
    public string? ParamType { get; init; }
    public string? ParamValue { get; init; }
    public string? DispersionType { get; init; }
    public string? DispersionValue { get; init; }
    public string? StatisticalMethod { get; init; }
    public string? StatisticalComment { get; init; }
    public string? PValue { get; init; }
    public string? PValueComment { get; init; }
    public string? CiNumSides { get; init; }
    public string? CiPctValue { get; init; }
    public string? CiLowerLimit { get; init; }
    public string? CiUpperLimit { get; init; }
    public string? CiLowerLimitComment { get; init; }
    public string? CiUpperLimitComment { get; init; }
    public string? EstimateComment { get; init; }
    public bool? TestedNonInferiority { get; init; }
    public string? NonInferiorityType { get; init; }
    public string? NonInferiorityComment { get; init; }
    public string? OtherAnalysisDescription { get; init; }
    public string? GroupDescription { get; init; }
    public IReadOnlyList<string> GroupIds { get; init; } = [];
}

public sealed record AdverseEventsModule
{
    public string? FrequencyThreshold { get; init; }
    public string? TimeFrame { get; init; }
    public string? Description { get; init; }
    public string? AllCauseMortalityComment { get; init; }
    public IReadOnlyList<EventGroup> EventGroups { get; init; } = [];
    public IReadOnlyList<AdverseEventRow> SeriousEvents { get; init; } = [];
    public IReadOnlyList<AdverseEventRow> OtherEvents { get; init; } = [];
}

public sealed record EventGroup
{
    public string? Id { get; init; }
    public string? Title { get; init; }
    public string? Description { get; init; }
    public int? DeathsNumAffected { get; init; }
    public int? DeathsNumAtRisk { get; init; }
    public int? SeriousNumAffected { get; init; }
    public int? SeriousNumAtRisk { get; init; }
    public int? OtherNumAffected { get; init; }
    public int? OtherNumAtRisk { get; init; }
}

/// <summary>A term with its counts a group (the registry's AdverseEvent).</summary>
public sealed record AdverseEventRow
{
    public string? Term { get; init; }
    public string? OrganSystem { get; init; }
    public string? SourceVocabulary { get; init; }
    public string? AssessmentType { get; init; }
    public string? Notes { get; init; }
    public IReadOnlyList<EventStats> Stats { get; init; } = [];
}

public sealed record EventStats(string? GroupId, int? NumEvents, int? NumAffected, int? NumAtRisk);

public sealed record MoreInfoModule
{
    public LimitationsAndCaveats? LimitationsAndCaveats { get; init; }
    public PointOfContact? PointOfContact { get; init; }
}

public sealed record LimitationsAndCaveats(string? Description);

public sealed record PointOfContact(string? Title, string? Organization, string? Email, string? Phone);
