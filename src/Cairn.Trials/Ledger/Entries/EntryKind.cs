namespace Cairn.Ledger.Entries;

/// <summary>A kind of entry: its code in the ledger, and the way back from an entry to what it says.</summary>
/// <param name="Code">Kebab case; never changed, never given to another kind.</param>
/// <param name="Label">What happened, as a page says it.</param>
/// <param name="Read">Throws <see cref="FormatException"/> where the entry does not hold what the kind needs;
/// <see cref="ContentReader"/>'s getters do.</param>
public sealed record EntryKind(string Code, string Label, Func<ContentReader, EntryContent> Read)
{
    public bool Equals(EntryKind? other) => other?.Code == Code;

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Code);

    public override string ToString() => Code;
}
