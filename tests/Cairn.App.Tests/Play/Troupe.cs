using System.Net;
using System.Text.RegularExpressions;
using Cairn.App.Tests.Accounts;
using Cairn.Records;
using Microsoft.Playwright;

namespace Cairn.App.Tests.Play;

/// <summary>
/// The program in an empty directory, the first account opened with the code that it printed, and eight people invited, each with
/// a role. Everybody has a browser, and a way to send the same forms where the browser would add nothing.
/// </summary>
sealed partial class Troupe : IAsyncDisposable
{
    public const string Study = "soochow-cll1",
        Site = "01",
        Password = ServedHouse.Password;

    /// <summary>Who plays: account, role, and the site where the role is given at one.</summary>
    static readonly (string Account, string Role, string Site)[] Cast =
    [
        ("li", "investigator", Site),
        ("wu", "sub-investigator", Site),
        ("ann", "coordinator", Site),
        ("lab", "cell-laboratory", ""),
        ("chair", "safety-committee", ""),
        ("spo", "sponsor", ""),
        ("mona", "monitor", Site),
        ("dora", "data-manager", ""),
    ];

    readonly Dictionary<string, Guest> _guests = [];
    readonly Dictionary<string, IPage> _pages = [];
    readonly Browser _browser;
    readonly ServedHouse _house;

    Troupe(ServedHouse house, Browser browser) => (_house, _browser) = (house, browser);

    string Address => _house.Address;

    /// <summary>The server's time.</summary>
    public DateTime Now => _house.Clock.GetLocalNow().DateTime;

    public DateOnly Today => DateOnly.FromDateTime(Now);

    /// <summary>What stands in the ledger.</summary>
    public async Task<Casebook> Casebook() =>
        (await _house.Ledger.State(Study, cancel: TestContext.Current.CancellationToken)).Casebook();

    public static string OfStudy(string path) => $"/studies/{Study}/{path}";

    public static string Of(string subject, string path) => OfStudy($"subjects/{subject}/{path}");

    public static async Task<Troupe> Gather(Browser browser)
    {
        var troupe = new Troupe(await ServedHouse.Start(), browser);
        troupe._house.Clock.Pass(troupe.Now.Date.AddDays(1).AddHours(12) - troupe.Now); // noon: no step lies on the day before
        await troupe.OpenFirst();
        foreach (var (account, role, site) in Cast)
            await troupe.Invite(account, role, site);
        return troupe;
    }

    // The administrator's part is played in the browser.
    async Task OpenFirst()
    {
        var page = await _browser.Page();
        await page.GotoAsync($"{Address}/start?code={_house.Doors.FirstCode}");
        await page.GetByLabel("Account", new() { Exact = true }).FillAsync("root");
        await page.GetByLabel("Your name, as it is printed under signatures").FillAsync(Printed("root"));
        await SetPassword(page);
        _pages["root"] = page;
        var guest = new Guest(Address);
        await guest.SignIn("root", Password);
        _guests["root"] = guest;
    }

    async Task SetPassword(IPage page)
    {
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(Password);
        await page.GetByLabel("The password again").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Open it" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(Address + "/me");
    }

    /// <summary>The first by the page, as an administrator does it; the others by the same form.</summary>
    async Task Invite(string account, string role, string site)
    {
        var said =
            account == Cast[0].Account ? await InviteInBrowser(account, role, site) : await InviteSent(account, role, site);
        var link = Link().Match(said).Value;
        var page = await _browser.Page();
        await page.GotoAsync(Address + link);
        await SetPassword(page);
        _pages[account] = page;
        var guest = new Guest(Address);
        await guest.SignIn(account, Password);
        _guests[account] = guest;
    }

    async Task<string> InviteInBrowser(string account, string role, string site)
    {
        var page = _pages["root"];
        await page.GotoAsync(Address + "/people");
        var form = page.Locator("form[action='/people']");
        await form.GetByLabel("Account", new() { Exact = true }).FillAsync(account);
        await form.GetByLabel("Name, as it is printed under signatures").FillAsync(Printed(account));
        await form.GetByLabel("Role").SelectOptionAsync(role);
        await form.GetByLabel("Study").SelectOptionAsync(Study);
        await form.GetByLabel("Site").FillAsync(site);
        await form.GetByRole(AriaRole.Button, new() { Name = "Invite" }).ClickAsync();
        return await page.GetByRole(AriaRole.Status).InnerTextAsync();
    }

    async Task<string> InviteSent(string account, string role, string site)
    {
        (string, string)[] sent =
        [
            ("account", account),
            ("name", Printed(account)),
            ("role", role),
            ("study", Study),
            ("site", site),
        ];
        return await _guests["root"].Done("/people", sent);
    }

    /// <summary>Days pass; who goes on playing signs in again.</summary>
    public async Task Later(int days, params string[] accounts)
    {
        _house.Clock.Pass(TimeSpan.FromDays(days));
        foreach (var account in accounts)
        {
            await _guests[account].SignIn(account, Password);
            var page = _pages[account];
            await page.GotoAsync(Address + "/sign-in");
            await page.GetByLabel("Account").FillAsync(account);
            await page.GetByLabel("Password").FillAsync(Password);
            await page.Keyboard.PressAsync("Enter");
            await page.WaitForURLAsync(url => !url.Contains("sign-in", StringComparison.Ordinal));
        }
    }

    static string Printed(string account) => $"Dr {account.ToUpperInvariant()}";

    /// <summary>The browser of a person, on a page.</summary>
    public async Task<IPage> At(string account, string path)
    {
        var page = _pages[account];
        var answer = await page.GotoAsync(Address + path);
        Assert.True(answer!.Ok, $"{account} at {path}: {answer.Status}");
        return page;
    }

    public Guest With(string account) => _guests[account];

    /// <summary>Sends a form of a page, which has to be taken.</summary>
    public async Task Send(string account, string path, params (string, string)[] fields)
    {
        var answer = await _guests[account].Send(path, fields);
        Assert.True(
            answer.StatusCode == HttpStatusCode.SeeOther,
            $"{account} to {path}: {answer.StatusCode} {await Words(answer)}"
        );
    }

    /// <summary>Sends a form of a page, which has to be refused; what the page says.</summary>
    public async Task<string> Refused(string account, string path, params (string, string)[] fields)
    {
        var answer = await _guests[account].Send(path, fields);
        Assert.True(answer.StatusCode is >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError, path);
        return await Words(answer);
    }

    /// <summary>What a page says to a person, in plain words.</summary>
    public async Task<string> Read(string account, string path) => Plain(await _guests[account].Read(path));

    static async Task<string> Words(HttpResponseMessage answer) => Plain(await Guest.Text(answer));

    static string Plain(string page) => Spaces().Replace(Tags().Replace(page, " "), " ");

    public async ValueTask DisposeAsync()
    {
        foreach (var guest in _guests.Values)
            guest.Dispose();
        foreach (var page in _pages.Values)
            await page.Context.DisposeAsync();
        await _house.DisposeAsync();
    }

    [GeneratedRegex("/invited/[0-9a-f]+")]
    private static partial Regex Link();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
