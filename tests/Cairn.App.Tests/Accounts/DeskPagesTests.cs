using Cairn.Ledger.Kinds;
using Cairn.Rights;

namespace Cairn.App.Tests.Accounts;

/// <summary>The pages on which people work: accessible, narrow and wide, without script, with the longest names.</summary>
public sealed class DeskPagesTests(Browser browser) : IClassFixture<Browser>
{
    const string LongName = "Dr Wilhelmina-Alexandra von Hohenstein-Oberammergau de la Fuente y Montalbán";

    static readonly string[] Desks =
    [
        "/me",
        "/people",
        .. new[] { "people", "due", "history", "versions", "ranges", "decide" }.Select(OfStudy),
    ];

    static string OfStudy(string page) => $"/studies/{ServedHouse.Study}/{page}";

    static async Task<ServedHouse> House()
    {
        var house = await ServedHouse.Start();
        await house.Append(
            ServedHouse.Study,
            new RoleGranted("wilhelmina.von.hohenstein-oberammergau.de.la.fuente", LongName, Role.Investigator, "01"),
            new Delegated(
                "wilhelmina.von.hohenstein-oberammergau.de.la.fuente",
                [Right.SignRecords],
                new(2026, 1, 2),
                null,
                "01"
            ),
            new Trained("wilhelmina.von.hohenstein-oberammergau.de.la.fuente", "1.0", new(2026, 1, 2))
        );
        return house;
    }

    [Theory]
    [InlineData(360, true)]
    [InlineData(1440, true)]
    [InlineData(360, false)]
    public async Task Desks_are_accessible_do_not_scroll_sideways_and_need_no_script(int width, bool script)
    {
        await using var house = await House();
        foreach (
            var (account, role) in new[] { ("ro", Role.Administrator), ("ann", Role.Investigator), ("com", Role.SafetyCommittee) }
        )
        {
            await house.Person(account, role);
            var page = await browser.Page(width: width, height: 800, script: script);
            await page.GotoAsync(house.Address + "/sign-in");
            await page.FillAsync("input[name=account]", account);
            await page.FillAsync("input[name=password]", ServedHouse.Password);
            await page.ClickAsync("form:has(input[name=password]) button");
            foreach (var desk in Desks)
            {
                var answer = await page.GotoAsync(house.Address + desk);
                Assert.True(answer!.Status < 500, $"{desk}: {answer.Status}");
                if (script)
                {
                    Assert.Empty(await Browser.Violations(page));
                    var beyond = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth");
                    Assert.True(beyond <= 0, $"{desk} as {account} at {width}: {beyond} px too wide: {await TooWide(page)}");
                }
                if (Environment.GetEnvironmentVariable("CAIRN_SHOTS") is { } shots)
                    await page.ScreenshotAsync(
                        new() { Path = Path.Combine(shots, $"{account}-{width}-{desk.Replace('/', '_')}.png"), FullPage = true }
                    );
            }
            await page.Context.CloseAsync();
        }
    }

    static Task<string> TooWide(Microsoft.Playwright.IPage page) =>
        page.EvaluateAsync<string>(
            """
            [...document.querySelectorAll('body *')]
              .filter(e => e.getBoundingClientRect().right > 361 && !e.closest('.scroll'))
              .map(e => `${e.tagName}.${e.className} ${Math.round(e.getBoundingClientRect().right)}`).slice(0, 8).join(', ')
            """
        );
}
