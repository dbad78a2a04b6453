namespace Cairn.Registry.Modules;

/// <summary>Results as posted. Values are text, as the sponsor wrote them: a count, a mean, NA.</summary>
public sealed record ResultsSection
{
    public ParticipantFlowModule? ParticipantFlowModule { get; init; }
    public BaselineCharacteristicsModule? BaselineCharacteristicsModule { get; init; }
    public OutcomeMeasuresModule? OutcomeMeasuresModule { get; init; }
    public AdverseEventsModule? AdverseEventsModule { get; init; }
    public MoreInfoModule? MoreInfoModule { get; init; }
}

public sealed record ParticipantFlowModule
{
    public string? PreAssignmentDetails { get; init; }
    public string? RecruitmentDetails { get; init; }
    public string? TypeUnitsAnalyzed { get; init; }
    public IReadOnlyList<ResultGroup> Groups { get; init; } = [];
    public IReadOnlyList<FlowPeriod> Periods { get; init; } = [];
}

/// <summary>An arm or group that numbers are given for.</summary>
public sealed record ResultGroup(string? Id, string? Title, string? Description);

public sealed record FlowPeriod
{
    public string? Title { get; init; }
    public IReadOnlyList<FlowMilestone> Milestones { get; init; } = [];
    public IReadOnlyList<DropWithdraw> DropWithdraws { get; init; } = [];
}

public sealed record FlowMilestone
{
    public string? Type { get; init; }
    public string? Comment { get; init; }
    public IReadOnlyList<FlowStats> Achievements { get; init; } = [];
}

public sealed record DropWithdraw
{
    public string? Type { get; init; }
    public string? Comment { get; init; }
    public IReadOnlyList<FlowStats> Reasons { get; init; } = [];
}

public sealed record FlowStats(string? GroupId, string? Comment, string? NumSubjects, string? NumUnits);

public sealed record BaselineCharacteristicsModule
{
    public string? PopulationDescription { get; init; }
    public string? TypeUnitsAnalyzed { get; init; }
    public IReadOnlyList<ResultGroup> Groups { get; init; } = [];
    public IReadOnlyList<Denom> Denoms { get; init; } = [];
    public IReadOnlyList<BaselineMeasure> Measures { get; init; } = [];
}

public sealed record Denom
{
    public string? Units { get; init; }
    public IReadOnlyList<DenomCount> Counts { get; init; } = [];
}

public sealed record DenomCount(string? GroupId, string? Value);

public sealed record BaselineMeasure
{
    public string? Title { get; init; }
    public string? Description { get; init; }
    public string? PopulationDescription { get; init; }
    public string? ParamType { get; init; }
    public string? DispersionType { get; init; }
    public string? UnitOfMeasure { get; init; }
    public IReadOnlyList<Denom> Denoms { get; init; } = [];
    public IReadOnlyList<MeasureClass> Classes { get; init; } = [];
}

public sealed record MeasureClass
{
    public string? Title { get; init; }
    public IReadOnlyList<Denom> Denoms { get; init; } = [];
    public IReadOnlyList<MeasureCategory> Categories { get; init; } = [];
}

public sealed record MeasureCategory
{
    public string? Title { get; init; }
    public IReadOnlyList<Measurement> Measurements { get; init; } = [];
}

public sealed record Measurement
{
    public string? GroupId { get; init; }
    public string? Value { get; init; }
    public string? Spread { get; init; }
    public string? LowerLimit { get; init; }
    public string? UpperLimit { get; init; }
    public string? Comment { get; init; }
}
