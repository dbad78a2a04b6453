namespace Cairn.Registry;

/// <summary>The form a record came in.</summary>
public enum RecordFormat
{
    /// <summary>JSON of the registry's interface, version 2.</summary>
    Json,

    /// <summary>The registry's older XML.</summary>
    Xml,

    /// <summary>A line of a text corpus: number, title, description, summary.</summary>
    Text,
}

/// <summary>A version of a record, as a registry keeps it.</summary>
/// <param name="Number">Registry number, in capitals.</param>
/// <param name="Source">The record as it came, byte by byte.</param>
/// <param name="Updated">The day of the last update (2025-06-03); null when the record does not say.</param>
/// <param name="Held">The day of the registry's data it was taken from; null when the record does not say.</param>
/// <param name="Place">Where it was loaded from.</param>
public sealed record RecordVersion(
    string Number,
    RecordFormat Format,
    ReadOnlyMemory<byte> Source,
    string? Updated,
    string? Held,
    string Place
)
{
    /// <summary>
    /// True when this version replaces another: it was updated later, or held later; of two that were held on the same day the
    /// fuller form (JSON, XML, text), then the one that came later. One that does not say when is older than one that does.
    /// </summary>
    public bool Replaces(RecordVersion other) => Order(this, other) >= 0;

    static int Order(RecordVersion a, RecordVersion b)
    {
        var updated = string.CompareOrdinal(a.Updated ?? "", b.Updated ?? "");
        if (updated != 0)
            return updated;
        var held = string.CompareOrdinal(a.Held ?? "", b.Held ?? "");
        return held != 0 ? held : b.Format - a.Format;
    }
}
