using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Cairn.App.Tests;

/// <summary>Pages of studies without records, with strange records, with many; and the server's own troubles.</summary>
public sealed class WebStatesTests
{
    [Fact]
    public async Task A_study_without_records_says_how_to_bring_some_in_on_every_page()
    {
        using var folder = CairnProcess.Folder();
        await using var pages = await ServedPages.Start(folder.Path);
        foreach (
            var part in new[]
            {
                "",
                "/record",
                "/schedule",
                "/subjects",
                "/screening",
                "/dose",
                "/safety",
                "/response",
                "/survival",
                "/assumed",
            }
        )
        {
            var said = WebTests.Plain(await pages.Read("/studies/soochow-cll1" + part));
            Assert.Contains(
                "No records yet. A site adds a subject on the page Subjects; files come in with cairn import --study "
                    + "soochow-cll1",
                said,
                StringComparison.Ordinal
            );
            Assert.DoesNotContain("Next subject", said, StringComparison.Ordinal); // no dose without records
        }
        var report = WebTests.Plain(await pages.Read("/studies/soochow-cll1/report"));
        Assert.Contains("Nobody is recorded here yet, so nothing is said of a dose.", report, StringComparison.Ordinal);
        Assert.DoesNotContain("Next subject", report, StringComparison.Ordinal);
        Assert.DoesNotContain("SYNTHETIC", await pages.Read("/"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await pages.Get("/studies/soochow-cll1/report")).StatusCode);
        Assert.False(File.Exists(folder.File("cairn.db")), "reading makes no database");
    }

    [Fact]
    public async Task Without_a_study_on_the_shelf_the_page_says_where_one_belongs()
    {
        using var folder = CairnProcess.Folder();
        Directory.CreateDirectory(folder.File("shelf"));
        await using var pages = await ServedPages.Start(folder.Path, "--studies", "shelf");
        Assert.Contains("No study is on the shelf.", WebTests.Plain(await pages.Read("/")), StringComparison.Ordinal);
        var (code, words) = await pages.Stop();
        Assert.Equal(0, code);
        Assert.Contains("no study is on the shelf", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_study_with_errors_is_named_and_works_again_once_mended()
    {
        using var folder = CairnProcess.Folder();
        var study = Path.Combine(folder.File("shelf"), "soochow-cll1");
        Directory.CreateDirectory(study);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(CairnProcess.Repository, "studies/soochow-cll1")))
            File.Copy(file, Path.Combine(study, Path.GetFileName(file)));
        var yaml = Path.Combine(study, "study.yaml");
        var sound = await File.ReadAllTextAsync(yaml, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            yaml,
            sound.Replace("enrollment: 20", "enrollment: twenty", StringComparison.Ordinal),
            TestContext.Current.CancellationToken
        );
        await using var pages = await ServedPages.Start(folder.Path, "--studies", "shelf");
        Assert.Contains("Its files have 1 error", WebTests.Plain(await pages.Read("/")), StringComparison.Ordinal);
        var broken = await pages.Get("/studies/soochow-cll1/dose");
        var said = WebTests.Plain(await broken.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, broken.StatusCode);
        Assert.Contains("study.yaml, line", said, StringComparison.Ordinal);
        Assert.DoesNotContain(folder.Path, said, StringComparison.Ordinal);
        await File.WriteAllTextAsync(yaml, sound, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, (await pages.Get("/studies/soochow-cll1/dose")).StatusCode);
    }

    [Fact]
    public async Task What_is_imported_is_on_the_pages_at_once_and_never_becomes_markup()
    {
        using var folder = CairnProcess.Folder();
        await using var pages = await ServedPages.Start(folder.Path);
        Assert.Contains("No records yet", await pages.Read("/studies/soochow-cll1/subjects"), StringComparison.Ordinal);
        const string Attack = "<script>alert(1)</script>",
            Odd = "a/b \"c'd & e%2Ff";
        await Import(
            folder,
            (
                "dm",
                $"""
                USUBJID,RFICDTC,AGE,SEX
                {Attack},2025-01-01,40,F
                "{Odd.Replace("\"", "\"\"", StringComparison.Ordinal)}",2025-01-01,40,M
                """
            ),
            (
                "ae",
                $"""
                USUBJID,AESEQ,AETERM,AETOXGR,AESTDTC
                {Attack},1,"<img src=x onerror=alert(1)>",2,2025-02-02
                """
            )
        );
        var list = await pages.Read("/studies/soochow-cll1/subjects");
        Assert.Contains(WebUtility.HtmlEncode(Attack), list, StringComparison.Ordinal);
        foreach (var id in new[] { Attack, Odd })
        {
            var page = await pages.Read("/studies/soochow-cll1/subjects/" + Uri.EscapeDataString(id));
            Assert.Contains($"All subjects / {id}", WebTests.Plain(page), StringComparison.Ordinal);
            Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("<img", page, StringComparison.OrdinalIgnoreCase);
        }
    }

