using Cairn.App.Tests.Accounts;
using Cairn.Records;
using Cairn.Rights;
using Microsoft.Playwright;

namespace Cairn.App.Tests.Ward;

/// <summary>The ward's pages in a real Chromium: by keyboard, with and without script, wide and narrow, in the light and in the dark.</summary>
public sealed class WardBrowserTests(Browser browser) : IClassFixture<Browser>
{
    const string Study = ServedHouse.Study,
        Subject = $"/studies/{Study}/subjects/S-1";

    static readonly string Today = DateTime.Now.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    async Task<IPage> SignIn(
        ServedHouse house,
        string account,
        int width = 1440,
        ColorScheme scheme = ColorScheme.Light,
        bool script = true
    )
    {
        var page = await browser.Page(width, 900, scheme, script);
        await page.GotoAsync(house.Address + "/sign-in");
        await page.GetByLabel("Account").FillAsync(account);
        await page.GetByLabel("Password").FillAsync(ServedHouse.Password);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync(url => !url.Contains("sign-in", StringComparison.Ordinal));
        return page;
    }

    static async Task<ServedHouse> Ward()
    {
        var house = await ServedHouse.Start();
        using var ann = await house.Person("ann", Role.Investigator, "01");
        await ann.Send($"/studies/{Study}/subjects/new", ("subject", "S-1"), ("site", "01"), ("day", Today));
        await ann.Send(
            $"{Subject}/forms/infusion",
            [
                ("key", "k1"),
                ("n1.base", "0"),
                ("n1.EXTRT", "Cells"),
                ("n1.EXFRAC", "1"),
                ("n1.EXSTDTC", Today),
                ("n1.EXDOSE", "1"),
                ("n1.EXLEVEL", "1"),
            ]
        );
        await ann.Send(
            $"{Subject}/forms/chemistry/SCR",
            ("key", "k2"),
            ("date", Today),
            ("K.base", "0"),
            ("K.LBORRES", "41"),
            ("K.LBORRESU", "mmol/L")
        );
        return house;
    }

    static async Task<SubjectRecords> Records(ServedHouse house) =>
        (await house.Ledger.State(Study, cancel: Cancel)).Casebook().Subject("S-1")!;

    [Fact]
    public async Task Every_page_of_the_ward_is_accessible_and_fits_wide_and_narrow_in_light_and_dark()
    {
        await using var house = await Ward();
        foreach (var (width, scheme) in new[] { (1440, ColorScheme.Light), (360, ColorScheme.Dark) })
        {
            var page = await SignIn(house, "ann", width, scheme);
            foreach (
                var path in new[]
                {
                    $"/studies/{Study}/subjects/new",
                    $"/studies/{Study}/queries",
                    $"/studies/{Study}/today",
                    $"{Subject}/forms/before-infusion/{Today}",
                    $"{Subject}/visits",
                    $"{Subject}/enrol",
                    $"{Subject}/forms/chemistry/SCR",
                    $"{Subject}/forms/demographics",
                    $"{Subject}/forms/eligibility",
                    $"{Subject}/forms/adverse-events",
                    $"{Subject}/forms/bedside/{Today}",
                    $"{Subject}/acts/sign/chemistry/SCR",
                }
            )
            {
                var answer = await page.GotoAsync(house.Address + path);
                Assert.True(answer!.Ok, $"{path}: {answer.Status}");
                var violations = await Browser.Violations(page);
                Assert.True(violations.Count == 0, $"{path} at {width}: {string.Join("\n", violations)}");
                Assert.True(
                    await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"),
                    $"{path} scrolls sideways at {width}"
                );
            }
        }
    }

    [Fact]
    public async Task A_day_at_the_bedside_is_entered_by_keyboard_alone_and_the_grades_follow()
    {
        await using var house = await Ward();
        var page = await SignIn(house, "ann");
        await page.GotoAsync($"{house.Address}{Subject}/forms/bedside/{Today}");
        await page.GetByLabel("Highest temperature", new() { Exact = true }).FocusAsync();
        string[] keys =
        [
            "39.0",
            "Tab", // to the unit
            "Tab",
            "no", // treated
            "Tab",
            "flu",
            "Tab",
            "room",
        ];
        foreach (var key in keys)
            if (key == "Tab")
                await page.Keyboard.PressAsync("Tab");
            else
                await page.Keyboard.TypeAsync(key);
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/visits?done=saved*");
        var grade = (await Records(house)).Of<FindingAbout>().Single(f => f.TestCode == TestCode.Grade);
        Assert.Equal(("2", FaObject.Crs), (grade.Result, grade.About!.Meaning));
    }

    [Fact]
    public async Task While_somebody_types_the_server_s_own_checks_speak_and_convert()
    {
        await using var house = await Ward();
        var page = await SignIn(house, "ann");
        await page.GotoAsync($"{house.Address}{Subject}/forms/chemistry/SCR");
        await page.GetByLabel("Creatinine", new() { Exact = true }).FillAsync("0.9");
        await page.GetByLabel("Unit of Creatinine").SelectOptionAsync("mg/dL");
        await Assertions.Expect(page.Locator("[data-note=CREAT]")).ToContainTextAsync("= 79.56 µmol/L");
        await page.GetByLabel("Sodium", new() { Exact = true }).FillAsync("14");
        await Assertions.Expect(page.Locator("[data-note=SODIUM]")).ToContainTextAsync("implausible");
        await page.GetByLabel("Day", new() { Exact = true }).FillAsync("2026-13");
        await Assertions.Expect(page.Locator("#date")).ToHaveAttributeAsync("aria-invalid", "true");
    }

    [Fact]
    public async Task A_form_is_saved_without_script_and_the_back_button_sends_nothing_again()
    {
        await using var house = await Ward();
        var page = await SignIn(house, "ann", script: false);
        await page.GotoAsync($"{house.Address}{Subject}/forms/medications");
        await page.Locator("[name='n1.CMTRT']").FillAsync("Tocilizumab");
        await page.Locator("[name='n1.CMSTDTC']").FillAsync("2026-03");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await page.WaitForURLAsync("**/visits?done=saved*");
        await page.GoBackAsync();
        await page.GoForwardAsync();
        await page.GoBackAsync();
        await page.Locator("[name='n1.CMTRT']").FillAsync("Tocilizumab");
        await page.Locator("[name='n1.CMSTDTC']").FillAsync("2026-03");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await page.WaitForURLAsync(url => url.Contains("/visits?done=", StringComparison.Ordinal));
        var rows = (await Records(house)).Of<Medication>().Count();
        Assert.InRange(rows, 1, 2); // a page that the browser asked for anew is a new form; the same page is the same form
    }

    [Fact]
    public async Task Rows_of_a_log_are_entered_by_keyboard_and_the_arrows_go_up_and_down()
    {
        await using var house = await Ward();
        var page = await SignIn(house, "ann");
        await page.GotoAsync($"{house.Address}{Subject}/forms/medications");
        await page.Locator("[name='n1.CMTRT']").FocusAsync();
        await page.Keyboard.TypeAsync("Paracetamol");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.TypeAsync("Levetiracetam");
        await page.Locator("[name='n1.CMSTDTC']").FillAsync("2026-03-01");
        await page.Locator("[name='n2.CMSTDTC']").FillAsync("UNK");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/visits?done=saved*");
        var rows = (await Records(house)).Of<Medication>().ToList();
        Assert.Equal(["Levetiracetam", "Paracetamol"], rows.Select(r => r.Treatment).Order());
        Assert.Equal("UNK", rows.Single(r => r.Start is null).Other["CMSTDTCNF"]);
    }
}
