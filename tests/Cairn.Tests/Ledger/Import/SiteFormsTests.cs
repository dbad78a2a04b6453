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
    [InlineData("2025-03-14T08:30+02:00", null, "2025-03-14T08:30+02:00")]
    [InlineData("2025-03-14T-:20", null, "2025-03-14T-:20")]
    [InlineData("03/04/2025", null, null)] // nobody said the order
    [InlineData("14/03/2025", DateOrder.Mdy, null)] // there is no month 14
    [InlineData("31.02.2025", DateOrder.Dmy, null)] // there is no such day
    [InlineData("soon", DateOrder.Dmy, null)]
    public void A_day_is_read_in_the_order_that_the_map_says(string written, DateOrder? order, string? iso) =>
        Assert.Equal(iso, SiteDate.Read(written, order));

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
