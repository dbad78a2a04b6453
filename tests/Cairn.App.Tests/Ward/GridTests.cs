using System.Globalization;
using System.Net;
using Cairn.App.Tests.Accounts;
using Cairn.Records;
using Cairn.Rights;
using Microsoft.Playwright;

namespace Cairn.App.Tests.Ward;

/// <summary>Days of CRS and ICANS as one table, and the ICE score question by question.</summary>
public sealed class GridTests(Browser browser) : IClassFixture<Browser>
{
    const string Study = ServedHouse.Study,
        Subject = $"/studies/{Study}/subjects/S-1";

    static readonly DateOnly Now = DateOnly.FromDateTime(DateTime.Now);
    static readonly string Today = Iso(Now),
        Before = Iso(Now.AddDays(-1)),
        First = Iso(Now.AddDays(-2)),
        Grid = $"{Subject}/grid/{Iso(Now.AddDays(-2))}";

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    static async Task<(ServedHouse House, Guest Ann)> Ward()
    {
        var house = await ServedHouse.Start();
        var ann = await house.Person("ann", Role.Investigator, "01");
        await ann.Send($"/studies/{Study}/subjects/new", ("subject", "S-1"), ("site", "01"), ("day", First));
        await ann.Send(
            $"{Subject}/forms/infusion",
            ("key", "k1"),
            ("n1.base", "0"),
            ("n1.EXTRT", "Cells"),
            ("n1.EXFRAC", "1"),
            ("n1.EXSTDTC", First),
            ("n1.EXDOSE", "1"),
            ("n1.EXLEVEL", "1")
        );
        return (house, ann);
    }

    static async Task<IReadOnlyList<(string Day, string Crs)>> Grades(ServedHouse house) =>
        [
            .. (await house.Ledger.State(Study, cancel: Cancel))
                .Casebook()
                .Subject("S-1")!
                .Of<FindingAbout>()
                .Where(f => f.TestCode == TestCode.Grade && f.About!.Meaning == FaObject.Crs)
                .Select(f => (f.Date!.ToString()!, f.Result!))
                .Order(),
        ];

    static (string, string)[] Day(string day, string temperature, string pressure = "NONE", string crsBase = "0") =>
        [
            ($"d{day}.TEMP.base", "0"),
            ($"d{day}.TEMP.VSORRES", temperature),
            ($"d{day}.TEMP.VSORRESU", "Cel"),
            ($"d{day}.PRESSOR.base", "0"),
            ($"d{day}.PRESSOR.FAORRES", pressure),
            ($"d{day}.OXYGEN.base", "0"),
            ($"d{day}.OXYGEN.FAORRES", "NONE"),
            ($"d{day}.TREATED.base", "0"),
            ($"d{day}.TREATED.FAORRES", "N"),
            ($"d{day}.CRS.base", crsBase),
        ];

