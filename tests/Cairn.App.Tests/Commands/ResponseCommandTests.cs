using System.Text.Json;

namespace Cairn.App.Tests.Commands;

public sealed class ResponseCommandTests
{
    const string Rows =
        "id,bm,pb,auer,emd,anc,plt,base\na,2,N,N,N,1.0,100,40\nb,2,FALSE,FALSE,FALSE,,100,40\nc,10,N,N,N,1.5,150,20\nd,<5,N,N,N,0.6,60,\ne,,N,N,N,1,1,1\n";

    static async Task<CairnProcess.Outcome> Run(string csv, params string[] arguments)
    {
        using var folder = CairnProcess.Folder();
        await File.WriteAllTextAsync(folder.File("f.csv"), csv, TestContext.Current.CancellationToken);
        return await CairnProcess.Run(folder.Path, ["response", .. arguments]);
    }

    // By the tables: a CR on the limits; b lacks the neutrophils; c falls from 20 to 10 % with full counts; d is CRi, CRh by ELN 2022 with CRh.
    [Theory]
    [InlineData("eln2017", false, "CR MLFS PR CRi not-evaluable")]
    [InlineData("eln2022", true, "CR MLFS PR CRh not-evaluable")]
    [InlineData("soochow-cll1", false, "CR MLFS PR CRi not-evaluable")]
    public async Task Every_row_has_its_category_and_its_reason(string criteria, bool withCrh, string expected)
    {
        var outcome = await Run(
            Rows,
            ["--data", "f.csv", "--criteria", criteria, "--format", "json", .. withCrh ? (string[])["--with-crh"] : []]
        );
        Assert.Equal(0, outcome.ExitCode);
        var rows = JsonDocument.Parse(outcome.Output).RootElement.GetProperty("rows").EnumerateArray().ToList();
        Assert.Equal(expected, string.Join(' ', rows.Select(r => r.GetProperty("category").GetString())));
        Assert.Equal(["a", "b", "c", "d", "e"], rows.Select(r => r.GetProperty("id").GetString()));
        Assert.All(rows, r => Assert.NotEmpty(r.GetProperty("rule").GetString()!));
        Assert.NotEmpty(rows[1].GetProperty("missing").EnumerateArray());
        Assert.Empty(rows[0].GetProperty("missing").EnumerateArray());
        Assert.Equal([-95, -95, -50], rows[..3].Select(r => r.GetProperty("change").GetDouble())); // from 40 to 2, and from 20 to 10
        Assert.Equal(JsonValueKind.Null, rows[4].GetProperty("change").ValueKind);
    }

    // A count on its limit is neither CR nor CRi where the own words are read strictly.
    [Fact]
    public async Task A_parameter_of_the_command_goes_before_the_study()
    {
        var outcome = await Run(Rows, "--data", "f.csv", "--criteria", "soochow-cll1", "--boundary", "strict", "--format", "csv");
        Assert.Equal(
            ["id,category,still_possible,missing,rule,change", "a,MLFS,"],
            outcome.Output.Split('\n')[..2].Select((line, i) => i == 0 ? line : line[..7])
        );
    }

    [Fact]
    public async Task Everything_wrong_is_said_at_once_by_row_and_column()
    {
        var outcome = await Run("bm,pb,anc\n120,N,1\n2,maybe,-1\n2\n", "--data", "f.csv", "--criteria", "eln2017");
        Assert.Equal(2, outcome.ExitCode);
        Assert.Empty(outcome.Output);
        foreach (var place in (string[])["f.csv:2 [bm]", "f.csv:3 [pb]", "f.csv:3 [anc]", "f.csv:4:"])
            Assert.Contains(place, outcome.Words, StringComparison.Ordinal);
    }

