namespace Cairn.Registry.Modules;

public sealed record ContactsLocationsModule
{
    public IReadOnlyList<Contact> CentralContacts { get; init; } = [];
    public IReadOnlyList<Official> OverallOfficials { get; init; } = [];
    public IReadOnlyList<Location> Locations { get; init; } = [];
}

public sealed record Contact
{
    public string? Name { get; init; }
    public string? Role { get; init; }
    public string? Phone { get; init; }
    public string? PhoneExt { get; init; }
    public string? Email { get; init; }
}

public sealed record Official(string? Name, string? Affiliation, string? Role);

public sealed record Location
{
    public string? Facility { get; init; }
    public string? Status { get; init; }
    public string? City { get; init; }
    public string? State { get; init; }
    public string? Zip { get; init; }
    public string? Country { get; init; }
    public IReadOnlyList<Contact> Contacts { get; init; } = [];
    public GeoPoint? GeoPoint { get; init; }
}

/// <summary>Degrees, north and east positive.</summary>
public sealed record GeoPoint(double Lat, double Lon);

public sealed record ReferencesModule
{
    public IReadOnlyList<Reference> References { get; init; } = [];
    public IReadOnlyList<SeeAlsoLink> SeeAlsoLinks { get; init; } = [];
}

public sealed record Reference(string? Pmid, string? Type, string? Citation);

public sealed record SeeAlsoLink(string? Label, string? Url);

public sealed record IpdSharingStatementModule
{
    public string? IpdSharing { get; init; }
    public string? Description { get; init; }
    public string? TimeFrame { get; init; }
    public string? AccessCriteria { get; init; }
    public string? Url { get; init; }
}
