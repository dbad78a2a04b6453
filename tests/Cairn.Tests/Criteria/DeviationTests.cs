using Cairn.Criteria;
using Cairn.Criteria.Rules;
using Cairn.Studies;
using Cairn.Tests.Studies;

namespace Cairn.Tests.Criteria;

/// <summary>No record can overrule a computed verdict; a judgement is somebody's, of a day. Worked by hand (decision 0018).</summary>
public class DeviationTests
{
    static readonly Study Study = Trial.Read(Trial.DualTarget);

    static Screening Screened(string changes) =>
        Screening.Of(Study, RecordLines.Of(People.Eligible, changes), GateMoment.Screening(People.Today));

    [Theory]
    [InlineData("IE I7.1=Y by:INVESTIGATOR")] // an answer
    [InlineData("DV I7.1=2025-03-28")] // a deviation
    [InlineData("DS ELIGIBILITY CRITERIA MET=2025-03-28")] // a milestone
    [InlineData("IE I7.1=Y by:SPONSOR; DV I7.1=2025-03-28; DS ELIGIBILITY CRITERIA MET=2025-03-28")]
    public void Nothing_that_anybody_records_overrules_a_computed_verdict(string statement)
    {
        var screening = Screened("LB ALT=400 U/L uln 40;" + statement);
        Assert.Equal(Eligibility.Ineligible, screening.Verdict);
        Assert.Equal("I7.1", Assert.Single(screening.NotMet).Criterion.Id);
    }

    [Fact]
    public void No_criterion_that_is_worked_out_reads_an_answer()
    {
        var recorded = Study.AtomicCriteria.Where(c => c.Basis == CriterionBasis.Recorded).Select(c => c.Id).ToList();
        Assert.Equal(35, recorded.Count);
        var contrary = string.Join("; ", recorded.Select(id => $"IE {id}={(id[0] == 'I' ? "N" : "Y")} by:INVESTIGATOR"));
        Assert.Empty(Screened(contrary).NotMet);
        Assert.Equal(Eligibility.Undetermined, Screened(contrary).Verdict); // until the two agree (decision 0095)
    }

    [Fact]
    public void Enrolled_against_a_criterion_is_an_error_until_the_deviation_is_recorded()
    {
        const string Over = "LB ALT=400 U/L uln 40; EG QTCF=500 ms;";
        var open = Assert.Single(Screened(Over).Findings, f => f.Severity == Severity.Error);
        Assert.Contains("not met: I7.1, E10.3", open.What, StringComparison.Ordinal);
        var explained = Screened(Over + "DV I7.1=2025-03-28").Findings;
        Assert.Contains(
            "not met: E10.3",
            Assert.Single(explained, f => f.Severity == Severity.Error).What,
            StringComparison.Ordinal
        );
        Assert.Contains(explained, f => f is { Severity: Severity.Warning, Column: "DV I7.1" });
    }

    [Theory]
    [InlineData("IE I4=Y", "who judged")]
    [InlineData("IE I4=Y by:INVESTIGATOR @", "on which day")]
    public void A_judgement_names_its_author_and_its_day(string answer, string lacking)
    {
        var finding = Assert.Single(Screened(answer).Findings, f => f.Column == "IE I4");
        Assert.Contains(lacking, finding.What, StringComparison.Ordinal);
        Assert.DoesNotContain(Screened("IE I4=Y by:INVESTIGATOR").Findings, f => f.Column == "IE I4");
    }
}
