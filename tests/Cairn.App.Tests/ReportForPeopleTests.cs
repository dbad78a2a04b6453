namespace Cairn.App.Tests;

/// <summary>
/// What is taken along is for people: reports and cases of the demo say no code where there is a word, and say SYNTHETIC.
/// </summary>
[Collection(Demo.Name)]
public sealed class ReportForPeopleTests(Demo demo)
{
    // Codes of UCUM, of the registry and of roles; pages that a report does not have.
    static readonly string[] Bare =
    [
        "10*9/L",
        "10*6/kg",
        "x 10^9",
        ">cell-laboratory<",
        ">INDUSTRY<",
        ">OTHER<",
        "on the page of the dose",
        "on the pages of",
        "on the page Schedule",
        "not estimable to not estimable",
    ];

    Task<string> Report(string study) =>
        File.ReadAllTextAsync(Path.Combine(demo.Out, $"SYNTHETIC-{study}-report.html"), TestContext.Current.CancellationToken);

    [Theory]
    [InlineData(Demo.Atd)]
    [InlineData(Demo.Soochow)]
    public async Task A_report_says_no_code_where_there_is_a_word(string study)
    {
        var html = await Report(study);
        Assert.DoesNotContain(Bare, code => html.Contains(code, StringComparison.Ordinal));
        Assert.Contains("×10⁹/L", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Demo.Atd)]
    [InlineData(Demo.Soochow)]
    public async Task A_report_says_on_paper_that_folded_tables_are_in_the_file(string study) =>
        Assert.Contains(
            "<p class=\"paper\">Tables that are folded on the screen, by dose level and subject by subject, are in "
                + "the file and not on paper",
            await Report(study),
            StringComparison.Ordinal
        );

    // Both trials of the demo hold fatal events that are judged unrelated, on which a rule of stopping rests (Limits).
    [Theory]
    [InlineData(Demo.Atd)]
    [InlineData(Demo.Soochow)]
    public async Task What_keeps_a_rule_from_stopping_stands_in_short(string study)
    {
        var html = await Report(study);
        var from = html.IndexOf("<section id=\"summary\"", StringComparison.Ordinal);
        var summary = html[from..html.IndexOf("</section>", from, StringComparison.Ordinal)];
        Assert.Matches("Were they counted, the rule would stop at [0-9]+ of [0-9]+\\.", summary);
    }

    [Theory]
    [InlineData("text", "SYNTHETIC: ")]
    [InlineData("csv", "field,value\nSYNTHETIC,")]
    [InlineData("json", "{\n  \"isSynthetic\": true,")]
    public async Task A_case_that_is_taken_along_says_synthetic_first(string format, string begins)
    {
        using var folder = CairnProcess.Folder();
        var serious = await Safety(folder.Path, "--table", "serious", "--format", "csv");
        var row = serious.Output.Split('\n').First(line => line.Contains(",AE,", StringComparison.Ordinal)).Trim().Split(',');
        var one = await Safety(folder.Path, "--case", $"{row[3]}/{row[5]}", "--format", format);
        Assert.True(one.ExitCode == 0, one.Words);
        Assert.StartsWith(begins, one.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_register_without_a_record_says_that_none_is_loaded()
    {
        var page = await demo.Pages.Read("/registry");
        Assert.Contains("No record is loaded yet", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Nothing fits all of this", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_word_is_not_at_fault_where_no_record_is_loaded()
    {
        var page = await demo.Pages.Read("/registry?q=CLL1");
        Assert.Contains("No record is loaded yet", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Nothing fits all of this", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_case_names_tests_and_days_as_people_do()
    {
        using var folder = CairnProcess.Folder();
        var serious = await Safety(folder.Path, "--table", "serious", "--format", "csv");
        var row = serious.Output.Split('\n').First(line => line.Contains(",AE,", StringComparison.Ordinal)).Trim().Split(',');
        var one = await Safety(folder.Path, "--case", $"{row[3]}/{row[5]}");
        Assert.DoesNotMatch("[0-9]{4}-[0-9]{2}-[0-9]{2}|NEUT [0-9]|PLAT [0-9]|HGB [0-9]", one.Output);
    }

    Task<CairnProcess.Outcome> Safety(string folder, params string[] arguments) =>
        CairnProcess.Run(folder, ["safety", "--study", Demo.Soochow, "--database", demo.Database, .. arguments]);
}
