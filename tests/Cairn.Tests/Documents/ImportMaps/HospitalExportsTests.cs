using System.IO.Compression;
using System.Text;
using Cairn.Documents.ImportMaps;
using Cairn.Documents.RecordFiles;
using Cairn.Ledger;
using Cairn.Ledger.Import.Mapping;
using Cairn.Tests.Documents.Tables;
using Cairn.Tests.Ledger;

namespace Cairn.Tests.Documents.ImportMaps;

/// <summary>
/// Exports of hospital systems, made up after their shapes: titles above the column names, a column a test with units in its
/// heading, the time in a column of its own, both limits in one cell, merged cells, totals, footers, hidden sheets. Each goes in
/// with the map that its files speak for, where an open question is answered by a person, or is refused by row, column and mend.
/// </summary>
public sealed class HospitalExportsTests : IDisposable
{
    readonly SiteFolder _site = new();

    public void Dispose() => _site.Dispose();

    /// <summary>Name, encoding, the file as name and text, what a person answers (key and answer), and the records.</summary>
    public static TheoryData<string, string?, string[], string[], string[]> GoingIn { get; } =
        new()
        {
            {
                "German laboratory with titles and the time apart",
                "windows-1252",
                [
                    "Labor Mai 2025.csv",
                    "Klinik Beispiel;;;;;\nExport vom 02.06.2025;;;;;\n;;;;;\n"
                        + "Patienten-Nr.;Abnahmedatum;Uhrzeit;Parameter;Wert;Einheit\n"
                        + "P1;14.03.2025;07:30;Leukozyten;4,5;Mrd./l\n;;;;;\nP2;15.03.2025;08:05;CRP;< 0,5;mg/dl\n",
                ],
                [],
                ["LB P1 WBC 4.5 10*9/L 2025-03-14T07:30", "LB P2 CRP < 0.5 mg/dl 2025-03-15T08:05"]
            },
            {
                "German blood picture, a column a test",
                "windows-1252",
                [
                    "Blutbild.csv",
                    "Pat-ID;Datum;Leukozyten (Mrd/l);Hämoglobin [g/dl];Thrombozyten (G/l)\n"
                        + "P1;14.03.2025;4,5;11,2;180\nP1;21.03.2025;0,4;;35\n",
                ],
                [],
                [
                    "LB P1 WBC 4.5 10*9/L 2025-03-14",
                    "LB P1 HGB 11.2 g/dl 2025-03-14",
                    "LB P1 PLAT 180 G/l 2025-03-14",
                    "LB P1 WBC 0.4 10*9/L 2025-03-21",
                    "LB P1 PLAT 35 G/l 2025-03-21",
                ]
            },
            {
                "People in a German file whose name says nothing",
                "windows-1252",
                ["Export1.csv", "Patientennr;Geschlecht;Alter;Einwilligung\nP1;w;54;20.01.2025\n"],
                [],
                ["DM P1 F"]
            },
            {
                "Results in a German file whose name says nothing",
                "windows-1252",
                [
                    "Export2.csv",
                    "Patientennr;Datum;Parameter;Wert;Einheit;Ref. unten;Ref. oben\nP1;23.02.2025;GPT (ALT);35;U/l;10;35\n",
                ],
                [],
                ["LB P1 ALT 35 U/l 2025-02-23 10 35"]
            },
            {
                "Results in an American file whose name says nothing",
                null,
                ["results.csv", "Subject ID,Collected,Test,Result,Units,Low,High\n101,2/14/2025,ALT (SGPT),<5,U/L,,35\n"],
                [],
                ["LB 101 ALT <5 U/L 2025-02-14 35"]
            },
            {
                "Vital signs, a column a sign",
                null,
                ["Kurve.csv", "Pat-ID;Datum;Temperatur (Cel);RR sys (mmHg);SpO2 (%)\nP1;14.03.2025;38,4;98;94\n"],
                [],
                ["VS P1 TEMP 38.4 Cel 2025-03-14", "VS P1 SYSBP 98 mmHg 2025-03-14", "VS P1 OXYSAT 94 % 2025-03-14"]
            },
            {
                "German ranges in one cell",
                null,
                ["labor.csv", "Patient;Datum;Test;Ergebnis;Einheit;Normbereich\nP1;14.03.2025;Kreatinin;88;µmol/l;62 - 106\n"],
                [],
                ["LB P1 CREAT 88 µmol/l 2025-03-14 62 106"]
            },
            {
                "German infusions",
                null,
                [
                    "Infusionen.csv",
                    "Patient;Produkt;Kategorie;Dosis;Dosiseinheit;Stufe;Datum\nP1;Zellen;CAR-T-Infusion;0,5;10^6/kg;1;14.03.2025\n",
                ],
                [],
                ["EX P1 CAR-T INFUSION 2025-03-14"]
            },
            {
                "Chinese blood picture in GB18030, a column a test",
                "gb18030",
                [
                    "血常规.csv",
                    "受试者编号,采样日期,白细胞(10^9/L),血红蛋白（g/L）\n001,2025年4月3日,4.5,110\n001,2025年4月10日,0.3,92\n",
                ],
                [],
                [
                    "LB 001 WBC 4.5 10^9/L 2025-04-03",
                    "LB 001 HGB 110 g/L 2025-04-03",
                    "LB 001 WBC 0.3 10^9/L 2025-04-10",
                    "LB 001 HGB 92 g/L 2025-04-10",
                ]
            },
            {
                "Chinese events with relation and outcome",
                "gb18030",
                [
                    "不良事件.csv",
                    "受试者编号,不良事件名称,开始日期,CTCAE分级,是否严重,与研究药物关系,转归\n001,发热,2025/4/5,2级,否,肯定有关,痊愈\n",
                ],
                [],
                ["AE 001 发热 2 N 2025-04-05 DEFINITE RECOVERED/RESOLVED"]
            },
            {
                "American laboratory with limits, flag and time",
                null,
                [
                    "Lab Results.csv",
                    "\"Subject ID\",\"Collection Date\",\"Time\",\"Test Name\",\"Result\",\"Units\",\"Ref Low\",\"Ref "
                        + "High\",\"Flag\"\n"
                        + "101,4/13/2025,7:45 PM,Hemoglobin,9.8,g/dL,12,16,L\n",
                ],
                [],
                ["LB 101 HGB 9.8 g/dL 2025-04-13T19:45 12 16"]
            },
            {
                "American events whose days may be months, answered by a person",
                null,
                ["ae.csv", "Subject,Adverse Event,Start Date,Grade,Serious?\n101,Fever,4/3/2025,Grade 2,No\n"],
                ["dates", "MDY"],
                ["AE 101 Fever 2 No 2025-04-03"]
            },
            {
                "American columns without a unit, answered by a person",
                null,
                ["labs.csv", "Subject,Date,WBC\n101,14-Mar-2025,4.5\n"],
                ["'WBC'", "WBC 10*9/L"],
                ["LB 101 WBC 4.5 10*9/L 2025-03-14"]
            },
            {
                "French laboratory",
                "windows-1252",
                ["Biologie.csv", "N° patient;Date de prélèvement;Analyse;Résultat;Unité\nP1;14/04/2025;Hémoglobine;112;g/L\n"],
                [],
                ["LB P1 HGB 112 g/L 2025-04-14"]
            },
            {
                "Excel's line of its separator, and grades in roman",
                null,
                ["ae.csv", "sep=;\nPatient;Ereignis;Beginn;Grad\nP1;Fieber;14.03.2025;III\n"],
                [],
                ["AE P1 Fieber 3 2025-03-14"]
            },
            {
                "Days of which only the year is known",
                null,
                ["mh.csv", "Subject,Diagnosis,Start Date\n101,Hypertension,UN-UNK-2019\n102,Diabetes,UNK-MAR-2020\n"],
                [],
                ["MH 101 Hypertension 2019", "MH 102 Diabetes 2020-03"]
            },
            {
                "Blanks that do not break, around everything",
                null,
                ["labs.csv", "Subject,Date,Test,Result,Unit\n 001\u00A0,14-Mar-2025,WBC\u00A0,4.5\u00A0,10^9/L\n"],
                [],
                ["LB 001 WBC 4.5 10^9/L 2025-03-14"]
            },
            {
                "Relations in words",
                null,
                ["ae.csv", "USUBJID,AETERM,AESTDTC,AETOXGR,AEREL\nP1,Rash,2025-03-16,G1,Probably\n"],
                [],
                ["AE P1 Rash 1 2025-03-16 PROBABLE"]
            },
        };

