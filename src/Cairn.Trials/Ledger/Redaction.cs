using Cairn.Ledger.Entries;

namespace Cairn.Ledger;

/// <summary>Takes values that may identify a person out of an entry.</summary>
public static class Redaction
{
    /// <summary>The entry without these private values; its hash holds as before.</summary>
    public static Entry Of(Entry entry, IReadOnlyCollection<string> names) =>
        entry with
        {
            Private = ContentText.WritePrivate([
                .. entry.Values.Where(v => v.IsPrivate && !names.Contains(v.Name, StringComparer.Ordinal)),
            ]),
        };
}
