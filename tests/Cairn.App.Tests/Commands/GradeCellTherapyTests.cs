using System.Text.Json;

namespace Cairn.App.Tests.Commands;

/// <summary>
/// <c>cairn grade crs|icans|icaht</c>, run as a user runs them. Expected grades: Lee 2019 and EHA/EBMT 2023 by hand.
/// </summary>
public sealed class GradeCellTherapyTests
{
    static async Task<CairnProcess.Outcome> Graded(string kind, string rows, params string[] more)
    {
        using var folder = CairnProcess.Folder();
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "f.csv"), rows, TestContext.Current.CancellationToken);
        return await CairnProcess.Run(folder.Path, ["grade", kind, "--data", "f.csv", .. more]);
    }

    [Fact]
    public async Task Crs_keeps_the_grade_of_ctcae_beside_and_converts_nothing()
    {
        var run = await Graded(
            "crs",
            "temp,hypotension,oxygen,ctcae\n38.4,one vasopressor,none,2\n37,none,none,1\n",
            "--format",
            "csv"
        );
        var lines = run.Output.TrimEnd().Split('\n');
        Assert.Equal("temp,hypotension,oxygen,ctcae,grade,reason", lines[0]);
        Assert.StartsWith("38.4,one vasopressor,none,2,3,", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("37,none,none,1,,", lines[2], StringComparison.Ordinal);
    }

    // As a spreadsheet saves it in Germany: a mark of its encoding, semicolons, a quoted cell.
    [Fact]
    public async Task A_table_is_read_as_an_import_reads_it()
    {
        var run = await Graded("crs", "\uFEFFtemp;hypotension;oxygen\n38.4;\"one vasopressor\";none\n", "--format", "csv");
        Assert.Contains("\n38.4,one vasopressor,none,3,", run.Output, StringComparison.Ordinal);
        var broken = await Graded("crs", "temp,hypotension\n38.4\n");
        Assert.Equal(2, broken.ExitCode);
        Assert.Contains("f.csv:2: The row has 1 fields, the header 2.", broken.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_word_that_is_not_known_is_told_and_counts_as_unknown()
    {
        var run = await Graded("icans", "ice,consciousness,grade\n5,drowsyish,1\n", "--format", "csv");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("f.csv:2 [consciousness]", run.Words, StringComparison.Ordinal);
        Assert.StartsWith("ice,consciousness,grade_given,grade,reason\n5,drowsyish,1,,", run.Output, StringComparison.Ordinal);
        Assert.Contains("at least 2", run.Output, StringComparison.Ordinal);
        Assert.Contains("what is meant by 'drowsyish'", run.Output, StringComparison.Ordinal);
    }

    // A single row is the whole input: what is wrong with it ends the command with 2. A row of a file says it for itself.
    [Theory]
    [InlineData("crs", "--temp", "38.5", "--hypotension", "levo", "--oxygen", "none")]
    [InlineData("crs", "--temp", "98", "--hypotension", "none", "--oxygen", "none")]
    [InlineData("crs", "--temp", "38.5", "--fatal", "perhaps")]
    [InlineData("icans", "--ice", "11")]
    [InlineData("iec-hs", "--investigator", "7")]
    [InlineData("ctcae", "--term", "Neutropenia", "--value", "-1", "--unit", "10*9/L")]
    [InlineData("ctcae", "--term", "Fever", "--value", "98", "--unit", "Cel")]
    [InlineData("ctcae", "--term", "No such term", "--value", "1")]
    [InlineData("ctcae", "--term", "Neutropenia", "--value", "one", "--unit", "10*9/L")]
    [InlineData("ctcae", "--term", "Neutropenia", "--value", "1", "--unit", "kg")]
    [InlineData("ctcae", "--term", "Hypokalemia", "--value", "3.2", "--unit", "mmol/L", "--symptoms", "maybe")]
    [InlineData("ctcae", "--term", "Febrile neutropenia", "--value", "0.5", "--unit", "10*9/L", "--temperature", "98")]
    public async Task A_single_row_with_something_wrong_is_bad_input(params string[] words)
    {
        using var folder = CairnProcess.Folder();
        var run = await CairnProcess.Run(folder.Path, ["grade", .. words, "--format", "json"]);
        Assert.Equal(2, run.ExitCode);
        var row = JsonDocument.Parse(run.Output).RootElement.GetProperty("rows")[0];
        Assert.NotEqual(0, row.GetProperty("findings").GetArrayLength());
        Assert.NotEmpty(run.Words);
    }

    [Theory]
    [InlineData("crs", "--temp", "38.5", "--oxygen", "none")]
    [InlineData("ctcae", "--term", "Neutropenia", "--value", "<0.5", "--unit", "10*9/L")]
    public async Task What_is_only_unknown_is_no_bad_input(params string[] words)
    {
        using var folder = CairnProcess.Folder();
        Assert.Equal(0, (await CairnProcess.Run(folder.Path, ["grade", .. words])).ExitCode);
    }

    // Seven days at or below 0.5: grade 2 early; two counts at or below 1.0 on day 40 and 45: grade 2 late.
    [Fact]
    public async Task Icaht_gives_a_row_a_subject_early_and_late()
    {
        var days = Enumerable.Range(0, 31).Select(d => $"S1,{d},{(d < 7 ? "0.4" : "2")},8");
        var rows = $"subject,day,anc,marrow_blasts\n{string.Join('\n', days)}\nS1,40,0.9,\nS1,45,1,\nS1,60,3,\n";
        var run = await Graded("icaht", rows, "--unit", "10*9/L", "--format", "json");
        var row = JsonDocument.Parse(run.Output).RootElement.GetProperty("rows")[0];
        Assert.Equal(2, row.GetProperty("grade").GetInt32());
        Assert.Equal("2", row.GetProperty("more").GetProperty("early").GetString());
        Assert.Equal("2", row.GetProperty("more").GetProperty("late").GetString());
        Assert.Contains("the disease may be the cause", row.GetProperty("reason").GetString(), StringComparison.Ordinal);
    }

    // Hines 2023: without the ferritin it is not called so; the grade is the investigator's and is never made here.
    [Fact]
    public async Task The_checklist_of_iec_hs_stands_beside_the_investigators_grade_and_makes_none()
    {
        var run = await Graded("iec-hs", "ferritin,cytopenia,investigator\nY,Y,3\nN,Y,\n,,7\n", "--format", "json");
        var rows = JsonDocument.Parse(run.Output).RootElement.GetProperty("rows");
        Assert.Equal(3, rows[0].GetProperty("grade").GetInt32());
        Assert.Contains(
            "2 of 14 lines are met (ferritin, cytopenia)",
            rows[0].GetProperty("reason").GetString(),
            StringComparison.Ordinal
        );
        Assert.Equal(JsonValueKind.Null, rows[1].GetProperty("grade").ValueKind);
        Assert.Contains("does not call this IEC-HS", rows[1].GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.Contains("f.csv:4 [investigator]", run.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_unit_is_never_guessed_from_small_numbers()
    {
        var run = await Graded("icaht", "subject,day,anc\nS1,0,0.4\n");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("--unit", run.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("crs", "wrong,header\n1,2\n")]
    [InlineData("icaht", "subject,day\nS1,0\n")]
    [InlineData("icaht", "day,anc\n1,500\n", "--days", "sometimes")]
    public async Task What_cannot_be_used_is_refused(string kind, string rows, params string[] more)
    {
        var run = await Graded(kind, rows, more);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
    }
}
