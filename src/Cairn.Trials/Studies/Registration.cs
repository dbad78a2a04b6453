using System.Globalization;
using Cairn.Quantities;

namespace Cairn.Studies;

/// <summary>What a public registry says of the trial as a whole.</summary>
public sealed record Registration
{
    public required string Title { get; init; }
    public string? OfficialTitle { get; init; }
    public string? Acronym { get; init; }

    /// <summary>Registry number, for example NCT06880354; null when the source names none.</summary>
    public string? RegistryId { get; init; }
    public IReadOnlyList<OtherId> OtherIds { get; init; } = [];

    /// <summary>Recruitment status in the registry's word: RECRUITING.</summary>
    public string? Status { get; init; }
    public IReadOnlyList<string> Phases { get; init; } = [];
    public string? StudyType { get; init; }
    public int? Enrollment { get; init; }

    /// <summary>ESTIMATED or ACTUAL; null when not said.</summary>
    public string? EnrollmentType { get; init; }
    public PartialDate? StartDate { get; init; }
    public PartialDate? PrimaryCompletionDate { get; init; }
    public PartialDate? CompletionDate { get; init; }
    public PartialDate? LastUpdate { get; init; }
    public IReadOnlyList<string> Conditions { get; init; } = [];
    public IReadOnlyList<string> Keywords { get; init; } = [];
    public string? Summary { get; init; }
    public string? Description { get; init; }

    /// <summary>Youngest age in the registry's words: 18 Years.</summary>
    public string? MinimumAge { get; init; }

    /// <summary>Whether somebody below 18 years may take part; unknown where no youngest age is stated.</summary>
    public Truth AdmitsChildren =>
        MinimumAge?.Split(' ') switch
        {
            null => Truth.Unknown,
            [var years, "Years" or "Year"] when int.TryParse(years, NumberStyles.None, CultureInfo.InvariantCulture, out var n) =>
                Truth.Of(n < Adult),
            _ => Truth.True, // in months, weeks or days, or none at all
        };

    const int Adult = 18;

    public string? MaximumAge { get; init; }
    public string? Sex { get; init; }
    public bool? HealthyVolunteers { get; init; }

    /// <summary>True when the registry holds posted results.</summary>
    public bool? HasResults { get; init; }

    /// <summary>Who answers for the record: SPONSOR, PRINCIPAL_INVESTIGATOR.</summary>
    public string? ResponsibleParty { get; init; }
}

/// <summary>Another number the trial goes by.</summary>
public sealed record OtherId(string Id, string? Type, string? Source);

/// <summary>The registry's design words.</summary>
public sealed record StudyDesign
{
    public string? Allocation { get; init; }
    public string? InterventionModel { get; init; }
    public string? PrimaryPurpose { get; init; }
    public string? Masking { get; init; }

    /// <summary>Number of centres; null when not said.</summary>
    public int? Centres { get; init; }

    /// <summary>The design in a sentence.</summary>
    public string? Summary { get; init; }
}

public sealed record Arm(string Label, string? Type, string? Description, IReadOnlyList<string> Interventions);

public sealed record Intervention(string Name, string? Type, string? Description, IReadOnlyList<string> OtherNames);

/// <summary>A registered outcome.</summary>
/// <param name="Kind">primary, secondary or other.</param>
public sealed record Outcome(string Kind, string Measure, string? Description, string? TimeFrame);

/// <summary>A sponsor or collaborator.</summary>
/// <param name="Role">lead or collaborator.</param>
public sealed record Party(string Name, string Role, string? Class);

/// <summary>A place where the trial runs.</summary>
/// <param name="Facility">Its name; null when the registry names the town only.</param>
public sealed record Location(
    string? Facility,
    string? City,
    string? State,
    string? Country,
    string? Status,
    IReadOnlyList<Contact> Contacts
);

/// <param name="Name">Null when the registry gives a number to call and no name.</param>
public sealed record Contact(string? Name, string? Role, string? Phone, string? Email);

/// <summary>A trial that the source names as related.</summary>
public sealed record RelatedTrial(string Title, string? RegistryId, string? Status, string? Phase);
