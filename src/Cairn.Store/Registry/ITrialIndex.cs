using Cairn.Registry;
using Cairn.Registry.Likeness;
using Cairn.Registry.Words;

namespace Cairn.Store.Registry;

/// <summary>
/// What finds trials: an index beside the records, rebuilt from them whenever it falls behind. Two stand behind this: Lucene in
/// a folder beside the SQLite file, and PostgreSQL's full-text search. Both are given the same entries and answer the same
/// questions with the same trials; the order of hits by relevance is each one's own.
/// </summary>
interface ITrialIndex : IAsyncDisposable
{
    /// <summary>The last row of the records that is in the index; 0 for an empty one.</summary>
    Task<long> UpTo(CancellationToken cancel);

    /// <summary>
    /// Everything is going to be put again. An index that shows changes only with the next <see cref="Commit"/> leaves all out;
    /// another replaces entry by entry.
    /// </summary>
    Task StartOver(CancellationToken cancel);

    /// <summary>Puts entries in place of those with the same number. They are found after <see cref="Commit"/>.</summary>
    Task Put(IReadOnlyList<EntryToPut> entries, CancellationToken cancel);

    /// <summary>Makes what was put durable, and notes up to which row of the records the index goes.</summary>
    Task Commit(long upTo, CancellationToken cancel);

    Task<SearchResult> Search(Search search, CancellationToken cancel);

    /// <summary>The trials most like one, with why.</summary>
    Task<IReadOnlyList<RelatedTrial>> Related(RelatedSearch search, CancellationToken cancel);

    /// <summary>How many trials are in the index.</summary>
    Task<int> Count(CancellationToken cancel);
}

/// <summary>An entry on its way into an index.</summary>
/// <param name="Make">Makes it, where there is a reader of words.</param>
/// <param name="IsNew">True when no entry of the number can be in the index: there is none to replace.</param>
readonly record struct EntryToPut(Func<WordReader, IndexEntry> Make, bool IsNew);
