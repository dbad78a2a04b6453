using Cairn.Ledger.Kinds;

namespace Cairn.Ledger;

/// <summary>The queries that nobody settled.</summary>
public static class OpenThreads
{
    /// <summary>Oldest first. An answer after the end opens a query again.</summary>
    public static IEnumerable<Stated<QueryOpened>> Of(LedgerState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var answered = state.Of<QueryAnswered>().ToLookup(a => a.Content.Query, a => a.Entry.Sequence);
        var closed = state.Of<QueryClosed>().ToLookup(c => c.Content.Query, c => c.Entry.Sequence);
        return state.Of<QueryOpened>().Where(q => IsOpen(answered[q.Entry.Sequence], closed[q.Entry.Sequence]));
    }

    static bool IsOpen(IEnumerable<long> answered, IEnumerable<long> closed)
    {
        var end = closed.DefaultIfEmpty().Max();
        return end == 0 || answered.DefaultIfEmpty().Max() > end;
    }
}
