using System.Net;
using System.Text.RegularExpressions;
using Cairn.App.Tests.Accounts;
using Cairn.App.Web.Access;
using Cairn.Documents.StudyFiles;
using Cairn.Rights;

namespace Cairn.App.Tests.Ward;

/// <summary>
/// Every page of a trial in full swing is found from the start by links without script, as one of its roles or as the administrator
/// of a server with accounts: no link leads nowhere, no page is left out, and one of each kind is accessible (axe, WCAG 2.2 AA).
/// </summary>
[Collection(Demo.Name)]
[Trait("Speed", "Slow")]
public sealed partial class CrawlTests(Demo demo)
{
    // What no link of somebody who is in leads to: a code, a form that was sent before, or no session yet.
    static readonly string[] ByOtherWays =
    [
        "/start",
        "/invited/{code}",
        "/sign-in",
        "/sign-in/code",
        "/me/authenticator",
        "/me/recovery",
        // Cells on their way, which a finished trial has not: ProductPagesTests has them.
        "/studies/{study}/subjects/{subject}/sign-release",
        "/studies/{study}/subjects/{subject}/product/infuse",
        "/studies/{study}/subjects/{subject}/product/approve",
    ];

    // Where axe looks already, wide and narrow, in the light and in the dark.
    static readonly string[] LookedAtElsewhere =
    [
        .. PagesTests.Pages.Concat(PagesTests.Other).Select(row => row.Data),
        .. "/me /people".Split(' '),
        .. "events serious laboratory".Split(' ').Select(p => $"/studies/{Demo.Atd}/safety-{p}"), // as safety-special is
        .. "people due history versions decide today queries subjects/new".Split(' ').Select(p => $"/studies/{Demo.Atd}/{p}"),
        .. "visits enrol laboratory forms/demographics forms/chemistry/SCR grid/2026-01-01 acts/sign/chemistry/SCR"
            .Split(' ')
            .Select(p => $"/studies/{Demo.Atd}/subjects/S-1/{p}"),
    ];

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_page_is_reached_by_links_without_script_none_is_broken_and_each_kind_is_accessible()
    {
        using var folder = CairnProcess.Folder();
        var copy = folder.File("demo.db");
        var made = await CairnProcess.Run(folder.Path, "backup", "--database", demo.Database, "--out", copy);
        Assert.True(made.ExitCode == 0, made.Words);
        await using var house = await ServedHouse.Start(copy, rehearses: true);
        await OpensInFullSwing(house);
        var crawl = new Crawl(house);
        await crawl.Play();
        Assert.Equal("", string.Join('\n', crawl.Broken));
        var left = crawl.Kinds.Except(crawl.Reached).Except(ByOtherWays).Except(await OfBeginning());
        Assert.Equal("", string.Join('\n', left));
        Assert.Equal("", string.Join('\n', await Faults(house, crawl)));
    }

    /// <summary>The first page leads to the day on which there is much to do in each trial, though both have ended.</summary>
    static async Task OpensInFullSwing(ServedHouse house)
    {
        using var guest = new Guest(house.Address);
        await guest.Send("/me/play", ("role", "investigator"), ("next", "/"));
        var days = Swing().Matches(await guest.Read("/")).Select(m => m.Groups[1].Value).ToList();
        Assert.Equal(2, days.Count);
        foreach (var today in days)
            Assert.Matches("[0-9]+ things wait for you", await guest.Read(WebUtility.HtmlDecode(today)));
    }

    [GeneratedRegex("href=\"(/studies/[^/]*/today\\?as-of=[^\"]*)\"")]
    private static partial Regex Swing();

    /// <summary>
    /// What the administrator and an investigator of a server with accounts come to, where one subject is in screening, with a value
    /// that is asked about, and one is enrolled.
    /// </summary>
    static async Task<IReadOnlySet<string>> OfBeginning()
    {
        await using var house = await ServedHouse.Start();
        using var root = await house.Person("root", Role.Administrator);
        using var ann = await house.Person("ann", Role.Investigator, "01");
        foreach (var subject in new[] { "S-1", "S-2" })
            await ann.Done($"/studies/{Demo.Atd}/subjects/new", ("subject", subject), ("site", "01"), ("day", DayOfWork.Today));
        (string, string)[] potassium =
        [
            ("key", "k"),
            ("date", DayOfWork.Today),
            ("K.base", "0"),
            ("K.LBORRES", "41"),
            ("K.LBORRESU", "mmol/L"),
        ];
        await ann.Done($"/studies/{Demo.Atd}/subjects/S-1/forms/chemistry/SCR", potassium);
        (string, string)[] enrolled = [("do", "enrol"), ("day", DayOfWork.Today), ("reason", "screened on paper")];
        await ann.Done($"/studies/{Demo.Atd}/subjects/S-2/enrol", enrolled);
        var crawl = new Crawl(house);
        await crawl.Follow(root, Role.Administrator);
        await crawl.Follow(ann, Role.Investigator);
        Assert.Equal("", string.Join('\n', crawl.Broken));
        return crawl.Reached;
    }

    async Task<IReadOnlyList<string>> Faults(ServedHouse house, Crawl crawl)
    {
        var (faults, elsewhere) = (new List<string>(), LookedAtElsewhere.Select(crawl.KindOf).ToHashSet());
        var page = await demo.Browser.Page(1440);
        foreach (var (kind, role, path) in crawl.Found.Where(f => !elsewhere.Contains(f.Page)).DistinctBy(f => f.Page))
        {
            Microsoft.Playwright.Cookie played = new()
            {
                Name = Gate.PlayedRole,
                Value = ProtocolWords.Of(role),
                Url = house.Address,
            };
            await page.Context.AddCookiesAsync([played]);
            await page.GotoAsync(house.Address + path);
            faults.AddRange((await Browser.Violations(page)).Select(fault => $"{kind} ({path} as {role}): {fault}"));
        }
        await page.Context.DisposeAsync();
        return faults;
    }
}
