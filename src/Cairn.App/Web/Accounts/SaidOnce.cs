using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Cairn.App.Web.Accounts;

/// <summary>
/// What was done, told once on the page to which a browser is sent on: so that nothing is sent again by going back or by loading
/// the page anew, and what is shown once (an invitation, a key, recovery codes) stands in no address. Kept in memory alone.
/// </summary>
sealed class SaidOnce(TimeProvider clock)
{
    const int Most = 1000;

    static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);

    readonly ConcurrentDictionary<string, Said> _said = new(StringComparer.Ordinal);

    sealed record Said(string Account, Phrase Words, DateTimeOffset At);

    /// <summary>The code under which the same account is told; it tells nothing itself.</summary>
    public string Keep(string account, Phrase words)
    {
        foreach (var (old, said) in _said)
            if (_said.Count >= Most || clock.GetUtcNow() - said.At > Kept)
                _said.TryRemove(old, out _);
        var code = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(10));
        _said[code] = new(account, words, clock.GetUtcNow());
        return code;
    }

    /// <summary>What was said to the account under a code; null the second time, and to anybody else.</summary>
    public Phrase? Take(string account, string code) =>
        _said.TryGetValue(code, out var said)
        && said.Account == account
        && clock.GetUtcNow() - said.At <= Kept
        && _said.TryRemove(code, out _)
            ? said.Words
            : null;
}
