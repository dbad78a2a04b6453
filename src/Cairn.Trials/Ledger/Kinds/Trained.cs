using Cairn.Ledger.Entries;
using Cairn.Quantities;

namespace Cairn.Ledger.Kinds;

/// <summary>A person was trained on a version of the protocol.</summary>
/// <param name="Account">Who.</param>
/// <param name="Version">As it is printed on the protocol.</param>
public sealed record Trained(string Account, string Version, DateOnly Day) : EntryContent
{
    public static EntryKind OfKind { get; } =
        new("trained", "trained", e => new Trained(e.Text("ACCOUNT"), e.Text("VERSION"), e.Day("DAY")));

    public override EntryKind Kind => OfKind;
    public override PartialDate? Happened => PartialDate.Of(Day);

    public override void Write(ContentWriter to)
    {
        to.Text("ACCOUNT", Account).Text("VERSION", Version);
        to.Day("DAY", Day);
    }
}
