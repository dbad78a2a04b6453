using Cairn.Rights;

namespace Cairn.Conduct;

/// <summary>A person at work in a study at an instant: what they may do there.</summary>
/// <param name="Account">The account.</param>
/// <param name="People">Of the study.</param>
/// <param name="Now">The server's time.</param>
/// <param name="Today">The day on the site's calendar.</param>
public sealed record Actor(string Account, People People, DateTimeOffset Now, DateOnly Today)
{
    /// <summary>The roles held now, in the order of <see cref="Role"/>.</summary>
    public IReadOnlyList<HeldRole> Roles { get; } = [.. People.Of(Account, Now).OrderBy(r => r.Role)];

    /// <summary>The role in which the person may do something; null when none of theirs lets them.</summary>
    /// <param name="site">The site that it belongs to; null when it belongs to none, or to one that is not known.</param>
    public HeldRole? RoleFor(Right right, string? site = null) => Roles.FirstOrDefault(r => Allows(r, right, site));

    /// <summary>The role in which the person may do something at one site at least; null when none lets them.</summary>
    public HeldRole? RoleSomewhere(Right right) =>
        Roles.FirstOrDefault(r => DelegatedSites.Prepend(r.Site).Any(site => Allows(r, right, site)));

    IEnumerable<string?> DelegatedSites => People.Delegations.Where(d => d.Account == Account).Select(d => d.Site);

    bool Allows(HeldRole role, Right right, string? site) =>
        RightsTable.Of(role.Role, right) switch
        {
            Reach.None => false,
            Reach.Study => true,
            Reach.Site => role.Reaches(site),
            Reach.Delegated => role.Reaches(site) && People.Delegations.Any(d => Delegates(d, right, site)),
        };

    bool Delegates(Delegation line, Right right, string? site) => line.Account == Account && line.Covers(right, site, Today);
}
