using Cairn.Records;
using Cairn.Safety;
using static Cairn.Tests.Safety.DltAssessmentTests;
using static Cairn.Tests.Sample;

namespace Cairn.Tests.Safety;

/// <summary>
/// Days of the grid of CRS and ICANS whose grade nobody can read, with no event beside them: unknown, never none (decision 0030).
/// Worked by hand.
/// </summary>
public sealed class SeenDayTests
{
    static FindingAbout Day(FaObject about, string test, string? result, int sequence = 1) =>
        new()
        {
            Subject = "S1",
            Sequence = sequence,
            About = about,
            TestCode = test,
            Result = result,
            Date = On(5),
        };

    static DltStatus Judge(params IEnumerable<Record> records) =>
        AssessUnseen(90, [Infusion("S1"), SeenOn("S1", 60), .. records]).Status.Value;

    [Theory]
    [InlineData("IV", DltStatus.Pending)]
    [InlineData(">=3", DltStatus.Pending)]
    [InlineData("severe", DltStatus.Pending)]
    [InlineData("Grade 4", DltStatus.Pending)]
    [InlineData("40", DltStatus.Pending)]
    [InlineData("none", DltStatus.None)]
    [InlineData("0", DltStatus.None)]
    [InlineData("1", DltStatus.None)]
    public void A_grade_that_cannot_be_read_is_asked_about(string grade, DltStatus expected)
    {
        Assert.Equal(expected, Judge(Day(FaObject.Crs, TestCode.Grade, grade)));
        Assert.Equal(expected, Judge(Day(FaObject.Icans, TestCode.Grade, grade)));
    }

    [Fact]
    public void A_yes_without_a_grade_is_asked_about()
    {
        var seen = Day(FaObject.Icans, TestCode.Occurrence, "Y");
        Assert.Equal(DltStatus.Pending, Judge(seen));
        Assert.Equal(DltStatus.None, Judge(seen, Day(FaObject.Icans, TestCode.Grade, "1", 2)));
        Assert.Equal(DltStatus.None, Judge(Day(FaObject.Icans, TestCode.Occurrence, "N")));
    }

    [Fact]
    public void An_event_with_its_grade_answers_it() =>
        Assert.Equal(DltStatus.None, Judge(Day(FaObject.Crs, TestCode.Grade, "mild"), Event("S1", "CRS", 1, 5, 6, "RELATED")));
}
