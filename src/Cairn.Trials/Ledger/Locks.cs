using Cairn.Ledger.Kinds;

namespace Cairn.Ledger;

/// <summary>What is locked: records, subjects, or the whole study.</summary>
public sealed class Locks
{
    readonly HashSet<(RecordKey? Key, string? Subject)> _held = [];

    static readonly Locks None = new();

    Locks() { }

    public static Locks Of(LedgerState state)
    {
        List<Stated<Locked>> locked = [.. state.Of<Locked>()];
        return locked.Count == 0 ? None : Of(state, locked);
    }

    static Locks Of(LedgerState state, List<Stated<Locked>> locked)
    {
        var locks = new Locks();
        var turns = locked
            .Select(l => (l.Entry.Sequence, l.Content.Key, l.Content.Subject, Locks: true))
            .Concat(state.Of<Unlocked>().Select(u => (u.Entry.Sequence, u.Content.Key, u.Content.Subject, Locks: false)));
        foreach (var (_, key, subject, held) in turns.OrderBy(t => t.Sequence))
            if (held)
                locks._held.Add((key, subject));
            else
                locks._held.Remove((key, subject));
        return locks;
    }

    /// <summary>True when the record, its subject or the study is locked.</summary>
    public bool Holds(RecordKey key) =>
        _held.Count > 0
        && (_held.Contains((key, key.Subject)) || _held.Contains((null, key.Subject)) || _held.Contains((null, null)));
}
