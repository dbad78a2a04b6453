using System.Text.RegularExpressions;
using Cairn.Ledger.Kinds;
using Cairn.Records;
using Cairn.Rights;

namespace Cairn.App.Tests.Accounts;

/// <summary>
/// The history page by page: nothing is left out, nothing twice, and any page can be asked for as it was recorded.
/// </summary>
public sealed partial class HistoryPagesTests
{
    const string Study = ServedHouse.Study,
        History = $"/studies/{Study}/history";

    static VitalSign Sign(int number, string subject = "S-1") =>
        new()
        {
            Subject = subject,
            Sequence = number,
            TestCode = ScreeningCode.Temperature,
            Result = "37.1",
            Unit = "Cel",
        };

    static async Task<ServedHouse> Filled(int records)
    {
        var house = await ServedHouse.Start();
        await house.Append(Study, [.. Enumerable.Range(1, records).Select(i => new RecordAdded(Sign(i)))]);
        return house;
    }

    static List<string> Entries(string page) => [.. Row().Matches(page).Select(m => m.Groups[1].Value)];

    [GeneratedRegex("""<tr><th scope="row"[^>]*>(\d+)</th>""")]
    private static partial Regex Row();

    [GeneratedRegex("""rel="next" href="([^"]*)""")]
    private static partial Regex Older();

    // 95 records and the role of the reader: 96 entries, 20 to a page.
    [Fact]
    public async Task Its_pages_hold_every_entry_once_the_newest_first()
    {
        await using var house = await Filled(95);
        using var ann = await house.Person("ann", Role.DataManager);
        var (seen, address, pages) = (new List<string>(), History, 0);
        for (; address is not null; pages++)
        {
            var page = await ann.Read(address);
            seen.AddRange(Entries(page));
            address = Older().Match(page) is { Success: true } next ? next.Groups[1].Value : null;
        }
        Assert.Equal(5, pages);
        Assert.Equal(Enumerable.Range(1, 96).Reverse().Select(i => $"{i}"), seen);
    }

    [Fact]
    public async Task It_is_chosen_by_person_subject_kind_and_day_and_says_what_a_correction_changed()
    {
        await using var house = await Filled(3);
        await house.Append(Study, new RecordAdded(Sign(1, "S-2")));
        await house.Append(Study, new RecordCorrected(Sign(2) with { Result = "39.9" }, 2));
        using var ann = await house.Person("ann", Role.DataManager);
        Assert.Equal(["4"], Entries(await ann.Read($"{History}?subject=S-2")));
        Assert.Equal(["5"], Entries(await ann.Read($"{History}?kind=record-corrected")));
        Assert.Contains("37.1 → 39.9", await ann.Read($"{History}?kind=record-corrected"), StringComparison.Ordinal);
        Assert.Empty(Entries(await ann.Read($"{History}?who=nobody")));
        Assert.Empty(Entries(await ann.Read($"{History}?to=2020-01-01")));
        Assert.Equal(6, Entries(await ann.Read($"{History}?from=2020-01-01")).Count);
    }

    [Fact]
    public async Task Any_page_asks_by_which_day_it_was_recorded()
    {
        await using var house = await Filled(1);
        using var ann = await house.Person("ann", Role.DataManager);
        foreach (var path in new[] { "", "/subjects", "/today", "/data", "/product", "/queries" })
            Assert.Contains("name=\"as-known\"", await ann.Read($"/studies/{Study}{path}"), StringComparison.Ordinal);
        var then = await ann.Read($"/studies/{Study}/subjects?as-known=2020-01-01");
        Assert.DoesNotContain("S-1", then, StringComparison.Ordinal);
        Assert.Contains("as recorded until now", then, StringComparison.Ordinal);
    }
}
