using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Cairn.Ledger.Entries;

namespace Cairn.Ledger.Integrity;

/// <summary>
/// Checks a study's ledger against what was written: every hash, the order, what the entries say of each other, and the heads
/// that are known from elsewhere. Takes the entries from the first, in parts, in the order in which they stand; needs nothing
/// else, so that it runs on a machine without the server.
/// </summary>
public sealed class ChainCheck
{
    /// <summary>Entries after a break that are looked at to say what happened.</summary>
    const int LookedAt = 10_000;

    const int Size = SHA256.HashSizeInBytes;

    readonly string _study;
    readonly Digests _digests = new();
    readonly ContentCheck _contents;
    readonly List<Entry> _rest = [];
    readonly List<Entry> _versions = [];
    readonly byte[] _lastHash = Encoding.UTF8.GetBytes(ChainHead.Empty.Hash);
    EntryCheck[] _checks = []; // of the run that is being taken
    byte[] _digested = [];
    long _entries;

    public ChainCheck(string study)
    {
        _study = study;
        _contents = new(study, _digests);
    }

    /// <summary>Checks a whole ledger at once.</summary>
    public static ChainVerdict Of(string study, IReadOnlyList<Entry> entries, params IReadOnlyList<KnownHead> known)
    {
        var check = new ChainCheck(study);
        check.Take(entries);
        return check.End(known);
    }

    /// <summary>What is wrong with a whole ledger in itself.</summary>
    public static IReadOnlyList<ChainBreak> Breaks(IEnumerable<Entry> entries)
    {
        List<Entry> all = [.. entries];
        return all is [var first, ..] ? Of(first.Study, all).Breaks : [];
    }

    /// <summary>The entries so far that put a version of the protocol into force, those behind a break too.</summary>
    public IReadOnlyList<Entry> Versions => _versions;

    /// <summary>Takes the next entries.</summary>
    public void Take(IReadOnlyList<Entry> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var run = new CanonicalRun();
        foreach (var entry in entries)
            run.Add(entry);
        Take(run);
    }

    /// <summary>Takes the next entries; the run may be used again afterwards.</summary>
    [MethodImpl(Often.Called)]
    public void Take(CanonicalRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        _entries += run.Count;
        if (_rest.Count > 0)
        {
            Keep(run, 0);
            return;
        }
        Check(run);
        for (var i = 0; i < run.Count; i++)
            if (!Follows(run, i, _checks[i]))
            {
                Keep(run, i);
                return;
            }
            else
                Take(run, i, _checks[i]);
    }

    /// <summary>What was found, when all entries were taken.</summary>
    /// <param name="known">Heads known from elsewhere; those of other studies are passed over.</param>
    public ChainVerdict End(params IReadOnlyList<KnownHead> known)
    {
        if (_rest.Count == 0)
            _contents.End(); // what explains a lost value may stand behind a break
        List<KnownHead> own = [.. known.Where(k => k.Study == _study)];
        List<ChainBreak> breaks = [.. _contents.Breaks];
        if (_rest.Count > 0)
            breaks.Add(new BreakDiagnosis(_study, Head, _digests, _rest, own).Break);
        var unlike = own.OrderBy(k => k.Head.Sequence).Select(k => Against(k, own));
        breaks.AddRange(unlike.OfType<ChainBreak>().DistinctBy(b => b.Kind));
        return new(_study, Head, _entries, [.. breaks.OrderBy(b => b.Sequence)]);
    }

    /// <summary>The last entry up to which the chain holds.</summary>
    ChainHead Head => _digests.Head;

    // The hashes do not depend on one another: as many at once as there are processors.
    void Check(CanonicalRun run)
    {
        if (_checks.Length < run.Count)
            (_checks, _digested) = (new EntryCheck[run.Count], new byte[run.Count * Size]);
        var parts = Math.Min(Math.Max(1, run.Count / 256), 8);
        Parallel.For(0, parts, part => Check(run, part * run.Count / parts, (part + 1) * run.Count / parts));
    }

    [MethodImpl(Often.Called)]
    void Check(CanonicalRun run, int from, int to)
    {
        for (var i = from; i < to; i++)
            _checks[i] = EntryCheck.Of(run, i, DigestOf(i));
    }

    Span<byte> DigestOf(int index) => _digested.AsSpan(index * Size, Size);

    bool Follows(CanonicalRun run, int index, EntryCheck check)
    {
        var (start, length) = check.Previous;
        return check.HashHolds
            && check.Sequence == _digests.Count + 1
            && length >= 0
            && _lastHash.AsSpan().SequenceEqual(run.Form(index).Slice(start, length));
    }

    void Take(CanonicalRun run, int index, EntryCheck check)
    {
        if (check.IsVersion)
            _versions.Add(run.Entry(index));
        run.Hash(index).CopyTo(_lastHash);
        _digests.Add(DigestOf(index));
        _contents.Take(run, index, check);
    }

    // The entries from the first break on.
    void Keep(CanonicalRun run, int from)
    {
        for (var i = from; i < run.Count; i++)
        {
            if (_rest.Count < LookedAt)
                _rest.Add(run.Entry(i));
            if (EntryCheck.SaysVersion(run.Form(i)))
                _versions.Add(run.Entry(i));
        }
    }

    // A head beyond the first break says nothing more than the break does.
    ChainBreak? Against(KnownHead known, List<KnownHead> all)
    {
        var (head, last) = (known.Head, _digests.Count);
        if (head.Sequence == 0)
            return known.IsLast && last > 0 ? new(_study, 1, BreakKind.Inserted, Known: known.From) : null;
        if (head.Sequence <= last && !_digests.Is(head.Sequence, head.Hash))
            return new(_study, FirstDoubtful(head, all), BreakKind.Rewritten, Other: head.Sequence, Known: known.From);
        if (_rest.Count > 0)
            return null;
        if (head.Sequence > last)
            return new(_study, last + 1, BreakKind.Truncated, Other: head.Sequence, Known: known.From);
        return known.IsLast && head.Sequence < last
            ? new(_study, head.Sequence + 1, BreakKind.Inserted, Known: known.From)
            : null;
    }

    // After the last known head that the chain still has.
    long FirstDoubtful(ChainHead wrong, List<KnownHead> all) =>
        1
        + all.Select(k => k.Head)
            .Where(h => h.Sequence < wrong.Sequence && _digests.Is(h.Sequence, h.Hash))
            .Select(h => h.Sequence)
            .DefaultIfEmpty()
            .Max();
}
