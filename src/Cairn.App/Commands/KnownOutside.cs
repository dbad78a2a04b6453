using Cairn.Documents.Anchors;
using Cairn.Ledger.Integrity;

namespace Cairn.App.Commands;

/// <summary>
/// What is known of ledgers from outside the database: heads, the anchors that name them, and what is wrong with those.
/// </summary>
sealed record KnownOutside(IReadOnlyList<KnownHead> Heads, IReadOnlyList<KnownAnchor> Anchors, IReadOnlyList<Finding> Findings);

/// <summary>An anchor as it is printed: when it was made, whose key signed it, which authority stamped it.</summary>
/// <param name="Signer">Fingerprint of the key; null when it is not signed.</param>
sealed record KnownAnchor(string File, DateTimeOffset At, string? Signer, TimeStamp? TimeStamp)
{
    public static KnownAnchor Of(string path, AnchorFile file, TimeStamp? stamp) =>
        new(path, file.Anchor.At, file.PublicKey is { } key ? AnchorKey.Fingerprint(key) : null, stamp);

    public override string ToString()
    {
        var signed = Signer is null ? "not signed" : $"signed by the key {Signer}";
        var trusted = TimeStamp is { IsTrusted: false } ? " (nobody vouches for it: give --authority)" : "";
        var stamped = TimeStamp is null
            ? ""
            : $"; time stamp {TimeStamp.At:yyyy-MM-dd HH:mm:ss}Z by {TimeStamp.Authority}{trusted}";
        return $"{File}: anchor of {At:yyyy-MM-dd HH:mm:ss}Z, {signed}{stamped}";
    }
}
