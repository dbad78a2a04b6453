using Cairn.Documents.ImportMaps;
using Cairn.Documents.RecordFiles;
using Cairn.Ledger;
using Cairn.Ledger.Import.Mapping;
using Cairn.Tests.Documents.Tables;
using Cairn.Tests.Ledger;

namespace Cairn.Tests.Documents.ImportMaps;

/// <summary>
/// Twenty folders as hospitals send them (Excel in German, Chinese and American settings among them), made up. Each goes in with
/// the map that its own files speak for, or is refused by file, row, column and mend; a second run changes nothing.
/// </summary>
public sealed class MessyFoldersTests : IDisposable
{
    readonly SiteFolder _site = new();

    public void Dispose() => _site.Dispose();

    /// <summary>Name, encoding of the files, the files as name and text, and the records as they must come out.</summary>
    public static TheoryData<string, string?, string[], string[]> GoingIn { get; } =
        new()
        {
            {
                "German Excel, semicolons and commas",
                "windows-1252",
                [
                    "Labor_Mai.csv",
                    "Patienten-Nr;Abnahmedatum;Parameter;Wert;Einheit\nP1;14.03.2025;Leukozyten;4,5;Mrd/l\nP1;21.03.2025;Hämoglobin;11,2;g/dl\n",
                ],
                ["LB P1 WBC 4.5 10*9/L 2025-03-14", "LB P1 HGB 11.2 g/dl 2025-03-21"]
            },
            {
                "German demographics",
                "windows-1252",
                ["Patienten.csv", "Patienten-Nr;Geburtsdatum;Geschlecht\nP1;23.05.1960;weiblich\nP2;07.11.1971;männlich\n"],
                ["DM P1 F 1960-05-23", "DM P2 M 1971-11-07"]
            },
            {
                "German events",
                null,
                [
                    "UE.csv",
                    "Patienten-Nr;Ereignis;Beginn;Grad;Schwerwiegend\nP1;Fieber;15.03.2025;2;Nein\nP1;CRS;15.03.2025;3;Ja\n",
                ],
                ["AE P1 Fieber 2 N 2025-03-15", "AE P1 CRS 3 Y 2025-03-15"]
            },
            {
                "German month in words",
                null,
                ["Labor.csv", "Patient;Datum;Test;Wert;Einheit\nP1;14. März 2025;WBC;4,25;G/l\n"],
                ["LB P1 WBC 4.25 G/l 2025-03-14"]
            },
            {
                "German thousands",
                null,
                ["Labor.csv", "Patient;Datum;Test;Wert;Einheit\nP1;14.03.2025;LDH;1.234,5;U/l\n"],
                ["LB P1 LDH 1234.5 U/l 2025-03-14"]
            },
            {
                "Chinese headings in GB18030",
                "gb18030",
                [
                    "检验.csv",
                    "受试者编号,采样日期,检验项目,结果,单位\n001,2025年3月14日,白细胞,4.5,10^9/L\n001,2025年3月15日,血小板,88,10^9/L\n",
                ],
                ["LB 001 WBC 4.5 10^9/L 2025-03-14", "LB 001 PLAT 88 10^9/L 2025-03-15"]
            },
            {
                "Chinese demographics",
                null,
                ["受试者.csv", "受试者编号,出生日期,性别\n001,1960/5/23,女\n"],
                ["DM 001 F 1960-05-23"]
            },
            {
                "Chinese events",
                null,
                ["不良事件.csv", "受试者编号,不良事件名称,开始日期,分级,是否严重\n001,发热,2025/3/15,2,否\n"],
                ["AE 001 发热 2 N 2025-03-15"]
            },
            {
                "American Excel, month first",
                null,
                [
                    "lab export.csv",
                    "Subject ID,Collection Date,Test,Result,Units\n101,3/14/2025,WBC,4.5,K/uL\n101,3/4/2025,WBC,3.5,K/uL\n",
                ],
                ["LB 101 WBC 3.5 K/uL 2025-03-04", "LB 101 WBC 4.5 K/uL 2025-03-14"]
            },
            {
                "American years in two digits and half days",
                null,
                ["labs.csv", "Subject,Sample Date,Test,Value,Unit\n101,3/14/25 1:05 PM,HGB,11.2,g/dL\n"],
                ["LB 101 HGB 11.2 g/dL 2025-03-14T13:05"]
            },
            {
                "American thousands",
                null,
                ["labs.csv", "Subject,Sample Date,Test,Value,Unit\n101,3/14/2025,FERRITIN,\"12,345.6\",ng/mL\n"],
                ["LB 101 FERRITIN 12345.6 ng/mL 2025-03-14"]
            },
            {
                "American month in words",
                null,
                ["demographics.csv", "Subject,Date of Birth,Gender\n101,23-May-1960,Female\n"],
                ["DM 101 Female 1960-05-23"]
            },
            {
                "SDTM with a year in the name",
                null,
                ["lb_2025.csv", "DOMAIN,USUBJID,LBSEQ,LBTESTCD,LBORRES,LBORRESU,LBDTC\nLB,S1,1,WBC,4.5,10*9/L,2025-03-14\n"],
                ["LB S1 WBC 4.5 10*9/L 2025-03-14"]
            },
            {
                "French answers",
                null,
                ["ae.csv", "USUBJID;AETERM;AESTDTC;AETOXGR;AESER\nS1;Fièvre;15/03/2025;2;Oui\n"],
                ["AE S1 Fièvre 2 Y 2025-03-15"]
            },
            {
                "Tabs, a mark of order and capitals at will",
                "utf-8",
                ["LB.csv", "\uFEFFUsubjid\tLbTestCd\tLbOrres\tLbOrresU\tLbDtc\nS1\tWBC\t4.5\t10*9/L\t2025-03-14\n"],
                ["LB S1 WBC 4.5 10*9/L 2025-03-14"]
            },
            {
                "A filled template with its hints left in",
                null,
                [
                    "dm.csv",
                    "USUBJID,SEX,BRTHDTC\n# required: text,N | Y,YYYY-MM-DD or "
                        + "less\nSYNTHETIC-001,F,2025-03-14\nS1,F,1960-05-23\n",
                ],
                ["DM S1 F 1960-05-23"]
            },
        };

