using Cairn.Survival;

namespace Cairn.Tests.Survival.Proportions;

/// <summary>Exact limits of a rate (Garwood, Biometrika 1936;28:437-442). Expected: poisson.test of R 4.2 (stats).</summary>
public sealed class PoissonIntervalTests
{
    [Theory]
    [InlineData(0, 0, 3.68887945411)]
    [InlineData(1, 0.0253178079843, 5.5716433909389)]
    [InlineData(3, 0.618672122896, 8.767273069742)]
    [InlineData(10, 4.79538869613, 18.39035604202)]
    [InlineData(250, 219.967995631, 282.987705042)]
    public void Limits_of_a_count_are_those_of_R(int events, double lower, double upper)
    {
        var interval = PoissonInterval.Of(events, 1);
        Assert.Equal(events, interval.Estimate!.Value, 12);
        Assert.Equal(lower, interval.Lower!.Value, 8);
        Assert.Equal(upper, interval.Upper!.Value, 8);
    }

    [Fact]
    public void A_rate_has_the_unit_of_its_time_and_another_level()
    {
        var interval = PoissonInterval.Of(5, 2.5, 0.9);
        Assert.Equal(2, interval.Estimate!.Value, 12);
        Assert.Equal(0.788059827224, interval.Lower!.Value, 8);
        Assert.Equal(4.205213963497, interval.Upper!.Value, 8);
    }

    [Fact]
    public void Without_time_there_is_no_rate() => Assert.Equal(default, PoissonInterval.Of(0, 0));

    [Fact]
    public void What_is_no_count_or_no_level_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => PoissonInterval.Of(-1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => PoissonInterval.Of(1, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => PoissonInterval.Of(1, 1, 0));
    }
}
