using System.Xml.Linq;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Html;

namespace Cairn.Tests.Documents.Reports;

public sealed class HtmlReportTests
{
    static readonly string Html = HtmlFile.Text(GalleryTests.Gallery(18, 2));
    static readonly XElement Page = XDocument.Parse(Html).Root!;

    [Fact]
    public void The_same_content_gives_the_same_bytes()
    {
        using var stream = new MemoryStream();
        HtmlFile.Write(GalleryTests.Gallery(18, 2), stream);
        Assert.Equal(System.Text.Encoding.UTF8.GetBytes(Html), stream.ToArray());
    }

    [Fact]
    public void Nothing_is_fetched_and_nothing_runs()
    {
        Assert.DoesNotContain(Page.Descendants(), (e => e.Name.LocalName is "script" or "link" or "iframe" or "img" or "object"));
        Assert.DoesNotContain(
            Page.Descendants().Attributes(),
            (a => a.Name.LocalName is "src" || a.Name.LocalName.StartsWith("on", StringComparison.Ordinal))
        );
        Assert.All(Page.Descendants().Attributes("href"), a => Assert.StartsWith("#", a.Value, StringComparison.Ordinal));
    }

    [Fact]
    public void Ids_are_unique_and_every_reference_leads_somewhere()
    {
        var ids = Page.Descendants().Attributes("id").Select(a => a.Value).ToList();
        Assert.Equal(ids.Count, ids.Distinct(StringComparer.Ordinal).Count());
        var asked = Page.Descendants()
            .Attributes("href")
            .Select(a => a.Value[1..])
            .Concat(Page.Descendants().Attributes("aria-labelledby").SelectMany(a => a.Value.Split(' ')));
        Assert.Empty(asked.Except(ids, StringComparer.Ordinal));
    }

    [Fact]
    public void Synthetic_stands_in_the_head_and_in_every_caption()
    {
        Assert.StartsWith("SYNTHETIC: ", Page.Descendants("title").First().Value, StringComparison.Ordinal);
        Assert.StartsWith(
            "SYNTHETIC",
            Page.Descendants("div").Single(p => (string?)p.Attribute("class") == "banner").Value,
            StringComparison.Ordinal
        );
        var captions = Page.Descendants("figcaption")
            .Concat(Page.Descendants("p").Where(p => (string?)p.Attribute("class") == "caption"))
            .ToList();
        Assert.Equal(15, captions.Count);
        Assert.All(captions, c => Assert.EndsWith("SYNTHETIC", c.Value, StringComparison.Ordinal));
    }

    [Fact]
    public void Real_data_are_not_called_synthetic()
    {
        var html = HtmlFile.Text(
            new Report
            {
                Title = "T",
                Study = "S",
                AsOf = new(2026, 3, 12),
                Synthetic = false,
                Sections = [],
            }
        );
        Assert.DoesNotContain("SYNTHETIC", html, StringComparison.Ordinal);
    }

    [Fact]
    public void An_assumed_value_has_a_footnote_in_its_section()
    {
        var notes = Page.Descendants("li")
            .Where(l => ((string?)l.Attribute("id"))?.StartsWith("assumed-", StringComparison.Ordinal) == true)
            .Select(l => l.Value);
        Assert.Equal(
            ["Assumed: no window is published; 28 days is usual for CAR-T trials", "Assumed: daily grades are not described"],
            notes,
            StringComparer.Ordinal
        );
    }

    [Fact]
    public void Tables_and_figures_are_numbered_in_their_order()
    {
        var numbers = Page.Descendants("span").Where(s => (string?)s.Attribute("class") == "number").Select(s => s.Value);
        Assert.Equal(
            ["Table 1.", "Figure 1.", "Figure 2.", "Figure 3.", "Figure 4.", "Figure 5.", "Figure 6.", "Figure 7."],
            numbers,
            StringComparer.Ordinal
        );
    }

    [Fact]
    public void The_printed_head_cannot_be_broken_out_of()
    {
        var html = HtmlFile.Text(
            new Report
            {
                Title = "\"}</style><script>\n\\",
                Study = "S",
                AsOf = new(2026, 3, 12),
                Synthetic = false,
                Sections = [],
            }
        );
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.Contains(
            """content:"S: \22 \7d \3c \2f style\3e \3c script\3e \a \5c ";""".TrimEnd(';'),
            html,
            StringComparison.Ordinal
        );
    }
}
