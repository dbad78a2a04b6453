using Cairn.Registry.Comparing;
using Cairn.Store.Registry;

namespace Cairn.App.Web.Registry;

/// <summary>The versions of a record and what changed between two of them, as their page shows it.</summary>
/// <param name="Versions">The oldest first.</param>
/// <param name="Wrong">Why there is no comparison; empty where there is one.</param>
public sealed record VersionsView(
    RegistryLinks Links,
    string Number,
    IReadOnlyList<VersionRow> Versions,
    VersionRow? From,
    VersionRow? To,
    IReadOnlyList<PieceChange> Changes,
    string Wrong
)
{
    /// <summary>What is said of versions without a difference that can be told.</summary>
    public const string NothingChanged =
        "No field of the registry's data structure differs: the versions differ in spacing, in order, or in fields it does not "
        + "name.";

    /// <summary>Address of the versions of a record.</summary>
    public static string AddressOf(string number) => OpenRegistry.AddressOf(number) + "/versions";

    /// <summary>Address of what changed between two versions.</summary>
    public string Between(VersionRow from, VersionRow to) => $"{AddressOf(Number)}?from={from.Id}&to={to.Id}";
}
