using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Cairn.App.Tests;

/// <summary>The public pages as a reader gets them.</summary>
[Collection(ServedRegistry.Name)]
public sealed partial class RegistryPagesTests(ServedRegistry registry)
{
    const string Comparison = "/registry/compare?a=NCT06880354&b=soochow-cll1";
    const string Seed = "/registry/NCT06880354?from=record";

    /// <summary>
    /// Lines of the seed that the page says in other words: its own line for each section, and words for codes.
    /// </summary>
    static readonly Dictionary<string, string> InOtherWords = new(StringComparer.Ordinal)
    {
        ["NCT ID: NCT06880354"] = "NCT06880354",
        ["Last Updated: 2025-06-03"] = "3 Jun 2025",
        ["Identifier Source: org_study_id"] = "the sponsor's own number",
        [
            "The study team has not published outcome measurements, participant flow, or safety data for this trial yet. Check back later for updates."
        ] = "No outcomes, participant flow or safety data of this trial have been posted",
        [
            "Get a concise snapshot of the trial, including recruitment status, study phase, enrollment targets, and key timeline milestones."
        ] = "Where the trial stands",
        ["PHASE1"] = "phase 1",
        ["Study Start Date"] = "Study start",
        ["2025-05-22"] = "22 May 2025",
        ["Study Completion Date"] = "Study completion",
        ["2028-03-31"] = "31 Mar 2028",
        ["Review the sponsor-provided synopsis that highlights what the study is about and why it is being conducted."] =
            "What the trial is about",
        [
            "Dive into the extended narrative that explains the scientific background, objectives, and procedures in greater depth."
        ] = "The background, the aims and the procedures",
        ["See the medical conditions and disease areas that this research is targeting or investigating."] =
            "The diseases or conditions the trial is for",
        [
            "Understand how the trial is structured, including allocation methods, masking strategies, primary purpose, and other design elements."
        ] = "How people come into groups",
        ["Allocation Method"] = "Allocation",
        ["NA"] = "not applicable: one group",
        ["SINGLE_GROUP"] = "one group",
        ["Primary Study Purpose"] = "Primary purpose",
        ["Blinding Strategy"] = "Masking",
        ["NONE"] = "none: open label",
        ["Review each arm or cohort in the study, along with the interventions and objectives associated with them."] =
            "Who is given what",
        ["Group Type EXPERIMENTAL"] = "Group type: experimental",
        ["Intervention Type DRUG"] = "Intervention type: drug",
        ["Learn about the drugs, procedures, or behavioral strategies being tested and how they are applied within this trial."] =
            "What is given or done",
        [
            "Check the participation requirements, including inclusion and exclusion rules, age limits, and whether healthy volunteers are accepted."
        ] = "Who can take part",
        ["Minimum Eligible Age"] = "Minimum age",
        ["Maximum Eligible Age"] = "Maximum age",
        ["Eligible Sex"] = "Sex",
        ["Accepts Healthy Volunteers"] = "Healthy volunteers",
        ["No"] = "not accepted",
        ["Meet the organizations funding or collaborating on the study and learn about their roles."] = "Who runs the trial",
        ["OTHER"] = "university, hospital or other",
        ["Sponsor Role collaborator"] = "collaborator",
        ["Sponsor Role lead"] = "lead sponsor",
        [
            "Identify the individual or organization who holds primary responsibility for the study information submitted to regulators."
        ] = "Who answers for what the record says",
        ["Responsibility Role SPONSOR"] = "sponsor",
        ["Explore where the study is taking place and check the recruitment status at each participating site."] =
            "Where the trial takes place",
        ["Tianjin, , China"] = "Tianjin, China",
        ["Site Status RECRUITING"] = "Site status: recruiting",
        ["Review the countries where the study has at least one active or historical site."] =
            "The countries with at least one site",
        ["Reach out to these primary contacts for questions about participation or study logistics."] =
            "Whom to ask about the trial as a whole",
        ["Role: CONTACT"] = "contact",
        ["Find local site contact details for specific facilities participating in the trial."] = "Whom to ask at each place",
        ["Role: primary"] = "contact",
        ["Review additional registry numbers or institutional identifiers associated with this trial."] =
            "Numbers under which the trial is known elsewhere",
        ["Identifier Type: -"] = "not stated",
    };

