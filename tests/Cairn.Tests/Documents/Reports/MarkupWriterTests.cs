using System.Globalization;
using System.Xml.Linq;
using Cairn.Documents.Reports.Markup;

namespace Cairn.Tests.Documents.Reports;

public sealed class MarkupWriterTests
{
    static string Paragraph(string title, string text) => Made(to => to.Leaf("p", text, ("title", title)));

    static string Made(Action<MarkupWriter> write)
    {
        using var text = new StringWriter();
        write(new(text));
        return text.ToString();
    }

    [Fact]
    public void Text_and_attributes_are_encoded() =>
        Assert.Equal(
            "<p title=\"&quot;&gt;&lt;b&gt;\">&lt;script&gt;alert(1)&lt;/script&gt; &amp; co</p>",
            Paragraph("\"><b>", "<script>alert(1)</script> & co")
        );

    [Theory]
    [InlineData("p onclick")]
    [InlineData("")]
    [InlineData("a>b")]
    public void A_name_that_is_none_is_refused(string name)
    {
        Assert.Throws<ArgumentException>(() => Made(to => to.Void(name)));
        Assert.Throws<ArgumentException>(() => Made(to => to.Void("p", (name, "x"))));
    }

    [Fact]
    public void Elements_end_in_the_order_in_which_their_scopes_do() =>
        Assert.Equal(
            "<a><b c=\"d\"><e/></b>f</a>",
            Made(to =>
            {
                using (to.Open("a"))
                {
                    using (to.Open("b", ("c", "d"), ("not", null)))
                        to.Void("e");
                    to.Text("f");
                }
            })
        );

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
            var read = XElement.Parse(Paragraph(text, text), LoadOptions.PreserveWhitespace);
            if (
                text.All(c =>
                    c >= ' ' && !char.IsSurrogate(c) && c < '\uFFFE' && char.GetUnicodeCategory(c) != UnicodeCategory.Format
                )
            )
                Assert.Equal((text, text), (read.Value, read.Attribute("title")!.Value));
        }
    }

    // Unicode TR 36: an override makes a name read backwards, a character without width makes two names look alike.
    [Theory]
    [InlineData("S-\u202E001", "S-[U+202E]001")]
    [InlineData("S-\u200B001", "S-[U+200B]001")]
    [InlineData("\uFEFFS-001", "[U+FEFF]S-001")]
    public void Characters_that_are_not_seen_are_named(string text, string expected)
    {
        using var to = new StringWriter();
        new MarkupWriter(to).Text(text);
        Assert.Equal(expected, System.Net.WebUtility.HtmlDecode(to.ToString()));
    }
}
