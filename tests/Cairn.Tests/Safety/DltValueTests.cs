using System.Globalization;
using Cairn.Records;
using Cairn.Safety;
using Cairn.Studies;
using static Cairn.Tests.Sample;

namespace Cairn.Tests.Safety;

/// <summary>
/// Days at a grade by the values that grade an event (decision 0024), on the definition that NCT06880354 assumes: longer than 7
/// days at grade 3, of counts longer than 42 at grade 4. CTCAE v5.0: ALT grade 3 above 5 times the upper limit of normal, 40 U/L
/// here; neutrophils grade 4 below 0.5. Days count from the cells; each answer by hand.
/// </summary>
public sealed class DltValueTests
{
    const string Alt = "Alanine aminotransferase increased",
        Neutropenia = "Neutrophil count decreased";

    const double Grade2 = 160,
        Grade3 = 240;

    static readonly Study Trial = Studies.Trial.Read(Studies.Trial.DualTarget);

    static DltAssessment Assess(AdverseEvent ae, params IEnumerable<LabResult> values) =>
        DltAssessment.Of(
            Trial,
            Subject("S1", [Infusion("S1", dose: 0.25, planned: 0.25), SeenOn("S1", 90), ae, .. values]),
            Day0.AddDays(90)
        )!;

    static DltStatus Status(AdverseEvent ae, params IEnumerable<LabResult> values) => Assess(ae, values).Status.Value;

    static IEnumerable<LabResult> Alts(params IEnumerable<(int Day, double Value)> values) =>
        values.Select((v, i) => Lab(i + 1, "ALT", v.Value, "U/L", v.Day) with { LowLimit = "7", HighLimit = "40" });

    static IEnumerable<LabResult> Counts(params IEnumerable<(int Day, double Value)> values) =>
        values.Select((v, i) => Lab(i + 1, TestCode.Neutrophils, v.Value, "10*9/L", v.Day));

    static LabResult Lab(int sequence, string test, double value, string unit, int day) =>
        new()
        {
            Subject = "S1",
            Sequence = sequence,
            TestCode = test,
            Result = value.ToString(CultureInfo.InvariantCulture),
            Unit = unit,
            Date = On(day),
        };

    // The row bears the worst grade of sixteen days; the value under grade 3 ends the days at it.
    [Theory]
    [InlineData(12, 13, DltStatus.Dlt)] // days 5 to 12: eight
    [InlineData(11, 12, DltStatus.None)] // 5 to 11: seven at most
    [InlineData(8, 13, DltStatus.Pending)] // 5 to 8 for sure, 5 to 12 perhaps
    public void A_value_under_the_grade_ends_the_days_at_it(int lastAt, int under, DltStatus expected) =>
        Assert.Equal(
            expected,
            Status(
                Event("S1", Alt, 3, 5, 20),
                Alts((5, Grade3), (lastAt, Grade3), (under, Grade2), (under + 2, Grade2), (20, Grade2))
            )
        );

    // Five times the upper limit itself is of grade 2.
    [Theory]
    [InlineData(200, DltStatus.None)]
    [InlineData(200.1, DltStatus.Dlt)]
    public void The_limit_of_the_grade_itself_is_under_it(double onDay9, DltStatus expected) =>
        Assert.Equal(expected, Status(Event("S1", Alt, 3, 5, 13), Alts((5, Grade3), (9, onDay9), (12, Grade3), (13, Grade2))));

    [Fact]
    public void Two_short_runs_are_not_one_long_one() =>
        Assert.Equal(
            DltStatus.None,
            Status(
                Event("S1", Alt, 3, 5, 20),
                Alts((5, Grade3), (8, Grade2), (10, Grade3), (14, Grade3), (15, Grade2), (18, Grade2))
            )
        );

    [Fact]
    public void The_worst_value_of_a_day_is_the_days() =>
        Assert.Equal(
            DltStatus.Dlt,
            Status(Event("S1", Alt, 3, 5, 14), Alts((5, Grade3), (9, Grade2), (9, Grade3), (12, Grade3), (13, Grade2)))
        );

    // Without a value under the grade nothing speaks against the row.
    [Fact]
    public void Values_that_are_all_at_the_grade_leave_the_row_as_it_is()
    {
        Assert.Equal(DltStatus.Dlt, Status(Event("S1", Alt, 3, 5, 12), Alts((5, Grade3), (9, Grade3))));
        Assert.Equal(DltStatus.None, Status(Event("S1", Alt, 3, 5, 11), Alts((5, Grade3), (9, Grade3))));
    }

    [Fact]
    public void A_value_whose_unit_nobody_can_read_says_nothing() =>
        Assert.Equal(
            DltStatus.Dlt,
            Status(Event("S1", Neutropenia, 4, 3, 60), Counts((3, 0.2), (20, 0.6)).Select(l => l with { Unit = "furlongs" }))
        );

    // Grade 4 for longer than 42 days; the counts came back with no other therapy, so leukaemia was not asked for.
    [Theory]
    [InlineData(45, 46, DltStatus.Dlt)] // days 3 to 45: 43
    [InlineData(44, 45, DltStatus.None)] // 3 to 44: 42
    [InlineData(40, 46, DltStatus.Pending)]
    public void The_same_of_counts(int lastAt, int under, DltStatus expected) =>
        Assert.Equal(
            expected,
            Status(Event("S1", Neutropenia, 4, 3, 60), Counts((3, 0.2), (20, 0.1), (lastAt, 0.4), (under, 0.6), (58, 0.9)))
        );

    [Fact]
    public void What_is_open_asks_for_the_days_at_the_grade()
    {
        var open = Assess(Event("S1", Alt, 3, 5, 20), Alts((5, Grade3), (8, Grade3), (13, Grade2), (19, Grade2))).Status;
        Assert.Contains(open.Missing, gap => gap is Gap.DaysGraded { Grade: 3, LongerThanDays: 7 });
        Assert.Contains(open.Because, fact => fact is { Domain: "LB" });
    }

    // Grade 2 to day 7, grade 3 from day 8 to 16: longer than seven days on day 15, not on day 12.
    [Fact]
    public void It_counts_from_the_day_on_which_the_values_had_been_at_the_grade_long_enough() =>
        Assert.Equal(
            Day0.AddDays(15),
            Assess(Event("S1", Alt, 3, 5, 25), Alts((5, Grade2), (7, Grade2), (8, Grade3), (16, Grade3), (17, Grade2))).Since
        );

    // What the dose board keeps of a subject's records is enough to say the same.
    [Fact]
    public void The_records_that_the_board_keeps_say_the_same()
    {
        Record[] all =
        [
            Infusion("S1", dose: 0.25, planned: 0.25),
            SeenOn("S1", 90),
            Event("S1", Alt, 3, 5, 20),
            .. Alts((5, Grade3), (11, Grade3), (12, Grade2), (18, Grade2)),
        ];
        var kept = all.Where(DltAssessment.Reads(all));
        Assert.Equal(DltStatus.None, DltAssessment.Of(Trial, new("S1", kept), Day0.AddDays(90))!.Status.Value);
    }
}
