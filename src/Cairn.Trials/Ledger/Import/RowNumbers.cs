using System.Globalization;
using Cairn.Records;

namespace Cairn.Ledger.Import;

/// <summary>
/// Numbers (--SEQ) for rows that bring neither one nor an identity of their source, where their order is plain. A row is known by
/// what is told (test, event, treatment, category) and when; the ledger's record of the same keeps its number, a new one gets the
/// next free, in order of date. What has no plain order is refused: two rows that tell the same at the same time, and a row that
/// may be one of the ledger's with its day corrected.
/// </summary>
public static class RowNumbers
{
    /// <summary>The tables with a number in every row; the findings name the rows that got none.</summary>
    public static (IReadOnlyList<IncomingTable> Tables, IReadOnlyList<Finding> Findings) Give(
        IReadOnlyList<IncomingTable> tables,
        LedgerState state
    )
    {
        ArgumentNullException.ThrowIfNull(tables);
        ArgumentNullException.ThrowIfNull(state);
        List<UnnumberedTable> needing = [.. tables.Where(Needs).Select(t => new UnnumberedTable(t))];
        var subjects = needing
            .SelectMany(t => t.Table.Rows.Select(r => (Table: t, Row: r)))
            .GroupBy(r => (r.Table.Table.Domain, Subject: r.Row.Of("USUBJID") ?? ""))
            .Select(g => new UnnumberedRows(g.Key.Domain, g.Key.Subject, [.. g], state))
            .ToList();
        foreach (var subject in subjects)
            subject.MatchKnown();
        foreach (var subject in subjects)
            subject.NumberNew(Given(subject.Domain, subject.Subject, tables));
        return (
            [.. tables.Select(t => needing.Find(n => ReferenceEquals(n.Table, t))?.Numbered() ?? t)],
            [.. subjects.SelectMany(s => s.Findings)]
        );
    }

    static bool Needs(IncomingTable table) =>
        RecordShape.Of(table.Domain) is { IsNumbered: true }
        && !table.Columns.Contains(table.Domain + "SEQ", StringComparer.Ordinal)
        && !table.Columns.Contains(table.Domain + "SPID", StringComparer.Ordinal);

    // The highest number that other files of the same import give the subject.
    static int Given(string domain, string subject, IReadOnlyList<IncomingTable> tables)
    {
        var rows = tables.Where(t => t.Domain == domain && !Needs(t)).SelectMany(t => t.Rows);
        var numbers = rows.Where(r => r.Of("USUBJID") == subject)
            .Select(r => int.TryParse(r.Of(domain + "SEQ"), CultureInfo.InvariantCulture, out var n) ? n : 0);
        return numbers.DefaultIfEmpty().Max();
    }
}
