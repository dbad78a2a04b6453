namespace Cairn.Ledger;

/// <summary>What somebody wants to append to a study's ledger, all of it or nothing.</summary>
/// <param name="Drafts">In order.</param>
public sealed record Change(IReadOnlyList<Draft> Drafts)
{
    /// <summary>
    /// Sequence of the newest entry of each record that the author had before them, 0 where there was none. Where a record has
    /// another by now, nothing is written. A new record expects none, a correction expects the entry that it corrects; both need
    /// not be named here.
    /// </summary>
    public IReadOnlyDictionary<RecordKey, long> Expected { get; init; } = new Dictionary<RecordKey, long>();

    /// <summary>
    /// The head that the author had before them, when what they say rests on the whole ledger; null when it does not.
    /// </summary>
    public ChainHead? RestsOn { get; init; }

    public static Change Of(params IReadOnlyList<Draft> drafts) => new(drafts);
}
