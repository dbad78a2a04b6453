using Cairn.Documents.ImportMaps;
using Cairn.Documents.RecordFiles;
using Cairn.Ledger;
using Cairn.Ledger.Import.Mapping;
using Cairn.Tests.Ledger;

namespace Cairn.Tests.Documents.ImportMaps;

/// <summary>
/// What a cell of a site's file may hold: two results (120/80), a limit in words (bis 50), a month of a year (03/2025), and units
/// in a line of their own below the names of the columns. Everything is made up; what is expected is by hand.
/// </summary>
public sealed class CellsOfSitesTests : IDisposable
{
    readonly SiteFolder _site = new();

    public void Dispose() => _site.Dispose();

    const string Dm = "USUBJID,SEX\nS-01,F\nS-02,M\n";

    /// <summary>What is sent, its name, its encoding, its text, and the records that it tells.</summary>
    public static TheoryData<string, string, string?, string, string[]> GoingIn { get; } =
        new()
        {
            {
                "two results in a cell, a column a test",
                "Vitalzeichen.csv",
                null,
                "Patient;Datum;RR (mmHg);Temp (°C)\nS-01;14.03.2025;120/80;36,8\nS-02;15.03.2025;145 / 95 mmHg;38,4\n",
                [
                    "VS S-01 SYSBP 120 mmHg 2025-03-14",
                    "VS S-01 DIABP 80 mmHg 2025-03-14",
                    "VS S-01 TEMP 36.8 °C 2025-03-14",
                    "VS S-02 SYSBP 145 mmHg 2025-03-15",
                    "VS S-02 DIABP 95 mmHg 2025-03-15",
                    "VS S-02 TEMP 38.4 °C 2025-03-15",
                ]
            },
            {
                "two results in a cell, a row a test",
                "vitals.csv",
                null,
                "Patient,Date,Parameter,Value,Unit\nS-01,2025-03-14,Blood pressure,120/80,mmHg\nS-01,2025-03-14,Pulse,72,/min\n",
                ["VS S-01 SYSBP 120 mmHg 2025-03-14", "VS S-01 DIABP 80 mmHg 2025-03-14", "VS S-01 PULSE 72 /min 2025-03-14"]
            },
            {
                "units in the line below the names",
                "Labor.csv",
                "windows-1252",
                "Patient;Datum;Leukozyten;Hämoglobin\n;;Tsd./µl;g/dl\nS-01;14.03.2025;4,5;11,2\nS-02;15.03.2025;0,8;9,4\n",
                [
                    "LB S-01 WBC 4.5 10*9/L 2025-03-14",
                    "LB S-01 HGB 11.2 g/dl 2025-03-14",
                    "LB S-02 WBC 0.8 10*9/L 2025-03-15",
                    "LB S-02 HGB 9.4 g/dl 2025-03-15",
                ]
            },
            {
                "units in a line that says so, and two results in a cell",
                "生命体征.csv",
                "gb18030",
                "受试者编号,日期,血压,脉搏\n单位,,mmHg,次/分\nS-01,2025/3/14,120/80,72\nS-02,2025/3/15,145/95,88\n",
                [
                    "VS S-01 SYSBP 120 mmHg 2025-03-14",
                    "VS S-01 DIABP 80 mmHg 2025-03-14",
                    "VS S-01 PULSE 72 /min 2025-03-14",
                    "VS S-02 SYSBP 145 mmHg 2025-03-15",
                    "VS S-02 DIABP 95 mmHg 2025-03-15",
                    "VS S-02 PULSE 88 /min 2025-03-15",
                ]
            },
            {
                "a result with the unit that its column says",
                "Labor.csv",
                null,
                "Patient;Datum;Leukozyten (G/l);Hb (g/dl)\nS-01;14.03.2025;4,5 G/l;11,2 g/dl\nS-02;15.03.2025;<0,8 G/l;94 g/l\n",
                [
                    "LB S-01 WBC 4.5 G/l 2025-03-14",
                    "LB S-01 HGB 11.2 g/dl 2025-03-14",
                    "LB S-02 WBC <0.8 G/l 2025-03-15",
                    "LB S-02 HGB 94 g/l g/dl 2025-03-15", // another unit: kept as it is, and asked about
                ]
            },
            {
                "limits in words, both in a cell",
                "Labor.csv",
                null,
                "Patient;Datum;Analyt;Ergebnis;Einheit;Normbereich\nS-01;13.04.2025;GPT;34;U/l;bis 50\n"
                    + "S-01;13.04.2025;Kalium;4,1;mmol/l;3,5 - 5,1\nS-02;25.04.2025;Ferritin;12,5;µg/l;ab 15,0\n",
                [
                    "LB S-01 ALT 34 U/l 2025-04-13 50",
                    "LB S-01 K 4.1 mmol/l 2025-04-13 3.5 5.1",
                    "LB S-02 FERRITIN 12.5 µg/l 2025-04-25 15.0",
                ]
            },
            {
                "limits in words, each in its column",
                "Labor.csv",
                null,
                "Patient;Datum;Parameter;Wert;Einheit;Untergrenze;Obergrenze\nS-01;14.03.2025;GPT;34;U/l;;bis 50\n"
                    + "S-01;14.03.2025;Kalium;4,1;mmol/l;ab 3,5;≤ 5,1\n",
                ["LB S-01 ALT 34 U/l 2025-03-14 50", "LB S-01 K 4.1 mmol/l 2025-03-14 3.5 5.1"]
            },
            {
                "months of a year",
                "Anamnese.csv",
                null,
                "Patient;Diagnose;Beginn\nS-01;Hypertonie;03/2019\nS-01;Pneumonie;11.2024\n"
                    + "S-02;Asthma;2001\nS-02;Gicht;14.03.2020\n",
                ["MH S-01 Hypertonie 2019-03", "MH S-01 Pneumonie 2024-11", "MH S-02 Asthma 2001", "MH S-02 Gicht 2020-03-14"]
            },
        };

