namespace Cairn.Registry.Modules;

public sealed record IdentificationModule
{
    public string? NctId { get; init; }
    public IReadOnlyList<string> NctIdAliases { get; init; } = [];
    public OrgStudyIdInfo? OrgStudyIdInfo { get; init; }
    public IReadOnlyList<SecondaryIdInfo> SecondaryIdInfos { get; init; } = [];
    public string? BriefTitle { get; init; }
    public string? OfficialTitle { get; init; }
    public string? Acronym { get; init; }
    public Organization? Organization { get; init; }
}

public sealed record OrgStudyIdInfo(string? Id, string? Type, string? Link);

public sealed record SecondaryIdInfo(string? Id, string? Type, string? Domain, string? Link);

public sealed record Organization(string? FullName, string? Class);

public sealed record StatusModule
{
    public string? StatusVerifiedDate { get; init; }
    public string? OverallStatus { get; init; }
    public string? LastKnownStatus { get; init; }
    public string? WhyStopped { get; init; }
    public ExpandedAccessInfo? ExpandedAccessInfo { get; init; }
    public DateStruct? StartDateStruct { get; init; }
    public DateStruct? PrimaryCompletionDateStruct { get; init; }
    public DateStruct? CompletionDateStruct { get; init; }
    public DateStruct? StudyFirstPostDateStruct { get; init; }
    public DateStruct? ResultsFirstPostDateStruct { get; init; }
    public DateStruct? LastUpdatePostDateStruct { get; init; }
    public string? LastUpdateSubmitDate { get; init; }
}

public sealed record ExpandedAccessInfo(bool? HasExpandedAccess, string? NctId, string? StatusForNctId);

/// <summary>A date, and whether it is ACTUAL or ESTIMATED.</summary>
public sealed record DateStruct(string? Date, string? Type);

public sealed record SponsorCollaboratorsModule
{
    public ResponsibleParty? ResponsibleParty { get; init; }
    public Sponsor? LeadSponsor { get; init; }
    public IReadOnlyList<Sponsor> Collaborators { get; init; } = [];
}

public sealed record ResponsibleParty
{
    public string? Type { get; init; }
    public string? InvestigatorFullName { get; init; }
    public string? InvestigatorTitle { get; init; }
    public string? InvestigatorAffiliation { get; init; }
    public string? OldNameTitle { get; init; }
    public string? OldOrganization { get; init; }
}

public sealed record Sponsor(string? Name, string? Class);

public sealed record OversightModule
{
    public bool? OversightHasDmc { get; init; }
    public bool? IsFdaRegulatedDrug { get; init; }
    public bool? IsFdaRegulatedDevice { get; init; }
}

public sealed record DescriptionModule
{
    public string? BriefSummary { get; init; }
    public string? DetailedDescription { get; init; }
}

public sealed record ConditionsModule
{
    public IReadOnlyList<string> Conditions { get; init; } = [];
    public IReadOnlyList<string> Keywords { get; init; } = [];
}
