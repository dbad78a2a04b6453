using Cairn.Quantities;
using Cairn.Safety.Ctcae;
using FsCheck;
using FsCheck.Fluent;

namespace Cairn.Tests.Safety.Ctcae;

/// <summary>
/// What is not known of a value, and which way it can change the grade (CTCAE v5.0's own words and numbers, counted by hand):
/// baselines, symptoms, bounds, and values that no patient is likely to have.
/// </summary>
public sealed class UncertainGradeTests
{
    // An abnormal baseline is above the limit of normal: multiples of it are reached later, so the grade can only be milder.
    [Theory]
    [InlineData("Alanine aminotransferase increased", "300", "40", 3)]
    [InlineData("Aspartate aminotransferase increased", "300", "40", 3)]
    [InlineData("GGT increased", "200", "60", 2)]
    [InlineData("Alkaline phosphatase increased", "700", "120", 3)]
    [InlineData("Blood bilirubin increased", "70", "21", 3)]
    public void Without_a_baseline_a_grade_of_the_liver_can_only_be_milder(string term, string value, string upper, int grade)
    {
        var answer = Ask(term, value, term.Contains("bilirubin", StringComparison.Ordinal) ? "umol/L" : "U/L", upper);
        Assert.Equal((grade, new GradeSpan(0, grade)), (answer.Grade.Value, answer.Possible));
        Assert.Contains("It can only be milder: down to grade 0.", answer.Sentences());
        Assert.DoesNotContain(answer.Sentences(), sentence => sentence.Contains("worse", StringComparison.Ordinal));
    }

    [Fact]
    public void At_most_the_limit_of_normal_no_baseline_matters()
    {
        var answer = Ask("Alanine aminotransferase increased", "40", "U/L", "40");
        Assert.Equal((0, new GradeSpan(0, 0)), (answer.Grade.Value, answer.Possible));
        Assert.Empty(answer.Grade.Missing);
    }

    // 90 is below the limit of 110; by a baseline of 29 it would be above three times it: grade 3.
    [Fact]
    public void Without_a_baseline_creatinine_can_only_be_worse()
    {
        var answer = Ask("Creatinine increased", "90", "umol/L", "110");
        Assert.Equal((0, new GradeSpan(0, 3)), (answer.Grade.Value, answer.Possible));
        Assert.Contains("It can only be worse: up to grade 3.", answer.Sentences());
    }

    [Fact]
    public void Symptoms_that_nobody_recorded_count_and_the_milder_grade_is_said()
    {
        var answer = Ask("Lipase increased", "900", "U/L", "60");
        Assert.Equal((4, new GradeSpan(3, 4)), (answer.Grade.Value, answer.Possible));
    }

    [Theory]
    [InlineData("Neutrophil count decreased", "<0.5", "10*9/L", 4, 4)]
    [InlineData("Neutrophil count decreased", "<=0.5", "10*9/L", 3, 4)]
    [InlineData("Neutrophil count decreased", "<1.2", "10*9/L", 2, 4)]
    [InlineData("Platelet count decreased", "<10", "10*9/L", 4, 4)]
    [InlineData("Hyperkalemia", ">7", "mmol/L", 4, 4)]
    [InlineData("Hyperkalemia", ">=7", "mmol/L", 3, 4)]
    [InlineData("Hypertriglyceridemia", ">1000", "mg/dL", 4, 4)]
    [InlineData("Fibrinogen decreased", "<0.5", "g/L", 4, 4)]
    [InlineData("Leukocytosis", ">50", "10*9/L", 0, 3)]
    public void A_bound_is_graded_where_it_decides_and_open_where_it_does_not(
        string term,
        string value,
        string unit,
        int least,
        int most
    )
    {
        var answer = new GradeQuestion(term, null, value, unit, "1.8", null, null).Ask(CtcaeVersion.Usual, "row", null).Value!;
        Assert.Equal(new GradeSpan(least, most), answer.Possible);
        Assert.Equal(answer.Possible.Known, answer.Grade.Value);
        Assert.Equal(least != most, answer.Grade.Missing.Count > 0);
    }

