using Cairn.Quantities;

namespace Cairn.Tests.Quantities;

public sealed class PartialDateTests
{
    // Forms: SDTMIG 3.4, section 4.4.2.
    [Theory]
    [InlineData("2025")]
    [InlineData("2025-03")]
    [InlineData("2025-03-14")]
    [InlineData("2025---14")]
    [InlineData("--03-14")]
    [InlineData("--03")]
    [InlineData("----14")]
    [InlineData("2025-03-14T08:30")]
    [InlineData("2025-03-14T08:30:15")]
    [InlineData("2025-03-14T08")]
    [InlineData("2025-03-14T-:20")]
    [InlineData("2025-03-14T08:-:15")]
    [InlineData("2025-03-14T08:30Z")]
    [InlineData("2025-03-14T08:30+02:00")]
    [InlineData("2025-03-14T08:30:15.5-05")]
    [InlineData("-----T08:30")]
    public void A_date_reads_back_as_it_was_written(string text) => Assert.Equal(text, PartialDate.Parse(text).ToString());

    [Theory]
    [InlineData("2025-13-01", "no month 13")]
    [InlineData("2025-02-29", "does not exist")]
    [InlineData("2025-00-01", "no month 0")]
    [InlineData("14/03/2025", "no date")]
    [InlineData("", "no date")]
    [InlineData("2025-03-", "no date")]
    [InlineData("2025-3-1", "no date")]
    [InlineData("2025-03-14T25:00", "no time")]
    [InlineData("2025-03-14T8", "no time")]
    [InlineData("2025-03-14T-", "no time")]
    [InlineData("2025-03-14T", "no time")]
    [InlineData("2025-03-14T08:61", "no time")]
    [InlineData("2025-03-14T08:30+99:00", "no time")]
    [InlineData("2025-03-14T08:30:15:02", "no time")]
    [InlineData("-----", "no date")]
    public void What_is_no_date_is_refused_with_the_reason(string text, string reason)
    {
        Assert.False(PartialDate.TryParse(text, out _, out var said));
        Assert.Contains(reason, said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2025-03", "2025-03-01", "2025-03-31")]
    [InlineData("2024-02", "2024-02-01", "2024-02-29")]
    [InlineData("2025", "2025-01-01", "2025-12-31")]
    [InlineData("2025---31", "2025-01-31", "2025-12-31")]
    public void Unknown_parts_leave_a_range_of_days(string text, string earliest, string latest)
    {
        var date = PartialDate.Parse(text);
        Assert.Equal(earliest, PartialDate.Of(date.Earliest).ToString());
        Assert.Equal(latest, PartialDate.Of(date.Latest).ToString());
    }

    [Theory]
    [InlineData("2025-03", "2025-04-01", true)]
    [InlineData("2025-03", "2025-03-15", null)]
    [InlineData("2025-03-15", "2025-03", null)]
    [InlineData("2025-04", "2025-03", false)]
    [InlineData("2025-03-15", "2025-03-15", false)]
    public void Before_is_true_false_or_open(string left, string right, bool? before) =>
        Assert.Equal(before, PartialDate.Parse(left).IsBefore(PartialDate.Parse(right)).Known);

    /// <summary>The day is the site's own, whatever the offset; an hour alone is no time to order by.</summary>
    [Fact]
    public void A_time_with_an_offset_stays_on_the_day_and_the_clock_of_the_site()
    {
        var date = PartialDate.Parse("2025-03-14T23:30-05:00");
        Assert.Equal((new DateOnly(2025, 3, 14), new TimeOnly(23, 30)), (date.Date!.Value, date.Time!.Value));
        Assert.Null(PartialDate.Parse("2025-03-14T08").Time);
        Assert.NotEqual(PartialDate.Parse("2025-03-14T08:30Z"), PartialDate.Parse("2025-03-14T08:30"));
        Assert.False(PartialDate.Parse("-----T08:30").IsComplete);
    }

    [Fact]
    public void The_day_of_the_first_cells_is_day_0_as_the_schedules_count()
    {
        var reference = new DateOnly(2025, 6, 1);
        Assert.Equal(0, StudyDay.Of(reference, reference).Number);
        Assert.Equal(-1, StudyDay.Of(reference.AddDays(-1), reference).Number);
        Assert.Equal(reference.AddDays(-1), StudyDay.FromNumber(-1).On(reference));
        Assert.Equal("Day 28", StudyDay.Of(reference.AddDays(28), reference).ToString());
    }
}
