using System.Runtime.CompilerServices;
using Cairn.Ledger;
using Cairn.Ledger.Kinds;

namespace Cairn.Capture;

/// <summary>What stands beside the records of a study: queries, verification, locks, signatures.</summary>
public sealed class RecordMarks
{
    readonly ILookup<RecordKey, OpenQuery> _queries;
    readonly HashSet<long> _verified,
        _signed;
    readonly Locks _locks;

    RecordMarks(ILookup<RecordKey, OpenQuery> queries, HashSet<long> verified, HashSet<long> signed, Locks locks) =>
        (_queries, _verified, _signed, _locks) = (queries, verified, signed, locks);

    static readonly ConditionalWeakTable<LedgerState, RecordMarks> Made = [];

    /// <summary>Of all records of a study; made once a state.</summary>
    public static RecordMarks Of(LedgerState state) => Made.GetValue(state, Make);

    static RecordMarks Make(LedgerState state)
    {
        var signed = state.Of<Signed>().Where(s => s.Content.Whom is not null);
        return new(
            OpenQuery.Of(state).ToLookup(q => q.Key),
            [.. state.Of<RecordVerified>().Select(v => v.Content.Verified)],
            [.. signed.SelectMany(s => s.Content.Covers.Select(c => c.Sequence))],
            Locks.Of(state)
        );
    }

    /// <summary>The open queries about a record, oldest first.</summary>
    public IEnumerable<OpenQuery> QueriesOf(RecordKey key) => _queries[key];

    /// <summary>True when a monitor compared it as it stands with its source.</summary>
    public bool IsVerified(SheetLine line) => _verified.Contains(line.Entry);

    /// <summary>True when a signature covers it as it stands.</summary>
    public bool IsSigned(SheetLine line) => _signed.Contains(line.Entry);

    public bool IsLocked(RecordKey key) => _locks.Holds(key);
}
