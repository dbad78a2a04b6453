namespace Cairn.Records;

/// <summary>
/// A record that stands in the ledger and that no rule can read: as it is written there, with what is wrong with it.
/// </summary>
/// <param name="Entry">Sequence of the entry that holds it.</param>
/// <param name="Values">Variable to text; empty when not even that can be read.</param>
public sealed record UnreadRecord(
    RecordKey Key,
    long Entry,
    IReadOnlyList<KeyValuePair<string, string>> Values,
    IReadOnlyList<Finding> Findings
);
