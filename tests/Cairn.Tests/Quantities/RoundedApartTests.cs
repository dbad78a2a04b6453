using Cairn.Quantities;

namespace Cairn.Tests.Quantities;

/// <summary>Numbers told beside a limit that they are not at. By hand.</summary>
public sealed class RoundedApartTests
{
    [Theory]
    [InlineData(79.8, "79.8")]
    [InlineData(79.96, "79.96")]
    [InlineData(40, "40")]
    [InlineData(120.3, "120.3")]
    [InlineData(119.4, "119")]
    public void Is_told_with_the_digits_that_keep_it_off_the_limits(double value, string told) =>
        Assert.Equal(told, RoundedApart.From(value, 80, 120));
}
