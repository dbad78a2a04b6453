using System.Text;

namespace Cairn.Documents.Reports;

/// <summary>A section of a report.</summary>
/// <param name="Id">Identity in the page: letters, digits and hyphens.</param>
public sealed record Section(string Id, string Title, IReadOnlyList<Block> Content);

/// <summary>
/// A report as one HTML file: no script, nothing fetched from elsewhere, readable in fifteen years, the same bytes for the same content.
/// It is well-formed XML too.
/// </summary>
public sealed record HtmlReport
{
    public required string Title { get; init; }

    /// <summary>The study's short name, in the head of every printed page.</summary>
    public required string Study { get; init; }

    /// <summary>The data as they were known on this day.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>The data are made up: the page's head, every caption and every drawing say so.</summary>
    public required bool Synthetic { get; init; }

    /// <summary>Shown under the title: identifiers, versions, who asked for it.</summary>
    public IReadOnlyList<(string Name, Inline Value)> About { get; init; } = [];
    public required IReadOnlyList<Section> Sections { get; init; }

    /// <summary>BCP 47.</summary>
    public string Language { get; init; } = "en";

    public void WriteTo(Stream stream) => stream.Write(Encoding.UTF8.GetBytes(ToHtml()));

    /// <summary>The whole file.</summary>
    public string ToHtml()
    {
        var numbering = new Numbering(counts: true) { Synthetic = Synthetic };
        var body = Html.Element(
            "body",
            Html.Element("a", [("class", "skip"), ("href", "#content")], "Skip to the content"),
            "\n",
            Synthetic
                ? Html.Element(
                    "div",
                    [("class", "banner"), ("role", "region"), ("aria-label", "Made-up data")],
                    Html.Element("strong", "SYNTHETIC"),
                    " Made-up data: no patient is behind any number on this page."
                ) + "\n"
                : default,
            Header(numbering),
            "\n",
            Html.Element(
                "div",
                [("class", "with-contents")],
                Contents(),
                "\n",
                Html.Element("main", [("id", "content")], Html.Join(Sections.Select(s => Whole(s, numbering))))
            ),
            "\n"
        );
        return $"<!DOCTYPE html>\n{Html.Element("html", [("lang", Language)], Head(), "\n", body)}\n";
    }

    Html Head() =>
        Html.Element(
            "head",
            "\n",
            Html.Element("meta", [("charset", "utf-8")]),
            "\n",
            Html.Element("meta", [("name", "viewport"), ("content", "width=device-width, initial-scale=1")]),
            "\n",
            Html.Element("title", (Synthetic ? "SYNTHETIC: " : "") + Title + " · " + Study),
            "\n",
            Html.Element("style", Html.Trusted("\n" + Stylesheet.Text + Stylesheet.PrintedHead(Study + ": " + Title, Stamp))),
            "\n"
        );

    string Stamp => (Synthetic ? "SYNTHETIC · " : "") + "As of " + Written.Date(AsOf);

    Html Header(Numbering numbering) =>
        Html.Element(
            "header",
            [("class", "head")],
            Html.Element("p", [("class", "study")], Study),
            "\n",
            Html.Element("h1", Title),
            "\n",
            new KeyFacts([("As of", Written.Date(AsOf)), .. About]).ToHtml(numbering),
            numbering.NewFootnotes()
        );

    Html Contents() =>
        Html.Element(
            "nav",
            [("class", "contents"), ("aria-label", "Contents")],
            Html.Element("p", "Contents"),
            Html.Element(
                "ol",
                Html.Join(Sections.Select(s => Html.Element("li", Html.Element("a", [("href", "#" + s.Id)], s.Title))))
            )
        );

    static Html Whole(Section section, Numbering numbering) =>
        Html.Element(
            "section",
            [("id", section.Id), ("aria-labelledby", section.Id + "-title")],
            "\n",
            Html.Element("h2", [("id", section.Id + "-title")], section.Title),
            "\n",
            Html.Join(section.Content.Select(b => b.ToHtml(numbering) + "\n")),
            numbering.NewFootnotes()
        ) + "\n";
}
