using Cairn.Ledger.Kinds;

namespace Cairn.Ledger.Import;

/// <summary>The rows of one subject in one domain that have no number, beside the subject's records there.</summary>
sealed class UnnumberedRows
{
    readonly record struct Waiting(UnnumberedTable Table, IncomingRow Row, RowTelling Tells);

    readonly record struct Recorded(int Number, RowTelling Tells, string Day);

    readonly int _lastRecorded;
    readonly UnreadBeside? _unread;
    List<Waiting> _rows;
    List<Recorded> _records;

    public UnnumberedRows(
        string domain,
        string subject,
        IReadOnlyList<(UnnumberedTable Table, IncomingRow Row)> rows,
        LedgerState state
    )
    {
        (Domain, Subject) = (domain, subject);
        _rows = [.. rows.Select(r => new Waiting(r.Table, r.Row, RowTelling.Of(domain, r.Row.Of)))];
        List<KeyValuePair<RecordKey, RecordVersions>> recorded = [.. state.RecordsOf(subject).Where(r => r.Key.Domain == domain)];
        _lastRecorded = recorded.Max(r => r.Key.Number) ?? 0;
        _unread = UnreadBeside.Of(subject, domain, state);
        _records = [.. recorded.Where(IsTold).Select(r => Record(r.Key.Number ?? 0, r.Value))];
    }

    public string Domain { get; }
    public string Subject { get; }
    public List<Finding> Findings { get; } = [];

    static bool IsTold(KeyValuePair<RecordKey, RecordVersions> record) =>
        !record.Value.IsRemoved && record.Value.Newest.ReadableValues.Count > 0;

    Recorded Record(int number, RecordVersions versions)
    {
        var values = RecordValues.Texts(versions.Newest.ReadableValues).ToDictionary(StringComparer.Ordinal);
        return new(number, RowTelling.Of(Domain, values.GetValueOrDefault), Day(values.GetValueOrDefault));
    }

    string Day(Func<string, string?> of) => UnnumberedTable.Day(Domain, of);

    /// <summary>
    /// The ledger's records among the rows: those that tell the same at the same time, then those that tell it under another
    /// category. What stands twice on either side is refused.
    /// </summary>
    public void MatchKnown()
    {
        if (Subject.Length == 0)
            return; // nobody's rows: the import names each of them
        Match(tells => tells, isRefusedTwice: true);
        Match(tells => tells with { Category = "" }, isRefusedTwice: false);
    }

    void Match(Func<RowTelling, RowTelling> by, bool isRefusedTwice)
    {
        var (known, found, left) = (_records.ToLookup(r => by(r.Tells)), new HashSet<int>(), new List<Waiting>());
        foreach (var same in _rows.GroupBy(r => by(r.Tells)))
        {
            var (rows, records) = (same.ToList(), known[same.Key].ToList());
            if (isRefusedTwice && (rows.Count > 1 || records.Count > 1))
                Findings.Add(NoOrder(rows[0], Math.Max(rows.Count, records.Count)));
            else if (rows is [var row] && records is [var record] && found.Add(record.Number))
                row.Table.Know(row.Row, record.Number);
            else
                left.AddRange(rows);
        }
        _rows = left;
        _records = [.. _records.Where(r => !found.Contains(r.Number))];
    }

    Finding NoOrder(Waiting row, int count) =>
        Finding.Error(
            row.Table.Table.File,
            row.Row.Line,
            Domain + "SEQ",
            $"{count} rows of {Subject} tell the same thing at the same time (the first is named): their order is not plain.",
            $"Add {Domain}SEQ, or the time of day, or take out the row that stands twice."
        );

    /// <summary>The next free numbers for the rows that are left, in order of date.</summary>
    /// <param name="given">The highest number that other files of the import give the subject.</param>
    public void NumberNew(int given)
    {
        var last = Math.Max(_lastRecorded, given);
        var untold = _records.ToLookup(r => r.Tells.What, StringComparer.Ordinal);
        foreach (var row in _rows.OrderBy(r => Day(r.Row.Of), StringComparer.Ordinal))
            if (Missed(row, untold) is { } missed)
                Findings.Add(MayBeCorrected(row, missed.Number));
            else if (_unread is { } unread)
                Findings.Add(unread.Doubt(row.Table.Table.File, row.Row.Line));
            else
                row.Table.Add(row.Row, ++last);
    }

    /// <summary>A record that the file should tell again and does not, while it tells the same of another day.</summary>
    static Recorded? Missed(Waiting row, ILookup<string, Recorded> untold)
    {
        if (!row.Table.TellsAgain)
            return null;
        var missed = untold[row.Tells.What].Where(r => row.Table.Covers(r.Day));
        return missed.Cast<Recorded?>().FirstOrDefault();
    }

    Finding MayBeCorrected(Waiting row, int number) =>
        Finding.Error(
            row.Table.Table.File,
            row.Row.Line,
            Domain + "SEQ",
            $"{new RecordKey(Subject, Domain, number)} is in the ledger and no longer in the file, and this row "
                + $"tells the same of "
                + "another day: it may be that record with its day corrected, or a new one.",
            $"Give the file's rows {Domain}SEQ: {number} where it is that record, another number where it is new."
        );
}
