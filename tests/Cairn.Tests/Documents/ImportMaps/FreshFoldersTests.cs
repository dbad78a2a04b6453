using Cairn.Documents.ImportMaps;
using Cairn.Documents.RecordFiles;
using Cairn.Ledger;
using Cairn.Ledger.Import.Mapping;
using Cairn.Ledger.Kinds;
using Cairn.Records;
using Cairn.Tests.Documents.Tables;
using Cairn.Tests.Ledger;

namespace Cairn.Tests.Documents.ImportMaps;

/// <summary>
/// The telling ones of twenty further folders, made up after exports of hospitals by somebody who had not seen the others: each
/// goes in with the map that its files speak for and what a person answers, a second run changes nothing; or it is refused by
/// row,
/// column and mend.
/// </summary>
public sealed class FreshFoldersTests : IDisposable
{
    readonly SiteFolder _site = new();

    public void Dispose() => _site.Dispose();

    /// <summary>
    /// Name, encoding, the file as name and text, what a person answers (key and answer in turns), and the records.
    /// </summary>
    public static TheoryData<string, string?, string[], string[], string[]> GoingIn { get; } =
        new()
        {
            {
                "German laboratory whose values are open, with times",
                "windows-1252",
                [
                    "Export_Labor.csv",
                    "Patient;Probenentnahme;Untersuchung;Ergebnis;Einheit;Ref.-Bereich\n"
                        + "P1;14.03.25 07:30;CRP;< 0,05;mg/dl;\nP1;14.03.25 07:30;Neutrophile abs.;1,2;/nl;1,8 - 7,7\n",
                ],
                [],
                ["LB P1 CRP < 0.05 mg/dl 2025-03-14T07:30", "LB P1 NEUT 1.2 /nl 2025-03-14T07:30 1.8 7.7"]
            },
            {
                "Chinese laboratory whose column of times holds the days",
                "gb18030",
                [
                    "检验结果.csv",
                    "受试者编号,采样时间,项目名称,结果,单位,参考区间\n001,2025年4月3日 08:30,白细胞计数(WBC),0.3,×10^9/L,3.5-9.5\n",
                ],
                [],
                ["LB 001 WBC 0.3 ×10^9/L 2025-04-03T08:30 3.5 9.5"]
            },
            {
                "Chinese people, days in eight digits",
                null,
                ["受试者信息.csv", "筛选号,患者姓名,性别,出生日期,知情同意日期\nS001,张三,女,19600523,2025.1.20\n"],
                [],
                ["DM S001 F 1960-05-23"]
            },
            {
                "British results whose days may be months, and a hospital's number, answered by a person",
                null,
                [
                    "blood results.csv",
                    "Hosp No,Date taken,Investigation,Result,Units,Normal range\n77,05/03/2025,Haemoglobin,98,g/L,120-160\n",
                ],
                ["'HOSP NO'", "USUBJID", "dates", "DMY"],
                ["LB 77 HGB 98 g/L 2025-03-05 120 160"]
            },
            {
                "French laboratory with hours",
                "windows-1252",
                [
                    "Résultats biologie.csv",
                    "N° patient;Prélevé le;Examen;Résultat;Unité;Valeurs de référence\n"
                        + "P1;14/04/2025 08h15;Leucocytes;4,5;Giga/L;4,0 à 10,0\n",
                ],
                [],
                ["LB P1 WBC 4.5 Giga/L 2025-04-14T08:15 4.0 10.0"]
            },
            {
                "German events that go on, answered by a person",
                "windows-1252",
                [
                    "UE-Liste.csv",
                    "Pat.-Nr.;UE-Bezeichnung;Beginn;Ende;CTCAE-Grad;SUE (ja/nein);Kausalität;Ausgang\n"
                        + "P1;Neutropenie;20.03.2025;fortlaufend;4;nein;wahrscheinlich;andauernd\n",
                ],
                ["'fortlaufend'", ""],
                ["AE P1 Neutropenie 4 N 2025-03-20 PROBABLE NOT RECOVERED/NOT RESOLVED"]
            },
            {
                "American medicines since a year",
                null,
                [
                    "ConMeds.csv",
                    "Subject ID,Medication,Dose,Unit,Route,Start Date,Ongoing?\n101,Acyclovir,400,mg,PO,UNK/2024,Yes\n"
                        + "101,Tocilizumab,8,mg/kg,IV,03/16/2025,No\n",
                ],
                [],
                ["CM 101 2024", "CM 101 2025-03-16"]
            },
            {
                "American results with names of people, which stay out",
                null,
                [
                    "Results.csv",
                    "Subject,Patient Name,Component,Value,Units,Collected\n7,\"DOE, JANE\",WBC,4.5,K/uL,3/14/2025 7:05 AM\n",
                ],
                [],
                ["LB 7 WBC 4.5 K/uL 2025-03-14T07:05"]
            },
            {
                "A listing by pages, with line breaks in the names of its columns",
                null,
                [
                    "AE Listing.csv",
                    "\"Subject\nID \",\"Adverse\nEvent\",\"Start\nDate\",\"Toxicity\nGrade\"\n101 ,Fever,14-MAR-2025,2\n"
                        + "\"Subject\nID \",\"Adverse\nEvent\",\"Start\nDate\",\"Toxicity\nGrade\"\n102,Nausea,16-MAR-2025,1\n",
                ],
                [],
                ["AE 101 Fever 2 2025-03-14", "AE 102 Nausea 1 2025-03-16"]
            },
            {
                "Swiss thousands",
                null,
                ["Laborwerte.csv", "Pat ID;Datum;Analyse;Resultat;Einheit\nP1;14.4.25;Ferritin;1'234.5;µg/l\n"],
                [],
                ["LB P1 FERRITIN 1234.5 µg/l 2025-04-14"]
            },
            {
                "A spreadsheet's short years, answered by a person",
                null,
                ["labs.csv", "Subject,Date,Test,Result,Unit\n101,14-Mar-25,WBC,4.5,10*9/L\n"],
                ["dates", "DMY"],
                ["LB 101 WBC 4.5 10*9/L 2025-03-14"]
            },
        };

