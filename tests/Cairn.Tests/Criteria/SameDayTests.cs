using Cairn.Criteria;
using Cairn.Criteria.Rules;
using Cairn.Tests.Studies;

namespace Cairn.Tests.Criteria;

/// <summary>
/// Results of one test on one day that differ, in either order of the rows: what is asked holds where it holds of each, and else which
/// counts is asked. Worked by hand from the bounds of NCT06880354.
/// </summary>
public class SameDayTests
{
    [Theory]
    [InlineData("I7.1", "LB ALT=", "300 U/L uln 40", "20 U/L uln 40", "unknown")]
    [InlineData("I7.1", "LB ALT=", "99 U/L uln 40", "20 U/L uln 40", "met")]
    [InlineData("I7.1", "LB ALT=", "300 U/L uln 40", "200 U/L uln 40", "not met")]
    [InlineData("I7.3", "LB CREAT=", "300 umol/L", "60 umol/L", "unknown")]
    [InlineData("I7.3", "LB CREAT=", "0.68 mg/dL", "60 umol/L", "met")]
    [InlineData("I7.4", "EG LVEF=", "30 %", "60 %", "unknown")]
    [InlineData("I7.5", "VS OXYSAT=", "85 %", "98 %", "unknown")]
    [InlineData("E10.3", "EG QTCF=", "500 ms", "440 ms", "unknown")]
    [InlineData("I6", "QS ECOG101=", "1", "3", "unknown")]
    [InlineData("I9a", "LB HCG=", "POSITIVE", "NEGATIVE", "unknown")]
    [InlineData("E12.1", "LB HIVAB=", "POSITIVE", "NEGATIVE", "unknown")]
    [InlineData("E12.1", "LB HIVAB=", "NEGATIVE", "NON-REACTIVE", "met")]
    [InlineData("E12.2", "LB HBSAG=", "POSITIVE", "NEGATIVE", "unknown")]
    public void Of_results_of_one_day_what_is_asked_holds_where_it_holds_of_each(
        string id,
        string test,
        string one,
        string other,
        string verdict
    )
    {
        Assert.Equal(verdict, Screened($"{test}{one}; +{test}{other}").WordOf(id));
        Assert.Equal(verdict, Screened($"{test}{other}; +{test}{one}").WordOf(id));
    }

    [Theory]
    [InlineData("LB ALT=300 U/L uln 40 @2025-03-12; +LB ALT=20 U/L uln 40 @2025-03-13")]
    [InlineData("LB ALT=300 U/L uln 40 @2025-03-12T08:00; +LB ALT=20 U/L uln 40 @2025-03-12T15:00")]
    [InlineData("LB ALT=20 U/L uln 40; +LB ALT=300 U/L uln 40 of:URINE")]
    public void The_later_by_day_or_hour_counts_and_another_specimen_is_another_test(string changes) =>
        Assert.Equal("met", Screened(changes).WordOf("I7.1"));

    [Fact]
    public void Which_counts_is_the_question_of_the_one_without_which_it_holds()
    {
        var judged = Screened("LB ALT=20 U/L uln 40; +LB ALT=300 U/L uln 40").Criteria.Single(c => c.Criterion.Id == "I7.1");
        var asked = Assert.IsType<Gap.Question>(Assert.Single(judged.Answer.Missing));
        Assert.Equal((QuestionKind.WhichResult, "300"), (asked.Kind, asked.Of.Value));
        Assert.Contains(judged.Answer.Because, fact => fact.Value == "20");
    }

    static Screening Screened(string changes) =>
        Screening.Of(Trial.Read(Trial.DualTarget), RecordLines.Of(People.Eligible, changes), GateMoment.Screening(People.Today));
}