    [Theory]
    [MemberData(nameof(GoingIn))]
    public void It_goes_in_and_a_second_run_changes_nothing(
        string name,
        string? encoding,
        string[] file,
        string[] answer,
        string[] records
    )
    {
        Assert.NotEmpty(name);
        _site.Put(file[0], file[1], encoding);
        var map = MapText.Read("map", Answered(encoding, answer));
        Assert.Empty(map.Findings);
        var plan = _site.Plan(LedgerState.Empty("X"), encoding, map.Value);
        Assert.DoesNotContain(plan.Findings, f => f.Severity == Severity.Error);
        Assert.Equal(records, SiteFolder.Told(plan));
        var state = Sheets.Fold([.. plan.Tables.SelectMany(t => t.Added)]);
        var again = _site.Plan(state, encoding, map.Value);
        Assert.All(again.Tables, t => Assert.Empty(t.Added));
        Assert.Empty(again.Conflicts);
    }

    /// <summary>The proposal as text, with what a person answers in place of the question.</summary>
    string Answered(string? encoding, string[] answer)
    {
        var proposal = Proposing.Of(IncomingFiles.Written(_site.Files, encoding).Tables);
        Assert.Equal(answer.Length > 0, proposal.Questions.Count > 0);
        var text = MapText.Write(proposal);
        return answer is [var key, var says] ? text.Replace($"{key}: '?'", $"{key}: '{says}'", StringComparison.Ordinal) : text;
    }

