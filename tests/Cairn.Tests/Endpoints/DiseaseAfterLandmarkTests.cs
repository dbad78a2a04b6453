using Cairn.Endpoints;
using Cairn.Records;
using Cairn.Response;
using Cairn.Studies;
using Cairn.Tests.Response;

namespace Cairn.Tests.Endpoints;

/// <summary>
/// Leukaemia seen after a landmark by which no remission counts: always an event of EFS (ELN 2022; docs/decisions/0009).
/// Made-up courses, enrolled and infused on day 0, landmark on day 28; the expected days are the days of their records.
/// </summary>
public sealed class DiseaseAfterLandmarkTests
{
    static readonly ResponsePlan Confirmed28 = Plans.OwnWords with { ConfirmationDays = 28 };

    static TimeToEvent Efs(
        Story story,
        FailureDate failure = FailureDate.FirstRefractoryAssessment,
        TransplantStrategy transplant = TransplantStrategy.Ignore,
        ResponsePlan? plan = null
    ) =>
        Assert.Single(
            (
                (EndpointAnalysis.Times)
                    EndpointSet
                        .Of(
                            Plans.Study(plan),
                            Story.Casebook(story.Enrolled().Infused()),
                            new HashSet<string>(StringComparer.Ordinal)
                        )
                        .Of(Plans.Endpoint("efs") with { FailureDate = failure, Transplant = transplant })
            ).Subjects
        );

    static (int, int, CourseEventKind) Ends(TimeToEvent time) => (time.Days, time.Status, time.Why);

    static Story Started => new Story("S").Assessed(-6, 60);

    // A clean marrow whose neutrophils were not counted: it may be a remission.
    static Story OpenAt28 => Started.Marrow(28, "2").Platelets(28, "150").BloodBlasts(28, "0").Extramedullary(28, "N");

    [Fact]
    public void D1_other_therapy_before_the_landmark_does_not_hide_refractory_disease()
    {
        Story Make(int therapy) =>
            Started.Treated(MedicationCategory.AntiLeukaemia, therapy).Assessed(28, 60).Assessed(100, 60).Alive(200);
        Assert.Equal((20, 1, CourseEventKind.NewTherapy), Ends(Efs(Make(20)))); // docs/decisions/0029: a failure on the day it begins
        Assert.Equal((28, 1, CourseEventKind.PrimaryRefractory), Ends(Efs(Make(28))));
        Assert.Equal((0, 1, CourseEventKind.PrimaryRefractory), Ends(Efs(Make(30), FailureDate.Day1)));
    }

    // The remission of day 28 is the transplant's. What comes after the transplant is not seen where it censors, whatever the
    // date of a failure.
    [Theory]
    [InlineData(FailureDate.FirstRefractoryAssessment, 200)]
    [InlineData(FailureDate.Day1, 0)]
    [InlineData(FailureDate.LandmarkDay, 28)]
    public void D2_disease_after_a_remission_that_is_the_transplants_is_an_event(FailureDate failure, int expected)
    {
        Story Make() => Started.Transplanted(20).Assessed(28, 1).Assessed(200, 60).Alive(300);
        Assert.Equal((expected, 1, CourseEventKind.PrimaryRefractory), Ends(Efs(Make(), failure)));
        Assert.Equal((20, 0, CourseEventKind.Transplant), Ends(Efs(Make(), failure, TransplantStrategy.Censor)));
    }

    [Fact]
    public void A_remission_after_a_transplant_without_later_disease_is_no_event() =>
        Assert.Equal(
            (28, 0, CourseEventKind.LastResponseAssessment),
            Ends(Efs(Started.Transplanted(20).Assessed(28, 1).Alive(300)))
        );

