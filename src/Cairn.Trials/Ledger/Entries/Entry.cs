using Cairn.Quantities;

namespace Cairn.Ledger.Entries;

/// <summary>
/// One line of a study's ledger, as it is kept: every text here is what the hash covers, so that an entry that nobody can read is
/// still an entry whose hash can be checked. Written once, never changed; only <see cref="Private"/> may lose values to a
/// redaction.
/// </summary>
public sealed record Entry
{
    public required string Study { get; init; }

    /// <summary>Place in the study's ledger, from 1, without gaps.</summary>
    public required long Sequence { get; init; }

    /// <summary>Code of the kind (<see cref="EntryKind"/>).</summary>
    public required string Kind { get; init; }

    /// <summary>USUBJID of whom it is about; null when it is about the study.</summary>
    public string? Subject { get; init; }

    /// <summary>Domain and number of the record it is about; null when it is about no record.</summary>
    public string? Domain { get; init; }
    public int? Number { get; init; }

    /// <summary>Sequence of the entry that this one replaces.</summary>
    public long? Corrects { get; init; }

    /// <summary>
    /// What it says: a JSON object (<see cref="ContentText"/>). A value that may identify a person stands here as its digest.
    /// </summary>
    public required string Content { get; init; }

    /// <summary>
    /// The values that may identify a person, each with its salt: a JSON object; null when there are none. Not covered by the
    /// hash itself.
    /// </summary>
    public string? Private { get; init; }

    /// <summary>The account.</summary>
    public required string Who { get; init; }
    public required string Role { get; init; }
    public string? Site { get; init; }

    /// <summary>The server's time, UTC to the millisecond (<see cref="TimeText"/>).</summary>
    public required string At { get; init; }

    /// <summary>When what it says happened, as far as that is known.</summary>
    public string? EventDate { get; init; }

    /// <summary>The device's own time with its offset, where it was not the server's.</summary>
    public string? DeviceTime { get; init; }

    /// <summary>Code of where it came from (<see cref="EntrySource"/>).</summary>
    public required string Source { get; init; }
    public string? Reason { get; init; }

    /// <summary>Hash of the entry before; 64 zeros for the first.</summary>
    public required string PreviousHash { get; init; }

    /// <summary>SHA-256 over the canonical form (<see cref="CanonicalForm"/>), 64 lower-case hexadecimal digits.</summary>
    public required string Hash { get; init; }

    /// <summary>The record it is about.</summary>
    public RecordKey? Key => this is { Subject: { } s, Domain: { } d } ? new RecordKey(s, d, Number) : null;

    /// <summary>The server's time; the default where it cannot be read.</summary>
    public DateTimeOffset Time => TimeText.Read(At) ?? default;

    /// <summary>The date of what happened; null where it is unknown or cannot be read.</summary>
    public PartialDate? Event => PartialDate.TryParse(EventDate ?? "", out var date, out _) ? date : null;

    public Attribution By => new(Who, Role, EntrySource.Read(Source), Site, Reason, TimeText.ReadDevice(DeviceTime));

    /// <summary>Its values in order of name, those that may identify a person among them.</summary>
    /// <exception cref="FormatException">The content is none.</exception>
    public IReadOnlyList<EntryValue> Values => ContentText.Read(Content, Private);

    /// <summary>Its values; none where they cannot be read, which the state's findings say.</summary>
    public IReadOnlyList<EntryValue> ReadableValues
    {
        get
        {
            try
            {
                return Values;
            }
            catch (FormatException)
            {
                return [];
            }
        }
    }
}
