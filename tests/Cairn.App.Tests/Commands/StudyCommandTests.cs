using System.Text.Json.Nodes;

namespace Cairn.App.Tests.Commands;

/// <summary><c>cairn study</c> as a script and a reader meet it.</summary>
public sealed class StudyCommandTests
{
    [Fact]
    public async Task List_names_both_trials_with_their_numbers()
    {
        var studies = JsonNode.Parse((await Run("list", "--format", "json")).Output)!["studies"]!.AsArray();
        Assert.Equal(
            ["NCT06880354 37 48 true", "soochow-cll1 20 16 true"],
            studies.Select(s => $"{s!["id"]} {s["enrollment"]} {s["criteria"]} {s["sound"]}")
        );
        var text = (await Run("list")).Output;
        Assert.Contains("NCT06880354", text);
        Assert.DoesNotContain("\u001b", text);
    }

    [Fact]
    public async Task List_says_where_it_looked_when_there_is_nothing()
    {
        using var folder = CairnProcess.Folder();
        var outcome = await CairnProcess.Run(folder.Path, "study", "list", "--studies", folder.Path, "--format", "json");
        Assert.Equal(0, outcome.ExitCode);
        Assert.Empty(JsonNode.Parse(outcome.Output)!["studies"]!.AsArray());
        Assert.Contains(folder.Path, outcome.Words);
    }

    [Theory]
    [InlineData("NCT06880354", 112, 93, 19)]
    [InlineData("soochow-cll1", 26, 25, 1)]
    public async Task Check_counts_statements_and_sources(string id, int statements, int computed, int nothing)
    {
        var outcome = await Run("check", id, "--format", "json");
        Assert.Equal(0, outcome.ExitCode);
        var check = JsonNode.Parse(outcome.Output)!;
        Assert.True((bool)check["sound"]!);
        Assert.Empty(check["findings"]!.AsArray());
        var coverage = check["coverage"]!;
        Assert.Equal(
            (statements, computed, nothing),
            ((int)coverage["statements"]!, (int)coverage["computed"]!, (int)coverage["nothingToCompute"]!)
        );
        Assert.True((int)coverage["values"]!["assumed"]! > 100);
        Assert.Equal(0, (int)coverage["values"]!["protocol"]!);
    }

    [Fact]
    public async Task Check_of_a_bad_study_ends_with_2_and_says_file_line_and_how_to_mend()
    {
        using var folder = CairnProcess.Folder();
        await File.WriteAllTextAsync(
            folder.File("study.yaml"),
            "id: x\nregistration:\n  title: X\n  enrolment: 20\ndesign: {}\n",
            TestContext.Current.CancellationToken
        );
        var outcome = await CairnProcess.Run(folder.Path, "study", "check", folder.Path, "--format", "json");
        Assert.Equal(2, outcome.ExitCode);
        var finding = JsonNode.Parse(outcome.Output)!["findings"]!.AsArray().Single(f => (int?)f!["line"] == 4)!;
        Assert.Equal(
            ("error", folder.File("study.yaml"), "registration.enrolment", "Write 'enrollment', or take it out."),
            ((string)finding["severity"]!, (string)finding["place"]!, (string)finding["column"]!, (string)finding["mend"]!)
        );
        var text = await CairnProcess.Run(folder.Path, "study", "check", folder.Path);
        Assert.Equal(2, text.ExitCode);
        Assert.Contains("study.yaml:4", text.Output);
    }

    [Fact]
    public async Task Check_finds_lines_of_the_source_that_no_statement_covers()
    {
        using var folder = CairnProcess.Folder();
        await File.WriteAllLinesAsync(
            folder.File("record.txt"),
            Enumerable.Repeat("text", 32),
            TestContext.Current.CancellationToken
        );
        var outcome = await Run("check", "soochow-cll1", "--source", folder.File("record.txt"), "--format", "json");
        Assert.Equal(2, outcome.ExitCode);
        Assert.Equal(32, (int)Assert.Single(JsonNode.Parse(outcome.Output)!["findings"]!.AsArray())!["line"]!);
    }

    [Theory]
    [InlineData("NCT06880354")]
    [InlineData("nct06880354")]
    public async Task Show_gives_the_page_of_a_study_with_what_is_assumed(string id)
    {
        var outcome = await Run("show", id);
        Assert.Equal(0, outcome.ExitCode);
        string[] parts =
        [
            "RECRUITING",
            "22 May 2025 to 31 Mar 2028",
            "accelerated titration, then 3+3",
            "assumed (1)",
            "Inclusion criteria (17)",
            "Exclusion criteria (31)",
            "E12.4",
            "ELN 2022",
            "NCT05995041",
            "022-23909095",
            "nobody published these",
        ];
        Assert.All(parts, part => Assert.Contains(part, outcome.Output));
        Assert.All(outcome.Output.Split('\n'), line => Assert.True(line.Length <= 100, line));
    }

    // A value that nobody published is shown with its reason, wherever in the study's files it stands.
    [Theory]
    [InlineData("soochow-cll1")]
    [InlineData("NCT06880354")]
    public async Task Show_gives_the_reason_of_every_assumption(string id)
    {
        var sources = JsonNode.Parse((await Run("show", id, "--format", "json")).Output)!["sources"]!.AsArray();
        var page = OneLine((await Run("show", id)).Output);
        var assumed = sources.Where(o => (string)o!["source"]! == "assumed").ToList();
        Assert.NotEmpty(assumed);
        Assert.All(assumed, o => Assert.Contains(OneLine((string)o!["why"]!), page, StringComparison.Ordinal));
    }

    static string OneLine(string text) =>
        string.Join(' ', text.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries));

    [Fact]
    public async Task Show_gives_words_as_the_files_write_them()
    {
        var study = JsonNode.Parse((await Run("show", "soochow-cll1", "--format", "json")).Output)!;
        Assert.Equal(["CR", "CRi", "MLFS", "PR"], study["response"]!["responders"]!.AsArray().Select(r => (string)r!));
        Assert.Equal("own-words", (string)study["response"]!["table"]!);
        Assert.Equal(10, (double)study["dosing"]!["levels"]![1]!["millionCellsPerKg"]!);
        var low = study["dlt"]!["rules"]!.AsArray().Single(r => (string)r!["id"]! == "DLT7")!;
        Assert.Equal(["low-blood-counts"], low["groups"]!.AsArray().Select(g => (string)g!));
        Assert.Equal(5, (double)low["unless"]![0]!["marrowBlastsPercent"]!);
        Assert.Contains(study["sources"]!.AsArray(), o =>
            (string)o!["path"]! == "dosing.levels[1].millionCellsPerKg" && (string)o["source"]! == "assumed"
        );
    }

    [Fact]
    public async Task An_unknown_study_names_the_nearest()
    {
        var outcome = await Run("show", "soochow-cll2");
        Assert.Equal(2, outcome.ExitCode);
        Assert.Empty(outcome.Output);
        Assert.Contains("Write 'soochow-cll1'", outcome.Words);
    }

    static async Task<CairnProcess.Outcome> Run(params string[] arguments)
    {
        using var folder = CairnProcess.Folder();
        return await CairnProcess.Run(folder.Path, ["study", .. arguments]);
    }
}
