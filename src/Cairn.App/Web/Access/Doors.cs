using System.Security.Cryptography;
using System.Text;
using Cairn.Store.Accounts;

namespace Cairn.App.Web.Access;

/// <summary>
/// When people are asked who they are. Always, except on one's own machine: where no other machine can reach the server, its
/// database is a file of this machine, and nobody has made an account in it, whoever sits there is the local owner.
/// </summary>
/// <param name="isForThisMachineOnly">True when no other machine can reach the server.</param>
/// <param name="rehearses">True when the database holds made-up data, made to be tried out.</param>
sealed class Doors(AccountStore accounts, bool isForThisMachineOnly, bool rehearses)
{
    volatile bool _hasAccounts;

    public bool Rehearses => rehearses;

    /// <summary>Opens the first account, of an administrator, while there is none. New with every start.</summary>
    public string FirstCode { get; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(10));

    /// <summary>True when who comes has to sign in.</summary>
    public async Task<bool> Ask(CancellationToken cancel) =>
        !isForThisMachineOnly || !accounts.IsOfOneMachine || await HasAccounts(cancel);

    public async Task<bool> HasAccounts(CancellationToken cancel) =>
        _hasAccounts || (_hasAccounts = await accounts.HasAny(cancel));

    /// <summary>True when the code opens the first account; compared without telling how much of it was right.</summary>
    public async Task<bool> OpensFirst(string code, CancellationToken cancel) =>
        !await HasAccounts(cancel)
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(code), Encoding.UTF8.GetBytes(FirstCode));
}
