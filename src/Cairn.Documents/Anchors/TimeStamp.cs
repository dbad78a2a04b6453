using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;

namespace Cairn.Documents.Anchors;

/// <summary>
/// A time stamp of an authority (RFC 3161) on an anchor's file: proof that it existed by then. The request is a file that the
/// user
/// sends; the answer is checked without a network.
/// </summary>
/// <param name="At">The authority's time.</param>
/// <param name="Authority">The name in its certificate.</param>
/// <param name="IsTrusted">True when the certificate leads to one of those given.</param>
public sealed record TimeStamp(DateTimeOffset At, string Authority, bool IsTrusted)
{
    /// <summary>The request to send, DER; with a number of its own, so that no two are alike.</summary>
    public static byte[] Request(byte[] file) =>
        Rfc3161TimestampRequest
            .CreateFromData(
                file,
                HashAlgorithmName.SHA256,
                nonce: RandomNumberGenerator.GetBytes(8),
                requestSignerCertificates: true
            )
            .Encode();

    /// <summary>Checks an answer, or the token within it, against the file.</summary>
    /// <param name="place">The answer's file.</param>
    /// <param name="trusted">Certificates of authorities that the user trusts; none leaves it unsaid whom the key belongs
    /// to.</param>
    public static Checked<TimeStamp> Read(string place, byte[] answer, byte[] file, X509Certificate2Collection trusted)
    {
        ArgumentNullException.ThrowIfNull(trusted);
        if (Token(answer) is not { } token)
            return Wrong(place, "It is no time stamp, or the authority refused one.", "Send the request again.");
        if (!token.VerifySignatureForData(file, out var signer, trusted) || signer is null)
            return Wrong(
                place,
                "The time stamp is not of this file, or was changed.",
                "Take the answer to this anchor's request."
            );
        var at = token.TokenInfo.Timestamp;
        if (trusted.Count > 0 && !Leads(signer, at, token, trusted))
            return Wrong(
                place,
                $"Its authority, {signer.Subject}, is none of those you trust.",
                "Give the certificate of the authority."
            );
        return new(new(at, signer.Subject, trusted.Count > 0), []);
    }

    static Rfc3161TimestampToken? Token(byte[] answer)
    {
        try
        {
            var bytes = InAnswer(answer) ?? answer;
            return Rfc3161TimestampToken.TryDecode(bytes, out var token, out _) ? token : null;
        }
        catch (Exception unread) when (unread is AsnContentException or CryptographicException)
        {
            return null;
        }
    }

    // TimeStampResp ::= SEQUENCE { status PKIStatusInfo, timeStampToken ContentInfo OPTIONAL } (RFC 3161, 2.4.2). A token begins
    // with an object identifier instead.
    static ReadOnlyMemory<byte>? InAnswer(byte[] answer)
    {
        var parts = new AsnReader(answer, AsnEncodingRules.BER).ReadSequence();
        if (parts.PeekTag() == Asn1Tag.ObjectIdentifier)
            return null;
        parts.ReadSequence();
        return parts.HasData ? parts.ReadEncodedValue() : ReadOnlyMemory<byte>.Empty;
    }

    static bool Leads(X509Certificate2 signer, DateTimeOffset at, Rfc3161TimestampToken token, X509Certificate2Collection trusted)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(trusted);
        chain.ChainPolicy.ExtraStore.AddRange(token.AsSignedCms().Certificates);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.VerificationTime = at.UtcDateTime;
        return chain.Build(signer);
    }

    static Checked<TimeStamp> Wrong(string place, string what, string mend) =>
        new(null, [Finding.Error(place, null, null, what, mend)]);
}