    /// <summary>
    /// The last lines of the seed: other trials, found by the explorer it was copied from among records of its own.
    /// </summary>
    const string Related = "More Related Trials";

    static string Plain(string text) => Spaces().Replace(text, " ").Trim();

    static string Text(string html) => Plain(WebUtility.HtmlDecode(Tag().Replace(html, " ")));

    [Fact]
    public async Task Every_statement_of_the_seed_stands_on_the_page()
    {
        var page = Text(await registry.Ready().Read(Seed));
        var missing = new List<string>();
        foreach (var line in SeedRecord.Document().Split('\n').Select(l => l.Trim()).TakeWhile(l => l != Related))
        {
            var said = InOtherWords.GetValueOrDefault(line, Number().Replace(line, "")).Replace("\\", "");
            if (!page.Contains(Plain(said), StringComparison.OrdinalIgnoreCase))
                missing.Add(line);
        }
        Assert.Empty(missing);
    }

    [Fact]
    public async Task Criteria_bear_the_numbers_they_were_split_by()
    {
        var html = await registry.Ready().Read(Seed);
        Assert.All(new[] { "I1", "I7.5", "I11", "E2.5", "E10.6", "E12.4", "E19" }, id =>
            Assert.Contains($"id=\"criterion-{id}\"", html)
        );
        Assert.DoesNotContain("id=\"criterion-I12\"", html);
        Assert.DoesNotContain("id=\"criterion-E20\"", html);
    }

    [Fact]
    public async Task Posted_results_are_tables()
    {
        var html = await registry.Ready().Read("/registry/" + ServedRegistry.WithResults);
        var text = Text(html);
        Assert.All(
            new[]
            {
                "Results are posted.",
                "Posted results: participant flow",
                "Why people left",
                "Participants analysed",
                "Died of any cause",
                "Serious adverse events",
            },
            words => Assert.Contains(words, text)
        );
        Assert.DoesNotContain("NaN", text);
    }

    [Fact]
    public async Task Text_of_a_record_is_never_markup()
    {
        var html = await registry.Ready().Read("/registry/NCT90000001");
        Assert.DoesNotContain("<script", html);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;quotes&quot;", html);
        Assert.Contains("three", html);
    }

    [Fact]
    public async Task A_record_of_a_number_alone_has_a_page()
    {
        var text = Text(await registry.Ready().Read("/registry/NCT90000002"));
        Assert.Contains("Results pending.", text);
        Assert.Contains("Recruitment status not stated", text);
    }

    [Theory]
    [InlineData("/registry/NCT00000000", HttpStatusCode.NotFound)]
    [InlineData("/registry/..%2f..%2fetc", HttpStatusCode.NotFound)]
    [InlineData("/registry?sort=chance", HttpStatusCode.BadRequest)]
    [InlineData("/registry?page=0", HttpStatusCode.BadRequest)]
    [InlineData("/registry?format=exe", HttpStatusCode.BadRequest)]
    [InlineData("/registry?q=(leukemia", HttpStatusCode.OK)]
    public async Task What_is_not_there_or_cannot_be_asked_is_said(string address, HttpStatusCode status)
    {
        using var answer = await registry.Ready().Get(address);
        Assert.Equal(status, answer.StatusCode);
    }

    [Fact]
    public async Task A_search_marks_why_a_trial_was_found_and_narrows_by_facets()
    {
        var html = await registry.Ready().Read("/registry?q=acute+myeloid+leukaemia+CLEC12A");
        Assert.Contains("<mark>CLL1</mark>", html);
        Assert.Contains("1 trial", html);
        Assert.Contains("status=RECRUITING", html);
        var narrowed = Text(await registry.Ready().Read("/registry?q=leukemia&status=RECRUITING&in=China&recruiting=yes"));
        Assert.Contains("A Clinical Study to Evaluate the Safety and Efficacy of CLL1", narrowed);
        Assert.Contains("A parenthesis is not closed.", Text(await registry.Ready().Read("/registry?q=(leukemia")));
        Assert.Contains("Shown is what \"leukemia\" finds.", Text(await registry.Ready().Read("/registry?q=leukemai")));
    }

