namespace Cairn.Ledger.Import;

/// <summary>Rows that say the names of the columns again, as a listing does at the top of each page.</summary>
public static class RepeatedHeadings
{
    /// <summary>The table without them.</summary>
    public static IncomingTable Without(IncomingTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return table.Rows.Any(IsOne) ? table with { Rows = [.. table.Rows.Where(r => !IsOne(r))] } : table;
    }

    static bool IsOne(IncomingRow row) => row.Values.Count > 1 && row.Values.All(v => IsName(v.Key, v.Value));

    static bool IsName(string column, string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            .Equals(column, StringComparison.OrdinalIgnoreCase);
}