    [Fact]
    public void A_workbook_with_a_title_and_a_hidden_sheet_goes_in_without_what_is_hidden()
    {
        var bytes = Workbook.Of(
            "Labor",
            [
                ["Laborwerte der Studie"],
                ["Patienten-Nr", "Abnahmedatum", "Parameter", "Wert", "Einheit"],
                ["P1", Workbook.Day(45730), "Leukozyten", 4.5, "Mrd/l"],
            ],
            hidden: "alt"
        );
        File.WriteAllBytes(Path.Combine(_site.Path, "Labor.xlsx"), bytes);
        var (tables, findings) = IncomingFiles.Written(_site.Files, null);
        Assert.Contains("'alt'", Assert.Single(findings).What, StringComparison.Ordinal);
        var plan = _site.Plan(LedgerState.Empty("X"), null, MapText.Read("map", MapText.Write(Proposing.Of(tables))).Value);
        Assert.Equal(["LB P1 WBC 4.5 10*9/L 2025-03-14"], SiteFolder.Told(plan));
    }

    [Fact]
    public void A_zip_of_a_folder_goes_in_without_what_a_computer_left_in_it()
    {
        using (var zip = ZipFile.Open(Path.Combine(_site.Path, "export.zip"), ZipArchiveMode.Create))
        {
            Write(zip, "export/dm.csv", "USUBJID,SEX,BRTHDTC\nP1,F,1960-05-23\n");
            Write(zip, "__MACOSX/export/._dm.csv", "\0\u0001");
            Write(zip, "export/readme.txt", "hello");
        }
        Assert.Equal(["DM P1 F 1960-05-23"], SiteFolder.Told(_site.Plan(LedgerState.Empty("X"), null, null)));
    }

    static void Write(ZipArchive zip, string name, string text)
    {
        using var entry = zip.CreateEntry(name).Open();
        entry.Write(Encoding.UTF8.GetBytes(text));
    }

    [Theory] // refused by row and column
    [InlineData(
        "merged cells",
        "lb.csv",
        "USUBJID,LBTESTCD,LBORRES,LBDTC\nS1,WBC,4,2025-03-14\n,HGB,9,2025-03-14\n",
        3,
        "USUBJID"
    )]
    [InlineData("a line of totals", "lb.csv", "USUBJID,LBTESTCD,LBORRES,LBDTC\nS1,WBC,4,2025-03-14\nTotal,,1,\n", 3, "LBTESTCD")]
    [InlineData("a footer", "vs.csv", "USUBJID,VSTESTCD,VSORRES\nS1,TEMP,38\n\"Printed by J. Doe\"\n", 3, null)]
    [InlineData("a day as Excel counts it", "lb.csv", "USUBJID,LBTESTCD,LBORRES,LBDTC\nS1,WBC,4,45730\n", 2, "LBDTC")]
    [InlineData("a birth of either century", "dm.csv", "USUBJID,SEX,BRTHDTC\nS1,F,23.05.60\n", 2, "BRTHDTC")]
    [InlineData("a column twice", "lb.csv", "USUBJID,LBTESTCD,LBORRES,LBORRES,LBDTC\nS1,WBC,4,5,2025-03-14\n", 1, "LBORRES")]
    [InlineData("titles without a map", "lb.csv", "Hospital,,\nUSUBJID,LBTESTCD,LBORRES\nS1,WBC,4\n", 1, "USUBJID")]
    public void It_is_refused_by_row_and_column(string what, string name, string text, int line, string? column)
    {
        Assert.NotEmpty(what);
        _site.Put(name, text, null);
        var errors = _site.Plan(LedgerState.Empty("X"), null, null).Findings.Where(f => f.Severity == Severity.Error).ToList();
        Assert.Contains((line, column), errors.Select(f => (f.Line ?? 0, f.Column)));
        Assert.All(errors, f => Assert.NotEmpty(f.Mend));
    }

    [Fact]
    public void A_result_with_its_unit_in_the_cell_is_warned_of()
    {
        _site.Put("lb.csv", "USUBJID,LBTESTCD,LBORRES,LBDTC\nS1,WBC,4.5 10^9/L,2025-03-14\nS1,HGB,112 g/L,2025-03-14\n", null);
        var plan = _site.Plan(LedgerState.Empty("X"), null, null);
        Assert.Contains(plan.Findings, f => f is { Column: "LBORRES", Severity: Severity.Warning });
    }

    [Fact]
    public void What_lies_beside_the_files_is_named()
    {
        _site.Put("dm.csv", "USUBJID\nS1\n", null);
        _site.Put("Labor.txt", "x", null);
        Directory.CreateDirectory(Path.Combine(_site.Path, "old"));
        Assert.Contains("Labor.txt, old", Assert.Single(IncomingFiles.LeftOut(_site.Path)).What, StringComparison.Ordinal);
    }
}
