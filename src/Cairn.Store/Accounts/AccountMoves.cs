using System.Text.Json;
using Cairn.Ledger.Kinds;

namespace Cairn.Store.Accounts;

/// <summary>What a row of accounts that is written anew means, in the words of the ledger of accounts.</summary>
public static class AccountMoves
{
    /// <summary>Everything that differs; empty when nothing does.</summary>
    /// <param name="before">The row as it is; null when there is none.</param>
    public static IReadOnlyList<AccountChange> Between(Account? before, Account now)
    {
        ArgumentNullException.ThrowIfNull(now);
        if (before is null)
            return [now.PasswordHash is null ? AccountChange.Invited : AccountChange.Opened];
        List<AccountChange> moves =
        [
            .. OfPassword(before, now),
            .. OfTries(before, now),
            .. OfAuthenticator(before, now),
            .. OfPasskeys(before, now),
            .. If(before.ClosedAt is null && now.ClosedAt is not null, AccountChange.Closed),
        ];
        return moves.Count == 0 && Text(before) != Text(now) ? [AccountChange.SessionsEnded] : moves;
    }

    static IEnumerable<AccountChange> OfPassword(Account before, Account now) =>
        before.PasswordHash is null
            ? If(now.PasswordHash is not null, AccountChange.Opened)
            : If(before.PasswordHash != now.PasswordHash, AccountChange.PasswordSet);

    static IEnumerable<AccountChange> OfTries(Account before, Account now)
    {
        if (now.LockedUntil > (before.LockedUntil ?? DateTimeOffset.MinValue))
            return [AccountChange.LockedOut];
        return now.Failures > before.Failures
            ? [AccountChange.Refused]
            : If(now.Failures < before.Failures, AccountChange.TriesForgotten);
    }

    static IEnumerable<AccountChange> OfAuthenticator(Account before, Account now) =>
        [
            .. If(now.AsksForCode && !before.AsksForCode, AccountChange.AuthenticatorSet),
            .. If(before.AsksForCode && !now.AsksForCode, AccountChange.AuthenticatorRemoved),
            .. If(
                now.AuthenticatorKey is not null && now.AuthenticatorKey != before.AuthenticatorKey,
                AccountChange.AuthenticatorOffered
            ),
            .. OfRecoveryCodes(before.RecoveryCodes, now.RecoveryCodes, now.AsksForCode),
        ];

    static IEnumerable<AccountChange> OfRecoveryCodes(List<string> before, List<string> now, bool asksForCode) =>
        now.Exists(code => !before.Contains(code))
            ? [AccountChange.RecoveryCodesMade]
            : If(asksForCode && now.Count < before.Count, AccountChange.RecoveryCodeUsed);

    static IEnumerable<AccountChange> OfPasskeys(Account before, Account now)
    {
        if (now.Passkeys.Count != before.Passkeys.Count)
            return [now.Passkeys.Count > before.Passkeys.Count ? AccountChange.PasskeyAdded : AccountChange.PasskeyRemoved];
        return If(JsonSerializer.Serialize(before.Passkeys) != JsonSerializer.Serialize(now.Passkeys), AccountChange.PasskeyUsed);
    }

    static IEnumerable<AccountChange> If(bool isSo, AccountChange what) => isSo ? [what] : [];

    static string Text(Account account) => JsonSerializer.Serialize(account);
}
