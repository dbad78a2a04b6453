using Cairn.Criteria;
using Cairn.Criteria.Rules;
using Cairn.Studies;
using Cairn.Tests.Studies;

namespace Cairn.Tests.Criteria;

/// <summary>The fifteen criteria of NCT04884984 (facts of the registry entry) on a person who meets them all, changed in one thing at a time.</summary>
public class SoochowCriteriaTests
{
    static readonly Study Study = Trial.Read(Trial.Soochow);
    static readonly IReadOnlyList<string> Person = [.. People.Eligible, "IE I1=Y", "IE I8=Y", "IE E1=N"];

    [Fact]
    public void A_person_who_meets_all_is_eligible()
    {
        var screening = Screening.Of(Study, RecordLines.Of(Person, ""), GateMoment.Screening(People.Today));
        Assert.Equal(16, screening.Criteria.Count);
        Assert.True(
            screening.Verdict == Eligibility.Eligible,
            string.Join(", ", screening.NotMet.Concat(screening.Unknown).Select(c => c.Criterion.Id))
        );
    }

    [Theory]
    [InlineData("I1", "LB CLL1=NEGATIVE", "not met")]
    [InlineData("I1", "-LB CLL1", "unknown")]
    [InlineData("I1", "IE I1=N", "not met")]
    [InlineData("I1", "-IE I1", "unknown")]
    [InlineData("I2", "DM BRTHDTC=1960-03-10", "met")] // exactly 65
    [InlineData("I2", "DM BRTHDTC=1959-03-10", "not met")] // 66
    [InlineData("I2", "DM BRTHDTC=2019-03-10", "met")] // exactly 6
    [InlineData("I2", "DM BRTHDTC=2019-03-11", "not met")]
    [InlineData("I2", "DM BRTHDTC=1959", "unknown")] // 65 or 66
    [InlineData("I3", "EG LVEF=50 %", "met")]
    [InlineData("I3", "EG LVEF=49.9 %", "not met")]
    [InlineData("I3", "-EG LVEF", "unknown")]
    [InlineData("I4", "LB CREAT=1.6 mg/dL", "not met")]
    [InlineData("I4", "LB CREAT=1.59 mg/dL", "met")]
    [InlineData("I4", "LB CREAT=141.4 umol/L", "met")] // 1.6 mg/dL are 141.44 umol/L at 113.12 g/mol
    [InlineData("I4", "LB CREAT=141.5 umol/L", "not met")]
    [InlineData("I4", "-LB CREAT", "unknown")]
    [InlineData("I5", "LB ALT=120 U/L uln 40", "not met")] // exactly 3 times
    [InlineData("I5", "LB ALT=119 U/L uln 40", "met")]
    [InlineData("I5", "LB AST=120 U/L uln 40", "not met")]
    [InlineData("I5", "-LB AST", "unknown")]
    [InlineData("I6", "LB BILI=2.0 mg/dL", "not met")]
    [InlineData("I6", "LB BILI=1.99 mg/dL", "met")]
    [InlineData("I6", "LB BILI=34.2 umol/L", "met")] // 2.0 mg/dL are 34.208 umol/L at 584.66 g/mol
    [InlineData("I6", "LB BILI=34.3 umol/L", "not met")]
    [InlineData("I6", "-LB BILI", "unknown")]
    [InlineData("I7", "QS KPS0101=60", "met")]
    [InlineData("I7", "QS KPS0101=50", "not met")]
    [InlineData("I7", "-QS KPS0101", "unknown")]
    [InlineData("I8", "IE I8=N", "not met")]
    [InlineData("I8", "-IE I8", "unknown")]
    [InlineData("I9", "-DS INFORMED CONSENT OBTAINED", "unknown")]
    [InlineData("E1", "LB HCG=POSITIVE", "not met")]
    [InlineData("E1", "IE E1=Y", "not met")]
    [InlineData("E1", "-IE E1", "unknown")]
    [InlineData("E2", "MH ACTIVE INFECTION=Y 2025-03-20..", "not met")]
    [InlineData("E2", "MH ACTIVE INFECTION=Y 2025-03-01..2025-03-20", "unknown")] // of another one nobody asked
    [InlineData("E2", "+MH ACTIVE INFECTION=Y 2025-03-01..2025-03-20", "met")] // and it was denied
    [InlineData("E2", "-MH ACTIVE INFECTION", "unknown")]
    [InlineData("E3", "QS NYHACLS=3", "not met")]
    [InlineData("E3", "QS NYHACLS=2", "met")]
    [InlineData("E3", "-QS NYHACLS", "unknown")]
    [InlineData("E4", "LB HBSAG=POSITIVE", "not met")]
    [InlineData("E4", "LB HCAB=POSITIVE; LB HCVRNA=18000 [IU]/mL", "not met")]
    [InlineData("E4", "LB HCAB=POSITIVE", "met")] // no RNA: not active
    [InlineData("E4", "-LB HBSAG", "unknown")]
    [InlineData("E5", "LB HIVAB=POSITIVE", "not met")]
    [InlineData("E5", "-LB HIVAB", "unknown")]
    [InlineData("E6", "MH SEIZURE=Y 2001", "not met")]
    [InlineData("E6", "-MH SEIZURE", "unknown")]
    [InlineData("E7", "MH CENTRAL NERVOUS SYSTEM LEUKEMIA=Y 2024-11-01..", "not met")]
    [InlineData("E7", "+MH CENTRAL NERVOUS SYSTEM LEUKEMIA=Y 2023-01-01..2023-06-01", "met")] // not active
    [InlineData("E7", "-MH CENTRAL NERVOUS SYSTEM LEUKEMIA", "unknown")]
    public void Criterion_is_judged(string id, string changes, string verdict)
    {
        var screening = Screening.Of(Study, RecordLines.Of(Person, changes), GateMoment.Screening(People.Today));
        var judged = screening.Criteria.Single(c => c.Criterion.Id == id);
        var said = judged.Verdict switch
        {
            CriterionVerdict.Met => "met",
            CriterionVerdict.NotMet => "not met",
            CriterionVerdict.Unknown => "unknown",
        };
        Assert.Null(judged.Error);
        Assert.Equal(verdict, said);
        Assert.Equal(judged.Verdict == CriterionVerdict.Unknown, judged.Answer.Missing.Count > 0);
    }
}
