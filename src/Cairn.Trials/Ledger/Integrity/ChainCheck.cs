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

    readonly string _study;
    readonly Digests _digests = new();
    readonly ContentCheck _contents;
    readonly List<Entry> _rest = [];
    readonly byte[] _lastHash = Encoding.UTF8.GetBytes(ChainHead.Empty.Hash);
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
    public void Take(CanonicalRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        _entries += run.Count;
        if (_rest.Count > 0)
        {
            Keep(run, 0);
            return;
        }
        var digests = new byte[run.Count * SHA256.HashSizeInBytes];
        var checks = Checked(run, digests);
        for (var i = 0; i < checks.Length; i++)
            if (!Follows(run, i, checks[i]))
            {
                Keep(run, i);
                return;
            }
            else
                Take(run, i, checks[i], digests.AsSpan(i * SHA256.HashSizeInBytes, SHA256.HashSizeInBytes));
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
    static EntryCheck[] Checked(CanonicalRun run, byte[] digests)
    {
        const int Size = SHA256.HashSizeInBytes;
        var checks = new EntryCheck[run.Count];
        var parts = Math.Min(Math.Max(1, run.Count / 256), 8);
        Parallel.For(0, parts, part =>
        {
            for (var i = part * run.Count / parts; i < (part + 1) * run.Count / parts; i++)
                checks[i] = EntryCheck.Of(run, i, digests.AsSpan(i * Size, Size));
        });
        return checks;
    }

    bool Follows(CanonicalRun run, int index, EntryCheck check)
    {
        var (start, length) = check.Previous;
        return check.HashHolds
            && check.Sequence == _digests.Count + 1
            && length >= 0
            && _lastHash.AsSpan().SequenceEqual(run.Form(index).Slice(start, length));
    }

    void Take(CanonicalRun run, int index, EntryCheck check, ReadOnlySpan<byte> digest)
    {
        run.Hash(index).CopyTo(_lastHash);
        _digests.Add(digest);
        _contents.Take(run, index, check);
    }

    // The entries from the first break on.
    void Keep(CanonicalRun run, int from)
    {
        for (var i = from; i < run.Count && _rest.Count < LookedAt; i++)
            _rest.Add(run.Entry(i));
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
