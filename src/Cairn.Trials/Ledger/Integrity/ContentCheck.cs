using System.Runtime.CompilerServices;
using Cairn.Ledger.Entries;
using Cairn.Ledger.Kinds;

namespace Cairn.Ledger.Integrity;

/// <summary>
/// What must fit between the entries of a chain that holds: corrections, signatures, and values that were removed.
/// </summary>
sealed class ContentCheck(string study, Digests digests)
{
    readonly AboutEntries _about = new();
    readonly Dictionary<long, HashSet<string>> _removed = [];
    readonly HashSet<(long Entry, string Name)> _explained = [];

    public List<ChainBreak> Breaks { get; } = [];

    /// <summary>Takes the next entry; its digest is known by then.</summary>
    [MethodImpl(Often.Called)]
    public void Take(CanonicalRun run, int index, EntryCheck check)
    {
        _about.Add(run.Form(index), check);
        if (check.Corrects is { } corrected && !_about.IsAboutTheSame(corrected))
            Break(check.Sequence, BreakKind.CorrectsAnother, other: corrected);
        if (check.Wrong is { } wrong)
            Break(check.Sequence, BreakKind.PrivateChanged, wrong);
        if (check.Removed is { Count: > 0 } removed)
            _removed.Add(check.Sequence, [.. removed]);
        if (check.IsSignature && !SignatureFits(run.Entry(index)))
            Break(check.Sequence, BreakKind.SignatureMoved);
        if (check.IsRedaction && EntryKinds.Read(run.Entry(index)).Value is Redacted redacted)
            Explain(check.Sequence, redacted);
    }

    /// <summary>Adds the values that are gone without an entry that says so.</summary>
    public void End()
    {
        foreach (var (entry, names) in _removed)
        foreach (var name in names.Where(n => !_explained.Contains((entry, n))))
            Breaks.Add(new(study, entry, BreakKind.PrivateLost, name));
    }

    void Explain(long entry, Redacted redacted)
    {
        var removed = _removed.GetValueOrDefault(redacted.Of) ?? [];
        foreach (var name in redacted.Names)
            if (removed.Contains(name))
                _explained.Add((redacted.Of, name));
            else
                Breaks.Add(new(study, redacted.Of, BreakKind.RemovalUndone, name, entry));
    }

    bool SignatureFits(Entry entry)
    {
        var covers = EntryKinds.Read(entry).Value is Signed signed ? signed.Covers : [];
        return covers.All(c => c.Sequence < entry.Sequence && digests.Is(c.Sequence, c.Hash) && IsOf(entry.Subject, c.Sequence));
    }

    // A signature for one subject covers nothing of another.
    bool IsOf(string? subject, long sequence) => subject is null || _about.IsOfTheSameSubject(sequence);

    void Break(long entry, BreakKind kind, string? column = null, long? other = null) =>
        Breaks.Add(new(study, entry, kind, column, other));
}
