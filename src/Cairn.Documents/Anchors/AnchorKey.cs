using System.Security.Cryptography;

namespace Cairn.Documents.Anchors;

/// <summary>A person's own key to sign anchors with: ECDSA, in a PEM file as other programs make and read it.</summary>
public static class AnchorKey
{
    /// <summary>A new key on the curve P-256: the private key as PEM, and the public one.</summary>
    public static (string Private, string Public) New()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return (key.ExportPkcs8PrivateKeyPem() + "\n", key.ExportSubjectPublicKeyInfoPem() + "\n");
    }

    /// <summary>Reads a private key.</summary>
    /// <param name="password">Of an encrypted file; null when it is not.</param>
    public static Checked<ECDsa> Read(string place, string pem, string? password)
    {
        var key = ECDsa.Create();
        try
        {
            if (password is null)
                key.ImportFromPem(pem);
            else
                key.ImportFromEncryptedPem(pem, password);
            return new(key, []);
        }
        catch (Exception unread) when (unread is ArgumentException or CryptographicException)
        {
            key.Dispose();
            return new(
                null,
                [
                    Finding.Error(
                        place,
                        null,
                        null,
                        "It holds no ECDSA key that can be read.",
                        "Give a PEM file: cairn anchor --new-key FILE makes one; a password goes into CAIRN_KEY_PASSWORD."
                    ),
                ]
            );
        }
    }

    /// <summary>A public key's fingerprint, as a person compares it: SHA-256, in groups of four digits.</summary>
    public static string Fingerprint(string publicPem)
    {
        using var key = ECDsa.Create();
        key.ImportFromPem(publicPem);
        var digits = Convert.ToHexStringLower(SHA256.HashData(key.ExportSubjectPublicKeyInfo()));
        return string.Join(' ', digits.Chunk(4).Select(c => new string(c)));
    }
}
