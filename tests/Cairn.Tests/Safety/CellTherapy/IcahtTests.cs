using System.Globalization;
using Cairn.Safety.CellTherapy;

namespace Cairn.Tests.Safety.CellTherapy;

/// <summary>
/// Early and late haematotoxicity: the ten published synthetic patients (Liang, automated ICAHT grading), and early courses
/// counted by
/// hand with both ways of counting.
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
                    Text(IcahtScale.Neutrophils.EarlyGrade(counts).Value),
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
        Assert.Equal(grade, IcahtScale.Platelets.EarlyGrade(counts).Value);
    }

    [Theory]
    [InlineData(120, 0)]
    [InlineData(99, 1)]
    [InlineData(49, 2)]
    [InlineData(19, 3)]
    public void Late_platelets_are_graded_by_two_counts(double count, int grade) =>
        Assert.Equal(grade, IcahtScale.Platelets.LateGrade([new(40, count), new(47, count), new(54, 200)]).Value);

    [Fact]
    public void Without_a_count_there_is_no_grade_and_one_is_asked_for()
    {
        var early = IcahtScale.Neutrophils.EarlyGrade([new(-3, 0.2), new(40, 0.2)]);
        Assert.Null(early.Value);
        Assert.Single(early.Missing);
        Assert.Null(IcahtScale.Neutrophils.LateGrade([new(40, 0.2)], until: 35).Value);
    }

    static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    static string Text(int? grade) => grade?.ToString(CultureInfo.InvariantCulture) ?? "NA";
}