    // Values that import lets through with a warning: what a site recorded is never refused for being implausible.
    [Fact]
    public async Task Grades_and_levels_that_cannot_be_break_no_page_and_are_named()
    {
        using var folder = CairnProcess.Folder();
        await Import(
            folder,
            (
                "dm",
                """
                USUBJID,RFICDTC
                A,2025-01-01
                B,2025-01-01
                C,2025-01
                """
            ),
            (
                "ex",
                """
                USUBJID,EXSEQ,EXTRT,EXCAT,EXDOSE,EXDOSU,EXLEVEL,EXPLDOS,EXSTDTC
                A,1,CELLS,CAR-T INFUSION,5,10*6/kg,0,5,2025-02-01
                B,1,CELLS,CAR-T INFUSION,5,10*6/kg,9,5,2025-02-03
                C,1,CELLS,CAR-T INFUSION,5,10*6/kg,1,5,2025-02
                """
            ),
            (
                "ae",
                """
                USUBJID,AESEQ,AETERM,AETOXGR,AESTDTC
                A,1,FEVER,7,2025-02-02
                B,1,FEVER,-1,
                """
            ),
            (
                "fa",
                """
                USUBJID,FASEQ,FATESTCD,FAOBJ,FAORRES,FADTC
                A,1,GRADE,CRS,9,2025-02-02
                A,2,GRADE,ICANS,-2,2025-02-03
                """
            )
        );
        await using var pages = await ServedPages.Start(folder.Path);
        foreach (
            var part in new[]
            {
                "",
                "/subjects",
                "/screening",
                "/dose",
                "/safety",
                "/response",
                "/survival",
                "/report",
                "/subjects/A",
                "/subjects/B",
                "/subjects/C",
            }
        )
            Assert.Equal((part, HttpStatusCode.OK), (part, (await pages.Get("/studies/soochow-cll1" + part)).StatusCode));
        var dose = WebTests.Plain(await pages.Read("/studies/soochow-cll1/dose"));
        Assert.Contains("2 infused subjects are not on the board", dose, StringComparison.Ordinal);
        Assert.Contains("Cells were given at dose level 9", dose, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_thousand_subjects_fit_on_the_list()
    {
        using var folder = CairnProcess.Folder();
        var dm = new StringBuilder("USUBJID,RFICDTC,AGE,SEX\n");
        for (var i = 1; i <= 1000; i++)
            dm.Append(System.Globalization.CultureInfo.InvariantCulture, $"P-{i:0000},2025-01-01,{20 + i % 60},F\n");
        await Import(folder, ("dm", dm.ToString()));
        await using var pages = await ServedPages.Start(folder.Path);
        var list = await pages.Read("/studies/soochow-cll1/subjects?sort=-subject");
        Assert.Contains("1,000 of 1,000 people", WebTests.Plain(list), StringComparison.Ordinal);
        Assert.Contains("P-1000", await pages.Read("/studies/soochow-cll1/subjects/P-1000"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_breaks_gives_a_page_in_plain_words_and_the_detail_to_the_log_alone()
    {
        using var folder = CairnProcess.Folder();
        await using var pages = await ServedPages.Start(folder.Path);
        await File.WriteAllTextAsync(
            folder.File("cairn.db"),
            "this is no database, and its first bytes are not those of one",
            TestContext.Current.CancellationToken
        );
        var broken = await pages.Get("/studies/soochow-cll1/dose");
        var page = WebTests.Plain(await broken.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, broken.StatusCode);
        Assert.Contains("The database was altered", page, StringComparison.Ordinal);
        Assert.Contains("cairn verify", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Sqlite", page, StringComparison.OrdinalIgnoreCase);
        File.Delete(folder.File("cairn.db"));
        Assert.Equal(HttpStatusCode.OK, (await pages.Get("/studies/soochow-cll1/dose")).StatusCode);
        Assert.Contains("Sqlite", (await pages.Stop()).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_to_end_ends_well()
    {
        using var folder = CairnProcess.Folder();
        await using var pages = await ServedPages.Start(folder.Path);
        var (code, words) = await pages.Stop();
        Assert.Equal(0, code);
        Assert.Contains("Ctrl-C ends", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_a_broken_world_with_a_way_out()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        using var folder = CairnProcess.Folder();
        var outcome = await CairnProcess.Run(
            folder.Path,
            "serve",
            "--urls",
            $"http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}"
        );
        Assert.Equal(3, outcome.ExitCode);
        Assert.Contains("is taken: another program listens there", outcome.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", outcome.Words, StringComparison.Ordinal);
        Assert.Empty(outcome.Output);
    }

    [Theory]
    [InlineData("5080")]
    [InlineData("https://127.0.0.1:5080")]
    [InlineData("http://127.0.0.1:99999")]
    [InlineData("http://127.0.0.1:5080/base")]
    [InlineData("")]
    public async Task An_address_that_cannot_be_served_at_is_bad_input(string urls)
    {
        using var folder = CairnProcess.Folder();
        var outcome = await CairnProcess.Run(folder.Path, "serve", "--urls", urls);
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("--urls", outcome.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_database_stops_the_server_before_it_starts()
    {
        using var folder = CairnProcess.Folder();
        await File.WriteAllTextAsync(
            folder.File("cairn.db"),
            "this is no database, and its first bytes are not those of one",
            TestContext.Current.CancellationToken
        );
        Assert.Equal(3, (await CairnProcess.Run(folder.Path, "serve", "--urls", "http://127.0.0.1:0")).ExitCode);
    }

    static async Task Import(TemporaryFolder folder, params (string Domain, string Csv)[] files)
    {
        Directory.CreateDirectory(folder.File("in"));
        foreach (var (domain, csv) in files)
            await File.WriteAllTextAsync(
                Path.Combine(folder.File("in"), domain + ".csv"),
                csv,
                TestContext.Current.CancellationToken
            );
        var outcome = await CairnProcess.Run(folder.Path, "import", "--study", "soochow-cll1", "--from", "in");
        Assert.True(outcome.ExitCode == 0, outcome.Words);
    }
}
