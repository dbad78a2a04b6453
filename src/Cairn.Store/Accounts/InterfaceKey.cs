using Cairn.Rights;

namespace Cairn.Store.Accounts;

/// <summary>
/// A key by which another system comes in a person's name, to one study, with some of the person's rights, until a day. Its
/// secret
/// is shown once; what is kept of it opens nothing.
/// </summary>
/// <param name="Id">Named in every entry that is made with the key.</param>
/// <param name="Account">In whose name.</param>
/// <param name="Name">What it is for, in the person's words.</param>
/// <param name="Hash">SHA-256 of the secret, which is 256 bits of chance, lower-case hexadecimal.</param>
/// <param name="Until">The moment from which it opens nothing.</param>
/// <param name="Revoked">When it was taken back; null while it holds.</param>
public sealed record InterfaceKey(
    string Id,
    string Account,
    string Study,
    string Name,
    IReadOnlyList<Right> Rights,
    string Hash,
    DateTimeOffset Until,
    DateTimeOffset? Revoked = null
)
{
    public bool HoldsAt(DateTimeOffset now) => Revoked is null && now < Until;
}
