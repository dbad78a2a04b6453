namespace Cairn.Ledger;

/// <summary>
/// The ledgers of a study's subjects in order of identifier. Never changed: with others in it it is another list, which shares
/// those that stayed the same.
/// </summary>
sealed class SubjectLedgers
{
    /// <summary>Changes since the lists were made last beyond which they are made anew.</summary>
    const int MostChanges = 256;

    readonly SubjectLedger[] _sorted;

    // What an earlier one listed, and who changed since; null when there is no such one.
    readonly (SubjectLists Lists, SubjectLedger[] Changed)? _earlier;
    SubjectLists? _lists;

    SubjectLedgers(SubjectLedger[] sorted, (SubjectLists Lists, SubjectLedger[] Changed)? earlier) =>
        (_sorted, _earlier) = (sorted, earlier);

    public static SubjectLedgers None { get; } = new([], null);

    public IReadOnlyList<SubjectLedger> All => _sorted;

    /// <summary>The subjects as a casebook lists them, with their records read.</summary>
    public SubjectLists Lists => _lists ??= _earlier?.Lists.With(_earlier.Value.Changed) ?? SubjectLists.Of(_sorted);

    /// <summary>The ledger of a subject; null when nothing is said of them.</summary>
    public SubjectLedger? Find(string subject) => Place(subject) is var at and >= 0 ? _sorted[at] : null;

    /// <param name="changed">One of each subject at most.</param>
    public SubjectLedgers With(IReadOnlyCollection<SubjectLedger> changed)
    {
        if (changed.Count == 0)
            return this;
        var (kept, added) = ((SubjectLedger[])_sorted.Clone(), new List<SubjectLedger>());
        foreach (var ledger in changed)
            if (Place(ledger.Subject) is var at and >= 0)
                kept[at] = ledger;
            else
                added.Add(ledger);
        return added.Count == 0 ? new(kept, Earlier(changed)) : new(Sorted([.. kept, .. added]), null);
    }

    // The newest of a subject comes last, and counts.
    (SubjectLists, SubjectLedger[])? Earlier(IReadOnlyCollection<SubjectLedger> changed) =>
        _lists is { } made ? (made, [.. changed])
        : _earlier is { } earlier && earlier.Changed.Length < MostChanges ? (earlier.Lists, [.. earlier.Changed, .. changed])
        : null;

    static SubjectLedger[] Sorted(SubjectLedger[] all)
    {
        Array.Sort(all, (left, right) => string.CompareOrdinal(left.Subject, right.Subject));
        return all;
    }

    // Below 0 when nothing is said of the subject.
    int Place(string subject)
    {
        var (from, to) = (0, _sorted.Length - 1);
        while (from <= to)
        {
            var middle = (from + to) / 2;
            var order = string.CompareOrdinal(_sorted[middle].Subject, subject);
            if (order == 0)
                return middle;
            (from, to) = order < 0 ? (middle + 1, to) : (from, middle - 1);
        }
        return -1;
    }
}
