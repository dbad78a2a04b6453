using Cairn.Ledger.Entries;
using Cairn.Ledger.Kinds;

namespace Cairn.Ledger.Integrity;

/// <summary>
/// Says what happened where a chain breaks, from the entries that follow: whom each names as its predecessor, and whether its
/// hash holds, or would with another number.
/// </summary>
/// <param name="head">The last entry that holds.</param>
/// <param name="digests">The hashes up to it.</param>
/// <param name="rest">The entries from the break on, as they stand.</param>
/// <param name="known">Heads of the study known from elsewhere.</param>
sealed class BreakDiagnosis(
    string study,
    ChainHead head,
    Digests digests,
    IReadOnlyList<Entry> rest,
    IReadOnlyList<KnownHead> known
)
{
    /// <summary>Numbers tried for an entry that may have been given another one, before and after its place.</summary>
    const int Tried = 2_000;

    readonly Entry _first = rest[0];
    readonly long _place = head.Sequence + 1;

    public ChainBreak Break =>
        digests.Find(_first.Hash) is { } twin ? At(BreakKind.Duplicated, other: twin)
        : IsPutIn ? At(BreakKind.Inserted)
        : _first.PreviousHash == head.Hash ? Following()
        : HashWith(_first with { PreviousHash = head.Hash }) ? At(BreakKind.Changed, "previous hash")
        : digests.Find(_first.PreviousHash) is { } earlier && Number(_first) is not null ? AfterEarlier(earlier)
        : _first.PreviousHash == ChainHead.Empty.Hash && Number(_first) is not null ? At(1, BreakKind.Inserted)
        : Elsewhere();

    // The next one follows the head, and this one follows none of those that are still to come.
    bool IsPutIn =>
        rest.Count > 1
        && rest[1].PreviousHash == head.Hash
        && Number(rest[1]) is not null
        && !rest.Any(e => e.Hash == _first.PreviousHash);

    // It names the head as its predecessor.
    ChainBreak Following()
    {
        if (Number(_first) is not null)
            return At(BreakKind.Changed, "sequence");
        var next = rest.Count > 1 ? rest[1].PreviousHash : known.FirstOrDefault(k => k.Head.Sequence == _place)?.Head.Hash;
        if (next is not null && next == CanonicalForm.HashOf(_first))
            return At(BreakKind.Changed, "hash");
        return At(_first.Kind == Signed.OfKind.Code ? BreakKind.SignatureMoved : BreakKind.Changed);
    }

    // It follows an entry before the head: what stands between them was put in.
    ChainBreak AfterEarlier(long earlier) => At(earlier + 1, BreakKind.Inserted);

    // It names a predecessor that has not come yet, or that nobody has.
    ChainBreak Elsewhere()
    {
        var number = Number(_first);
        if (rest.Skip(1).Any(e => e.PreviousHash == head.Hash))
            return number is not null && rest.Any(e => e.Hash == _first.PreviousHash)
                ? At(BreakKind.Reordered, other: number)
                : At(BreakKind.Inserted);
        if (number > _place)
            return At(BreakKind.Missing, other: number - 1);
        if (number == _place && head.Sequence > 0)
            return At(head.Sequence, BreakKind.Replaced);
        return At(BreakKind.Changed);
    }

    /// <summary>
    /// The number under which an entry's hash holds: its own, or the one it had before; null when there is none.
    /// </summary>
    long? Number(Entry entry)
    {
        if (HashWith(entry))
            return entry.Sequence;
        for (var number = Math.Max(1, _place - Tried); number <= _place + Tried; number++)
            if (HashWith(entry with { Sequence = number }))
                return number;
        return null;
    }

    static bool HashWith(Entry entry) => CanonicalForm.HashOf(entry) == entry.Hash;

    ChainBreak At(BreakKind kind, string? column = null, long? other = null) => At(_place, kind, column, other);

    ChainBreak At(long place, BreakKind kind, string? column = null, long? other = null) =>
        new(study, place, kind, column, other);
}