    [Theory]
    [MemberData(nameof(GoingIn))]
    public void It_goes_in_and_a_second_run_changes_nothing(
        string name,
        string? encoding,
        string[] file,
        string[] answers,
        string[] records
    )
    {
        Assert.NotEmpty(name);
        _site.Put(file[0], file[1], encoding);
        var map = Map(encoding, answers);
        var plan = _site.Plan(LedgerState.Empty("X"), encoding, map);
        Assert.DoesNotContain(plan.Findings, f => f.Severity == Severity.Error);
        Assert.Equal(records, SiteFolder.Told(plan));
        var again = _site.Plan(Sheets.Fold([.. plan.Tables.SelectMany(t => t.Added)]), encoding, map);
        Assert.All(again.Tables, t => Assert.Empty(t.Added));
        Assert.Empty(again.Conflicts);
    }

    /// <summary>The proposal's map, with what a person answers in place of its questions.</summary>
    ImportMap Map(string? encoding, params string[] answers)
    {
        var proposal = Proposing.Of(IncomingFiles.Written(_site.Files, encoding).Tables);
        Assert.Equal(answers.Length / 2, proposal.Questions.Count);
        var text = MapText.Write(proposal);
        foreach (var answer in answers.Chunk(2))
            text = text.Replace($"{answer[0]}: '?'", $"{answer[0]}: '{answer[1]}'", StringComparison.Ordinal);
        var map = MapText.Read("map", text);
        Assert.Empty(map.Findings);
        return map.Value!;
    }

