using Cairn.Ledger;
using Cairn.Ledger.Entries;

namespace Cairn.Store;

/// <summary>What became of a change: appended, and then it is on the disk; or not, and then nothing of it was written.</summary>
/// <param name="Entries">What was written; empty when it was not.</param>
/// <param name="State">The study's state: after the change, or as it stands in its way.</param>
public sealed record Appended(IReadOnlyList<Entry> Entries, LedgerState State)
{
    /// <summary>The records that somebody else wrote meanwhile.</summary>
    public IReadOnlyList<RecordConflict> Conflicts { get; init; } = [];

    /// <summary>Other reasons why it was not written.</summary>
    public IReadOnlyList<Finding> Refusals { get; init; } = [];

    /// <summary>What whoever runs the machine should know, though it was written.</summary>
    public IReadOnlyList<Finding> Warnings { get; init; } = [];

    public bool IsDone => Conflicts.Count == 0 && Refusals.Count == 0;
}
