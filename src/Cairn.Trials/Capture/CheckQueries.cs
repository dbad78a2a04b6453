using Cairn.Ledger;
using Cairn.Ledger.Entries;
using Cairn.Ledger.Import;
using Cairn.Ledger.Kinds;

namespace Cairn.Capture;

/// <summary>
/// Queries that the checks ask by themselves: an odd value is kept as it was written and asked about; when it is written anew and
/// no
/// check asks any more, the query is closed.
/// </summary>
public static class CheckQueries
{
    /// <summary>The check of a query that an edit check asked.</summary>
    public const string Check = "edit-check";

    /// <param name="records">What is written of records.</param>
    /// <param name="findings">Their findings, by line.</param>
    internal static IEnumerable<EntryContent> Of(
        LedgerState state,
        IReadOnlyList<EntryContent> records,
        IReadOnlyList<Finding> findings,
        IReadOnlyList<IncomingTable> tables
    )
    {
        var written = records.Where(r => r is not RecordRemoved).ToDictionary(r => r.About!.Value);
        var asked = tables
            .Where(t => KeyOf(t) is { } key && written.ContainsKey(key))
            .SelectMany(t => findings.Where(f => f.Place == t.File).Select(f => (Key: KeyOf(t)!.Value, Finding: f)))
            .Where(a => a.Finding.Severity == Severity.Warning)
            .Select(a => new QueryOpened(a.Key, a.Finding.Column, $"{a.Finding.What} {a.Finding.Mend}", Check))
            .ToList();
        List<OpenQuery> open = [.. OpenQuery.Of(state).Where(q => records.Any(r => r.About == q.Key))];
        foreach (var query in asked.Where(a => !open.Exists(o => IsSame(o, a))))
            yield return query;
        foreach (var query in open.Where(o => o.Check is not null && !asked.Exists(a => IsSame(o, a))))
            yield return new QueryClosed(query.Key, query.Entry);
    }

    static bool IsSame(OpenQuery open, QueryOpened asked) =>
        (open.Key, open.Variable, open.Question) == (asked.Key, asked.Variable, asked.Question);

    static RecordKey? KeyOf(IncomingTable table)
    {
        var row = table.Rows[0];
        var number = row.Of(table.Domain + "SEQ");
        return new(
            row.Of("USUBJID")!,
            table.Domain,
            number is null ? null : int.Parse(number, System.Globalization.CultureInfo.InvariantCulture)
        );
    }
}
