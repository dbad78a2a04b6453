using Cairn.Documents.Reports.Wording;
using Cairn.Endpoints;
using Cairn.Records;
using Cairn.Response;
using Cairn.Studies;
using Cairn.Tests.Response;

namespace Cairn.Tests.Endpoints;

/// <summary>
/// Where the rules leave a hole: made-up courses, one for each line of docs/decisions/0029. Enrolled and infused on day 0.
/// </summary>
public sealed class ClinicalDecisionTests
{
    static readonly ResponsePlan By28 = Plans.OwnWords with { FirstAssessmentDay = 14 };

    static EndpointSet Set(ResponsePlan plan, params Story[] stories) =>
        EndpointSet.Of(Plans.Study(plan), Story.Casebook(stories), new HashSet<string>(StringComparer.Ordinal));

    static (int, int, CourseEventKind) Ends(Story story, EndpointPlan plan, ResponsePlan? response = null)
    {
        var set = Set(response ?? By28, story.Enrolled().Infused());
        var time = Assert.Single(((EndpointAnalysis.Times)set.Of(plan)).Subjects);
        return (time.Days, time.Status, time.Why);
    }

    static EndpointPlan Efs(FailureDate failure = FailureDate.FirstRefractoryAssessment) =>
        Plans.Endpoint("efs") with
        {
            FailureDate = failure,
        };

    static Story Started => new Story("S").Assessed(-6, 60);

    static DiseaseCourse Course(Story story, ResponsePlan? plan = null) =>
        Set(plan ?? By28, story.Enrolled().Infused()).Courses[0];

    [Theory]
    [InlineData(20, 0, 1)] // before the landmark on day 28: an event on day 1
    [InlineData(28, 0, 1)]
    [InlineData(29, 0, 0)] // alive at the landmark and never evaluable: what came later says nothing
    public void On_day_1_a_death_counts_up_to_the_landmark_and_not_after_it(int death, int days, int status)
    {
        var (d, s, _) = Ends(Started.DryTap(14).Died(death), Efs(FailureDate.Day1));
        Assert.Equal((days, status), (d, s));
    }

    static TimeToEvent Time(Story story) =>
        Assert.Single(((EndpointAnalysis.Times)Set(By28, story.Enrolled().Infused()).Of(Efs(FailureDate.Day1))).Subjects);

    // Decision 0034: blasts of 2 % without the rest show no failure, and are never called evaluable; the letter of ELN 2022
    // stands
    // beside. Nothing read is no look.
    [Fact]
    public void A_marrow_whose_category_is_open_censors_with_what_the_letter_would_say_beside_it()
    {
        var alone = Time(Started.Marrow(28, "2").Alive(100));
        Assert.Equal((28, 0), (alone.Days, alone.Status));
        Assert.Equal(new TimeNote.OpenCategory(null), alone.Notes[0]);
        Assert.Contains("Last marrow that could be read", alone.Time.Rule.Words, StringComparison.Ordinal);
        var after = Time(Started.Assessed(28, 2).Marrow(60, "2").Alive(100));
        Assert.Equal((60, 0), (after.Days, after.Status));
        Assert.Equal(new TimeNote.OpenCategory(new(2025, 1, 29)), after.Notes[0]);
    }

    [Fact]
    public void A_dry_tap_and_a_marrow_that_came_too_soon_are_no_look()
    {
        Assert.Equal(0, Time(Started.DryTap(28).Alive(100)).Days);
        Assert.Equal(28, Time(Started.Assessed(28, 2).DryTap(60).Alive(100)).Days);
        Assert.Empty(Time(Started.Assessed(28, 2).DryTap(60).Alive(100)).Notes);
    }

    static EndpointAnalysis.Survival Os(params IEnumerable<Story> stories) =>
        (EndpointAnalysis.Survival)
            EndpointSet
                .Of(Plans.Study(), Story.Casebook(stories), new HashSet<string>(StringComparer.Ordinal))
                .Of(Plans.Endpoint("os"));

    // One censored on day 20, one dead on day 40: the curve comes down to 0, and nobody was followed for half a year. Without the
    // censored one all have failed, and 0 stays 0.
    [Fact]
    public void A_rate_past_all_follow_up_is_not_known_unless_all_have_failed()
    {
        Story Made(string id) => new Story(id).Enrolled().Infused();
        var censored = Os(Made("A").Alive(20), Made("B").Died(40));
        Assert.Null(censored.ReadAt(182));
        Assert.Equal(0, censored.ReadAt(40)!.Value.Survival);
        Assert.Contains(
            "at 6 months not known: nobody was followed that long",
            SurvivalWords.Beside(censored).Select(b => b.ToString())
        );
        Assert.Equal(0, Os(Made("A").Died(20), Made("B").Died(40)).ReadAt(182)!.Value.Survival);
    }

