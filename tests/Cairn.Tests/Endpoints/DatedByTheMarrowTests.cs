using Cairn.Endpoints;
using Cairn.Records;
using Cairn.Response;
using Cairn.Studies;
using Cairn.Tests.Response;

namespace Cairn.Tests.Endpoints;

/// <summary>
/// Disease in the marrow, then another drug, before the landmark: the failure is dated by the marrow from the day of the drug on, not
/// only once the landmark has passed (decision 0052): the past of a curve does not change with the day of the look. Landmark on day
/// 90. By hand.
/// </summary>
public sealed class DatedByTheMarrowTests
{
    static (int, int, CourseEventKind) Efs(Story story)
    {
        var plan = Plans.Endpoint("efs") with
        {
            FailureDate = FailureDate.FirstRefractoryAssessment,
            OtherTherapy = OtherTherapyStrategy.EventAtStart,
        };
        var set = EndpointSet.Of(
            Plans.Study(Plans.OwnWords with { LandmarkDay = 90 }),
            Story.Casebook(story),
            new HashSet<string>(StringComparer.Ordinal)
        );
        var time = Assert.Single(((EndpointAnalysis.Times)set.Of(plan)).Subjects);
        return (time.Days, time.Status, time.Why);
    }

    static Story Started(int alive) => new Story("S").Enrolled().Infused().Assessed(-6, 60).Alive(alive);

    [Theory]
    [InlineData(40)]
    [InlineData(80)] // lost before the landmark
    [InlineData(89)]
    [InlineData(90)]
    [InlineData(300)]
    public void It_is_the_same_on_every_later_day(int seen) =>
        Assert.Equal(
            (28, 1, CourseEventKind.PrimaryRefractory),
            Efs(Started(seen).Assessed(28, 60).Treated(MedicationCategory.AntiLeukaemia, 40))
        );

    [Theory]
    [InlineData(50)]
    [InlineData(300)]
    public void A_marrow_after_the_drug_does_not_date_it_anew(int seen) =>
        Assert.Equal(
            (28, 1, CourseEventKind.PrimaryRefractory),
            Efs(Started(seen).Assessed(28, 60).Treated(MedicationCategory.AntiLeukaemia, 40).Assessed(45, 70))
        );

    [Fact]
    public void Without_a_marrow_before_it_the_drug_dates_it() =>
        Assert.Equal(
            (40, 1, CourseEventKind.NewTherapy),
            Efs(Started(300).Treated(MedicationCategory.AntiLeukaemia, 40).Assessed(60, 70))
        );

    [Fact]
    public void Without_another_drug_it_waits_for_the_landmark() =>
        Assert.Equal((28, 0, CourseEventKind.LastResponseAssessment), Efs(Started(80).Assessed(28, 60)));
}
