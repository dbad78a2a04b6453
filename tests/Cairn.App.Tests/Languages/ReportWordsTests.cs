using System.Text.RegularExpressions;

namespace Cairn.App.Tests.Languages;

/// <summary>
/// The whole report of both demos in the language of brackets: every phrase of it has Chinese words but those of the study's own
/// files, of records, and sentences that the domain still makes whole. Their number may only fall.
/// </summary>
[Collection(Demo.Name)]
public sealed partial class ReportWordsTests(Demo demo)
{
    /// <summary>
    /// Shapes of phrases without Chinese words, counted on 30 November 2026 (378): reasons of a rule of doses, ends of times, what a
    /// response rests on, advice to the committee.
    /// </summary>
    const int MostUntranslated = 70;

    [Theory]
    [InlineData(Demo.Atd)]
    [InlineData(Demo.Soochow)]
    public async Task The_report_speaks_the_language_that_was_chosen(string study)
    {
        var chinese = await Report(study, "zh");
        Assert.Contains("<html lang=\"zh-CN\">", chinese, StringComparison.Ordinal);
        Assert.Contains("数据截止", chinese, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"en\">", await Report(study, "en"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fewer_and_fewer_phrases_of_the_report_have_no_Chinese_words()
    {
        var own = await WordsOnPagesTests.StudiesOwn();
        var missing = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var study in Demo.Studies)
        foreach (var text in ShownWords.Of(WithDrawings(await Report(study, "qps-ploc"))))
        foreach (var words in ShownWords.Untranslated(text).Where(w => !own.Contains(w, StringComparison.Ordinal)))
            missing.Add(Number().Replace(words, "#"));
        Assert.True(missing.Count <= MostUntranslated, $"{missing.Count}: {string.Join("\n", missing)}");
    }

    async Task<string> Report(string study, string culture)
    {
        using var client = new HttpClient(new HttpClientHandler { UseCookies = false }) { BaseAddress = new(demo.Pages.Address) };
        client.DefaultRequestHeaders.Add("Cookie", $".AspNetCore.Culture=c%3D{culture}%7Cuic%3D{culture}");
        return await client.GetStringAsync($"/studies/{study}/report", TestContext.Current.CancellationToken);
    }

    // Words in drawings are read as any other.
    static string WithDrawings(string html) => html.Replace("<svg ", "<div ", StringComparison.Ordinal);

    [GeneratedRegex("[A-Z]*-?[0-9][0-9.,]*")]
    private static partial Regex Number();
}
