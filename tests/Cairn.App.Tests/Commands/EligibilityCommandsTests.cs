using System.Text.Json;

namespace Cairn.App.Tests.Commands;

/// <summary>
/// <c>cairn study feasibility</c>, <c>cairn screen</c> with a recorded deviation, and <c>cairn cql</c> with hostile text, on
/// files of
/// a cohort of two made here: one of 45 years and one of 75, of which the trial takes those of 18 to 70.
/// </summary>
public sealed class EligibilityCommandsTests
{
    const string People = """
        USUBJID,BRTHDTC,SEX,RFICDTC
        P1,1980-01-01,M,2025-03-10
        P2,1950-01-01,M,2025-03-10
        """;

    const string Milestones = """
        USUBJID,DSSEQ,DSTERM,DSDECOD,DSSTDTC
        P1,1,Consent,INFORMED CONSENT OBTAINED,2025-03-10
        P1,2,Enrolled,ENROLLED,2025-03-28
        """;

    const string Pressures = """
        USUBJID,VSSEQ,VSTESTCD,VSORRES,VSORRESU,VSDTC
        P1,1,SYSBP,160,mm[Hg],2025-03-10
        P1,2,SYSBP,162,mm[Hg],2025-03-10
        P1,3,DIABP,80,mm[Hg],2025-03-10
        P1,4,DIABP,80,mm[Hg],2025-03-10
        """;

    const string Illnesses = """
        USUBJID,MHSEQ,MHTERM,MHDECOD,MHOCCUR
        P1,1,Fibrosis of the lungs,PULMONARY FIBROSIS,N
        P1,2,APL,Acute promyelocytic leukaemia,Y
        """;

    const string Deviation = """
        USUBJID,DVSEQ,DVTERM,DVDECOD,DVSTDTC
        P1,1,Enrolled though no donor was confirmed,I5,2025-03-28
        """;

    static async Task<CairnProcess.Outcome> Feasibility(TemporaryFolder folder, params string[] more) =>
        await CairnProcess.Run(folder.Path, ["study", "feasibility", "--study", "NCT06880354", "--data", "rows", .. more]);

