using Cairn.Endpoints;
using Cairn.Records;
using Cairn.Response;
using Cairn.Studies;
using Cairn.Tests.Response;

namespace Cairn.Tests.Endpoints;

/// <summary>
/// Relapse-free survival, duration of response, time to response and the rates beside the overall one; made-up courses, days by
/// hand.
/// </summary>
public sealed class FurtherEndpointTests
{
    static readonly HashSet<string> None = new(StringComparer.Ordinal);

    static TimeToEvent Time(
        string kind,
        Story story,
        TransplantStrategy transplant = TransplantStrategy.Ignore,
        ResponsePlan? plan = null
    ) =>
        Assert.Single(
            (
                (EndpointAnalysis.Times)
                    EndpointSet
                        .Of(Plans.Study(plan), Story.Casebook(story.Enrolled().Infused()), None)
                        .Of(Plans.Endpoint(kind, Population.Infused) with { Transplant = transplant })
            ).Subjects
        );

    static (int, int, CourseEventKind) Ends(
        string kind,
        Story story,
        TransplantStrategy transplant = TransplantStrategy.Ignore
    ) => Time(kind, story, transplant) is var t ? (t.Days, t.Status, t.Why) : default;

    // Four remissions on day 28: a relapse, a death, a transplant, none of them. By hand: 1 event, 2 that came before it, 1 censored.
    [Fact]
    public void A_transplant_that_competes_is_counted_among_those_that_came_first()
    {
        Story[] stories =
        [
            new Story("A").Enrolled().Infused().Assessed(28, 2).Assessed(90, 40).Alive(120),
            new Story("B").Enrolled().Infused().Assessed(28, 2).Died(100),
            new Story("C").Enrolled().Infused().Assessed(28, 2).Transplanted(60).Alive(200),
            new Story("D").Enrolled().Infused().Assessed(28, 2).Alive(300),
        ];
        var plan = Plans.Endpoint("cir", Population.Infused) with { Transplant = TransplantStrategy.Competing };
        var incidence = (EndpointAnalysis.Incidence)EndpointSet.Of(Plans.Study(), Story.Casebook(stories), None).Of(plan);
        Assert.Equal((4, 1, 2), (incidence.Event.N, incidence.Event.Events, incidence.OthersFirst));
    }

    [Fact]
    public void Relapse_free_survival_runs_from_the_remission_to_relapse_or_death_or_last_contact()
    {
        Assert.Equal((62, 1, CourseEventKind.Relapse), Ends("rfs", new Story("S").Assessed(28, 2).Assessed(90, 40).Died(100)));
        Assert.Equal((72, 1, CourseEventKind.Death), Ends("rfs", new Story("S").Assessed(28, 2).Died(100)));
        Assert.Equal((172, 0, CourseEventKind.LastKnownAlive), Ends("rfs", new Story("S").Assessed(28, 2).Alive(200)));
        Assert.Equal(
            (22, 0, CourseEventKind.Transplant),
            Ends("rfs", new Story("S").Assessed(28, 2).Transplanted(50).Assessed(90, 40), TransplantStrategy.Censor)
        );
    }

    [Fact]
    public void A_response_lasts_from_its_first_day_until_it_is_lost()
    {
        // MLFS on day 6 (no counts within a week), CR on day 28, blasts again on day 90: 84 days.
        Assert.Equal(
            (84, 1, CourseEventKind.LossOfResponse),
            Ends("dor", new Story("S").Marrow(6, "2").Extramedullary(6, "N").Assessed(28, 2).Assessed(90, 40))
        );
        // PR on day 28 from 40 to 10 %, no response on day 60.
        Assert.Equal(
            (32, 1, CourseEventKind.LossOfResponse),
            Ends("dor", new Story("S").Assessed(-7, 40).Assessed(28, 10).Assessed(60, 35))
        );
        // PR on day 28 turns into CR on day 60: the response goes on and is lost by the relapse.
        Assert.Equal(
            (92, 1, CourseEventKind.LossOfResponse),
            Ends("dor", new Story("S").Assessed(-7, 40).Assessed(28, 10).Assessed(60, 2).Assessed(120, 6))
        );
        Assert.Equal((40, 1, CourseEventKind.Death), Ends("dor", new Story("S").Assessed(28, 2).Died(68)));
        Assert.Equal(
            (62, 0, CourseEventKind.LastResponseAssessment),
            Ends("dor", new Story("S").Assessed(28, 2).Assessed(90, 2).Alive(300))
        );
    }

    [Fact]
    public void Who_never_responded_has_no_duration_of_response()
    {
        var result = (EndpointAnalysis.Times)
            EndpointSet
                .Of(Plans.Study(), Story.Casebook(new Story("S").Enrolled().Infused().Assessed(28, 60)), None)
                .Of(Plans.Endpoint("dor"));
        Assert.Empty(result.Subjects);
        Assert.Empty(result.LeftOut);
    }

