using Cairn.Criteria;
using Cairn.Criteria.Rules;
using Cairn.Tests.Studies;

namespace Cairn.Tests.Criteria;

/// <summary>
/// No result of a test is negative and no saturation above 100 %: such a number is none, and the criterion is unknown. An age is in the unit
/// that stands beside it (AGEU, CDISC). Worked by hand.
/// </summary>
public class ImpossibleNumberTests
{
    [Theory]
    [InlineData("I7.5", "VS OXYSAT=197 %", "unknown")]
    [InlineData("I7.5", "VS OXYSAT=100 %", "met")]
    [InlineData("I7.4", "EG LVEF=100.1 %", "unknown")]
    [InlineData("I7.1", "LB ALT=-4 U/L uln 40", "unknown")]
    [InlineData("I7.1", "LB ALT=0 U/L uln 40", "met")]
    [InlineData("E10.6", "+VS SYSBP=-120 mm[Hg]", "unknown")]
    [InlineData("I7.1", "LB ALT=101 U/L uln 101", "met")] // 100 bounds percentages alone
    [InlineData("I1", "-DM BRTHDTC; DM AGE=30", "met")]
    [InlineData("I1", "-DM BRTHDTC; DM AGE=30; DM AGEU=YEARS", "met")]
    [InlineData("I1", "-DM BRTHDTC; DM AGE=30; DM AGEU=MONTHS", "not met")]
    [InlineData("I1", "-DM BRTHDTC; DM AGE=500; DM AGEU=MONTHS", "met")] // 41 years and 8 months
    [InlineData("I1", "-DM BRTHDTC; DM AGE=900; DM AGEU=WEEKS", "not met")] // 17 years and 3 months
    [InlineData("I1", "-DM BRTHDTC; DM AGE=30; DM AGEU=TERMS", "unknown")]
    public void A_number_that_cannot_be_is_none(string id, string changes, string verdict)
    {
        var screening = Screening.Of(
            Trial.Read(Trial.DualTarget),
            RecordLines.Of(People.Eligible, changes),
            GateMoment.Screening(People.Today)
        );
        Assert.Equal(verdict, screening.WordOf(id));
    }
}
