using System.Globalization;
using Cairn.Quantities;
using Cairn.Safety.CellTherapy;
using FsCheck;
using FsCheck.Fluent;

namespace Cairn.Tests.Safety.CellTherapy;

/// <summary>
/// Early and late haematotoxicity: the ten published synthetic patients (Liang, automated ICAHT grading), and early courses
/// counted by hand with both ways of counting; what is assumed of days without a count (../shared/oracles/toxicity,
/// ../shared/facts/toxicity.md).
/// </summary>
public sealed class IcahtTests
{
    [Fact]
    public void The_ten_published_patients_have_their_grades()
    {
        var expected = Shared.Csv("oracles/toxicity/expected_grades.csv");
        var rows = Shared.Csv("oracles/toxicity/synthetic_anc.csv").ToLookup(r => r["patient_id"], StringComparer.Ordinal);
        Assert.All(expected, patient =>
        {
            List<IReadOnlyDictionary<string, string>> labs = [.. rows[patient["patient_id"]]];
            var infused = Day(labs[0]["cart_date"])!.Value;
            var counts = labs.Select(l => new DayCount(
                    Day(l["date"])!.Value.DayNumber - infused.DayNumber,
                    double.Parse(l["anc"], CultureInfo.InvariantCulture) / 1000
                ))
                .ToList();
            string[] ends = ["progression_date", "subsequent_therapy_date", "last_fu_date"];
            var until = ends.Select(e => Day(labs[0][e])).Where(d => d is not null).Min()!.Value.DayNumber - infused.DayNumber;
            Assert.Equal(
                (patient["early_grade"], patient["late_grade"]),
                (
                    Text(IcahtScale.Neutrophils.EarlyGrade(counts, until).Value),
                    Text(IcahtScale.Neutrophils.LateGrade(counts, until).Value)
                )
            );
        });
    }

    [Fact]
    public void Early_courses_have_their_grades_by_the_longest_run_and_by_all_low_days()
    {
        var together = IcahtScale.Neutrophils with { Days = LowDays.Cumulative };
        Assert.All(Shared.Csv("oracles/toxicity/icaht_early_cases.csv"), row =>
        {
            var counts = row["anc_days_0_30"]
                .Split(' ')
                .Select((anc, day) => new DayCount(day, double.Parse(anc, CultureInfo.InvariantCulture) / 1000))
                .ToList();
            Assert.Equal(row["early_longest_run"], Text(IcahtScale.Neutrophils.EarlyGrade(counts).Value));
            Assert.Equal(row["early_cumulative"], Text(together.EarlyGrade(counts).Value));
        });
    }

    // T-ICAHT: early below 50: 1 - 6 days grade 1, 7 or more 2; below 20: 1 - 13 days grade 3, 14 or more 4.
    [Theory]
    [InlineData(60, 30, 0)]
    [InlineData(40, 6, 1)]
    [InlineData(40, 7, 2)]
    [InlineData(19, 1, 3)]
    [InlineData(19, 13, 3)]
    [InlineData(19, 14, 4)]
    [InlineData(20, 14, 2)]
    [InlineData(50, 14, 0)]
    public void Platelets_are_graded_by_all_their_low_days(double count, int days, int grade)
    {
        var counts = Enumerable.Range(0, 31).Select(day => new DayCount(day, day < days ? count : 200));
        Assert.Equal(grade, IcahtScale.Platelets.EarlyGrade(counts).Value.Known);
    }

    [Theory]
    [InlineData(120, 0)]
    [InlineData(99, 1)]
    [InlineData(49, 2)]
    [InlineData(19, 3)]
    public void Late_platelets_are_graded_by_two_counts(double count, int grade) =>
        Assert.Equal(
            grade,
            IcahtScale.Platelets.LateGrade([new(33, 200), new(40, count), new(47, count), new(54, 200)], 54).Value.Known
        );

    [Fact]
    public void Without_a_count_there_is_no_grade_and_one_is_asked_for()
    {
        var early = IcahtScale.Neutrophils.EarlyGrade([new(-3, 0.2), new(40, 0.2)]);
        Assert.Equal(GradeSpan.Open, early.Value);
        Assert.Single(early.Missing);
        Assert.Null(IcahtScale.Neutrophils.LateGrade([new(40, 0.2)], until: 35).Value.Known);
    }

    // Counted by hand: normal to day 5 and from day 21 on, nothing between. Fifteen days at most 0.1 would be grade 4
    // (fourteen or more; EHA/EBMT 2023).
    [Fact]
    public void A_long_gap_is_not_bridged_and_where_it_decides_the_grade_is_open()
    {
        var gap = IcahtScale.Neutrophils.EarlyGrade([.. Days(0, 5, 2.0), .. Days(21, 30, 2.0)]);
        Assert.Equal(new GradeSpan(0, 4), gap.Value);
        Assert.Equal([(6, 20)], gap.Missing.OfType<Gap.Uncounted>().Single().Spans);
        Assert.Contains("days 6 to 20", gap.Rule.Says, StringComparison.Ordinal);
    }