    [Fact]
    public void Death_and_other_therapy_compete_with_a_response()
    {
        Assert.Equal((28, 1, CourseEventKind.Response), Ends("ttr", new Story("S").Assessed(28, 2).Died(100)));
        Assert.Equal((50, 2, CourseEventKind.Death), Ends("ttr", new Story("S").Assessed(28, 60).Died(50)));
        Assert.Equal(
            (40, 3, CourseEventKind.OtherTherapy),
            Ends("ttr", new Story("S").Assessed(28, 60).Treated(MedicationCategory.AntiLeukaemia, 40).Assessed(70, 2).Died(90))
        );
        Assert.Equal(
            (40, 3, CourseEventKind.OtherTherapy),
            Ends("ttr", new Story("S").Assessed(28, 60).Transplanted(40).Assessed(70, 2))
        );
        Assert.Equal(
            (70, 1),
            Time(
                "ttr",
                new Story("S").Assessed(28, 60).Transplanted(40).Assessed(70, 2),
                plan: Plans.OwnWords with
                {
                    CountAfterTransplant = true,
                }
            )
                is var t
                ? (t.Days, t.Status)
                : default
        );
        Assert.Equal((28, 0, CourseEventKind.LastResponseAssessment), Ends("ttr", new Story("S").Assessed(28, 60).Alive(100)));
        Assert.Equal((0, 0, CourseEventKind.NeverAssessed), Ends("ttr", new Story("S").Alive(100)));
    }

    [Fact]
    public void Rates_count_their_own_categories()
    {
        Story[] stories =
        [
            new Story("CR").Enrolled().Infused().Assessed(28, 2),
            new Story("CRi").Enrolled().Infused().Assessed(28, 2, plt: 40),
            new Story("MLFS").Enrolled().Infused().Marrow(28, "2").Extramedullary(28, "N"),
            new Story("NR").Enrolled().Infused().Assessed(28, 60),
        ];
        var set = EndpointSet.Of(Plans.Study(), Story.Casebook(stories), None);
        (int, int) Of(string kind) => ((EndpointAnalysis.Rate)set.Of(Plans.Endpoint(kind, Population.Infused))).InPlan;
        Assert.Equal([(3, 4), (1, 4), (2, 4)], new[] { Of("orr"), Of("cr-rate"), Of("remission-rate") });
    }

    // MRD below the threshold of 0.1 % is negative; unknown is not; MLFS has no suffix (facts, section 1).
    [Fact]
    public void A_remission_without_residual_disease_counts_and_one_with_unknown_does_not()
    {
        Story Of(string id, string? mrd, double plt = 150) =>
            new Story(id).Enrolled().Infused().Assessed(28, 2, plt: plt) is var story && mrd is null
                ? story
                : story.Lab(TestCode.Mrd, 28, mrd, "%");
        var late = Of("later", "0.5").Assessed(60, 1, plt: 40).Lab(TestCode.Mrd, 60, "0.01", "%");
        var mlfs = new Story("MLFS")
            .Enrolled()
            .Infused()
            .Marrow(28, "2")
            .Extramedullary(28, "N")
            .Lab(TestCode.Mrd, 28, "NEGATIVE", null);
        var set = EndpointSet.Of(
            Plans.Study(),
            Story.Casebook(
                Of("CR-", "0.05"),
                Of("CRi-", "NEGATIVE", 40),
                Of("CR+", "0.1"),
                Of("CR?", null),
                late,
                mlfs,
                new Story("NR").Enrolled().Infused().Assessed(28, 60).Lab(TestCode.Mrd, 28, "NEGATIVE", null)
            ),
            None
        );
        var rate = (EndpointAnalysis.Rate)set.Of(Plans.Endpoint("mrd-negative-rate", Population.Infused));
        Assert.Equal((3, 7), rate.InPlan);
        Assert.Equal("CR + CRi, MRD-negative", rate.CountingInWords);
        ResponderLine Line(string id) => rate.Lines.Single(l => l.Subject == id);
        Assert.Equal(["CR-", "CRi-", "later"], rate.Lines.Where(l => l.Counts).Select(l => l.Subject));
        Assert.Equal(ResponseCategory.CRi, Line("later").Best.Value); // the CR of day 28 had residual disease
        Assert.StartsWith("CRi MRD- on 2 Mar 2025.", Line("later").Best.Rule.Words, StringComparison.Ordinal);
        Assert.Contains(
            "measurable residual disease (LB MRD) at 29 Jan 2025",
            Line("CR?").Best.Missing.InWords(),
            StringComparer.Ordinal
        );
        Assert.Empty(Line("CR+").Best.Missing);
    }

