namespace Cairn.Registry.Modules;

public sealed record DesignModule
{
    public string? StudyType { get; init; }
    public bool? PatientRegistry { get; init; }
    public string? TargetDuration { get; init; }
    public IReadOnlyList<string> Phases { get; init; } = [];
    public DesignInfo DesignInfo { get; init; } = new();
    public BioSpec? BioSpec { get; init; }
    public EnrollmentInfo? EnrollmentInfo { get; init; }
}

public sealed record DesignInfo
{
    public string? Allocation { get; init; }
    public string? InterventionModel { get; init; }
    public string? InterventionModelDescription { get; init; }
    public string? PrimaryPurpose { get; init; }
    public string? ObservationalModel { get; init; }
    public string? TimePerspective { get; init; }
    public MaskingInfo MaskingInfo { get; init; } = new();
}

public sealed record MaskingInfo
{
    public string? Masking { get; init; }
    public string? MaskingDescription { get; init; }
    public IReadOnlyList<string> WhoMasked { get; init; } = [];
}

public sealed record BioSpec(string? Retention, string? Description);

/// <summary>How many take part, ACTUAL or ESTIMATED.</summary>
public sealed record EnrollmentInfo(int? Count, string? Type);

public sealed record ArmsInterventionsModule
{
    public IReadOnlyList<ArmGroup> ArmGroups { get; init; } = [];
    public IReadOnlyList<Intervention> Interventions { get; init; } = [];
}

public sealed record ArmGroup
{
    public string? Label { get; init; }
    public string? Type { get; init; }
    public string? Description { get; init; }
    public IReadOnlyList<string> InterventionNames { get; init; } = [];
}

public sealed record Intervention
{
    public string? Type { get; init; }
    public string? Name { get; init; }
    public string? Description { get; init; }
    public IReadOnlyList<string> ArmGroupLabels { get; init; } = [];
    public IReadOnlyList<string> OtherNames { get; init; } = [];
}

public sealed record OutcomesModule
{
    public IReadOnlyList<Outcome> PrimaryOutcomes { get; init; } = [];
    public IReadOnlyList<Outcome> SecondaryOutcomes { get; init; } = [];
    public IReadOnlyList<Outcome> OtherOutcomes { get; init; } = [];
}

public sealed record Outcome(string? Measure, string? Description, string? TimeFrame);

public sealed record EligibilityModule
{
    public string? EligibilityCriteria { get; init; }
    public bool? HealthyVolunteers { get; init; }
    public string? Sex { get; init; }
    public string? GenderDescription { get; init; }
    public string? MinimumAge { get; init; }
    public string? MaximumAge { get; init; }
    public IReadOnlyList<string> StdAges { get; init; } = [];
    public string? StudyPopulation { get; init; }
    public string? SamplingMethod { get; init; }
}