    static async Task Write(TemporaryFolder folder, string file, string text)
    {
        Directory.CreateDirectory(folder.File("rows"));
        await File.WriteAllTextAsync(folder.File($"rows/{file}"), text, TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData("dm.csv", false)]
    [InlineData("SYNTHETIC-dm.csv", true)]
    public async Task A_file_that_is_marked_marks_the_answer_the_words_and_the_figure(string file, bool isSynthetic)
    {
        using var folder = CairnProcess.Folder();
        await Write(folder, file, People);
        var found = await Feasibility(folder, "--format", "json", "--svg", "figure.svg");
        Assert.True(found.ExitCode == 0, found.Words);
        Assert.Equal(isSynthetic, JsonDocument.Parse(found.Output).RootElement.GetProperty("isSynthetic").GetBoolean());
        Assert.Equal(isSynthetic, found.Words.Contains("SYNTHETIC", StringComparison.Ordinal));
        var figure = await File.ReadAllTextAsync(folder.File("figure.svg"), TestContext.Current.CancellationToken);
        Assert.Equal(isSynthetic, figure.Contains("SYNTHETIC", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_bound_that_is_loosened_says_how_many_more_and_a_wrong_one_is_refused()
    {
        using var folder = CairnProcess.Folder();
        await Write(folder, "dm.csv", People);
        var found = await Feasibility(folder, "--format", "json", "--loosen", "I1 Oldest, years=75");
        Assert.True(found.ExitCode == 0, found.Words);
        var root = JsonDocument.Parse(found.Output).RootElement;
        Assert.Equal((2, 1), (root.GetProperty("subjects").GetInt32(), root.GetProperty("ineligible").GetInt32()));
        var loosened = Assert.Single(root.GetProperty("loosenings").EnumerateArray());
        Assert.Equal((1, 0), (loosened.GetProperty("letIn").GetInt32(), loosened.GetProperty("eligible").GetInt32()));
        foreach (var wrong in new[] { "I1=75", "X9=1", "I7.1=many", "I7.1" })
        {
            var refused = await Feasibility(folder, "--loosen", wrong);
            Assert.Equal((2, ""), (refused.ExitCode, refused.Output));
            Assert.Contains("--loosen", refused.Words, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Bounds_stand_in_the_table_in_the_units_that_people_read()
    {
        using var folder = CairnProcess.Folder();
        await Write(folder, "dm.csv", People);
        await Write(folder, "vs.csv", Pressures);
        var found = await Feasibility(folder);
        Assert.True(found.ExitCode == 0, found.Words);
        Assert.Contains("150 mmHg  165 mmHg  1 more", found.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_word_of_the_figure_lies_within_it()
    {
        using var folder = CairnProcess.Folder();
        await Write(folder, "dm.csv", People);
        await Feasibility(folder, "--svg", "figure.svg");
        var svg = System.Xml.Linq.XDocument.Load(folder.File("figure.svg")).Root!;
        var width = double.Parse(
            svg.Attribute("viewBox")!.Value.Split(' ')[2],
            System.Globalization.CultureInfo.InvariantCulture
        );
        var rows = svg.Descendants()
            .Where(e => e.Name.LocalName == "text")
            .GroupBy(e => (double)e.Attribute("y")!)
            .Where(row =>
                row.Any(e =>
                    e.Value.EndsWith(" unknown", StringComparison.Ordinal) && e.Value.Contains("alone", StringComparison.Ordinal)
                )
            )
            .ToList();
        Assert.NotEmpty(rows);
        // 6.2 a letter: half of the size of the text, a little on the narrow side of a sans serif. The numbers end at the right edge.
        foreach (var row in rows)
        {
            var (name, numbers) = (row.First(), row.Last());
            var right = (double)numbers.Attribute("x")!;
            Assert.InRange(right, 0, width);
            Assert.InRange((double)name.Attribute("x")! + 6.2 * name.Value.Length, 0, right - 6.2 * numbers.Value.Length);
        }
    }

    [Fact]
    public async Task A_recorded_deviation_stands_beside_a_verdict_that_stays()
    {
        using var folder = CairnProcess.Folder();
        await Write(folder, "dm.csv", People);
        await Write(folder, "ds.csv", Milestones);
        var before = await Screened(folder);
        Assert.Contains("I2b, I3, I4, I5, I6", before.Words, StringComparison.Ordinal);
        File.Delete(folder.File("rows/dm.csv"));
        File.Delete(folder.File("rows/ds.csv"));
        await Write(folder, "dv.csv", Deviation);
        var after = await Screened(folder);
        Assert.Contains(
            "with a recorded deviation from I5: Enrolled though no donor was confirmed",
            after.Words,
            StringComparison.Ordinal
        );
        Assert.Contains("I2b, I3, I4, I6", after.Words, StringComparison.Ordinal);
        Assert.Equal(Verdicts(before.Output), Verdicts(after.Output));
    }

    [Fact]
    public async Task Of_an_exclusion_it_is_said_whether_it_is_there()
    {
        using var folder = CairnProcess.Folder();
        await Write(folder, "dm.csv", People);
        await Write(folder, "mh.csv", Illnesses);
        await Screened(folder);
        var said = await CairnProcess.Run(
            folder.Path,
            ["screen", "--study", "NCT06880354", "--database", "own.db", "--explain", "P1", "--gate", "screening"]
        );
        Assert.Contains("E13  met (absent)  Pulmonary fibrosis.", said.Output, StringComparison.Ordinal);
        Assert.Contains("E3  not met (present)  Acute promyelocytic leukaemia.", said.Output, StringComparison.Ordinal);
        Assert.Contains("E4  unknown  CAR-T", said.Output, StringComparison.Ordinal);
    }

    static async Task<CairnProcess.Outcome> Screened(TemporaryFolder folder)
    {
        string[] ledger = ["--study", "NCT06880354", "--database", "own.db"];
        var import = await CairnProcess.Run(folder.Path, ["import", "--from", "rows", .. ledger]);
        Assert.True(import.ExitCode == 0, import.Words);
        return await CairnProcess.Run(folder.Path, ["screen", "--subject", "P1", "--format", "json", .. ledger]);
    }

    static IReadOnlyList<string?> Verdicts(string json) =>
        [
            .. from subject in JsonDocument.Parse(json).RootElement.GetProperty("subjects").EnumerateArray()
            from criterion in subject.GetProperty("criteria").EnumerateArray()
            select criterion.GetProperty("verdict").GetString(),
        ];

    [Fact]
    public async Task Hostile_expressions_end_with_a_place_and_never_a_crash()
    {
        using var folder = CairnProcess.Folder();
        var nested = new string('(', 10_000) + "1" + new string(')', 10_000);
        var chain = "library X\ndefine A: " + string.Concat(Enumerable.Repeat("1 + ", 250_000)) + "1"; // 1 MB
        await File.WriteAllTextAsync(folder.File("big.cql"), chain, TestContext.Current.CancellationToken);
        string[] circle = ["library X", "define A: \"B\"", "define B: \"A\""];
        await File.WriteAllLinesAsync(folder.File("circle.cql"), circle, TestContext.Current.CancellationToken);
        string[][] hostile =
        [
            [nested],
            ["A", "--library", "big.cql"],
            ["A", "--library", "circle.cql"],
            ["@9999-12-31 + 1 day"],
        ];
        foreach (var arguments in hostile)
        {
            var refused = await CairnProcess.Run(folder.Path, ["cql", .. arguments]);
            Assert.Equal((2, ""), (refused.ExitCode, refused.Output));
            Assert.StartsWith("cairn: ", refused.Words, StringComparison.Ordinal);
        }
        Assert.Equal("null", (await CairnProcess.Run(folder.Path, "cql", "1 / 0")).Output.Trim());
    }
}
