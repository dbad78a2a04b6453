using System.Net;
using System.Text.RegularExpressions;

namespace Cairn.App.Tests;

/// <summary>What the addresses answer: status, headers, and that a page is a function of its address.</summary>
[Collection(Demo.Name)]
public sealed partial class WebTests(Demo demo)
{
    [Fact]
    public async Task The_first_page_names_both_studies_with_status_phase_and_numbers()
    {
        var page = Plain(await demo.Pages.Read("/"));
        Assert.Contains("NCT06880354 · phase 1 · registry: recruiting, by the record of", page, StringComparison.Ordinal);
        Assert.Matches(@"NCT04884984\s*·\s*soochow-cll1\s*·\s*phase 1/2\s*·\s*registry: its site is recruiting", page);
        // enrollment of study.yaml
        Assert.Contains("Planned 37", page, StringComparison.Ordinal);
        Assert.Contains("Planned 20", page, StringComparison.Ordinal);
    }

    // The tile of the overview, the flow of the report and every page that names a number of recorded deaths.
    [Theory]
    [InlineData("NCT06880354")]
    [InlineData("soochow-cll1")]
    public async Task Deaths_are_one_number_on_every_page(string id)
    {
        var deaths = DiedTile().Match(Plain(await demo.Pages.Read($"/studies/{id}"))).Groups[1].Value;
        Assert.NotEqual("", deaths);
        var said = new List<string>();
        foreach (var page in (string[])["", "/screening", "/dose", "/safety", "/response", "/survival", "/report"])
            said.AddRange(
                DeathsRecorded().Matches(Plain(await demo.Pages.Read($"/studies/{id}{page}"))).Select(m => m.Groups[1].Value)
            );
        Assert.NotEmpty(said);
        Assert.All(said, n => Assert.Equal(deaths, n));
    }

    [GeneratedRegex(@"\bDied\s+(\d+)")]
    private static partial Regex DiedTile();

    [GeneratedRegex(@"(\d+) deaths? recorded")]
    private static partial Regex DeathsRecorded();

