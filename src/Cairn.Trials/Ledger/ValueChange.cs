using Cairn.Ledger.Entries;

namespace Cairn.Ledger;

/// <summary>One value that differs between two entries.</summary>
/// <param name="Old">Null when there was none.</param>
/// <param name="New">Null when there is none.</param>
public sealed record ValueChange(string Name, string? Old, string? New)
{
    /// <summary>What differs, in order of name.</summary>
    public static IReadOnlyList<ValueChange> Between(IReadOnlyList<EntryValue> old, IReadOnlyList<EntryValue> now)
    {
        var (before, after) = (Texts(old), Texts(now));
        return
        [
            .. before
                .Keys.Union(after.Keys, StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
                .Select(name => new ValueChange(name, before.GetValueOrDefault(name), after.GetValueOrDefault(name)))
                .Where(change => change.Old != change.New),
        ];
    }

    static Dictionary<string, string?> Texts(IReadOnlyList<EntryValue> values) =>
        values.ToDictionary(v => v.Name, Shown, StringComparer.Ordinal);

    static string? Shown(EntryValue value) =>
        value.IsRemoved ? EntryValue.RemovedMark : value.Text ?? string.Join(", ", value.Items ?? []);
}
