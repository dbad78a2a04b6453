using Cairn.Documents.Reports.Wording;
using Cairn.Endpoints;
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

    [Fact]
    public void Of_nobody_there_is_no_incidence() => Assert.Equal("not estimable", EstimateWords.InSum(Relapse()));
}