    [Fact]
    public void A_remission_without_residual_disease_has_to_come_before_other_therapy_and_within_the_time_frame()
    {
        var set = EndpointSet.Of(
            Plans.Study(),
            Story.Casebook(
                new Story("S")
                    .Enrolled()
                    .Infused()
                    .Assessed(28, 2)
                    .Lab(TestCode.Mrd, 28, "1", "%")
                    .Transplanted(50)
                    .Assessed(90, 1)
                    .Lab(TestCode.Mrd, 90, "0", "%")
            ),
            None
        );
        int Counted(EndpointPlan plan, ResponseWindow window) => ((EndpointAnalysis.Rate)set.Of(plan, window)).InPlan.Responders;
        var rate = Plans.Endpoint("mrd-negative-rate", Population.Infused);
        Assert.Equal(0, Counted(rate, ResponseWindow.OfThisProduct));
        Assert.Equal(1, Counted(rate, ResponseWindow.WhateverFollowed));
        Assert.Equal(0, Counted(rate with { TimeFrameMonths = 2 }, ResponseWindow.WhateverFollowed));
    }

    // No response on day 28, transplant on day 40, CR on day 70 and again on day 110.
    [Fact]
    public void The_time_to_response_under_each_convention()
    {
        var set = EndpointSet.Of(
            Plans.Study(),
            Story.Casebook(
                new Story("S").Enrolled().Infused().Assessed(28, 60).Transplanted(40).Assessed(70, 2).Assessed(110, 2)
            ),
            None
        );
        var lines = set.Sensitivity(Plans.Endpoint("ttr", Population.Infused))
            .ToDictionary(l => l.Convention.ToString(), l => ((EndpointAnalysis.Times)l.Result).Subjects[0], StringComparer.Ordinal);
        Assert.Equal(
            (40, 3),
            (
                lines["other leukaemia therapy or transplant competes; without confirmation"].Days,
                lines["other leukaemia therapy or transplant competes; without confirmation"].Status
            )
        );
        Assert.Equal(
            (40, 0),
            (
                lines["censored at other leukaemia therapy or transplant; without confirmation"].Days,
                lines["censored at other leukaemia therapy or transplant; without confirmation"].Status
            )
        );
        Assert.Equal(
            (70, 1),
            (
                lines["whatever therapy followed; without confirmation"].Days,
                lines["whatever therapy followed; without confirmation"].Status
            )
        );
        Assert.Equal(
            (70, 1),
            (
                lines["whatever therapy followed; confirmed after 28 days"].Days,
                lines["whatever therapy followed; confirmed after 28 days"].Status
            )
        );
        Assert.Equal((41, 3), (lines["first day counted"].Days, lines["first day counted"].Status));
        Assert.StartsWith(
            "Censored at other therapy or transplant on 10 Feb 2025.",
            lines["censored at other leukaemia therapy or transplant; without confirmation"].Time.Rule.Words,
            StringComparison.Ordinal
        );
        Assert.Equal(
            "hypothetical",
            Estimand
                .Of(Plans.Study(), Plans.Endpoint("ttr") with { Transplant = TransplantStrategy.Censor })
                .IntercurrentEvents[1]
                .Strategy
        );
    }

    [Theory]
    [InlineData("cr-rate", 7)]
    [InlineData("remission-rate", 7)]
    [InlineData("rfs", 3)]
    [InlineData("dor", 3)]
    [InlineData("ttr", 9)]
    [InlineData("mrd-negative-rate", 7)]
    public void Every_convention_stands_beside_the_planned_one(string kind, int conventions)
    {
        var set = EndpointSet.Of(Plans.Study(), Story.Casebook(new Story("S").Enrolled().Infused().Assessed(28, 2)), None);
        var lines = set.Sensitivity(Plans.Endpoint(kind, Population.Infused));
        Assert.Equal(conventions, lines.Count);
        Assert.Equal(conventions == 0 ? 0 : 1, lines.Count(l => l.IsPlanned));
        Assert.All(lines, l => Assert.Equal(kind, l.Result.Endpoint.Id));
    }

    [Fact]
    public void Every_endpoint_has_an_estimand_in_words_and_no_two_that_differ_say_the_same()
    {
        var study = Plans.Study();
        var plans = Endpoint
            .All.Select(e => e.Id)
            .SelectMany(k => Enum.GetValues<TransplantStrategy>().Select(t => Plans.Endpoint(k) with { Transplant = t }));
        Assert.All(plans.Select(p => Estimand.Of(study, p)), e =>
        {
            Assert.NotEmpty(e.Population.ToString());
            Assert.NotEmpty(e.Variable.ToString());
            Assert.NotEmpty(e.Summary.ToString());
        });
        string Transplant(TransplantStrategy strategy, string kind) =>
            Assert
                .Single(Estimand.Of(study, Plans.Endpoint(kind) with { Transplant = strategy }).IntercurrentEvents, e =>
                    e.Event == "transplant"
                )
                .Strategy;
        Assert.Equal(
            ["treatment policy", "hypothetical", "competing event"],
            Enum.GetValues<TransplantStrategy>().Select(t => Transplant(t, "cir"))
        );
        Assert.Equal("treatment policy", Transplant(TransplantStrategy.Competing, "os")); // docs/decisions/0009: competing is read as ignored
    }
}