    // Cases/clinical/response_right.csv, rows M13 to M15 and M18, for which no category is right.
    [Theory]
    [InlineData("5-10,N", "'5-10' is no percentage", TestDisplayName = "M13: a range written by the laboratory is refused")]
    [InlineData("\"4,5\",N", "'4,5' is no percentage", TestDisplayName = "M14: a decimal comma is refused")]
    [InlineData("101,N", "'101' is no percentage", TestDisplayName = "M15: more than 100 % of blasts are refused")]
    [InlineData(
        "2,maybe",
        "'maybe' is neither present nor absent",
        TestDisplayName = "M18: blood blasts of neither Y nor N are refused"
    )]
    public async Task A_cell_without_a_right_answer_is_refused_with_its_place(string cells, string words)
    {
        var outcome = await Run($"bm,pb\n{cells}\n", "--data", "f.csv", "--criteria", "eln2022");
        Assert.Equal((2, ""), (outcome.ExitCode, outcome.Output));
        Assert.Contains(words, outcome.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--data", "absent.csv", "--criteria", "eln2017")]
    [InlineData("--data", "f.csv")]
    [InlineData("--data", "f.csv", "--criteria", "eln2017", "--with-crh")]
    [InlineData("--data", "f.csv", "--criteria", "no-such-study")]
    [InlineData("--study", "soochow-cll1", "--criteria", "eln2017")]
    [InlineData("--study", "soochow-cll1", "--subject", "X")]
    [InlineData()]
    public async Task What_cannot_be_used_is_refused_with_words(params string[] arguments)
    {
        var outcome = await Run(Rows, arguments);
        Assert.Equal(2, outcome.ExitCode);
        Assert.StartsWith("cairn: ", outcome.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Columns_that_are_absent_are_named_and_unknown()
    {
        var outcome = await Run("id,bm,anc\na,2,1\n", "--data", "f.csv", "--criteria", "eln2017", "--format", "csv");
        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("has no column base, plt, pb, auer, emd: unknown in every row", outcome.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "no column",
            (await Run(Rows, "--data", "f.csv", "--criteria", "eln2017")).Words,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_column_in_other_letters_is_refused_not_passed_over()
    {
        var outcome = await Run("ID,bm,ANC,PLT,pb,EMD\na,2,1,100,N,N\n", "--data", "f.csv", "--criteria", "eln2017");
        Assert.Equal(2, outcome.ExitCode);
        foreach (var name in (string[])["ID", "ANC", "PLT", "EMD"])
            Assert.Contains(
                $"a column '{name}'; the column that is read is called '{name.ToLowerInvariant()}'",
                outcome.Words,
                StringComparison.Ordinal
            );
    }

    // 1500 and 1000 neutrophils and 100000 platelets a microlitre are 1.5, 1 and 100 10^9/L; 1500 platelets can be.
    [Fact]
    public async Task M16_counts_that_blood_does_not_reach_are_not_known_and_make_no_remission()
    {
        var outcome = await Run(
            "bm,pb,auer,emd,anc,plt,base\n2,N,N,N,1500,100000,40\n2,N,N,N,1000,1500,40\n",
            "--data",
            "f.csv",
            "--criteria",
            "eln2017",
            "--format",
            "csv"
        );
        Assert.Equal(0, outcome.ExitCode);
        Assert.All(outcome.Output.TrimEnd().Split('\n').Skip(1), row => Assert.Contains("MLFS", row, StringComparison.Ordinal));
        Assert.Contains(
            "f.csv:2 [anc]: 1500 is hardly a count in 10^9/L (so in 2 rows)",
            outcome.Words,
            StringComparison.Ordinal
        );
        Assert.Contains("f.csv:2 [plt]: 100000 is hardly a count in 10^9/L; it", outcome.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "hardly",
            (await Run(Rows, "--data", "f.csv", "--criteria", "eln2017")).Words,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_file_without_the_marrow_is_refused() =>
        Assert.Contains(
            "[bm]",
            (await Run("anc,plt\n1,2\n", "--data", "f.csv", "--criteria", "eln2017")).Words,
            StringComparison.Ordinal
        );
}
