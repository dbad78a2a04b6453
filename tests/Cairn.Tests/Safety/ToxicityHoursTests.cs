using Cairn.Quantities;
using Cairn.Records;
using Cairn.Safety;
using Cairn.Studies;
using static Cairn.Tests.Sample;

namespace Cairn.Tests.Safety;

/// <summary>A clause of hours ("grade 3 for longer than 72 hours") in a definition of dose-limiting toxicity. By hand.</summary>
public sealed class ToxicityHoursTests
{
    static readonly ToxicityRule Clause = new()
    {
        Id = "DLT1",
        Says = "CRS of grade 3 for longer than 72 hours",
        When = new ToxicityEvent
        {
            MinimumGrade = 3,
            Terms = [ToxicityTerm.Crs],
            LongerThanHours = 72,
        },
    };

    static AdverseEvent Crs(int from, int to) => Event("S1", ToxicityTerm.Crs, 3, from, to);

    static Truth Holds(AdverseEvent ae, params IEnumerable<FindingAbout> grades) =>
        ae.Meets(Clause, new(Day0.AddDays(60), false), grades);

    static FindingAbout Graded(int grade, PartialDate at, int sequence) =>
        new()
        {
            Subject = "S1",
            Sequence = sequence,
            About = FaObject.Crs,
            TestCode = TestCode.Grade,
            Result = $"{grade}",
            Date = at,
        };

    static PartialDate At(int day, int hour) => PartialDate.Parse($"{Day0.AddDays(day):yyyy-MM-dd}T{hour:00}:00");

    // Grade 3 from day 2, 8:00 to day 5 at the hour; before it grade 2 at 7:00, after it grade 1 an hour later.
    [Theory]
    [InlineData(9, Truth.True)] // 73 hours between the first and the last assessment
    [InlineData(8, Truth.Unknown)] // 72 hours at least, 74 at most
    [InlineData(6, Truth.False)] // 72 hours at most
    public void Assessments_with_times_say_it_to_the_hour(int hour, Truth expected) =>
        Assert.Equal(
            expected,
            Holds(
                Crs(2, 6),
                Graded(0, At(1, 8), 1),
                Graded(2, At(2, 7), 2),
                Graded(3, At(2, 8), 3),
                Graded(3, At(5, hour), 4),
                Graded(1, At(5, hour + 1), 5),
                Graded(0, At(6, 8), 6)
            )
        );

    // Whole days: three are 72 hours at most, four may be either, five are more than 72 from the end of the first to the last.
    [Theory]
    [InlineData(3, Truth.False)]
    [InlineData(4, Truth.Unknown)]
    [InlineData(5, Truth.True)]
    public void Without_times_of_day_a_day_more_or_less_leaves_it_open(int days, Truth expected) =>
        Assert.Equal(expected, Holds(Crs(2, 1 + days)));

    [Theory]
    [InlineData(9, Truth.True)]
    [InlineData(8, Truth.False)]
    public void The_times_of_the_row_say_it_where_nobody_graded_the_days(int hour, Truth expected) =>
        Assert.Equal(expected, Holds(Crs(2, 5) with { Start = At(2, 8), End = At(5, hour) }));
}
