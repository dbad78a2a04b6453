using Cairn.Registry.Modules;

namespace Cairn.App.Web.Registry;

/// <summary>A table of posted results: a column a group.</summary>
/// <param name="Heads">The groups' titles.</param>
public sealed record ResultTable(string Caption, IReadOnlyList<string> Heads, IReadOnlyList<ResultRow> Rows)
{
    /// <summary>The titles of groups as heads of columns.</summary>
    public static IReadOnlyList<string> HeadsOf(IEnumerable<ResultGroup> groups) =>
        [.. groups.Select(g => g.Title ?? g.Id ?? "")];
}

/// <summary>A row of a table of results.</summary>
/// <param name="Depth">0 for a heading or a row of its own, 1 for a row under a heading.</param>
/// <param name="Cells">A cell a group; empty for a heading.</param>
public sealed record ResultRow(string Label, IReadOnlyList<string> Cells, int Depth = 0);
