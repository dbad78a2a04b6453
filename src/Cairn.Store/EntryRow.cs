using Microsoft.EntityFrameworkCore;

namespace Cairn.Store;

/// <summary>An entry as the database keeps it: one row, every value legible with plain SQL.</summary>
[PrimaryKey(nameof(Study), nameof(Sequence))]
sealed class EntryRow
{
    public required string Study { get; init; }
    public required long Sequence { get; init; }
    public required string Kind { get; init; }
    public string? Subject { get; init; }
    public string? Domain { get; init; }
    public int? Number { get; init; }

    /// <summary>A JSON object, names in ordinal order.</summary>
    public required string Content { get; init; }
    public required string Who { get; init; }
    public required string Role { get; init; }

    /// <summary>UTC to the millisecond, as the hash covers it.</summary>
    public required string At { get; init; }
    public string? Reason { get; init; }
    public string? Source { get; init; }
    public long? Corrects { get; init; }
    public required string PreviousHash { get; init; }
    public required string Hash { get; init; }
}
