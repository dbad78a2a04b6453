using System.Globalization;
using Cairn.App.Tests.Accounts;
using Cairn.Records;
using Cairn.Rights;
using Microsoft.Playwright;

namespace Cairn.App.Tests.Languages;

/// <summary>
/// A day of the ward in Chinese, in a real Chromium that asks for Chinese: every label is found by its Chinese words, what is
/// recorded is the same as in English, and every page is accessible and fits a phone.
/// </summary>
public sealed class WardInChineseTests(Browser browser) : IClassFixture<Browser>
{
    const string Study = ServedHouse.Study,
        OfStudy = $"/studies/{Study}",
        Subject = $"{OfStudy}/subjects/S-1";

    static readonly string Today = DateTime.Now.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    static async Task<IPage> SignIn(IPage page, ServedHouse house)
    {
        await page.GotoAsync(house.Address + "/sign-in");
        Assert.Equal("zh-CN", await page.EvaluateAsync<string>("document.documentElement.lang"));
        await page.GetByLabel("账号", new() { Exact = true }).FillAsync("ann");
        await page.GetByLabel("密码", new() { Exact = true }).FillAsync(ServedHouse.Password);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync(url => !url.Contains("sign-in", StringComparison.Ordinal));
        return page;
    }

    static async Task<ServedHouse> Ward()
    {
        var house = await ServedHouse.Start();
        using var ann = await house.Person("ann", Role.Investigator, "01");
        await ann.Send($"{OfStudy}/subjects/new", ("subject", "S-1"), ("site", "01"), ("day", Today));
        await ann.Send(
            $"{Subject}/forms/infusion",
            ("key", "k1"),
            ("n1.base", "0"),
            ("n1.EXTRT", "Cells"),
            ("n1.EXFRAC", "1"),
            ("n1.EXSTDTC", Today),
            ("n1.EXDOSE", "1"),
            ("n1.EXLEVEL", "1")
        );
        return house;
    }

    static async Task<SubjectRecords> Records(ServedHouse house, string subject = "S-1") =>
        (await house.Ledger.State(Study, cancel: TestContext.Current.CancellationToken)).Casebook().Subject(subject)!;

    static ILocator Button(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    // What looks for violations is itself a script.
    static async Task IsFit(IPage page, bool script)
    {
        var violations = script ? await Browser.Violations(page) : [];
        Assert.True(violations.Count == 0, $"{page.Url}: {string.Join("\n", violations)}");
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), page.Url);
    }

    [Theory]
    [InlineData(1440, true)]
    [InlineData(360, false)] // a phone, without script
    public async Task A_day_of_the_ward_is_played_in_Chinese(int width, bool script)
    {
        await using var house = await Ward();
        var page = await SignIn(await browser.Page(width, 900, script: script, locale: "zh-CN"), house);

        await page.GotoAsync($"{house.Address}{OfStudy}/subjects/new");
        await IsFit(page, script);
        await page.GetByLabel("受试者编号").FillAsync("S-2");
        await page.GetByLabel("知情同意日期").FillAsync(Today);
        await Button(page, "开始筛选").ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("知情同意已记录，筛选开始。");
        await IsFit(page, script);

        await page.GotoAsync($"{house.Address}{Subject}/forms/chemistry/SCR");
        await page.GetByLabel("日期", new() { Exact = true }).FillAsync(Today);
        await page.GetByLabel("钾", new() { Exact = true }).FillAsync("4.1");
        await page.GetByLabel("钠", new() { Exact = true }).FillAsync("14");
        await IsFit(page, script);
        if (script)
            await Assertions.Expect(page.Locator("[data-note=SODIUM]")).ToContainTextAsync("不合常理");
        await Button(page, "保存").ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("已保存：血生化。");

        await page.GotoAsync($"{house.Address}{Subject}/forms/bedside/{Today}");
        await page.GetByLabel("最高体温", new() { Exact = true }).FillAsync("39.0");
        await page.GetByLabel("使用退热药、托珠单抗或糖皮质激素", new() { Exact = true }).SelectOptionAsync("否");
        await page.GetByLabel("血压维持措施", new() { Exact = true }).SelectOptionAsync("补液");
        await page.GetByLabel("氧疗措施", new() { Exact = true }).SelectOptionAsync("未吸氧");
        await IsFit(page, script);
        await Button(page, "保存").ClickAsync();
        await page.WaitForURLAsync("**/visits?done=saved*");

        await page.GotoAsync($"{house.Address}{Subject}/forms/adverse-events");
        await page.Locator("[name='n1.AETERM']").FillAsync("发热");
        await page.Locator("[name='n1.AEDECOD']").FillAsync("Fever");
        await page.GetByLabel("与细胞产品的关系，第n1行").SelectOptionAsync("很可能有关");
        await page.GetByLabel("是否严重（SAE），第n1行").SelectOptionAsync("否");
        await page.Locator("[name='n1.AETOXGR']").FillAsync("2");
        await page.Locator("[name='n1.AESTDTC']").FillAsync(Today);
        await IsFit(page, script);
        await Button(page, "保存").ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("已保存：不良事件。");

        foreach (
            var path in new[]
            {
                $"{OfStudy}/today",
                $"{OfStudy}/queries",
                $"{Subject}/grid",
                $"{Subject}/laboratory",
                Subject + "/visits",
            }
        )
        {
            await page.GotoAsync(house.Address + path);
            await IsFit(page, script);
        }
        var records = await Records(house);
        Assert.Equal(
            "2",
            records.Of<FindingAbout>().Single(f => f.About?.Meaning == FaObject.Crs && f.TestCode == TestCode.Grade).Result
        );
        var event1 = Assert.Single(records.Of<AdverseEvent>());
        Assert.Equal(("发热", "Fever"), (event1.Term, event1.Code));
        Assert.NotNull(await Records(house, "S-2"));
    }

    [Fact]
    public async Task The_head_of_a_page_changes_the_language_without_script_and_keeps_the_page()
    {
        await using var house = await Ward();
        var page = await SignIn(await browser.Page(script: false, locale: "zh-CN"), house);
        await page.GotoAsync($"{house.Address}{Subject}/visits");
        await page.GetByRole(AriaRole.Link, new() { Name = "English" }).ClickAsync();
        Assert.EndsWith($"{Subject}/visits", page.Url, StringComparison.Ordinal);
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "S-1: visits and forms" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "中文" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "S-1：访视与表单" })).ToBeVisibleAsync();
    }
}
