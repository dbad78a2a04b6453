using Cairn.Registry.Words;

namespace Cairn.Registry.Queries;

/// <summary>Places of sites as keys: by their word forms, so that Zurich and Zürich are one.</summary>
public static class SiteWords
{
    static readonly Dictionary<string, string> OtherNames = new(StringComparer.Ordinal)
    {
        ["usa"] = "united state",
        ["us"] = "united state",
        ["america"] = "united state",
        ["united state of america"] = "united state",
        ["uk"] = "united kingdom",
        ["england"] = "united kingdom",
        ["great britain"] = "united kingdom",
        ["south korea"] = "korea republic of",
        ["korea"] = "korea republic of",
        ["russia"] = "russian federation",
        ["holland"] = "netherland",
        ["turkiye"] = "turkey",
        ["czech republic"] = "czechia",
        ["pr china"] = "china",
    };

    /// <summary>The key of a name; empty when it has no word.</summary>
    public static string Of(string name, WordReader reader)
    {
        var key = string.Join(' ', reader.Read(name).Select(w => w.Text));
        return OtherNames.GetValueOrDefault(key, key);
    }

    /// <summary>The code of a site: what an index keeps, and what a question about one site asks for.</summary>
    public static string Code(SitePlace place) => $"{place.Country}|{place.State}|{place.City}|{place.Status}";

    /// <summary>Every question that a site answers, as codes. State and city are each asked alone or with the country.</summary>
    public static IEnumerable<string> Codes(SitePlace site)
    {
        foreach (var status in site.Status is null ? [null] : new[] { null, site.Status })
        {
            yield return Code(new(null, null, null, status));
            yield return Code(new(site.Country, null, null, status));
            yield return Code(new(null, null, site.City, status));
            yield return Code(new(site.Country, null, site.City, status));
            if (site.State is null)
                continue;
            yield return Code(new(null, site.State, null, status));
            yield return Code(new(site.Country, site.State, null, status));
            yield return Code(new(null, site.State, site.City, status));
            yield return Code(new(site.Country, site.State, site.City, status));
        }
    }
}