    [Fact]
    public async Task Related_trials_stand_on_the_page_with_reasons_and_in_the_interface()
    {
        var html = await registry.Ready().Read(Seed);
        var related = html[html.IndexOf("id=\"related\"", StringComparison.Ordinal)..];
        Assert.Contains("%", Text(related));
        Assert.Contains("related=recruiting-country", related);
        Assert.Contains("id=\"related\"", await registry.Ready().Read(Seed + "&related=recruiting-country"));
        var json = JsonNode.Parse(await registry.Ready().Read("/api/v2/studies/NCT06880354/related?pageSize=3"))!;
        Assert.True(json["related"]!.AsArray().Count is > 0 and <= 3);
        using var unknown = await registry.Ready().Get("/api/v2/studies/NCT06880354/related?more=1");
        Assert.Equal(HttpStatusCode.BadRequest, unknown.StatusCode);
    }

    [Theory]
    [InlineData(100_000, "a")]
    [InlineData(2_000, "word ")]
    [InlineData(3_000, "(")]
    [InlineData(2_000, "\"")]
    [InlineData(100_000, "白")]
    [InlineData(1_000, "(a+)+$ ")]
    [InlineData(1_000, "'; DROP TABLE registry_versions; --")]
    public async Task A_hostile_query_is_answered_or_refused_within_a_second(int times, string text)
    {
        var query = string.Concat(Enumerable.Repeat(text, times));
        var pages = registry.Ready();
        var took = new List<TimeSpan>();
        for (var time = 0; time < 3; time++) // a busy machine keeps one of them waiting, and not all
        {
            var watch = System.Diagnostics.Stopwatch.StartNew();
            using var answer = await pages.Get("/registry?q=" + Uri.EscapeDataString(query));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Contains("</html>", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            took.Add(watch.Elapsed);
        }
        Assert.InRange(took.Min(), TimeSpan.Zero, TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task A_search_answers_as_json_and_csv_too()
    {
        var json = JsonNode.Parse(await registry.Ready().Read("/registry?q=target:CLL1&format=json"))!;
        Assert.Equal("NCT06880354", (string)json["trials"]![0]!["number"]!);
        var csv = await registry.Ready().Read("/registry?q=target:CLL1&format=csv");
        Assert.StartsWith("number,title,status", csv);
        Assert.Contains("NCT06880354", csv);
    }

    [Fact]
    public async Task Two_trials_stand_side_by_side_and_the_address_holds_them()
    {
        var text = Text(await registry.Ready().Read(Comparison));
        Assert.Contains("other bound: 18-70 years against 6 to 65 years", text);
        Assert.Contains("other bound: ≥45% against at least 0.5", text);
        Assert.Contains("5 to 20 x10^6 cells/kg", text);
        Assert.Contains("Only in NCT04884984", text);
        Assert.Contains("is not loaded here", Text(await registry.Ready().Read("/registry/compare?a=NCT06880354&b=NCT00000000")));
        Assert.Contains("First trial", Text(await registry.Ready().Read("/registry/compare")));
        var json = JsonNode.Parse(await registry.Ready().Read(Comparison + "&format=json"))!;
        Assert.Equal("NCT04884984", (string)json["b"]!["number"]!);
    }

    [Fact]
    public async Task Versions_are_listed_compared_and_shown()
    {
        var pages = registry.Ready();
        var html = await pages.Read("/registry/NCT90000003/versions");
        var text = Text(html);
        Assert.Contains("taken out As it was", text);
        Assert.Contains("put in As it is", text);
        Assert.Contains("taken out recruiting put in completed", text);
        var older = VersionLink().Matches(html).Last().Groups[1].Value;
        Assert.Contains("which a newer one replaced", Text(await pages.Read(WebUtility.HtmlDecode(older))));
        Assert.Contains("2 versions of it are kept", Text(await pages.Read("/registry/NCT90000003")));
        var json = JsonNode.Parse(await pages.Read("/registry/NCT90000003/versions?format=json"))!;
        Assert.Equal(
            ["BriefTitle", "OverallStatus", "LastUpdatePostDate"],
            json["changes"]!.AsArray().Select(c => (string)c!["field"]!)
        );
        Assert.Contains("there is nothing to compare it with", Text(await pages.Read("/registry/NCT90000002/versions")));
        Assert.Contains("has no version", Text(await pages.Read("/registry/NCT90000003/versions?from=x")));
        using var none = await pages.Get("/registry/NCT00000000/versions");
        using var other = await pages.Get("/registry/NCT90000002?version=1");
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (none.StatusCode, other.StatusCode));
    }

    [Fact]
    public async Task A_landscape_is_drawn_and_counted()
    {
        var html = await registry.Ready().Read("/registry/landscape?q=leukemia&status=RECRUITING");
        Assert.Contains("<svg", html);
        Assert.Contains("Narrowed to status recruiting", Text(html));
        var csv = await registry.Ready().Read("/registry/landscape?q=leukemia&format=csv");
        Assert.Contains("target,CLL1,CLL1,1,", csv);
        Assert.Contains("landscape?q=leukemia", await registry.Ready().Read("/registry?q=leukemia"));
        Assert.Contains("A parenthesis is not closed.", Text(await registry.Ready().Read("/registry/landscape?q=(x")));
    }

    [Fact]
    public async Task A_study_of_this_server_has_a_page_with_a_self_check_that_gives_no_verdict()
    {
        var html = await registry.Ready().Read("/registry/soochow-cll1");
        var text = Text(html);
        Assert.Contains("Ask the centre", text);
        Assert.Contains("this is no decision", text);
        Assert.DoesNotContain(
            "eligible",
            text[text.IndexOf("Go through the criteria", text.IndexOf("Study design"), StringComparison.Ordinal)..],
            StringComparison.OrdinalIgnoreCase
        );
        Assert.DoesNotContain("type=\"submit\"", html[html.IndexOf("self-check\"", StringComparison.Ordinal)..]);
        Assert.Contains("Run here", Text(await registry.Ready().Read("/registry")));
    }

    [Theory]
    [InlineData(Seed)]
    [InlineData("/registry/" + ServedRegistry.WithResults)]
    [InlineData("/registry?q=leukemia")]
    [InlineData("/registry/soochow-cll1")]
    [InlineData(Comparison)]
    [InlineData("/registry/landscape?q=leukemia")]
    [InlineData("/registry/NCT90000003/versions")]
    public async Task Pages_fit_a_phone_have_no_violations_and_need_no_script(string address)
    {
        var pages = registry.Ready();
        var page = await registry.Browser.Page(360, 800, script: false);
        await page.GotoAsync(pages.Address + address);
        Assert.Empty(await page.QuerySelectorAllAsync("script"));
        var scripted = await registry.Browser.Page(360, 800);
        await scripted.GotoAsync(pages.Address + address);
        Assert.True(await scripted.EvaluateAsync<int>("document.documentElement.scrollWidth") <= 360, "wider than a phone");
        Assert.Empty(await Browser.Violations(scripted));
        var wide = await registry.Browser.Page(1440, 900, ColorScheme.Light);
        await wide.GotoAsync(pages.Address + address);
        Assert.Empty(await Browser.ViolationsOfColour(wide, ColorScheme.Dark));
    }

    [Fact]
    public async Task A_static_copy_holds_together_by_itself()
    {
        registry.Ready();
        var outcome = await CairnProcess.Run(
            registry.Folder,
            "registry",
            "publish",
            "--out",
            "copy",
            "NCT06880354",
            "--query",
            "leukemia",
            "--limit",
            "3"
        );
        Assert.True(outcome.ExitCode == 0, outcome.Words);
        var folder = Path.Combine(registry.Folder, "copy");
        foreach (var file in Directory.EnumerateFiles(folder, "*.html"))
        foreach (
            var link in Link()
                .Matches(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken))
                .Select(m => m.Groups[1].Value)
        )
            Assert.True(
                link.StartsWith('#')
                    || link.StartsWith("https://", StringComparison.Ordinal)
                    || link.StartsWith("mailto:", StringComparison.Ordinal)
                    || link.StartsWith("http://", StringComparison.Ordinal)
                    || link == "data:,"
                    || File.Exists(Path.Combine(folder, link)),
                $"{file}: {link}"
            );
        var page = await registry.Browser.Page(360, 800);
        await page.GotoAsync("file://" + Path.Combine(folder, "NCT06880354.html"));
        Assert.Empty(await Browser.Violations(page));
    }

    [GeneratedRegex("href=\"([^\"]*version=[0-9]+)\"")]
    private static partial Regex VersionLink();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"^\d+\. ")]
    private static partial Regex Number();

    [GeneratedRegex("(?:href|src)=\"([^\"]*)\"")]
    private static partial Regex Link();
}
