using Cairn.Records;
using Cairn.Safety;
using Cairn.Studies;
using static Cairn.Tests.Sample;

namespace Cairn.Tests.Safety;

/// <summary>
/// The day on which a dose-limiting toxicity came to be one (decision 0063), on the definition that NCT06880354 assumes: cells on
/// day 0, days count from them. By hand.
/// </summary>
public sealed class ReachedDayTests
{
    const string Crs = ToxicityTerm.Crs;

    static readonly Study Trial = Studies.Trial.Read(Studies.Trial.DualTarget);

    static DltAssessment Assess(int asOf, params IEnumerable<Record> records)
    {
        var subject = Subject("S1", [Infusion("S1", dose: 0.25, planned: 0.25), SeenOn("S1", asOf), .. records]);
        var known = new Casebook(Trial.Id, false, null, [subject]).AsOf(Day0.AddDays(asOf));
        return DltAssessment.Of(Trial, known.Subjects[0], Day0.AddDays(asOf))!;
    }

    static int? Since(params IEnumerable<Record> records) => Assess(80, records).Since?.DayNumber - Day0.DayNumber;

    static IEnumerable<FindingAbout> Days(int from, params IEnumerable<int> grades) =>
        grades.Select(
            (grade, i) =>
                new FindingAbout
                {
                    Subject = "S1",
                    Sequence = i + 1,
                    About = "CRS",
                    TestCode = TestCode.Grade,
                    Result = $"{grade}",
                    Date = On(from + i),
                }
        );

    [Fact]
    public void A_grade_counts_from_the_day_that_has_it_and_not_from_the_onset() =>
        Assert.Equal(7, Since([Event("S1", Crs, 4, 4, 11), .. Days(4, 1, 2, 3, 4, 4, 3, 2, 1)])); // grade 4 on day 7

    [Fact]
    public void Without_graded_days_it_counts_from_the_onset() => Assert.Equal(4, Since(Event("S1", Crs, 4, 4, 11)));

    [Theory]
    [InlineData("Alanine aminotransferase increased", 3, 5, 20, 12)] // longer than 7 days: the eighth is day 12
    [InlineData("Neutrophil count decreased", 4, 3, 60, 45)] // longer than 42 days: the 43rd is day 45
    public void A_duration_counts_from_the_day_that_exceeds_it(string term, int grade, int from, int to, int expected) =>
        Assert.Equal(expected, Since(Event("S1", term, grade, from, to)));

    [Fact]
    public void Days_in_a_row_at_the_grade_count_where_they_are_graded() =>
        Assert.Equal(9, Since([Event("S1", Crs, 3, 4, 12), .. Days(4, 1, 2, 3, 3, 3, 3, 3, 2, 1)])); // 6, 7, 8, 9: the fourth day

    // Low counts meet the line of death alone; a fatal sepsis meets that of grade 4 from its onset.
    [Theory]
    [InlineData("Neutrophil count decreased", 18)]
    [InlineData("Sepsis", 13)]
    public void A_line_about_death_counts_from_its_day(string term, int expected) =>
        Assert.Equal(expected, Since(Event("S1", term, 5, 13, 18) with { Fatal = NoYes.Yes }));

    [Fact]
    public void Who_had_none_has_no_such_day() => Assert.Null(Since(Event("S1", Crs, 2, 4, 6)));

    // On day 5 nobody could know that day 7 would be of grade 4.
    [Theory]
    [InlineData(5, DltStatus.Pending)]
    [InlineData(6, DltStatus.Pending)]
    [InlineData(7, DltStatus.Dlt)]
    public void Before_that_day_it_is_open_and_no_toxicity_yet(int asOf, DltStatus expected) =>
        Assert.Equal(
            expected,
            Assess(asOf, [Event("S1", Crs, 4, 4, 11), .. Days(4, 1, 2, 3, 4, 4, 3, 2, 1).Take(asOf - 3)]).Status.Value
        );

    [Fact]
    public void The_part_of_the_window_until_it_ends_with_that_day() =>
        Assert.Equal(7, Assess(80, [Event("S1", Crs, 4, 4, 11), .. Days(4, 1, 2, 3, 4, 4, 3, 2, 1)]).Followed.DltDay);
}