    // 1500 neutrophils and 150000 platelets a microlitre, written as 10^9/L: more than blood holds, so not known, and no
    // remission.
    [Fact]
    public void Counts_in_another_unit_than_written_make_no_remission()
    {
        static DiseaseCourse Clean(string neutrophils, string platelets) =>
            Course(
                Started
                    .Marrow(28, "2")
                    .BloodBlasts(28, "0")
                    .Extramedullary(28, "N")
                    .Neutrophils(28, neutrophils)
                    .Platelets(28, platelets)
            );
        Assert.Equal(ResponseCategory.MLFS, Clean("1500", "150000").Best.Value);
        Assert.Equal(ResponseCategory.CR, Clean("1.5", "150").Best.Value);
    }

    [Theory]
    [InlineData(OtherTherapyStrategy.EventAtStart, 20, 1)]
    [InlineData(OtherTherapyStrategy.Day1, 0, 1)]
    [InlineData(OtherTherapyStrategy.Censor, 20, 0)]
    public void C08_C24_another_therapy_before_any_remission_is_never_event_free_to_the_next_marrow(
        OtherTherapyStrategy strategy,
        int days,
        int status
    ) =>
        Assert.Equal(
            (days, status, CourseEventKind.NewTherapy),
            Ends(
                Started.Treated(MedicationCategory.AntiLeukaemia, 20).Assessed(90, 1).Alive(300),
                Efs() with
                {
                    OtherTherapy = strategy,
                }
            )
        );

    // A clean marrow without counts on day 16 may be a remission, and the therapy on day 20 consolidation.
    [Fact]
    public void Another_therapy_after_what_may_be_a_remission_claims_no_failure_and_nothing_after_it_is_credited()
    {
        var story = Started
            .Marrow(16, "2")
            .BloodBlasts(16, "0")
            .Extramedullary(16, "N")
            .Treated(MedicationCategory.AntiLeukaemia, 20)
            .Assessed(90, 1)
            .Alive(300);
        Assert.Equal((16, 0, CourseEventKind.LastResponseAssessment), Ends(story, Efs()));
    }

    [Fact]
    public void C34_disease_in_blood_without_any_marrow_is_an_event_where_the_study_reads_blood()
    {
        Story Make() => Started.BloodBlasts(20, "30").BloodBlasts(27, "40").Alive(200);
        Assert.Equal((27, 1, CourseEventKind.PrimaryRefractory), Ends(Make(), Efs(), By28 with { RefractoryByBlood = true }));
        Assert.Equal((0, 0, CourseEventKind.NeverAssessed), Ends(Make(), Efs())); // ELN 2022: not evaluable
        Assert.Equal(
            (0, 0, CourseEventKind.NeverAssessed),
            Ends(Make().BloodBlasts(28, "0"), Efs(), By28 with { RefractoryByBlood = true })
        );
    }

    [Theory]
    [InlineData("ACUTE MYELOID LEUKAEMIA", 60)]
    [InlineData("SEPSIS", null)]
    [InlineData("sepsis after relapse", null)]
    [InlineData(null, null)]
    public void Blasts_in_blood_are_proved_by_a_death_of_the_disease_alone(string? cause, int? relapse)
    {
        var story = Started.Assessed(28, 2).BloodBlasts(60, "20").Died(65);
        if (cause is not null)
            story.CauseOfDeath(cause);
        var found = Course(story).When(CourseEventKind.Relapse);
        Assert.Equal(relapse is { } day ? Story.Day(day) : null, found.Value);
        Assert.Equal(
            cause is null or "sepsis after relapse",
            found.Missing.InWords().Any(m => m.StartsWith("whether the disease was the cause", StringComparison.Ordinal))
        );
    }

