using Cairn.Ledger.Entries;
using Cairn.Ledger.Kinds;

namespace Cairn.Ledger;

/// <summary>
/// Whether a change may be appended to a state. Pure: the store asks it at the moment of writing, when nobody else writes.
/// </summary>
public static class ChangeCheck
{
    /// <summary>The records that somebody else wrote since the author looked.</summary>
    public static IReadOnlyList<RecordConflict> Conflicts(LedgerState state, Change change)
    {
        var conflicts = new List<RecordConflict>();
        var expected = Expected(change);
        foreach (var (key, (sequence, draft)) in expected)
        {
            var known = state.Record(key);
            if ((known?.Newest.Sequence ?? 0) != sequence)
                conflicts.Add(new(key, sequence, known, Differences(known, draft)));
        }
        return conflicts;
    }

    /// <summary>
    /// Why the change may not be appended whoever wrote when: a lock, queries that are open where one is wanted, a reason that
    /// is missing, a version's name that is taken, a ledger that moved.
    /// </summary>
    public static IReadOnlyList<Finding> Refusals(LedgerState state, Change change)
    {
        var locks = Locks.Of(state);
        List<Finding> refusals =
        [
            .. change.Drafts.Select(d => Refusal(d, locks, state) ?? NamedTwice(d, state)).OfType<Finding>(),
            .. LabRangeCheck.Refusals(state, change),
        ];
        if (change.RestsOn is { } head && head != state.Head)
            refusals.Add(
                Refused(
                    state.Study,
                    $"Somebody else wrote to the ledger meanwhile: entry {head.Sequence} was its last, now it is "
                        + $"{state.Head.Sequence}.",
                    "Look at what was added and do it again."
                )
            );
        return refusals;
    }

    static Dictionary<RecordKey, (long Sequence, Draft? Draft)> Expected(Change change)
    {
        var expected = new Dictionary<RecordKey, (long Sequence, Draft? Draft)>(change.Expected.Count + change.Drafts.Count);
        foreach (var (key, sequence) in change.Expected)
            expected[key] = (sequence, null);
        foreach (var draft in change.Drafts)
            if (draft.Content.About is { } key && EntryKinds.SaysRecord(draft.Content.Kind.Code))
                expected[key] = expected.TryGetValue(key, out var named)
                    ? (named.Sequence, named.Draft ?? draft)
                    : (draft.Content.Corrects ?? 0, draft);
        return expected;
    }

    static IReadOnlyList<ValueChange> Differences(RecordVersions? known, Draft? draft)
    {
        if (draft is null)
            return [];
        var values = new ContentWriter(() => "");
        draft.Content.Write(values);
        var (content, hidden) = values.Written;
        return ValueChange.Between(
            known is null or { IsRemoved: true } ? [] : known.Newest.ReadableValues,
            ContentText.Read(content, hidden)
        );
    }

    static Finding? Refusal(Draft draft, Locks locks, LedgerState state)
    {
        var about = draft.Content.About;
        if (draft.Content.NeedsReason && string.IsNullOrWhiteSpace(draft.By.Reason))
            return Refused(Place(), $"'{draft.Content.Kind.Label}' has no reason.", "Say why.");
        if (draft.Content is Locked locking && AskedOf(locking, state) is > 0 and var open)
            return Refused(Place(), $"It has open queries: {open}.", "Settle them, then lock it.");
        return about is { } key && EntryKinds.SaysRecord(draft.Content.Kind.Code) && locks.Holds(key)
            ? Refused(Place(), "It is locked.", "Unlock it, with a reason, before it is changed.")
            : null;

        string Place() => about?.ToString() ?? draft.Content.Subject ?? state.Study;
    }

    // 21 CFR 11.10(f): nothing is frozen while somebody waits for an answer about it.
    static int AskedOf(Locked locking, LedgerState state) =>
        OpenThreads
            .Of(state)
            .Count(q =>
                locking.Key is { } key ? q.Content.Key == key : q.Content.Key.Subject == (locking.Whom ?? q.Content.Key.Subject)
            );

    // What a name stands for never changes: who works by version 2 must not find another one under it.
    static Finding? NamedTwice(Draft draft, LedgerState state)
    {
        if (
            draft.Content is ProtocolVersion protocol
            && state.Of<ProtocolVersion>().Any(v => v.Content.Version == protocol.Version)
        )
            return Refused(state.Study, $"Version '{protocol.Version}' of the protocol is recorded already.", AnotherName);
        if (draft.Content is ConsentVersion consent && state.Of<ConsentVersion>().Any(v => v.Content.Version == consent.Version))
            return Refused(state.Study, $"Version '{consent.Version}' of the consent form is recorded already.", AnotherName);
        return null;
    }

    const string AnotherName = "A version never changes: give this one another name.";

    static Finding Refused(string place, string what, string mend) => Finding.Error(place, null, null, what, mend);
}
