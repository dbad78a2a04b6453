using Cairn.Endpoints;
using Cairn.Records;
using Cairn.Response;
using Cairn.Studies;
using Cairn.Tests.Response;

namespace Cairn.Tests.Endpoints;

/// <summary>
/// What another therapy does before any remission that is shown (docs/decisions/0065), and that every time says why it ends as it
/// does. Enrolled and infused on day 0, 1 Jan 2025; the landmark is day 28.
/// </summary>
public sealed class WhyATimeEndsTests
{
    static readonly ResponsePlan By28 = Plans.OwnWords with { FirstAssessmentDay = 14 };

    static TimeToEvent Time(Story story, EndpointPlan plan)
    {
        var set = EndpointSet.Of(Plans.Study(By28), Story.Casebook(story), new HashSet<string>(StringComparer.Ordinal));
        return Assert.Single(((EndpointAnalysis.Times)set.Of(plan)).Subjects);
    }

    static EndpointPlan Efs(
        OtherTherapyStrategy therapy = OtherTherapyStrategy.EventAtStart,
        FailureDate failure = FailureDate.FirstRefractoryAssessment
    ) => Plans.Endpoint("efs") with { OtherTherapy = therapy, FailureDate = failure };

    // A clean marrow without counts may be a remission; another therapy begins on day 40.
    static Story Open =>
        new Story("S")
            .Enrolled()
            .Infused()
            .Assessed(-6, 60)
            .Marrow(28, "2")
            .BloodBlasts(28, "0")
            .Extramedullary(28, "N")
            .Treated(MedicationCategory.AntiLeukaemia, 40);

    // Dead on day 300: with a remission the death is the event, without one the therapy is. There was an event either way.
    [Theory]
    [InlineData(OtherTherapyStrategy.EventAtStart, 40, 1)]
    [InlineData(OtherTherapyStrategy.Day1, 0, 1)]
    [InlineData(OtherTherapyStrategy.Censor, 28, 0)] // without a remission nothing is claimed: open, as of the last marrow
    public void Where_there_was_an_event_either_way_it_is_counted(OtherTherapyStrategy therapy, int days, int status)
    {
        var time = Time(Open.Died(300), Efs(therapy));
        Assert.Equal((days, status), (time.Days, time.Status));
    }

    [Fact]
    public void The_day_that_is_open_is_said_with_what_would_settle_it()
    {
        var time = Time(Open.Died(300), Efs());
        Assert.Contains(
            "whether there was one is open, and with one the event would be the death on 28 Oct 2025",
            time.Time.Rule.Says,
            StringComparison.Ordinal
        );
        Assert.Contains(time.Time.Missing, gap => gap is Gap.At);
    }

    // The same two courses, one with the counts unknown and one never assessed: both are events on day 1 by ELN 2022.
    [Fact]
    public void A_course_without_counts_and_one_without_a_marrow_end_alike()
    {
        var never = new Story("S").Enrolled().Infused().Assessed(-6, 60).Treated(MedicationCategory.AntiLeukaemia, 40).Died(300);
        var plan = Efs(OtherTherapyStrategy.Day1, FailureDate.Day1);
        var (open, unassessed) = (Time(Open.Died(300), plan), Time(never, plan));
        Assert.Equal((0, 1, CourseEventKind.NewTherapy), (open.Days, open.Status, open.Why));
        Assert.Equal((open.Days, open.Status, open.Why), (unassessed.Days, unassessed.Status, unassessed.Why));
    }

    // Alive: with a remission there was no event, without one there was. Nothing is claimed, and that is said.
    [Fact]
    public void Alive_after_the_therapy_it_is_censored_at_the_marrow_and_says_that_it_is_open()
    {
        var time = Time(Open.Alive(300), Efs());
        Assert.Equal((28, 0), (time.Days, time.Status));
        Assert.Contains("other leukaemia therapy of 10 Feb 2025 is open", time.Time.Rule.Says, StringComparison.Ordinal);
    }

    // Blasts in the marrow on day 60, after the therapy: refractory or relapsed, an event either way.
    [Fact]
    public void Disease_after_the_therapy_is_an_event_either_way()
    {
        var time = Time(Open.Assessed(60, 40).Alive(300), Efs());
        Assert.Equal((40, 1, CourseEventKind.NewTherapy), (time.Days, time.Status, time.Why));
        Assert.Contains("with one the event would be the relapse on 2 Mar 2025", time.Time.Rule.Says, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(20, 0, 1, "death on 21 Jan 2025 by the landmark without a remission, no cells given, dated 1 Jan 2025 (day 1)")]
    [InlineData(60, 0, 0, "the death on 2 Mar 2025 came after it and changes nothing")]
    [InlineData(null, 0, 0, "enrolled and given no cells, so nothing of them could be seen; alive when last seen on 21 Jan 2025")]
    public void By_day_1_who_was_given_no_cells_says_why_it_is_an_event_or_censored(int? died, int days, int status, string says)
    {
        var story = new Story("S").Enrolled().Alive(20);
        var time = Time(died is { } day ? story.Died(day) : story, Efs(failure: FailureDate.Day1));
        Assert.Equal((days, status, false), (time.Days, time.Status, time.IsInfused));
        Assert.Contains(says, time.Time.Rule.Says, StringComparison.Ordinal);
    }

    [Fact]
    public void By_own_words_a_death_without_cells_is_an_event_on_its_day()
    {
        var time = Time(new Story("S").Enrolled().Died(60), Efs());
        Assert.Equal((60, 1), (time.Days, time.Status));
        Assert.Equal("Event: death on 2 Mar 2025, no cells given.", time.Time.Rule.Says);
    }

    // The words of the study's own answer: what becomes of who was given no cells is said with the endpoint.
    [Theory]
    [InlineData(FailureDate.Day1, "an event on day 1")]
    [InlineData(FailureDate.FirstRefractoryAssessment, "an event on its day")]
    public void The_endpoint_says_what_becomes_of_who_was_given_no_cells(FailureDate failure, string says)
    {
        var plan = Efs(failure: failure);
        var met = Endpoint.Of(plan).IntercurrentEvents(plan, By28).Single(e => e.Event == "no cells given");
        Assert.Contains(says, met.Handling, StringComparison.Ordinal);
    }
}
