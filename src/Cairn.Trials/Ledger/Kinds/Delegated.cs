using Cairn.Ledger.Entries;
using Cairn.Quantities;
using Cairn.Rights;

namespace Cairn.Ledger.Kinds;

/// <summary>A line of the delegation log: the investigator lets a person do something, on some days.</summary>
/// <param name="Account">To whom.</param>
/// <param name="Rights">What.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day; null when it is open.</param>
/// <param name="Site">The site; null when it is every site of the study.</param>
public sealed record Delegated(string Account, IReadOnlyList<Right> Rights, DateOnly From, DateOnly? To, string? Site = null)
    : EntryContent
{
    public static EntryKind OfKind { get; } =
        new("delegated", "delegated", e => new Delegated(
            e.Text("ACCOUNT"),
            e.Codes<Right>("RIGHTS"),
            e.Day("FROM"),
            e.DayOrNone("TO"),
            e.TextOrNone("SITE")
        ));

    public override EntryKind Kind => OfKind;
    public override PartialDate? Happened => PartialDate.Of(From);

    public override void Write(ContentWriter to)
    {
        to.Text("ACCOUNT", Account).Codes("RIGHTS", Rights);
        to.Day("FROM", From).Day("TO", To);
        to.Text("SITE", Site);
    }

    public bool Equals(Delegated? other) =>
        other is not null
        && (Account, From, To, Site) == (other.Account, other.From, other.To, other.Site)
        && Rights.SequenceEqual(other.Rights);

    public override int GetHashCode() => HashCode.Combine(Account, From, To, Site);
}