    // A bound that is the upper end grades as the numbers on both sides of it do, or is open.
    [Fact]
    public void A_bound_never_has_a_grade_that_a_number_inside_it_has_not() =>
        Prop.ForAll(
                (
                    from limit in Gen.Choose(1, 60)
                    from share in Gen.Choose(1, 99)
                    select (limit / 10.0, share / 100.0)
                ).ToArbitrary(),
                bound =>
                {
                    var (limit, share) = bound;
                    string Text(double number) => FormattableString.Invariant($"{number:0.####}");
                    int? Of(string value) =>
                        new GradeQuestion("Neutrophil count decreased", null, value, "10*9/L", "1.8", null, null)
                            .Ask(CtcaeVersion.Usual, "row", null)
                            .Value!.Grade.Value;
                    var whole = Of($"<{Text(limit)}");
                    Assert.True(whole is null || whole == Of(Text(limit * share)), $"{limit} {share}");
                }
            )
            .QuickCheckThrowOnFailure();

    // Ranges of the catalogue: wide, assumed, no threshold (decision 0038).
    [Theory]
    [InlineData("Neutrophil count decreased", "-1", "10*9/L")]
    [InlineData("Neutrophil count decreased", "5000", "10*9/L")]
    [InlineData("Fever", "98", "Cel")]
    [InlineData("Ejection fraction decreased", "140", "%")]
    [InlineData("Ejection fraction decreased", "0", "")]
    [InlineData("Anemia", "1", "g/L")]
    [InlineData("Hyperkalemia", "50", "mmol/L")]
    [InlineData("Alanine aminotransferase increased", "-3", "U/L")]
    [InlineData("Alanine aminotransferase increased", "-3", "")]
    [InlineData("Acidosis", "74", "")]
    [InlineData("Hypoglycemia", "900", "mmol/L")]
    [InlineData("Electrocardiogram QT corrected interval prolonged", "45", "ms")]
    public void A_value_that_no_patient_is_likely_to_have_is_kept_asked_about_and_not_graded(
        string term,
        string value,
        string unit
    )
    {
        var asked = new GradeQuestion(term, null, value, unit, null, "40", null).Ask(CtcaeVersion.Usual, "row", 7);
        Assert.Null(asked.Value!.Grade.Value);
        Assert.NotEmpty(asked.Value.Grade.Missing);
        var finding = asked.Findings.First(f => f.Column == "value");
        Assert.Equal(7, finding.Line);
        Assert.Contains(value, finding.What, StringComparison.Ordinal);
    }

    // 12 /uL is 0.012 10^9/L: a slip of the unit, or a patient after lymphodepletion. It is graded, and asked about.
    [Theory]
    [InlineData("Platelet count decreased", "12", "/uL")]
    [InlineData("Neutrophil count decreased", "1.2", "/uL")]
    public void A_count_below_what_laboratories_give_is_graded_and_asked_about(string term, string value, string unit)
    {
        var asked = new GradeQuestion(term, null, value, unit, null, null, null).Ask(CtcaeVersion.Usual, "row", null);
        Assert.Equal(4, asked.Value!.Grade.Value);
        Assert.Equal("unit", asked.Findings.Single().Column);
    }

    [Fact]
    public void A_limit_or_a_baseline_that_cannot_be_is_as_if_it_were_not_there()
    {
        var limits = new GradeQuestion("Hyperkalemia", null, "5.3", "mmol/L", "5.1", "3.5", null).Ask(
            CtcaeVersion.Usual,
            "r",
            null
        );
        Assert.Null(limits.Value!.Grade.Value);
        Assert.Equal("lln", limits.Findings.Single().Column);
        var baseline = new GradeQuestion("Weight loss", null, "60", "kg", null, null, "-70").Ask(CtcaeVersion.Usual, "r", null);
        Assert.Null(baseline.Value!.Grade.Value);
        Assert.Equal("baseline", baseline.Findings.Single().Column);
        var zero = new GradeQuestion("Alanine aminotransferase increased", null, "30", "U/L", null, "0", null);
        Assert.Null(zero.Ask(CtcaeVersion.Usual, "r", null).Value!.Grade.Value);
    }

    static GradeAnswer Ask(string term, string value, string unit, string upper) =>
        new GradeQuestion(term, null, value, unit, null, upper, null).Ask(CtcaeVersion.Usual, "row", null).Value!;
}
