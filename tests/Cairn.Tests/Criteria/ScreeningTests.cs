using Cairn.Criteria;
using Cairn.Criteria.Rules;
using Cairn.Records;
using Cairn.Studies;
using static Cairn.Tests.Sample;

namespace Cairn.Tests.Criteria;

public sealed class ScreeningTests
{
    static readonly Study Trial = Study(
        criteria:
        [
            new()
            {
                Id = "I1",
                Kind = CriterionKind.Inclusion,
                Text = "Age 18 to 70",
            },
            new()
            {
                Id = "E1",
                Kind = CriterionKind.Exclusion,
                Text = "Allergy",
                Parts =
                [
                    new()
                    {
                        Id = "E1.1",
                        Kind = CriterionKind.Exclusion,
                        Text = "To the product",
                    },
                ],
            },
        ]
    );

    static readonly GateMoment Today = GateMoment.Screening(Day0);

    static EligibilityAnswer Answer(string id, string? result, int day = -20, int sequence = 1) =>
        new()
        {
            Subject = "S1",
            Sequence = sequence,
            TestCode = id,
            Result = result,
            Evaluator = "INVESTIGATOR",
            Date = On(day),
        };

    [Theory]
    [InlineData("Y", "N", Eligibility.Eligible)]
    [InlineData("N", "N", Eligibility.Ineligible)]
    [InlineData("Y", "Y", Eligibility.Ineligible)]
    [InlineData("Y", "U", Eligibility.Undetermined)]
    [InlineData(null, "N", Eligibility.Undetermined)]
    [InlineData(null, "Y", Eligibility.Ineligible)]
    public void One_criterion_not_met_decides_and_an_unknown_one_leaves_it_open(
        string? inclusion,
        string? exclusion,
        Eligibility expected
    ) =>
        Assert.Equal(
            expected,
            Screening
                .Of(Trial, Subject("S1", Answer("I1", inclusion, sequence: 1), Answer("E1.1", exclusion, sequence: 2)), Today)
                .Verdict
        );

    [Fact]
    public void A_criterion_never_asked_is_unknown_and_says_what_would_settle_it()
    {
        var screening = Screening.Of(Trial, Subject("S1", Answer("I1", "Y")), Today);
        var open = Assert.Single(screening.Unknown);
        Assert.Equal("E1.1", open.Criterion.Id);
        Assert.Contains("E1.1", Assert.Single(open.Answer.Missing.InWords()), StringComparison.Ordinal);
    }

    [Fact]
    public void The_latest_answer_counts_and_is_the_evidence()
    {
        var screening = Screening.Of(
            Trial,
            Subject("S1", Answer("I1", "N", -30, 1), Answer("I1", "Y", -10, 2), Answer("E1.1", "N", sequence: 3)),
            Today
        );
        Assert.Equal(Eligibility.Eligible, screening.Verdict);
        Assert.Equal(2, Assert.Single(screening.Criteria[0].Answer.Because).Sequence);
    }

    [Fact]
    public void Enrolment_of_an_ineligible_subject_is_a_finding()
    {
        var enrolled = new Disposition
        {
            Subject = "S1",
            Sequence = 1,
            Code = Milestone.Enrolled,
            Date = On(-5),
        };
        var finding = Assert.Single(
            Screening.Of(Trial, Subject("S1", Answer("I1", "N"), Answer("E1.1", "N", sequence: 2), enrolled), Today).Findings
        );
        Assert.Equal(Severity.Error, finding.Severity);
        Assert.Contains("not met: I1", finding.What, StringComparison.Ordinal);
    }

    [Fact]
    public void A_study_without_criteria_calls_nobody_eligible() =>
        Assert.Equal(Eligibility.Undetermined, Screening.Of(Study(criteria: []), Subject("S1"), Today).Verdict);
}
