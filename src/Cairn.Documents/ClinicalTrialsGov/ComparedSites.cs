using Cairn.Registry.Modules;
using Cairn.Registry.Queries;
using Cairn.Registry.Words;

namespace Cairn.Documents.ClinicalTrialsGov;

/// <summary>Where two trials take place.</summary>
/// <param name="A">Sites of the first.</param>
/// <param name="B">Sites of the second.</param>
/// <param name="Both">Sites of both, as the first writes them: the same facility in the same city.</param>
/// <param name="CountriesOfBoth">Countries of both.</param>
/// <param name="CountriesOfA">Countries of the first alone.</param>
/// <param name="CountriesOfB">Countries of the second alone.</param>
public sealed record ComparedSites(
    IReadOnlyList<Location> A,
    IReadOnlyList<Location> B,
    IReadOnlyList<Location> Both,
    IReadOnlyList<string> CountriesOfBoth,
    IReadOnlyList<string> CountriesOfA,
    IReadOnlyList<string> CountriesOfB
)
{
    internal static ComparedSites Of(RegisteredTrial a, RegisteredTrial b)
    {
        var reader = new WordReader();
        IReadOnlyList<Location> sitesOfA = a.ProtocolSection.ContactsLocationsModule.Locations,
            sitesOfB = b.ProtocolSection.ContactsLocationsModule.Locations;
        var others = sitesOfB.Select(Key).ToHashSet(StringComparer.Ordinal);
        return new(
            sitesOfA,
            sitesOfB,
            [.. sitesOfA.Where(s => s.Facility is not null && others.Contains(Key(s)))],
            [.. a.Countries.Intersect(b.Countries, StringComparer.Ordinal)],
            [.. a.Countries.Except(b.Countries, StringComparer.Ordinal)],
            [.. b.Countries.Except(a.Countries, StringComparer.Ordinal)]
        );

        string Key(Location site) => $"{KeyOf(site.Facility)}|{KeyOf(site.City)}|{KeyOf(site.Country)}";

        string KeyOf(string? name) => name is null ? "" : SiteWords.Of(name, reader);
    }
}
