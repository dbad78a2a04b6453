using System.Globalization;

namespace Cairn.App.Tests.Commands;

/// <summary>What is written fast is what the library writes.</summary>
public sealed class FixedTextTests
{
    [Theory]
    [InlineData(4, "0.0000")]
    [InlineData(6, "0.000000")]
    public void Fixed_decimals_are_those_of_the_format(int decimals, string format)
    {
        var chance = new Random(16);
        double[] odd =
        [
            0,
            -0.0,
            1,
            0.5,
            0.00005,
            0.000049999999,
            0.12345,
            0.99995,
            9999.99995,
            1e4,
            1e17,
            -0.00001,
            -3.5,
            double.NaN,
        ];
        var numbers = odd.Concat(Enumerable.Range(0, 200_000).Select(_ => chance.NextDouble() * Math.Pow(10, chance.Next(-8, 6))))
            .Concat(Enumerable.Range(0, 20_000).Select(i => i / 20_000.0));
        foreach (var number in numbers)
            Assert.Equal(number.ToString(format, CultureInfo.InvariantCulture), FixedText.Of(number, decimals));
    }
}
