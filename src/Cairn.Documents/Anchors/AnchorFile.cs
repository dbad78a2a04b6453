using System.Security.Cryptography;

namespace Cairn.Documents.Anchors;

/// <summary>
/// An anchor as a file: its text, then the public key and the signature over that text, both PEM. <c>openssl dgst -sha256
/// -verify</c>
/// checks it as well.
/// </summary>
/// <param name="PublicKey">PEM; null when the anchor is not signed.</param>
public sealed record AnchorFile(Anchor Anchor, string? PublicKey)
{
    const string KeyLabel = "PUBLIC KEY",
        SignatureLabel = "SIGNATURE";

    /// <summary>True when a text begins as an anchor does.</summary>
    public static bool IsOne(string text) => text.StartsWith("cairn anchor", StringComparison.Ordinal);

    /// <summary>The file's text.</summary>
    /// <param name="key">The signer's; null leaves the anchor unsigned.</param>
    public static string Write(Anchor anchor, ECDsa? key)
    {
        ArgumentNullException.ThrowIfNull(anchor);
        if (key is null)
            return anchor.Text;
        var signature = key.SignData(anchor.Bytes, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return $"{anchor.Text}{key.ExportSubjectPublicKeyInfoPem()}\n{PemEncoding.WriteString(SignatureLabel, signature)}\n";
    }

    /// <summary>Reads a file, and checks its signature where it has one.</summary>
    public static Checked<AnchorFile> Read(string place, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var end = text.IndexOf("-----BEGIN", StringComparison.Ordinal);
        if (Anchor.TryRead(end < 0 ? text : text[..end]) is not { } anchor)
            return Wrong(place, "It is no anchor that this version reads.", "Give a file that 'cairn anchor' wrote.");
        if (end < 0)
            return new(new(anchor, null), []);
        var (key, signature) = (Part(text, KeyLabel), Part(text, SignatureLabel));
        return key is not null && signature is not null && IsSigned(anchor, key, signature)
            ? new(new(anchor, key), [])
            : Wrong(place, "Its signature does not fit it: the anchor or the signature was changed.", "Take another copy of it.");
    }

    static bool IsSigned(Anchor anchor, string key, string signature)
    {
        try
        {
            using var signer = ECDsa.Create();
            signer.ImportFromPem(key);
            var bytes = Convert.FromBase64String(signature[PemEncoding.Find(signature).Base64Data]);
            return signer.VerifyData(anchor.Bytes, bytes, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        }
        catch (Exception broken) when (broken is ArgumentException or FormatException or CryptographicException)
        {
            return false;
        }
    }

    static string? Part(string text, string label)
    {
        var rest = text.AsSpan();
        while (PemEncoding.TryFind(rest, out var found))
        {
            if (rest[found.Label].SequenceEqual(label))
                return rest[found.Location].ToString();
            rest = rest[found.Location.End..];
        }
        return null;
    }

    static Checked<AnchorFile> Wrong(string place, string what, string mend) =>
        new(null, [Finding.Error(place, null, null, what, mend)]);
}
