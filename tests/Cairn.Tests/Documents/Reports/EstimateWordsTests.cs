using Cairn.Documents.Reports.Wording;
using Cairn.Endpoints;
using Cairn.Quantities;
using Cairn.Studies;
using Cairn.Tests.Response;

namespace Cairn.Tests.Documents.Reports;

/// <summary>Estimates in a line; made-up courses, shares by hand.</summary>
public sealed class EstimateWordsTests
{
    static EndpointAnalysis.Incidence Relapse(params Story[] stories) =>
        (EndpointAnalysis.Incidence)
            EndpointSet
                .Of(
                    Plans.Study(),
                    Story.Casebook([.. stories.Select(s => s.Enrolled().Infused())]),
                    new HashSet<string>(StringComparer.Ordinal)
                )
                .Of(Plans.Endpoint("cir", Population.Infused));

    static Story InRemission(string id, int last) => new Story(id).Assessed(28, 2).Assessed(last, 2);

    static Story Relapsed(string id, int day) => new Story(id).Assessed(28, 2).Assessed(day, 40);

    // Three remissions from day 28 on: one relapse 32 days later, nobody assessed after that.
    [Fact]
    public void An_incidence_is_not_carried_on_after_the_last_day_of_follow_up()
    {
        var estimate = Relapse(Relapsed("S1", 60), InRemission("S2", 60), InRemission("S3", 60));
        Assert.Null(estimate.Event.KnownAt(365));
        Assert.Equal("33.3% by 1.1 months (nobody was followed for 12)", EstimateWords.InSum(estimate));
    }

    [Fact]
    public void An_incidence_is_read_at_a_year_when_somebody_was_followed_that_long()
    {
        Assert.Equal(
            "33.3% by 12 months",
            EstimateWords.InSum(Relapse(Relapsed("S1", 60), InRemission("S2", 60), InRemission("S3", 28 + 365)))
        );
        Assert.Equal("0.0% by 12 months", EstimateWords.InSum(Relapse(InRemission("S1", 28 + 366)))); // the first to leave leaves after a year
    }

    [Fact]
    public void After_the_last_subject_relapsed_an_incidence_is_known_for_ever() =>
        Assert.Equal("100.0% by 12 months", EstimateWords.InSum(Relapse(Relapsed("S1", 60), Relapsed("S2", 90))));

    // Nobody relapsed: the variance is 0, and no interval stands on it.
    [Fact]
    public void Where_there_is_no_interval_that_is_said_once() =>
        Assert.Equal("not estimable", EstimateWords.IncidenceInterval(Relapse(InRemission("S1", 28 + 366))));

    static List<string> PutIn(int month) =>
        [
            .. SurvivalWords
                .PutIn(
                    (EndpointAnalysis.Times)
                        EndpointSet
                            .Of(
                                Plans.Study(),
                                Story.Casebook([new Story("S1").Enrolled().Infused().Died(PartialDate.Of(2025, month))]),
                                new HashSet<string>(StringComparer.Ordinal)
                            )
                            .Of(Plans.Endpoint("os"))
                )
                .Select(p => p.ToString()),
        ];

    // From 1 Jan 2025 on, July is day 181 to 211, and 6 months are 182 days; June ends on day 180.
    [Fact]
    public void A_rate_that_rests_on_an_imputed_death_says_so()
    {
        const string Says = "whether S1 died by 6 months rests on an imputed day";
        Assert.Contains(Says, PutIn(7));
        Assert.DoesNotContain(Says, PutIn(6));
    }

    [Fact]
    public void Of_nobody_there_is_no_incidence() => Assert.Equal("not estimable", EstimateWords.InSum(Relapse()));
}
