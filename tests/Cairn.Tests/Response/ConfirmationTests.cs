using Cairn.Quantities;
using Cairn.Records;
using Cairn.Response;
using Cairn.Studies;

namespace Cairn.Tests.Response;

/// <summary>Confirmation, support by transfusion and growth factor, and MRD: made-up courses, each with one thing that decides.</summary>
public sealed class ConfirmationTests
{
    static readonly ResponsePlan Confirmed28 = Plans.OwnWords with { ConfirmationDays = 28 };

    static DiseaseCourse Course(Story story, ResponsePlan plan) =>
        DiseaseCourse.Of(Plans.Study(plan), story.Enrolled().Infused().Records, null);

    static int? Day(Answer<DateOnly?> date) => date.Value?.DayNumber - Story.Enrolment.DayNumber;

    [Theory]
    [InlineData(55, ResponseCategory.NoResponse)] // 27 days later
    [InlineData(56, ResponseCategory.CR)] // 28 days later
    public void A_response_counts_from_its_first_day_once_it_has_lasted(int second, ResponseCategory best)
    {
        var course = Course(new Story("S").Assessed(-7, 40).Assessed(28, 2).Assessed(second, 2), Confirmed28);
        Assert.Equal(best, course.Best.Value);
        Assert.Equal(best == ResponseCategory.CR ? 28 : null, Day(course.When(CourseEventKind.Remission)));
        Assert.Null(course.Day(CourseEventKind.PrimaryRefractory));
        Assert.Equal(best != ResponseCategory.CR, course.Best.Missing.Count > 0);
    }

    [Fact]
    public void Without_confirmation_one_assessment_is_enough() =>
        Assert.Equal(ResponseCategory.CR, Course(new Story("S").Assessed(28, 2), Plans.OwnWords).Best.Value);

    [Fact]
    public void A_response_is_confirmed_at_the_least_depth_seen()
    {
        var course = Course(new Story("S").Assessed(28, 2).Assessed(56, 2, plt: 40), Confirmed28);
        Assert.Equal((ResponseCategory.CRi, (int?)28), (course.Best.Value, Day(course.When(CourseEventKind.Remission))));
    }

    // CR on day 28, blasts on day 42: the disease was refractory, shown on day 42; the later remission holds.
    [Fact]
    public void A_response_lost_before_it_is_confirmed_was_none_and_the_assessment_that_undid_it_shows_refractory_disease()
    {
        var course = Course(
            new Story("S").Assessed(-7, 40).Assessed(28, 2).Assessed(42, 60).Assessed(70, 2).Assessed(98, 2).Alive(200),
            Confirmed28
        );
        Assert.Equal(
            (42, 70),
            (Day(course.When(CourseEventKind.PrimaryRefractory)), Day(course.When(CourseEventKind.Remission)))
        );
        var counted = course.CountedIn(ResponseWindow.OfThisProduct);
        Assert.Contains("was not confirmed", counted[0].Counted.Answer.Rule.Words, StringComparison.Ordinal);
        Assert.Equal(ResponseCategory.CR, counted[0].Response.Value);
    }

    [Fact]
    public void An_assessment_that_is_not_evaluable_neither_confirms_nor_undoes() =>
        Assert.Equal(
            ResponseCategory.CR,
            Course(new Story("S").Assessed(28, 2).DryTap(42).Assessed(60, 2), Confirmed28).Best.Value
        );

    // 10*9/L 120 on day 28; the last platelets 7 days or 6 days before. CR needs 7 days here.
    [Theory]
    [InlineData(21, ResponseCategory.CR)]
    [InlineData(22, ResponseCategory.CRi)]
    [InlineData(28, ResponseCategory.CRi)]
    [InlineData(29, ResponseCategory.CR)]
    public void Platelets_after_a_transfusion_are_no_recovery(int transfused, ResponseCategory expected)
    {
        Story Make() =>
            new Story("S")
                .Assessed(28, 2, plt: 120)
                .With(Given(MedicationCategory.Transfusion, "PLATELETS", transfused, transfused));
        Assert.Equal(expected, Course(Make(), Plans.OwnWords with { TransfusionFreeDays = 7 }).Best.Value);
        Assert.Equal(ResponseCategory.CR, Course(Make(), Plans.OwnWords).Best.Value);
    }

