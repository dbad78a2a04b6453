using System.Collections.Concurrent;
using System.Data.Common;
using Cairn.Ledger;

namespace Cairn.Store;

/// <summary>
/// The newest known state of each study, shared by whoever reads and by the writer; it grows by the entries that are new.
/// </summary>
sealed class States(Database database)
{
    readonly ConcurrentDictionary<string, LedgerState> _newest = new(StringComparer.Ordinal);

    /// <summary>A study's state as the database has it now.</summary>
    /// <param name="head">Its last entry, as the table of heads has it at this moment.</param>
    /// <exception cref="StoreException">The entries do not end where the table of heads says.</exception>
    public async Task<LedgerState> Current(
        DbConnection connection,
        DbTransaction? transaction,
        string study,
        ChainHead head,
        CancellationToken cancel
    )
    {
        var known = _newest.GetOrAdd(study, LedgerState.Empty);
        if (known.Head == head)
            return known;
        var grown = await Grown(known, head, connection, transaction, cancel);
        _newest.TryUpdate(study, grown, known);
        return grown;
    }

    /// <summary>A state that was just committed.</summary>
    public void Publish(LedgerState state) => _newest[state.Study] = state;

    async Task<LedgerState> Grown(
        LedgerState known,
        ChainHead head,
        DbConnection connection,
        DbTransaction? transaction,
        CancellationToken cancel
    )
    {
        var study = known.Study;
        var entries = await EntryRows
            .Read(connection, transaction, study, known.Head.Sequence, head.Sequence, cancel)
            .ToListAsync(cancel);
        var follows = entries is [] || entries[0].PreviousHash == known.Head.Hash;
        var grown = follows ? known.After(entries) : known;
        if (grown.Head == head)
            return grown;
        if (known.Head != ChainHead.Empty) // another database lies under the same name by now: a restored one
            return await Grown(LedgerState.Empty(study), head, connection, transaction, cancel);
        throw new StoreException(
            $"The ledger of {study} in {database.Name} does not end where it should: entries are missing or were changed. "
                + $"'cairn verify' says which.",
            trouble: StoreTrouble.Altered
        );
    }
}
