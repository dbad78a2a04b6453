using Cairn.Documents.ImportMaps;
using Cairn.Documents.RecordFiles;
using Cairn.Ledger;
using Cairn.Ledger.Import;
using Cairn.Ledger.Import.Mapping;
using Cairn.Ledger.Kinds;
using Cairn.Records;
using Cairn.Tests.Documents.Tables;
using Cairn.Tests.Ledger;

namespace Cairn.Tests.Documents.ImportMaps;

/// <summary>
/// What twenty more folders showed that were made from the user's pages alone: a wrong subject, two results in one cell, what was
/// given without its category, text of a spreadsheet, what a workbook hides, words of laboratories. Everything is made up; what
/// is expected was written down before the folders were run.
/// </summary>
public sealed class DeliveredFoldersTests : IDisposable
{
    readonly SiteFolder _site = new();

    public void Dispose() => _site.Dispose();

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

    ImportPlan Plan(string name, string text, ImportMap? map = null)
    {
        _site.Put(name, text, null);
        return _site.Plan(LedgerState.Empty("X"), null, map);
    }

    const string Labs = "USUBJID,LBTESTCD,LBORRES,LBORRESU,LBDTC\n";

    [Theory] // who is known, who comes
    [InlineData("007", "7")]
    [InlineData("0010", "010")]
    [InlineData("CLL1-01", "CLL1-1")]
    [InlineData("CLL1-01", "cll1 01")]
    [InlineData("7", "7.0")] // a program's number
    [InlineData("S001", "Ｓ００１")] // full width
    public void Who_differs_from_somebody_by_zeros_or_writing_is_asked_about_and_not_made(string known, string comes)
    {
        _site.Put("dm.csv", $"USUBJID,SEX\n{known},F\n", null);
        var plan = Plan("lb.csv", $"{Labs}{comes},WBC,4,10*9/L,2025-03-14\n{comes},WBC,5,10*9/L,2025-03-15\n");
        var asked = Assert.Single(plan.Findings, f => f.Column == "USUBJID"); // one cause, with the number of its rows
        Assert.Equal((Severity.Error, 2), (asked.Severity, asked.Line ?? 0));
        Assert.Contains(known, asked.Mend, StringComparison.Ordinal);
        Assert.Contains("2 rows", asked.What, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_is_in_the_ledger_is_known_and_a_map_says_who_is_meant()
    {
        _site.Put("dm.csv", "USUBJID,SEX\n007,F\n", null);
        var state = Sheets.Fold([.. _site.Plan(LedgerState.Empty("X"), null, null).Tables.SelectMany(t => t.Added)]);
        _site.Put("dm.csv", "USUBJID,SEX\n7,F\n", null);
        Assert.False(_site.Plan(state, null, null).IsSound); // a second person is not made of one
        var map = MapText.Read("map", "words:\n  USUBJID:\n    '7': '007'\n").Value!;
        var plan = _site.Plan(state, null, map);
        Assert.Equal((true, 1), (plan.IsSound, plan.Tables.Sum(t => t.Unchanged)));
    }

    [Theory]
    [InlineData("SYSBP", "120/80")]
    [InlineData("SYSBP", "120 / 80")]
    [InlineData("PULSE", "88; 92")]
    [InlineData("PULSE", "88-92")]
    [InlineData("PULSE", "112 (H)")]
    [InlineData("OXYSAT", "93 %")]
    [InlineData("PULSE", "88 (60-100)")]
    [InlineData("PULSE", "ca. 90")]
    public void More_than_one_number_in_a_cell_is_kept_and_stands_as_a_question(string test, string written)
    {
        var sign = new VitalSign
        {
            Subject = "S1",
            Sequence = 1,
            TestCode = test,
            Result = written,
        };
        var open = Assert.Single(StandingFindings.Of(new SubjectRecords("S1", [sign])));
        Assert.Equal("VSORRES", open.Column);
        Assert.Contains(written, open.What, StringComparison.Ordinal);
        Assert.NotEmpty(open.Mend);
    }

    [Theory]
    [InlineData("SYSBP", "120")]
    [InlineData("SYSBP", ">200")]
    [InlineData("SYSBP", "not done")] // words alone are words
    public void A_number_a_bound_and_words_alone_are_no_question(string test, string written)
    {
        var sign = new VitalSign
        {
            Subject = "S1",
            Sequence = 1,
            TestCode = test,
            Result = written,
        };
        Assert.Empty(StandingFindings.Of(new SubjectRecords("S1", [sign])));
    }

    [Fact]
    public void A_word_that_no_rule_knows_of_a_test_answered_in_words_stands_with_those_that_are_known()
    {
        var plan = Plan("lb.csv", Labs + "S1,HBSAG,正常,,2025-03-14\n");
        var lab = plan.Tables.SelectMany(t => t.Added).OfType<RecordAdded>().Single().Record;
        var open = Assert.Single(StandingFindings.Of(new SubjectRecords("S1", [lab])));
        Assert.Contains("NEGATIVE, POSITIVE", open.Mend, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_given_is_asked_of_each_treatment_where_no_column_says_it()
    {
        _site.Put(
            "ex.csv",
            "USUBJID,EXTRT,EXDOSE,EXDOSU,EXSTDTC\n001,Fludarabine,30,mg/m2,2025-03-11\n001,Cells X,5,10^6/kg,2025-03-16\n",
            null
        );
        var plan = _site.Plan(LedgerState.Empty("X"), null, Map(null, "'Cells X'", "CAR-T INFUSION"));
        Assert.Equal(["EX 001 LYMPHODEPLETION 2025-03-11", "EX 001 CAR-T INFUSION 2025-03-16"], SiteFolder.Told(plan));
        var treatments = plan.Tables.SelectMany(t => t.Added).OfType<RecordAdded>().Select(a => ((Exposure)a.Record).Treatment);
        Assert.Equal(["Fludarabine", "Cells X"], treatments); // and the treatment itself stays
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void Unicode_text_of_a_spreadsheet_is_read_and_a_text_of_words_is_left_out(string encoding)
    {
        var text = "USUBJID\tAETERM\tAESTDTC\nP1\tÜbelkeit\t2025-03-14\n";
        var codes = System.Text.Encoding.GetEncoding(encoding);
        File.WriteAllBytes(Path.Combine(_site.Path, "ae.txt"), [.. codes.GetPreamble(), .. codes.GetBytes(text)]);
        _site.Put("readme.txt", "Data of March.\n", null);
        var plan = _site.Plan(LedgerState.Empty("X"), null, null);
        Assert.Equal(["AE P1 Übelkeit 2025-03-14"], SiteFolder.Told(plan));
        Assert.Contains("readme.txt", Assert.Single(IncomingFiles.LeftOut(_site.Path)).What, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("windows-1252", "Müdigkeit;Fieber")]
    [InlineData("gb18030", "发热;咳嗽")]
    public void A_refusal_for_its_encoding_names_the_one_it_looks_like(string encoding, string words)
    {
        _site.Put("ae.csv", $"USUBJID;AETERM;X\nP1;{words}\n", encoding);
        var refused = Assert.Single(_site.Plan(LedgerState.Empty("X"), null, null).Findings);
        Assert.Contains($"--encoding {encoding}", refused.Mend, StringComparison.Ordinal);
    }

    [Fact]
    public void What_nobody_sees_at_the_ends_of_a_cell_is_taken_away()
    {
        var plan = Plan(
            "lb.csv",
            "USUBJID,LBTESTCD,LBORRES,LBORRESU,LBDTC\u200B\nS1\uFEFF,WBC\u200E,4,10*9/L,2025-03-14\uFEFF\n"
        );
        Assert.Equal(["LB S1 WBC 4 10*9/L 2025-03-14"], SiteFolder.Told(plan));
    }

    [Fact]
    public void A_workbook_says_which_rows_it_hides_and_which_formulas_were_not_counted()
    {
        object?[][] rows =
        [
            ["USUBJID", "LBTESTCD", "LBORRES", "LBORRESU", "LBDTC"],
            ["S1", "WBC", 4, "10*9/L", "2025-03-14"],
            ["S1", "CRP", new Workbook.Formula("C2*2"), "mg/L", "2025-03-14"],
        ];
        File.WriteAllBytes(Path.Combine(_site.Path, "lb.xlsx"), Workbook.Of("lb", rows, hiddenRow: 2));
        var findings = IncomingFiles.Read(_site.Files).Findings;
        Assert.Contains((Severity.Warning, 2), findings.Select(f => (f.Severity, f.Line ?? 0)));
        Assert.Contains((Severity.Error, 3), findings.Select(f => (f.Severity, f.Line ?? 0)));
    }

    [Fact]
    public void A_row_of_a_wide_table_is_named_once_and_one_without_results_is_told()
    {
        var text =
            "Patient;Datum;Leukozyten (G/l);CRP (mg/l);Kalium "
            + "(mmol/l)\nP1;14.03.2025;0,8;12;4,1\n;;G/l;mg/l;mmol/l\nSumme;;;;\n";
        _site.Put("Labor.csv", text, null);
        var plan = _site.Plan(LedgerState.Empty("X"), null, Map(null));
        Assert.Single(plan.Findings, f => (f.Line, f.Column) == (3, "USUBJID"));
        Assert.Single(plan.Findings, f => (f.Line, f.Severity, f.Column) == (4, Severity.Warning, null));
    }

    [Fact]
    public void The_decimal_mark_is_seen_in_columns_that_nobody_knows_yet()
    {
        _site.Put("vitals.csv", "Patient;Datum;Puls\nP1;14.03.2025;88,5\n", null);
        var proposal = Proposing.Of(IncomingFiles.Written(_site.Files, null).Tables);
        Assert.Single(proposal.Questions); // the unit of the pulse
        Assert.Equal(DecimalMark.Comma, Assert.Single(proposal.Map.Files).Decimal);
    }

    [Fact]
    public void A_later_delivery_of_new_days_alone_is_new_whatever_else_is_wrong_in_it()
    {
        const string Map =
            "files:\n  'vs*.csv':\n    domain: VS\n    dates: DMY\ncolumns:\n  VS:\n    'PATIENT': "
            + "USUBJID\n    'DAY': VSDTC\n"
            + "tests:\n  VS:\n    'PULSE': PULSE /min\n";
        var map = MapText.Read("map", Map).Value!;
        var first = Plan("vs1.csv", "Patient;Day;Pulse\nP1;03/04/2025;80\nP2;01/02/2025;76\n", map);
        var state = Sheets.Fold([.. first.Tables.SelectMany(t => t.Added)]);
        File.Delete(Path.Combine(_site.Path, "vs1.csv"));
        _site.Put("vs2.csv", "Patient;Day;Pulse\nP1;03/04/2025;80\nP2;25/02/2025;77\nP2;02/13/2025;75\n", null);
        var plan = _site.Plan(state, null, map);
        var error = Assert.Single(plan.Findings, f => f.Severity == Severity.Error); // the month of 13, by row and column
        Assert.Equal((4, "VSDTC"), (error.Line ?? 0, error.Column));
    }

    [Theory] // laboratories' words
    [InlineData("HBs-Ag", "negativ", "HBSAG NEGATIVE")]
    [InlineData("乙肝表面抗原", "阴性", "HBSAG NEGATIVE")]
    [InlineData("HIV-AK", "neg.", "HIVAB NEGATIVE")]
    [InlineData("Bilirubin, Total", "1.3", "BILI 1.3")]
    [InlineData("Kalium", "4.1", "K 4.1")]
    public void Tests_and_results_in_words_of_laboratories_are_proposed(string test, string result, string told)
    {
        _site.Put("lab.csv", $"Patient;Datum;Untersuchung;Ergebnis\nP1;2025-03-14;\"{test}\";{result}\n", null);
        var plan = _site.Plan(LedgerState.Empty("X"), null, Map(null));
        Assert.Equal([$"LB P1 {told} 2025-03-14"], SiteFolder.Told(plan));
    }

    [Fact]
    public void A_heading_with_its_unit_behind_a_blank_is_a_test_with_its_unit()
    {
        _site.Put("vitals.csv", "Patient,Datum,Temp °C,Weight kg\nP1,2025-03-14,38.4,71.5\n", null);
        var plan = _site.Plan(LedgerState.Empty("X"), null, Map(null));
        Assert.Equal(["VS P1 TEMP 38.4 °C 2025-03-14", "VS P1 WEIGHT 71.5 kg 2025-03-14"], SiteFolder.Told(plan));
    }

    [Fact]
    public void A_result_that_stands_in_a_standard_column_alone_is_named()
    {
        var plan = Plan("lb.csv", "USUBJID,LBTESTCD,LBORRES,LBSTRESN,LBDTC\nS1,WBC,,0.9,2025-03-14\n");
        Assert.Contains("0.9", Assert.Single(plan.Findings, f => f.Column == "LBORRES").What, StringComparison.Ordinal);
    }
}
