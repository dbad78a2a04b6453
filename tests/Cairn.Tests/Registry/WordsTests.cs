using Cairn.Registry.Words;

namespace Cairn.Tests.Registry;

/// <summary>Expected forms are worked by hand from the rules that WordReader and WordForm state.</summary>
public class WordsTests
{
    static string Forms(string text) => string.Join(' ', new WordReader().Read(text).Select(w => w.Text));

    [Theory]
    [InlineData("CLL-1", "cll1")]
    [InlineData("CLL1", "cll1")]
    [InlineData("anti-CLL1 CAR-T cells", "anti cll1 car t cell")]
    [InlineData("anti-4-1BB", "anti 4 1bb")]
    [InlineData("COVID-19", "covid19")]
    [InlineData("IL-1β", "il1beta")]
    [InlineData("interferon-γ", "interferon gamma")]
    [InlineData("phase-1", "phase 1")]
    [InlineData("Crohn's disease", "crohn disease")]
    [InlineData("2.5 mg", "2.5 mg")]
    [InlineData("\u2264 2.5\u00d7ULN", "2.5 uln")]
    [InlineData("白血病", "白 血 病")]
    [InlineData("Sjögren", "sjogren")]
    public void A_text_is_read_as_words(string text, string forms) => Assert.Equal(forms, Forms(text));

    [Theory]
    [InlineData("leukaemia", "leukemias")]
    [InlineData("tumour", "tumors")]
    [InlineData("haematology", "hematology")]
    [InlineData("paediatric", "pediatric")]
    [InlineData("randomised", "randomized")]
    [InlineData("centre", "centers")]
    [InlineData("therapies", "therapy")]
    [InlineData("oedema", "edema")]
    [InlineData("analyses", "analyse")]
    public void Spellings_and_numbers_of_a_word_have_one_form(string one, string other) => Assert.Equal(Forms(one), Forms(other));

    [Theory]
    [InlineData("virus")]
    [InlineData("diabetes mellitus")]
    [InlineData("cross")]
    [InlineData("AIDS")]
    [InlineData("FLT3")]
    public void A_word_is_found_by_itself(string text) => Assert.Equal(Forms(text), Forms(text.ToUpperInvariant()));

    [Fact]
    public void A_word_knows_where_it_stands()
    {
        const string text = "An anti-CLL1 product";
        var word = new WordReader().Read(text)[2];
        Assert.Equal("CLL1", text[word.Start..word.End]);
    }

    [Theory]
    [InlineData("leukemai", "leukemia")] // two letters swapped
    [InlineData("myelod", "myeloid")] // one left out
    [InlineData("daratumumabb", "daratumumab")] // one too many
    [InlineData("cd19", null)] // a wrong digit names another thing
    [InlineData("xqzwvk", null)]
    [InlineData("abc", null)]
    public void A_mistyped_word_is_mended_to_the_nearest_known_one(string word, string? mended) =>
        Assert.Equal(
            mended,
            Nearest.To(
                word,
                new Dictionary<string, int>
                {
                    ["leukemia"] = 900,
                    ["myeloid"] = 500,
                    ["daratumumab"] = 20,
                    ["cd18"] = 3,
                    ["abd"] = 9,
                }
            )
        );

    [Fact]
    public void Of_two_words_as_near_the_more_common_one_is_meant() =>
        Assert.Equal("trial", Nearest.To("triail", new Dictionary<string, int> { ["trial"] = 70, ["trail"] = 8 }));

    [Theory]
    [InlineData("AML", "acute myeloid leukemia")]
    [InlineData("acute myelogenous leukaemia", "aml")]
    [InlineData("CLL-1", "clec12a")]
    [InlineData("CAR-T", "chimeric antigen receptor")]
    public void Names_of_one_thing_find_each_other(string name, string other)
    {
        var names = Synonyms.OfTheField.Of([.. new WordReader().Read(name).Select(w => w.Text)]);
        Assert.Contains(other, names.Select(n => string.Join(' ', n)));
        Assert.Equal(Forms(name), string.Join(' ', names[0]));
    }
}