    [Theory]
    [MemberData(nameof(GoingIn))]
    public void It_goes_in_with_the_map_that_its_file_speaks_for_and_a_second_run_changes_nothing(
        string what,
        string name,
        string? encoding,
        string text,
        string[] told
    )
    {
        Assert.NotEmpty(what);
        _site.Put("dm.csv", Dm, null);
        _site.Put(name, text, encoding);
        var map = Proposed(encoding);
        var plan = _site.Plan(LedgerState.Empty("X"), encoding, map);
        Assert.DoesNotContain(plan.Findings, f => f.Severity == Severity.Error);
        Assert.Equal(told.Order(), SiteFolder.Told(plan).Where(t => !t.StartsWith("DM", StringComparison.Ordinal)).Order());
        var again = _site.Plan(Sheets.Fold([.. plan.Tables.SelectMany(t => t.Added)]), encoding, map);
        Assert.Equal((0, told.Length + 2), (again.Tables.Sum(t => t.Added.Count), again.Tables.Sum(t => t.Unchanged)));
    }

    [Fact]
    public void A_cell_that_holds_no_two_results_is_refused_by_row_and_column()
    {
        _site.Put("dm.csv", Dm, null);
        _site.Put("vitals.csv", "Patient,Date,BP (mmHg)\nS-01,2025-03-14,120/80\nS-02,2025-03-15,145\n", null);
        var plan = _site.Plan(LedgerState.Empty("X"), null, Proposed(null));
        var error = Assert.Single(plan.Findings, f => f.Severity == Severity.Error);
        Assert.Equal((3, "BP (MMHG)"), (error.Line ?? 0, error.Column));
        Assert.Contains("145", error.What, StringComparison.Ordinal);
        Assert.Contains("120/80", error.Mend, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_unit_in_its_heading_two_results_are_asked_about()
    {
        _site.Put("vitals.csv", "Patient,Date,Blutdruck\nS-01,2025-03-14,120/80\n", null);
        var asked = Assert.Single(Proposing.Of(IncomingFiles.Written(_site.Files, null).Tables).Questions);
        Assert.Equal((MapPart.Test, "BLUTDRUCK"), (asked.Part, asked.Key));
    }

    [Fact]
    public void The_decimal_mark_is_seen_where_each_cell_has_its_unit_and_a_total_is_asked_about()
    {
        _site.Put("lb.csv", "Patient;Datum;Leukozyten\nS-01;14.03.2025;4,5 G/l\n", null);
        _site.Put("labor.csv", "Patient;Datum;Parameter;Wert\nS-01;14.03.2025;Leukozyten;4,5\nSumme;;2;\n", null);
        var proposal = Proposing.Of(IncomingFiles.Written(_site.Files, null).Tables);
        Assert.Equal([DecimalMark.Comma, DecimalMark.Comma], proposal.Map.Files.Select(f => f.Decimal));
        Assert.Contains(proposal.Questions, q => (q.Part, q.Key) == (MapPart.Word, "2"));
    }

    [Theory] // a first row that is one: somebody's, of numbers, or of words
    [InlineData("Patient,Sex,Grade\nA,F,m\nB,F,m\n")]
    [InlineData("Patient,WBC,HGB\n,4.5,11\nS-01,4,11\n")]
    [InlineData("Patient,WBC,Note\n,nüchtern,morgens\nS-01,4,x\n")]
    public void A_row_of_somebody_or_of_numbers_or_words_is_no_line_of_units(string text)
    {
        _site.Put("lb.csv", text, null);
        var table = Assert.Single(IncomingFiles.Written(_site.Files, null).Tables);
        Assert.Equal(2, table.Rows.Count);
    }

    ImportMap Proposed(string? encoding)
    {
        var proposal = Proposing.Of(IncomingFiles.Written(_site.Files, encoding).Tables);
        Assert.Empty(proposal.Questions);
        var map = MapText.Read("map", MapText.Write(proposal));
        Assert.Empty(map.Findings);
        return map.Value!;
    }
}
