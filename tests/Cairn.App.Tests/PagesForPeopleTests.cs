using System.Net;
using Microsoft.Playwright;

namespace Cairn.App.Tests;

/// <summary>The pages of the demo, as somebody reads them who knows no code: what they say, on the screen and on paper.</summary>
[Collection(Demo.Name)]
public sealed class PagesForPeopleTests(Demo demo)
{
    // A4 across within its margins, in px.
    const int Across = 1047;

    static string Of(string page, string study = Demo.Atd) => $"/studies/{study}{page}";

    async Task<string> Read(string address) => WebUtility.HtmlDecode(await demo.Pages.Read(address));

    // The days on which the first page opens the two trials.
    [Theory]
    [InlineData(Demo.Atd, "2026-08-26")]
    [InlineData(Demo.Soochow, "2026-01-07")]
    public async Task On_a_day_of_the_past_the_ledger_of_the_rehearsal_knows_nobody_who_comes_later(string study, string day)
    {
        var page = await Read(Of($"?as-of={day}&as-known={day}", study));
        Assert.Contains("Where the trial stands", page, StringComparison.Ordinal);
        Assert.DoesNotContain("nobody bears it", page, StringComparison.Ordinal);
        Assert.DoesNotContain("to not reached months", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_says_units_as_people_do_and_one_criterion_is_one()
    {
        var page = await Read(Of("/subjects/SYN-002/forms/vital-signs/SCR"));
        Assert.Contains(">°C</option>", page, StringComparison.Ordinal);
        Assert.Contains(">mmHg</option>", page, StringComparison.Ordinal);
        Assert.Contains("for criterion", page, StringComparison.Ordinal);
        Assert.DoesNotContain(">Cel</option>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("mm[Hg]<", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_subject_page_says_units_and_tests_in_words()
    {
        var page = await Read(Of("/subjects/SYN-034"));
        Assert.DoesNotMatch(">[^<]*(10\\*6/kg|mg/m2|[0-9 ]ug/L|BLAST [0-9]|AUERROD [YN]|CELLCNT [0-9])[^<]*<", Evidence(page));
        Assert.Contains("×10⁶/kg", page, StringComparison.Ordinal);
        Assert.Contains("Before lymphodepletion, ", page, StringComparison.Ordinal);
    }

    // The rows as they were written stand last, with their codes.
    static string Evidence(string page) => page[..page.IndexOf("Every recorded row", StringComparison.Ordinal)];

    [Fact]
    public async Task Nobody_is_under_watch_whose_window_is_over_and_of_whom_only_an_answer_is_missing()
    {
        var (subjects, dose) = (await Read(Of("/subjects")), await Read(Of("/dose")));
        Assert.Contains("question open", subjects, StringComparison.Ordinal);
        Assert.DoesNotContain("under watch", subjects, StringComparison.Ordinal);
        Assert.DoesNotContain(", window open", dose, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_rate_of_dose_limiting_toxicity_is_one_number_on_every_page()
    {
        Assert.Contains("4 (12.9%) of 31 evaluable", await Read(Of("")), StringComparison.Ordinal);
        Assert.Contains("4 of 31, observed 12.9%", await Read(Of("/safety")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_form_of_a_death_is_not_begun_for_somebody_who_lives()
    {
        var page = await Read(Of("/subjects/SYN-034/visits"));
        Assert.Matches("forms/death\"><span[^>]*>[^<]*</span> Death</a><span[^>]*> not entered", page);
        Assert.Contains("not expected: follow-up ended before", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_table_of_days_opens_where_days_are_graded()
    {
        var page = await demo.Browser.Page();
        await page.GotoAsync(demo.Pages.Address + Of("/subjects/SYN-034/grid"));
        Assert.Contains("Day 29", await page.InnerTextAsync("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_page_says_by_which_name_commands_know_a_study() =>
        Assert.Matches("NCT04884984\\s*·\\s*<code>soochow-cll1</code>", await Read("/"));

    [Theory]
    [InlineData("/subjects/SYN-034/forms/adverse-events")]
    [InlineData("/subjects/SYN-034/visits")]
    public async Task A_form_and_the_visits_fit_the_paper(string address)
    {
        var page = await demo.Browser.Page(Across, 700);
        await page.GotoAsync(demo.Pages.Address + Of(address));
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        var wide = await page.EvaluateAsync<string[]>(
            """
            () => {
              const paper = document.querySelector('main').getBoundingClientRect();
              return [...document.querySelectorAll('main table, main td, main .forms li')]
                .filter(e => e.offsetParent !== null && e.getBoundingClientRect().right > paper.right + 1)
                .map(e => e.textContent.trim().slice(0, 40)).slice(0, 5);
            }
            """
        );
        Assert.Empty(wide);
    }

    [Fact]
    public async Task A_subject_page_in_Chinese_is_no_wider_than_the_window()
    {
        var page = await demo.Browser.Page(1440, 900);
        await page.GotoAsync($"{demo.Pages.Address}/language/zh?from={Uri.EscapeDataString(Of("/subjects/SYN-034"))}");
        Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= 1440);
    }
}
