using Cairn.Studies;

namespace Cairn.Tests.Studies;

/// <summary>The 48 criteria of NCT06880354: numbers as in the record (seeds/003, lines 113-169), basis as in facts/eligibility.md.</summary>
public sealed class EligibilityTests
{
    static readonly IReadOnlyDictionary<string, Criterion> Criteria = Trial
        .Read(Trial.DualTarget)
        .AtomicCriteria.ToDictionary(c => c.Id, StringComparer.Ordinal);

    [Fact]
    public void There_are_48_atomic_criteria_in_the_record_s_order() =>
        Assert.Equal(
            "I1 I2a I2b I3 I4 I5 I6 I7.1 I7.2 I7.3 I7.4 I7.5 I8 I9a I9b I10 I11 "
                + "E1 E2.1 E2.2 E2.3 E2.4 E2.5 E3 E4 E5 E6 E7 E8 E9 E10.1 E10.2 E10.3 E10.4 E10.5 E10.6 "
                + "E11 E12.1 E12.2 E12.3 E12.4 E13 E14 E15 E16 E17 E18 E19",
            string.Join(' ', Trial.Read(Trial.DualTarget).AtomicCriteria.Select(c => c.Id))
        );

    [Fact]
    public void Inclusion_and_exclusion_follow_the_id() =>
        Assert.All(Criteria.Values, c =>
            Assert.Equal(c.Id[0] == 'I' ? CriterionKind.Inclusion : CriterionKind.Exclusion, c.Kind)
        );

    [Fact]
    public void Seven_are_judged_six_mixed_and_the_rest_recorded()
    {
        Assert.Equal("I2b I4 I8 I9b I10 E2.2 E19", Of(CriterionBasis.Judgement));
        Assert.Equal("I5 E10.3 E10.5 E16 E17 E18", Of(CriterionBasis.Mixed));
        Assert.Equal(35, Of(CriterionBasis.Recorded).Split(' ').Length);
        static string Of(CriterionBasis basis) =>
            string.Join(' ', Trial.Read(Trial.DualTarget).AtomicCriteria.Where(c => c.Basis == basis).Select(c => c.Id));
    }

    [Theory]
    [InlineData("I1", "18 to 70 years", "both ends included", "consent")]
    [InlineData("I2a", "WHO 2022", "promyelocytic leukaemia does not count")]
    [InlineData("I2b", "2023 Chinese guideline", "Relapsed or refractory")]
    [InlineData("I3", "CLL1, CD38, or both")]
    [InlineData("I4", "3 months or longer")]
    [InlineData("I6", "0, 1 or 2")]
    [InlineData("I7.1", "ALT and AST", "at most 2.5 times the upper limit")]
    [InlineData("I7.2", "Total bilirubin at most 2 times", "Gilbert", "direct bilirubin at most 1.5 times")]
    [InlineData("I7.3", "above 45 mL/min", "Cockcroft", "exactly 45 is not enough")]
    [InlineData("I7.4", "45 % or more")]
    [InlineData("I7.5", "92 % or more", "room air")]
    [InlineData("I8", "3 mg of dexamethasone a day or more", "day 7 until 30 days after")]
    [InlineData("I9a", "HCG negative", "screening and again at baseline")]
    [InlineData("I9b", "at least 2 years after the infusion", "at least 2 years after it")]
    [InlineData("E2.1", "70 mg or more", "7 days before apheresis")]
    [InlineData("E2.2", "70 mg of prednisone or more", "within 12 weeks after")]
    [InlineData("E2.3", "within 14 days or five half-lives before apheresis, whichever is shorter")]
    [InlineData("E2.4", "4 weeks before apheresis")]
    [InlineData("E2.5", "6 weeks before apheresis")]
    [InlineData("E5", "6 months before screening")]
    [InlineData("E6", "active at screening", "within 4 weeks of enrolment", "immunosuppressants")]
    [InlineData("E8", "more than 5 years")]
    [InlineData("E9", "6 months before the consent form")]
    [InlineData("E10.1", "class III or IV")]
    [InlineData("E10.2", "6 months or less before enrolment")]
    [InlineData("E10.3", "degree II or III", "QTcF of 480 ms or more")]
    [InlineData("E10.5", "below 45 %", "6 months before enrolment")]
    [InlineData("E10.6", "systolic 150 mmHg or more", "diastolic 100 mmHg or more", "2 measurements or more")]
    [InlineData("E12.2", "surface antigen; or hepatitis B core antibody together with virus DNA above the lower limit")]
    [InlineData("E12.3", "virus RNA above the lower limit")]
    [InlineData("E15", "4 weeks before screening")]
    [InlineData("E16", "4 weeks before apheresis", "diagnostic biopsy")]
    [InlineData("E17", "within 2 years after")]
    [InlineData("E18", "grade 1 or below")]
    public void A_criterion_keeps_the_record_s_numbers_bounds_and_windows(string id, params string[] parts) =>
        Assert.All(parts, part => Assert.Contains(part, Criteria[id].Text, StringComparison.Ordinal));

    /// <summary>Every number in a criterion's text stands in the lines of the record it was made from, written as digits or as a word.</summary>
    [Fact]
    public void No_criterion_has_a_number_the_record_lacks()
    {
        var study = Trial.Read(Trial.DualTarget);
        var lines = Trial.Source(Trial.DualTarget).Split('\n');
        foreach (var criterion in study.AtomicCriteria)
        {
            var statement = study.Statements.Single(s => s.At.Contains($"criteria.{criterion.Id}", StringComparer.Ordinal));
            var record = string.Join(' ', lines[(statement.FirstLine - 1)..statement.LastLine])
                .Replace("two", "2", StringComparison.Ordinal)
                .Replace("0\\~2", "0 1 2", StringComparison.Ordinal);
            Assert.All(Numbers(criterion.Text), number => Assert.Contains(number, Numbers(record), StringComparer.Ordinal));
        }
    }

    static IEnumerable<string> Numbers(string text) =>
        System.Text.RegularExpressions.Regex.Matches(text, @"\d+(\.\d+)?").Select(m => m.Value);
}
