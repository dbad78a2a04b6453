namespace Cairn.Ledger.Entries;

/// <summary>A value of an entry.</summary>
/// <param name="Name">Unique within the entry.</param>
/// <param name="Text">The value; null when it is a list, and when it was removed.</param>
/// <param name="Items">The texts of a list.</param>
/// <param name="Digest">Of a value that may identify a person: what the entry's hash covers in its place
/// (<see cref="PrivateValue.Digest"/>).</param>
/// <param name="Salt">Of such a value, as long as it was not removed.</param>
public sealed record EntryValue(
    string Name,
    string? Text,
    IReadOnlyList<string>? Items = null,
    string? Digest = null,
    string? Salt = null
)
{
    /// <summary>What is shown where a value was removed.</summary>
    public const string RemovedMark = "[removed]";

    /// <summary>True when it may identify a person.</summary>
    public bool IsPrivate => Digest is not null;

    /// <summary>True when it was taken out: its digest alone is left.</summary>
    public bool IsRemoved => IsPrivate && Text is null;
}
