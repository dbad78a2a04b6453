using Cairn.Ledger.Entries;
using Cairn.Quantities;

namespace Cairn.Ledger.Kinds;

/// <summary>A version of the consent form is in force.</summary>
/// <param name="Version">As it is printed on the form.</param>
/// <param name="From">First day on which it is given.</param>
/// <param name="AsksAgain">True when who consented to an earlier version has to be asked again: a new risk became known.</param>
public sealed record ConsentVersion(string Version, DateOnly From, bool AsksAgain = false) : EntryContent
{
    public static EntryKind OfKind { get; } =
        new("consent-version", "consent form", e => new ConsentVersion(e.Text("VERSION"), e.Day("FROM"), e.Flag("ASKS-AGAIN")));

    public override EntryKind Kind => OfKind;
    public override PartialDate? Happened => PartialDate.Of(From);

    public override void Write(ContentWriter to)
    {
        to.Text("VERSION", Version).Day("FROM", From);
        to.Flag("ASKS-AGAIN", AsksAgain);
    }
}
