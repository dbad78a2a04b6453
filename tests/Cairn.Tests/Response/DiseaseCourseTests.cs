using Cairn.Quantities;
using Cairn.Records;
using Cairn.Response;
using Cairn.Studies;

namespace Cairn.Tests.Response;

/// <summary>Made-up courses, each with one thing that decides; rules are the facts' sections 2 and 3.</summary>
public sealed class DiseaseCourseTests
{
    static DiseaseCourse Course(Story story, Study? study = null, DateOnly? cutOff = null) =>
        DiseaseCourse.Of(study ?? Plans.Study(), story.Enrolled().Infused().Records, cutOff);

    static int? Day(Answer<DateOnly?> date) => date.Value?.DayNumber - Story.Enrolment.DayNumber;

    [Fact]
    public void Remission_starts_with_the_first_and_depth_does_not_restart_it()
    {
        var course = Course(new Story("S").Assessed(-7, 40).Assessed(28, 2, plt: 40).Assessed(60, 1).Assessed(90, 1, anc: 0.4));
        Assert.Equal(28, Day(course.When(CourseEventKind.Remission)));
        Assert.Equal(ResponseCategory.CR, course.Best.Value);
        Assert.Null(course.Day(CourseEventKind.PrimaryRefractory));
        Assert.Equal(90, Day(course.When(CourseEventKind.LastResponseAssessment)));
        Assert.Equal(-97.5, course.BlastChange.Value); // (1 - 40) / 40
    }

    [Theory]
    [InlineData(14, 28, 28)] // the landmark visit shows it
    [InlineData(14, 200, 14)] // no landmark visit: the last marrow before it, once the landmark has passed
    [InlineData(60, 90, 60)] // nothing by the landmark: the first after it
    public void Refractory_disease_is_dated_by_the_assessment_that_shows_it(int first, int second, int expected) =>
        Assert.Equal(
            expected,
            Day(
                Course(new Story("S").Assessed(first, 40).Assessed(second, 40).Alive(200)).When(CourseEventKind.PrimaryRefractory)
            )
        );

    // No response on day 14, a clean marrow without counts at the landmark, a complete remission on day 60.
    [Fact]
    public void A_landmark_marrow_that_may_be_a_remission_leaves_an_earlier_failure_open()
    {
        var course = Course(
            new Story("S")
                .Assessed(14, 40)
                .Marrow(28, "2")
                .BloodBlasts(28, "0")
                .Extramedullary(28, "N")
                .Assessed(60, 2)
                .Alive(200)
        );
        Assert.Null(course.Day(CourseEventKind.PrimaryRefractory));
        Assert.Equal(60, Day(course.When(CourseEventKind.Remission)));
    }

    // Worked by hand: "<10" may be 3 or 8, and words are no number.
    [Theory]
    [InlineData("packed with blasts", true, 28)]
    [InlineData("<10", true, 28)]
    [InlineData("<5", false, 60)]
    [InlineData("3", false, 60)]
    public void A_marrow_that_cannot_be_read_after_a_remission_is_asked_about(string blasts, bool isAsked, int last)
    {
        var course = Course(new Story("S").Assessed(28, 2).Marrow(60, blasts).Alive(200));
        Assert.Null(course.Day(CourseEventKind.Relapse));
        Assert.Equal(isAsked, course.When(CourseEventKind.Relapse).Missing.Count > 0);
        Assert.Equal(last, Day(course.When(CourseEventKind.LastResponseAssessment)));
    }

    [Theory]
    [InlineData("present", true)]
    [InlineData("0", false)]
    public void Blasts_in_blood_in_words_are_asked_about(string blasts, bool isAsked)
    {
        var relapse = Course(new Story("S").Assessed(28, 2).BloodBlasts(60, blasts).Alive(200)).When(CourseEventKind.Relapse);
        Assert.Equal((null, isAsked), ((object?)relapse.Value, relapse.Missing.Count > 0));
    }

