using System.Text.RegularExpressions;
using Cairn.Documents.Languages;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Markup;
using Cairn.Documents.Reports.Svg;

namespace Cairn.Documents.Reports.Html;

/// <summary>Content as HTML into one writer: one switch over blocks, one over the runs of a line.</summary>
public sealed partial class HtmlWriter
{
    const char NoBreak = '\u00A0';
    readonly MarkupWriter to;
    readonly Numbering numbering;
    readonly Links links;

    internal HtmlWriter(MarkupWriter to, Numbering numbering, Links links) =>
        (this.to, this.numbering, this.links) = (to, numbering, links);

    /// <summary>A section of a page, its assumed values with footnotes of its own.</summary>
    public static string Text(Section section, Links links, Language? language = null) =>
        Made(links, section.Id + "-", html => html.Write(section), language);

    /// <summary>A part of a page, without numbers; an assumed value carries its reason itself.</summary>
    public static string Text(Block block, Links? links = null, Language? language = null) =>
        Made(links, null, html => html.Write(block), language);

    /// <inheritdoc cref="Text(Block, Links?, Language?)"/>
    public static string Text(Inline line, Links? links = null, Language? language = null) =>
        Made(links, null, html => html.Write(line), language);

    /// <summary>A cell of a page's own table: the content, on its colour where it has one.</summary>
    public static string Text(Cell cell, Links? links = null, Language? language = null) =>
        Made(links, null, html => html.Write(cell), language);

    static string Made(Links? links, string? notes, Action<HtmlWriter> write, Language? language)
    {
        using var text = new StringWriter();
        write(new(new(text, language), new(counts: false, notes), links ?? Links.None));
        return text.ToString();
    }

    internal void Write(Section section)
    {
        using (to.Open("section", ("id", section.Id), ("aria-labelledby", section.Id + "-title")))
        {
            to.NewLine();
            to.Say("h2", section.Title, ("id", section.Id + "-title"));
            to.NewLine();
            Blocks(section.Content);
            Footnotes();
        }
        to.NewLine();
    }

    /// <summary>The reasons of the assumed values that were named since the last call.</summary>
    internal void Footnotes()
    {
        var added = numbering.NewFootnotes();
        if (added.Count == 0)
            return;
        using (to.Open("ol", ("class", "footnotes"), ("aria-label", to.Language["Assumed values"])))
            foreach (var (number, why) in added)
                to.Say("li", $"Assumed: {why}", ("id", numbering.PlaceOf(number)), ("value", number));
    }

    void Blocks(IEnumerable<Block> blocks)
    {
        foreach (var block in blocks)
        {
            Write(block);
            to.NewLine();
        }
    }

