using System.Globalization;
using Cairn.App.Tests.Accounts;
using Cairn.Records;
using Cairn.Rights;
using Microsoft.Playwright;

namespace Cairn.App.Tests.Languages;

/// <summary>
/// A subject's way through the ward in Chinese, in a real Chromium: forms of the screening, enrolment, go or no-go, cells, the
/// grid of CRS and ICANS, a query asked, answered and closed, a signature. Every page on the way is read in the language of
/// brackets too: no phrase of it lacks its Chinese words. CRS grade 1 is fever alone (ASTCT 2019).
/// </summary>
public sealed class TrialInChineseTests(Browser browser) : IClassFixture<Browser>
{
    const string Study = ServedHouse.Study,
        OfStudy = $"/studies/{Study}",
        Subject = $"{OfStudy}/subjects/S-1";

    static readonly string Today = DateTime.Now.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    static readonly System.Net.Cookie Brackets = new(".AspNetCore.Culture", "c%3Dqps-ploc%7Cuic%3Dqps-ploc", "/", "127.0.0.1");

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    sealed record Player(IPage Page, Guest Reader, string Address)
    {
        /// <summary>What was found on the way, told together at its end.</summary>
        public HashSet<(string Path, string Words)> Found { get; } = [];

        public async Task At(string path)
        {
            var answer = await Page.GotoAsync(Address + path);
            Assert.True(answer!.Ok, $"{path}: {answer.Status}");
            await IsChinese();
        }

        /// <summary>No phrase of the page lacks its words; criteria of the study and what was typed are data.</summary>
        public async Task IsChinese()
        {
            var violations = await Browser.Violations(Page);
            var path = new Uri(Page.Url).PathAndQuery;
            var texts = ShownWords.Of(await Reader.Read(path)).ToList();
            Found.UnionWith(violations.Select(v => (path, v)));
            Found.UnionWith(texts.SelectMany(ShownWords.Untranslated).Select(words => (path, words)));
            if (Environment.GetEnvironmentVariable("CAIRN_SHOTS") is { } shots)
                await Page.ScreenshotAsync(
                    new() { Path = Path.Combine(shots, "zh" + path.Replace('/', '_').Split('?')[0] + ".png"), FullPage = true }
                );
        }

        public Task Press(string button) =>
            Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).First.ClickAsync();

        public async Task Save(string said)
        {
            await Press("保存");
            await Assertions.Expect(Page.GetByRole(AriaRole.Status)).ToContainTextAsync(said);
            await IsChinese();
        }

        public Task Fill(string name, string text) => Page.Locator($"[name='{name}']").FillAsync(text);

