namespace Cairn.Registry.Queries;

/// <summary>
/// Country, state, city and status that are wanted together are wanted of one site: recruiting in Tianjin is not a trial that
/// recruits in Paris and once had a site in Tianjin.
/// </summary>
static class SameSite
{
    /// <summary>The parts, those about sites made one; a second country or city stays a question of its own.</summary>
    public static IReadOnlyList<Query> Merge(IReadOnlyList<Query> parts)
    {
        var merged = new List<Query>();
        foreach (var part in parts)
        {
            var at =
                part is Query.AtSite
                    ? merged.FindIndex(q => q is Query.AtSite other && Fits(other.Place, ((Query.AtSite)part).Place))
                    : -1;
            if (at < 0)
                merged.Add(part);
            else
                merged[at] = new Query.AtSite(Joined(((Query.AtSite)merged[at]).Place, ((Query.AtSite)part).Place));
        }
        return merged;
    }

    static bool Fits(SitePlace a, SitePlace b) =>
        (a.Country is null || b.Country is null)
        && (a.State is null || b.State is null)
        && (a.City is null || b.City is null)
        && (a.Status is null || b.Status is null);

    static SitePlace Joined(SitePlace a, SitePlace b) =>
        new(a.Country ?? b.Country, a.State ?? b.State, a.City ?? b.City, a.Status ?? b.Status);
}
