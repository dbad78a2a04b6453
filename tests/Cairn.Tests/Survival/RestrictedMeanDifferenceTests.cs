using Cairn.Survival;

namespace Cairn.Tests.Survival;

public sealed class RestrictedMeanDifferenceTests
{
    // By hand to 4: one lives 1, 2, 3, 4 (mean 2.5, variance of the mean 1.25 / 4); the other 2, 4, 4, 4 (3.5, 0.75 / 4).
    [Fact]
    public void Without_censoring_it_is_the_difference_of_means()
    {
        var (one, other) = (
            KaplanMeier.Of([1, 2, 3, 4], [1, 1, 1, 1]).RestrictedMean(4),
            KaplanMeier.Of([2, 4, 4, 4], [1, 1, 1, 1]).RestrictedMean(4)
        );
        var found = RestrictedMeanDifference.Of(one, other);
        var se = Math.Sqrt((1.25 + 0.75) / 4);
        Assert.Equal(-1, found.Estimate!.Value, 1e-12);
        Assert.Equal(se, found.StandardError!.Value, 1e-12);
        Assert.Equal(-1 - 1.959963984540054 * se, found.Lower!.Value, 1e-12);
        Assert.Equal(0.15729920705028513, found.P!.Value, 1e-12); // two-sided normal p of sqrt 2
    }

    [Fact]
    public void Past_the_last_time_there_is_none()
    {
        var (one, other) = (KaplanMeier.Of([1, 2], [1, 0]).RestrictedMean(4), KaplanMeier.Of([2, 4], [1, 1]).RestrictedMean(4));
        Assert.Equal(new RestrictedMeanDifference(4, null, null, null, null, null), RestrictedMeanDifference.Of(one, other));
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            RestrictedMeanDifference.Of(one, KaplanMeier.Of([2, 4], [1, 1]).RestrictedMean(3))
        );
    }
}
