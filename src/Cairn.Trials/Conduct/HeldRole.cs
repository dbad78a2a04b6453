using Cairn.Rights;

namespace Cairn.Conduct;

/// <summary>A role that a person has or had in a study.</summary>
/// <param name="Account">Whose.</param>
/// <param name="Name">As it is printed under signatures.</param>
/// <param name="Site">The site; null when it is every site of the study.</param>
/// <param name="From">The server's time of the entry that gave it.</param>
/// <param name="By">Who gave it.</param>
public sealed record HeldRole(string Account, string Name, Role Role, string? Site, DateTimeOffset From, string By)
{
    /// <summary>The server's time of the entry that took it; null while it is held.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Who took it, and why.</summary>
    public string? TakenBy { get; init; }
    public string? Why { get; init; }

    /// <summary>True when it was held at that instant.</summary>
    public bool HeldAt(DateTimeOffset instant) => From <= instant && !(Until <= instant);

    /// <summary>True when it reaches what belongs to a site; null is what belongs to none, or to one that is not known.</summary>
    public bool Reaches(string? site) => Site is null || string.Equals(Site, site, StringComparison.Ordinal);
}
