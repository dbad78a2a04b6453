using Cairn.Ledger.Import.Mapping;

namespace Cairn.Tests.Ledger.Import;

/// <summary>Days and numbers as sites write them; right answers by hand.</summary>
public sealed class SiteFormsTests
{
    [Theory]
    [InlineData("14.03.2025", DateOrder.Dmy, "2025-03-14")]
    [InlineData("14.3.2025 08:30", DateOrder.Dmy, "2025-03-14T08:30")]
    [InlineData("03/14/2025", DateOrder.Mdy, "2025-03-14")]
    [InlineData("3/4/25", DateOrder.Mdy, "2025-03-04")]
    [InlineData("3/4/25", DateOrder.Dmy, "2025-04-03")]
    [InlineData("3/14/2025 1:05 PM", DateOrder.Mdy, "2025-03-14T13:05")]
    [InlineData("12/31/2025 12:00 AM", DateOrder.Mdy, "2025-12-31T00:00")]
    [InlineData("2025/3/14", DateOrder.Ymd, "2025-03-14")]
    [InlineData("2025年3月14日", null, "2025-03-14")]
    [InlineData("14-Mar-2025", null, "2025-03-14")]
    [InlineData("14. März 2025", null, "2025-03-14")]
    [InlineData("14MAR2025", null, "2025-03-14")]
    [InlineData("Mar 14, 2025", null, "2025-03-14")]
    [InlineData("UN-MAR-2025", null, "2025-03")]
    [InlineData("03/2025", null, "2025-03")] // the day is not known, and no order is needed
    [InlineData("3-2025", DateOrder.Dmy, "2025-03")]
    [InlineData("11.2024", DateOrder.Mdy, "2024-11")]
    [InlineData("2025/03", null, "2025-03")]
    [InlineData("2025.3", DateOrder.Ymd, "2025-03")]
    [InlineData("2025年3月", null, "2025-03")]
    [InlineData("2025年", null, "2025")]
    [InlineData("00.03.2025", DateOrder.Dmy, "2025-03")] // no calendar has a day 0
    [InlineData("xx.03.2025", DateOrder.Dmy, "2025-03")]
    [InlineData("00.00.2025", DateOrder.Dmy, "2025")]
    [InlineData("00.03.2025", null, null)]
    [InlineData("13/2025", DateOrder.Dmy, null)]
    [InlineData("03/25", DateOrder.Dmy, null)]
    [InlineData("2025-03-14T08:30+02:00", null, "2025-03-14T08:30+02:00")]
    [InlineData("2025-03-14T-:20", null, "2025-03-14T-:20")]
    [InlineData("03/04/2025", null, null)] // nobody said the order
    [InlineData("14/03/2025", DateOrder.Mdy, null)] // there is no month 14
    [InlineData("31.02.2025", DateOrder.Dmy, null)] // there is no such day
    [InlineData("soon", DateOrder.Dmy, null)]
    public void A_day_is_read_in_the_order_that_the_map_says(string written, DateOrder? order, string? iso) =>
        Assert.Equal(iso, SiteDate.Read(written, order));

    [Theory] // what includes its number is a limit; what does not is kept as text, on its side
    [InlineData("62 - 106", "62", "106")]
    [InlineData("bis 50", null, "50")]
    [InlineData("(bis zu 1,2)", null, "1.2")]
    [InlineData("up to 50", null, "50")]
    [InlineData("≤ 5,1", null, "5.1")]
    [InlineData("max. 50", null, "50")]
    [InlineData("ab 3,5", "3.5", null)]
    [InlineData(">= 60", "60", null)]
    [InlineData("mind. 60", "60", null)]
    [InlineData("> 60", "> 60", null)]
    [InlineData("über 60", "über 60", null)]
    [InlineData("< 5", null, "< 5")]
    [InlineData("unter 5", null, "unter 5")]
    [InlineData("negativ", null, "negativ")]
    [InlineData("bis 50 (w), bis 60 (m)", null, "bis 50 (w), bis 60 (m)")]
    public void Limits_in_one_cell_are_read_where_they_say_a_number(string written, string? low, string? high) =>
        Assert.Equal((low, high), SiteRange.Read(written));

    [Fact]
    public void A_birth_in_two_digits_is_not_guessed() => Assert.Null(SiteDate.Read("23.05.45", DateOrder.Dmy, isBirth: true));

    [Theory]
    [InlineData("4,5", DecimalMark.Comma, "4.5")]
    [InlineData("1.234,5", DecimalMark.Comma, "1234.5")]
    [InlineData("<0,3", DecimalMark.Comma, "<0.3")]
    [InlineData("1234", DecimalMark.Comma, "1234")]
    [InlineData("1.234", DecimalMark.Comma, null)] // a thousand, or one and a part
    [InlineData("1,234.5", DecimalMark.Point, "1234.5")]
    [InlineData("0.5", DecimalMark.Point, "0.5")]
    [InlineData("1,234", DecimalMark.Point, null)]
    [InlineData("NEG", DecimalMark.Comma, null)]
    public void A_number_is_read_with_the_mark_that_the_map_says(string written, DecimalMark mark, string? read) =>
        Assert.Equal(read, SiteNumber.Read(written, mark));

    [Theory]
    [InlineData("0,123", DecimalMark.Comma)]
    [InlineData("12,5", DecimalMark.Comma)]
    [InlineData("0.123", DecimalMark.Point)]
    [InlineData("1,234", null)]
    [InlineData("1.234", null)]
    [InlineData("88", null)]
    public void The_mark_of_a_number_is_told_only_where_it_is_sure(string written, DecimalMark? mark) =>
        Assert.Equal(mark, SiteNumber.MarkOf(written));
}
