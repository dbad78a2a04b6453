using Cairn.Survival;

namespace Cairn.Tests.Survival;

/// <summary>The rate after a two-stage design of 10 and 29 subjects that stops with 1 or fewer.</summary>
public sealed class TwoStageEstimateTests
{
    // Sums of binomial probabilities and uniroot in R 4.2.2; unbiased by Jung and Kim's ratio of ways.
    [Theory]
    [InlineData(0, 0.0, 0.308497107818763, 0.0, 1.0)]
    [InlineData(1, 0.00252857854446257, 0.44501611702819521, 0.1, 0.65132155989999974)]
    [InlineData(3, 0.0351913235977193, 0.4450726139203919, 0.2123076923076923, 0.2377336892486319)]
    [InlineData(7, 0.107242563971358, 0.469427137321469, 0.282153095219648, 0.017696094804074)]
    public void Limits_and_estimate_know_of_the_stop(int x, double lower, double upper, double unbiased, double p)
    {
        var found = TwoStageEstimate.Of(10, 1, 29, x, 0.1);
        Assert.Equal(lower, found.Lower, 1e-9);
        Assert.Equal(upper, found.Upper, 1e-9);
        Assert.Equal(unbiased, found.Unbiased, 1e-12);
        Assert.Equal(p, found.P!.Value, 1e-12);
    }

    // Law: over all outcomes the estimate's expectation is the rate.
    [Theory]
    [InlineData(0.05)]
    [InlineData(0.2)]
    [InlineData(0.7)]
    public void The_estimate_is_unbiased(double rate)
    {
        var expected = 0.0;
        for (var first = 0; first <= 10; first++)
        for (var second = 0; second <= (first <= 1 ? 0 : 19); second++)
        {
            var chance = MathNet.Numerics.Distributions.Binomial.PMF(rate, 10, first);
            chance *= first <= 1 ? 1 : MathNet.Numerics.Distributions.Binomial.PMF(rate, 19, second);
            expected += chance * TwoStageEstimate.Of(10, 1, 29, first + second).Unbiased;
        }
        Assert.Equal(rate, expected, 1e-12);
    }

    [Fact]
    public void More_responders_never_lower_the_limits()
    {
        var found = Enumerable.Range(0, 30).Select(x => TwoStageEstimate.Of(10, 1, 29, x)).ToList();
        foreach (var (less, more) in found.Zip(found.Skip(1)))
            Assert.True(less.Lower <= more.Lower && less.Upper <= more.Upper);
        Assert.Equal(1, found[^1].Upper);
    }
}
