using System.Net;
using Cairn.App.Tests.Accounts;
using Cairn.Records;
using Cairn.Rights;
using Microsoft.Playwright;

namespace Cairn.App.Tests.Ward;

/// <summary>What is typed and not saved: kept, its writer's alone, gone with the save; nothing is lost, nothing doubled.</summary>
public sealed class DraftTests(Browser browser) : IClassFixture<Browser>
{
    const string Study = ServedHouse.Study,
        Subject = $"/studies/{Study}/subjects/S-1",
        Chemistry = $"{Subject}/forms/chemistry/SCR",
        Medications = $"{Subject}/forms/medications";

    static readonly string Today = DateTime.Now.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    static async Task<(ServedHouse House, Guest Ann)> Ward()
    {
        var house = await ServedHouse.Start();
        var ann = await house.Person("ann", Role.Investigator, "01");
        await ann.Send($"/studies/{Study}/subjects/new", ("subject", "S-1"), ("site", "01"), ("day", Today));
        return (house, ann);
    }

    static (string, string)[] Alt(string value) =>
        [("key", "k1"), ("date", Today), ("date.base", ""), ("ALT.base", "0"), ("ALT.LBORRES", value), ("ALT.LBORRESU", "U/L")];

    static async Task<SubjectRecords> Records(ServedHouse house) =>
        (await house.Ledger.State(Study, cancel: Cancel)).Casebook().Subject("S-1")!;

    async Task<IPage> SignIn(ServedHouse house)
    {
        var page = await browser.Page();
        await Enter(page, house);
        return page;
    }

    static async Task Enter(IPage page, ServedHouse house)
    {
        await page.GotoAsync(house.Address + "/sign-in");
        await page.GetByLabel("Account").FillAsync("ann");
        await page.GetByLabel("Password").FillAsync(ServedHouse.Password);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync(url => !url.Contains("sign-in", StringComparison.Ordinal));
    }

    static ILocator Status(IPage page) => page.Locator("[data-status]");

