using Cairn.Ledger.Entries;
using Cairn.Ledger.Kinds;

namespace Cairn.Ledger.Integrity;

/// <summary>
/// What must fit between the entries of a chain that holds: corrections, signatures, and values that were removed.
/// </summary>
sealed class ContentCheck(string study, Digests digests)
{
    readonly List<(RecordKey? Key, string? Subject)> _about = [];
    readonly Dictionary<long, HashSet<string>> _removed = [];
    readonly HashSet<(long Entry, string Name)> _explained = [];

    public List<ChainBreak> Breaks { get; } = [];

    /// <param name="entry">The next one; its digest is known by then.</param>
    public void Take(Entry entry, EntryCheck check)
    {
        if (entry.Corrects is { } corrected && !IsEarlierOf(entry.Key, corrected))
            Break(entry, BreakKind.CorrectsAnother, other: corrected);
        if (check.Wrong is { } wrong)
            Break(entry, BreakKind.PrivateChanged, wrong);
        if (check.Removed.Count > 0)
            _removed.Add(entry.Sequence, [.. check.Removed]);
        if (entry.Kind == Signed.OfKind.Code && !SignatureFits(entry))
            Break(entry, BreakKind.SignatureMoved);
        if (entry.Kind == Redacted.OfKind.Code && EntryKinds.Read(entry).Value is Redacted redacted)
            Explain(entry, redacted);
        _about.Add((entry.Key, entry.Subject));
    }

    /// <summary>Adds the values that are gone without an entry that says so.</summary>
    public void End()
    {
        foreach (var (entry, names) in _removed)
        foreach (var name in names.Where(n => !_explained.Contains((entry, n))))
            Breaks.Add(new(study, entry, BreakKind.PrivateLost, name));
    }

    void Explain(Entry entry, Redacted redacted)
    {
        var removed = _removed.GetValueOrDefault(redacted.Of) ?? [];
        foreach (var name in redacted.Names)
            if (removed.Contains(name))
                _explained.Add((redacted.Of, name));
            else
                Breaks.Add(new(study, redacted.Of, BreakKind.RemovalUndone, name, entry.Sequence));
    }

    bool IsEarlierOf(RecordKey? key, long sequence) =>
        sequence >= 1 && sequence <= _about.Count && _about[(int)sequence - 1].Key == key;

    bool SignatureFits(Entry entry)
    {
        var covers = EntryKinds.Read(entry).Value is Signed signed ? signed.Covers : [];
        return covers.All(c => c.Sequence < entry.Sequence && digests.Is(c.Sequence, c.Hash) && IsOf(entry.Subject, c.Sequence));
    }

    // A signature for one subject covers nothing of another.
    bool IsOf(string? subject, long sequence) => subject is null || _about[(int)sequence - 1].Subject == subject;

    void Break(Entry entry, BreakKind kind, string? column = null, long? other = null) =>
        Breaks.Add(new(study, entry.Sequence, kind, column, other));
}
