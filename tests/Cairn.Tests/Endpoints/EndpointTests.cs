using Cairn.Endpoints;
using Cairn.Quantities;
using Cairn.Records;
using Cairn.Response;
using Cairn.Studies;
using Cairn.Tests.Response;

namespace Cairn.Tests.Endpoints;

public sealed class EndpointTests
{
    static readonly HashSet<string> None = new(StringComparer.Ordinal);

    static EndpointAnalysis.Times Times(EndpointPlan plan, params Story[] stories) =>
        (EndpointAnalysis.Times)EndpointSet.Of(Plans.Study(), Story.Casebook(stories), None).Of(plan);

    static TimeToEvent Time(EndpointPlan plan, Story story) => Assert.Single(Times(plan, story).Subjects);

    static EndpointPlan Efs(FailureDate failure) => Plans.Endpoint("efs") with { FailureDate = failure };

    // Infused on day 5, landmark day 28 after that = day 33 (its visit to day 40), last fraction day 8; refractory marrow on day 40;
    // death on day 90.
    [Theory]
    [InlineData(FailureDate.Day1, 0)]
    [InlineData(FailureDate.FirstRefractoryAssessment, 40)]
    [InlineData(FailureDate.LandmarkDay, 33)]
    [InlineData(FailureDate.EndOfTherapy, 8)]
    public void A_failure_is_dated_by_the_convention(FailureDate failure, int expected)
    {
        var study = Plans.Study() with { Schedule = [new("D28", "Day 28", 28, 3, 7, [])] };
        var story = new Story("S").Enrolled().Infused(5).Infused(8).Assessed(40, 60).Died(90);
        var set = EndpointSet.Of(study, Story.Casebook(story), None);
        var time = Assert.Single(((EndpointAnalysis.Times)set.Of(Efs(failure))).Subjects);
        Assert.Equal((expected, 1, CourseEventKind.PrimaryRefractory), (time.Days, time.Status, time.Why));
        Assert.Contains(time.Time.Because, f => f.Variable == TestCode.MarrowBlasts && f.Value == "60");
        Assert.Contains(time.Time.Because, f => f.Variable == Milestone.Enrolled.Word());
    }

    // The marrow on day 26 belongs to the visit of the landmark (day 28, three days early allowed); death on day 27 comes before day 28.
    [Fact]
    public void A_failure_is_never_dated_after_the_death()
    {
        var study = Plans.Study() with { Schedule = [new("D28", "Day 28", 28, 3, 7, [])] };
        var set = EndpointSet.Of(study, Story.Casebook(new Story("S").Enrolled().Infused().Assessed(26, 60).Died(27)), None);
        var time = Assert.Single(((EndpointAnalysis.Times)set.Of(Efs(FailureDate.LandmarkDay))).Subjects);
        Assert.Equal((27, 1, CourseEventKind.PrimaryRefractory), (time.Days, time.Status, time.Why));
    }

    [Fact]
    public void An_event_on_the_day_of_the_transplant_counts()
    {
        var relapsed = new Story("S").Enrolled().Infused().Assessed(28, 2).Assessed(60, 40).Transplanted(60);
        foreach (var transplant in Enum.GetValues<TransplantStrategy>())
        {
            Assert.Equal((60, 1), Ends(Efs(FailureDate.Day1) with { Transplant = transplant }));
            Assert.Equal((32, 1), Ends(Plans.Endpoint("cir") with { Transplant = transplant }));
        }
        (int, int) Ends(EndpointPlan plan) => (Time(plan, relapsed).Days, Time(plan, relapsed).Status);
    }

    [Fact]
    public void The_first_day_is_counted_only_where_the_plan_says_so()
    {
        var plan = Plans.Endpoint("os");
        Assert.Equal(90, Time(plan, new Story("S").Enrolled().Infused().Died(90)).Days);
        Assert.Equal(91, Time(plan with { CountsFirstDay = true }, new Story("S").Enrolled().Infused().Died(90)).Days);
    }