        public Task Choose(string name, string word) => Page.Locator($"[name='{name}']").SelectOptionAsync(new[] { word });
    }

    async Task<Player> Enter(ServedHouse house, string account, Role role, string? site)
    {
        var reader = await house.Person(account, role, site);
        var page = await browser.Page(1440, 900, locale: "zh-CN");
        await page.GotoAsync(house.Address + "/sign-in");
        await page.GetByLabel("账号", new() { Exact = true }).FillAsync(account);
        await page.GetByLabel("密码", new() { Exact = true }).FillAsync(ServedHouse.Password);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync(url => !url.Contains("sign-in", StringComparison.Ordinal));
        reader.Cookies.Add(Brackets);
        return new(page, reader, house.Address);
    }

    [Fact]
    public async Task A_subject_is_screened_treated_watched_and_asked_about_in_Chinese()
    {
        await using var house = await ServedHouse.Start();
        var li = await Enter(house, "li", Role.Investigator, "01");
        await Screens(li);
        await Enrols(li);
        await Infuses(li);
        await Watches(li);
        var dora = await Enter(house, "dora", Role.DataManager, null);
        await Asks(li, dora);
        await Signs(li);
        var records = (await house.Ledger.State(Study, cancel: Cancel)).Casebook().Subject("S-1")!;
        var own = await WordsOnPagesTests.StudiesOwn() + "DM of S-1"; // a record by its domain and subject
        var found = li.Found.Concat(dora.Found).Where(f => !own.Contains(f.Words, StringComparison.Ordinal));
        var told = string.Join('\n', found.Select(f => $"{f.Path}: {f.Words}"));
        Assert.True(told.Length == 0, told);
        Assert.Equal(Sex.Male, records.Demographics!.Sex!.Meaning);
        Assert.Equal(["1", "2"], records.Of<Exposure>().Select(e => e.Dose?.ToString(CultureInfo.InvariantCulture)));
        var crs = records.Of<FindingAbout>().Single(f => f.About?.Meaning == FaObject.Crs && f.TestCode == TestCode.Grade);
        Assert.Equal("1", crs.Result);
        Assert.Empty(Cairn.Capture.OpenQuery.Of(await house.Ledger.State(Study, cancel: Cancel)));
        li.Reader.Dispose();
        dora.Reader.Dispose();
    }

    static async Task Screens(Player li)
    {
        await li.At($"{OfStudy}/subjects/new");
        await li.Page.GetByLabel("受试者编号").FillAsync("S-1");
        await li.Page.GetByLabel("中心").FillAsync("01");
        await li.Page.GetByLabel("知情同意日期").FillAsync(Today);
        await li.Press("开始筛选");
        await Assertions.Expect(li.Page.GetByRole(AriaRole.Status)).ToHaveTextAsync("知情同意已记录，筛选开始。");
        await li.At($"{Subject}/forms/demographics");
        await li.Page.GetByLabel("出生日期").FillAsync("1985-04");
        await li.Page.GetByLabel("性别").SelectOptionAsync("男");
        await li.Press("保存");
        await Assertions.Expect(li.Page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await li.IsChinese();
        await li.Fill("reason", "补充完整");
        await li.Save("已保存：人口学资料。");
        await li.At($"{Subject}/forms/vital-signs/SCR");
        await li.Fill("date", Today);
        await li.Fill("OXYSAT.VSORRES", "97");
        await li.Save("已保存");
        await li.At($"{Subject}/forms/virology/SCR");
        await li.Fill("date", Today);
        await li.Page.Locator("[name='HIVAB.LBORRES']").SelectOptionAsync("阴性");
        await li.Save("已保存");
        await li.At($"{Subject}/forms/eligibility");
    }

    static async Task Enrols(Player li)
    {
        await li.At($"{Subject}/enrol");
        await li.Fill("reason", "纸质筛选");
        await li.Press("入组");
        await li.Page.WaitForURLAsync("**/visits?done=*");
        await li.IsChinese();
    }

    static async Task Infuses(Player li)
    {
        await li.At($"{Subject}/forms/before-infusion/{Today}");
        await li.Page.Locator("[name='tocilizumab.QSORRES']").SelectOptionAsync("是");
        await li.Save("已保存");
        await li.At($"{Subject}/go");
        await li.Choose("outcome", "今日不给：择日再评");
        await li.Fill("reason", "等待结果");
        await li.Press("记录决定");
        await Assertions.Expect(li.Page.Locator("main")).ToContainTextAsync("等待结果");
        await li.IsChinese();
        await li.At($"{Subject}/forms/infusion");
        foreach (var (row, dose) in new[] { (1, "1"), (2, "2") })
        {
            await li.Fill($"n{row}.EXTRT", "CAR-T");
            await li.Fill($"n{row}.EXFRAC", $"{row}");
            await li.Fill($"n{row}.EXSTDTC", Today);
            await li.Fill($"n{row}.EXDOSE", dose);
            await li.Fill($"n{row}.EXLEVEL", "1");
        }
        await li.Save("已保存");
    }

    static async Task Watches(Player li)
    {
        await li.At($"{Subject}/grid");
        await Assertions.Expect(li.Page.GetByRole(AriaRole.Columnheader, new() { Name = "体征" })).ToBeVisibleAsync();
        await li.Fill($"d{Today}.TEMP.VSORRES", "38.6");
        var signs = li.Page.Locator($"select[name^='d{Today}.']");
        for (var i = 0; i < await signs.CountAsync(); i++)
            await signs.Nth(i).SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await Assertions.Expect(li.Page.Locator($"[data-note='d{Today}.CRS.grade']")).ToHaveTextAsync("1");
        await li.Press("保存");
        await Assertions.Expect(li.Page.Locator("p.answer[role=status]")).ToContainTextAsync("已保存");
        await li.IsChinese();
        await li.At($"{Subject}/forms/bedside/{Today}");
        await li.At($"{OfStudy}/today");
        await li.At($"{Subject}/visits");
    }

    static async Task Asks(Player li, Player dora)
    {
        await dora.At($"{Subject}/queries/new?record=DM.");
        await dora.Fill("question", "出生日期是否完整？");
        await dora.Press("提出");
        await dora.Page.WaitForURLAsync(url => !url.Contains("queries/new", StringComparison.Ordinal));
        await dora.IsChinese();
        await li.At($"{OfStudy}/queries");
        await li.Page.Locator("main a[href*='/queries/']").First.ClickAsync();
        await li.IsChinese();
        await li.Fill("answer", "只知道年月。");
        await li.Press("回答");
        await Assertions.Expect(li.Page.Locator("dl.thread")).ToContainTextAsync("只知道年月。");
        await li.IsChinese();
        await dora.At(new Uri(li.Page.Url).AbsolutePath);
        await dora.Press("关闭质疑");
        await dora.Page.WaitForURLAsync("**/queries*");
        await dora.IsChinese();
    }

    static async Task Signs(Player li)
    {
        await li.At($"{Subject}/acts/sign/consent");
        await li.Page.Locator("input[type=password]").FillAsync(ServedHouse.Password);
        await li.Press("签名");
        await li.Page.WaitForURLAsync("**/forms/consent*");
        await li.IsChinese();
    }
}
