using System.Text;
using Cairn.Documents.Csv;
using Cairn.Ledger;
using Cairn.Ledger.Import;
using Cairn.Records;
using Cairn.Tests.Records;

namespace Cairn.Tests.Ledger;

public sealed class ImportingTests
{
    static readonly ImportRules Rules = new("X", new DateOnly(2025, 12, 31), ["D0", "Day 0", "D28", "Day 28"]);
    static readonly LedgerState Nothing = LedgerState.Fold("X", []);
    const string Dm = "USUBJID,BRTHDTC,SEX\nS1,1960-05-01,F\nS2,1950,M\n";

    static IncomingTable Table(string file, string text)
    {
        var read = SdtmCsv.Read(file, Encoding.UTF8.GetBytes(text));
        Assert.Empty(read.Findings);
        return read.Value!;
    }

    static ImportPlan Plan(LedgerState state, params (string File, string Text)[] files) =>
        Importing.Plan(state, [.. files.Select(f => Table(f.File, f.Text))], Rules);

    static LedgerState Written(LedgerState state, ImportPlan plan, bool correct = false) =>
        state.After(
            Sheets.LinkAfter(
                state.Head,
                [.. plan.Tables.SelectMany(t => t.Added), .. correct ? plan.Conflicts.Select(c => c.Correction) : []]
            )
        );

    static IEnumerable<string?> Errors(ImportPlan plan) =>
        plan.Findings.Where(f => f.Severity == Severity.Error).Select(f => f.Column);

    static IEnumerable<string?> Warnings(ImportPlan plan) =>
        plan.Findings.Where(f => f.Severity == Severity.Warning).Select(f => f.Column);

    [Fact]
    public void The_same_rows_again_change_nothing()
    {
        var files = new[]
        {
            ("dm.csv", Dm),
            ("vs.csv", "USUBJID,VSSEQ,VSTESTCD,VSORRES,VSORRESU,VSDTC\nS1,1,WEIGHT,70.50,kg,2025-06-01T08:30:15\n"),
        };
        var first = Plan(Nothing, files);
        Assert.Equal([2, 1], first.Tables.Select(t => t.Added.Count));
        Assert.Empty(first.Findings);
        var again = Plan(Written(Nothing, first), files);
        Assert.Equal([(0, 2, 0), (0, 1, 0)], again.Tables.Select(t => (t.Added.Count, t.Unchanged, t.Conflicts.Count)));
    }

    [Theory]
    [MemberData(nameof(RecordText.Domains), MemberType = typeof(RecordText))]
    public void Any_record_written_to_a_file_is_unchanged_on_its_second_way_in(string domain)
    {
        var shape = RecordShape.Of(domain)!;
        var chance = new Random(7);
        var rows = Enumerable
            .Range(1, 50)
            .Select(n => new IncomingRow(n + 1, [.. RecordText.Of(shape, chance, $"S{n}", n)]))
            .ToList();
        var table = new IncomingTable(
            domain + ".csv",
            domain,
            "",
            [.. rows.SelectMany(r => r.Values).Select(v => v.Key).Distinct(StringComparer.Ordinal)],
            rows
        );
        var state = Written(Nothing, Importing.Plan(Nothing, [table], Rules));
        var again = Importing.Plan(state, [table], Rules).Tables[0];
        Assert.Equal((0, 50, 0), (again.Added.Count, again.Unchanged, again.Conflicts.Count));
    }

    [Fact]
    public void Files_in_any_order_give_the_same_casebook()
    {
        var files = new[]
        {
            ("dm.csv", Dm),
            ("ae.csv", "USUBJID,AESEQ,AETERM\nS1,1,Fever\nS2,1,Cough\n"),
            ("ae2.csv", ""),
            ("vs.csv", "USUBJID,VSSEQ,VSTESTCD\nS2,1,TEMP\n"),
        }
            .Where(f => f.Item2 != "")
            .ToArray();
        string Book(IEnumerable<(string, string)> order) =>
            string.Join(
                "\n\n",
                Written(Nothing, Plan(Nothing, [.. order])).Casebook().Subjects.SelectMany(s => s.All).Select(RecordText.Text)
            );
        Assert.Equal(Book(files), Book(files.Reverse()));
        Assert.Equal(Book(files), Book([files[1], files[2], files[0]]));
    }

