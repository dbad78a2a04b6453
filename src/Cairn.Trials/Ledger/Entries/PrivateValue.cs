using System.Buffers;
using System.Security.Cryptography;

namespace Cairn.Ledger.Entries;

/// <summary>Gives a new salt: 32 lower-case hexadecimal digits nobody can guess.</summary>
public delegate string NextSalt();

/// <summary>
/// A value that may identify a person. The entry's content holds its digest alone, so that the value can be removed and the chain
/// still verifies; the salt keeps the digest of a short text, a birth date say, from being found by trying.
/// </summary>
public static class PrivateValue
{
    /// <summary>SHA-256, 64 hexadecimal digits, of four netstrings: <c>cairn value 2</c>, name, salt, text.</summary>
    public static string Digest(string name, string salt, string text)
    {
        var buffer = new ArrayBufferWriter<byte>(128 + text.Length);
        Netstring.Write("cairn value 2", buffer);
        Netstring.Write(name, buffer);
        Netstring.Write(salt, buffer);
        Netstring.Write(text, buffer);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(buffer.WrittenSpan, hash);
        return Convert.ToHexStringLower(hash);
    }
}
