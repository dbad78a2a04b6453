namespace Cairn.Ledger;

/// <summary>A record that somebody else wrote meanwhile.</summary>
/// <param name="Expected">Sequence of the entry that the author had before them; 0 when there was none.</param>
/// <param name="Theirs">What was said since; null when there is no such record.</param>
/// <param name="Differences">What they say and what the author says, value by value: old is theirs, new is the author's.</param>
public sealed record RecordConflict(RecordKey Key, long Expected, RecordVersions? Theirs, IReadOnlyList<ValueChange> Differences);
