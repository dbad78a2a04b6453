using Cairn.Records;

namespace Cairn.Ledger;

/// <summary>
/// The subjects of a study as a casebook lists them: people, identifiers that are nobody's, and what cannot be read.
/// </summary>
/// <param name="People">In order of identifier.</param>
/// <param name="Strangers">In order of identifier.</param>
sealed record SubjectLists(SubjectRecords[] People, SubjectRecords[] Strangers, UnreadRecord[] Unread)
{
    public static SubjectLists Of(IReadOnlyList<SubjectLedger> subjects)
    {
        var (people, strangers, unread) = (
            new List<SubjectRecords>(subjects.Count),
            new List<SubjectRecords>(),
            new List<UnreadRecord>()
        );
        foreach (var subject in subjects)
        {
            if (!subject.Records.IsEmpty)
                (subject.Records.IsPerson ? people : strangers).Add(subject.Records);
            unread.AddRange(subject.Unread);
        }
        return new([.. people], [.. strangers], [.. unread]);
    }

    /// <summary>
    /// The lists with the newer records of who is in them already: what one more entry makes of them, however many subjects there
    /// are. Null when somebody came, went or cannot be read: then they are made anew.
    /// </summary>
    public SubjectLists? With(IEnumerable<SubjectLedger> newer)
    {
        var (people, strangers) = ((SubjectRecords[])People.Clone(), (SubjectRecords[])Strangers.Clone());
        foreach (var subject in newer)
        {
            var list = subject.Records.IsPerson ? people : strangers;
            if (!IsRead(subject) || Array.BinarySearch(list, subject.Records, ById) is not (>= 0 and var at))
                return null;
            list[at] = subject.Records;
        }
        return this with { People = people, Strangers = strangers };
    }

    static readonly Comparer<SubjectRecords> ById = Comparer<SubjectRecords>.Create(
        (left, right) => string.CompareOrdinal(left.Id, right.Id)
    );

    bool IsRead(SubjectLedger subject) =>
        !subject.Records.IsEmpty && subject.Unread.Count == 0 && !Array.Exists(Unread, u => u.Key.Subject == subject.Subject);
}
