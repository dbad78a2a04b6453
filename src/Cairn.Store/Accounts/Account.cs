namespace Cairn.Store.Accounts;

/// <summary>
/// A person's account, as it is kept: how they show who they are. What they may do stands in the ledgers of the studies. Never
/// deleted: the name belongs to the person for good.
/// </summary>
public sealed class Account
{
    /// <summary>Lower case, unique: what is typed to sign in, and what entries are attributed to.</summary>
    public required string Name { get; set; }

    /// <summary>As it is printed under signatures; unique.</summary>
    public required string Printed { get; set; }

    /// <summary>Salted and slow; null while the person has been invited and has not come.</summary>
    public string? PasswordHash { get; set; }

    /// <summary>Changes with every way in that changes: sessions that know another one end.</summary>
    public string SecurityStamp { get; set; } = "";

    /// <summary>SHA-256 of the code in the link by which the person was invited, and until when it holds.</summary>
    public string? InvitationHash { get; set; }
    public DateTimeOffset? InvitedUntil { get; set; }

    /// <summary>Wrong passwords and codes in a row.</summary>
    public int Failures { get; set; }
    public DateTimeOffset? LockedUntil { get; set; }

    /// <summary>The secret shared with the person's authenticator; null while there is none.</summary>
    public string? AuthenticatorKey { get; set; }
    public bool AsksForCode { get; set; }

    /// <summary>SHA-256 of the recovery codes that are left.</summary>
    public List<string> RecoveryCodes { get; set; } = [];
    public List<Passkey> Passkeys { get; set; } = [];

    /// <summary>When the person left; null while the account can be used.</summary>
    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>Counts the changes of the row, so that two at once do not overwrite each other.</summary>
    public long Version { get; set; }

    /// <summary>What else is written into the ledger of accounts with the next change of the row, in one transaction.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public IReadOnlyList<Cairn.Ledger.Draft> Together { get; set; } = [];

    public bool IsOpen => PasswordHash is not null && ClosedAt is null;
}

/// <summary>A passkey of an account (WebAuthn): the public half of a key pair.</summary>
public sealed record Passkey(
    byte[] Id,
    byte[] PublicKey,
    DateTimeOffset CreatedAt,
    uint SignCount,
    string[]? Transports,
    bool IsUserVerified,
    bool IsBackupEligible,
    bool IsBackedUp,
    byte[] Attestation,
    byte[] ClientData,
    string? Name
);
