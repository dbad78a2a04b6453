using Cairn.Documents.Csv;
using Cairn.Ledger;
using Cairn.Ledger.Import;
using Cairn.Records;

namespace Cairn.Tests.Ledger;

/// <summary>Folders as sites sent them (cases/import), with the right answers of right.md.</summary>
public sealed class ImportCasesTests
{
    static ImportPlan Plan(string folder)
    {
        var tables = Directory
            .EnumerateFiles(Shared.PathOf("cases/import/" + folder), "*.csv")
            .Order(StringComparer.Ordinal)
            .Select(path => SdtmCsv.Read(Path.GetFileName(path), File.ReadAllBytes(path)).Value!);
        var rules = new ImportRules("soochow-cll1", new DateOnly(2025, 12, 31), OtherIds: ["IIT2024059"]);
        return Importing.Plan(LedgerState.Fold("soochow-cll1", []), [.. tables], rules);
    }

    static Casebook Book(ImportPlan plan) => Sheets.Fold([.. plan.Tables.SelectMany(t => t.Added)]).Casebook();

    static IEnumerable<LabResult> Labs(ImportPlan plan) => Book(plan).Subjects.SelectMany(s => s.Of<LabResult>());

    [Fact]
    public void Text_that_looks_like_a_number_is_kept_with_a_warning_a_kind()
    {
        var plan = Plan("number-like-text");
        Assert.True(plan.IsSound);
        Assert.Equal(8, plan.Findings.Count);
        Assert.All(plan.Findings, f => Assert.Equal((Severity.Warning, "LBORRES"), (f.Severity, f.Column)));
        Assert.Equal(
            ["1 234", "1.234,5", "88 H", "８８", "−3", "#VALUE!", "1-Mar", "NaN"],
            Labs(plan).OrderBy(l => l.Sequence).Select(l => l.Result)
        );
        Assert.All(Labs(plan), l => Assert.Null(l.Number));
    }

    [Fact]
    public void A_limit_in_words_is_kept_with_a_warning()
    {
        var plan = Plan("range-limit-text");
        Assert.True(plan.IsSound);
        Assert.Equal(
            ["LBORNRHI", "LBORNRLO"], // NEG is read as a result
            plan.Findings.Select(f => f.Column).Distinct().Order(StringComparer.Ordinal)
        );
        Assert.Equal(["<40", "NEG"], Labs(plan).OrderBy(l => l.Sequence).Select(l => l.HighLimit));
        Assert.All(Labs(plan), l => Assert.Null(l.NormalHigh));
    }

    [Fact]
    public void A_study_goes_by_any_of_its_numbers() => Assert.True(Plan("studyid-orgid").IsSound);

    [Theory]
    [InlineData("units-in-neither", 3)]
    [InlineData("units-two-tables", 5)]
    public void Import_and_rules_read_the_same_units(string folder, int rows)
    {
        var plan = Plan(folder);
        Assert.Empty(plan.Findings);
        var labs = Labs(plan).ToList();
        Assert.Equal(rows, labs.Count);
        Assert.All(labs, l => Assert.Equal(1.5, Catalogue.Read(l).Value?.Exact));
    }

    [Theory]
    [InlineData("30", null)]
    [InlineData("<0.1", null)]
    [InlineData(">=500", null)]
    [InlineData("NEGATIVE", null)]
    [InlineData("see report", null)]
    [InlineData("Y", null)]
    [InlineData("1:80", null)]
    [InlineData("1e3", null)]
    [InlineData("1,5", "DecimalComma")]
    [InlineData("<1,5", "DecimalComma")]
    [InlineData("12 345,6", "Spaced")]
    [InlineData("1,234,567", "Thousands")]
    [InlineData("1,234.5", "Thousands")]
    [InlineData("Mar-24", "Day")]
    [InlineData("#DIV/0!", "Error")]
    [InlineData("#N/A", "Error")]
    [InlineData("-inf", "NoNumber")]
    [InlineData("12*", "Flagged")]
    [InlineData("１２．５", "FullWidth")]
    [InlineData("–7", "OtherMinus")]
    public void Text_is_a_number_ordinary_or_looks_like_a_number(string text, string? expected) =>
        Assert.Equal(expected, NumberLikes.Of(text)?.ToString());

    [Theory]
    [InlineData("-3", "Negative")]
    [InlineData("- 0.5", "Negative")]
    [InlineData("3 or more", "Mixed")]
    [InlineData("haemolysed", null)]
    public void Of_what_is_measured_a_digit_was_meant_as_a_number(string text, string? expected) =>
        Assert.Equal(expected, NumberLikes.Of(text, isMeasured: true)?.ToString());

    // Two leukocytes in a microlitre of cerebrospinal fluid are many; no range of blood says so, and no rule about blood reads them.
    [Theory]
    [InlineData("CSF", "LBSPEC")]
    [InlineData("BLOOD", "LBORRESU")]
    [InlineData("", "LBORRESU")]
    public void A_result_of_another_fluid_is_said_to_be_one(string specimen, string column)
    {
        var blood = Read("lb.csv", $"USUBJID,LBSEQ,LBTESTCD,LBORRES,LBORRESU,LBSPEC\nP1,1,WBC,0.002,10*9/L,{specimen}\n");
        var rules = new ImportRules("soochow-cll1", new DateOnly(2025, 12, 31));
        var plan = Importing.Plan(LedgerState.Fold("soochow-cll1", []), [Read("dm.csv", "USUBJID\nP1\n"), blood], rules);
        var said = Assert.Single(plan.Findings);
        Assert.Equal((Severity.Warning, column), (said.Severity, said.Column));
        Assert.Equal("0.002", Assert.Single(Labs(plan)).Result);
    }

    static IncomingTable Read(string name, string text) => SdtmCsv.Read(name, System.Text.Encoding.UTF8.GetBytes(text)).Value!;
}