    [Fact]
    public void A_workbook_with_names_over_two_merged_lines_goes_in_and_a_file_without_records_stays_out()
    {
        var bytes = Workbook.Of(
            "血常规",
            [
                ["某某医院检验报告单"],
                ["受试者编号", "采样日期", "血常规", ""],
                ["", "", "白细胞(10^9/L)", "血小板(10^9/L)"],
                ["001", Workbook.Day(45750), 4.5, 88],
                ["", Workbook.Day(45751), 0.3, 20],
            ],
            null,
            "A1:D1",
            "A2:A3",
            "B2:B3",
            "C2:D2",
            "A4:A5"
        );
        _site.Put("说明.csv", "说明\n请联系\n", null);
        File.WriteAllBytes(Path.Combine(_site.Path, "检验报告.xlsx"), bytes);
        var plan = _site.Plan(LedgerState.Empty("X"), null, Map(null, "domain", FileMap.None));
        Assert.Equal(
            [
                "LB 001 WBC 4.5 10^9/L 2025-04-03",
                "LB 001 PLAT 88 10^9/L 2025-04-03",
                "LB 001 WBC 0.3 10^9/L 2025-04-04",
                "LB 001 PLAT 20 10^9/L 2025-04-04",
            ],
            SiteFolder.Told(plan)
        );
        Assert.Contains(plan.Findings, f => f.Place == "说明.csv"); // told that it was left out
    }

    [Fact]
    public void A_dose_has_the_unit_of_its_own_heading()
    {
        _site.Put(
            "Infusionen.csv",
            "Patient;Infusion am;Präparat;Art;Dosis (10^6/kg)\nP1;14.03.2025;CLL1;CAR-T-Zell-Infusion;0,5\n",
            null
        );
        var plan = _site.Plan(LedgerState.Empty("X"), null, Map(null));
        var added = Assert.Single(plan.Tables.SelectMany(t => t.Added).OfType<RecordAdded>());
        var dose = Assert.IsType<Exposure>(added.Record);
        Assert.Equal((0.5, "10^6/kg"), (dose.Dose, dose.DoseUnit));
    }

    [Fact]
    public void A_column_that_the_map_does_not_name_keeps_its_own_name_and_every_value()
    {
        _site.Put("lb.csv", "USUBJID,LBTESTCD,LBORRES,LBDTC,Draw time\nS1,WBC,4,2025-03-14,08:30\n", null);
        var table = Assert.Single(IncomingFiles.Read(_site.Files, null, new ImportMap()).Tables);
        Assert.Equal("08:30", Assert.Single(table.Rows).Of("DRAW TIME"));
    }

    [Fact]
    public void A_subject_whose_zeros_were_lost_is_named_beside_the_one_of_dm()
    {
        _site.Put("dm.csv", "USUBJID\n001\n", null);
        _site.Put("lb.csv", "USUBJID,LBTESTCD,LBORRES,LBORRESU,LBDTC\n1,WBC,4,10*9/L,2025-03-14\n", null);
        var plan = _site.Plan(LedgerState.Empty("X"), null, null);
        var asked = Assert.Single(plan.Findings, f => f.Column == "USUBJID");
        Assert.Equal(Severity.Error, asked.Severity);
        Assert.Contains("001", asked.Mend, StringComparison.Ordinal);
    }

    [Theory] // refused by row and column
    [InlineData("lab.csv", "Subject,Date,Test,Result,Unit\n101,45730,WBC,4.5,K/uL\n", 2, "LBDTC")] // a spreadsheet's day
    [InlineData("ae.csv", "Patient;Ereignis;Beginn;Grad\nP1;Fieber;16.03.2025;3-4\n", 2, "AETOXGR")]
    [InlineData("ae.csv", "Patient;Ereignis;Beginn;Grad\nP1;Fieber;16.03.2025;2\nSeite 1 von 1;;;\n", 3, "AETERM")]
    [InlineData(
        "labs.csv",
        "Subject,Date,Test,Result,Unit\n1,3/14/2025,WBC,4.5,K/uL\n1,3/14/2025,FERRITIN,\"40,000\",ng/mL\n",
        3,
        "LBORRES"
    )]
    public void What_cannot_go_in_is_refused_by_row_and_column(string name, string text, int line, string column)
    {
        _site.Put(name, text, null);
        var errors = _site
            .Plan(LedgerState.Empty("X"), null, Map(null))
            .Findings.Where(f => f.Severity == Severity.Error)
            .ToList();
        Assert.Contains((line, column), errors.Select(f => (f.Line ?? 0, f.Column)));
        Assert.All(errors, f => Assert.NotEmpty(f.Mend));
    }
}
