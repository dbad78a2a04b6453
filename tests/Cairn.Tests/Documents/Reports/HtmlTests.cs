using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Html;

namespace Cairn.Tests.Documents.Reports;

public sealed class HtmlTests
{
    [Theory]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("data:text/html,x", false)]
    [InlineData("//elsewhere.example", false)]
    [InlineData("/subjects/001-001", true)]
    [InlineData("#survival", true)]
    [InlineData("https://example.org/", true)]
    public void Only_addresses_of_pages_become_links(string address, bool link) =>
        Assert.Equal(link, HtmlWriter.Text(Inline.Link("here", address)).Contains("<a ", StringComparison.Ordinal));

    [Fact]
    public void An_assumed_value_on_a_page_carries_its_reason()
    {
        var html = HtmlWriter.Text(Inline.Assumed("28 days", "no window is published"));
        Assert.Contains(
            "28 days <span class=\"assumed\" tabindex=\"0\" title=\"no window is published\" data-why=\"no window is "
                + "published\">assumed</span>",
            html,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void An_unknown_says_what_is_missing() => Assert.Equal("unknown: creatinine", Inline.Unknown("creatinine").ToString());

    // An identifier ends in digits after a hyphen; words with hyphens and names of trials stay text.
    [Theory]
    [InlineData("imputed (SYN-030, 01-003)", "imputed (<span class=\"id\">SYN-030</span>, <span class=\"id\">01-003</span>)")]
    [InlineData("CAR-T cells, two-stage, Kaplan-Meier", "CAR-T cells, two-stage, Kaplan-Meier")]
    public void Identifiers_are_not_broken_over_two_lines(string text, string html) =>
        Assert.Equal(html, HtmlWriter.Text((Inline)text));

    [Fact]
    public void A_subject_leads_to_its_page_where_subjects_have_pages()
    {
        var links = Links.None with { Subject = id => "/subjects/" + id };
        var cell = Cell.Subject("S-01", " (expansion)");
        Assert.Equal("<a href=\"/subjects/S-01\">S-01</a> (expansion)", HtmlWriter.Text(cell, links));
        Assert.Equal("<span class=\"id\">S-01</span> (expansion)", HtmlWriter.Text(cell));
    }
}
