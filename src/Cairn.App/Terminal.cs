using System.Globalization;
using Cairn.Quantities;
using Spectre.Console;

namespace Cairn.App;

/// <summary>
/// A page in the terminal: plain sections, aligned facts, tables without lines. 100 columns wide where nobody watches.
/// </summary>
static class Terminal
{
    const int WidthInFiles = 100;

    public static IAnsiConsole Screen { get; } = Create();

    /// <summary>The page's title; the tag is markup.</summary>
    public static void Title(string text, string tag = "") => Screen.MarkupLine($"[bold]{text.EscapeMarkup()}[/]{tag}");

    public static void Paragraph(string text, string tag = "") =>
        Screen.Write(new Padder(new Markup(text.EscapeMarkup() + tag), new Padding(2, 1, 0, 0)));

    /// <summary>A heading; the tag is markup.</summary>
    public static void Section(string name, string tag = "")
    {
        Screen.WriteLine();
        Screen.MarkupLine($"[bold deepskyblue3]{name.EscapeMarkup()}[/]{tag}");
    }

    /// <summary>Names and values, aligned; a tag is markup. What has no value is left out.</summary>
    public static void Facts(params (string Name, string? Value, string Tag)[] facts)
    {
        var names = new GridColumn { NoWrap = true }.PadLeft(2);
        var grid = new Grid().AddColumn(names.PadRight(3)).AddColumn();
        foreach (var (name, value, tag) in facts.Where(f => !string.IsNullOrWhiteSpace(f.Value)))
            grid.AddRow($"[grey]{name.EscapeMarkup()}[/]", value!.EscapeMarkup() + tag);
        Screen.Write(grid);
    }

    /// <summary>
    /// A table without lines; cells are markup. A heading that begins with '>' aligns its column to the right, with '|' keeps it
    /// on one line.
    /// </summary>
    public static void Table(IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<string>> rows)
    {
        var table = new Table().Border(TableBorder.None);
        foreach (var heading in headings)
        {
            var column = new TableColumn($"[grey]{heading.TrimStart('>', '|').EscapeMarkup()}[/]").Padding(0, 0, 2, 0);
            if (heading.StartsWith('>'))
                column.RightAligned();
            if (heading.Length > 0 && heading[0] is '>' or '|')
                column.NoWrap();
            table.AddColumn(column);
        }
        List<IReadOnlyList<string>> lines = [.. rows];
        foreach (var row in lines)
            table.AddRow([.. row]);
        Wide(Needed(headings, lines), () => Screen.Write(new Padder(table, new Padding(2, 0, 0, 0))));
    }

    /// <summary>A column of words has so many letters a line at least: nobody reads a stack of syllables.</summary>
    const int LeastOfWords = 24;

    // What stays in one line needs its width; words are broken, though not into letters.
    static int Needed(IReadOnlyList<string> headings, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        const int Between = 2;
        return Between
            + headings
                .Index()
                .Sum(h =>
                {
                    var longest = Math.Max(h.Item.Length, rows.Max(row => (int?)row[h.Index].RemoveMarkup().Length) ?? 0);
                    return Between + (h.Item.Length > 0 && h.Item[0] is '>' or '|' ? longest : Math.Min(longest, LeastOfWords));
                });
    }

    static void Wide(int width, Action write)
    {
        var usual = Screen.Profile.Width;
        Screen.Profile.Width = Math.Max(usual, width);
        write();
        Screen.Profile.Width = usual;
    }

    /// <summary>12 Mar 2026; a date that is known in part as it was written.</summary>
    public static string? Day(PartialDate? date) =>
        date?.Date?.ToString("d MMM yyyy", CultureInfo.InvariantCulture) ?? date?.ToString();

    public static string Number(double number) => number.ToString(CultureInfo.InvariantCulture);

    static IAnsiConsole Create()
    {
        var watched = !System.Console.IsOutputRedirected;
        var console = AnsiConsole.Create(
            new() { Out = new AnsiConsoleOutput(System.Console.Out), Ansi = watched ? AnsiSupport.Detect : AnsiSupport.No }
        );
        if (!watched)
            console.Profile.Width = WidthInFiles;
        return console;
    }
}
