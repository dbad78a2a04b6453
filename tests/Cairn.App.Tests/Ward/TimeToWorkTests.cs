using Cairn.App.Tests.Accounts;
using Cairn.Records;
using Cairn.Rights;
using Microsoft.Playwright;

namespace Cairn.App.Tests.Ward;

/// <summary>
/// What tasks of a day cost: keys and clicks from the visits of a subject to what is saved, counted in a real Chromium. The numbers
/// stand in docs/time-to-work.md and are those of the program: neither may change without the other.
/// </summary>
[Trait("Speed", "Slow")]
public sealed class TimeToWorkTests(Browser browser) : IClassFixture<Browser>
{
    const string Study = "soochow-cll1",
        Subject = $"/studies/{Study}/subjects/S-1";

    static readonly (string, string)[] Cells =
    [
        ("key", "k1"),
        ("n1.base", "0"),
        ("n1.EXTRT", "Cells"),
        ("n1.EXFRAC", "1"),
        ("n1.EXSTDTC", DayOfWork.Today),
        ("n1.EXDOSE", "1"),
        ("n1.EXLEVEL", "1"),
    ];

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Keys_and_clicks_of_a_day_s_tasks_are_those_of_the_page_that_tells_them()
    {
        await using var house = await ServedHouse.Start();
        using var ann = await house.Person("ann", Role.Investigator, "01", Study);
        await ann.Send($"/studies/{Study}/subjects/new", ("subject", "S-1"), ("site", "01"), ("day", DayOfWork.Today));
        var page = await Ward(house);
        var (rows, answers) = (new List<string>(), new List<IReadOnlyList<TypedAnswer>>());
        foreach (var (task, act) in DayOfWork.Tasks.Append(DayOfWork.Pasted))
        {
            var typist = new Typist(page);
            await page.GotoAsync($"{house.Address}{Subject}/visits");
            await act(typist);
            rows.Add($"{task} {typist.Keys} {typist.Clicks}");
            answers.Add([.. typist.Answers.Where(a => a.Field != "reason")]);
            if (rows.Count == 1)
                await ann.Send($"{Subject}/forms/infusion", Cells); // others give them; the days after them are counted on
        }
        var casebook = (await house.Ledger.State(Study, cancel: Cancel)).Casebook();
        Assert.Equal(50, casebook.Subject("S-1")!.Of<LabResult>().Count()); // 4 + 5 + 1 of the screening, 6 + 17 typed, 17 pasted
        Assert.Equal(string.Join('\n', await Told(0)), string.Join('\n', rows));
        if (Environment.GetEnvironmentVariable("CAIRN_OPENEDC") is { Length: > 0 } folder)
            await InOpenEdc(folder, answers[..^1]);
    }

    // The folder of its static files; without it the numbers of the page that are OpenEDC's are those of the last run beside it.
    async Task InOpenEdc(string folder, IReadOnlyList<IReadOnlyList<TypedAnswer>> tasks)
    {
        var other = new OpenEdc(await browser.Page(1440), folder);
        await other.Open(tasks);
        var rows = new List<string>();
        foreach (var (task, i) in DayOfWork.Tasks.Select((t, i) => (t.Name, i)))
        {
            var typist = await other.Do(i, tasks[i]);
            rows.Add($"{task} {typist.Keys} {typist.Clicks}");
        }
        Assert.Equal(string.Join('\n', (await Told(2)).Take(rows.Count)), string.Join('\n', rows));
    }

    /// <summary>The rows of the page: the task, its keys and clicks, from a column on.</summary>
    static async Task<IEnumerable<string>> Told(int column)
    {
        var page = await File.ReadAllLinesAsync(Path.Combine(CairnProcess.Repository, "docs/time-to-work.md"), Cancel);
        var rows = page.Where(l => l.StartsWith("| ", StringComparison.Ordinal)).Skip(1).Select(l => l.Split(" | "));
        return rows.Select(r => $"{r[0][2..]} {r[column + 1]} {r[column + 2].TrimEnd(' ', '|')}");
    }

    async Task<IPage> Ward(ServedHouse house)
    {
        var page = await browser.Page(1440);
        await page.GotoAsync(house.Address + "/sign-in");
        await page.GetByLabel("Account").FillAsync("ann");
        await page.GetByLabel("Password").FillAsync(ServedHouse.Password);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync(url => !url.Contains("sign-in", StringComparison.Ordinal));
        return page;
    }
}
