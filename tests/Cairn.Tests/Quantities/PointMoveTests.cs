using System.Globalization;
using Cairn.Quantities;

namespace Cairn.Tests.Quantities;

public class PointMoveTests
{
    [Fact]
    public void Moving_the_point_gives_the_digits_that_exact_fractions_give()
    {
        var chance = new Random(1);
        for (var i = 0; i < 20_000; i++)
        {
            var number = new decimal(
                chance.Next(),
                chance.Next(20) == 0 ? chance.Next() : 0,
                0,
                chance.Next(2) == 0,
                (byte)chance.Next(15)
            );
            var power = chance.Next(-12, 13);
            if (PointMove.By(number, power) is not { } moved)
                continue;
            var exact = (Rational.Of(number) * Rational.Power(10, power)).ToDecimal()!.Value;
            Assert.Equal(Text(exact), Text(moved));
        }
    }

    [Theory]
    [InlineData("85", -4, "0.0085")] // 85 umol/L times 113.12 g/mol are 9,615.2 ug/L: ug/L to mg/dL is a ten-thousandth
    [InlineData("9615.2", -4, "0.96152")]
    [InlineData("1.50", 3, "1500")]
    [InlineData("0", -3, "0")]
    [InlineData("-2.5", 1, "-25")]
    public void A_number_is_moved(string number, int power, string moved) =>
        Assert.Equal(moved, Text(PointMove.By(decimal.Parse(number, CultureInfo.InvariantCulture), power)!.Value));

    [Fact]
    public void A_number_with_very_many_digits_is_left_to_exact_fractions() => Assert.Null(PointMove.By(1.0000000000000001m, 1));

    [Theory]
    [InlineData("umol/L.g/mol", "mg/dL", -4)]
    [InlineData("g", "mg", 3)]
    [InlineData("mg/dL", "mg/dL", 0)]
    public void Units_a_power_of_ten_apart_are_known(string from, string to, int power) =>
        Assert.Equal(power, Unit.Of(from).PowerTo(Unit.Of(to)));

    [Theory]
    [InlineData("min", "h")] // sixty is no power of ten
    [InlineData("Cel", "K")] // an offset is no factor
    [InlineData("g", "L")]
    public void Other_units_are_left_to_exact_fractions(string from, string to) =>
        Assert.Null(Unit.Of(from).PowerTo(Unit.Of(to)));

    static string Text(decimal number) => number.ToString(CultureInfo.InvariantCulture);
}