    [Fact]
    public void Another_value_of_a_known_record_is_a_conflict_that_names_old_and_new()
    {
        var state = Written(Nothing, Plan(Nothing, ("dm.csv", Dm)));
        var plan = Plan(state, ("dm.csv", "USUBJID,BRTHDTC,SEX\nS1,1961-05-01,\nS2,1950,M\n"));
        var conflict = Assert.Single(plan.Conflicts);
        Assert.Equal((new RecordKey("S1", "DM", null), 1, 2), (conflict.Key, conflict.Corrects, conflict.Line));
        Assert.Equal([new("BRTHDTC", "1960-05-01", "1961-05-01"), new("SEX", "F", null)], conflict.Differences);
        Assert.Empty(plan.Tables[0].Added);
        Assert.Equal(1, plan.Tables[0].Unchanged);
        Assert.Equal(Severity.Error, Assert.Single(plan.Refusals).Severity);
    }

    [Fact]
    public void A_correction_replaces_the_record_and_names_the_entry_it_corrects()
    {
        var state = Written(Nothing, Plan(Nothing, ("dm.csv", Dm)));
        var corrected = Written(state, Plan(state, ("dm.csv", "USUBJID,BRTHDTC,SEX\nS1,1961-05-01,\n")), correct: true);
        var entry = corrected.Record(new("S1", "DM", null))!.Newest;
        Assert.Equal(("record-corrected", 1L), (entry.Kind, entry.Corrects));
        Assert.Equal(
            ("1961-05-01", null),
            (
                corrected.Casebook().Subject("S1")!.Demographics!.Birth.ToString(),
                corrected.Casebook().Subject("S1")!.Demographics!.Sex?.Written
            )
        );
        Assert.Equal("M", corrected.Casebook().Subject("S2")!.Demographics!.Sex?.Written);
    }

    [Fact]
    public void A_column_that_the_file_lacks_says_nothing()
    {
        var state = Written(Nothing, Plan(Nothing, ("dm.csv", Dm)));
        Assert.Equal(2, Plan(state, ("dm.csv", "USUBJID,SEX\nS1,F\nS2,M\n")).Tables[0].Unchanged);
        var corrected = Written(state, Plan(state, ("dm.csv", "USUBJID,SEX\nS1,M\n")), correct: true);
        Assert.Equal("1960-05-01", corrected.Casebook().Subject("S1")!.Demographics!.Birth.ToString());
    }

    [Fact]
    public void Every_row_in_error_is_named_at_once()
    {
        var plan = Plan(
            Nothing,
            ("dm.csv", Dm),
            (
                "ae.csv",
                "STUDYID,DOMAIN,USUBJID,AESEQ,AETERM,AETOXGR,AESTDTC\nX,AE,S1,1,Fever,two,2025-02-30\nY,LB,S1,2,Fever,1,2025\nX,AE,,3,,1,\nX,AE,S1,2,Cough,1,\n"
            )
        );
        Assert.False(plan.IsSound);
        Assert.Equal(
            [(2, "AESTDTC"), (2, "AETOXGR"), (3, "DOMAIN"), (3, "STUDYID"), (4, "AETERM"), (4, "USUBJID"), (5, "AESEQ")],
            plan.Findings.Select(f => (f.Line!.Value, f.Column!)).Order()
        );
        Assert.All(plan.Findings, f => Assert.Equal((Severity.Error, "ae.csv"), (f.Severity, f.Place)));
    }

