using System.Net;
using Cairn.Ledger.Kinds;
using Cairn.Quantities;
using Cairn.Records;
using Cairn.Rights;

namespace Cairn.App.Tests.Accounts;

/// <summary>
/// What was sent is told at another address (303, RFC 9110 section 15.4.4), once, to whoever sent it: loading that page anew sends
/// nothing again, and what is shown once stands in no address. That every form of every test is answered so, <see cref="Guest"/>
/// holds.
/// </summary>
public sealed class SaidOnceTests(Browser browser) : IClassFixture<Browser>
{
    const string Study = ServedHouse.Study;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_invitation_is_shown_once_to_who_invited_and_stands_in_no_address()
    {
        await using var house = await ServedHouse.Start();
        using var root = await house.Person(ServedHouse.Root, Role.Administrator);
        using var other = await house.Person("two", Role.Administrator);
        (string, string)[] invited = [("account", "ann"), ("name", "Ann Li"), ("role", "monitor"), ("study", Study)];
        var answer = await root.Send("/people", invited);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        var next = answer.Headers.Location!.OriginalString;
        Assert.DoesNotContain("invited", next, StringComparison.Ordinal);
        Assert.DoesNotContain("/invited/", await other.Read(next), StringComparison.Ordinal);
        var said = await root.Read(next);
        Assert.Contains("/invited/", said, StringComparison.Ordinal);
        Assert.DoesNotContain("/invited/", await root.Read(next), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_said_is_forgotten_after_ten_minutes_and_with_the_account_that_is_told()
    {
        await using var house = await ServedHouse.Start();
        using var root = await house.Person(ServedHouse.Root, Role.Administrator);
        (string, string)[] invited = [("account", "ann"), ("name", "Ann Li"), ("role", "monitor"), ("study", Study)];
        var next = (await root.Send("/people", invited)).Headers.Location!.OriginalString;
        house.Clock.Pass(TimeSpan.FromMinutes(11));
        Assert.DoesNotContain("/invited/", await root.Read(next), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Loading_anew_and_going_back_and_forth_in_a_browser_send_nothing_again()
    {
        await using var house = await ServedHouse.Start();
        await house.Append(
            Study,
            new RecordAdded(new Demographics { Subject = "S-1", Site = "01" }),
            new RecordAdded(
                new AdverseEvent
                {
                    Subject = "S-1",
                    Sequence = 1,
                    Term = "Sepsis",
                    Serious = NoYes.Yes,
                    Start = PartialDate.Of(2026, 3, 1),
                }
            )
        );
        (await house.Person("ann", Role.Coordinator, "01")).Dispose();
        var page = await browser.Page();
        await page.GotoAsync(house.Address + "/sign-in");
        await page.GetByLabel("Account").FillAsync("ann");
        await page.GetByLabel("Password").FillAsync(ServedHouse.Password);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync(url => !url.Contains("sign-in", StringComparison.Ordinal));
        await page.GotoAsync($"{house.Address}/studies/{Study}/due");
        await page.Locator("form[action$='/due/site'] input[name=at]").FillAsync("2026-03-02");
        await page.Locator("form[action$='/due/site'] button").ClickAsync();
        await page.GetByRole(Microsoft.Playwright.AriaRole.Status).GetByText("Noted").WaitForAsync();
        await page.ReloadAsync();
        await page.GoBackAsync();
        await page.GoForwardAsync();
        await page.ReloadAsync();
        Assert.Equal(0, await page.GetByRole(Microsoft.Playwright.AriaRole.Status).CountAsync());
        Assert.Single((await house.Ledger.State(Study, cancel: Cancel)).Of<SafetyNoted>());
    }
}
