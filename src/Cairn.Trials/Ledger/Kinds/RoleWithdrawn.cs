using Cairn.Ledger.Entries;
using Cairn.Rights;

namespace Cairn.Ledger.Kinds;

/// <summary>A role is taken from a person, from this entry on; exactly the role that was given.</summary>
/// <param name="Account">Whose.</param>
/// <param name="Site">The site it was given for; null when it was every site.</param>
public sealed record RoleWithdrawn(string Account, Role Role, string? Site = null) : EntryContent
{
    public static EntryKind OfKind { get; } =
        new("role-withdrawn", "role taken", e => new RoleWithdrawn(
            e.Text("ACCOUNT"),
            e.Code<Role>("ROLE"),
            e.TextOrNone("SITE")
        ));

    public override EntryKind Kind => OfKind;
    public override bool NeedsReason => true;

    public override void Write(ContentWriter to)
    {
        to.Text("ACCOUNT", Account);
        to.Code<Role>("ROLE", Role).Text("SITE", Site);
    }
}
