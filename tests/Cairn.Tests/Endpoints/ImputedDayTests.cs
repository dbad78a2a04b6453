using Cairn.Endpoints;
using Cairn.Quantities;
using Cairn.Response;
using Cairn.Studies;
using Cairn.Tests.Response;

namespace Cairn.Tests.Endpoints;

/// <summary>
/// A day that was put in for a date that is not whole says so where it decides: an event or none, which event, in the analysis
/// or outside. Enrolled and infused on day 0, 1 Jan 2025; the landmark is day 28. Expected: by hand.
/// </summary>
public sealed class ImputedDayTests
{
    static readonly ResponsePlan By28 = Plans.OwnWords with { FirstAssessmentDay = 14 };

    static EndpointSet Set(Story story) =>
        EndpointSet.Of(Plans.Study(By28), Story.Casebook(story), new HashSet<string>(StringComparer.Ordinal));

    static TimeToEvent Time(Story story, EndpointPlan plan) =>
        Assert.Single(((EndpointAnalysis.Times)Set(story).Of(plan)).Subjects);

    static EndpointPlan Efs => Plans.Endpoint("efs");

    static Story Patient => new Story("S").Enrolled().Infused().Assessed(-6, 60);

    // Dead in January and never assessed: by day 28 (29 Jan) an event on day 1, on 30 or 31 Jan alive at the landmark, censored.
    [Fact]
    public void A_death_that_may_be_before_or_after_the_landmark_says_that_its_day_decides()
    {
        var time = Time(Patient.Died(PartialDate.Of(2025, 1)), Efs with { FailureDate = FailureDate.Day1 });
        Assert.Equal((0, 1), (time.Days, time.Status));
        var decided = Assert.Single(time.DecidedBy);
        Assert.Equal((new DateOnly(2025, 1, 15), new DateOnly(2025, 1, 30)), (decided.Taken, decided.Turns));
        Assert.Equal(new TimeNote.Decided(decided), time.Notes[^1]);
        Assert.Equal(
            "the day of the death is imputed (15 Jan 2025) and decides: from 30 Jan 2025 on it would be "
                + "censored (never assessed)",
            decided.InWords
        );
    }

    // The same death, dated by itself: an event on every day that it can have been.
    [Fact]
    public void A_day_that_moves_an_event_and_decides_nothing_says_no_more_than_that_it_is_imputed()
    {
        var time = Time(Patient.Died(PartialDate.Of(2025, 1)), Plans.Endpoint("os"));
        Assert.Equal((14, 1, true), (time.Days, time.Status, time.DeathPutIn));
        Assert.Empty(time.DecidedBy);
    }

    // Two years from 1 Jan 2025 end on 1 Jan 2027: a death in 2027 is censored on 1 January's eve of all days but that one.
    [Fact]
    public void A_death_that_may_be_within_the_time_frame_or_after_it_says_so()
    {
        var time = Time(Patient.Alive(720).Died(PartialDate.Of(2027, 1)), Plans.Endpoint("os") with { TimeFrameMonths = 24 });
        Assert.Equal(0, time.Status);
        Assert.Equal("an event (death)", Assert.Single(time.DecidedBy).Otherwise);
        Assert.Equal(new DateOnly(2027, 1, 1), time.DecidedBy[0].Turns);
    }

    // In remission from day 28 (29 Jan); relapse shown by a marrow of "Mar 2025", dead on 20 Mar: on the 21st or later the
    // marrow is after the death, and the death in remission competes.
    [Fact]
    public void A_relapse_that_may_be_before_or_after_the_death_says_which_event_it_decides()
    {
        var story = Patient.Assessed(28, 2).Marrow(PartialDate.Of(2025, 3), "40").Died(78);
        var time = Time(story, Plans.Endpoint("cir", Population.InRemission));
        Assert.Equal((1, CourseEventKind.Relapse), (time.Status, time.Why));
        var decided = Assert.Single(time.DecidedBy);
        Assert.Equal(("the marrow of Mar 2025", "a competing event (death)"), (decided.What.ToString(), decided.Otherwise.ToString()));
        Assert.Equal(new DateOnly(2025, 3, 21), decided.Turns);
    }

    // Other therapy in "Jan 2025", remission on 29 Jan: taken from the 2nd, so that the remission is not credited; from the 29th
    // on it is.
    [Fact]
    public void A_therapy_that_may_be_before_or_after_the_remission_says_that_its_day_decides_the_rate_and_the_time()
    {
        var story = Patient.Assessed(28, 2).Alive(200);
        story.With(
            new Cairn.Records.Medication
            {
                Subject = "S",
                Sequence = 900,
                Treatment = "other",
                Category = Cairn.Records.MedicationCategory.AntiLeukaemia,
                Start = PartialDate.Of(2025, 1),
            }
        );
        var rate = (EndpointAnalysis.Rate)Set(story).Of(Plans.Endpoint("orr", Population.Infused));
        var line = Assert.Single(rate.Members);
        Assert.False(line.Counts);
        Assert.Equal("a responder", line.DecidedBy[^1].Otherwise);
        Assert.Equal(new DateOnly(2025, 1, 29), line.DecidedBy[^1].Turns);
        Assert.Equal(1, Time(story, Efs).Status);
        Assert.Equal("censored (last assessment)", Time(story, Efs).DecidedBy[^1].Otherwise);
    }

    [Fact]
    public void Whole_dates_decide_nothing_by_imputation()
    {
        var time = Time(Patient.Assessed(28, 2).Marrow(60, "40").Died(78), Efs);
        Assert.Empty(time.DecidedBy);
        Assert.Empty(time.Notes);
    }
}