    [Theory]
    [MemberData(nameof(GoingIn))]
    public void It_goes_in_with_the_map_that_its_files_speak_for(string name, string? encoding, string[] file, string[] records)
    {
        Assert.NotEmpty(name);
        _site.Put(file[0], file[1], encoding);
        var proposal = Proposing.Of(IncomingFiles.Written(_site.Files, encoding).Tables);
        Assert.Empty(proposal.Questions);
        var used = proposal.Seen.Count > 0 ? MapText.Read("map", MapText.Write(proposal)).Value : null;
        Assert.Equal(proposal.Seen.Count > 0, used is not null);
        var plan = _site.Plan(LedgerState.Empty("X"), encoding, used);
        Assert.DoesNotContain(plan.Findings, f => f.Severity == Severity.Error);
        var state = Sheets.Fold([.. plan.Tables.SelectMany(t => t.Added)]);
        Assert.Equal(records, SiteFolder.Told(plan));
        Assert.All(_site.Plan(state, encoding, used).Tables, t => Assert.Empty(t.Added));
        Assert.Empty(_site.Plan(state, encoding, used).Conflicts);
    }

    [Fact]
    public void A_workbook_goes_in_as_it_is_typed()
    {
        var bytes = Workbook.Of(
            "LB",
            [
                ["Patienten-Nr", "Abnahmedatum", "Parameter", "Wert", "Einheit"],
                ["P1", Workbook.Day(45730), "Leukozyten", 4.5, "Mrd/l"],
            ]
        );
        File.WriteAllBytes(Path.Combine(_site.Path, "Labor.xlsx"), bytes);
        var proposal = Proposing.Of(IncomingFiles.Written(_site.Files, null).Tables);
        Assert.Empty(proposal.Questions);
        var plan = _site.Plan(LedgerState.Empty("X"), null, proposal.Map);
        Assert.Equal(["LB P1 WBC 4.5 10*9/L 2025-03-14"], SiteFolder.Told(plan));
    }

