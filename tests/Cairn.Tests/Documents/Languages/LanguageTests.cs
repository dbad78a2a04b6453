using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Cairn.Documents.Languages;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Html;
using Cairn.Quantities;

namespace Cairn.Tests.Documents.Languages;

public sealed partial class LanguageTests
{
    static readonly DateOnly Day = new(2026, 3, 9);

    [Fact]
    public void English_says_a_phrase_as_the_string_that_it_was_written_as()
    {
        const string Drug = "tocilizumab {1}";
        Phrase phrase = $"{Drug} on {Written.Date(Day)}, {{8}} mg/kg, {0.5:0.00}";
        Assert.Equal("tocilizumab {1} on 9 Mar 2026, {8} mg/kg, 0.50", Language.English[phrase]);
    }

    [Theory]
    [InlineData("Subjects", "受试者")]
    [InlineData("Cytokine release syndrome", "细胞因子释放综合征")] // CTCAE 5.0 in Chinese
    [InlineData("SYN-004", "SYN-004")]
    [InlineData("", "")]
    public void Chinese_has_its_words_and_leaves_what_is_no_word(string english, string chinese)
    {
        Assert.Equal(new(chinese, false), Language.Chinese.Say(english));
    }

    [Fact]
    public void A_phrase_puts_its_values_into_the_words_of_the_language_and_says_phrases_among_them()
    {
        Assert.Equal("截至2026年3月9日", Language.Chinese[$"As of {Written.Date(Day)}"]);
        Assert.Equal("第-1天", Language.Chinese[$"{StudyDay.Of(Day, Day.AddDays(1))}"]);
        Assert.Equal("3张表单", Language.Chinese[Written.Plural(3, "form", "forms")]);
        Assert.Equal("2026年3月", Language.Chinese[Written.Date(PartialDate.Of(2026, 3))]);
    }

    [Fact]
    public void Parts_beside_each_other_have_the_marks_of_the_language()
    {
        var joined = Phrase.Join("; ", "yes", "no");
        Assert.Equal("yes; no.", (Phrase)$"{joined}.");
        Assert.Equal("是；否。", Language.Chinese[$"{joined}."]);
    }

    [Fact]
    public void What_the_file_does_not_have_is_said_in_English_and_marked_so_in_a_page()
    {
        Assert.Equal(new("Nobody wrote these words down", true), Language.Chinese.Say("Nobody wrote these words down"));
        var html = HtmlWriter.Text((Inline)"Nobody wrote these words down", language: Language.Chinese);
        Assert.Equal("""<span lang="en">Nobody wrote these words down</span>""", html);
        Assert.Equal("Nobody wrote these words down", HtmlWriter.Text((Inline)"Nobody wrote these words down"));
    }

    [Fact]
    public void Brackets_tell_a_known_phrase_from_an_unknown_one_and_from_data()
    {
        Assert.Equal("⟦As of ⟦9 Mar 2026⟧⟧", Language.Bracketed[$"As of {Written.Date(Day)}"]);
        Assert.Equal(
            "⟪Nobody wrote {0} down⟫".Replace("{0}", "SYN-004", StringComparison.Ordinal),
            Language.Bracketed[$"Nobody wrote {"SYN-004"} down"]
        );
        Assert.Equal("10*9/L", Language.Bracketed["10*9/L"]);
    }

    [Theory]
    [InlineData("zh", "zh-CN")]
    [InlineData("en", "en")]
    [InlineData("fr", "en")]
    public void A_culture_has_its_language_and_an_unknown_one_has_English(string culture, string code)
    {
        Assert.Equal(code, Language.Of(new CultureInfo(culture)).Code);
    }

    [Fact]
    public void Phrases_one_after_the_other_are_one_whose_values_keep_their_places()
    {
        var both = (Phrase)$"{1} of {2}" + "; " + $"{3} more {{sic}}";
        Assert.Equal("{0} of {1}; {2} more {{sic}}", both.Words);
        Assert.Equal("1 of 2; 3 more {sic}", both);
    }

    // A translation that lost a value would show a sentence without its number.
    [Fact]
    public void Every_translation_names_the_places_of_its_English_and_no_other()
    {
        Assert.All(Language.Chinese.Words, w => Assert.Equal(PlacesIn(w.Key), PlacesIn(w.Value)));
        Assert.All(Language.Chinese.Words, w => Assert.False(string.IsNullOrWhiteSpace(w.Value), w.Key));
    }

    static IEnumerable<string> PlacesIn(string words) => Place().Matches(words).Select(m => m.Groups[1].Value).Distinct().Order();

    [Fact]
    public void The_resource_file_names_each_phrase_once_in_order()
    {
        var file = Path.Combine(Shared.Repository, "src/Cairn.Documents/Languages/Words.zh.resx");
        var names = XDocument.Load(file).Root!.Elements("data").Select(d => d.Attribute("name")!.Value).ToList();
        Assert.Equal(names.Distinct(StringComparer.Ordinal), names);
    }

    /// <summary>Each phrase that a page of the ward writes out itself has its Chinese words.</summary>
    [Fact]
    public void Every_phrase_written_in_a_page_is_in_the_resource_file()
    {
        string[] folders = ["Parts", "Pages", "Accounts", "Ward"];
        var missing =
            from folder in folders
            from file in Directory.EnumerateFiles(
                Path.Combine(Shared.Repository, "src/Cairn.App/Web", folder),
                "*.razor",
                SearchOption.AllDirectories
            )
            from Match said in Literal().Matches(File.ReadAllText(file))
            let words = said.Groups[1].Value + string.Concat(said.Groups[2].Captures)
            where Language.Chinese.Say(words).IsEnglish
            select $"{Path.GetFileName(file)}: {words}";
        Assert.Empty(missing);
    }

    [GeneratedRegex("""T\["([^"]+)"(?:\s*\+ "([^"]+)")*\]""")]
    private static partial Regex Literal();

    [GeneratedRegex(@"\{(\d+)")]
    private static partial Regex Place();
}
