using System.Collections.Concurrent;
using Cairn.Records;

namespace Cairn.Ledger;

/// <summary>What a state's entries showed at the end of earlier days. Safe to use from several threads.</summary>
sealed class PastKnowledge(LedgerState state)
{
    readonly ConcurrentDictionary<string, PastRecords> _subjects = new(StringComparer.Ordinal);

    /// <summary>The same records for every day between two on which something was entered of the subject.</summary>
    public SubjectRecords Of(string subject, DateOnly day) =>
        _subjects.GetOrAdd(subject, id => new(id, state.RecordsOf(id).Values, state.KnownSince)).By(day);
}