    // Remission or not on day 28: by day 60 the disease is there. Only the missing count could date it earlier.
    [Theory]
    [InlineData(FailureDate.FirstRefractoryAssessment)]
    [InlineData(FailureDate.Day1)]
    [InlineData(FailureDate.LandmarkDay)]
    public void D4_disease_after_an_open_landmark_is_an_event_on_its_day_and_the_question_stays(FailureDate failure)
    {
        var time = Efs(OpenAt28.Assessed(60, 30).Assessed(90, 70).Alive(200), failure);
        Assert.Equal((60, 1, CourseEventKind.RefractoryOrRelapse), Ends(time));
        Assert.Contains(time.Time.Missing.InWords(), m =>
            m.Contains("neutrophils", StringComparison.OrdinalIgnoreCase)
            && m.EndsWith("at 29 Jan 2025", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void D5_disease_after_a_landmark_without_extramedullary_status_is_an_event() =>
        Assert.Equal(
            (60, 1, CourseEventKind.RefractoryOrRelapse),
            Ends(
                Efs(
                    Started
                        .Marrow(28, "2")
                        .Neutrophils(28, "1.5")
                        .Platelets(28, "150")
                        .BloodBlasts(28, "0")
                        .Assessed(60, 30)
                        .Alive(200)
                )
            )
        );

    [Fact]
    public void E1_a_failure_before_an_open_landmark_is_not_claimed_and_the_disease_after_it_is() =>
        Assert.Equal(
            (60, 1, CourseEventKind.RefractoryOrRelapse),
            Ends(
                Efs(
                    Started
                        .Assessed(14, 50)
                        .Marrow(28, "2")
                        .Platelets(28, "150")
                        .BloodBlasts(28, "0")
                        .Extramedullary(28, "N")
                        .Assessed(60, 50)
                        .Alive(200)
                )
            )
        );

    [Fact]
    public void An_open_landmark_with_a_remission_before_the_disease_is_a_relapse() =>
        Assert.Equal((90, 1, CourseEventKind.Relapse), Ends(Efs(OpenAt28.Assessed(60, 1).Assessed(90, 40).Alive(200))));

    [Fact]
    public void An_open_landmark_without_later_disease_is_censored_and_asked_about()
    {
        var time = Efs(OpenAt28.Alive(200));
        Assert.Equal((28, 0, CourseEventKind.LastResponseAssessment), Ends(time));
        Assert.NotEmpty(time.Time.Missing);
    }

    [Fact]
    public void Disease_after_an_open_landmark_and_a_transplant_is_not_seen_where_the_transplant_censors() =>
        Assert.Equal(
            (40, 0, CourseEventKind.Transplant),
            Ends(Efs(OpenAt28.Transplanted(40).Assessed(60, 30).Alive(200), transplant: TransplantStrategy.Censor))
        );

    [Fact]
    public void A_relapse_after_a_transplant_in_remission_stays_a_relapse() =>
        Assert.Equal(
            (200, 1, CourseEventKind.Relapse),
            Ends(Efs(Started.Assessed(28, 1).Transplanted(40).Assessed(90, 1).Assessed(200, 60).Alive(300)))
        );

    // Confirmation after 28 days is asked for; the transplant on day 40 ends the time in which it could have come.
    [Fact]
    public void F1_disease_after_a_remission_that_could_not_be_confirmed_before_the_transplant_is_an_event()
    {
        Story Make() => Started.Assessed(28, 1).Transplanted(40).Assessed(90, 1).Assessed(200, 60).Alive(300);
        Assert.Equal((200, 1), (Efs(Make(), plan: Confirmed28).Days, Efs(Make(), plan: Confirmed28).Status));
        Assert.Equal(
            (40, 0, CourseEventKind.Transplant),
            Ends(Efs(Make(), transplant: TransplantStrategy.Censor, plan: Confirmed28))
        );
    }

    [Fact]
    public void F8_disease_after_a_remission_that_could_not_be_confirmed_before_other_therapy_is_an_event()
    {
        var time = Efs(
            Started.Assessed(28, 1).Treated(MedicationCategory.AntiLeukaemia, 40).Assessed(60, 60).Alive(300),
            plan: Confirmed28
        );
        Assert.Equal((40, 1, CourseEventKind.NewTherapy), Ends(time)); // docs/decisions/0029
    }

    // Blasts in blood on day 40, still there ten days later: no remission was held until a marrow 28 days after the first could
    // confirm it.
    [Fact]
    public void F5_blasts_in_blood_undo_a_remission_before_it_is_confirmed()
    {
        var time = Efs(Started.Assessed(28, 1).BloodBlasts(40, "20").BloodBlasts(50, "40").Alive(300), plan: Confirmed28);
        Assert.Equal((40, 1, CourseEventKind.PrimaryRefractory), Ends(time));
        Assert.Contains(time.Time.Because, f => f.Variable == TestCode.BloodBlasts && f.Value == "20");
    }

    [Fact]
    public void F6_extramedullary_disease_undoes_a_remission_before_it_is_confirmed() =>
        Assert.Equal(
            (45, 1, CourseEventKind.PrimaryRefractory),
            Ends(Efs(Started.Assessed(28, 1).Extramedullary(45, "Y").Alive(300), plan: Confirmed28))
        );

    [Fact]
    public void F7_a_remission_undone_by_the_blood_is_none_for_every_endpoint()
    {
        var story = Started
            .Enrolled()
            .Infused()
            .Assessed(28, 1)
            .BloodBlasts(40, "20")
            .BloodBlasts(50, "40")
            .Assessed(90, 1)
            .Alive(300);
        var set = EndpointSet.Of(Plans.Study(Confirmed28), Story.Casebook(story), new HashSet<string>(StringComparer.Ordinal));
        var course = set.Courses[0];
        Assert.Equal(
            (Story.Day(40), null, null),
            (
                course.Day(CourseEventKind.PrimaryRefractory),
                course.Day(CourseEventKind.Remission),
                course.Day(CourseEventKind.Relapse)
            )
        );
        Assert.Equal(ResponseCategory.NoResponse, course.Best.Value);
        Assert.Empty(((EndpointAnalysis.Times)set.Of(Plans.Endpoint("cir"))).Subjects);
        Assert.Contains(
            "was not confirmed",
            course.CountedIn(Cairn.Response.ResponseWindow.OfThisProduct)[0].Counted.Answer.Rule.Words,
            StringComparison.Ordinal
        );
        Assert.Contains(course.Best.Missing.InWords(), m => m.Contains("29 Apr 2025", StringComparison.Ordinal)); // the remission of day 90 can still be confirmed, from day 118 on
    }

    // Day 40 ends the window before day 56: nothing recorded later could confirm it, so nothing is asked.
    [Fact]
    public void F1_what_can_no_longer_be_confirmed_is_settled_and_dated_as_a_failure()
    {
        var story = Started.Assessed(28, 1).Transplanted(40).Assessed(90, 1).Assessed(200, 60).Alive(300);
        var time = Efs(story, plan: Confirmed28);
        Assert.Equal((200, 1, CourseEventKind.PrimaryRefractory), Ends(time));
        Assert.DoesNotContain(time.Time.Missing.InWords(), m => m.Contains("confirms it", StringComparison.Ordinal));
        Assert.Contains(Efs(Started.Assessed(28, 1).Transplanted(56).Alive(300), plan: Confirmed28).Time.Missing.InWords(), m =>
            m.Contains("confirms it", StringComparison.Ordinal)
        ); // a marrow of that very day could
    }
}
