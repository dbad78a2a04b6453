using Cairn.Ledger.Entries;
using Cairn.Records;

namespace Cairn.Ledger.Kinds;

/// <summary>How a person showed, at the moment of signing, who they are.</summary>
public enum SignatureProof
{
    Password,
    PasswordAndCode,
    Passkey,

    /// <summary>The owner of the machine, at its command line: nobody else works there.</summary>
    LocalOwner,
}

/// <summary>An entry that a signature covers: with its hash, so that the signature cannot be carried to another.</summary>
public sealed record SignedEntry(long Sequence, string Hash)
{
    public static SignedEntry Of(Entry entry) => new(entry.Sequence, entry.Hash);

    /// <summary>Code = sequence ":" hash.</summary>
    public string Code => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Sequence}:{Hash}");

    /// <exception cref="FormatException">The text is no <see cref="Code"/>.</exception>
    public static SignedEntry Parse(string code) =>
        code.Split(':') is [var sequence, { Length: 64 } hash]
        && long.TryParse(sequence, System.Globalization.CultureInfo.InvariantCulture, out var number)
            ? new(number, hash)
            : throw new FormatException($"'{code}' names no signed entry.");
}

/// <summary>
/// A signature (21 CFR 11.50, 11.70): printed name, meaning, time, and the entries it covers with their hashes. A later
/// correction of one of them voids it.
/// </summary>
/// <param name="Name">The signer's name as it is printed.</param>
/// <param name="Whom">The subject whose records are signed; null when it is the study's.</param>
public sealed record Signed(
    SignatureMeaning Meaning,
    string Name,
    SignatureProof Proof,
    IReadOnlyList<SignedEntry> Covers,
    string? Whom = null
) : EntryContent
{
    public static EntryKind OfKind { get; } =
        new("signed", "signed", e => new Signed(
            e.Code<SignatureMeaning>("MEANING"),
            e.Text("NAME"),
            e.Code<SignatureProof>("PROOF"),
            [.. e.List("COVERS").Select(SignedEntry.Parse)],
            e.SubjectOrNone
        ));

    public override EntryKind Kind => OfKind;
    public override string? Subject => Whom;

    public override void Write(ContentWriter to)
    {
        to.Text("NAME", Name);
        to.Code<SignatureMeaning>("MEANING", Meaning).Code<SignatureProof>("PROOF", Proof);
        to.List("COVERS", [.. Covers.Select(c => c.Code)]);
    }

    public bool Equals(Signed? other) =>
        other is not null
        && (Meaning, Name, Proof, Whom) == (other.Meaning, other.Name, other.Proof, other.Whom)
        && Covers.SequenceEqual(other.Covers);

    public override int GetHashCode() => HashCode.Combine(Meaning, Name, Whom, Covers.Count);
}