    // E9(R1) asks what a second infusion does to a response; decision 0012 makes it a course of its own.
    [Theory]
    [InlineData(50, 78, true)]
    [InlineData(78, 78, true)] // a marrow of the day itself may be before or after the cells
    [InlineData(79, 78, false)]
    [InlineData(7, 78, false)] // a fraction up to 7 days late belongs to the planned infusion
    public void A_remission_after_cells_given_again_is_credited_with_a_question(int again, int remission, bool isAsked)
    {
        var course = Course(new Story("S").Infused(again).Assessed(28, 30).Assessed(remission, 2));
        Assert.Equal(ResponseCategory.CR, course.Best.Value);
        Assert.Equal(isAsked ? 1 : 0, course.Findings.Count(f => f.Place.EndsWith("EX 1", StringComparison.Ordinal)));
    }

    [Fact]
    public void Before_the_landmark_nobody_is_refractory() =>
        Assert.Null(Course(new Story("S").Assessed(14, 40).Alive(20)).Day(CourseEventKind.PrimaryRefractory));

    [Fact]
    public void The_landmark_has_the_window_of_its_visit()
    {
        var study = Plans.Study() with { Schedule = [new("D28", "Day 28", 28, 3, 7, [])] };
        var late = new Story("S").Assessed(14, 40).Assessed(33, 2);
        Assert.Equal(33, Day(Course(late, study).When(CourseEventKind.Remission)));
        Assert.Null(Course(late, study).Day(CourseEventKind.PrimaryRefractory));
        Assert.Equal(14, Day(Course(new Story("S").Assessed(14, 40).Assessed(33, 2)).When(CourseEventKind.PrimaryRefractory)));
        Assert.Equal(26, Day(Course(new Story("S").Assessed(26, 40), study).When(CourseEventKind.PrimaryRefractory)));
    }

    [Fact]
    public void A_remission_after_the_landmark_is_kept_beside_the_refractory_disease()
    {
        var course = Course(
            new Story("S").Assessed(28, 3, anc: 1.0, plt: 150).Assessed(56, 2),
            Plans.Study(Plans.OwnWords with { Boundary = CountBoundary.Strict })
        );
        Assert.Equal(28, Day(course.When(CourseEventKind.PrimaryRefractory))); // neutrophils exactly 1.0: neither CR nor CRi as literally written
        Assert.Equal(56, Day(course.When(CourseEventKind.Remission)));
    }

    [Fact]
    public void An_assessment_that_may_yet_be_a_remission_is_not_refractory()
    {
        var course = Course(new Story("S").Marrow(28, "2").BloodBlasts(28, "0").Extramedullary(28, "N").Alive(100));
        Assert.Equal(ResponseCategory.MLFS, course.Best.Value);
        Assert.NotEmpty(course.Best.Missing);
        Assert.Null(course.Day(CourseEventKind.PrimaryRefractory));
        Assert.Null(course.Day(CourseEventKind.Remission));
    }

    [Fact]
    public void A_response_after_a_transplant_counts_only_where_the_plan_says_so()
    {
        Story Make() => new Story("S").Assessed(28, 40).Transplanted(45).Assessed(75, 1);
        var course = Course(Make());
        Assert.Equal(ResponseCategory.NoResponse, course.Best.Value);
        Assert.Equal(ResponseCategory.CR, course.BestWhateverFollowed.Value);
        Assert.Null(course.Day(CourseEventKind.Remission));
        Assert.Equal(
            ResponseCategory.CR,
            Course(Make(), Plans.Study(Plans.OwnWords with { CountAfterTransplant = true })).Best.Value
        );
    }

    [Fact]
    public void Another_leukaemia_therapy_ends_the_window_of_the_best_response()
    {
        var course = Course(new Story("S").Assessed(28, 40).Treated(MedicationCategory.AntiLeukaemia, 35).Assessed(60, 1));
        Assert.Equal(ResponseCategory.NoResponse, course.Best.Value);
        Assert.Equal(28, Day(course.When(CourseEventKind.PrimaryRefractory)));
    }

    [Fact]
    public void Relapse_is_five_percent_in_the_marrow()
    {
        Assert.Equal(90, Day(Course(new Story("S").Assessed(28, 2).Assessed(90, 5)).When(CourseEventKind.Relapse)));
        Assert.Null(Course(new Story("S").Assessed(28, 2).Assessed(90, 4.9)).Day(CourseEventKind.Relapse));
    }

    [Fact]
    public void Relapse_is_new_extramedullary_disease() =>
        Assert.Equal(
            70,
            Day(Course(new Story("S").Assessed(28, 2).Extramedullary(70, "Y").Assessed(90, 30)).When(CourseEventKind.Relapse))
        );

