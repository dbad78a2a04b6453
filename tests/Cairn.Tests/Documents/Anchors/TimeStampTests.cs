using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Cairn.Documents.Anchors;

namespace Cairn.Tests.Documents.Anchors;

/// <summary>Time stamps of RFC 3161, made by an authority of the test's own; no network takes part.</summary>
public sealed class TimeStampTests
{
    static readonly DateTimeOffset At = new(2026, 3, 12, 18, 0, 0, TimeSpan.Zero);
    static readonly byte[] File = Encoding.UTF8.GetBytes(new Anchor(At, [("X", new(12, new('a', 64)))]).Text);

    /// <summary>A certificate that may sign time stamps and nothing else (RFC 3161, 2.3).</summary>
    static X509Certificate2 Authority(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new("1.3.6.1.5.5.7.3.8")], critical: true));
        return request.CreateSelfSigned(At.AddYears(-1), At.AddYears(1));
    }

    /// <summary>The answer to a request, as an authority gives it (RFC 3161, 2.4.2).</summary>
    static byte[] Answer(byte[] request, X509Certificate2 authority)
    {
        Assert.True(Rfc3161TimestampRequest.TryDecode(request, out var asked, out _));
        var info = new Rfc3161TimestampTokenInfo(
            new("1.2.3.4.1"),
            asked.HashAlgorithmId,
            asked.GetMessageHash(),
            new byte[] { 1 },
            At,
            nonce: asked.GetNonce()
        );
        var cms = new SignedCms(new ContentInfo(new Oid("1.2.840.113549.1.9.16.1.4"), info.Encode()));
        var signer = new CmsSigner(SubjectIdentifierType.IssuerAndSerialNumber, authority)
        {
            DigestAlgorithm = new("2.16.840.1.101.3.4.2.1"),
        };
        signer.SignedAttributes.Add(new AsnEncodedData(new Oid("1.2.840.113549.1.9.16.2.47"), CertificateId(authority)));
        cms.ComputeSignature(signer);
        var answer = new AsnWriter(AsnEncodingRules.DER);
        using (answer.PushSequence())
        {
            using (answer.PushSequence())
                answer.WriteInteger(0); // granted
            answer.WriteEncodedValue(cms.Encode());
        }
        return answer.Encode();
    }

    // SigningCertificateV2 with the SHA-256 of the certificate (RFC 5816).
    static byte[] CertificateId(X509Certificate2 certificate)
    {
        var id = new AsnWriter(AsnEncodingRules.DER);
        using (id.PushSequence())
        using (id.PushSequence())
        using (id.PushSequence())
            id.WriteOctetString(SHA256.HashData(certificate.RawData));
        return id.Encode();
    }

    [Fact]
    public void A_stamp_says_when_the_file_existed_and_who_vouches_for_it()
    {
        using var authority = Authority("Test time stamps");
        var answer = Answer(TimeStamp.Request(File), authority);
        var read = TimeStamp.Read("a.tsr", answer, File, [authority]);
        Assert.Empty(read.Findings);
        Assert.Equal(new TimeStamp(At, "CN=Test time stamps", IsTrusted: true), read.Value);
        Assert.False(TimeStamp.Read("a.tsr", answer, File, []).Value!.IsTrusted);
    }

    [Fact]
    public void A_stamp_of_another_file_of_another_authority_or_a_changed_one_is_refused()
    {
        using var authority = Authority("Test time stamps");
        using var stranger = Authority("Stranger");
        var answer = Answer(TimeStamp.Request(File), authority);
        Assert.Null(TimeStamp.Read("a.tsr", answer, [.. File, 1], [authority]).Value);
        Assert.Contains(
            "none of those you trust",
            TimeStamp.Read("a.tsr", answer, File, [stranger]).Findings[0].What,
            StringComparison.Ordinal
        );
        Assert.Null(TimeStamp.Read("a.tsr", [1, 2, 3], File, [authority]).Value);
        var refused = new AsnWriter(AsnEncodingRules.DER);
        using (refused.PushSequence())
        using (refused.PushSequence())
            refused.WriteInteger(2);
        Assert.Null(TimeStamp.Read("a.tsr", refused.Encode(), File, [authority]).Value);
        for (var at = answer.Length - 80; at < answer.Length; at += 7)
        {
            var changed = answer.ToArray();
            changed[at] ^= 1;
            Assert.Null(TimeStamp.Read("a.tsr", changed, File, [authority]).Value);
        }
    }

    [Fact]
    public void No_two_requests_are_alike() => Assert.NotEqual(TimeStamp.Request(File), TimeStamp.Request(File));

    // Every character of the text is signed, and what is signed is what is read.
    [Fact]
    public void A_signed_anchor_reads_back_and_any_change_of_it_is_found()
    {
        var anchor = new Anchor(At, [("study one", new(12, new('a', 64))), ("Y", new(3, new('b', 64)))]);
        var (secret, open) = AnchorKey.New();
        using var key = AnchorKey.Read("k", secret, null).Value!;
        var text = AnchorFile.Write(anchor, key);
        var read = AnchorFile.Read("a", text).Value!;
        Assert.Equal((anchor.Text, AnchorKey.Fingerprint(open)), (read.Anchor.Text, AnchorKey.Fingerprint(read.PublicKey!)));
        Assert.Null(AnchorFile.Read("a", AnchorFile.Write(anchor, null)).Value!.PublicKey);
        for (var at = 0; at < anchor.Text.Length; at++)
            Assert.Null(AnchorFile.Read("a", text[..at] + (text[at] == 'x' ? 'y' : 'x') + text[(at + 1)..]).Value);
    }

    [Fact]
    public void An_encrypted_key_needs_its_password()
    {
        using var made = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        var settings = new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000);
        var pem = made.ExportEncryptedPkcs8PrivateKeyPem("secret", settings);
        Assert.NotNull(AnchorKey.Read("k", pem, "secret").Value);
        Assert.Null(AnchorKey.Read("k", pem, null).Value);
        Assert.Null(AnchorKey.Read("k", pem, "other").Value);
        Assert.Null(AnchorKey.Read("k", "no key", null).Value);
    }
}
