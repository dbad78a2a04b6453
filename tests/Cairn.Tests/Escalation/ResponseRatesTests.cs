using Cairn.Escalation;
using Cairn.Escalation.Designs;
using Cairn.Escalation.Exact;
using Cairn.Escalation.Simulation;

namespace Cairn.Tests.Escalation;

/// <summary>A response that goes with a DLT in the same subject, or against it.</summary>
public sealed class ResponseRatesTests
{
    static ToxicityScenario Truth(double dlt, double response, double correlation) =>
        ToxicityScenario.Of([dlt], response: [response]).Value!.WithResponseCorrelation(correlation);

    static double Joint(double dlt, double response, double correlation) =>
        dlt * Truth(dlt, response, correlation).Responses(1).WithDlt;

    // At rates of one half the probability of both is 1/4 + asin(r) / (2 pi) (Sheppard 1899); the others R 4.2.2, integrate of the conditional
    // normal, rel.tol 1e-12.
    [Theory]
    [InlineData(.5, .5, .5, 1 / 3.0)]
    [InlineData(.5, .5, -.5, 1 / 6.0)]
    [InlineData(.3, .4, 0, .12)]
    [InlineData(.3, .4, .3, 0.161573782171)]
    [InlineData(.3, .4, -.6, 0.040030996707)]
    [InlineData(.05, .9, .8, 0.049999903757)]
    [InlineData(.2, .35, .99, 0.199992144601)]
    [InlineData(.6, .25, -.95, 0.004852227574)]
    public void The_probability_of_both_is_that_of_two_normal_variables(
        double dlt,
        double response,
        double correlation,
        double both
    ) => Assert.Equal(both, Joint(dlt, response, correlation), 1e-9);

    // Whatever the correlation, a response is as frequent as it is.
    [Theory]
    [InlineData(.1, .6, .9)]
    [InlineData(.7, .2, -.9)]
    [InlineData(.99, .01, .99)]
    [InlineData(0, .3, .5)]
    [InlineData(1, .3, .5)]
    public void The_rate_of_responses_stays(double dlt, double response, double correlation)
    {
        var truth = Truth(dlt, response, correlation);
        Assert.Equal(response, dlt * truth.Responses(1).WithDlt + (1 - dlt) * truth.Responses(1).WithoutDlt, 1e-12);
    }

    // What is drawn is what is followed.
    [Trait("Speed", "Slow")]
    [Theory]
    [InlineData(.8)]
    [InlineData(-.8)]
    public void Simulated_trials_agree_with_the_exact_characteristics(double correlation)
    {
        var rule = new Boin12(.35, .25) { MaxSubjects = 12, CohortSize = 3 };
        var truth = ToxicityScenario.Of([.1, .3, .5], response: [.2, .5, .6]).Value!.WithResponseCorrelation(correlation);
        var exact = StateGraph.Compile(rule, 3).Value!.Under(truth);
        var drawn = CohortSimulation.OnPatients(rule, truth, new(40_000, 9), TestContext.Current.CancellationToken);
        Assert.All(exact.Select.Zip(drawn.Estimates.Select, drawn.StandardErrors.Select), s =>
            Assert.Equal(s.First, s.Second, 4 * s.Third + 1e-9)
        );
    }

    [Fact]
    public void A_correlation_of_one_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => Truth(.3, .4, 1));
}
