using System.Security.Cryptography;
using System.Text;
using Cairn.Store.Accounts;
using Microsoft.AspNetCore.Identity;

namespace Cairn.App.Web.Access;

/// <summary>Accounts as ASP.NET Core Identity asks for them. An account's name is its identity.</summary>
sealed class IdentityStore(AccountStore accounts)
    : IUserPasswordStore<Account>,
        IUserSecurityStampStore<Account>,
        IUserLockoutStore<Account>,
        IUserTwoFactorStore<Account>,
        IUserAuthenticatorKeyStore<Account>,
        IUserTwoFactorRecoveryCodeStore<Account>,
        IUserPasskeyStore<Account>
{
    public void Dispose() { }

    public Task<string> GetUserIdAsync(Account user, CancellationToken cancel) => Task.FromResult(user.Name);

    public Task<string?> GetUserNameAsync(Account user, CancellationToken cancel) => Task.FromResult<string?>(user.Name);

    public Task SetUserNameAsync(Account user, string? userName, CancellationToken cancel) =>
        Set(() => user.Name = userName ?? throw new ArgumentNullException(nameof(userName)));

    // The store writes every name in lower case: there is nothing else to normalise.
    public Task<string?> GetNormalizedUserNameAsync(Account user, CancellationToken cancel) =>
        Task.FromResult<string?>(user.Name);

    public Task SetNormalizedUserNameAsync(Account user, string? normalizedName, CancellationToken cancel) => Task.CompletedTask;

    public async Task<IdentityResult> CreateAsync(Account user, CancellationToken cancel) =>
        await accounts.Add(user, cancel: cancel) ? IdentityResult.Success : Failed("The name belongs to another account.");

    public async Task<IdentityResult> UpdateAsync(Account user, CancellationToken cancel) =>
        await accounts.Update(user, cancel: cancel)
            ? IdentityResult.Success
            : Failed("The account was changed meanwhile: try again.");

    public Task<IdentityResult> DeleteAsync(Account user, CancellationToken cancel) =>
        Task.FromResult(Failed("An account is closed, never deleted."));

    public Task<Account?> FindByIdAsync(string userId, CancellationToken cancel) => accounts.Find(userId, cancel);

    public Task<Account?> FindByNameAsync(string normalizedUserName, CancellationToken cancel) =>
        accounts.Find(normalizedUserName, cancel);

    public Task SetPasswordHashAsync(Account user, string? passwordHash, CancellationToken cancel) =>
        Set(() => user.PasswordHash = passwordHash);

    public Task<string?> GetPasswordHashAsync(Account user, CancellationToken cancel) => Task.FromResult(user.PasswordHash);

    public Task<bool> HasPasswordAsync(Account user, CancellationToken cancel) => Task.FromResult(user.PasswordHash is not null);

    public Task SetSecurityStampAsync(Account user, string stamp, CancellationToken cancel) =>
        Set(() => user.SecurityStamp = stamp);

    public Task<string?> GetSecurityStampAsync(Account user, CancellationToken cancel) =>
        Task.FromResult<string?>(user.SecurityStamp);

    public Task<DateTimeOffset?> GetLockoutEndDateAsync(Account user, CancellationToken cancel) =>
        Task.FromResult(user.LockedUntil);

    public Task SetLockoutEndDateAsync(Account user, DateTimeOffset? lockoutEnd, CancellationToken cancel) =>
        Set(() => user.LockedUntil = lockoutEnd);

    public Task<int> IncrementAccessFailedCountAsync(Account user, CancellationToken cancel) => Task.FromResult(++user.Failures);

    public Task ResetAccessFailedCountAsync(Account user, CancellationToken cancel) => Set(() => user.Failures = 0);

    public Task<int> GetAccessFailedCountAsync(Account user, CancellationToken cancel) => Task.FromResult(user.Failures);

    public Task<bool> GetLockoutEnabledAsync(Account user, CancellationToken cancel) => Task.FromResult(true);

    public Task SetLockoutEnabledAsync(Account user, bool enabled, CancellationToken cancel) => Task.CompletedTask;

    public Task SetTwoFactorEnabledAsync(Account user, bool enabled, CancellationToken cancel) =>
        Set(() => user.AsksForCode = enabled);

    public Task<bool> GetTwoFactorEnabledAsync(Account user, CancellationToken cancel) => Task.FromResult(user.AsksForCode);

    public Task SetAuthenticatorKeyAsync(Account user, string key, CancellationToken cancel) =>
        Set(() => user.AuthenticatorKey = key);

    public Task<string?> GetAuthenticatorKeyAsync(Account user, CancellationToken cancel) =>
        Task.FromResult(user.AuthenticatorKey);

    public Task ReplaceCodesAsync(Account user, IEnumerable<string> recoveryCodes, CancellationToken cancel) =>
        Set(() => user.RecoveryCodes = [.. recoveryCodes.Select(Hash)]);

    public Task<bool> RedeemCodeAsync(Account user, string code, CancellationToken cancel) =>
        Task.FromResult(user.RecoveryCodes.Remove(Hash(code)));

    public Task<int> CountCodesAsync(Account user, CancellationToken cancel) => Task.FromResult(user.RecoveryCodes.Count);

    public Task AddOrUpdatePasskeyAsync(Account user, UserPasskeyInfo passkey, CancellationToken cancel) =>
        Set(() =>
        {
            user.Passkeys.RemoveAll(p => p.Id.AsSpan().SequenceEqual(passkey.CredentialId));
            user.Passkeys.Add(ToKept(passkey));
        });

    public Task<IList<UserPasskeyInfo>> GetPasskeysAsync(Account user, CancellationToken cancel) =>
        Task.FromResult<IList<UserPasskeyInfo>>([.. user.Passkeys.Select(ToInfo)]);

    public async Task<Account?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancel) =>
        (await accounts.All(cancel)).FirstOrDefault(a => Of(a, credentialId) is not null);

    public Task<UserPasskeyInfo?> FindPasskeyAsync(Account user, byte[] credentialId, CancellationToken cancel) =>
        Task.FromResult(Of(user, credentialId) is { } passkey ? ToInfo(passkey) : null);

    public Task RemovePasskeyAsync(Account user, byte[] credentialId, CancellationToken cancel) =>
        Set(() => user.Passkeys.RemoveAll(p => p.Id.AsSpan().SequenceEqual(credentialId)));

    static Passkey? Of(Account account, byte[] id) => account.Passkeys.Find(p => p.Id.AsSpan().SequenceEqual(id));

    static Passkey ToKept(UserPasskeyInfo p) =>
        new(
            p.CredentialId,
            p.PublicKey,
            p.CreatedAt,
            p.SignCount,
            p.Transports,
            p.IsUserVerified,
            p.IsBackupEligible,
            p.IsBackedUp,
            p.AttestationObject,
            p.ClientDataJson,
            p.Name
        );

    static UserPasskeyInfo ToInfo(Passkey p) =>
        new(
            p.Id,
            p.PublicKey,
            p.CreatedAt,
            p.SignCount,
            p.Transports,
            p.IsUserVerified,
            p.IsBackupEligible,
            p.IsBackedUp,
            p.Attestation,
            p.ClientData
        )
        {
            Name = p.Name,
        };

    static Task Set(Action set)
    {
        set();
        return Task.CompletedTask;
    }

    static string Hash(string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(code.Trim())));

    static IdentityResult Failed(string what) =>
        IdentityResult.Failed(new IdentityError { Code = "account", Description = what });
}