    [Theory]
    [InlineData(66, null)] // six days apart
    [InlineData(67, 60)] // a week apart: dated by the first
    public void Blasts_in_blood_need_a_second_sample_a_week_later(int second, int? expected)
    {
        var course = Course(new Story("S").Assessed(28, 2).BloodBlasts(60, "3").BloodBlasts(second, "5"));
        Assert.Equal(expected, Day(course.When(CourseEventKind.Relapse)));
        Assert.Equal(expected is null, course.When(CourseEventKind.Relapse).Missing.Count > 0);
    }

    [Fact]
    public void Blasts_in_blood_are_confirmed_by_a_marrow_and_cleared_by_a_sample_without()
    {
        Assert.Equal(
            60,
            Day(Course(new Story("S").Assessed(28, 2).BloodBlasts(60, "3").Marrow(63, "30")).When(CourseEventKind.Relapse))
        );
        Assert.Equal(
            100,
            Day(
                Course(new Story("S").Assessed(28, 2).BloodBlasts(60, "3").BloodBlasts(63, "0").Marrow(100, "30"))
                    .When(CourseEventKind.Relapse)
            )
        );
        Assert.Null(
            Course(new Story("S").Assessed(28, 2).BloodBlasts(60, "3").Marrow(63, "1").BloodBlasts(80, "1"))
                .Day(CourseEventKind.Relapse)
        );
    }

    [Fact]
    public void A_second_remission_is_for_listings()
    {
        var course = Course(
            new Story("S")
                .Assessed(28, 2, plt: 50)
                .Assessed(90, 40)
                .Treated(MedicationCategory.AntiLeukaemia, 95)
                .Assessed(140, 1)
        );
        Assert.Equal(140, Day(course.When(CourseEventKind.SecondRemission)));
        Assert.Equal(ResponseCategory.CRi, course.Best.Value);
        Assert.Equal(28, Day(course.When(CourseEventKind.Remission)));
    }

