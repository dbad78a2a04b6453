using System.Globalization;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Markup;

namespace Cairn.Documents.Reports.Html;

/// <summary>
/// A table as HTML. On a phone a table of more than two columns becomes a list: each row under its first cell, every value beside
/// its column's head.
/// </summary>
sealed class HtmlTable(Table table, MarkupWriter to, HtmlWriter lines)
{
    // A date, an identifier or a level stays on one line.
    const int Short = 16;

    // More columns than a page holds: the table scrolls sideways in a frame of its own.
    const int Many = 10;

    // A sheet of paper has two columns of print; a table of more characters a line takes both.
    const int OneColumn = 82;

    // Beside so many columns a longer text stands in a strip of a few words a line: such a table takes both, too.
    const int Few = 4,
        LongText = 90;

    // A longer text is broken into lines, not asked for in one.
    const int LongestLine = 18;
    const int Gap = 2;

    readonly DecimalColumn?[] decimals = [.. table.Columns.Select((c, i) => IsNumbers(c) ? Decimals(table, i, lines) : null)];
    readonly string?[] beside =
    [
        .. table.Columns.Select((c, i) => (i > 0 || IsBare(table)) && table.Columns.Count > 2 ? to.Language[Beside(c)] : null),
    ];
    int rows;

    // A row that a bare number heads says what it counts, where no head stands above it.
    static bool IsBare(Table table) =>
        table.Groups.SelectMany(g => g.Rows).Any(r => r.Count > 0 && IsNumber(r[0].Content.ToString()));

    static bool IsNumber(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _);

    static bool IsNumbers(Column column) =>
        column.Kind switch
        {
            ColumnKind.Words => false,
            ColumnKind.Numbers => true,
        };

    static DecimalColumn Decimals(Table table, int column, HtmlWriter lines)
    {
        var rows = table.Groups.SelectMany(g => g.Rows).Where(r => column < r.Count);
        return new(rows.Select(r => lines.Said(r[column].Content)));
    }

    static Phrase Beside(Column column) => column.Below is { } below ? $"{column.Head}, {below}" : column.Head;

    public void Whole(Phrase? number, bool synthetic)
    {
        using (to.Open("div", ("class", IsBroad ? "table broad" : "table"), ("id", table.Id)))
        {
            using (to.Open("p", ("class", "caption"), ("id", CaptionId)))
                lines.Caption(number, table.Caption, synthetic);
            to.NewLine();
            if (table.Groups.All(g => g.Rows.Count == 0))
                to.Say("p", table.WhenEmpty, ("class", "empty"));
            else
                Rows();
            foreach (var note in table.Notes)
                lines.Paragraph("note", note);
        }
    }

    bool IsBroad => Enumerable.Range(0, table.Columns.Count).Sum(Width) > OneColumn || IsStrip;

    bool IsStrip => table.Columns.Count > Few && Enumerable.Range(0, table.Columns.Count).Any(c => Longest(c) > LongText);

    int Width(int column) => Gap + Math.Clamp(Longest(column), LongestWord(to.Language[table.Columns[column].Head]), LongestLine);

    int Longest(int column)
    {
        var cells = from g in table.Groups from row in g.Rows where column < row.Count select lines.Said(row[column].Content);
        return cells.Max(words => (int?)words.Length) ?? 0;
    }

    static int LongestWord(string head) => head.Split(' ').Max(word => Math.Min(word.Length, LongestLine));

    string CaptionId => table.Id + "-caption";

    // A frame that can scroll is one that the keyboard reaches.
    void Rows()
    {
        var frame = table.Columns.Count > Many ? "scroll wide" : "scroll";
        using (to.Open("div", ("class", frame), ("role", "region"), ("tabindex", "0"), ("aria-labelledby", CaptionId)))
        using (to.Open("table", ("aria-labelledby", CaptionId), ("class", table.Columns.Count > 2 ? "stacks" : null)))
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
                using (to.Open("th", ("scope", "col"), ("class", IsNumbers(column) ? "n" : null)))
                {
                    to.Say(column.Head);
                    if (column.Below is { } below)
                        to.Say("span", below, ("class", "below"));
                }
    }

    void Group(RowGroup group)
    {
        using (to.Open("tbody"))
        {
            if (group.Title is { } title)
            {
                using (to.Open("tr", ("class", "group")))
                    to.Say("th", title, ("scope", "rowgroup"), ("colspan", Number(table.Columns.Count)));
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
        rows++;
    }

    void Cell(Cell cell, int column)
    {
        var place = cell.Row is { } row ? Links.Anchor(row) : null;
        var (kind, head) = (("class", Class(cell, column)), ("data-head", beside[column]));
        using (
            column == 0 ? to.Open("th", ("scope", "row"), kind, head, ("id", place)) : to.Open("td", kind, head, ("id", place))
        )
            if (lines.EvidenceOf(cell, table.Id, rows, column) is { } records)
                using (to.Open("a", ("class", "why"), ("href", records)))
                    Content(cell, column);
            else
                Content(cell, column);
    }

    void Content(Cell cell, int column)
    {
        if (decimals[column] is { } numbers && cell is { Fill: null, Content.IsPlain: true })
            Padded(numbers.Padded(lines.Said(cell.Content)));
        else
            lines.Write(cell);
    }

    // Where rows stand as lists there is nothing to be in line with: the blanks are marked, to be left out there.
    void Padded(string number)
    {
        var (from, isBlank) = (0, false);
        for (var i = 0; i <= number.Length; i++)
            if (i == number.Length || DecimalColumn.IsBlank(number[i]) != isBlank)
            {
                if (isBlank)
                    to.Leaf("i", number[from..i], ("class", "pad"));
                else if (i > from)
                    to.Text(number[from..i]);
                (from, isBlank) = (i, !isBlank);
            }
    }

    string? Class(Cell cell, int column)
    {
        if (decimals[column] is not null)
            return cell.IsSpare ? "n nil" : "n";
        if (cell.IsSpare)
            return "nil";
        return cell.Content.ToString().Length <= Short ? "short" : null;
    }

    static string Number(int n) => n.ToString(CultureInfo.InvariantCulture);
}
