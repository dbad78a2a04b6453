using Cairn.Records;

namespace Cairn.Ledger.Import.Mapping;

/// <summary>What a table's rows are by its columns and the tests it names, where neither its name nor DOMAIN says it.</summary>
static class ContentDomain
{
    /// <summary>Fewer signs than these would be chance: a subject and a date stand in every table.</summary>
    const int FewestSigns = 4;

    /// <summary>The domain with the most signs; null when they are few, or another has as many.</summary>
    public static string? Of(IncomingTable table)
    {
        var signs = RecordShape.Domains.Select(d => (Domain: d, Count: Signs(table, RecordShape.Of(d)!)));
        var byCount = signs.OrderByDescending(s => s.Count).ToList();
        var (most, next) = (byCount[0], byCount[1]);
        return most.Count >= FewestSigns && most.Count > next.Count ? most.Domain : null;
    }

    static int Signs(IncomingTable table, RecordShape shape) =>
        table.Headings.Count(heading => IsKnown(heading, shape)) + TestsNamed(table, shape);

    static bool IsKnown(string heading, RecordShape shape) =>
        shape.Find(heading.Trim().ToUpperInvariant()) is not null
        || SiteHeading.Variable(heading, shape) is not null
        || SiteHeading.Test(heading, shape.Domain) is not null;

    static int TestsNamed(IncomingTable table, RecordShape shape)
    {
        var testing = table
            .Columns.Zip(table.Headings)
            .Where(c => SiteHeading.Variable(c.Second, shape) == shape.Domain + "TESTCD")
            .Select(c => c.First);
        var named = testing.SelectMany(column => table.Rows.Select(r => r.Of(column) ?? ""));
        return named.ToHashSet(StringComparer.Ordinal).Count(name => SiteHeading.Test(name, shape.Domain) is not null);
    }
}
