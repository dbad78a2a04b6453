using System.Text;
using Cairn.Documents.Csv;
using Cairn.Ledger;
using Cairn.Ledger.Import;
using Cairn.Ledger.Kinds;

namespace Cairn.Tests.Ledger.Import;

/// <summary>
/// An import beside a record whose content nobody can read: the others go on, the record is corrected by its number, and a row
/// that may be it is named. By hand.
/// </summary>
public sealed class UnreadBesideTests
{
    /// <summary>Fever 1 and 2 of subject S1; of the second nobody can read what it says.</summary>
    static LedgerState Damaged
    {
        get
        {
            var entries = Sheets.Link(new RecordAdded(Sheets.Event(1)), new RecordAdded(Sheets.Event(2)));
            return LedgerState.Fold("X", [entries[0], entries[1] with { Content = "{\"AESEQ\":", Private = null }]);
        }
    }

    static ImportPlan Plan(string csv)
    {
        var table = SdtmCsv.Read("ae.csv", Encoding.UTF8.GetBytes(csv)).Value!;
        var (identified, doubts) = SourceNumbers.Give([table], Damaged);
        var (tables, unnumbered) = RowNumbers.Give(identified, Damaged);
        var plan = Importing.Plan(Damaged, tables, new ImportRules("X", new DateOnly(2026, 12, 31)));
        return plan with { Findings = [.. doubts, .. unnumbered, .. plan.Findings] };
    }

    [Fact]
    public void Rows_with_numbers_go_in_and_the_one_of_the_damaged_record_corrects_it()
    {
        var plan = Plan("USUBJID,AESEQ,AETERM\nS1,3,Rash\nS1,2,Fever again\n");
        Assert.DoesNotContain(plan.Findings, f => f.Severity == Severity.Error);
        Assert.Single(plan.Tables[0].Added);
        var corrected = Assert.Single(plan.Conflicts);
        Assert.Equal((new("S1", "AE", 2), 2L), (corrected.Key, corrected.Corrects));
        Assert.Contains(new Difference("AETERM", null, "Fever again"), corrected.Differences);
    }

    [Theory]
    [InlineData("USUBJID,AETERM,AESTDTC\nS1,Rash,2026-03-01\n")]
    [InlineData("USUBJID,AESPID,AETERM,AESTDTC\nS1,own-7,Rash,2026-03-01\n")]
    public void A_row_without_a_number_that_may_be_the_damaged_record_is_named(string csv)
    {
        var finding = Assert.Single(Plan(csv).Findings, f => f.Severity == Severity.Error);
        Assert.Equal(("ae.csv", 2, "AESEQ"), (finding.Place, finding.Line, finding.Column));
        Assert.Contains($"{new RecordKey("S1", "AE", 2)} (entry 2) cannot be read", finding.ToString(), StringComparison.Ordinal);
    }

    [Fact] // of another subject nothing is in doubt; what tells the readable record is that record
    public void Rows_that_cannot_be_the_damaged_record_go_in()
    {
        var plan = Plan("USUBJID,AETERM,AESTDTC\nS2,Rash,2026-03-01\n");
        Assert.DoesNotContain(plan.Findings, f => f.Severity == Severity.Error);
        Assert.Single(plan.Tables[0].Added);
    }

    [Fact]
    public void A_correction_of_a_damaged_record_that_somebody_wrote_meanwhile_is_a_conflict_in_words()
    {
        var change = Change.Of(new Draft(new RecordCorrected(Sheets.Event(2), 1), Sheets.By with { Reason = "as it was" }));
        Assert.Equal(new RecordKey("S1", "AE", 2), Assert.Single(ChangeCheck.Conflicts(Damaged, change)).Key);
    }
}
