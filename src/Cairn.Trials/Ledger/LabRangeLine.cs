using Cairn.Ledger.Entries;
using Cairn.Records;

namespace Cairn.Ledger;

/// <summary>A range of a laboratory as it stands.</summary>
/// <param name="Entry">The entry that says it.</param>
/// <param name="Before">As it stood before; null when it was never changed.</param>
public sealed record LabRangeLine(LabRange Range, Entry Entry, LabRangeLine? Before = null);