    [Fact]
    public void A_gap_that_changes_nothing_leaves_the_grade_and_is_said()
    {
        var four = IcahtScale.Neutrophils.EarlyGrade([.. Days(0, 14, 0.05), .. Days(25, 30, 2.0)]);
        Assert.Equal(4, four.Value.Known);
        Assert.Contains("days 15 to 24", four.Rule.Says, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_bridged_and_what_is_taken_at_the_ends_is_said()
    {
        var early = IcahtScale.Neutrophils.EarlyGrade([new(2, 2.0), new(9, 2.0), .. Days(10, 25, 2.0)]);
        Assert.Equal(0, early.Value.Known);
        Assert.Contains("straight line between counts: days 3 to 8", early.Rule.Says, StringComparison.Ordinal);
        Assert.Contains(
            "as the nearest counts are not: days 0 to 1 and days 26 to 30",
            early.Rule.Says,
            StringComparison.Ordinal
        );
    }

    // Low on day 5, no count until it is well on day 14: it may have been low for nine days (grade 2; by zeros, grade 3).
    [Fact]
    public void A_gap_beside_a_low_count_is_open_from_a_week_on()
    {
        var open = IcahtScale.Neutrophils.EarlyGrade([.. Days(0, 4, 2.0), new(5, 0.4), .. Days(14, 30, 2.0)]);
        Assert.Equal(new GradeSpan(1, 3), open.Value);
        var line = IcahtScale.Neutrophils.EarlyGrade([.. Days(0, 4, 2.0), new(5, 0.4), .. Days(12, 30, 2.0)]);
        Assert.Equal(1, line.Value.Known);
    }

    // Who is low at the last count may be well the day after, or never again; who died that day was followed to the end.
    [Fact]
    public void Low_to_the_last_count_is_grade_4_where_the_phase_ends_there_and_open_where_it_goes_on()
    {
        DayCount[] low = [.. Days(0, 10, 0.3)];
        Assert.Equal(4, IcahtScale.Neutrophils.EarlyGrade(low, until: 10).Value.Known);
        Assert.Equal(new GradeSpan(2, 4), IcahtScale.Neutrophils.EarlyGrade(low).Value);
    }

    [Fact]
    public void A_bound_is_graded_where_it_decides()
    {
        var below = DayCount.Of(3, Measured.Read("<0.1")!.Value);
        DayCount[] normal = [.. Days(0, 2, 2.0), .. Days(4, 30, 2.0)];
        Assert.Equal(1, IcahtScale.Neutrophils.EarlyGrade([below, .. normal]).Value.Known);
        var open = IcahtScale.Neutrophils.EarlyGrade([DayCount.Of(3, Measured.Read("<1")!.Value), .. normal]);
        Assert.Equal(new GradeSpan(0, 1), open.Value);
    }

    // Splitting a day into two rows, or the order of the rows, changes nothing; a lower count is never milder.
    [Fact]
    public void The_order_and_the_splitting_of_counts_change_nothing_and_a_lower_count_is_never_milder() =>
        Prop.ForAll(Courses, course =>
            {
                var scale = IcahtScale.Neutrophils;
                var grade = scale.EarlyGrade(course).Value;
                Assert.Equal(grade, scale.EarlyGrade(course.Reverse()).Value);
                Assert.Equal(
                    grade,
                    scale
                        .EarlyGrade([.. course, .. course.Select(c => c with { Count = c.Count + 1, Least = c.Least + 1 })])
                        .Value
                );
                var lower = scale.EarlyGrade(course.Select(c => new DayCount(c.Day, c.Count / 4))).Value;
                Assert.True(lower.Least >= grade.Least && lower.Most >= grade.Most, $"{grade} {lower}");
            })
            .QuickCheckThrowOnFailure();

    static Arbitrary<DayCount[]> Courses =>
        (from day in Gen.Choose(0, 30) from count in Gen.Choose(0, 40) select new DayCount(day, count / 20.0))
            .NonEmptyListOf()
            .Select(counts => counts.DistinctBy(c => c.Day).ToArray())
            .ToArbitrary();

    static IEnumerable<DayCount> Days(int from, int to, double count) =>
        Enumerable.Range(from, to - from + 1).Select(day => new DayCount(day, count));

    static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    static string Text(GradeSpan span) => span.Known?.ToString(CultureInfo.InvariantCulture) ?? "NA";
}
