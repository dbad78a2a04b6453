namespace Cairn.Records;

/// <summary>Whether a signature holds.</summary>
public enum SignatureStanding
{
    /// <summary>What was signed is what stands.</summary>
    Holds,

    /// <summary>Something that was signed was changed or taken out since.</summary>
    Voided,

    /// <summary>What it names is not what the ledger holds under that number: it was carried here from elsewhere.</summary>
    Misplaced,
}

/// <summary>A signature as it is printed beside what it signs (21 CFR 11.50).</summary>
/// <param name="Name">The printed name.</param>
/// <param name="Role">The role in which it was given.</param>
/// <param name="At">The server's time, UTC.</param>
/// <param name="Subject">The subject whose records were signed; null when it is the study's.</param>
/// <param name="Entry">Sequence of its entry.</param>
public sealed record RecordedSignature(
    string Name,
    string Role,
    SignatureMeaning Meaning,
    DateTimeOffset At,
    string? Subject,
    long Entry
)
{
    /// <summary>The account that signed.</summary>
    public required string Account { get; init; }

    /// <summary>How many entries it covers.</summary>
    public required int Covers { get; init; }

    /// <summary>
    /// The committee's decision that it signs, as its place among the decisions of the casebook, from 0; null for another.
    /// </summary>
    public int? Decision { get; init; }
    public SignatureStanding Standing { get; init; } = SignatureStanding.Holds;

    /// <summary>The first change that voided it, and its time; null while it holds.</summary>
    public (RecordKey Record, long Entry, DateTimeOffset At)? VoidedBy { get; init; }

    /// <summary>The signature as it was known at the end of a day, UTC; null when it was not given yet.</summary>
    public RecordedSignature? AsOf(DateOnly day)
    {
        if (DateOnly.FromDateTime(At.UtcDateTime) > day)
            return null;
        return VoidedBy is { } change && DateOnly.FromDateTime(change.At.UtcDateTime) > day
            ? this with
            {
                Standing = SignatureStanding.Holds,
                VoidedBy = null,
            }
            : this;
    }
}
