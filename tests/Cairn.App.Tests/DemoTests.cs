using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Cairn.App.Tests;

/// <summary>The whole way, as a newcomer goes it: demo, reports, screening as JSON.</summary>
[Collection(Demo.Name)]
public sealed class DemoTests(Demo demo)
{
    /// <summary>How long a busy machine is waited for: the time is measured in bench, and not here.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    static IEnumerable<string> Reports(string folder) =>
        Demo.Studies.Select(study => Path.Combine(folder, $"SYNTHETIC-{study}-report.html"));

    [Fact]
    public void The_demo_ends_with_both_reports_and_says_synthetic()
    {
        Assert.Equal(0, demo.Played.ExitCode);
        Assert.All(Reports(demo.Out), report => Assert.True(File.Exists(report), report));
        Assert.All(Directory.EnumerateFiles(demo.Out), file =>
            Assert.StartsWith("SYNTHETIC-", Path.GetFileName(file), StringComparison.Ordinal)
        );
        Assert.Contains("SYNTHETIC", demo.Played.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_study_the_demo_says_where_it_looked_and_makes_nothing()
    {
        using var folder = CairnProcess.Folder();
        Directory.CreateDirectory(folder.File("none"));
        var outcome = await CairnProcess.Run(folder.Path, "demo", "--no-serve", "--studies", "none");
        Assert.Equal((2, ""), (outcome.ExitCode, outcome.Output));
        Assert.Contains("No study lies in none", outcome.Words, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.File("out")));
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_bytes_and_another_seed_others()
    {
        using var folder = CairnProcess.Folder();
        foreach (var (name, arguments) in new[] { ("again", Array.Empty<string>()), ("other", ["--seed", "11"]) })
            Assert.Equal(0, (await CairnProcess.Run(folder.Path, ["demo", "--no-serve", "--out", name, .. arguments])).ExitCode);
        foreach (var (first, again, other) in Reports(demo.Out).Zip(Reports(folder.File("again")), Reports(folder.File("other"))))
        {
            var bytes = await File.ReadAllBytesAsync(first, TestContext.Current.CancellationToken);
            Assert.Equal(bytes, await File.ReadAllBytesAsync(again, TestContext.Current.CancellationToken));
            Assert.NotEqual(bytes, await File.ReadAllBytesAsync(other, TestContext.Current.CancellationToken));
        }
    }

    [Theory]
    [InlineData(Demo.Atd)]
    [InlineData(Demo.Soochow)]
    public async Task Every_table_and_figure_of_a_report_says_synthetic(string study)
    {
        var report = await File.ReadAllTextAsync(
            Path.Combine(demo.Out, $"SYNTHETIC-{study}-report.html"),
            TestContext.Current.CancellationToken
        );
        var captions = Regex.Matches(report, "<figcaption>.*?</figcaption>|<p class=\"caption\".*?</p>", RegexOptions.Singleline);
        Assert.True(captions.Count > 20, $"{captions.Count} captions");
        Assert.All(captions, caption => Assert.Contains("SYNTHETIC", caption.Value, StringComparison.Ordinal));
        var drawings = Regex.Matches(report, "<svg.*?</svg>", RegexOptions.Singleline);
        Assert.True(drawings.Count >= 7, $"{drawings.Count} drawings");
        Assert.All(drawings, drawing => Assert.Contains("SYNTHETIC", drawing.Value, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Demo.Atd)]
    [InlineData(Demo.Soochow)]
    public async Task A_report_file_is_accessible_in_both_colour_schemes(string study)
    {
        var page = await demo.Browser.Page();
        await page.GotoAsync(new Uri(Path.Combine(demo.Out, $"SYNTHETIC-{study}-report.html")).AbsoluteUri);
        Assert.Empty(await Browser.Violations(page));
        Assert.Empty(await Browser.ViolationsOfColour(page, Microsoft.Playwright.ColorScheme.Dark));
    }

    [Fact]
    public async Task Screen_gives_the_verdicts_as_the_contract_has_them()
    {
        var outcome = await CairnProcess.Run(
            demo.Out,
            "screen",
            "--study",
            Demo.Atd,
            "--format",
            "json",
            "--database",
            demo.Database
        );
        Assert.Equal(0, outcome.ExitCode);
        var subjects = JsonDocument.Parse(outcome.Output).RootElement.GetProperty("subjects").EnumerateArray().ToList();
        Assert.NotEmpty(subjects);
        foreach (var subject in subjects)
        {
            Assert.Contains(subject.GetProperty("verdict").GetString(), new[] { "eligible", "ineligible", "undetermined" });
            var criteria = subject.GetProperty("criteria").EnumerateArray().ToList();
            Assert.Equal(48, criteria.Count); // study NCT06880354: 17 inclusion and 31 exclusion criteria, parts counted
            foreach (var c in criteria)
            {
                Assert.Contains(c.GetProperty("kind").GetString(), new[] { "inclusion", "exclusion" });
                Assert.Contains(c.GetProperty("verdict").GetString(), new[] { "met", "not-met", "unknown" });
                Assert.All(c.GetProperty("because").EnumerateArray(), fact =>
                    Assert.All(new[] { "domain", "variable", "value", "unit", "date" }, field =>
                        Assert.True(fact.TryGetProperty(field, out _), field)
                    )
                );
                Assert.Equal(c.GetProperty("verdict").GetString() == "unknown", c.GetProperty("missing").GetArrayLength() > 0);
            }
            var verdicts = criteria.ConvertAll(c => c.GetProperty("verdict").GetString());
            Assert.Equal(
                verdicts.Contains("not-met") ? "ineligible"
                    : verdicts.Contains("unknown") ? "undetermined"
                    : "eligible",
                subject.GetProperty("verdict").GetString()
            );
        }
    }

    [Fact]
    public async Task Screen_of_one_subject_gives_that_one_and_of_nobody_says_who_there_is()
    {
        var one = await CairnProcess.Run(
            demo.Out,
            "screen",
            "--study",
            Demo.Atd,
            "--subject",
            Demo.Subject,
            "--format",
            "json",
            "--database",
            demo.Database
        );
        Assert.Equal(
            Demo.Subject,
            Assert
                .Single(JsonDocument.Parse(one.Output).RootElement.GetProperty("subjects").EnumerateArray())
                .GetProperty("subject")
                .GetString()
        );
        var nobody = await CairnProcess.Run(
            demo.Out,
            "screen",
            "--study",
            Demo.Atd,
            "--subject",
            "nobody",
            "--database",
            demo.Database
        );
        Assert.Equal(2, nobody.ExitCode);
        Assert.Contains("SYN-001", nobody.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_writes_the_same_file_as_the_demo_and_another_day_another_one()
    {
        using var folder = CairnProcess.Folder();
        var path = Path.Combine(folder.Path, $"SYNTHETIC-{Demo.Soochow}-report.html");
        var outcome = await CairnProcess.Run(
            folder.Path,
            "report",
            "--study",
            Demo.Soochow,
            "--out",
            folder.Path,
            "--database",
            demo.Database
        );
        Assert.Equal((0, path), (outcome.ExitCode, outcome.Output.Trim()));
        Assert.Equal(
            await File.ReadAllBytesAsync(Path.Combine(demo.Out, Path.GetFileName(path)), TestContext.Current.CancellationToken),
            await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken)
        );
        await CairnProcess.Run(
            folder.Path,
            "report",
            "--study",
            Demo.Soochow,
            "--out",
            folder.Path,
            "--database",
            demo.Database,
            "--as-of",
            "2026-01-01"
        );
        Assert.Contains(
            "1 Jan 2026",
            await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_demo_serves_until_it_is_told_to_end()
    {
        using var folder = CairnProcess.Folder();
        using var process = CairnProcess.Start(folder.Path, "demo", "--out", "out", "--urls", "http://127.0.0.1:0");
        var words = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        try
        {
            string? line;
            do line = await process
                .StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken)
                .AsTask()
                .WaitAsync(Patience, TestContext.Current.CancellationToken);
            while (line is not null && !line.StartsWith("http://", StringComparison.Ordinal));
            Assert.NotNull(line);
            using var client = new HttpClient { BaseAddress = new(line), Timeout = Patience };
            Assert.Contains(
                "SYNTHETIC",
                await client.GetStringAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken),
                StringComparison.Ordinal
            );
            var end = IsInterruptIgnored() ? "-TERM" : "-INT";
            using var signal = Process.Start("kill", [end, process.Id.ToString(CultureInfo.InvariantCulture)]);
            await process
                .WaitForExitAsync(TestContext.Current.CancellationToken)
                .WaitAsync(Patience, TestContext.Current.CancellationToken);
            Assert.Equal(0, process.ExitCode);
            Assert.Contains("Ctrl-C ends", await words, StringComparison.Ordinal);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    // A shell without job control starts what runs behind it deaf to Ctrl-C, and so is whatever that starts (POSIX, 2.11).
    static bool IsInterruptIgnored()
    {
        const string Field = "SigIgn:";
        var line = File.ReadLines("/proc/self/status").First(l => l.StartsWith(Field, StringComparison.Ordinal));
        return (ulong.Parse(line[Field.Length..].Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture) & 0b10) != 0;
    }
}