    // 2025-01-01 and 3 months: the time frame ends on 2025-04-01, day 90.
    [Theory]
    [InlineData(90, 90, 1, CourseEventKind.Death)]
    [InlineData(91, 90, 0, CourseEventKind.TimeFrame)]
    public void What_happens_after_the_time_frame_is_not_seen(int death, int days, int status, CourseEventKind why)
    {
        var time = Time(Plans.Endpoint("os") with { TimeFrameMonths = 3 }, new Story("S").Enrolled().Infused().Died(death));
        Assert.Equal((days, status, why), (time.Days, time.Status, time.Why));
    }

    [Fact]
    public void The_clock_can_start_at_the_infusion() =>
        Assert.Equal(
            80,
            Time(
                Plans.Endpoint("os") with
                {
                    Start = ClockStart.FirstInfusion,
                },
                new Story("S").Enrolled().Infused(10).Died(90)
            ).Days
        );

    [Fact]
    public void An_enrolled_subject_without_infusion_is_in_survival_and_uninformative_in_event_free_survival()
    {
        // docs/decisions/0009
        var alive = new Story("A").Enrolled().Alive(100);
        var dead = new Story("D").Enrolled().Died(30);
        var os = Times(Plans.Endpoint("os"), alive, dead).Subjects;
        Assert.Equal([(100, 0), (30, 1)], os.Select(t => (t.Days, t.Status)));
        var efs = Times(Efs(FailureDate.FirstRefractoryAssessment), alive, dead).Subjects;
        Assert.Equal([(0, 0), (30, 1)], efs.Select(t => (t.Days, t.Status)));
        Assert.All(efs, t => Assert.Contains(new TimeNote.NeverInfused(), t.Notes));
        Assert.Equal((0, 0), (Time(Efs(FailureDate.Day1), dead).Days, Time(Efs(FailureDate.Day1), dead).Status)); // alive on day 28
        var early = new Story("E").Enrolled().Died(20);
        Assert.Equal((0, 1), (Time(Efs(FailureDate.Day1), early).Days, Time(Efs(FailureDate.Day1), early).Status));
        Assert.Empty(Times(Plans.Endpoint("os", Population.Infused), alive, dead).Subjects);
    }

    [Fact]
    public void A_date_of_death_put_in_is_flagged_and_asked_about()
    {
        var time = Time(Plans.Endpoint("os"), new Story("S").Enrolled().Infused().Alive(20).Died(PartialDate.Of(2025, 3)));
        Assert.Equal(Story.Enrolment.AddDays(73), time.End); // 2025-03-15
        Assert.Contains(new TimeNote.DeathImputed("D"), time.Notes);
        Assert.NotEmpty(time.Time.Missing);
    }

    [Fact]
    public void A_member_without_a_start_of_the_clock_is_left_out_with_the_reason()
    {
        var times = Times(Plans.Endpoint("os", Population.Infused), new Story("S").Infused().Died(90));
        Assert.Empty(times.Subjects);
        Assert.Contains("ENROLLED", Assert.Single(times.LeftOut).Finding.Mend, StringComparison.Ordinal);
        times = Times(Plans.Endpoint("os"), new Story("S").Enrolled(10).Infused(12).Died(5));
        Assert.Empty(times.Subjects);
        Assert.Contains("before the clock starts", Assert.Single(times.LeftOut).Finding.What, StringComparison.Ordinal);
    }

    [Fact]
    public void Remission_and_death_on_one_day_are_a_competing_event_at_day_zero()
    {
        var time = Time(
            Plans.Endpoint("cir", Population.InRemission),
            new Story("S").Enrolled().Infused().Assessed(28, 2).Died(28)
        );
        Assert.Equal((0, 2), (time.Days, time.Status));
    }

