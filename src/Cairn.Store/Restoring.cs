using System.Data.Common;
using Cairn.Ledger;
using Cairn.Ledger.Entries;
using Cairn.Ledger.Integrity;

namespace Cairn.Store;

/// <summary>Writes whole ledgers, entry by entry as they were, within one transaction.</summary>
sealed class Restoring(Database target, DbConnection connection, DbTransaction transaction)
{
    const int Part = 2_048;

    /// <exception cref="StoreException">The study has other entries here.</exception>
    public async Task<ChainVerdict> Bring(StoredLedger ledger, string database, CancellationToken cancel)
    {
        var here = await EntryRows.Head(connection, transaction, ledger.Study, cancel);
        if (here != ChainHead.Empty && here != ledger.Head)
            throw new StoreException(
                $"{database} has entries of {ledger.Study} already (its head is {here.Code}). Restore into another database."
            );
        var check = new ChainCheck(ledger.Study);
        await using var insert = target.Inserting(connection);
        await foreach (var part in Parts(ledger.Entries, cancel))
        {
            check.Take(part);
            if (here == ChainHead.Empty)
                await insert.All(part, transaction);
        }
        if (here == ChainHead.Empty)
            await EntryRows.SetHead(connection, transaction, ledger.Study, ledger.Head, cancel);
        return check.End(new KnownHead(ledger.Study, ledger.Head, "the archive", IsLast: true));
    }

    static async IAsyncEnumerable<List<Entry>> Parts(
        IAsyncEnumerable<Entry> entries,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel
    )
    {
        var part = new List<Entry>(Part);
        await foreach (var entry in entries.WithCancellation(cancel))
        {
            part.Add(entry);
            if (part.Count < Part)
                continue;
            yield return part;
            part = new(Part);
        }
        yield return part;
    }
}
