using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Svg;
using Cairn.Quantities;

namespace Cairn.Tests.Documents.Reports;

public sealed class WrittenTests
{
    // By hand: 7/12 = 58.33 %, 1/16 = 6.25 % (a tie, away from zero), 1/3 = 33.33 %.
    [Theory]
    [InlineData(7, 12, "7 (58.3%)")]
    [InlineData(1, 16, "1 (6.3%)")]
    [InlineData(0, 6, "0 (0.0%)")]
    [InlineData(6, 6, "6 (100.0%)")]
    [InlineData(1234, 3702, "1,234 (33.3%)")]
    [InlineData(0, 0, "0")]
    public void A_count_is_written_with_its_percentage(int n, int of, string text) => Assert.Equal(text, Written.CountOf(n, of));

    [Theory]
    [InlineData(0.15, 1, "0.2")]
    [InlineData(2.675, 2, "2.68")]
    [InlineData(-0.04, 1, "0.0")]
    [InlineData(-12.5, 0, "−13")]
    [InlineData(48, 1, "48.0")]
    public void Ties_round_away_from_zero_as_written(double value, int decimals, string text) =>
        Assert.Equal(text, Written.Fixed(value, decimals));

    [Fact]
    public void Null_is_not_estimable_and_nan_is_a_mistake()
    {
        Assert.Equal("not estimable", Written.Fixed(null, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Written.Fixed(double.NaN, 1));
    }

    [Theory]
    [InlineData(4.1, 9.84, "4.1 to 9.8")]
    [InlineData(4.1, null, "4.1 to not reached")]
    [InlineData(null, null, "not estimable")]
    public void An_open_interval_is_said_in_words(double? lower, double? upper, string text) =>
        Assert.Equal(text, Written.Interval(lower, upper, 1));

    [Fact]
    public void A_date_has_its_study_day_beside_it() =>
        Assert.Equal("12 Mar 2026 (Day 28)", Written.Date(new(2026, 3, 12), StudyDay.Of(new(2026, 3, 12), new(2026, 2, 12))));

    [Theory]
    [InlineData(-0.001, "0")]
    [InlineData(12.345, "12.35")]
    [InlineData(100, "100")]
    public void Coordinates_have_at_most_two_decimals(double value, string text) => Assert.Equal(text, SvgWriter.N(value));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_coordinate_is_finite(double value) => Assert.Throws<ArgumentOutOfRangeException>(() => SvgWriter.N(value));
}
