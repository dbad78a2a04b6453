namespace Cairn.Ledger.Import;

/// <summary>
/// A record of the ledger whose content nobody can read: it may be what a row without a number tells, and nothing says so.
/// </summary>
/// <param name="Key">The record; it has a number.</param>
/// <param name="Entry">The sequence of the entry that cannot be read.</param>
sealed record UnreadBeside(RecordKey Key, long Entry)
{
    /// <summary>The first of a subject's records in a domain; null when all can be read.</summary>
    public static UnreadBeside? Of(string subject, string domain, LedgerState state) =>
        state
            .RecordsOf(subject)
            .Where(r => r.Key.Domain == domain && !r.Value.IsRemoved && r.Value.Newest.ReadableValues.Count == 0)
            .OrderBy(r => r.Key.Number)
            .Select(r => new UnreadBeside(r.Key, r.Value.Newest.Sequence))
            .FirstOrDefault();

    /// <param name="file">The file of the row.</param>
    /// <param name="line">Its line.</param>
    public Finding Doubt(string file, int line) =>
        Finding.Error(
            file,
            line,
            Key.Domain + "SEQ",
            $"{Key} (entry {Entry}) cannot be read: this row may be it, or a new one.",
            $"Run 'cairn verify'. Give the file's rows {Key.Domain}SEQ: {Key.Number} where it is that record, another number "
                + "where it is new."
        );
}
