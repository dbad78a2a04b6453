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
}
