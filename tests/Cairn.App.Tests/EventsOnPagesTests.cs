namespace Cairn.App.Tests;

/// <summary>What is recorded in ae.csv reaches command and report whole: nothing is dropped without a word, nobody is made up.</summary>
public sealed class EventsOnPagesTests : IDisposable
{
    const string Study = "soochow-cll1";
    readonly TemporaryFolder _folder = CairnProcess.Folder();

    public void Dispose() => _folder.Dispose();

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    // Three treated subjects (Cases/clinical/neut); N7 is nobody's identifier, N1's nausea began four days before the cells.
    async Task Import()
    {
        var cases = Path.Combine(CairnProcess.Repository, "tests/Cairn.Tests/Cases/clinical/neut");
        Directory.CreateDirectory(_folder.File("in"));
        foreach (var file in Directory.GetFiles(cases, "*.csv"))
            File.Copy(file, _folder.File($"in/{Path.GetFileName(file)}"));
        await File.AppendAllTextAsync(
            _folder.File("in/ae.csv"),
            """
            N7,1,Cytokine release syndrome,Cytokine release syndrome,4,2025-02-05,2025-02-08,RELATED,,,,
            N1,2,Nausea,Nausea,2,2025-01-28,2025-01-30,RELATED,,,,

            """,
            Cancel
        );
        var outcome = await Run("import", "--from", "in");
        Assert.Contains("Subject N7 has no DM row", outcome.Words, StringComparison.Ordinal);
    }

    async Task<CairnProcess.Outcome> Run(string command, params string[] more)
    {
        var folder = Path.Combine(CairnProcess.Repository, "studies", Study);
        var outcome = await CairnProcess.Run(_folder.Path, [.. command.Split(' '), "--study", folder, .. more]);
        Assert.True(outcome.ExitCode == 0, outcome.Words);
        return outcome;
    }

    async Task<string> Report()
    {
        await Run("report", "--out", "out", "--as-of", "2025-04-10");
        return await File.ReadAllTextAsync(_folder.File($"out/{Study}-report.html"), Cancel);
    }

    [Fact]
    public async Task A_mistyped_subject_of_an_event_is_nobody_and_is_asked_about_everywhere()
    {
        await Import();
        var dose = await Run("dose next", "--as-of", "2025-04-10", "--format", "json");
        Assert.DoesNotContain("\"N7\"", dose.Output, StringComparison.Ordinal);
        var safety = await Run("safety", "--as-of", "2025-04-10", "--table", "terms");
        Assert.Contains("n (%) of 3", safety.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Cytokine release", safety.Output, StringComparison.Ordinal);
        var report = await Report();
        Assert.Contains("3 people screened", report, StringComparison.Ordinal);
        Assert.Contains("N7: Records stand under this identifier", report, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_event_from_before_the_first_cells_is_shown_and_not_counted()
    {
        await Import();
        var safety = await Run("safety", "--as-of", "2025-04-10", "--table", "not-counted");
        Assert.Contains("Nausea", safety.Output, StringComparison.Ordinal);
        Assert.Contains("Nausea", await Report(), StringComparison.Ordinal);
        Assert.DoesNotContain(
            "Nausea",
            (await Run("safety", "--as-of", "2025-04-10", "--table", "terms")).Output,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Commands_say_dates_in_words()
    {
        await Import();
        foreach (
            var command in (string[])
                [
                    "screen --gate infusion",
                    "screen --explain N1",
                    "screen --missing",
                    "dose next",
                    "response",
                    "endpoints",
                    "safety",
                    "due --all",
                ]
        )
        {
            var outcome = await Run(command);
            Assert.DoesNotMatch(@"\b20\d\d-\d\d-\d\d\b", outcome.Output + outcome.Words);
        }
    }
}
