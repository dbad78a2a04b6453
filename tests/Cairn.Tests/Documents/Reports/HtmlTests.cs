using System.Xml.Linq;
using Cairn.Documents.Reports;

namespace Cairn.Tests.Documents.Reports;

public sealed class HtmlTests
{
    [Fact]
    public void Text_and_attributes_are_encoded() =>
        Assert.Equal(
            "<p title=\"&quot;&gt;&lt;b&gt;\">&lt;script&gt;alert(1)&lt;/script&gt; &amp; co</p>",
            Html.Element("p", [("title", "\"><b>")], "<script>alert(1)</script> & co").ToString()
        );

    [Theory]
    [InlineData("p onclick")]
    [InlineData("")]
    [InlineData("a>b")]
    public void A_name_that_is_none_is_refused(string name)
    {
        Assert.Throws<ArgumentException>(() => Html.Element(name));
        Assert.Throws<ArgumentException>(() => Html.Element("p", [(name, "x")]));
    }

    [Fact]
    public void Any_text_gives_well_formed_markup_that_reads_back()
    {
        var chance = new Random(7);
        for (var i = 0; i < 2000; i++)
        {
            var text = new string([
                .. Enumerable
                    .Range(0, chance.Next(12))
                    .Select(_ => (char)(chance.Next(4) == 0 ? chance.Next(0x10000) : chance.Next(128))),
            ]);
            var read = XElement.Parse(Html.Element("p", [("title", text)], text).ToString(), LoadOptions.PreserveWhitespace);
            if (text.All(c => c >= ' ' && !char.IsSurrogate(c) && c < '\uFFFE'))
                Assert.Equal((text, text), (read.Value, read.Attribute("title")!.Value));
        }
    }

    [Theory]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("data:text/html,x", false)]
    [InlineData("//elsewhere.example", false)]
    [InlineData("/subjects/001-001", true)]
    [InlineData("#survival", true)]
    [InlineData("https://example.org/", true)]
    public void Only_addresses_of_pages_become_links(string address, bool link) =>
        Assert.Equal(link, Inline.Link("here", address).ToHtml().ToString().Contains("<a ", StringComparison.Ordinal));

    [Fact]
    public void An_assumed_value_on_a_page_carries_its_reason()
    {
        var html = Inline.Assumed("28 days", "no window is published").ToHtml().ToString();
        Assert.Contains(
            "28 days <span class=\"assumed\" tabindex=\"0\" title=\"no window is published\" data-why=\"no window is published\">assumed</span>",
            html,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void An_unknown_says_what_is_missing() => Assert.Equal("unknown: creatinine", Inline.Unknown("creatinine").ToString());
}
