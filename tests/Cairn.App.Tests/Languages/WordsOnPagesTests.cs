using System.Text.RegularExpressions;

namespace Cairn.App.Tests.Languages;

/// <summary>
/// Every page read in a language of brackets: what stands in them went through the resources, what stands outside is data or was
/// forgotten.
/// </summary>
[Collection(Demo.Name)]
public sealed partial class WordsOnPagesTests(Demo demo) : IDisposable
{
    // Of its own: a language that is chosen here is nobody else's.
    readonly HttpClient _client = new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false })
    {
        BaseAddress = new(demo.Pages.Address),
    };

    public void Dispose() => _client.Dispose();

    /// <summary>Phrases of the other pages that have no Chinese words yet (1,407, counted in November 2026). It may only fall.</summary>
    const int MostUntranslated = 130;

    /// <summary>Pages of a study that the ward works with.</summary>
    static readonly string[] OfWard = ["today", "subjects", "subjects/new", "product", "queries", "data", "ranges"];

    static readonly string[] OfSubject = ["visits", "product", "go", "enrol", "laboratory", "grid"];

    static readonly string[] Others =
    [
        "",
        "dose",
        "safety",
        "safety-special",
        "response",
        "survival",
        "screening",
        "schedule",
        "record",
        "assumed",
        "due",
        "people",
        "versions",
        "history",
        $"subjects/{Demo.Subject}",
    ];

    async Task<string> Read(string path, string culture = "qps-ploc")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        request.Headers.Add("Cookie", $".AspNetCore.Culture=c%3D{culture}%7Cuic%3D{culture}");
        using var answer = await _client.SendAsync(request, TestContext.Current.CancellationToken);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData(Demo.Atd, 0.1)]
    [InlineData(Demo.Atd, 0.9)]
    [InlineData(Demo.Soochow, 0.5)]
    public async Task Every_word_of_the_wards_pages_comes_from_the_resources(string study, double part)
    {
        var own = await StudiesOwn() + await Read($"/studies/{study}/history?format=csv");
        var subjects = SubjectAddress().Matches(await Read($"/studies/{study}/subjects")).Select(m => m.Groups[1].Value).ToList();
        var subject = subjects[(int)(part * subjects.Count)];
        var subjectPages = OfSubject.Select(page => $"/studies/{study}/subjects/{subject}/{page}").ToList();
        var forms = FormAddress().Matches(await Read(subjectPages[0])).Select(m => m.Groups[1].Value).Distinct().ToList();
        Assert.InRange(forms.Count, 15, 300); // visits, logs, days
        string[] pages = ["/", "/me", "/sign-in", "/start", "/no-such-page", $"/studies/{study}/subjects/none/visits"];
        foreach (var page in pages.Concat(OfWard.Select(p => $"/studies/{study}/{p}")).Concat(subjectPages).Concat(forms))
        foreach (var text in ShownWords.Of(await Read(page)))
        {
            Assert.DoesNotContain(ShownWords.Untranslated(text), t => !own.Contains(t, StringComparison.Ordinal));
            var outside = ShownWords.Outside(text);
            Assert.True(IsData(outside, own), $"{page}: {outside}");
        }
    }

    // A study's assumptions are explained in English by whoever wrote the study.
    internal static async Task<string> StudiesOwn()
    {
        var studies = Path.Combine(CairnProcess.Repository, "studies");
        string[] kinds = [".yaml", ".cql"];
        var files = Directory
            .EnumerateFiles(studies, "*", SearchOption.AllDirectories)
            .Where(f => kinds.Contains(Path.GetExtension(f), StringComparer.Ordinal));
        var texts = await Task.WhenAll(files.Select(f => File.ReadAllTextAsync(f, TestContext.Current.CancellationToken)));
        return Spaces().Replace(string.Concat(texts), " ");
    }

    // Identifiers, codes, units, the study's own words, and what stands under "history", as it was recorded.
    static bool IsData(string text, string own) =>
        own.Contains(text, StringComparison.Ordinal)
        || text.StartsWith(", generator:", StringComparison.Ordinal)
        || Own().IsMatch(text)
        || !Word().IsMatch(text);

    [Fact]
    public async Task Fewer_and_fewer_phrases_of_the_other_pages_have_no_Chinese_words()
    {
        var own = await StudiesOwn();
        var missing = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var study in Demo.Studies)
        foreach (var page in Others)
        foreach (var text in ShownWords.Of(await Read($"/studies/{study}/{page}")))
        foreach (var words in ShownWords.Untranslated(text).Where(w => !own.Contains(w, StringComparison.Ordinal)))
            missing.Add(Number().Replace(words, "#"));
        Assert.True(missing.Count <= MostUntranslated, $"{missing.Count}: {string.Join("\n", missing)}");
    }

    [Fact]
    public async Task The_language_is_the_first_that_the_browser_asks_for_until_one_is_chosen()
    {
        async Task<HttpResponseMessage> Ask(string path, string header, string value)
        {
            var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
            request.Headers.TryAddWithoutValidation(header, value);
            return await _client.SendAsync(request, TestContext.Current.CancellationToken);
        }
        async Task<string> Of(HttpResponseMessage answer) =>
            HtmlLanguage().Match(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Groups[1].Value;
        Assert.Equal("en", await Of(await Ask("/", "Accept-Language", "en")));
        foreach (var chinese in new[] { "zh-CN,zh;q=0.9,en;q=0.8", "zh-CN", "zh-Hans-CN,en;q=0.5", "zh" })
            Assert.Equal("zh-CN", await Of(await Ask("/", "Accept-Language", chinese)));
        foreach (var none in new[] { "", "*", ";;q=x", "en-GB,zh;q=0.5" })
            Assert.Equal("en", await Of(await Ask("/", "Accept-Language", none)));
        Assert.Equal("en", await Of(await Ask("/", "Accept-Language", "fr-FR,en;q=0.8,zh;q=0.5")));
        var chosen = await Ask("/language/zh?from=%2Fstudies%2FNCT06880354%2Fsubjects%3Fstage%3Ddied", "Accept-Language", "en");
        Assert.Equal("/studies/NCT06880354/subjects?stage=died", chosen.Headers.Location!.ToString());
        var cookie = Assert.Single(chosen.Headers.GetValues("Set-Cookie"));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("zh-CN", await Of(await Ask("/", "Cookie", cookie.Split(';')[0])));
        Assert.Equal(
            "/",
            (await Ask("/language/zh?from=https://elsewhere.example", "Accept-Language", "en")).Headers.Location!.ToString()
        );
        Assert.False((await Ask("/language/klingon?from=/", "Accept-Language", "en")).Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task A_page_leads_to_itself_in_the_other_language()
    {
        const string Page = "/studies/NCT06880354/subjects?stage=died";
        Assert.Contains($"/language/zh?from={Uri.EscapeDataString(Page)}", await Read(Page, "en"), StringComparison.Ordinal);
        Assert.Contains($"/language/en?from={Uri.EscapeDataString(Page)}", await Read(Page, "zh"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/studies/NCT06880354/subjects/SYN-006/visits", "访视与表单", "淋巴细胞清除与基线", "2025年")]
    [InlineData("/studies/NCT06880354/subjects/SYN-006/forms/adverse-events", "不良事件", "CTCAE术语", "危及生命")]
    [InlineData("/studies/NCT06880354/subjects/SYN-006/forms/consent", "知情同意日期", "人口学资料", "不记录任何试验内容")]
    public async Task In_Chinese_a_ward_reads_its_own_words(string path, params string[] words)
    {
        var page = await Read(path, "zh");
        Assert.All(words, word => Assert.Contains(word, page, StringComparison.Ordinal));
    }

    [GeneratedRegex("href=\"/studies/[^\"/]*/subjects/(SYN-[0-9]+)\"")]
    private static partial Regex SubjectAddress();

    [GeneratedRegex("href=\"(/studies/[^\"]*/forms/[^\"]*)\"")]
    private static partial Regex FormAddress();

    [GeneratedRegex("<html lang=\"([^\"]*)\"")]
    private static partial Regex HtmlLanguage();

    [GeneratedRegex("[a-z]{3,}")]
    private static partial Regex Word();

    // Of this server: the studies by id, the program's name, the languages by theirs; UCUM units; the demo's names.
    [GeneratedRegex("^(SYNTHETIC: )?[ ·]*(Cairn[ ·]*|English|soochow-cll1|root|generator|[^ ]*[/\\[][^ ]*)$")]
    private static partial Regex Own();

    [GeneratedRegex("[A-Z]*-?[0-9][0-9.,]*")]
    private static partial Regex Number();

    [GeneratedRegex("\\s+")]
    private static partial Regex Spaces();
}
