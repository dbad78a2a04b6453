using System.Globalization;
using Cairn.Records;

namespace Cairn.Ledger.Import;

/// <summary>
/// Numbers (--SEQ) for rows that bring neither one nor an identity of their source, where their order is plain. A row is known by
/// what is told (test, event, treatment, category) and when; the ledger's record of the same keeps its number, a new one gets the
/// next free, in order of date. Two rows that tell the same at the same time have no plain order, and are refused.
/// </summary>
public static class RowNumbers
{
    static readonly string[] Telling = ["TESTCD", "TERM", "TRT", "DECOD", "CAT", "OBJ", "SPEC", "LOC", "DTC", "STDTC", "FRAC"];

    /// <summary>The tables with a number in every row; the findings name the rows that got none.</summary>
    public static (IReadOnlyList<IncomingTable> Tables, IReadOnlyList<Finding> Findings) Give(
        IReadOnlyList<IncomingTable> tables,
        LedgerState state
    )
    {
        ArgumentNullException.ThrowIfNull(tables);
        ArgumentNullException.ThrowIfNull(state);
        var findings = new List<Finding>();
        var numbers = new Dictionary<IncomingRow, int>(ReferenceEqualityComparer.Instance);
        var needing = tables.Where(Needs).SelectMany(t => t.Rows.Select(r => (Table: t, Row: r)));
        foreach (var subject in needing.GroupBy(r => (r.Table.Domain, Subject: r.Row.Of("USUBJID") ?? "")))
            Number(subject.Key.Domain, subject.Key.Subject, [.. subject], tables, state, numbers, findings);
        return ([.. tables.Select(t => Needs(t) ? Numbered(t, numbers) : t)], findings);
    }

    static bool Needs(IncomingTable table) =>
        RecordShape.Of(table.Domain) is { IsNumbered: true }
        && !table.Columns.Contains(table.Domain + "SEQ", StringComparer.Ordinal)
        && !table.Columns.Contains(table.Domain + "SPID", StringComparer.Ordinal);

    static IncomingTable Numbered(IncomingTable table, Dictionary<IncomingRow, int> numbers)
    {
        var column = table.Domain + "SEQ";
        IncomingRow With(IncomingRow row) =>
            row with
            {
                Values = [.. row.Values, new(column, numbers[row].ToString(CultureInfo.InvariantCulture))],
            };
        var rows = table.Rows.Where(numbers.ContainsKey).Select(With);
        return table with { Columns = [.. table.Columns, column], Rows = [.. rows] };
    }

    static void Number(
        string domain,
        string subject,
        IReadOnlyList<(IncomingTable Table, IncomingRow Row)> rows,
        IReadOnlyList<IncomingTable> tables,
        LedgerState state,
        Dictionary<IncomingRow, int> numbers,
        List<Finding> findings
    )
    {
        List<KeyValuePair<RecordKey, RecordVersions>> recorded =
        [
            .. state.RecordsOf(subject).Where(r => r.Key.Domain == domain && !r.Value.IsRemoved),
        ];
        var known = recorded.ToLookup(r => Told(domain, RecordValues(r.Value)), r => r.Key.Number ?? 0, StringComparer.Ordinal);
        var last = Math.Max(recorded.Max(r => (int?)r.Key.Number) ?? 0, Given(domain, subject, tables));
        var told = rows.GroupBy(r => Told(domain, r.Row.Of), StringComparer.Ordinal);
        foreach (var same in told.OrderBy(g => Date(domain, g.First().Row), StringComparer.Ordinal))
        {
            var (table, row) = same.First();
            if (same.Count() > 1 || known[same.Key].Count() > 1)
                findings.Add(NoOrder(domain, table, row, Math.Max(same.Count(), known[same.Key].Count())));
            else
                numbers[row] = known[same.Key].Any() ? known[same.Key].First() : ++last;
        }
    }

    static Func<string, string?> RecordValues(RecordVersions versions)
    {
        var values = Kinds.RecordValues.Texts(versions.Newest.Values).ToDictionary(StringComparer.Ordinal);
        return name => values.GetValueOrDefault(name);
    }

    static string Told(string domain, Func<string, string?> of) =>
        string.Join('\u001F', Telling.Select(t => of(domain + t) ?? ""));

    static string? Date(string domain, IncomingRow row) => row.Of(domain + "DTC") ?? row.Of(domain + "STDTC");

    static Finding NoOrder(string domain, IncomingTable table, IncomingRow row, int rows) =>
        Finding.Error(
            table.File,
            row.Line,
            domain + "SEQ",
            $"{rows} rows of {row.Of("USUBJID")} tell the same thing at the same time (the first is named): their order "
                + $"is not plain.",
            $"Add {domain}SEQ, or the time of day, or take out the row that stands twice."
        );

    // The highest number that other files of the same import give the subject.
    static int Given(string domain, string subject, IReadOnlyList<IncomingTable> tables)
    {
        var rows = tables.Where(t => t.Domain == domain && !Needs(t)).SelectMany(t => t.Rows);
        var numbers = rows.Where(r => r.Of("USUBJID") == subject)
            .Select(r => int.TryParse(r.Of(domain + "SEQ"), CultureInfo.InvariantCulture, out var n) ? n : 0);
        return numbers.DefaultIfEmpty().Max();
    }
}
