using System.Buffers;
using System.Text.Json;
using Cairn.Ledger.Entries;

namespace Cairn.Ledger.Integrity;

/// <summary>What can be said of an entry by itself.</summary>
/// <param name="HashHolds">True when its hash is the one of its texts.</param>
/// <param name="Removed">Values that may identify a person and are not there.</param>
/// <param name="Wrong">A private value whose digest is another, or that the content does not name; null when there is
/// none.</param>
readonly record struct EntryCheck(bool HashHolds, IReadOnlyList<string> Removed, string? Wrong)
{
    const string DigestMark = "{\"sha256\":";

    public static EntryCheck Of(Entry entry, ArrayBufferWriter<byte> buffer)
    {
        var holds = entry.Hash == CanonicalForm.HashOf(entry, buffer);
        var hides = entry.Private is not null || entry.Content.Contains(DigestMark, StringComparison.Ordinal);
        return hides ? OfPrivate(entry, holds) : new(holds, [], null);
    }

    static EntryCheck OfPrivate(Entry entry, bool holds)
    {
        try
        {
            var hidden = entry.Private is null ? [] : ContentText.ReadPrivate(entry.Private);
            var values = entry.Values.Where(v => v.IsPrivate).ToList();
            return new(holds, [.. values.Where(v => v.IsRemoved).Select(v => v.Name)], WrongOf(values, hidden.Keys));
        }
        catch (Exception unread) when (unread is FormatException or JsonException or InvalidOperationException)
        {
            return new(holds, [], "private");
        }
    }

    static string? WrongOf(List<EntryValue> values, IEnumerable<string> hidden) =>
        values.Find(v => v is { Text: { } text, Salt: { } salt } && PrivateValue.Digest(v.Name, salt, text) != v.Digest)?.Name
        ?? hidden.FirstOrDefault(name => !values.Exists(v => v.Name == name));
}