    internal void Write(Block block)
    {
        switch (block)
        {
            case Words words:
                Paragraph(null, words.Text);
                break;
            case Answered answer:
                Paragraph("answer", answer.Text);
                break;
            case Points points:
                List("ul", null, points.Lines);
                break;
            case Steps steps:
                List("ol", "steps", steps.Lines);
                break;
            case KeyFacts facts:
                Write(facts);
                break;
            case Subsection part:
                to.Say("h3", part.Title);
                to.NewLine();
                Blocks(part.Content);
                break;
            case Folded part:
                Write(part);
                break;
            case Table table:
                Write(table, numbering.NextTable());
                break;
            case Figure figure:
                Write(figure);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(block), block, "This block has no HTML.");
        }
    }

    internal void Write(Inline line)
    {
        foreach (var run in line.Runs)
            Write(run);
    }

    /// <summary>The content on the cell's colour.</summary>
    internal void Write(Cell cell)
    {
        if (cell.Fill is not { } fill)
            Write(cell.Content);
        else
            using (to.Open("span", ("class", $"chip b-{fill.Name} {Palette.TextOn(fill).Name}")))
                Write(cell.Content);
    }

    /// <summary>The address of the records behind a cell; null where it names none, or they have no page.</summary>
    internal string? EvidenceOf(Cell cell, string table, int row, int column) =>
        cell.RestsOnRecords ? links.Evidence(table, row, column) : null;

    internal void Paragraph(string? kind, Inline text)
    {
        using (to.Open("p", ("class", kind)))
            Write(text);
    }

    void List(string element, string? kind, IReadOnlyList<Inline> lines)
    {
        using (to.Open(element, ("class", kind)))
            foreach (var line in lines)
                using (to.Open("li"))
                    Write(line);
    }

    void Write(KeyFacts facts)
    {
        using (to.Open("dl", ("class", "facts")))
            foreach (var (name, value) in facts.Facts)
                using (to.Open("div"))
                {
                    to.Say("dt", name);
                    using (to.Open("dd"))
                        Write(value);
                }
    }

    void Write(Folded part)
    {
        using (to.Open("details", ("class", part.OnPaper ? "evidence" : "aside")))
        {
            to.Say("summary", part.Summary);
            to.NewLine();
            Blocks(part.Content);
        }
    }

    void Write(Table table, Phrase? number) =>
        new HtmlTable(table, to, this).Whole(number, table.Synthetic || numbering.Synthetic);

    void Write(Figure figure)
    {
        using (to.Open("figure", ("id", figure.Head.Id)))
        {
            using (to.Open("figcaption"))
                Caption(numbering.NextFigure(), figure.Head.Title, figure.Head.Synthetic || numbering.Synthetic);
            to.NewLine();
            if (figure.Drawing is { } drawing)
                Drawn(figure, drawing);
            else
                to.Say("p", figure.Description, ("class", "empty"));
        }
    }

    void Drawn(Figure figure, Drawing drawing)
    {
        using (to.Open("div", ("class", "drawing")))
            SvgWriter.Write(to, figure.Head, drawing);
        to.NewLine();
        foreach (var note in figure.Notes)
        {
            Paragraph("note", note);
            to.NewLine();
        }
        using (to.Open("details"))
        {
            to.Say("summary", "Data as a table");
            Write(figure.Data, null);
        }
    }

    /// <summary>A line in the language of the page.</summary>
    internal string Said(Inline line) => string.Concat(line.Runs.Select(run => to.Language[run.Text]));

    /// <summary>Number, title and SYNTHETIC, of tables and figures alike.</summary>
    internal void Caption(Phrase? number, Phrase title, bool synthetic)
    {
        if (number is not null)
        {
            to.Say("span", $"{number}.", ("class", "number"));
            to.Text(" ");
        }
        to.Say(title);
        if (!synthetic)
            return;
        to.Text(" ");
        to.Leaf("span", "SYNTHETIC", ("class", "synthetic"));
    }

    void Write(Run run)
    {
        switch (run)
        {
            case Run.Plain plain:
                Kept(plain.Text);
                break;
            case Run.Strong strong:
                to.Say("strong", strong.Text);
                break;
            case Run.Link link:
                Linked(link.Text, IsPage(link.Address) ? link.Address : null);
                break;
            case Run.Subject subject:
                Linked(subject.Text, links.Subject(subject.Id));
                break;
            case Run.Recorded record:
                Linked(record.Text, links.Record(record.Key));
                break;
            case Run.Kept kept:
                to.Text(to.Language[kept.Text].Replace(' ', NoBreak));
                break;
            case Run.Verdict verdict:
                Write(verdict);
                break;
            case Run.Assumed assumed:
                Write(assumed);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(run), run, "This run has no HTML.");
        }
    }

    // A phrase whose identifiers (SYN-030, 01-003) are not broken over two lines.
    void Kept(Phrase phrase)
    {
        var said = to.Language.Say(phrase);
        if (!said.IsEnglish)
            Kept(said.Text);
        else
            using (to.Open("span", ("lang", "en")))
                Kept(said.Text);
    }

    void Kept(string text)
    {
        var from = 0;
        foreach (var id in Identifier().EnumerateMatches(text))
        {
            to.Text(text[from..id.Index]);
            to.Leaf("span", text.Substring(id.Index, id.Length), ("class", "id"));
            from = id.Index + id.Length;
        }
        to.Text(from == 0 ? text : text[from..]);
    }

    // Letters or digits, a hyphen, digits at the end.
    [GeneratedRegex(@"[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*-\p{N}+(?![\p{L}\p{N}-])")]
    private static partial Regex Identifier();

    void Linked(Phrase text, string? address)
    {
        if (address is null)
            Kept(text);
        else
            to.Say("a", text, ("href", address));
    }

    // Only addresses that lead to a page; anything else (a script) stays text.
    static bool IsPage(string address) =>
        address.StartsWith('#')
        || (address.StartsWith('/') && !address.StartsWith("//", StringComparison.Ordinal))
        || address.StartsWith("https://", StringComparison.Ordinal)
        || address.StartsWith("http://", StringComparison.Ordinal);

    void Write(Run.Verdict verdict)
    {
        var (kind, sign) = Look(verdict.Kind);
        using (to.Open("span", ("class", "verdict " + kind)))
        {
            to.Leaf("span", sign, ("aria-hidden", "true"));
            to.Text(" ");
            to.Say(verdict.Text);
        }
    }

    static (string Kind, string Sign) Look(Verdict verdict) =>
        verdict switch
        {
            Verdict.Met => ("met", "✓"),
            Verdict.NotMet => ("not-met", "✗"),
            Verdict.Open => ("unknown", "?"),
        };

    void Write(Run.Assumed assumed)
    {
        if (numbering.Assumed(assumed.Why) is not { } number)
        {
            to.Say(
                "span",
                "assumed",
                ("class", "assumed"),
                ("tabindex", "0"),
                ("title", to.Language[assumed.Why]),
                ("data-why", to.Language[assumed.Why])
            );
            return;
        }
        using (to.Open("a", ("class", "assumed"), ("href", "#" + numbering.PlaceOf(number)), ("title", to.Language[assumed.Why])))
        {
            to.Say("assumed");
            to.Leaf("sup", number);
        }
    }
}
