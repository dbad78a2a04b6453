using System.Net;
using System.Text.Json;
using Cairn.Ledger.Kinds;
using Cairn.Quantities;
using Cairn.Records;
using Cairn.Rights;
using Microsoft.Playwright;

namespace Cairn.App.Tests.Accounts;

/// <summary>
/// The laboratories' ranges kept in the browser: recorded, changed, withdrawn, by the right people, and taken by results (ALT 7
/// to 40 U/L in women: WS/T 404.1-2012 of China; the rest by hand).
/// </summary>
public sealed class RangesPageTests(Browser browser) : IClassFixture<Browser>
{
    const string Page = $"/studies/{ServedHouse.Study}/ranges",
        Form = $"/studies/{ServedHouse.Study}/subjects/S-1/forms/chemistry/SCR";

    static readonly (string, string)[] Alt =
    [
        ("test", "ALT"),
        ("low", "7"),
        ("high", "40"),
        ("unit", "U/L"),
        ("sex", "women"),
        ("age-from", "18"),
        ("age-to", ""),
        ("specimen", ""),
        ("laboratory", "Central"),
        ("site", "01"),
        ("from", "2026-01-01"),
        ("to", ""),
    ];

    static readonly LabRange Range = new()
    {
        Laboratory = "Central",
        Test = "ALT",
        High = "40",
        Unit = "U/L",
        From = new(2026, 1, 1),
    };

    static readonly Demographics Person = new()
    {
        Subject = "S-1",
        Site = "01",
        Sex = Sex.Female,
        Birth = PartialDate.Of(1980, 5, 1),
        Consent = PartialDate.Of(2026, 2, 1),
    };

    static readonly LabResult Value = new()
    {
        Subject = "S-1",
        Sequence = 1,
        TestCode = "ALT",
        Result = "130",
        Unit = "U/L",
        Date = PartialDate.Of(2026, 3, 2),
    };

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    static (string, string)[] But(string name, string value) => [.. Alt.Where(f => f.Item1 != name), (name, value)];

    static async Task<ServedHouse> House()
    {
        var house = await ServedHouse.Start();
        await house.Append(ServedHouse.Study, new RecordAdded(Person));
        return house;
    }

    static async Task<LabResult> Result(ServedHouse house) =>
        (await house.Ledger.State(ServedHouse.Study, cancel: Cancel)).Casebook().Subject("S-1")!.Of<LabResult>().Single();

