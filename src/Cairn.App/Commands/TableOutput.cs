using Cairn.Analyses;
using Cairn.Documents.Reports.Content;

namespace Cairn.App.Commands;

/// <summary>Prints tables of a document: in words, as JSON, or as CSV in long form (a cell a row).</summary>
static class TableOutput
{
    public static int Write(OutputFormat format, Analysis analysis, IReadOnlyList<PrintedTable> tables) =>
        format switch
        {
            OutputFormat.Json => Shell.Print(TablesJson.Of(analysis, tables)),
            OutputFormat.Csv => Csv(tables),
            OutputFormat.Text => Text(tables),
        };

    static int Csv(IReadOnlyList<PrintedTable> tables)
    {
        CsvText.Write(["table", "level", "group", "row", "column", "value"], tables.SelectMany(Lines));
        return ExitCode.Done;
    }

    // A table without a row says so in a line of its own: neither group nor row, and how many rows there are.
    static IEnumerable<IReadOnlyList<string>> Lines(PrintedTable t) =>
        t.Table.Groups.Count == 0
            ?
            [
                [t.Id, $"{t.Level}", "", "", "rows", "0"],
            ]
            : from g in t.Table.Groups
            from r in g.Rows
            from c in t.Table.Columns.Select((column, i) => (column.Head, Cell: r[i])).Skip(1)
            select (IReadOnlyList<string>)
                [t.Id, $"{t.Level}", g.Title ?? "", TablesJson.Said(r[0]), c.Head, TablesJson.Said(c.Cell)];

    static int Text(IReadOnlyList<PrintedTable> tables)
    {
        foreach (var t in tables)
        {
            Console.Out.WriteLine(t.Table.Caption);
            if (t.Table.Groups.Count == 0)
                Console.Out.WriteLine("  " + t.Table.WhenEmpty);
            else
                Lines(t.Table);
            Console.Out.WriteLine();
        }
        return ExitCode.Done;
    }

    static void Lines(Table table)
    {
        var widths = table
            .Columns.Select(
                (c, i) => Math.Max(Head(c).Length, table.Groups.SelectMany(g => g.Rows).Max(r => TablesJson.Said(r[i]).Length))
            )
            .ToList();
        string Line(IEnumerable<string> cells) =>
            "  " + string.Join("  ", cells.Select((c, i) => c.PadRight(widths[i]))).TrimEnd();
        Console.Out.WriteLine(Line(table.Columns.Select(Head)));
        foreach (var group in table.Groups)
        {
            if (group.Title is { } title)
                Console.Out.WriteLine("  " + title);
            foreach (var row in group.Rows)
                Console.Out.WriteLine(Line(row.Select(TablesJson.Said)));
        }
        foreach (var note in table.Notes)
            Console.Out.WriteLine("  " + note);
    }

    static string Head(Column column) => column.Below is { } below ? $"{column.Head}, {below}" : column.Head;
}
