using Cairn.Ledger.Entries;
using Cairn.Quantities;

namespace Cairn.Ledger.Kinds;

/// <summary>A subject consented to a version of the form.</summary>
public sealed record ConsentGiven(string Whom, string Version, DateOnly Day) : EntryContent
{
    public static EntryKind OfKind { get; } =
        new("consent-given", "consent given", e => new ConsentGiven(e.Subject, e.Text("VERSION"), e.Day("DAY")));

    public override EntryKind Kind => OfKind;
    public override string? Subject => Whom;
    public override PartialDate? Happened => PartialDate.Of(Day);

    public override void Write(ContentWriter to) => to.Text("VERSION", Version).Day("DAY", Day);
}
