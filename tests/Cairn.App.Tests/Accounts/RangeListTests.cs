using System.Net;
using Cairn.Records;
using Cairn.Rights;
using Microsoft.Playwright;

namespace Cairn.App.Tests.Accounts;

/// <summary>
/// A laboratory's list pasted on the page of ranges: shown as it is read, recorded whole or not at all (ALT 7 to 40 U/L in women,
/// 9 to 50 in men: WS/T 404.1-2012 of China; the rest by hand).
/// </summary>
public sealed class RangeListTests(Browser browser) : IClassFixture<Browser>
{
    const string Page = $"/studies/{ServedHouse.Study}/ranges",
        Check = Page + "/list/check",
        Save = Page + "/list/save",
        List =
            "Test\tLower limit\tUpper limit\tUnit\tFor\nGPT\t7\t40\tU/L\twomen\nGPT\t9\t50\tU/L\tmen\nKalium\t3,5\t5,3\tmmol/L\t\n";

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    static (string, string)[] Sent(string list, string site = "01") =>
        [("paste", list), ("laboratory", "Central"), ("site", site), ("from", "2026-01-01")];

    static async Task<IReadOnlyList<LabRange>> Standing(ServedHouse house) =>
        [.. (await house.Ledger.State(ServedHouse.Study, cancel: Cancel)).Ranges.Lines.Select(l => l.Range)];

    [Fact]
    public async Task A_list_is_shown_as_it_is_read_then_recorded_as_one_and_again_only_what_is_new()
    {
        await using var house = await ServedHouse.Start();
        using var mia = await house.Person("mia", Role.DataManager);
        var read = await mia.Send(Check, Sent(List));
        var page = await Guest.Text(read);
        Assert.Equal(HttpStatusCode.OK, read.StatusCode);
        Assert.Contains("Nothing is recorded yet: 3 ranges are new.", page, StringComparison.Ordinal);
        Assert.Empty(await Standing(house));
        Assert.Contains("3 ranges are recorded.", await mia.Done(Save, Sent(List)), StringComparison.Ordinal);
        Assert.Equal(
            [("ALT", "7", "40", Sex.Female), ("ALT", "9", "50", Sex.Male), ("K", "3.5", "5.3", (Sex?)null)],
            (await Standing(house)).Select(r => (r.Test, r.Low!, r.High!, r.Sex))
        );
        var again = List + "Natrium\t136\t145\tmmol/L\t\n";
        page = await Guest.Text(await mia.Send(Check, Sent(again)));
        Assert.Contains("Nothing is recorded yet: 1 range is new.", page, StringComparison.Ordinal);
        Assert.Contains("stands already: entry", page, StringComparison.Ordinal);
        await mia.Done(Save, Sent(again));
        Assert.Equal(4, (await Standing(house)).Count);
        Assert.Equal(HttpStatusCode.BadRequest, (await mia.Send(Save, Sent(again))).StatusCode);
    }

    [Fact]
    public async Task One_line_that_cannot_be_recorded_keeps_the_whole_list_out_and_says_why_on_its_line()
    {
        await using var house = await ServedHouse.Start();
        using var mia = await house.Person("mia", Role.DataManager);
        var wrong = List + "Natrium\t145\t136\tmmol/L\t\nNatriumx\t136\t145\tmmol/L\t\n";
        foreach (var path in new[] { Check, Save })
        {
            var refused = await mia.Send(path, Sent(wrong));
            var page = await Guest.Text(refused);
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
            Assert.Contains("Nothing is recorded: 2 lines have to be mended first.", page, StringComparison.Ordinal);
            Assert.Contains("The lower limit 145 is not below the upper limit 136.", page, StringComparison.Ordinal);
            Assert.Contains("'Natriumx' is no laboratory test that is known.", page, StringComparison.Ordinal);
            Assert.Contains("Kalium\t3,5", page, StringComparison.Ordinal); // what was pasted stays in the field
            Assert.DoesNotContain("Record these ranges", page, StringComparison.Ordinal);
        }
        Assert.Empty(await Standing(house));
    }

