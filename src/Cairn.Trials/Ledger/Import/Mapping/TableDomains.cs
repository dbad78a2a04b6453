using Cairn.Records;

namespace Cairn.Ledger.Import.Mapping;

/// <summary>
/// What a table's rows are: what its file's name says when that is a domain (lb.csv), else its column DOMAIN (lb_2025.csv), else
/// the one domain among the words of the name.
/// </summary>
public static class TableDomains
{
    /// <summary>The table, or one a domain where DOMAIN says several.</summary>
    public static IEnumerable<IncomingTable> Told(IncomingTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        if (RecordShape.Of(table.Domain) is not null)
            return [table];
        var said = table.Rows.GroupBy(r => r.Of("DOMAIN")?.ToUpperInvariant() ?? "", StringComparer.Ordinal).ToList();
        if (said.Count > 0 && said.TrueForAll(g => g.Key.Length > 0))
            return said.Select(g => table with { Domain = g.Key, Rows = [.. g] });
        return InName(table.Domain) is { } domain ? [table with { Domain = domain }] : [table];
    }

    /// <summary>The one domain among the words of a name in capitals; null when there is none, or more than one.</summary>
    static string? InName(string name)
    {
        var words = name.Split('-', '_', '.', ' ').Where(w => RecordShape.Of(w) is not null);
        var different = words.Distinct(StringComparer.Ordinal);
        return different.ToList() is [var only] ? only : null;
    }
}
