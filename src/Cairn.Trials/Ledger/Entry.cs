namespace Cairn.Ledger;

/// <summary>What an entry says happened.</summary>
public enum EntryKind
{
    /// <summary>The study's definition was loaded; the values say which.</summary>
    StudyLoaded,

    /// <summary>The study's records come from the generator, now and for good.</summary>
    SyntheticMark,

    /// <summary>A record was written for the first time.</summary>
    RecordAdded,

    /// <summary>A record was written anew; <see cref="Entry.Corrects"/> names the entry it replaces.</summary>
    RecordCorrected,

    /// <summary>The safety review committee decided on the next dose; a later decision takes its place.</summary>
    DoseDecided,
}

/// <summary>Who wrote an entry, when and why.</summary>
/// <param name="Who">The person's account, or the program's name.</param>
/// <param name="Role">The role in which it was done.</param>
/// <param name="At">The server's time. Kept in UTC to the millisecond.</param>
/// <param name="Reason">Why; a correction needs one.</param>
/// <param name="Source">The document it came from, for example file name and SHA-256; null when a person typed it.</param>
public sealed record Attribution(string Who, string Role, DateTimeOffset At, string? Reason = null, string? Source = null);

/// <summary>One line of a study's ledger. Written once, never changed. Two entries are the same when their hashes are.</summary>
public sealed record Entry
{
    /// <summary>Place in the study's ledger, from 1, without gaps.</summary>
    public required long Sequence { get; init; }
    public required string Study { get; init; }
    public required EntryKind Kind { get; init; }

    /// <summary>The record it is about; null when it is about the study.</summary>
    public RecordKey? Key { get; init; }

    /// <summary>Variable name to text, ordered by name (ordinal), names unique. For a record: its whole text form, not the change alone.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Values { get; init; }
    public required Attribution By { get; init; }

    /// <summary>Sequence of the entry that this one replaces.</summary>
    public long? Corrects { get; init; }

    /// <summary>Hash of the entry before; <see cref="ChainHead.Empty"/>'s for the first.</summary>
    public required string PreviousHash { get; init; }

    /// <summary>SHA-256 over the canonical form (<see cref="Chain"/>), 64 lower-case hexadecimal digits.</summary>
    public required string Hash { get; init; }
}
