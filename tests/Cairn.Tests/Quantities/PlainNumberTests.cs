using Cairn.Quantities;
using Cairn.Records;

namespace Cairn.Tests.Quantities;

/// <summary>Numbers that were converted or worked out end where their digits end. Expected values by hand.</summary>
public class PlainNumberTests
{
    [Theory]
    [InlineData(36.5787411, 1, 1000, 0.0365787411)] // as a double product: 0.036578741100000006
    [InlineData(5_000_000, 1, 1_000_000, 5)]
    [InlineData(2.3, 1000, 1, 2300)]
    [InlineData(8.1, 11312, 1_000_000, 0.0916272)] // umol/L of creatinine; as a double product: 0.09162719999999999
    [InlineData(1.1, 3, 7, 0.4714285714285714)] // 3.3 / 7
    [InlineData(0.1 + 0.2, 1, 1, 0.30000000000000004)] // what was given is not changed
    public void A_measured_number_times_a_fraction_has_no_noise(double number, int numerator, int denominator, double product) =>
        Assert.Equal(product, new Rational(numerator, denominator).Times(number));

    [Theory]
    [InlineData(double.PositiveInfinity)]
    [InlineData(1e300)]
    [InlineData(-1e-300)]
    public void What_no_decimal_holds_is_worked_out_in_binary(double number) =>
        Assert.Equal(number * (3.0 / 7), new Rational(3, 7).Times(number));

    [Fact]
    public void A_result_in_another_unit_is_the_number_that_one_would_write()
    {
        var platelets = Catalogue.Find("LB", "PLAT")!;
        Assert.Equal(0.0365787411, platelets.ValueOf(36.5787411, "10*6/L"));
    }

    [Theory]
    [InlineData(0.1 + 0.2, "0.3")]
    [InlineData(9.080000000000002, "9.08")]
    [InlineData(123456789.123456789, "123456789.123")]
    [InlineData(-0.000012345, "-0.000012345")]
    [InlineData(0, "0")]
    [InlineData(412, "412")]
    [InlineData(1e-12, "1E-12")]
    [InlineData(1e20, "1E+20")]
    public void Words_have_the_digits_that_count(double number, string words) => Assert.Equal(words, PlainNumber.Of(number));
}