    [Fact]
    public async Task A_draft_is_its_writer_s_alone_and_is_gone_once_the_form_is_saved_or_it_is_discarded()
    {
        var (house, ann) = await Ward();
        await using var served = house;
        using var mine = ann;
        using var bob = await house.Person("bob", Role.Coordinator, "01");
        using var eve = await house.Person("eve", Role.Coordinator, "02");
        Assert.Equal(HttpStatusCode.OK, (await ann.Send(Chemistry + "/draft", Alt("41"))).StatusCode);
        Assert.Empty((await Records(house)).Of<LabResult>());
        var page = await ann.Read(Chemistry);
        Assert.Contains("Your draft, kept at", page, StringComparison.Ordinal);
        Assert.Contains("name=\"ALT.LBORRES\" value=\"41\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Your draft", await bob.Read(Chemistry), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await eve.Send(Chemistry + "/draft", Alt("41"))).StatusCode);
        await ann.Send(Chemistry + "/discard");
        Assert.DoesNotContain("Your draft", await ann.Read(Chemistry), StringComparison.Ordinal);
        await ann.Send(Chemistry + "/draft", Alt("42"));
        await ann.Send(Chemistry, Alt("42"));
        Assert.DoesNotContain("Your draft", await ann.Read(Chemistry), StringComparison.Ordinal);
        Assert.Equal("42", Assert.Single((await Records(house)).Of<LabResult>()).Result);
    }

    [Fact]
    public async Task A_draft_that_comes_after_its_own_save_is_none()
    {
        var (house, ann) = await Ward();
        await using var served = house;
        using var mine = ann;
        (string, string)[] row = [("key", "k7"), ("n1.base", "0"), ("n1.CMTRT", "Tocilizumab"), ("n1.CMSTDTC", "2026-03")];
        await ann.Send(Medications, row);
        await ann.Send(Medications + "/draft", row);
        Assert.DoesNotContain("Your draft", await ann.Read(Medications), StringComparison.Ordinal);
        Assert.Single((await Records(house)).Of<Medication>());
    }

    [Fact]
    public async Task What_somebody_else_wrote_meanwhile_is_said_beside_a_draft()
    {
        var (house, ann) = await Ward();
        await using var served = house;
        using var mine = ann;
        using var bob = await house.Person("bob", Role.Coordinator, "01");
        await ann.Send(Chemistry + "/draft", Alt("41"));
        await bob.Send(Chemistry, [.. Alt("47").Where(f => f.Item1 != "key"), ("key", "k2")]);
        var page = await ann.Read(Chemistry);
        Assert.Contains("bob wrote it", page, StringComparison.Ordinal);
        Assert.Contains("name=\"ALT.LBORRES\" value=\"41\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_typed_is_there_again_after_the_page_was_left()
    {
        var (house, ann) = await Ward();
        await using var served = house;
        using var mine = ann;
        var page = await SignIn(house);
        await page.GotoAsync(house.Address + Chemistry);
        await page.GetByLabel("Alanine aminotransferase", new() { Exact = true }).FillAsync("41");
        await Assertions.Expect(Status(page)).ToContainTextAsync("Draft kept at ");
        await page.GetByLabel("Alanine aminotransferase", new() { Exact = true }).FillAsync("43");
        await page.GotoAsync($"{house.Address}{Subject}/visits"); // before the pause in which a draft is kept
        await page.GotoAsync(house.Address + Chemistry);
        await Assertions.Expect(page.Locator("[name='ALT.LBORRES']")).ToHaveValueAsync("43");
    }

    [Fact]
    public async Task What_was_typed_is_there_again_though_it_was_still_on_its_way_when_the_form_was_opened_again()
    {
        var (house, ann) = await Ward();
        await using var served = house;
        using var mine = ann;
        var page = await SignIn(house);
        await page.GotoAsync(house.Address + Chemistry);
        await page.Locator("[name='ALT.LBORRES']").FillAsync("41");
        await Assertions.Expect(Status(page)).ToContainTextAsync("Draft kept at ");
        await page.Context.RouteAsync("**/draft", async route =>
        {
            await Task.Delay(700, Cancel);
            await route.ContinueAsync();
        });
        await page.Locator("[name='ALT.LBORRES']").FillAsync("43");
        await page.GotoAsync(house.Address + Chemistry);
        await Assertions.Expect(page.Locator("[name='ALT.LBORRES']")).ToHaveValueAsync("43");
    }

    [Fact]
    public async Task What_is_typed_last_and_discarded_stays_discarded()
    {
        var (house, ann) = await Ward();
        await using var served = house;
        using var mine = ann;
        var page = await SignIn(house);
        await ann.Send(Chemistry + "/draft", Alt("41"));
        await page.GotoAsync(house.Address + Chemistry);
        await page.Locator("[name='ALT.LBORRES']").FillAsync("43");
        await page.GetByRole(AriaRole.Button, new() { Name = "Discard the draft", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByText("Your draft")).ToHaveCountAsync(0);
        await page.GotoAsync(house.Address + Chemistry);
        await Assertions.Expect(page.GetByText("Your draft")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_network_that_drops_at_the_save_loses_nothing_and_doubles_nothing()
    {
        var (house, ann) = await Ward();
        await using var served = house;
        using var mine = ann;
        var page = await SignIn(house);
        await page.GotoAsync(house.Address + Medications);
        await page.Locator("[name='n1.CMTRT']").FillAsync("Tocilizumab");
        await page.Locator("[name='n1.CMSTDTC']").FillAsync("2026-03");
        await page.Context.SetOfflineAsync(true);
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Assertions.Expect(Status(page)).ToContainTextAsync("No connection: nothing is lost");
        await Assertions.Expect(page.Locator("[name='n1.CMTRT']")).ToHaveValueAsync("Tocilizumab");
        await page.Context.SetOfflineAsync(false);
        // The save reaches the server, and its answer is lost.
        await page.RouteAsync("**/forms/medications", async route =>
        {
            if (route.Request.Method == "POST")
                await route.FetchAsync(new() { MaxRedirects = 0 });
            await route.AbortAsync();
        });
        var lost = new TaskCompletionSource();
        page.RequestFailed += (_, _) => lost.TrySetResult();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await lost.Task.WaitAsync(TimeSpan.FromSeconds(20), Cancel);
        await page.UnrouteAllAsync();
        await page.GotoAsync(house.Address + Medications);
        await Assertions.Expect(page.Locator("[data-note='n1']")).ToHaveCountAsync(1);
        await Assertions.Expect(page.GetByText("Your draft")).ToHaveCountAsync(0);
        Assert.Single((await Records(house)).Of<Medication>());
    }

    [Fact]
    public async Task A_session_that_ends_while_somebody_types_is_said_on_the_page_and_after_signing_in_they_go_on()
    {
        var (house, ann) = await Ward();
        await using var served = house;
        using var mine = ann;
        var page = await SignIn(house);
        await page.GotoAsync(house.Address + Medications);
        await page.Locator("[name='n1.CMTRT']").FillAsync("Tocilizumab");
        await page.Locator("[name='n1.CMSTDTC']").FillAsync("2026-03");
        await page.Context.ClearCookiesAsync(new() { Name = "cairn" });
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Assertions.Expect(Status(page)).ToContainTextAsync("Your session has ended: nothing is lost");
        var other = await page.Context.NewPageAsync();
        await Enter(other, house);
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await page.WaitForURLAsync("**/visits?done=saved*");
        Assert.Equal("Tocilizumab", Assert.Single((await Records(house)).Of<Medication>()).Treatment);
    }

    [Fact]
    public async Task The_back_button_after_a_save_shows_what_was_saved_and_saving_again_doubles_nothing()
    {
        var (house, ann) = await Ward();
        await using var served = house;
        using var mine = ann;
        var page = await SignIn(house);
        await page.GotoAsync(house.Address + Chemistry);
        await page.Locator("#date").FillAsync(Today);
        await page.Locator("[name='ALT.LBORRES']").FillAsync("41");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await page.WaitForURLAsync("**/visits?done=saved*");
        await page.GoBackAsync();
        await Assertions.Expect(page.Locator("[name='ALT.LBORRES']")).ToHaveValueAsync("41");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await page.WaitForURLAsync("**/visits?done=same*");
        Assert.Single((await Records(house)).Of<LabResult>());
    }
}