    [Theory]
    [InlineData("/")]
    [InlineData("/studies/NCT06880354")]
    [InlineData("/studies/soochow-cll1/survival")]
    [InlineData("/studies/NCT06880354/subjects/SYN-006")]
    [InlineData("/studies/NCT06880354/report")]
    public async Task Made_up_data_say_so_in_the_title_and_in_a_banner(string path)
    {
        var page = await demo.Pages.Read(path);
        Assert.Contains("<title>SYNTHETIC: ", page, StringComparison.Ordinal);
        Assert.Contains("class=\"banner\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_public_record_says_what_the_registry_says_in_plain_words()
    {
        var page = Plain(await demo.Pages.Read("/studies/NCT06880354/record"));
        // The registry record of NCT06880354, update of 3 June 2025.
        foreach (
            var said in new[]
            {
                "NCT06880354",
                "IIT2024059",
                "recruiting",
                "Phase 1",
                "37 participants planned",
                "pending: none posted yet",
                "18 years to 70 years",
                "22 May 2025",
                "31 Mar 2028",
                "3 Jun 2025",
                "Ying Wang",
                "022-23909095",
                "Tianjin",
                "Gracell Biotechnologies (Shanghai) Co., Ltd.",
                "AstraZeneca",
                "NCT05995041",
                "I7.3 Creatinine clearance above 45 mL/min",
                "one group",
                "none: open label",
            }
        )
            Assert.Contains(said, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_day_gives_other_numbers_and_the_same_day_the_same_page()
    {
        string[] pages =
        [
            await demo.Pages.Read("/studies/NCT06880354?as-of=2025-09-01"),
            await demo.Pages.Read("/studies/NCT06880354?as-of=2026-09-01"),
            await demo.Pages.Read("/studies/NCT06880354?as-of=2025-09-01"),
        ];
        Assert.True(Screened(pages[0]) < Screened(pages[1]));
        Assert.Equal(pages[0], pages[2]);
        Assert.Contains("<span class=\"as-of\">As of 1 Sep 2025</span>", pages[0], StringComparison.Ordinal);
        Assert.All(StudyLink().Matches(pages[0]).Where(l => !l.Value.Contains("latest", StringComparison.Ordinal)), link =>
            Assert.Contains("as-of=2025-09-01", link.Value, StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("as-of=2025-13-01", "'2025-13-01' is no day")]
    [InlineData("as-of=yesterday", "'yesterday' is no day")]
    [InlineData("as-of=%3Cscript%3E", "'<script>' is no day")]
    [InlineData("as-of=2025-01-01&as-of=2025-01-02", "is no day")]
    [InlineData("as-of=2999-01-01", "1 Jan 2999 lies after the last day that is known")]
    public async Task A_day_that_cannot_be_is_a_bad_request_that_says_why(string query, string says)
    {
        var answer = await demo.Pages.Get("/studies/NCT06880354/dose?" + query);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(
            says,
            Plain(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("stage=cured", "There is no stage 'cured'")]
    [InlineData("level=two", "'two' is no dose level")]
    [InlineData("sort=luck", "cannot be sorted by 'luck'")]
    public async Task A_choice_of_subjects_that_cannot_be_is_a_bad_request_that_says_why(string query, string says)
    {
        var answer = await demo.Pages.Get("/studies/NCT06880354/subjects?" + query);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(
            says,
            Plain(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("/studies/none", "No study 'none' is on the shelf", "/studies/NCT06880354")]
    [InlineData("/studies/..%2F..%2Fetc", "is on the shelf", "/studies/soochow-cll1")]
    [InlineData("/studies/NCT06880354/subjects/nobody", "no subject 'nobody'", "/studies/NCT06880354/subjects/SYN-001")]
    [InlineData(
        "/studies/NCT06880354/subjects/SYN-030?as-of=2025-07-01",
        "no subject 'SYN-030' as of 1 Jul 2025",
        "/studies/NCT06880354/subjects?as-of=2025-07-01"
    )]
    [InlineData("/studies/NCT06880354/nothing", "Nothing lies at", "/studies/NCT06880354")]
    [InlineData("/favicon.ico", "Nothing lies at /favicon.ico", "/")]
    public async Task What_does_not_exist_is_not_found_and_the_page_says_what_does(string path, string says, string offers)
    {
        var answer = await demo.Pages.Get(path);
        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains(says, Plain(page), StringComparison.Ordinal);
        Assert.Contains($"href=\"{offers}\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Subjects_are_chosen_and_sorted_by_the_address()
    {
        var page = await demo.Pages.Read("/studies/NCT06880354/subjects?stage=infused&sort=-level");
        var levels = Level().Matches(page).Select(m => int.Parse(m.Groups[1].Value)).ToList();
        Assert.Equal(levels.OrderDescending(), levels);
        Assert.True(levels.Distinct().Count() > 1, "the demo treats at more than one level");
        Assert.Equal(Rows(page), levels.Count);
        var second = await demo.Pages.Read("/studies/NCT06880354/subjects?stage=infused&level=2");
        Assert.Equal(levels.Count(l => l == 2), Rows(second));
    }

    [Fact]
    public async Task A_subject_s_page_has_the_verdict_on_all_criteria_and_every_recorded_row()
    {
        var page = await demo.Pages.Read("/studies/NCT06880354/subjects/SYN-006");
        // 48 atomic criteria, 17 inclusion and 31 exclusion; the gates before each dose have tables of their own.
        var screening = Regex.Matches(page, "id=\"verdicts(-met)?\".*?</table>", RegexOptions.Singleline).Select(t => t.Value);
        Assert.Equal(
            48,
            screening.Sum(t => Regex.Count(t, "class=\"verdict (met|not-met|unknown)\"[^/]*/span> (met|not met|unknown)"))
        );
        foreach (var domain in new[] { "(AE)", "(DM)", "(DS)", "(EX)", "(IE)", "(LB)", "(MI)" })
            Assert.Contains(domain, page, StringComparison.Ordinal);
        foreach (var part in new[] { "timeline", "verdicts-met", "infusions", "events", "assessments", "endpoint-values" })
            Assert.Contains($"id=\"{part}\"", page, StringComparison.Ordinal);
    }

    // A count of adverse events, the page of the records behind it, and the row of one of them on its subject's page.
    [Fact]
    public async Task From_a_number_there_is_a_way_to_every_record_behind_it()
    {
        var safety = await demo.Pages.Read("/studies/NCT06880354/safety");
        var evidence = Regex.Match(safety, "href=\"(/studies/NCT06880354/evidence/safety/ae-table/[0-9]+/1)\">");
        Assert.True(evidence.Success);
        var page = await demo.Pages.Read(evidence.Groups[1].Value);
        Assert.Contains("What it rests on", page, StringComparison.Ordinal);
        var row = Regex.Match(page, "href=\"(/studies/NCT06880354/subjects/SYN-[0-9]+)#(row-ae-[0-9]+)\">AE [0-9]+<");
        Assert.True(row.Success);
        var subject = await demo.Pages.Read(row.Groups[1].Value);
        Assert.Contains($"id=\"{row.Groups[2].Value}\"", subject, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("safety/ae-table/9999/1")]
    [InlineData("safety/none/0/1")]
    [InlineData("nowhere/ae-table/0/1")]
    public async Task A_number_that_is_not_there_has_no_evidence(string place)
    {
        using var answer = await demo.Pages.Get("/studies/NCT06880354/evidence/" + place);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Answers_carry_the_headers_that_keep_scripts_and_other_sites_out()
    {
        foreach (
            var path in new[]
            {
                "/",
                "/studies/NCT06880354/dose",
                "/studies/none",
                "/style.css",
                "/health",
                "/studies/NCT06880354/report",
            }
        )
        {
            var answer = await demo.Pages.Get(path);
            var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
            Assert.StartsWith("default-src 'none'; style-src", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("script", policy, StringComparison.Ordinal);
            Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
            Assert.Equal("DENY", Assert.Single(answer.Headers.GetValues("X-Frame-Options")));
            Assert.False(answer.Headers.Contains("Server"));
        }
    }

    [Fact]
    public async Task The_stylesheet_is_kept_by_its_content_and_pages_are_asked_for_anew()
    {
        var page = await demo.Pages.Get("/");
        Assert.True(page.Headers.CacheControl is { NoStore: true });
        var address = Regex
            .Match(await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), "href=\"(/style.css[^\"]+)\"")
            .Groups[1]
            .Value;
        var sheet = await demo.Pages.Get(address);
        Assert.Equal("text/css", sheet.Content.Headers.ContentType?.MediaType);
        Assert.True(sheet.Headers.CacheControl is { Public: true, MaxAge.TotalDays: >= 365 });
        Assert.True((await demo.Pages.Get("/style.css?another")).Headers.CacheControl is { NoCache: true });
    }

    [Fact]
    public async Task Every_sheet_of_paper_of_a_page_has_its_title_and_says_SYNTHETIC()
    {
        var page = await (await demo.Pages.Get("/studies/NCT06880354/dose")).Content.ReadAsStringAsync(
            TestContext.Current.CancellationToken
        );
        var address = WebUtility.HtmlDecode(Regex.Match(page, "media=\"print\" href=\"([^\"]+)\"").Groups[1].Value);
        var sheet = await demo.Pages.Get(address);
        Assert.Equal("text/css", sheet.Content.Headers.ContentType?.MediaType);
        var css = await sheet.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("@top-right{content:\"SYNTHETIC\"}", css, StringComparison.Ordinal);
        Assert.Contains("NCT06880354\"}", css, StringComparison.Ordinal);
        var hostile = await demo.Pages.Get("/head.css?title=%22%7D%2A%7Bcolor%3Ared%7D&synthetic=no");
        Assert.DoesNotContain(
            "*{",
            await hostile.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Pages_are_read_only()
    {
        using var nothing = new StringContent("");
        Assert.Equal(
            HttpStatusCode.MethodNotAllowed,
            (
                await demo.Pages.Client.PostAsync(
                    new Uri("/studies/NCT06880354", UriKind.Relative),
                    nothing,
                    TestContext.Current.CancellationToken
                )
            ).StatusCode
        );
        using var head = new HttpRequestMessage(HttpMethod.Head, "/studies/NCT06880354/dose");
        Assert.Equal(
            HttpStatusCode.OK,
            (await demo.Pages.Client.SendAsync(head, TestContext.Current.CancellationToken)).StatusCode
        );
        Assert.Equal("ok\n", await demo.Pages.Read("/health"));
    }

    [Fact]
    public async Task Another_site_s_name_for_this_machine_is_refused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { Host = "evil.example" } };
        Assert.Equal(
            HttpStatusCode.BadRequest,
            (await demo.Pages.Client.SendAsync(request, TestContext.Current.CancellationToken)).StatusCode
        );
    }

    [Fact]
    public async Task The_report_page_is_the_report_of_the_command()
    {
        var written = await File.ReadAllTextAsync(
            Path.Combine(demo.Out, "SYNTHETIC-NCT06880354-report.html"),
            TestContext.Current.CancellationToken
        );
        Assert.Equal(written, await demo.Pages.Read("/studies/NCT06880354/report"));
    }

    [Fact]
    public async Task Many_at_once_get_what_one_gets()
    {
        string[] paths =
        [
            .. Enumerable.Range(1, 24).Select(i => $"/studies/{Demo.Studies[i % 2]}/dose?as-of=2026-{i / 2 % 12 + 1:00}-15"),
        ];
        var together = await Task.WhenAll(paths.Select(demo.Pages.Read));
        for (var i = 0; i < paths.Length; i++)
            Assert.Equal(await demo.Pages.Read(paths[i]), together[i]);
    }

    static int Screened(string page) => int.Parse(Regex.Match(page, "<dt>Screened</dt><dd><a[^>]*>(\\d+)<").Groups[1].Value);

    static int Rows(string page) => Regex.Count(page, "<th scope=\"row\">");

    /// <summary>The words of a page: tags out, spaces single.</summary>
    internal static string Plain(string page) =>
        Regex.Replace(WebUtility.HtmlDecode(Regex.Replace(page, "<[^>]+>", " ")), "\\s+", " ");

    [GeneratedRegex("href=\"/studies/NCT06880354[^>]*>[^<]*")]
    private static partial Regex StudyLink();

    [GeneratedRegex("<td class=\"n\" data-head=\"Level\">(\\d+)</td>")]
    private static partial Regex Level();
}
