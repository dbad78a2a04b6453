using System.Globalization;

namespace Cairn.Documents.Reports;

/// <summary>A table as HTML.</summary>
sealed class TableMarkup(Table table, Numbering numbering)
{
    readonly DecimalColumn[] decimals =
    [
        .. table.Columns.Select(
            (_, i) =>
                new DecimalColumn(
                    table.Groups.SelectMany(g => g.Rows).Where(r => i < r.Count).Select(r => r[i].Content.ToString())
                )
        ),
    ];

    public Html Whole(string? number)
    {
        var caption = Caption(number, table.Caption, table.Synthetic || numbering.Synthetic);
        var body = table.Groups.All(g => g.Rows.Count == 0)
            ? Html.Element("p", [("class", "empty")], table.WhenEmpty)
            : Scrolling();
        return Html.Element(
            "div",
            [("class", "table"), ("id", table.Id)],
            Html.Element("p", [("class", "caption"), ("id", table.Id + "-caption")], caption),
            "\n",
            body,
            Html.Join(table.Notes.Select(Note))
        );
    }

    /// <summary>Number, title and SYNTHETIC, of tables and figures alike.</summary>
    public static Html Caption(string? number, string title, bool synthetic) =>
        (number is null ? default : Html.Element("span", [("class", "number")], number + ".") + " ")
        + title
        + (synthetic ? " " + Html.Element("span", [("class", "synthetic")], "SYNTHETIC") : default);

    Html Note(Inline note) => Html.Element("p", [("class", "note")], note.ToHtml(numbering));

    /// <summary>A wide table scrolls in its own frame, which the keyboard reaches; the caption above it stays.</summary>
    Html Scrolling() =>
        Html.Element(
            "div",
            [("class", "scroll"), ("role", "region"), ("tabindex", "0"), ("aria-labelledby", table.Id + "-caption")],
            Html.Element(
                "table",
                [("aria-labelledby", table.Id + "-caption"), ("class", table.Stacks ? "stacks" : null)],
                "\n",
                Html.Element("thead", Html.Element("tr", Html.Join(table.Columns.Select(Head)))),
                "\n",
                Html.Join(table.Groups.Where(g => g.Rows.Count > 0).Select(Group))
            )
        );

    static Html Head(Column column) =>
        Html.Element(
            "th",
            [("scope", "col"), ("class", Class(column))],
            column.Head,
            column.Below is null ? default : Html.Element("span", [("class", "below")], column.Below)
        );

    Html Group(RowGroup group)
    {
        var title = group.Title is null
            ? default
            : Html.Element(
                "tr",
                [("class", "group")],
                Html.Element("th", [("scope", "rowgroup"), ("colspan", Columns)], group.Title)
            ) + "\n";
        return Html.Element("tbody", title, Html.Join(group.Rows.Select(Row))) + "\n";
    }

    string Columns => table.Columns.Count.ToString(CultureInfo.InvariantCulture);

    Html Row(IReadOnlyList<Cell> cells)
    {
        if (cells.Count != table.Columns.Count)
            throw new ArgumentException(
                $"Table {table.Id} has {Columns} columns and a row of {cells.Count.ToString(CultureInfo.InvariantCulture)} cells.",
                nameof(cells)
            );
        return Html.Element("tr", Html.Join(cells.Select(Cell))) + "\n";
    }

    Html Cell(Cell cell, int column) =>
        column == 0
            ? Html.Element(
                "th",
                [("scope", "row"), ("class", Class(cell, column)), ("data-head", Beside(column))],
                Within(cell, column)
            )
            : Html.Element("td", [("class", Class(cell, column)), ("data-head", Beside(column))], Within(cell, column));

    string? Beside(int column) =>
        !table.Stacks ? null
        : table.Columns[column] is { Below: { } below } head ? $"{head.Head}, {below}"
        : table.Columns[column].Head;

    // One box for the value, beside its head.
    Html Within(Cell cell, int column) => table.Stacks ? Html.Element("div", Content(cell, column)) : Content(cell, column);

    Html Content(Cell cell, int column)
    {
        var content =
            table.Columns[column].Kind == ColumnKind.Numbers && cell is { Fill: null, Content.IsPlain: true }
                ? decimals[column].Padded(cell.Content.ToString())
                : cell.Content.ToHtml(numbering);
        return cell.ToHtml(content);
    }

    // A date, an identifier or a level stays on one line.
    const int Short = 28;

    string? Class(Cell cell, int column) =>
        Class(table.Columns[column]) ?? (cell.Content.ToString().Length <= Short ? "short" : null);

    static string? Class(Column column) => column.Kind == ColumnKind.Numbers ? "n" : null;
}