    [Fact]
    public async Task A_result_typed_without_a_range_takes_the_one_in_force_and_says_so()
    {
        await using var house = await House();
        using var mia = await house.Person("mia", Role.DataManager);
        using var ann = await house.Person("ann", Role.Coordinator, "01");
        Assert.Contains(
            "The range of Alanine aminotransferase is recorded: 7 to 40 U/L.",
            await mia.Done(Page + "/record", Alt),
            StringComparison.Ordinal
        );
        await ann.Send(
            Form,
            ("key", "k1"),
            ("date", "2026-03-02"),
            ("ALT.base", "0"),
            ("ALT.LBORRES", "130"),
            ("ALT.LBORRESU", "U/L")
        );
        var row = await Result(house);
        Assert.Equal(("7", "40", "Central"), (row.LowLimit, row.HighLimit, row.Taken!.Laboratory));
        var form = await ann.Read(Form);
        Assert.Contains($"left empty: 7 to 40, range of Central, entry {row.Taken.Entry}", form, StringComparison.Ordinal);
        Assert.Contains("1 result takes one from here.", await mia.Read(Page), StringComparison.Ordinal);
        var records = await ann.Read($"/studies/{ServedHouse.Study}/subjects/S-1");
        Assert.Contains($"40 (entry {row.Taken.Entry})", records, StringComparison.Ordinal);
        Assert.Contains("it is of the laboratory", records, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_says_why_stands_in_the_history_and_a_withdrawal_leaves_no_range()
    {
        await using var house = await House();
        using var mia = await house.Person("mia", Role.DataManager);
        await mia.Done(Page + "/record", Alt);
        var first = Assert.Single((await house.Ledger.State(ServedHouse.Study, cancel: Cancel)).Ranges.Lines).Entry.Sequence;
        var entry = ("entry", first.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Contains("value=\"Central\"", await mia.Read($"{Page}?change={first}"), StringComparison.Ordinal);
        var silent = await mia.Send(Page + "/change", [.. But("high", "45"), entry, ("reason", "")]);
        Assert.Equal(HttpStatusCode.BadRequest, silent.StatusCode);
        Assert.Contains("Say why it is changed.", await Guest.Text(silent), StringComparison.Ordinal);
        Assert.Contains(
            "is changed: 7 to 45 U/L",
            await mia.Done(Page + "/change", [.. But("high", "45"), entry, ("reason", "misread")]),
            StringComparison.Ordinal
        );
        var page = await mia.Read(Page);
        Assert.Contains($"entry {first} changed to:", page, StringComparison.Ordinal);
        Assert.Contains("misread", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await mia.Send(Page + "/withdraw", entry, ("reason", "x"))).StatusCode);
        var now = (await house.Ledger.State(ServedHouse.Study, cancel: Cancel)).Ranges.Lines[0].Entry;
        Assert.Equal(("mia", "misread"), (now.Who, now.Reason));
        await mia.Done(Page + "/withdraw", ("entry", $"{now.Sequence}"), ("reason", "of another hospital"));
        Assert.Empty((await house.Ledger.State(ServedHouse.Study, cancel: Cancel)).Ranges.Lines);
    }

    [Fact]
    public async Task What_is_refused_stays_in_the_fields_with_the_reason_in_words()
    {
        await using var house = await House();
        using var mia = await house.Person("mia", Role.DataManager);
        await mia.Done(Page + "/record", Alt);
        foreach (
            var (sent, why) in new[]
            {
                (Alt, "is recorded for the same person on the same day"),
                (But("sex", ""), "is recorded for the same person on the same day"),
                (But("low", "50"), "The lower limit 50 is not below the upper limit 40."),
                (But("unit", "mmol"), "is no unit of Alanine aminotransferase."),
                (But("test", "nothing"), "is no laboratory test that is known."),
                (But("from", "January"), "Give the first day of collection"),
                (But("to", "January"), "is no day."),
                (But("age-from", "-3"), "Write an age in completed years"),
            }
        )
        {
            var refused = await mia.Send(Page + "/record", sent);
            var text = await Guest.Text(refused);
            Assert.Equal((why, HttpStatusCode.BadRequest), (why, refused.StatusCode));
            Assert.Contains(why, text, StringComparison.Ordinal);
            Assert.Contains("value=\"Central\"", text, StringComparison.Ordinal);
        }
        Assert.Single((await house.Ledger.State(ServedHouse.Study, cancel: Cancel)).Ranges.Lines);
    }

    [Fact]
    public async Task A_site_keeps_its_own_ranges_and_nobody_else_s()
    {
        await using var house = await House();
        using var mia = await house.Person("mia", Role.DataManager);
        await mia.Done(Page + "/record", Alt);
        var entry = (await house.Ledger.State(ServedHouse.Study, cancel: Cancel)).Ranges.Lines[0].Entry.Sequence;
        using var bob = await house.Person("bob", Role.Coordinator, "02");
        using var monitor = await house.Person("monitor", Role.Monitor);
        foreach (var site in new[] { "01", "" })
            Assert.Contains(
                "You keep the ranges of your own site",
                await Guest.Text(await bob.Send(Page + "/record", But("site", site))),
                StringComparison.Ordinal
            );
        foreach (var verb in new[] { "/change", "/withdraw" })
            Assert.Contains(
                "Choose a range of your site",
                await Guest.Text(await bob.Send(Page + verb, [.. But("site", "02"), ("entry", $"{entry}"), ("reason", "mine")])),
                StringComparison.Ordinal
            );
        await bob.Done(Page + "/record", But("site", "02"));
        Assert.DoesNotContain($"change={entry}\"", await bob.Read(Page), StringComparison.Ordinal);
        Assert.DoesNotContain("Record the range", await monitor.Read(Page), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await monitor.Send(Page + "/record", Alt)).StatusCode);
        Assert.Equal(2, (await house.Ledger.State(ServedHouse.Study, cancel: Cancel)).Ranges.Lines.Count);
    }

    [Fact]
    public async Task The_command_lists_the_ranges_with_how_many_results_take_each()
    {
        using var folder = CairnProcess.Folder();
        await using (var ledger = new Cairn.Store.LedgerStore(folder.File("t.db")))
            await ledger.Append(
                ServedHouse.Study,
                Cairn.Ledger.Change.Of(
                    Cairn.Ledger.Draft.Added(Person, new("ann", "coordinator")),
                    Cairn.Ledger.Draft.Added(Value, new("ann", "coordinator")),
                    new(new LabRangeStated(Range), new("mia", "data-manager"))
                ),
                Cancel
            );
        string[] asked = ["ranges", "--study", ServedHouse.Study, "--database", "t.db"];
        var run = await CairnProcess.Run(folder.Path, [.. asked, "--format", "json"]);
        Assert.True(run.ExitCode == 0, run.Words);
        using var json = JsonDocument.Parse(run.Output);
        var range = Assert.Single(json.RootElement.GetProperty("ranges").EnumerateArray());
        Assert.Equal(("ALT", "40", 1), (Text(range, "test"), Text(range, "high"), range.GetProperty("results").GetInt32()));
        Assert.Contains("Central", (await CairnProcess.Run(folder.Path, asked)).Output, StringComparison.Ordinal);
        var before = await CairnProcess.Run(folder.Path, [.. asked, "--as-of", "2025-12-31"]);
        Assert.Contains("No range is recorded", before.Output, StringComparison.Ordinal);
    }

    static string? Text(JsonElement of, string name) => of.GetProperty(name).GetString();

    static async Task<IPage> SignIn(IPage page, ServedHouse house)
    {
        await page.GotoAsync(house.Address + "/sign-in");
        await page.FillAsync("input[name=account]", "mia");
        await page.FillAsync("input[name=password]", ServedHouse.Password);
        await page.ClickAsync("form:has(input[name=password]) button");
        return page;
    }

    [Theory]
    [InlineData(360, ColorScheme.Light, true, "en")]
    [InlineData(360, ColorScheme.Dark, false, "zh-CN")]
    [InlineData(1600, ColorScheme.Dark, true, "zh-CN")]
    public async Task The_page_is_used_by_keyboard_wide_and_narrow_in_both_languages_with_and_without_script(
        int width,
        ColorScheme scheme,
        bool script,
        string locale
    )
    {
        await using var house = await House();
        using var mia = await house.Person("mia", Role.DataManager);
        await mia.Done(Page + "/record", But("laboratory", "Zentrallaboratorium der Universitätsklinik am Rosengarten"));
        await mia.Done(
            Page + "/record",
            [
                .. But("test", "CREAT").Where(f => f.Item1 is not ("unit" or "low" or "high")),
                ("unit", "umol/L"),
                ("low", "45"),
                ("high", "84"),
            ]
        );
        var page = await SignIn(await browser.Page(width, 900, scheme, script, locale: locale), house);
        await page.GotoAsync(house.Address + Page);
        await IsFit(page, script);
        if (locale == "zh-CN")
            await Assertions.Expect(page.Locator("main")).ToContainTextAsync("女性，18岁及以上");
        if (Environment.GetEnvironmentVariable("CAIRN_SHOTS") is { } shots)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(shots, $"ranges-{width}-{locale}.png"), FullPage = true });
            await page.EmulateMediaAsync(new() { Media = Media.Print, ColorScheme = ColorScheme.Light });
            await page.ScreenshotAsync(new() { Path = Path.Combine(shots, $"ranges-{width}-print.png"), FullPage = true });
            await page.EmulateMediaAsync(new() { Media = Media.Screen, ColorScheme = scheme });
        }
        await page.Locator("select[name=test]").SelectOptionAsync("AST");
        await page.Locator("select[name=test]").FocusAsync();
        foreach (var (name, text) in Alt.Skip(1))
        {
            await Next(page);
            Assert.Equal(name, await page.EvaluateAsync<string>("document.activeElement.name"));
            if (name is "from")
                await page.Locator(":focus").FillAsync(text);
            else if (name is not ("sex" or "to") && text.Length > 0)
                await page.Keyboard.TypeAsync(text);
        }
        await page.Locator("form[action$=record] button").PressAsync("Enter");
        await page.WaitForURLAsync("**/ranges?said=*");
        await IsFit(page, script);
        await page.Locator("#lab-ranges a").First.ClickAsync();
        await IsFit(page, script);
        Assert.Equal(3, (await house.Ledger.State(ServedHouse.Study, cancel: Cancel)).Ranges.Lines.Count);
        await page.Context.CloseAsync();
    }

    // A day has several parts, each a stop of its own.
    static async Task Next(IPage page)
    {
        const string Here = "document.activeElement.name";
        var before = await page.EvaluateAsync<string>(Here);
        for (var stops = 0; stops < 5 && await page.EvaluateAsync<string>(Here) == before; stops++)
            await page.Keyboard.PressAsync("Tab");
    }

    static async Task IsFit(IPage page, bool script)
    {
        var violations = script ? await Browser.Violations(page) : [];
        Assert.True(violations.Count == 0, $"{page.Url}: {string.Join("\n", violations)}");
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), page.Url);
    }
}
