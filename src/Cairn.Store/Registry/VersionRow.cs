using Cairn.Registry;

namespace Cairn.Store.Registry;

/// <summary>A version of a record in the database, without its source.</summary>
/// <param name="Id">Grows with every version loaded, across all records.</param>
/// <param name="Loaded">When it was loaded, UTC.</param>
/// <param name="Length">Bytes of the source as it came.</param>
/// <param name="Hash">SHA-256 of the source, hexadecimal.</param>
public sealed record VersionRow(
    long Id,
    bool IsCurrent,
    string Number,
    RecordFormat Format,
    string? Updated,
    string? Held,
    string Place,
    string Loaded,
    long Length,
    string Hash
);

/// <summary>A version with its source.</summary>
public sealed record StoredVersion(VersionRow Row, RecordVersion Record);

/// <summary>What a registry holds.</summary>
/// <param name="Trials">Registry numbers.</param>
/// <param name="Versions">Versions of their records, the current ones included.</param>
/// <param name="TextBytes">Bytes of all versions as they came.</param>
/// <param name="LastUpdate">The latest update of a record; null when none says.</param>
/// <param name="LastHeld">The latest day of the registry's data; null when no record says.</param>
/// <param name="LastLoaded">When a version was last loaded, UTC; null when none was.</param>
/// <param name="Formats">Current records by the form they came in.</param>
public sealed record RegistryStatus(
    long Trials,
    long Versions,
    long TextBytes,
    string? LastUpdate,
    string? LastHeld,
    string? LastLoaded,
    IReadOnlyList<(RecordFormat Format, long Trials)> Formats
)
{
    public static RegistryStatus Empty { get; } = new(0, 0, 0, null, null, null, []);

    /// <summary>Trials in the index; fewer than <see cref="Trials"/> while the index lags behind.</summary>
    public long Indexed { get; init; }

    /// <summary>Bytes on disk of the records and the index; null where the server keeps them (PostgreSQL).</summary>
    public long? DiskBytes { get; init; }
}
