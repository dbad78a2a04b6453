using System.Globalization;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Markup;

namespace Cairn.Documents.Reports.Html;

/// <summary>A table as HTML.</summary>
sealed class HtmlTable(Table table, MarkupWriter to, HtmlWriter lines)
{
    // A date, an identifier or a level stays on one line.
    const int Short = 28;

    readonly DecimalColumn?[] decimals =
    [
        .. table.Columns.Select((c, i) => c.Kind == ColumnKind.Numbers ? Decimals(table, i) : null),
    ];
    readonly string?[] beside = [.. table.Columns.Select(c => table.Stacks ? Beside(c) : null)];

    static DecimalColumn Decimals(Table table, int column)
    {
        var rows = table.Groups.SelectMany(g => g.Rows).Where(r => column < r.Count);
        return new(rows.Select(r => r[column].Content.ToString()));
    }

    static string Beside(Column column) => column.Below is { } below ? $"{column.Head}, {below}" : column.Head;

    public void Whole(string? number, bool synthetic)
    {
        using (to.Open("div", ("class", "table"), ("id", table.Id)))
        {
            using (to.Open("p", ("class", "caption"), ("id", CaptionId)))
                lines.Caption(number, table.Caption, synthetic);
            to.NewLine();
            if (table.Groups.All(g => g.Rows.Count == 0))
                to.Leaf("p", table.WhenEmpty, ("class", "empty"));
            else
                Scrolling();
            foreach (var note in table.Notes)
                lines.Paragraph("note", note);
        }
    }

    string CaptionId => table.Id + "-caption";

    /// <summary>A wide table scrolls in its own frame, which the keyboard reaches; the caption above it stays.</summary>
    void Scrolling()
    {
        using (to.Open("div", ("class", "scroll"), ("role", "region"), ("tabindex", "0"), ("aria-labelledby", CaptionId)))
        using (to.Open("table", ("aria-labelledby", CaptionId), ("class", table.Stacks ? "stacks" : null)))
        {
            to.NewLine();
            Heads();
            to.NewLine();
            foreach (var group in table.Groups.Where(g => g.Rows.Count > 0))
                Group(group);
        }
    }

    void Heads()
    {
        using (to.Open("thead"))
        using (to.Open("tr"))
            foreach (var column in table.Columns)
                using (to.Open("th", ("scope", "col"), ("class", Class(column))))
                {
                    to.Text(column.Head);
                    if (column.Below is { } below)
                        to.Leaf("span", below, ("class", "below"));
                }
    }

    void Group(RowGroup group)
    {
        using (to.Open("tbody"))
        {
            if (group.Title is { } title)
            {
                using (to.Open("tr", ("class", "group")))
                    to.Leaf("th", title, ("scope", "rowgroup"), ("colspan", Number(table.Columns.Count)));
                to.NewLine();
            }
            foreach (var row in group.Rows)
                Row(row);
        }
        to.NewLine();
    }

    void Row(IReadOnlyList<Cell> cells)
    {
        if (cells.Count != table.Columns.Count)
            throw new ArgumentException(
                $"Table {table.Id} has {Number(table.Columns.Count)} columns and a row of {Number(cells.Count)} cells.",
                nameof(cells)
            );
        using (to.Open("tr"))
            for (var column = 0; column < cells.Count; column++)
                Cell(cells[column], column);
        to.NewLine();
    }

    void Cell(Cell cell, int column)
    {
        var (kind, head) = (("class", Class(cell, column)), ("data-head", beside[column]));
        using (column == 0 ? to.Open("th", ("scope", "row"), kind, head) : to.Open("td", kind, head))
            if (table.Stacks) // one box for the value, beside its head
                using (to.Open("div"))
                    Content(cell, column);
            else
                Content(cell, column);
    }

    void Content(Cell cell, int column)
    {
        if (decimals[column] is { } numbers && cell is { Fill: null, Content.IsPlain: true })
            to.Text(numbers.Padded(cell.Content.ToString()));
        else
            lines.Write(cell);
    }

    string? Class(Cell cell, int column) => Class(table.Columns[column]) ?? (IsShort(cell) ? "short" : null);

    static bool IsShort(Cell cell) => cell.Content.ToString().Length <= Short;

    static string? Class(Column column) => column.Kind == ColumnKind.Numbers ? "n" : null;

    static string Number(int n) => n.ToString(CultureInfo.InvariantCulture);
}