    [Fact]
    public void A_marrow_whose_date_may_be_after_the_remission_is_asked_about()
    {
        var course = Course(new Story("S").Assessed(28, 2).Marrow(PartialDate.Of(2025, 1), "60"));
        Assert.Null(course.Day(CourseEventKind.Relapse));
        Assert.Contains(course.When(CourseEventKind.Relapse).Missing.InWords(), m =>
            m.Contains("may be a relapse", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void A_sample_too_poor_to_show_a_response_shows_no_fall_of_blasts_either()
    {
        var course = Course(new Story("S").Assessed(-7, 40).Marrow(14, "2", cells: "150", cellularity: "5").Assessed(28, 60));
        Assert.Equal(50, course.BlastChange.Value); // (60 - 40) / 40
    }

    [Fact]
    public void A_marrow_that_may_be_before_or_after_the_infusion_is_neither_baseline_nor_response()
    {
        var course = DiseaseCourse.Of(
            Plans.Study(),
            new Story("S").Enrolled().Infused(10).Assessed(-7, 40).Marrow(PartialDate.Of(2025, 1), "2").Assessed(40, 10).Records,
            null
        );
        Assert.Equal(40, course.Marrow!.Baseline?.Blasts.Value?.Exact);
        Assert.Single(course.Assessments);
        Assert.Single(course.Findings);
    }

    [Fact]
    public void An_infusion_without_a_dose_is_asked_about()
    {
        var course = DiseaseCourse.Of(Plans.Study(), new Story("S").Enrolled().Infused(dose: null).Records, null);
        Assert.False(course.IsInfused);
        Assert.Equal("EXDOSE", Assert.Single(course.Findings).Column);
    }

    [Fact]
    public void A_marrow_after_the_death_is_left_out_and_asked_about()
    {
        var course = Course(new Story("S").Assessed(28, 2).Assessed(90, 40).Died(60));
        Assert.Null(course.Day(CourseEventKind.Relapse));
        Assert.Single(course.Findings, f => f.Column == "MIDTC");
    }

    [Fact]
    public void Nobody_is_assessed_without_an_infusion()
    {
        var course = DiseaseCourse.Of(Plans.Study(), new Story("S").Enrolled().Infused(dose: 0).Assessed(28, 2).Records, null);
        Assert.False(course.IsInfused);
        Assert.Empty(course.Assessments);
        Assert.Equal(ResponseCategory.NotEvaluable, course.Best.Value);
    }

    [Fact]
    public void There_is_no_change_of_blasts_without_blasts_before()
    {
        Assert.Null(Course(new Story("S").Assessed(28, 2)).BlastChange.Value);
        Assert.Null(Course(new Story("S").Assessed(-7, 0).Assessed(28, 2)).BlastChange.Value);
        Assert.Equal(50, Course(new Story("S").Assessed(-7, 40).Assessed(28, 60)).BlastChange.Value); // (60 - 40) / 40
    }

    // A percentage that is there and does not count is said with why, and never called missing.
    [Theory]
    [InlineData("85", "5", 28, "15 % before, 2 % on 29 Jan 2025, which does not count: a sample too poor")]
    [InlineData("500", "40", 60, "after 10 Feb 2025, when what the cells did can no longer be told")]
    [InlineData("85", null, 28, "whether the sample was good enough is not known")]
    public void A_change_of_blasts_that_does_not_count_says_both_numbers_and_why(
        string cells,
        string? cellularity,
        int day,
        string says
    )
    {
        var story = new Story("S").Assessed(-7, 15).Marrow(day, "2", cells: cells, cellularity: cellularity);
        var change = Course(story.Treated(MedicationCategory.AntiLeukaemia, 40)).BlastChange;
        Assert.Null(change.Value);
        Assert.Contains(says, change.Rule.Says, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_marrows_of_one_day_that_disagree_are_a_finding()
    {
        var course = DiseaseCourse.Of(
            Plans.Study(),
            new Story("S").Enrolled().Infused().Assessed(28, 2).Marrow(28, "30").Records,
            null
        );
        Assert.Equal((null, null), (course.Day(CourseEventKind.Remission), course.Day(CourseEventKind.Relapse)));
        var finding = Assert.Single(course.Findings);
        Assert.Contains("Two marrows of 29 Jan 2025 disagree: blasts 2 % and 30 %", finding.What, StringComparison.Ordinal);
        Assert.Empty(
            DiseaseCourse
                .Of(Plans.Study(), new Story("S").Enrolled().Infused().Assessed(28, 2).Marrow(28, "4").Records, null)
                .Findings
        );
        Assert.Empty(
            DiseaseCourse
                .Of(Plans.Study(), new Story("S").Enrolled().Infused().Assessed(28, 2).Marrow(29, "30").Records, null)
                .Findings
        );
    }

    // docs/decisions/0009: a date known in part is the first day it can be, and the whole one is asked for.
    [Fact]
    public void A45_a_relapse_outside_the_marrow_on_a_date_known_in_part_is_asked_about()
    {
        FindingAbout disease = new()
        {
            Subject = "S",
            Sequence = 900,
            TestCode = TestCode.Occurrence,
            About = FaObject.Extramedullary,
            Result = "Y",
            Date = PartialDate.Of(2025, 3),
        };
        var course = Course(new Story("S").Assessed(28, 2).With(disease).Assessed(120, 30));
        Assert.Equal(new DateOnly(2025, 3, 1), course.Day(CourseEventKind.Relapse));
        Assert.Contains(course.When(CourseEventKind.Relapse).Missing.InWords(), m =>
            m.StartsWith("the whole date of the extramedullary disease of Mar 2025:", StringComparison.Ordinal)
        );
        Assert.NotEmpty(course.When(CourseEventKind.LossOfResponse).Missing);
    }

    [Fact]
    public void B20_a_relapse_in_a_marrow_on_a_date_known_in_part_is_asked_about()
    {
        var course = Course(new Story("S").Assessed(28, 2).Marrow(PartialDate.Of(2025, 4), "30"));
        Assert.Equal(new DateOnly(2025, 4, 1), course.Day(CourseEventKind.Relapse));
        Assert.Contains(course.When(CourseEventKind.Relapse).Missing.InWords(), m =>
            m.StartsWith("the whole date of the marrow of Apr 2025:", StringComparison.Ordinal)
        );
        Assert.Empty(
            Course(new Story("S").Assessed(28, 2).Marrow(90, "30").Marrow(PartialDate.Of(2025, 5), "30"))
                .When(CourseEventKind.Relapse)
                .Missing
        ); // the first sign has its date
    }

    // PR from 40 to 10 %, then no response some day in April.
    [Fact]
    public void The_loss_of_a_partial_remission_on_a_date_known_in_part_is_asked_about()
    {
        var course = Course(new Story("S").Assessed(-7, 40).Assessed(28, 10).Marrow(PartialDate.Of(2025, 4), "60"));
        Assert.Equal(new DateOnly(2025, 4, 1), course.Day(CourseEventKind.LossOfResponse));
        Assert.Contains(
            "the whole date of the marrow of Apr 2025",
            course.When(CourseEventKind.LossOfResponse).Missing.InWords(),
            StringComparer.Ordinal
        );
    }

    [Fact]
    public void A34_a_contact_after_the_death_is_a_finding()
    {
        var course = Course(Septic().Alive(90).Alive(95).Died(60));
        Assert.Equal(60, Day(course.When(CourseEventKind.Death)));
        Assert.Equal(2, course.Findings.Count); // one for each day
        Assert.Equal("SS SURVSTAT of 1 Apr 2025 is dated after the death on 2 Mar 2025.", course.Findings[0].What);
        Assert.Empty(Course(Septic().Alive(60).Died(60)).Findings);
        Assert.Empty(Course(Septic().Alive(90).Died(PartialDate.Of(2025, 4))).Findings); // the death is put after the contact
    }

    // Blood of day 60 has blasts, the marrow of day 62 4.9 %: the two disagree. A week on the marrow is an answer.
    [Theory]
    [InlineData(62, true)]
    [InlineData(67, false)]
    public void Blasts_in_blood_beside_a_clean_marrow_are_asked_about(int day, bool asked)
    {
        var relapse = Course(new Story("S").Assessed(28, 2).BloodBlasts(60, "5").Marrow(day, "4.9"))
            .When(CourseEventKind.Relapse);
        Assert.Null(relapse.Value);
        Assert.Equal(asked, relapse.Missing.Any(gap => gap is Gap.BlastsConfirmed));
    }

    [Fact]
    public void Cells_without_an_enrolment_are_asked_about() =>
        Assert.Contains(DiseaseCourse.Of(Plans.Study(), new Story("S").Infused().Assessed(28, 2).Records, null).Findings, f =>
            f.Column == "DSSTDTC"
        );

    static Story Septic() => new Story("S").Assessed(28, 2).CauseOfDeath("SEPSIS");

    [Fact]
    public void B35_an_enrolment_after_the_infusion_is_a_finding()
    {
        DiseaseCourse Of(int enrolled) =>
            DiseaseCourse.Of(Plans.Study(), new Story("S").Infused().Enrolled(enrolled).Assessed(28, 2).Records, null);
        Assert.Equal(
            "The enrolment on 11 Jan 2025 is after the first infusion on 1 Jan 2025.",
            Assert.Single(Of(10).Findings).What
        );
        Assert.Empty(Of(0).Findings);
    }

    // Fewer than 5 % blasts before the cells: with recovered counts it is a complete remission already, without counts it may be, and
    // with low counts a remission after the cells may be counts that came back.
    [Theory]
    [InlineData(1.5, 150.0, "is a complete remission with recovered counts")]
    [InlineData(null, null, "may be a complete remission")]
    [InlineData(0.4, 30.0, "is clear of leukaemia already")]
    public void A_marrow_clear_of_leukaemia_before_the_cells_is_told(double? anc, double? plt, string says)
    {
        var story = new Story("S").Enrolled().Infused().Marrow(-6, "3").BloodBlasts(-6, "0").Extramedullary(-6, "N");
        if (anc is { } n && plt is { } p)
            story.Lab(TestCode.Neutrophils, -6, $"{n:0.0}", "10*9/L").Lab(TestCode.Platelets, -6, $"{p:0}", "10*9/L");
        var course = DiseaseCourse.Of(Plans.Study(), story.Assessed(28, 2).Records, null);
        Assert.Contains(says, Assert.Single(course.Findings, f => f.Column == "MIORRES").What, StringComparison.Ordinal);
        Assert.DoesNotContain(
            DiseaseCourse
                .Of(Plans.Study(), new Story("S").Enrolled().Infused().Assessed(-6, 60).Assessed(28, 2).Records, null)
                .Findings,
            f => f.Column == "MIORRES"
        );
    }
}