    [Fact]
    public void A_transplant_before_the_remission_does_not_touch_the_incidence_of_relapse()
    {
        var study = Plans.Study(Plans.OwnWords with { CountAfterTransplant = true });
        var set = EndpointSet.Of(
            study,
            Story.Casebook(new Story("S").Enrolled().Infused().Transplanted(20).Assessed(28, 2).Assessed(90, 2)),
            None
        );
        foreach (var transplant in Enum.GetValues<TransplantStrategy>())
        {
            var time = Assert.Single(
                ((EndpointAnalysis.Times)set.Of(Plans.Endpoint("cir") with { Transplant = transplant })).Subjects
            );
            Assert.Equal((62, 0), (time.Days, time.Status));
        }
    }

    [Fact]
    public void The_response_rate_counts_by_population_and_lists_who_counts()
    {
        Story[] stories =
        [
            new Story("CR").Enrolled().Infused().Assessed(28, 2),
            new Story("NR").Enrolled().Infused().Assessed(28, 60),
            new Story("NE").Enrolled().Infused().DryTap(28),
            new Story("NI").Enrolled(),
            new Story("SF").Alive(-3),
            new Story("HSCT").Enrolled().Infused().Assessed(28, 60).Transplanted(40).Assessed(70, 1),
        ];
        var set = EndpointSet.Of(
            Plans.Study(),
            Story.Casebook(stories),
            new HashSet<string>(StringComparer.Ordinal) { "CR", "NR" }
        );
        var rate = (EndpointAnalysis.Rate)set.Of(Plans.Endpoint("orr", Population.Infused));
        Assert.Equal((1, 4), rate.InPlan);
        Assert.Equal((1, 6), rate.In(Population.Screened));
        Assert.Equal((1, 5), rate.In(Population.Enrolled));
        Assert.Equal((1, 3), rate.In(Population.ResponseEvaluable));
        Assert.Equal((1, 2), rate.In(Population.DltEvaluable));
        Assert.Equal((1, 1), rate.In(Population.InRemission));
        Assert.Equal(["CR"], rate.Lines.Where(l => l.Counts).Select(l => l.Subject), StringComparer.Ordinal);
        var whatever = (EndpointAnalysis.Rate)set.Of(Plans.Endpoint("orr", Population.Infused), ResponseWindow.WhateverFollowed);
        Assert.Equal((2, 4), whatever.InPlan);
    }

    [Fact]
    public void A_response_after_the_time_frame_does_not_count()
    {
        var set = EndpointSet.Of(
            Plans.Study(),
            Story.Casebook(new Story("S").Enrolled().Infused().Assessed(28, 60).Assessed(100, 2)),
            None
        );
        Assert.Equal((0, 1), ((EndpointAnalysis.Rate)set.Of(Plans.Endpoint("orr") with { TimeFrameMonths = 3 })).InPlan);
        Assert.Equal((1, 1), ((EndpointAnalysis.Rate)set.Of(Plans.Endpoint("orr") with { TimeFrameMonths = 4 })).InPlan);
    }

    [Fact]
    public void Only_the_endpoints_of_response_and_time_are_derived_here_in_the_order_of_the_study()
    {
        var study = Plans.Study(
            null,
            Plans.Endpoint("adverse-events"),
            Plans.Endpoint("cir"),
            Plans.Endpoint("orr"),
            Plans.Endpoint("dlt"),
            Plans.Endpoint("os")
        );
        var set = EndpointSet.Of(study, Story.Casebook(new Story("S").Enrolled()), None);
        Assert.Equal(["cir", "orr", "os"], set.Results.Select(r => r.Plan.Kind));
    }

    // Infused on day 10, dead on day 100; another enrolled, never infused, alive on day 50.
    [Fact]
    public void The_clock_from_the_infusion_and_the_counted_first_day_stand_beside_the_planned_one()
    {
        var set = EndpointSet.Of(
            Plans.Study(),
            Story.Casebook(new Story("S").Enrolled().Infused(10).Died(100), new Story("T").Enrolled().Alive(50)),
            None
        );
        var lines = set.Sensitivity(Plans.Endpoint("os"))
            .ToDictionary(
                l => l.Convention.ToString(),
                l => ((EndpointAnalysis.Times)l.Result).Subjects.Select(s => s.Days),
                StringComparer.Ordinal
            );
        Assert.Equal([100, 50], lines["transplant ignored"]);
        Assert.Equal([90], lines["all infused, from the first infusion"]);
        Assert.Equal([101, 51], lines["first day counted"]);
    }

