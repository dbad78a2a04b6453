using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Html;

namespace Cairn.Tests.Documents.Reports;

public sealed class PaletteTests
{
    // WCAG 2.2, success criterion 1.4.3: text at least 4.5 to 1.
    public static TheoryData<string, string> TextOnGround() =>
        new()
        {
            { "ink", "paper" },
            { "ink", "wash" },
            { "ink", "amber-wash" },
            { "muted", "paper" },
            { "muted", "wash" },
            { "accent", "paper" },
            { "accent", "wash" },
            { "paper", "accent" },
            { "met", "paper" },
            { "met", "wash" },
            { "not-met", "paper" },
            { "not-met", "wash" },
            { "unknown", "paper" },
            { "unknown", "wash" },
            { "unknown", "amber-wash" },
            { "accent", "amber-wash" },
        };

    [Theory]
    [MemberData(nameof(TextOnGround))]
    public void Text_reads_on_its_ground_in_light_and_dark(string text, string ground)
    {
        var (t, g) = (Named(text), Named(ground));
        Assert.True(Token.Contrast(t.Light, g.Light) >= 4.5, $"light {Token.Contrast(t.Light, g.Light):F2}");
        Assert.True(Token.Contrast(t.Dark, g.Dark) >= 4.5, $"dark {Token.Contrast(t.Dark, g.Dark):F2}");
    }

    [Fact]
    public void Text_reads_on_every_grade_and_response()
    {
        foreach (
            var fill in Palette.All.Where(t =>
                t.Name.StartsWith("grade-", StringComparison.Ordinal)
                || t.Name is "cr" or "crh" or "cri" or "mlfs" or "pr" or "no-response"
            )
        )
            Assert.True(Token.Contrast(fill.Light, Palette.TextOn(fill).Light) >= 4.5, fill.Name);
    }

    // WCAG 2.2, definition of contrast ratio: black on white is 21 to 1; #767676 on white is 4.54 to 1 (WebAIM's checker).
    [Theory]
    [InlineData("#000000", "#ffffff", 21)]
    [InlineData("#ffffff", "#ffffff", 1)]
    [InlineData("#767676", "#ffffff", 4.54)]
    public void Contrast_is_wcags(string one, string other, double ratio) => Assert.Equal(ratio, Token.Contrast(one, other), 2);

    [Fact]
    public void Print_is_light_whatever_the_reader_asked_for()
    {
        var print = Colours.Css[Colours.Css.IndexOf("@media print", StringComparison.Ordinal)..];
        Assert.Contains("--paper:#ffffff", print, StringComparison.Ordinal);
        Assert.DoesNotContain("--paper:#0f1419", print, StringComparison.Ordinal);
    }

    [Fact]
    public void The_stylesheet_fetches_nothing_and_is_safe_inside_the_page()
    {
        Assert.DoesNotContain("url(", Stylesheet.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("@import", Stylesheet.Text, StringComparison.Ordinal);
        Assert.DoesNotContain('<', Stylesheet.Text);
        Assert.DoesNotContain('&', Stylesheet.Text);
    }

    [Fact]
    public void Every_colour_the_stylesheet_asks_for_is_a_token()
    {
        var asked = System
            .Text.RegularExpressions.Regex.Matches(Stylesheet.Text, "var\\(--([a-z0-9-]+)\\)")
            .Select(m => m.Groups[1].Value)
            .Distinct(StringComparer.Ordinal);
        Assert.Empty(asked.Except(Palette.All.Select(t => t.Name), StringComparer.Ordinal));
    }

    static Token Named(string name) => Palette.All.Single(t => t.Name == name);
}
