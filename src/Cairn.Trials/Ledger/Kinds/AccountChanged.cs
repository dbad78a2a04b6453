using Cairn.Ledger.Entries;

namespace Cairn.Ledger.Kinds;

/// <summary>What can happen to an account.</summary>
public enum AccountChange
{
    /// <summary>A person was invited; the account opens when they come.</summary>
    Invited,
    Opened,
    SignedIn,
    SignedOut,

    /// <summary>A wrong password or code.</summary>
    Refused,

    /// <summary>Too many of them: nobody gets in for a while.</summary>
    LockedOut,
    PasswordSet,
    AuthenticatorSet,
    AuthenticatorRemoved,
    RecoveryCodesMade,
    RecoveryCodeUsed,
    PasskeyAdded,
    PasskeyRemoved,

    /// <summary>A passkey was shown and accepted: what is kept of it counts on.</summary>
    PasskeyUsed,

    /// <summary>A secret for an authenticator was made; it asks for nothing until its first code was right.</summary>
    AuthenticatorOffered,

    /// <summary>The wrong tries in a row count no more: a right one came.</summary>
    TriesForgotten,

    /// <summary>Sessions other than the one at hand ended.</summary>
    SessionsEnded,

    /// <summary>The server made a key that protects sessions; of no person.</summary>
    SessionKeyMade,

    /// <summary>A key for another system was made in the person's name.</summary>
    KeyMade,

    /// <summary>A key was taken back.</summary>
    KeyRevoked,

    /// <summary>Another system called, with a key.</summary>
    KeyUsed,

    /// <summary>The person has left: nobody gets in any more, and the name is never given again.</summary>
    Closed,
}

/// <summary>Something happened to an account: in the ledger of accounts, never in that of a study.</summary>
/// <param name="Account">Whose.</param>
/// <param name="Name">As it is printed under signatures; null where it was said before.</param>
public sealed record AccountChanged(string Account, AccountChange What, string? Name = null) : EntryContent
{
    /// <summary>The name of the ledger of accounts: no study is called so.</summary>
    public const string Ledger = "@accounts";

    /// <summary>The key it is about; null where it is about none.</summary>
    public string? Key { get; init; }

    /// <summary>Method and address that another system called; null for anything else.</summary>
    public string? Call { get; init; }

    public static EntryKind OfKind { get; } =
        new("account-changed", "account", e => new AccountChanged(
            e.Text("ACCOUNT"),
            e.Code<AccountChange>("WHAT"),
            e.TextOrNone("NAME")
        )
        {
            Key = e.TextOrNone("KEY"),
            Call = e.TextOrNone("CALL"),
        });

    public override EntryKind Kind => OfKind;

    public override void Write(ContentWriter to)
    {
        to.Text("ACCOUNT", Account).Text("NAME", Name);
        to.Code<AccountChange>("WHAT", What);
        to.Text("KEY", Key).Text("CALL", Call);
    }
}
