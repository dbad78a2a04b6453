using Cairn.Analyses;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Sections;
using Cairn.Kinetics;
using Cairn.Records;
using Cairn.Tests.Response;
using static Cairn.Tests.Sample;

namespace Cairn.Tests.Kinetics;

/// <summary>The cells of each subject by the transgene of the records; cells on day 0. By hand.</summary>
public sealed class SubjectKineticsTests
{
    static LabResult Copies(string result, int? day, int sequence) =>
        new()
        {
            Subject = "S1",
            Sequence = sequence,
            TestCode = TestCode.TransgeneCopies,
            Result = result,
            Date = day is { } known ? On(known) : null,
        };

    static Analysis Analysed(params IEnumerable<Record> rows) =>
        Analysis.Of(
            Plans.Study(),
            new("sample", false, null, [Subject("S1", [Infusion("S1"), SeenOn("S1", 120), .. rows])]),
            Day0.AddDays(200)
        );

    static SubjectKinetics One(params IEnumerable<Record> rows) => Assert.Single(SubjectKinetics.Of(Analysed(rows).Treated));

    // 4000 on day 10 is the highest of two samples; 1000, 250 and 62.5 follow at days 20, 30 and 40: a half-life of five days.
    [Fact]
    public void A_course_is_read_from_the_day_of_the_cells()
    {
        var course = One(
            Copies("<50", -1, 1),
            Copies("<50", 0, 2),
            Copies("3000", 10, 3),
            Copies("4000", 10, 4),
            Copies("1000", 20, 5),
            Copies("250", 30, 6),
            Copies("62.5", 40, 7),
            Copies("NEGATIVE", 60, 8)
        );
        Assert.Equal([(0, null), (10, 4000), (20, 1000), (30, 250), (40, 62.5), (60, null)], course.Points);
        Assert.Equal(
            (4000, 10, 40, Truth.False),
            (course.Course.Cmax, course.Course.Tmax, course.Course.Tlast, course.Course.StillDetected)
        );
        Assert.Equal(5, course.Course.Decline!.HalfLife, 9);
        Assert.Empty(course.Unread);
    }

    [Theory]
    [InlineData("positive", 10)]
    [InlineData("-5", 10)]
    [InlineData("100", null)]
    public void What_cannot_be_read_or_placed_is_told_and_counts_for_nothing(string result, int? day)
    {
        var course = One(Copies("900", 8, 1), Copies(result, day, 2));
        Assert.Equal([(8, 900)], course.Points);
        Assert.Single(course.Unread);
        var section = KineticsSection.Of(Analysed(Copies("900", 8, 1), Copies(result, day, 2)));
        Assert.Contains(section.Content, block =>
            block is Words { Text: var words } && words.ToString().Contains("S1", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData("copies/ug", true)]
    [InlineData("copies/µg DNA", true)]
    [InlineData("copies/uL", false)]
    [InlineData("cells/uL", false)]
    [InlineData("%", false)]
    public void Levels_of_another_unit_are_told_and_never_mixed(string? unit, bool isRead)
    {
        var course = One(Copies("900", 8, 1), Copies("5", 12, 2) with { Unit = unit });
        Assert.Equal((isRead ? 2 : 1, isRead ? 0 : 1), (course.Points.Count, course.Unread.Count));
    }

    [Fact]
    public void Without_a_sample_nothing_is_claimed()
    {
        Assert.Empty(SubjectKinetics.Of(Analysed().Treated));
        var answer = Assert.IsType<Answered>(KineticsSection.Of(Analysed()).Content[0]);
        Assert.Contains("No transgene level", answer.Text.ToString(), StringComparison.Ordinal);
    }
}
