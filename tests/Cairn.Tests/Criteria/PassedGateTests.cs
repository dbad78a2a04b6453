using Cairn.Criteria;
using Cairn.Criteria.Rules;
using Cairn.Tests.Studies;

namespace Cairn.Tests.Criteria;

/// <summary>
/// A gate that has passed is judged by what was known to have begun by its day (decision 0077). Enrolment was on 28 March 2025, the leukapheresis
/// on 1 April: what happened, was found, denied or answered after that makes nobody ineligible then, and mends nothing. Worked by hand.
/// </summary>
public class PassedGateTests
{
    [Theory]
    [InlineData("I4", "IE I4=Y @2025-03-28", "met")]
    [InlineData("I4", "IE I4=Y @2025-03-29", "unknown")]
    [InlineData("I4", "IE I4=N @2025-03-20; +IE I4=Y @2025-03-29", "not met")]
    [InlineData("E13", "MH PULMONARY FIBROSIS=N @2025-03-28", "met")]
    [InlineData("E13", "MH PULMONARY FIBROSIS=N @2025-03-29", "unknown")]
    [InlineData("E13", "MH PULMONARY FIBROSIS=N", "met")] // a row without a day counts as before
    [InlineData("E13", "+MH PULMONARY FIBROSIS=Y 2025-03-29..", "met")] // what came later
    [InlineData("E13", "+MH PULMONARY FIBROSIS=Y 2025-03-28..", "not met")]
    [InlineData("E13", "+MH PULMONARY FIBROSIS=Y 2025-03..", "unknown")]
    [InlineData("E13", "MH PULMONARY FIBROSIS=Y 2025-03-29..", "unknown")]
    [InlineData("E4", "+PR CAR-T CELL INFUSION=Y 2025-04-20", "met")]
    [InlineData("E9", "MH STROKE=Y 2025-04-20", "unknown")] // nobody asked before
    [InlineData("E9", "MH STROKE=Y 2024-01-20", "met")]
    [InlineData("I3", "LB CLL1=NEGATIVE; +LB CLL1=POSITIVE @2025-03-29", "not met")]
    [InlineData("I3", "LB CLL1=POSITIVE; +LB CLL1=NEGATIVE @2025-03-29", "met")]
    [InlineData("I11", "DS INFORMED CONSENT OBTAINED=2025-03-29", "unknown")]
    [InlineData("I7.1", "DS INFORMED CONSENT OBTAINED=2025-03-29; DM RFICDTC=2025-03-29", "unknown")] // no days count, and no error
    [InlineData("E2.4", "PR RADIOTHERAPY=N @2025-04-01", "met")] // of the weeks before the leukapheresis
    [InlineData("E2.4", "PR RADIOTHERAPY=N @2025-04-02", "unknown")]
    [InlineData("E2.1", "CM CORTICOSTEROID=N @2025-04-01", "met")]
    public void Screening_is_judged_by_its_day(string id, string changes, string verdict) =>
        Assert.Equal(verdict, Word(id, changes));

    [Theory]
    [InlineData("+MH PRIMARY DIAGNOSIS/ACUTE LYMPHOBLASTIC LEUKEMIA=Y", "unknown")]
    [InlineData("+MH PRIMARY DIAGNOSIS/ACUTE LYMPHOBLASTIC LEUKEMIA=Y 2024-05", "unknown")]
    [InlineData("+MH PRIMARY DIAGNOSIS/ACUTE LYMPHOBLASTIC LEUKEMIA=Y 2023-05", "met")]
    [InlineData("+MH PRIMARY DIAGNOSIS/ACUTE LYMPHOBLASTIC LEUKEMIA=Y 2025-01", "not met")]
    [InlineData("+MH PRIMARY DIAGNOSIS/Acute myeloid leukemia=Y", "met")] // the same, whichever came last
    [InlineData("+MH PRIMARY DIAGNOSIS/ACUTE LYMPHOBLASTIC LEUKEMIA=Y 2025-03-29", "met")] // after enrolment
    public void Of_two_diagnoses_the_last_counts_where_their_days_say_which_it_is(string changes, string verdict) =>
        Assert.Equal(verdict, Word("I2a", changes));

    static string Word(string id, string changes)
    {
        var at = GateMoment.Screening(new DateOnly(2025, 5, 1));
        return Screening.Of(Trial.Read(Trial.DualTarget), RecordLines.Of(People.Eligible, changes), at).WordOf(id);
    }
}
