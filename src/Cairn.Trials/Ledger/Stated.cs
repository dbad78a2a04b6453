using Cairn.Ledger.Entries;

namespace Cairn.Ledger;

/// <summary>Something that is no record, with the entry that says it.</summary>
public sealed record Stated<T>(Entry Entry, T Content)
    where T : EntryContent;
