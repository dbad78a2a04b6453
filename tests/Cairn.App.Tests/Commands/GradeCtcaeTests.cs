using System.Text.Json;

namespace Cairn.App.Tests.Commands;

/// <summary>
/// <c>cairn grade ctcae</c> and <c>cairn terminology</c>, run as a user runs them. Expected grades: CTCAE v5.0 by hand.
/// </summary>
public sealed class GradeCtcaeTests
{
    const string Rows = """
        id,term,direction,value,unit,lln,uln,baseline
        1,Neutropenia,low,0.4,10*9/L,1.5,8,
        2,Nonsense,,1,g/L,,,
        3,Anemia,low,110,g/L,,,
        4,Anemia,low,95,cabbage,120,160,
        """;

    [Fact]
    public async Task One_row_in_is_one_row_out_with_grade_and_reason()
    {
        using var folder = CairnProcess.Folder();
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "f.csv"), Rows, TestContext.Current.CancellationToken);
        var run = await CairnProcess.Run(folder.Path, "grade", "ctcae", "--data", "f.csv", "--format", "csv");
        Assert.Equal(0, run.ExitCode);
        var lines = run.Output.TrimEnd().Split('\n');
        Assert.Equal("id,term,direction,value,unit,lln,uln,baseline,grade,reason", lines[0]);
        Assert.Equal(5, lines.Length);
        Assert.StartsWith("1,Neutropenia,low,0.4,10*9/L,1.5,8,,4,", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("2,Nonsense,,1,g/L,,,,,", lines[2], StringComparison.Ordinal);
        Assert.Contains("f.csv:3 [term]", run.Words, StringComparison.Ordinal);
        Assert.Contains("f.csv:5 [unit]", run.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_value_given_by_options_is_graded()
    {
        var run = await CairnProcess.Run(
            ".",
            "grade",
            "ctcae",
            "--term",
            "anaemia",
            "--value",
            "7.9",
            "--unit",
            "g/dL",
            "--format",
            "json"
        );
        var row = JsonDocument.Parse(run.Output).RootElement.GetProperty("rows")[0];
        Assert.Equal(3, row.GetProperty("grade").GetInt32());
    }

    [Theory]
    [InlineData("grade", "ctcae")]
    [InlineData("grade", "ctcae", "--data", "absent.csv")]
    [InlineData("grade", "ctcae", "--ctcae", "9", "--term", "Anemia", "--value", "7")]
    [InlineData("terminology", "import", "ctcae", "absent.xlsx")]
    [InlineData("terminology", "import", "meddra", "absent", "--release", "27.1")]
    public async Task What_cannot_be_used_is_refused(params string[] arguments)
    {
        var run = await CairnProcess.Run(".", arguments);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("cairn: ", run.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_workbook_is_refused()
    {
        using var folder = CairnProcess.Folder();
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "f.xlsx"), Rows, TestContext.Current.CancellationToken);
        var run = await CairnProcess.Run(folder.Path, "terminology", "import", "ctcae", "f.xlsx");
        Assert.Equal(2, run.ExitCode);
    }

    // The shape of MedDRA's ASCII files, with made-up codes.
    [Fact]
    public async Task A_release_of_meddra_is_taken_in_from_the_holders_own_files()
    {
        using var folder = CairnProcess.Folder();
        async Task Put(string name, string text) =>
            await File.WriteAllTextAsync(Path.Combine(folder.Path, name), text, TestContext.Current.CancellationToken);
        await Put("llt.asc", "1$Made up ache$10$$$\n2$Ache made up$10$$$\n");
        await Put("pt.asc", "10$Made up pain$$100$\n");
        await Put("soc.asc", "100$General disorders$\n");
        var run = await CairnProcess.Run(
            folder.Path,
            "terminology",
            "import",
            "meddra",
            ".",
            "--release",
            "0.1",
            "--terminology",
            "own"
        );
        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("2 terms of MedDRA 0.1", run.Output, StringComparison.Ordinal);
    }
}