    [Theory] // what the files leave open is asked
    [InlineData("labs.csv", "Subject,Sample Date,Test,Value,Unit\n101,3/4/2025,WBC,4.5,K/uL\n", MapPart.Dates)]
    [InlineData(
        "labs.csv",
        "Subject,Sample Date,Test,Value,Unit\n101,13/4/2025,WBC,4.5,K/uL\n102,4/13/2025,WBC,4.5,K/uL\n",
        MapPart.Dates
    )]
    [InlineData("labs.csv", "Subject,Sample Date,Test,Value,Unit\n101,3/14/2025,LDH,\"1,234\",U/L\n", MapPart.Decimal)]
    [InlineData("labs.csv", "Subject,Sample Date,Test,Value,Unit\n101,3/14/2025,WBC,4.5,foo\n", MapPart.Unit)]
    [InlineData("demographics.csv", "Subject,Gender\n101,divers\n", MapPart.Word)]
    [InlineData("labs.csv", "Subject,Colour,Test,Value,Unit\n101,red,WBC,4.5,K/uL\n", MapPart.Column)]
    [InlineData("export7.csv", "A,B\n1,2\n", MapPart.Domain)]
    public void What_is_ambiguous_is_asked_and_an_open_question_is_no_map(string name, string text, MapPart part)
    {
        _site.Put(name, text, null);
        var proposal = Proposing.Of(IncomingFiles.Written(_site.Files, null).Tables);
        Assert.Contains(part, proposal.Questions.Select(q => q.Part));
        var map = MapText.Read("map", MapText.Write(proposal));
        Assert.Null(map.Value);
        Assert.All(map.Findings, f => Assert.NotNull(f.Line));
    }

    [Theory] // refused by row and column
    [InlineData("lb.csv", "USUBJID,LBTESTCD,LBORRES,LBORRESU,LBDTC\nS1,WBC,4,10*9/L,14.03.2025\n", 2, "LBDTC")]
    [InlineData("ae.csv", "USUBJID,AETERM,AESTDTC,AETOXGR\nS1,Fever,2025-03-15,2+\n", 2, "AETOXGR")]
    [InlineData("lb.csv", "USUBJID,LBTESTCD,LBORRES,LBDTC\nS1,WBC,4,2025-03-14\nS1,WBC,5,2025-03-14\n", 2, "LBSEQ")]
    public void What_cannot_go_in_is_refused_by_row_and_column(string name, string text, int line, string column)
    {
        _site.Put(name, text, null);
        var finding = Assert.Single(_site.Plan(LedgerState.Empty("X"), null, null).Findings, f => f.Severity == Severity.Error);
        Assert.Equal((line, column), (finding.Line, finding.Column));
    }

    [Fact]
    public void A_number_with_the_other_mark_than_the_map_says_is_refused()
    {
        _site.Put("lb.csv", "USUBJID;LBTESTCD;LBORRES;LBORRESU;LBDTC\nS1;CREAT;1.234;umol/L;2025-03-14\n", null);
        var map = new ImportMap { Files = [new("*", null, null, DecimalMark.Comma)] };
        var finding = Assert.Single(_site.Plan(LedgerState.Empty("X"), null, map).Findings, f => f.Severity == Severity.Error);
        Assert.Equal((2, "LBORRES"), (finding.Line, finding.Column));
    }

    [Fact]
    public void Every_template_can_be_read_and_its_made_up_row_goes_in_as_synthetic()
    {
        foreach (var (name, text) in Templates.All().Where(t => t.Key.EndsWith(".csv", StringComparison.Ordinal)))
            _site.Put(name.Replace(".csv", "-SYNTHETIC.csv", StringComparison.Ordinal), text, null);
        var plan = _site.Plan(LedgerState.Empty("X"), null, null);
        Assert.DoesNotContain(plan.Findings, f => f.Severity == Severity.Error);
        Assert.All(plan.Tables, t => Assert.Single(t.Added));
        Assert.Contains(",1,10^6/kg,", Templates.All()["ex.csv"], StringComparison.Ordinal); // a dose with its unit
    }
}