    [Theory]
    [InlineData(14, 21, ResponseCategory.CR)]
    [InlineData(14, 22, ResponseCategory.CRi)]
    public void Neutrophils_under_growth_factor_are_no_recovery(int from, int to, ResponseCategory expected) =>
        Assert.Equal(
            expected,
            Course(
                new Story("S").Assessed(28, 2).With(Given(MedicationCategory.GrowthFactor, "FILGRASTIM", from, to)),
                Plans.OwnWords with
                {
                    GrowthFactorFreeDays = 7,
                }
            ).Best.Value
        );

    [Theory]
    [InlineData("RED CELLS", 28, ResponseCategory.CR, false)] // not platelets
    [InlineData("BLOOD PRODUCT", 28, ResponseCategory.CRi, true)] // perhaps platelets: asked
    [InlineData("PLATELETS", null, ResponseCategory.CRi, true)] // some day in January: asked
    public void A_transfusion_that_is_not_told_is_asked_about_and_deepens_nothing(
        string product,
        int? day,
        ResponseCategory expected,
        bool asked
    )
    {
        var given = Given(MedicationCategory.Transfusion, product, day ?? 0, null) with
        {
            Start = day is { } d ? Story.On(d) : PartialDate.Of(2025, 1),
        };
        var course = Course(new Story("S").Assessed(28, 2).With(given), Plans.OwnWords with { TransfusionFreeDays = 7 });
        Assert.Equal(expected, course.Best.Value);
        Assert.Equal(asked, course.Best.Missing.InWords().Any(m => m.Contains("CM", StringComparison.Ordinal)));
        Assert.Equal(asked, course.Assessments[0].Judgement.StillPossible.Contains(ResponseCategory.CR));
    }

    [Fact]
    public void Growth_factor_without_an_end_may_still_have_been_given()
    {
        var course = Course(
            new Story("S").Assessed(28, 2).With(Given(MedicationCategory.GrowthFactor, "FILGRASTIM", 3, null)),
            Plans.OwnWords with
            {
                GrowthFactorFreeDays = 7,
            }
        );
        Assert.Equal(ResponseCategory.CRi, course.Best.Value);
        Assert.NotEmpty(course.Best.Missing);
    }

    // ELN 2022 with CRh: platelets 60 under transfusion show no partial recovery either.
    [Fact]
    public void A_supported_count_shows_no_partial_recovery() =>
        Assert.Equal(
            ResponseCategory.CRi,
            Course(
                new Story("S")
                    .Assessed(28, 2, anc: 0.6, plt: 60)
                    .With(Given(MedicationCategory.Transfusion, "PLATELETS", 27, 27)),
                Plans.Of("eln2022") with
                {
                    UseCRh = true,
                    TransfusionFreeDays = 7,
                }
            ).Best.Value
        );

    [Theory]
    [InlineData("NEGATIVE", null, MrdStatus.Negative, "CR MRD-")]
    [InlineData("0.09", "%", MrdStatus.Negative, "CR MRD-")]
    [InlineData("<0.01", "%", MrdStatus.Negative, "CR MRD-")]
    [InlineData("0.1", "%", MrdStatus.Positive, "CR MRD+")]
    [InlineData("<1", "%", null, "CR")] // the bound lies above the threshold
    [InlineData("INDETERMINATE", null, null, "CR")]
    public void Residual_disease_qualifies_a_remission(string result, string? unit, MrdStatus? expected, string qualified)
    {
        var course = Course(new Story("S").Assessed(28, 2).Lab(TestCode.Mrd, 28, result, unit), Plans.Of("eln2022"));
        Assert.Equal(expected, course.Assessments[0].Mrd.Value);
        Assert.Equal(qualified, course.QualifiedBest);
        Assert.Equal(expected is null, course.Assessments[0].Mrd.Missing.Count > 0);
        Assert.Equal("MLFS", Mrd.Qualified(ResponseCategory.MLFS, expected));
    }

    static Medication Given(string category, string what, int from, int? to) =>
        new()
        {
            Subject = "S",
            Sequence = 900,
            Treatment = what,
            Category = category,
            Start = Story.On(from),
            End = to is { } end ? Story.On(end) : null,
        };
}