    [Fact]
    public async Task A_site_pastes_its_own_list_and_nobody_else_s()
    {
        await using var house = await ServedHouse.Start();
        using var bob = await house.Person("bob", Role.Coordinator, "02");
        using var monitor = await house.Person("monitor", Role.Monitor);
        var refused = await bob.Send(Save, Sent(List));
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("You keep the ranges of your own site", await Guest.Text(refused), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await monitor.Send(Save, Sent(List))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await monitor.Send(Check, Sent(List))).StatusCode);
        Assert.Empty(await Standing(house));
        await bob.Done(Save, Sent(List, "02"));
        Assert.All(await Standing(house), r => Assert.Equal("02", r.Site));
    }

    [Fact]
    public async Task Hostile_text_in_a_cell_stays_text()
    {
        await using var house = await ServedHouse.Start();
        using var mia = await house.Person("mia", Role.DataManager);
        var answer = await mia.Send(Check, Sent("<script>alert(1)</script>\t7\t40\tU/L\t\"><img src=x onerror=alert(1)>\n"));
        var html = await answer.Content.ReadAsStringAsync(Cancel);
        Assert.DoesNotContain("<script>alert", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(360, ColorScheme.Dark, false, "zh-CN", "读取列表", "记录这些参考值范围")]
    [InlineData(1600, ColorScheme.Light, true, "en", "Read the list", "Record these ranges")]
    public async Task The_list_is_pasted_and_approved_wide_and_narrow_in_both_languages_with_and_without_script(
        int width,
        ColorScheme scheme,
        bool script,
        string locale,
        string read,
        string record
    )
    {
        await using var house = await ServedHouse.Start();
        using var mia = await house.Person("mia", Role.DataManager);
        var page = await browser.Page(width, 900, scheme, script, locale: locale);
        await page.GotoAsync(house.Address + "/sign-in");
        await page.FillAsync("input[name=account]", "mia");
        await page.FillAsync("input[name=password]", ServedHouse.Password);
        await page.ClickAsync("form:has(input[name=password]) button");
        await page.GotoAsync(house.Address + Page);
        await IsFit(page, script);
        await page.Locator("textarea[name=paste]").FillAsync(List + "ALAX\t1\t2\tU/L\t\n");
        var form = page.Locator("form[action$='list/check']");
        await form.Locator("[name=laboratory]").FillAsync("Zentrallaboratorium der Universitätsklinik am Rosengarten");
        await form.Locator("[name=from]").FillAsync("2026-01-01");
        await page.GetByRole(AriaRole.Button, new() { Name = read }).ClickAsync();
        await Assertions.Expect(page.Locator("#list-lines")).ToContainTextAsync("ALAX");
        await IsFit(page, script);
        await Shot(page, $"range-list-wrong-{width}");
        await page.Locator("textarea[name=paste]").FillAsync(List);
        await page.GetByRole(AriaRole.Button, new() { Name = read }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = record })).ToBeVisibleAsync();
        await IsFit(page, script);
        await Shot(page, $"range-list-{width}");
        await page.GetByRole(AriaRole.Button, new() { Name = record }).ClickAsync();
        await page.WaitForURLAsync("**/ranges?said=*");
        await IsFit(page, script);
        Assert.Equal(3, (await Standing(house)).Count);
        await page.Context.CloseAsync();
    }

    static async Task Shot(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("CAIRN_SHOTS") is { } shots)
            await page.ScreenshotAsync(new() { Path = Path.Combine(shots, name + ".png"), FullPage = true });
    }

    static async Task IsFit(IPage page, bool script)
    {
        var violations = script ? await Browser.Violations(page) : [];
        Assert.True(violations.Count == 0, $"{page.Url}: {string.Join("\n", violations)}");
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), page.Url);
    }
}
