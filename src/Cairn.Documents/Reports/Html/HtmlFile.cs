using System.Text;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Markup;

namespace Cairn.Documents.Reports.Html;

/// <summary>
/// A report as one HTML file: no script, nothing fetched from elsewhere, readable in fifteen years, the same bytes for the same
/// content. It is well-formed XML too.
/// </summary>
public sealed class HtmlFile
{
    const string Banner = "Made-up data: no patient is behind any number on this page.";

    readonly Report report;
    readonly MarkupWriter to;
    readonly HtmlWriter content;

    HtmlFile(Report report, TextWriter text)
    {
        (this.report, to) = (report, new(text, report.Language));
        var numbering = new Numbering(counts: true, notes: "") { Synthetic = report.Synthetic };
        content = new(to, numbering, Links.None);
    }

    /// <summary>Writes the whole file in UTF-8 and leaves the stream open.</summary>
    public static void Write(Report report, Stream stream)
    {
        using var text = new StreamWriter(stream, new UTF8Encoding(false), bufferSize: 1 << 16, leaveOpen: true);
        new HtmlFile(report, text).Whole();
    }

    /// <summary>The whole file as text.</summary>
    public static string Text(Report report)
    {
        using var text = new StringWriter();
        new HtmlFile(report, text).Whole();
        return text.ToString();
    }

    void Whole()
    {
        to.Trusted("<!DOCTYPE html>\n");
        using (to.Open("html", ("lang", report.Language.Code)))
        {
            Head();
            to.NewLine();
            Body();
        }
        to.NewLine();
    }

    void Head()
    {
        using (to.Open("head"))
        {
            to.NewLine();
            to.Void("meta", ("charset", "utf-8"));
            to.NewLine();
            to.Void("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"));
            to.NewLine();
            to.Void("meta", ("http-equiv", "Content-Security-Policy"), ("content", Policy));
            to.NewLine();
            to.Leaf("title", $"{(report.Synthetic ? "SYNTHETIC: " : "")}{Title} · {report.Study}");
            to.NewLine();
            using (to.Open("style"))
                to.Trusted($"\n{Stylesheet.Text}{Stylesheet.PrintedHead($"{report.Study}: {Title}", Stamp)}");
            to.NewLine();
        }
    }

    // The file holds all it needs: it runs nothing, loads nothing and sends nothing, wherever it is opened.
    const string Policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

    string Title => to.Language[report.Title];

    string Stamp => (report.Synthetic ? "SYNTHETIC · " : "") + to.Language[$"As of {Written.Date(report.AsOf)}"];

    void Body()
    {
        using (to.Open("body"))
        {
            to.Say("a", "Skip to the content", ("class", "skip"), ("href", "#content"));
            to.NewLine();
            if (report.Synthetic)
                MadeUp();
            Header();
            to.NewLine();
            using (to.Open("div", ("class", "with-contents")))
            {
                Contents();
                to.NewLine();
                using (to.Open("main", ("id", "content")))
                    foreach (var section in report.Sections)
                        content.Write(section);
            }
            to.NewLine();
        }
    }

    void MadeUp()
    {
        using (to.Open("div", ("class", "banner"), ("role", "region"), ("aria-label", to.Language["Made-up data"])))
        {
            to.Leaf("strong", "SYNTHETIC");
            to.Text(" ");
            to.Say(Banner);
        }
        to.NewLine();
    }

    void Header()
    {
        using (to.Open("header", ("class", "head")))
        {
            to.Leaf("p", report.Study, ("class", "study"));
            to.NewLine();
            to.Say("h1", report.Title);
            to.NewLine();
            content.Write(new KeyFacts([("As of", Written.Date(report.AsOf)), .. report.About]));
            content.Footnotes();
            to.Say(
                "p",
                "Tables that are folded on the screen, by dose level and subject by subject, are in the file and not on paper; "
                    + "the numbers of the others stay.",
                ("class", "paper")
            );
        }
    }

    void Contents()
    {
        using (to.Open("nav", ("class", "contents"), ("aria-label", to.Language["Contents"])))
        {
            to.Say("p", "Contents");
            using (to.Open("ol"))
                foreach (var section in report.Sections)
                    using (to.Open("li"))
                        to.Say("a", section.Title, ("href", "#" + section.Id));
        }
    }
}
