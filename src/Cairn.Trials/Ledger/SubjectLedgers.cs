namespace Cairn.Ledger;

/// <summary>
/// The ledgers of a study's subjects in order of identifier. Never changed: with others in it it is another list, which shares
/// those that stayed the same.
/// </summary>
sealed class SubjectLedgers(SubjectLedger[] sorted)
{
    public static SubjectLedgers None { get; } = new([]);

    public IReadOnlyList<SubjectLedger> All => sorted;

    /// <summary>The ledger of a subject; null when nothing is said of them.</summary>
    public SubjectLedger? Find(string subject) => Place(subject) is var at and >= 0 ? sorted[at] : null;

    /// <param name="changed">One of each subject at most.</param>
    public SubjectLedgers With(IReadOnlyCollection<SubjectLedger> changed)
    {
        if (changed.Count == 0)
            return this;
        var (kept, added) = ((SubjectLedger[])sorted.Clone(), new List<SubjectLedger>());
        foreach (var ledger in changed)
            if (Place(ledger.Subject) is var at and >= 0)
                kept[at] = ledger;
            else
                added.Add(ledger);
        return new(added.Count == 0 ? kept : Sorted([.. kept, .. added]));
    }

    static SubjectLedger[] Sorted(SubjectLedger[] all)
    {
        Array.Sort(all, (left, right) => string.CompareOrdinal(left.Subject, right.Subject));
        return all;
    }

    // Below 0 when nothing is said of the subject.
    int Place(string subject)
    {
        var (from, to) = (0, sorted.Length - 1);
        while (from <= to)
        {
            var middle = (from + to) / 2;
            var order = string.CompareOrdinal(sorted[middle].Subject, subject);
            if (order == 0)
                return middle;
            (from, to) = order < 0 ? (middle + 1, to) : (from, middle - 1);
        }
        return -1;
    }
}
