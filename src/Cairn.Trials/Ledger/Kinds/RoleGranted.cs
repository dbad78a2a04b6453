using Cairn.Ledger.Entries;
using Cairn.Rights;

namespace Cairn.Ledger.Kinds;

/// <summary>A person may act in a role, from this entry on.</summary>
/// <param name="Account">Whose.</param>
/// <param name="Name">As it is printed under signatures.</param>
/// <param name="Site">The site; null when it is every site of the study.</param>
public sealed record RoleGranted(string Account, string Name, Role Role, string? Site = null) : EntryContent
{
    public static EntryKind OfKind { get; } =
        new("role-granted", "role given", e => new RoleGranted(
            e.Text("ACCOUNT"),
            e.Text("NAME"),
            e.Code<Role>("ROLE"),
            e.TextOrNone("SITE")
        ));

    public override EntryKind Kind => OfKind;

    public override void Write(ContentWriter to)
    {
        to.Text("ACCOUNT", Account).Text("NAME", Name);
        to.Code<Role>("ROLE", Role).Text("SITE", Site);
    }
}
