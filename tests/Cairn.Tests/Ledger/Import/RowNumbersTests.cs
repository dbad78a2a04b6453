using System.Text;
using Cairn.Documents.Csv;
using Cairn.Ledger;
using Cairn.Ledger.Import;
using Cairn.Ledger.Kinds;
using Cairn.Records;

namespace Cairn.Tests.Ledger.Import;

/// <summary>Rows without --SEQ get a number where their order is plain.</summary>
public sealed class RowNumbersTests
{
    const string Lab = "USUBJID,LBTESTCD,LBORRES,LBORRESU,LBDTC\n";

    static IncomingTable Table(string rows) => SdtmCsv.Read("lb.csv", Encoding.UTF8.GetBytes(Lab + rows)).Value!;

    static ImportPlan Plan(LedgerState state, string rows)
    {
        var (tables, findings) = RowNumbers.Give([Table(rows)], state);
        var plan = Importing.Plan(state, tables, new ImportRules("X", new DateOnly(2026, 1, 1)));
        return plan with { Findings = [.. findings, .. plan.Findings] };
    }

    static LedgerState After(ImportPlan plan) => Sheets.Fold([.. plan.Tables.SelectMany(t => t.Added)]);

    [Fact]
    public void Numbers_follow_the_days_and_the_same_rows_again_change_nothing()
    {
        var nobody = LedgerState.Empty("X");
        var first = Plan(nobody, "S1,WBC,4,10*9/L,2025-03-14\nS1,WBC,3,10*9/L,2025-03-07\nS2,WBC,5,10*9/L,2025-03-07\n");
        Assert.True(first.IsSound);
        var state = After(first);
        var added = first.Tables[0].Added.OfType<RecordAdded>().Select(a => (LabResult)a.Record);
        Assert.Equal(
            ["S1 1 3", "S1 2 4", "S2 1 5"],
            added.OrderBy(l => (l.Subject, l.Sequence)).Select(l => $"{l.Subject} {l.Sequence} {l.Result}")
        );

        var again = Plan(state, "S1,WBC,3,10*9/L,2025-03-07\nS1,WBC,4,10*9/L,2025-03-14\nS1,WBC,9,10*9/L,2025-03-01\n");
        Assert.Equal((1, 2, 0), (again.Tables[0].Added.Count, again.Tables[0].Unchanged, again.Conflicts.Count()));
    }

    [Fact]
    public void A_value_that_changed_is_the_same_record_with_another_value()
    {
        var state = After(Plan(LedgerState.Empty("X"), "S1,WBC,4,10*9/L,2025-03-14\n"));
        Assert.Equal(
            "LBORRES",
            Assert.Single(Assert.Single(Plan(state, "S1,WBC,40,10*9/L,2025-03-14\n").Conflicts).Differences).Variable
        );
    }

    [Fact]
    public void Two_rows_that_tell_the_same_at_the_same_time_are_refused()
    {
        var plan = Plan(LedgerState.Empty("X"), "S1,WBC,4,10*9/L,2025-03-14\nS1,WBC,5,10*9/L,2025-03-14\n");
        var finding = Assert.Single(plan.Findings, f => f.Severity == Severity.Error);
        Assert.Equal(("LBSEQ", 2), (finding.Column, finding.Line));
    }

    [Fact] // an infusion whose category the site corrects is not infused twice
    public void A_corrected_category_is_the_same_record()
    {
        var state = After(Doses(LedgerState.Empty("X"), "S1,CAR-T,cells,2025-03-15\n"));
        var plan = Doses(state, "S1,CAR-T,CAR-T INFUSION,2025-03-15\n");
        Assert.Empty(plan.Tables[0].Added);
        Assert.Equal("EXCAT", Assert.Single(Assert.Single(plan.Conflicts).Differences).Variable);
    }

    [Fact]
    public void A_row_that_may_be_a_record_with_its_day_corrected_is_refused()
    {
        var state = After(Doses(LedgerState.Empty("X"), "S1,CAR-T,,2025-03-01\nS2,CAR-T,,2025-03-15\nS3,CAR-T,,2025-03-20\n"));
        var plan = Doses(state, "S1,CAR-T,,2025-03-01\nS2,CAR-T,,2025-03-16\nS3,CAR-T,,2025-03-20\n");
        var finding = Assert.Single(plan.Findings, f => f.Severity == Severity.Error);
        Assert.Equal(("EXSEQ", 3), (finding.Column, finding.Line));
    }

    [Fact] // the file of the next weeks tells nothing of the weeks before
    public void A_file_that_goes_on_where_another_ended_is_new()
    {
        var state = After(Plan(LedgerState.Empty("X"), "S1,WBC,4,10*9/L,2025-03-14\nS1,WBC,3,10*9/L,2025-03-21\n"));
        var plan = Plan(state, "S1,WBC,3,10*9/L,2025-03-21\nS1,WBC,5,10*9/L,2025-03-28\n");
        Assert.Equal((1, 1), (plan.Tables[0].Added.Count, plan.Tables[0].Unchanged));
        Assert.True(plan.IsSound);
    }

    static ImportPlan Doses(LedgerState state, string rows)
    {
        var table = SdtmCsv.Read("ex.csv", Encoding.UTF8.GetBytes("USUBJID,EXTRT,EXCAT,EXSTDTC\n" + rows)).Value!;
        var (tables, findings) = RowNumbers.Give([table], state);
        var plan = Importing.Plan(state, tables, new ImportRules("X", new DateOnly(2026, 1, 1)));
        return plan with { Findings = [.. findings, .. plan.Findings] };
    }
}
