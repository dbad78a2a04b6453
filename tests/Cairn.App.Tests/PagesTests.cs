using Microsoft.Playwright;

namespace Cairn.App.Tests;

/// <summary>
/// Every page in a real browser: accessible, in both colour schemes, on a narrow screen, without script, by keyboard.
/// </summary>
[Collection(Demo.Name)]
public sealed class PagesTests(Demo demo)
{
    static readonly string[] Parts =
    [
        "",
        "/record",
        "/schedule",
        "/subjects",
        "/screening",
        "/dose",
        "/safety",
        "/response",
        "/kinetics",
        "/survival",
        "/assumed",
        "/report",
        "/today",
        "/product",
        "/data",
        "/history",
        $"/subjects/{Demo.Subject}",
        $"/subjects/{Demo.Subject}/product",
    ];

    public static TheoryData<string> Pages =>
        [.. new[] { "/", "/design" }.Concat(Demo.Studies.SelectMany(study => Parts.Select(part => $"/studies/{study}{part}")))];

    public static TheoryData<string> Other =>
        [
            "/studies/NCT06880354/dose?as-of=2025-09-01",
            "/studies/NCT06880354/dose?as-of=2025-13-01",
            "/studies/NCT06880354?as-of=2020-01-01",
            "/studies/no-such-study",
            "/studies/NCT06880354/subjects?stage=died&sort=-level",
            "/studies/NCT06880354/safety-special",
            "/studies/NCT06880354/safety-course",
            "/studies/NCT06880354/safety-level-1",
            "/studies/NCT06880354/safety-level-99",
        ];

    [Theory, MemberData(nameof(Pages)), MemberData(nameof(Other))]
    public async Task A_page_is_accessible_and_asks_nothing_of_other_servers_and_runs_no_script(string path)
    {
        var page = await demo.Browser.Page();
        var (asked, said) = (new List<string>(), new List<string>());
        page.Request += (_, request) => asked.Add(request.Url);
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                said.Add(message.Text);
        };
        var answer = await page.GotoAsync(demo.Pages.Address + path);
        Assert.All(asked, url =>
            Assert.True(url.StartsWith(demo.Pages.Address, StringComparison.Ordinal) || url == "data:,", url)
        );
        Assert.Equal(0, await page.Locator("script").CountAsync());
        if (answer!.Ok)
            Assert.Empty(said); // what the policy refuses is said there
        var violations = await Browser.Violations(page);
        Assert.True(violations.Count == 0, string.Join("\n", violations));
    }

    [Theory, MemberData(nameof(Pages)), MemberData(nameof(Other))]
    public async Task A_page_is_accessible_in_the_dark_on_a_narrow_screen_and_does_not_scroll_sideways(string path)
    {
        var page = await Open(path, await demo.Browser.Page(width: 360, height: 740, scheme: ColorScheme.Dark));
        var violations = await Browser.Violations(page);
        Assert.True(violations.Count == 0, string.Join("\n", violations));
        Assert.Equal(360, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }

    [Fact]
    public async Task Words_that_cannot_be_read_in_the_dark_alone_are_found()
    {
        var page = await demo.Browser.Page();
        await page.SetContentAsync(
            "<html lang=en><title>A page</title><style>@media (prefers-color-scheme: dark) "
                + "{ body { background: #222; color: #333 } }</style><main><h1>Dose</h1><p>Level 2</p></main></html>"
        );
        Assert.Empty(await Browser.Violations(page));
        Assert.Contains(await Browser.ViolationsOfColour(page, ColorScheme.Dark), v =>
            v.StartsWith("color-contrast", StringComparison.Ordinal)
        );
    }

    // On a phone every row stands as a list; on a screen a table is as long as it is. Rows as they were recorded may scroll
    // sideways.
    [Theory]
    [InlineData(360)]
    [InlineData(1440)]
    public async Task Nothing_that_decides_is_cut_in_a_box_of_its_own(int width)
    {
        const string Cut =
            "[...document.querySelectorAll('.scroll')].filter(x => x.scrollHeight > x.clientHeight + 1 "
            + "|| (x.scrollWidth > x.clientWidth + 1 && !x.closest('details'))).map(x => x.parentElement.id)";
        var page = await demo.Browser.Page(width: width, height: 800);
        foreach (
            var path in new[] { "", "/dose", "/safety", "/response", "/survival", "/screening", "/subjects", "/subjects/SYN-002" }
        )
        {
            await Open("/studies/NCT06880354" + path, page);
            Assert.Empty(await page.EvaluateAsync<string[]>(Cut));
        }
    }

    [Fact]
    public async Task Without_script_the_day_and_the_choice_of_subjects_work()
    {
        var page = await Open("/studies/NCT06880354/subjects", await demo.Browser.Page(script: false));
        await page.SelectOptionAsync("#stage", "infused");
        await page.Locator("form.choose button").ClickAsync();
        var infused = await page.Locator("tbody tr").CountAsync();
        Assert.EndsWith("stage=infused&level=", page.Url, StringComparison.Ordinal);
        await page.FillAsync("#as-of", "2025-10-01");
        await page.Locator("form.day button").ClickAsync();
        Assert.Contains("as-of=2025-10-01", page.Url, StringComparison.Ordinal);
        Assert.Contains("stage=infused", page.Url, StringComparison.Ordinal);
        Assert.InRange(await page.Locator("tbody tr").CountAsync(), 1, infused - 1);
        Assert.Equal("As of 1 Oct 2025", await page.Locator(".as-of").InnerTextAsync());
        await page.Locator("nav").GetByText("Overview").ClickAsync();
        Assert.EndsWith("?as-of=2025-10-01", page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_keyboard_skips_to_the_content_and_reaches_every_page_of_the_study()
    {
        var page = await Open("/studies/NCT06880354/dose", await demo.Browser.Page());
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("Skip to the content", await Focused(page));
        Assert.NotEqual("none", await page.EvaluateAsync<string>("getComputedStyle(document.activeElement).outlineStyle"));
        await page.Keyboard.PressAsync("Enter");
        Assert.Equal("content", await page.EvaluateAsync<string>("document.activeElement.id"));

        await page.ReloadAsync();
        var passed = new List<string>();
        for (var i = 0; i < 40 && (passed.Count == 0 || passed[^1] != "Report"); i++)
        {
            await page.Keyboard.PressAsync("Tab");
            passed.Add(await Focused(page));
        }
        Assert.Equal(
            [
                "Overview",
                "Today",
                "Subjects",
                "Public record",
                "Schedule",
                "Screening",
                "Dose",
                "Safety",
                "Response",
                "Kinetics",
                "Survival",
                "Assumed values",
                "Product",
                "Data",
                "Queries",
                "Due",
                "People",
                "Versions",
                "Laboratory ranges",
                "History",
                "Report",
            ],
            passed[^21..]
        );
    }

    [Fact]
    public async Task On_paper_there_is_no_navigation_and_the_day_is_there()
    {
        var page = await Open("/studies/NCT06880354/dose", await demo.Browser.Page());
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        Assert.False(await page.Locator("nav").IsVisibleAsync());
        Assert.False(await page.Locator("form.day button").IsVisibleAsync());
        Assert.True(await page.Locator("form.day .known").First.IsVisibleAsync());
        Assert.True(await page.Locator(".banner").IsVisibleAsync());
        Assert.NotEmpty(await page.PdfAsync());
    }

    async Task<IPage> Open(string path, IPage page)
    {
        await page.GotoAsync(demo.Pages.Address + path);
        return page;
    }

    static Task<string> Focused(IPage page) => page.EvaluateAsync<string>("document.activeElement.innerText ?? ''");
}
