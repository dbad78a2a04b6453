using Cairn.Criteria;
using Cairn.Criteria.Gates;
using Cairn.Criteria.Rules;
using Cairn.Tests.Studies;

namespace Cairn.Tests.Criteria;

/// <summary>
/// An investigator's answer against a verdict that was worked out (decision 0095): the criterion stays, and nobody is called
/// eligible against it. A person who meets every criterion is changed as the row says; worked by hand.
/// </summary>
public class InvestigatorsWordTests
{
    [Theory]
    [InlineData("", Eligibility.Eligible)]
    [InlineData("IE E7=Y", Eligibility.Undetermined)]
    [InlineData("IE I6=N", Eligibility.Undetermined)]
    [InlineData("IE E12.1=Y", Eligibility.Undetermined)]
    [InlineData("IE E7=N", Eligibility.Eligible)]
    [InlineData("IE E7=Y; +IE E7=N @2025-03-20", Eligibility.Eligible)] // settled
    [InlineData("IE E7=Y @2025-04-10", Eligibility.Eligible)] // after enrolment
    [InlineData("LB HIVAB=POSITIVE; IE E12.1=N", Eligibility.Ineligible)] // nor does it overrule
    public void Of_screening(string changes, Eligibility verdict) => Assert.Equal(verdict, Screened(changes).Verdict);

    [Fact]
    public void The_criterion_stays_and_the_answer_is_told()
    {
        var screened = Screened("IE E7=Y");
        Assert.Equal("met", screened.WordOf("E7"));
        Assert.Contains(screened.Findings, f => f.What.Contains("E7 was answered otherwise", StringComparison.Ordinal));
    }

    [Fact]
    public void At_a_later_gate_what_was_said_since_screening_counts()
    {
        GateReview Ahead(string changes) =>
            GateLog.Of(Trial.Read(Trial.DualTarget), RecordLines.Of(People.Eligible, changes), People.Today)[^1];
        bool IsTold(GateReview gate) => gate.Findings.Any(f => f.What.Contains("E7 was answered", StringComparison.Ordinal));
        const string Denied = "MH ACTIVE INFECTION=N @2025-04-01; CM ANTI-INFECTIVE=N @2025-04-01";
        Assert.True(IsTold(Ahead($"{Denied}; IE E7=Y @2025-04-01")));
        Assert.False(IsTold(Ahead($"{Denied}; IE E7=Y @2025-03-12")));
    }

    static Screening Screened(string changes) =>
        Screening.Of(Trial.Read(Trial.DualTarget), RecordLines.Of(People.Eligible, changes), GateMoment.Screening(People.Today));
}