    [Fact]
    public void A_death_of_the_disease_in_remission_is_a_finding_and_flagged()
    {
        var story = Started.Assessed(28, 2).Died(90).CauseOfDeath("AML");
        var set = Set(By28, story.Enrolled().Infused());
        Assert.Contains("no relapse is recorded", Assert.Single(set.Courses[0].Findings).What, StringComparison.Ordinal);
        var cir = Assert.Single(((EndpointAnalysis.Times)set.Of(Plans.Endpoint("cir"))).Subjects);
        Assert.Contains(new TimeNote.DiedOfDisease(), cir.Notes);
        Assert.Empty(Course(Started.Assessed(28, 2).Died(90).CauseOfDeath("SEPSIS")).Findings);
    }

    [Fact]
    public void A_death_before_the_landmark_after_a_failing_marrow_asks_for_its_cause()
    {
        var set = Set(By28, Started.Enrolled().Infused().Assessed(14, 40).Died(20));
        var efs = Assert.Single(((EndpointAnalysis.Times)set.Of(Efs())).Subjects);
        Assert.Equal((20, 1, CourseEventKind.Death), (efs.Days, efs.Status, efs.Why));
        Assert.Contains(efs.Time.Missing.InWords(), m => m.Contains("cause of death", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(13, ResponseCategory.NotEvaluable)]
    [InlineData(14, ResponseCategory.CR)]
    public void A_marrow_counts_from_the_first_assessment_day_on(int day, ResponseCategory expected) =>
        Assert.Equal(expected, Course(Started.Assessed(day, 2)).Best.Value);

    // A complete remission on day 28, 6 % on day 60, 2 % on day 75, nothing given.
    [Fact]
    public void C21_blasts_that_fall_by_themselves_are_a_relapse_unless_the_investigator_says_otherwise()
    {
        Story Make() => Started.Assessed(28, 2).Assessed(60, 6).Assessed(75, 2);
        var course = Course(Make());
        Assert.Equal(Story.Day(60), course.Day(CourseEventKind.Relapse));
        Assert.Contains("may be regeneration", Assert.Single(course.Findings).What, StringComparison.Ordinal);
        course = Course(Make().Investigator(60, "CR"));
        Assert.Null(course.Day(CourseEventKind.Relapse));
        Assert.Contains("read as regeneration", Assert.Single(course.Findings).What, StringComparison.Ordinal);
        var treated = Started
            .Assessed(28, 2)
            .Assessed(60, 6)
            .Treated(MedicationCategory.AntiLeukaemia, 65)
            .Assessed(75, 2)
            .Investigator(60, "CR");
        Assert.Equal(Story.Day(60), Course(treated).Day(CourseEventKind.Relapse));
        Assert.Equal(
            Story.Day(60),
            Course(Started.Assessed(28, 2).Assessed(60, 6).Investigator(60, "CR")).Day(CourseEventKind.Relapse)
        ); // nothing shows that they fell
    }

    [Fact]
    public void C23_who_is_in_complete_remission_before_the_cells_is_a_finding_and_not_evaluable_for_one()
    {
        var set = Set(
            By28,
            new Story("A").Enrolled().Infused().Assessed(-6, 2).Assessed(28, 1),
            new Story("B").Enrolled().Infused().Assessed(-6, 60).Assessed(28, 1)
        );
        Assert.Contains("before the cells", Assert.Single(set.Courses[0].Findings).What, StringComparison.Ordinal);
        var plan = Plans.Endpoint("cr-rate", Population.Infused);
        var rate = (EndpointAnalysis.Rate)set.Of(plan);
        Assert.Equal(((2, 2), (1, 1)), (rate.InPlan, rate.In(Population.ResponseEvaluable)));
        var without = set.Sensitivity(plan)
            .Single(l => l.Convention.ToString().StartsWith("without who was in", StringComparison.Ordinal));
        Assert.Equal((1, 1), ((EndpointAnalysis.Rate)without.Result).InPlan);
        var mrd = (EndpointAnalysis.Rate)set.Of(Plans.Endpoint("mrd-negative-rate", Population.ResponseEvaluable));
        Assert.Equal(2, mrd.InPlan.Of);
    }

    [Fact]
    public void The_landmark_has_the_window_of_the_visit_it_falls_into()
    {
        var study = Plans.Study(By28 with { LandmarkDay = 90 }) with { Schedule = [new("M3", "Month 3", 91, 7, 7, [])] };
        var landmark = DiseaseCourse.Of(study, Started.Enrolled().Infused().Records, null).Marrow!.Landmark;
        Assert.Equal((Story.Day(90), Story.Day(84), Story.Day(98)), (landmark.Day, landmark.Opens, landmark.Closes));
    }
}
