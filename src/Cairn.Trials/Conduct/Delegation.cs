using Cairn.Rights;

namespace Cairn.Conduct;

/// <summary>A line of the delegation log as it stands.</summary>
/// <param name="Account">To whom.</param>
/// <param name="Rights">What.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day; null while it is open.</param>
/// <param name="Site">The site; null when it is every site of the study.</param>
/// <param name="By">The investigator who delegated.</param>
/// <param name="Entry">Sequence of the entry.</param>
public sealed record Delegation(
    string Account,
    IReadOnlyList<Right> Rights,
    DateOnly From,
    DateOnly? To,
    string? Site,
    string By,
    long Entry
)
{
    /// <summary>True when it lets the person use a right at a site on a day.</summary>
    public bool Covers(Right right, string? site, DateOnly day) =>
        Rights.Contains(right) && From <= day && !(To < day) && (Site is null || Site == site);
}
