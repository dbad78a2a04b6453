using System.Globalization;
using Cairn.Documents.Reports.Content;
using Cairn.Records;

namespace Cairn.Documents.Reports.Wording;

/// <summary>Signatures as they are printed: name, role, meaning, time, and whether they hold (21 CFR 11.50).</summary>
public static class SignatureWords
{
    public static string Of(SignatureMeaning meaning) =>
        meaning switch
        {
            SignatureMeaning.Author => "I wrote this, or am answerable for it",
            SignatureMeaning.Review => "I looked at it",
            SignatureMeaning.Approval => "I approve it",
            SignatureMeaning.Eligibility => "the subject is eligible",
            SignatureMeaning.Release => "the product may be given",
            SignatureMeaning.Rejection => "the product must not be given",
            SignatureMeaning.Decision => "the committee decided so",
        };

    public static Phrase Time(DateTimeOffset at) => $"{at.UtcDateTime:d MMM yyyy HH:mm} UTC";

    /// <summary>Whether it holds, and what voided it.</summary>
    public static Inline Standing(RecordedSignature signature) =>
        signature switch
        {
            { Standing: SignatureStanding.Holds } => Inline.Met("holds"),
            { Standing: SignatureStanding.Misplaced } => Inline.NotMet("void: it signs something else than what stands here"),
            { VoidedBy: var (record, entry, at) } => Inline.NotMet(
                $"void: {record} was written anew on {Time(at)} (entry {entry.ToString(CultureInfo.InvariantCulture)})"
            ),
            { Standing: SignatureStanding.Voided } => Inline.NotMet("void"),
            _ => throw new ArgumentOutOfRangeException(nameof(signature)),
        };
}
