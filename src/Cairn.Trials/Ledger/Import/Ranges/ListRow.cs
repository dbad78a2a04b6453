namespace Cairn.Ledger.Import.Ranges;

/// <summary>A line of a list as it was pasted.</summary>
/// <param name="Line">From 1.</param>
sealed record ListRow(int Line, IReadOnlyList<string> Cells)
{
    /// <summary>
    /// The lines with anything in them, their cells between tabs, as a spreadsheet copies them; else between semicolons.
    /// </summary>
    public static IReadOnlyList<ListRow> In(string text)
    {
        var between = text.Contains('\t', StringComparison.Ordinal) ? '\t' : ';';
        string[] written = text.TrimStart('\uFEFF').Split('\n');
        var lines = written.Select((line, i) => new ListRow(i + 1, Cut(line, between)));
        return [.. lines.Where(l => l.Cells.Any(c => c.Length > 0))];
    }

    static string[] Cut(string line, char between) => [.. line.Split(between).Select(c => c.Trim())];

    /// <summary>What stands in a column; empty where the list has none, or the line ends before it.</summary>
    public string Of(RangeColumn column, IReadOnlyList<RangeColumn?> columns)
    {
        for (var i = 0; i < columns.Count && i < Cells.Count; i++)
            if (columns[i] == column)
                return Cells[i];
        return "";
    }
}