    [Theory]
    [InlineData("orr", 7)]
    [InlineData("os", 5)]
    [InlineData("efs", 15)]
    [InlineData("cir", 4)]
    [InlineData("dlt", 0)]
    public void Every_convention_stands_beside_the_planned_one(string kind, int conventions)
    {
        var set = EndpointSet.Of(Plans.Study(), Story.Casebook(new Story("S").Enrolled().Infused().Assessed(28, 2)), None);
        var lines = set.Sensitivity(Plans.Endpoint(kind, kind == "cir" ? Population.InRemission : Population.Infused));
        Assert.Equal(conventions, lines.Count);
        Assert.Equal(conventions, lines.Select(l => l.Convention).Distinct().Count());
        Assert.Equal(conventions == 0 ? 0 : 1, lines.Count(l => l.IsPlanned));
    }

    // Infused some day in January, blasts before, CR on day 40: nothing can be placed before or after the cells, and the date is asked for.
    [Fact]
    public void A29_an_infusion_date_known_in_part_is_asked_about_wherever_it_matters()
    {
        Exposure infused = new()
        {
            Subject = "A29",
            Sequence = 900,
            Treatment = "cells",
            Category = ExposureKind.CellInfusion,
            Dose = 1,
            DoseUnit = CellDose.Unit,
            Start = PartialDate.Of(2025, 1),
        };
        var set = EndpointSet.Of(
            Plans.Study(),
            Story.Casebook(new Story("A29").Enrolled().Assessed(-6, 60).With(infused).Assessed(40, 2).Alive(200)),
            None
        );
        const string asked = "the whole date of the first infusion (EX)";
        var course = set.Courses[0];
        Assert.Contains("the date of the first infusion is not whole", course.Best.Rule.Words, StringComparison.Ordinal);
        Assert.Equal([asked], course.Best.Missing.InWords(), StringComparer.Ordinal);
        Assert.Equal([asked], course.BlastChange.Missing.InWords(), StringComparer.Ordinal);
        Assert.Equal("EXSTDTC", Assert.Single(course.Findings).Column);
        foreach (var kind in (string[])["efs", "ttr"])
        {
            var time = Assert.Single(((EndpointAnalysis.Times)set.Of(Plans.Endpoint(kind))).Subjects);
            Assert.Equal((0, 0, CourseEventKind.NeverAssessed), (time.Days, time.Status, time.Why));
            Assert.Contains(asked, time.Time.Missing.InWords(), StringComparer.Ordinal);
            Assert.Contains("the date of the first infusion is not whole", time.Time.Rule.Words, StringComparison.Ordinal);
        }
        var line = Assert.Single(((EndpointAnalysis.Rate)set.Of(Plans.Endpoint("orr", Population.Infused))).Lines);
        Assert.Equal((false, 1), (line.Counts, line.Best.Missing.Count));
        Assert.Contains(
            asked,
            Assert
                .Single(((EndpointAnalysis.Times)set.Of(Plans.Endpoint("os") with { Start = ClockStart.FirstInfusion })).LeftOut)
                .Finding.Mend,
            StringComparison.Ordinal
        );
        Assert.Empty(Assert.Single(((EndpointAnalysis.Times)set.Of(Plans.Endpoint("os"))).Subjects).Time.Missing); // survival from enrolment does not ask
    }

    static EndpointSet Set(Story story) => EndpointSet.Of(Plans.Study(), Story.Casebook(story), None);

    static IReadOnlyList<string> Asked(Story story, string kind) =>
        Set(story).Of(Plans.Endpoint(kind)) switch
        {
            EndpointAnalysis.Rate rate => Assert.Single(rate.Lines).Best.Missing.InWords(),
            EndpointAnalysis.Times times => Assert.Single(times.Subjects).Time.Missing.InWords(),
            _ => [],
        };

