namespace Cairn.Registry.Modules;

/// <summary>
/// A registered trial as the registry's interface (API version 2) gives it. The names are the registry's own; codes are its codes
/// (RECRUITING, PHASE1), dates are written as the registry knows them (2025-05-22, 2025-05, 2025), text may hold CommonMark.
/// </summary>
public sealed record RegisteredTrial
{
    public ProtocolSection ProtocolSection { get; init; } = new();
    public ResultsSection? ResultsSection { get; init; }
    public DocumentSection? DocumentSection { get; init; }
    public DerivedSection DerivedSection { get; init; } = new();
    public bool HasResults { get; init; }

    /// <summary>Registry number, for example NCT06880354.</summary>
    public string? Number => ProtocolSection.IdentificationModule.NctId;

    public string? Title => ProtocolSection.IdentificationModule.BriefTitle ?? ProtocolSection.IdentificationModule.OfficialTitle;

    /// <summary>The day of the last update: as posted, else as submitted.</summary>
    public string? LastUpdate =>
        ProtocolSection.StatusModule.LastUpdatePostDateStruct?.Date ?? ProtocolSection.StatusModule.LastUpdateSubmitDate;

    /// <summary>The countries with at least one site, in the order of the record.</summary>
    public IReadOnlyList<string> Countries =>
        [
            .. ProtocolSection
                .ContactsLocationsModule.Locations.Select(l => l.Country)
                .OfType<string>()
                .Distinct(StringComparer.Ordinal),
        ];
}

public sealed record ProtocolSection
{
    public IdentificationModule IdentificationModule { get; init; } = new();
    public StatusModule StatusModule { get; init; } = new();
    public SponsorCollaboratorsModule SponsorCollaboratorsModule { get; init; } = new();
    public OversightModule OversightModule { get; init; } = new();
    public DescriptionModule DescriptionModule { get; init; } = new();
    public ConditionsModule ConditionsModule { get; init; } = new();
    public DesignModule DesignModule { get; init; } = new();
    public ArmsInterventionsModule ArmsInterventionsModule { get; init; } = new();
    public OutcomesModule OutcomesModule { get; init; } = new();
    public EligibilityModule EligibilityModule { get; init; } = new();
    public ContactsLocationsModule ContactsLocationsModule { get; init; } = new();
    public ReferencesModule ReferencesModule { get; init; } = new();
    public IpdSharingStatementModule IpdSharingStatementModule { get; init; } = new();
}

public sealed record DocumentSection
{
    public LargeDocumentModule LargeDocumentModule { get; init; } = new();
}

public sealed record DerivedSection
{
    public MiscInfoModule MiscInfoModule { get; init; } = new();
    public BrowseModule ConditionBrowseModule { get; init; } = new();
    public BrowseModule InterventionBrowseModule { get; init; } = new();
}

public sealed record MiscInfoModule
{
    /// <summary>The day of the registry's data that the record was taken from.</summary>
    public string? VersionHolder { get; init; }
    public IReadOnlyList<string> RemovedCountries { get; init; } = [];
}

/// <summary>Terms of the Medical Subject Headings that the registry gave the trial.</summary>
public sealed record BrowseModule
{
    public IReadOnlyList<Mesh> Meshes { get; init; } = [];
    public IReadOnlyList<Mesh> Ancestors { get; init; } = [];
}

public sealed record Mesh(string? Id, string? Term);

public sealed record LargeDocumentModule
{
    public IReadOnlyList<LargeDoc> LargeDocs { get; init; } = [];
}

public sealed record LargeDoc(string? Label, string? Date, string? Filename, int? Size);
