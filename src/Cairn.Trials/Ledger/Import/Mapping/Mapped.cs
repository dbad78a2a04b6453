using Cairn.Records;

namespace Cairn.Ledger.Import.Mapping;

/// <summary>
/// A site's tables as an approved map says them: columns by their variables, days by ISO 8601, numbers with a point, words and
/// units as they are known, a row a result where the file has a column a test. What the map does not say stays as it is, and what
/// it cannot change is named by the import.
/// </summary>
public static class Mapped
{
    /// <summary>The table by the map.</summary>
    public static Checked<IncomingTable> Of(IncomingTable table, ImportMap map)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(map);
        var file = map.Of(table.File);
        var domain = file.Domain ?? table.Domain;
        if (RecordShape.Of(domain) is not { } shape)
            return new(table with { Domain = domain }, []);
        var way = new RowWay(new(shape, file, map), domain, table, map);
        return new(
            table with
            {
                Domain = domain,
                Columns = way.Columns,
                Headings = way.Columns,
                Rows = [.. table.Rows.SelectMany(way.Of)],
            },
            [.. way.Twice(), .. table.Rows.SelectMany(way.Doubts), .. way.WithoutResult()]
        );
    }
}
