using Cairn.Analyses;
using Cairn.Documents.Reports.Content;

namespace Cairn.App;

/// <summary>Tables of a document as JSON.</summary>
static class TablesJson
{
    /// <summary>The tables as JSON, for commands and for other systems alike.</summary>
    public static object Of(Analysis analysis, IReadOnlyList<PrintedTable> tables) =>
        new
        {
            Study = analysis.Study.Id,
            AsOf = analysis.Day,
            Synthetic = analysis.Casebook.IsSynthetic,
            Treated = analysis.Treated.Count,
            Tables = tables.Select(t => new
            {
                t.Id,
                t.Level,
                t.Table.Caption,
                Columns = t.Table.Columns.Select(c => new { c.Head, Unit = c.Below }),
                Rows = t.Table.Groups.SelectMany(g => g.Rows.Select(r => new { Group = g.Title, Cells = r.Select(Said) })),
                Notes = t.Table.Notes.Select(n => n.ToString()),
            }),
        };

    /// <summary>What a cell says, in words.</summary>
    public static string Said(Cell cell) => cell.Content.ToString();
}

/// <summary>A table to print.</summary>
/// <param name="Level">Dose level; null: everyone.</param>
sealed record PrintedTable(string Id, int? Level, Table Table);
