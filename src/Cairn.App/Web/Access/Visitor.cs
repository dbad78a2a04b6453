using Cairn.Rights;
using Cairn.Store.Accounts;

namespace Cairn.App.Web.Access;

/// <summary>Who asks for a page.</summary>
/// <param name="Account">The account that entries are attributed to; empty for nobody.</param>
/// <param name="Name">As it is printed.</param>
public abstract record Visitor(string Account, string Name)
{
    /// <summary>It is not known who.</summary>
    public sealed record Nobody() : Visitor("", "");

    /// <summary>A person who signed in.</summary>
    public sealed record Person(string Account, string Name) : Visitor(Account, Name);

    /// <summary>Another system, with a key, in a person's name.</summary>
    public sealed record Program(string Account, string Name, InterfaceKey Key) : Visitor(Account, Name);

    /// <summary>
    /// Whoever sits at the machine whose own database this is, before there are accounts: reads everything.
    /// </summary>
    /// <param name="Plays">In a rehearsal with made-up data: the role that is tried out; null while none is.</param>
    /// <param name="Rehearses">True in a rehearsal.</param>
    public sealed record LocalOwner(string Account, Role? Plays, bool Rehearses) : Visitor(Account, Account);
}