    // ASTCT 2019: fever alone is grade 1; with hypotension that fluids mend grade 2; no sign on a day without fever grade 0.
    [Fact]
    public async Task Three_days_are_saved_together_and_each_has_its_grade()
    {
        var (house, ann) = await Ward();
        await using var served = house;
        using var mine = ann;
        var saved = await ann.Send(
            Grid,
            [("key", "g1"), .. Day(First, "38.2"), .. Day(Before, "39", "FLUIDS"), .. Day(Today, "36.8")]
        );
        Assert.EndsWith("?done=saved", saved.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal([(First, "1"), (Before, "2"), (Today, "0")], await Grades(house));
        var again = await ann.Send(
            Grid,
            [("key", "g1"), .. Day(First, "38.2"), .. Day(Before, "39", "FLUIDS"), .. Day(Today, "36.8")]
        );
        Assert.EndsWith("?done=same", again.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal(3, (await Grades(house)).Count);
    }

    [Fact]
    public async Task What_cannot_be_read_on_one_day_saves_none_and_is_said_under_that_day()
    {
        var (house, ann) = await Ward();
        await using var served = house;
        using var mine = ann;
        var wrong = await ann.Send(Grid, [("key", "g1"), .. Day(First, "38.2"), .. Day(Before, "38\u0001")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Contains("Highest temperature:", await Guest.Text(wrong), StringComparison.Ordinal);
        Assert.Empty(await Grades(house));
        Assert.Equal(HttpStatusCode.NotFound, (await ann.Get($"{Subject}/grid/{Iso(Now.AddDays(9))}")).StatusCode);
        using var eve = await house.Person("eve", Role.Coordinator, "02");
        Assert.Equal(HttpStatusCode.Forbidden, (await eve.Get(Grid)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await eve.Send(Grid, Day(First, "38"))).StatusCode);
    }

    [Fact]
    public async Task A_grade_that_a_person_typed_on_the_day_s_form_stands_when_the_grid_is_saved()
    {
        var (house, ann) = await Ward();
        await using var served = house;
        using var mine = ann;
        await ann.Send($"{Subject}/forms/bedside/{First}", ("key", "k"), ("CRS.base", "0"), ("CRS.FAORRES", "3"));
        var entry = System.Text.RegularExpressions.Regex.Match(
            await ann.Read(Grid),
            $"name=\"d{First}.CRS.base\" value=\"(\\d+)\""
        );
        await ann.Send(Grid, [("key", "g1"), .. Day(First, "38.2", crsBase: entry.Groups[1].Value)]);
        Assert.Equal([(First, "3")], await Grades(house));
    }

    [Fact]
    public async Task The_ICE_score_counts_parts_that_were_asked_to_their_end()
    {
        var (house, ann) = await Ward();
        await using var served = house;
        using var mine = ann;
        var address = $"{Subject}/ice/{Today}";
        var none = await ann.Send(address, ("ICEORI.1", "Y"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, none.StatusCode);
        (string, string)[] bases =
        [
            .. new[] { "ICEORI", "ICENAM", "ICECOM", "ICEWRI", "ICEATT", "ICE", "ICANS" }.Select(l => ($"{l}.base", "0")),
        ];
        (string, string)[] asked =
        [
            ("ICEORI.1", "Y"),
            ("ICEORI.2", "Y"),
            ("ICEORI.3", "N"),
            ("ICEORI.4", "Y"),
            ("ICENAM.1", "Y"),
            ("ICENAM.2", "Y"),
            ("ICENAM.3", "Y"),
            ("ICECOM.1", "Y"),
            ("ICEWRI.1", "N"),
        ];
        Assert.Equal(HttpStatusCode.SeeOther, (await ann.Send(address, [.. bases, .. asked])).StatusCode);
        Assert.Contains("No score is recorded yet", await ann.Read(address), StringComparison.Ordinal);
        var all = await ann.Send(address, [.. await Bases(ann, address), .. asked, ("ICEATT.1", "Y")]);
        Assert.True(all.StatusCode == HttpStatusCode.SeeOther, await Guest.Text(all));
        // 3 + 3 + 1 + 0 + 1 = 8 (Lee 2019, table 4: 7 to 9 is grade 1)
        Assert.Contains("The score that is recorded is 8", await ann.Read(address), StringComparison.Ordinal);
    }

    static async Task<(string, string)[]> Bases(Guest ann, string address)
    {
        var page = await ann.Read(address);
        return
        [
            .. System
                .Text.RegularExpressions.Regex.Matches(page, "name=\"(\\w+\\.base)\" value=\"(\\d+)\"")
                .Select(m => (m.Groups[1].Value, m.Groups[2].Value)),
        ];
    }

    [Fact]
    public async Task A_day_is_typed_by_keyboard_alone_its_grade_follows_and_the_table_is_accessible_and_fits()
    {
        var (house, ann) = await Ward();
        await using var served = house;
        using var mine = ann;
        foreach (var (width, scheme) in new[] { (360, ColorScheme.Dark), (1440, ColorScheme.Light) })
        {
            var page = await browser.Page(width, 900, scheme);
            await page.GotoAsync(house.Address + "/sign-in");
            await page.GetByLabel("Account").FillAsync("ann");
            await page.GetByLabel("Password").FillAsync(ServedHouse.Password);
            await page.Keyboard.PressAsync("Enter");
            await page.WaitForURLAsync(url => !url.Contains("sign-in", StringComparison.Ordinal));
            foreach (var path in new[] { Grid, $"{Subject}/ice/{Today}" })
            {
                await page.GotoAsync(house.Address + path);
                Assert.Empty(await Browser.Violations(page));
                Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), path);
            }
            if (width == 360)
                continue;
            await page.GotoAsync(house.Address + Grid);
            await page.Locator($"[name='d{Today}.TEMP.VSORRES']").FocusAsync();
            // Temperature, treated, pressure, oxygen: a key a choice, Enter to the next row.
            foreach (var key in new[] { "3", "9", "Enter", "n", "Enter", "o", "Enter", "l", "Enter" })
                await page.Keyboard.PressAsync(key);
            // One vasopressor, low flow: grade 3 (ASTCT 2019, table 2).
            await Assertions.Expect(page.Locator($"[data-note='d{Today}.CRS.grade']")).ToHaveTextAsync("3");
            await page.Keyboard.PressAsync("Control+Enter");
            await page.WaitForURLAsync("**?done=saved");
            Assert.Equal([(Today, "3")], await Grades(house));
        }
    }
}
