using System.Security.Cryptography;
using System.Text;
using Cairn.Store.Accounts;

namespace Cairn.App.Web.Access;

/// <summary>A key as another system sends it: <c>Authorization: Bearer cairn_ID_SECRET</c>.</summary>
static class SentKey
{
    const string Scheme = "Bearer ",
        Prefix = "cairn";

    const int IdLength = 12,
        SecretBytes = 32;

    /// <summary>True when the request shows a key, whether it opens anything or not.</summary>
    public static bool IsSent(HttpRequest request) =>
        request.Headers.Authorization.ToString().StartsWith(Scheme, StringComparison.OrdinalIgnoreCase);

    /// <summary>Identity and secret; null when what was sent has not the form of a key.</summary>
    public static (string Id, string Secret)? Of(HttpRequest request) =>
        request.Headers.Authorization.ToString()[Scheme.Length..].Trim().Split('_')
            is [Prefix, { Length: IdLength } id, { Length: 2 * SecretBytes } secret]
            ? (id, secret)
            : null;

    /// <summary>True when the secret is the key's; compared without telling how much of it was right.</summary>
    public static bool Opens(InterfaceKey key, string secret) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Hash(secret)), Encoding.ASCII.GetBytes(key.Hash));

    /// <summary>A new identity, and a secret with the text by which it is sent.</summary>
    public static (string Id, string Hash, string Shown) New()
    {
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdLength / 2));
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretBytes));
        return (id, Hash(secret), $"{Prefix}_{id}_{secret}");
    }

    // 256 bits of chance: nobody guesses them, however fast the hash.
    static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