    [Fact]
    public void A_missing_number_column_is_said_once_with_how_to_mend_it()
    {
        var finding = Assert.Single(Plan(Nothing, ("dm.csv", Dm), ("ae.csv", "USUBJID,AETERM\nS1,Fever\nS1,Cough\n")).Findings);
        Assert.Equal((Severity.Error, "AESEQ"), (finding.Severity, finding.Column));
        Assert.Contains("1, 2, 3", finding.Mend, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dm.csv", "USUBJID,SEX\nS1,F\nS1,F\n", "USUBJID")]
    [InlineData("lb.csv", "USUBJID,LBSEQ,LBTESTCD\nS1,1,NEUT\nS1,01,PLAT\n", "LBSEQ")]
    public void A_record_that_comes_twice_is_an_error(string file, string text, string column) =>
        Assert.Equal([column], Errors(Plan(Nothing, (file, text))));

    [Fact]
    public void A_record_that_comes_twice_in_two_files_is_an_error() =>
        Assert.Equal(["USUBJID", "USUBJID"], Errors(Plan(Nothing, ("DM.csv", Dm), ("dm.csv", Dm))));

    // The limits are the project's own (PlausibleLimits).
    [Theory]
    [InlineData("lb.csv", "USUBJID,LBSEQ,LBTESTCD,LBORRES,LBORRESU\nS1,1,NEUT,1200,10*9/L\n", "LBORRES")]
    [InlineData("lb.csv", "USUBJID,LBSEQ,LBTESTCD,LBORRES,LBORRESU\nS1,1,NEUT,1.2,furlong\n", "LBORRESU")]
    [InlineData("lb.csv", "USUBJID,LBSEQ,LBTESTCD,LBORRES,LBORRESU\nS1,1,NEUT,1.2,\n", "LBORRESU")]
    [InlineData("lb.csv", "USUBJID,LBSEQ,LBTESTCD,LBORRES,LBORRESU\nS1,1,NEUT,\"1,2\",10*9/L\n", "LBORRES")]
    [InlineData("lb.csv", "USUBJID,LBSEQ,LBTESTCD,LBORNRLO,LBORNRHI\nS1,1,NEUT,7,2\n", "LBORNRLO")]
    [InlineData("lb.csv", "USUBJID,LBSEQ,LBTESTCD,VISIT\nS1,1,NEUT,Day 99\n", "VISIT")]
    [InlineData("lb.csv", "USUBJID,LBSEQ,LBTESTCD,LBDTC\nS1,1,NEUT,2026-01-01\n", "LBDTC")]
    [InlineData("lb.csv", "USUBJID,LBSEQ,LBTESTCD,LBDTC\nS1,1,NEUT,1960-04\n", "LBDTC")]
    [InlineData("lb.csv", "USUBJID,LBSEQ,LBTESTCD\nS9,1,NEUT\n", "USUBJID")]
    [InlineData("lb.csv", "USUBJID,LBSEQ,LBTESTCD,LBNAM\nS1,1,NEUT,City Hospital\n", null)]
    [InlineData("ae.csv", "USUBJID,AESEQ,AETERM,AETOXGR\nS1,1,Fever,6\n", "AETOXGR")]
    [InlineData("ae.csv", "USUBJID,AESEQ,AETERM,AESER\nS1,1,Fever,maybe\n", "AESER")]
    [InlineData("ae.csv", "USUBJID,AESEQ,AETERM,AEREL\nS1,1,Fever,maybe\n", "AEREL")]
    [InlineData("ex.csv", "USUBJID,EXSEQ,EXTRT,EXCAT\nS1,1,CAR-T,Cells\n", "EXCAT")]
    [InlineData("ex.csv", "USUBJID,EXSEQ,EXTRT,EXCAT,EXLEVEL\nS1,1,CAR-T,,1\n", "EXCAT")]
    [InlineData("ds.csv", "USUBJID,DSSEQ,DSDECOD\nS1,1,DIED\n", "DSDECOD")]
    [InlineData("ae.csv", "USUBJID,AESEQ,AETERM,AESTDTC,AEENDTC\nS1,1,Fever,2025-03-02,2025-03-01\n", "AEENDTC")]
    [InlineData("ae.csv", "USUBJID,AESEQ,AETERM\nS1,0,Fever\n", "AESEQ")]
    [InlineData("lb.csv", "USUBJID,LBSEQ,LBTESTCD,LBORRES,LBORRESU,LBORNRHI\nS1,1,ALT,30,U/L,<40\n", "LBORNRHI")]
    [InlineData("lb.csv", "USUBJID,LBSEQ,LBTESTCD,LBORRES,LBORNRLO\nS1,1,HBSAG,NEGATIVE,NEG\n", "LBORNRLO")]
    [InlineData("vs.csv", "USUBJID,VSSEQ,VSTESTCD,VSORRES,VSORRESU\nS1,1,TEMP,98.6,C\n", "VSORRES")]
    public void What_is_odd_is_kept_with_a_warning(string file, string text, string? column)
    {
        var plan = Plan(Nothing, ("dm.csv", Dm), (file, text));
        Assert.True(plan.IsSound);
        Assert.Equal([column], Warnings(plan));
        Assert.Equal(3, plan.Tables.Sum(t => t.Added.Count));
    }

    [Theory]
    [InlineData("USUBJID,LBSEQ,LBTESTCD,LBORRES,LBORRESU,VISIT,LBDTC\nS1,1,NEUT,1.2,x10^9/L,day 28,2025-12-31\n")]
    [InlineData("USUBJID,LBSEQ,LBTESTCD,LBORRES,LBORRESU,VISIT,LBDTC\nS1,1,NEUT,<0.1,G/L,Unscheduled 1,2025\n")]
    [InlineData("USUBJID,LBSEQ,LBTESTCD,LBORRES,LBORRESU,VISIT,LBDTC\nS1,1,ALT,30,IU/L,D0,2025-06-01T08:30+02:00\n")]
    [InlineData("USUBJID,LBSEQ,LBTESTCD,LBORRES,LBORRESU,VISIT,LBDTC\nS1,1,NEWTEST,12345,anything,D0,1960-05\n")]
    public void What_is_ordinary_or_open_raises_no_warning(string text) =>
        Assert.Empty(Plan(Nothing, ("dm.csv", Dm), ("lb.csv", text)).Findings);

    [Fact]
    public void An_oddity_of_many_rows_is_said_once_with_their_number()
    {
        var rows = string.Concat(Enumerable.Range(1, 30).Select(n => $"S1,{n},NEUT,Day 99\n"));
        var finding = Assert.Single(Plan(Nothing, ("dm.csv", Dm), ("lb.csv", "USUBJID,LBSEQ,LBTESTCD,VISIT\n" + rows)).Findings);
        Assert.Equal(2, finding.Line);
        Assert.Contains("30 rows", finding.What, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_no_known_domain_is_left_out_with_a_warning()
    {
        var plan = Plan(Nothing, ("dm.csv", Dm), ("notes.csv", "A,B\n1,2\n"));
        Assert.Equal(["DM"], plan.Tables.Select(t => t.Table.Domain));
        Assert.Equal("notes.csv", Assert.Single(plan.Findings).Place);
    }

    [Fact]
    public void Synthetic_files_mark_an_empty_ledger_and_never_mix_with_a_real_one()
    {
        Assert.True(Plan(Nothing, ("dm-SYNTHETIC.csv", Dm)).MarksSynthetic);
        var real = Written(Nothing, Plan(Nothing, ("dm.csv", Dm)));
        Assert.False(Plan(real, ("vs-SYNTHETIC.csv", "USUBJID,VSSEQ,VSTESTCD\nS1,1,TEMP\n")).IsSound);
        Assert.False(Plan(Nothing, ("dm.csv", Dm), ("vs-SYNTHETIC.csv", "USUBJID,VSSEQ,VSTESTCD\nS1,1,TEMP\n")).IsSound);
    }

    /// <summary>98.6 degrees Fahrenheit are 37 Celsius.</summary>
    [Theory]
    [InlineData("98.6", "F")]
    [InlineData("98.6", "[degF]")]
    [InlineData("37", "°C")]
    [InlineData("37", "Cel")]
    public void A_temperature_is_read_on_either_scale(string value, string unit)
    {
        var text = $"USUBJID,VSSEQ,VSTESTCD,VSORRES,VSORRESU\nS1,1,TEMP,{value},{unit}\n";
        Assert.Empty(Plan(Nothing, ("dm.csv", Dm), ("vs.csv", text)).Findings);
    }

    [Fact]
    public void Thirty_and_thirty_point_zero_are_the_same_value_and_thirty_one_is_another()
    {
        static string Rows(string value, string high) =>
            $"USUBJID,LBSEQ,LBTESTCD,LBORRES,LBORRESU,LBORNRHI\nS1,1,ALT,{value},U/L,{high}\n";
        var state = Written(Nothing, Plan(Nothing, ("dm.csv", Dm), ("lb.csv", Rows("30", "40"))));

        Assert.Empty(Plan(state, ("lb.csv", Rows("30.0", "40.00"))).Conflicts);
        Assert.Equal(
            "LBORRES",
            Assert.Single(Assert.Single(Plan(state, ("lb.csv", Rows("31", "40.0"))).Conflicts).Differences).Variable
        );
        Assert.Single(Plan(state, ("lb.csv", Rows("<30", "40"))).Conflicts);
    }

    [Fact]
    public void Rows_of_another_study_are_one_finding_with_their_number()
    {
        var rules = Rules with { OtherIds = ["IIT1", "NCT00000001"] };
        var table = Table("ae.csv", "STUDYID,USUBJID,AESEQ,AETERM\nIIT1,S1,1,Fever\nY,S1,2,Fever\nY,S1,3,Fever\nX,S1,4,Fever\n");
        var finding = Assert.Single(Importing.Plan(Nothing, [Table("dm.csv", Dm), table], rules).Findings);

        Assert.Equal((Severity.Error, 3, "STUDYID"), (finding.Severity, finding.Line, finding.Column));
        Assert.Contains("2 rows", finding.What, StringComparison.Ordinal);
    }
}
