using System.Globalization;
using Cairn.Ledger.Kinds;
using Cairn.Records;

namespace Cairn.Ledger.Import;

/// <summary>
/// Numbers (--SEQ) for rows that bring their source's own identity (--SPID) instead of one: that of the record which the ledger
/// holds under the same identity, else the next free one of the subject, in order of date. So the same rows again are the same
/// records, and new ones beside them are added.
/// </summary>
public static class SourceNumbers
{
    /// <summary>
    /// The tables with a number in every row that had none and brings an identity, the others as they are; the findings name
    /// new rows beside a record of the ledger that cannot be read, which may be the same.
    /// </summary>
    public static (IReadOnlyList<IncomingTable> Tables, IReadOnlyList<Finding> Findings) Give(
        IReadOnlyList<IncomingTable> tables,
        LedgerState state
    )
    {
        ArgumentNullException.ThrowIfNull(tables);
        ArgumentNullException.ThrowIfNull(state);
        var numbers = tables
            .Where(Needs)
            .SelectMany(t => t.Rows.Select(r => (t.Domain, Row: r)))
            .GroupBy(r => (r.Domain, Subject: r.Row.Of("USUBJID")))
            .SelectMany(g => Of(g.Key.Domain, g.Key.Subject, [.. g.Select(r => r.Row)], tables, state))
            .ToDictionary(n => n.Row, n => n.Number);
        List<IncomingTable> numbered = [.. tables.Select(t => Needs(t) ? Numbered(t, numbers) : t)];
        return (numbered, [.. numbered.Where((t, i) => !ReferenceEquals(t, tables[i])).SelectMany(t => Doubts(t, state))]);
    }

    static IEnumerable<Finding> Doubts(IncomingTable numbered, LedgerState state) =>
        from row in numbered.Rows
        let subject = row.Of("USUBJID") ?? ""
        where
            int.TryParse(row.Of(numbered.Domain + "SEQ"), CultureInfo.InvariantCulture, out var number)
            && state.Record(new(subject, numbered.Domain, number)) is null
        let unread = UnreadBeside.Of(subject, numbered.Domain, state)
        where unread is not null
        select unread.Doubt(numbered.File, row.Line);

    static bool Needs(IncomingTable table) =>
        RecordShape.Of(table.Domain) is { IsNumbered: true }
        && !table.Columns.Contains(table.Domain + "SEQ", StringComparer.Ordinal)
        && table.Columns.Contains(table.Domain + "SPID", StringComparer.Ordinal);

    static IncomingTable Numbered(IncomingTable table, Dictionary<IncomingRow, int> numbers)
    {
        var column = table.Domain + "SEQ";
        string Text(IncomingRow row) => numbers[row].ToString(CultureInfo.InvariantCulture);
        return table with
        {
            Columns = [.. table.Columns, column],
            Rows = [.. table.Rows.Select(r => r with { Values = [.. r.Values, new(column, Text(r))] })],
        };
    }

    static IEnumerable<(IncomingRow Row, int Number)> Of(
        string domain,
        string? subject,
        IReadOnlyList<IncomingRow> rows,
        IReadOnlyList<IncomingTable> tables,
        LedgerState state
    )
    {
        List<KeyValuePair<RecordKey, RecordVersions>> recorded =
        [
            .. state.RecordsOf(subject ?? "").Where(r => r.Key.Domain == domain),
        ];
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (key, said) in recorded)
            if (Identity(domain, RecordValues.Texts(said.Newest.ReadableValues)) is { } identity && key.Number is { } number)
                known.TryAdd(identity, number);
        var last = Math.Max(recorded.Max(r => r.Key.Number) ?? 0, Given(domain, subject, tables));
        foreach (var row in rows.OrderBy(Date, StringComparer.Ordinal).ThenBy(r => r.Of(domain + "SPID"), StringComparer.Ordinal))
        {
            var identity = row.Of(domain + "SPID");
            if (identity is not null && known.TryGetValue(identity, out var same))
                yield return (row, same);
            else
                yield return (row, ++last);
        }
        string? Date(IncomingRow row) => row.Of(domain + "DTC") ?? row.Of(domain + "STDTC");
    }

    static string? Identity(string domain, IEnumerable<KeyValuePair<string, string>> values) =>
        values.FirstOrDefault(v => v.Key == domain + "SPID").Value;

    // The highest number that other files of the same import give the subject.
    static int Given(string domain, string? subject, IReadOnlyList<IncomingTable> tables) =>
        tables
            .Where(t => t.Domain == domain && !Needs(t))
            .SelectMany(t => t.Rows)
            .Where(r => r.Of("USUBJID") == subject)
            .Select(r => int.TryParse(r.Of(domain + "SEQ"), CultureInfo.InvariantCulture, out var number) ? number : 0)
            .DefaultIfEmpty()
            .Max();
}