    [Theory]
    [InlineData("orr")]
    [InlineData("efs")]
    [InlineData("ttr")]
    public void A02_a_dry_tap_is_asked_about(string kind) =>
        Assert.Contains(Asked(new Story("S").Enrolled().Infused().Assessed(-6, 60).DryTap(28).Alive(200), kind), m =>
            m.Contains("DRY TAP", StringComparison.Ordinal)
        );

    [Theory]
    [InlineData("orr")]
    [InlineData("efs")]
    [InlineData("ttr")]
    public void B18_few_cells_of_an_unknown_cellularity_are_asked_about(string kind) =>
        Assert.Contains(
            Asked(
                new Story("S")
                    .Enrolled()
                    .Infused()
                    .Assessed(-6, 60)
                    .Marrow(28, "2", cells: "150", cellularity: null)
                    .Neutrophils(28, "1.5")
                    .Platelets(28, "150")
                    .BloodBlasts(28, "0")
                    .Extramedullary(28, "N")
                    .Alive(200),
                kind
            ),
            m => m.Contains("CELLULAR", StringComparison.Ordinal)
        );

    // A sample known to be poor asks for nothing; nor does a dry tap beside or after what it could only have equalled.
    [Fact]
    public void What_could_change_nothing_is_not_asked_about()
    {
        Assert.Empty(
            Asked(new Story("S").Enrolled().Infused().Marrow(28, "2", cells: "150", cellularity: "5").Alive(200), "orr")
        );
        Assert.Empty(Asked(new Story("S").Enrolled().Infused().DryTap(20).Assessed(28, 2).Alive(200), "orr"));
        Assert.Empty(Asked(new Story("S").Enrolled().Infused().Assessed(28, 60).DryTap(60).Alive(200), "efs"));
        Assert.Empty(Asked(new Story("S").Enrolled().Infused().Assessed(28, 20).Alive(200), "efs")); // no baseline: PR is open, a remission is not
        Assert.NotEmpty(Asked(new Story("S").Enrolled().Infused().Assessed(28, 20).Alive(200), "ttr"));
    }

    // MLFS without a neutrophil count may be a CR: it counts as a response already, and as a complete remission not yet.
    [Fact]
    public void A28_what_is_missing_is_open_only_where_it_could_make_a_responder()
    {
        var set = Set(
            new Story("S")
                .Enrolled()
                .Infused()
                .Marrow(28, "2")
                .Platelets(28, "150")
                .BloodBlasts(28, "0")
                .Extramedullary(28, "N")
                .Assessed(60, 30)
                .Alive(200)
        );
        ResponderLine Line(string kind) => Assert.Single(((EndpointAnalysis.Rate)set.Of(Plans.Endpoint(kind))).Lines);
        Assert.Equal((true, false), (Line("orr").Counts, Line("orr").IsOpen));
        Assert.Equal((false, true), (Line("cr-rate").Counts, Line("cr-rate").IsOpen));
        Assert.Empty(((EndpointAnalysis.Times)set.Of(Plans.Endpoint("ttr"))).Subjects[0].Time.Missing);
    }

    // Evaluable only after the transplant: in the denominator of what followed whatever therapy, and not of this product.
    [Fact]
    public void Who_is_response_evaluable_depends_on_the_window()
    {
        var set = EndpointSet.Of(
            Plans.Study(),
            Story.Casebook(
                new Story("S").Enrolled().Infused().Transplanted(20).Assessed(28, 1),
                new Story("NR").Enrolled().Infused().Assessed(28, 60)
            ),
            None
        );
        var plan = Plans.Endpoint("orr", Population.ResponseEvaluable);
        Assert.Equal((0, 1), ((EndpointAnalysis.Rate)set.Of(plan)).InPlan);
        Assert.Equal((1, 2), ((EndpointAnalysis.Rate)set.Of(plan, ResponseWindow.WhateverFollowed)).InPlan);
    }
}
