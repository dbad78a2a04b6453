using Cairn.Ledger.Kinds;
using Microsoft.Playwright;

namespace Cairn.App.Tests.Accounts;

/// <summary>Passkeys with an authenticator that the browser plays (WebAuthn, section 11): made, used, counted, and refused from elsewhere.</summary>
public sealed class PasskeyTests(Browser browser) : IClassFixture<Browser>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    // A passkey belongs to a name, never to a number: 127.0.0.1 has none.
    static string Named(ServedHouse house) => house.Address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal);

    async Task<IPage> WithAuthenticator()
    {
        var page = await browser.Page();
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("WebAuthn.enable");
        var options = new Dictionary<string, object>
        {
            ["protocol"] = "ctap2",
            ["transport"] = "internal",
            ["hasResidentKey"] = true,
            ["hasUserVerification"] = true,
            ["isUserVerified"] = true,
            ["automaticPresenceSimulation"] = true,
        };
        await session.SendAsync("WebAuthn.addVirtualAuthenticator", new() { ["options"] = options });
        return page;
    }

    static async Task SignIn(IPage page, ServedHouse house, string account)
    {
        await page.GotoAsync(Named(house) + "/sign-in");
        await page.FillAsync("input[name=account]", account);
        await page.FillAsync("input[name=password]", ServedHouse.Password);
        await page.ClickAsync("form:has(input[name=password]) button");
        await page.WaitForURLAsync(url => !url.Contains("sign-in", StringComparison.Ordinal));
    }

    static async Task Make(IPage page, ServedHouse house)
    {
        await page.GotoAsync(Named(house) + "/me");
        await page.ClickAsync("form[data-passkey] button");
        await page.GetByText("The passkey lets you in from now on.").WaitForAsync();
    }

    [Fact]
    public async Task A_passkey_is_made_lets_in_without_a_password_and_stands_in_the_ledger()
    {
        await using var house = await ServedHouse.Start();
        await house.Person("ann", Rights.Role.Investigator, "01");
        var page = await WithAuthenticator();
        await SignIn(page, house, "ann");
        await Make(page, house);
        await page.Context.ClearCookiesAsync();
        await page.GotoAsync(Named(house) + "/sign-in");
        await page.ClickAsync("form[data-passkey] button");
        await page.WaitForURLAsync(url => !url.Contains("sign-in", StringComparison.Ordinal));
        await page.GotoAsync(Named(house) + "/me");
        Assert.Contains("ann", await page.InnerTextAsync("main"), StringComparison.Ordinal);
        var history = await house.History("ann");
        Assert.Contains(AccountChange.PasskeyAdded, history);
        Assert.Equal(AccountChange.SignedIn, history[^1]);
        Assert.Single((await house.Accounts.Find("ann", Cancel))!.Passkeys);
    }

    // What was made for one server is shown to another by a page between the two: its origin is another, and that is signed.
    [Fact]
    public async Task A_passkey_shown_at_another_origin_opens_nothing()
    {
        await using var house = await ServedHouse.Start();
        await using var other = await ServedHouse.Start();
        await house.Person("ann", Rights.Role.Investigator, "01");
        var page = await WithAuthenticator();
        await SignIn(page, house, "ann");
        await Make(page, house);
        await page.Context.ClearCookiesAsync();
        await page.GotoAsync(Named(house) + "/sign-in");
        var asked = await page.EvaluateAsync<string>(
            "async () => { const f = document.querySelector('form[data-passkey]');"
                + " return await (await fetch(f.dataset.passkey, { method: 'POST', body: new FormData(f) })).text(); }"
        );
        var cookies = await page.Context.CookiesAsync();
        await page.GotoAsync(Named(other) + "/sign-in");
        var shown = await page.EvaluateAsync<string>(
            "async o => JSON.stringify(await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(JSON.parse(o)) }))",
            asked
        );
        Assert.Contains("signature", shown, StringComparison.Ordinal);
        await page.Context.ClearCookiesAsync();
        await page.Context.AddCookiesAsync(
            cookies.Select(c => new Cookie
            {
                Name = c.Name,
                Value = c.Value,
                Domain = c.Domain,
                Path = c.Path,
            })
        );
        await page.GotoAsync(Named(house) + "/sign-in");
        await page.EvaluateAsync(
            "shown => { const f = document.querySelector('form[data-passkey]'); f.elements.credential.value = shown; f.submit(); }",
            shown
        );
        await page.GetByText("That passkey opens no account here.").WaitForAsync();
        Assert.DoesNotContain(
            AccountChange.SignedIn,
            (await house.History("ann")).SkipWhile(c => c != AccountChange.PasskeyAdded)
        );
    }
}
