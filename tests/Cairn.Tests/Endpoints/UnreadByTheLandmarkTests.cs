using Cairn.Endpoints;
using Cairn.Records;
using Cairn.Response;
using Cairn.Studies;
using Cairn.Tests.Response;

namespace Cairn.Tests.Endpoints;

/// <summary>
/// On day 1 who lived at the landmark, and of whom no marrow had been read by then, is censored on day 1, whatever a later marrow
/// shows (ELN 2022, table 9; decision 0101). Enrolled and infused on day 0, landmark on day 28. By hand.
/// </summary>
public sealed class UnreadByTheLandmarkTests
{
    static Story Started => new Story("S").Enrolled().Infused().Assessed(-6, 60).Alive(300);

    static TimeToEvent Time(Story story, EndpointPlan plan, ResponsePlan? response = null)
    {
        var set = EndpointSet.Of(
            Plans.Study(response ?? Plans.OwnWords),
            Story.Casebook(story),
            new HashSet<string>(StringComparer.Ordinal)
        );
        return Assert.Single(((EndpointAnalysis.Times)set.Of(plan)).Subjects);
    }

    static EndpointPlan Efs(FailureDate failure = FailureDate.Day1, OtherTherapyStrategy therapy = OtherTherapyStrategy.Day1) =>
        Plans.Endpoint("efs") with
        {
            FailureDate = failure,
            OtherTherapy = therapy,
        };

    static (int, int, CourseEventKind) Ends(TimeToEvent time) => (time.Days, time.Status, time.Why);

    static readonly (int, int, CourseEventKind) Censored = (0, 0, CourseEventKind.NeverAssessed);

    static Story TooPoor => Started.Marrow(28, "2", cells: "50", cellularity: "2");

    static readonly Dictionary<string, Func<Story>> Late = new(StringComparer.Ordinal)
    {
        ["a remission on day 120"] = () => Started.Assessed(120, 2),
        ["a sample too poor on day 28, a remission on day 120"] = () => TooPoor.Assessed(120, 2),
        ["a dry tap on day 28, a remission and a relapse"] = () => Started.DryTap(28).Assessed(120, 2).Assessed(200, 40),
        ["disease on day 120"] = () => Started.Assessed(120, 60),
        ["disease on day 29, the first day after it"] = () => Started.Assessed(29, 60),
    };

    public static TheoryData<string> Stories => [.. Late.Keys];

    [Theory]
    [MemberData(nameof(Stories))]
    public void What_is_first_seen_after_it_changes_nothing(string story)
    {
        var time = Time(Late[story](), Efs());
        Assert.Equal(Censored, Ends(time));
        Assert.Contains(
            "no marrow up to the landmark (29 Jan 2025) could be read",
            time.Time.Rule.Says,
            StringComparison.Ordinal
        );
        Assert.NotEmpty(time.Time.Because);
    }

    [Fact]
    public void A_marrow_of_the_landmarks_day_is_read_by_it()
    {
        Assert.Equal((28, 0, CourseEventKind.LastResponseAssessment), Ends(Time(Started.Assessed(28, 2), Efs())));
        Assert.Equal((0, 1, CourseEventKind.PrimaryRefractory), Ends(Time(Started.Assessed(28, 60), Efs())));
    }

    // Read, its category open (no counts): decision 0034.
    [Fact]
    public void A_marrow_whose_category_is_open_was_read() =>
        Assert.Equal(
            (120, 0, CourseEventKind.LastResponseAssessment),
            Ends(Time(Started.Marrow(28, "2").BloodBlasts(28, "0").Extramedullary(28, "N").Assessed(120, 2), Efs()))
        );

    // By the other conventions the first marrow after the landmark tells (decision 0009).
    [Fact]
    public void By_the_other_conventions_a_later_marrow_tells()
    {
        var first = Efs(FailureDate.FirstRefractoryAssessment);
        Assert.Equal((120, 0, CourseEventKind.LastResponseAssessment), Ends(Time(Started.Assessed(120, 2), first)));
        Assert.Equal((120, 1, CourseEventKind.PrimaryRefractory), Ends(Time(Started.Assessed(120, 60), first)));
    }

    // What another therapy does is the plan's own (decisions 0029 and 0065).
    [Theory]
    [InlineData(OtherTherapyStrategy.Day1, 0, 1, CourseEventKind.NewTherapy)]
    [InlineData(OtherTherapyStrategy.EventAtStart, 60, 1, CourseEventKind.NewTherapy)]
    [InlineData(OtherTherapyStrategy.Censor, 0, 0, CourseEventKind.NeverAssessed)]
    public void Another_therapy_before_any_remission_is_dated_by_the_plan(
        OtherTherapyStrategy therapy,
        int days,
        int status,
        CourseEventKind why
    ) =>
        Assert.Equal(
            (days, status, why),
            Ends(Time(Started.Treated(MedicationCategory.AntiLeukaemia, 60).Assessed(120, 60), Efs(therapy: therapy)))
        );

    // A study that reads blood in place of the marrow has evaluated who had none.
    [Fact]
    public void Where_blood_is_read_in_place_of_the_marrow_the_first_marrow_still_tells() =>
        Assert.Equal(
            1,
            Time(Started.BloodBlasts(27, "40").Assessed(120, 60), Efs(), Plans.OwnWords with { RefractoryByBlood = true }).Status
        );

    [Fact]
    public void The_endpoint_says_it()
    {
        string Handling(FailureDate failure) =>
            Endpoint
                .Of(Efs(failure))
                .IntercurrentEvents(Efs(failure), Plans.OwnWords)
                .Single(e => e.Event == "no remission by the landmark")
                .Handling;
        Assert.Contains("no marrow had been read", Handling(FailureDate.Day1), StringComparison.Ordinal);
        Assert.DoesNotContain("no marrow", Handling(FailureDate.LandmarkDay), StringComparison.Ordinal);
    }
}
