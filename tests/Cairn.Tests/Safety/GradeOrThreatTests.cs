using Cairn.Records;
using Cairn.Safety;
using Cairn.Studies;
using static Cairn.Tests.Sample;

namespace Cairn.Tests.Safety;

/// <summary>
/// An event below grade 4 that was life-threatening (AESLIFE): CTCAE v5.0 calls life-threatening consequences grade 4, so one of
/// the two is wrong. On the definition that NCT06880354 assumes, by hand (decision 0093).
/// </summary>
public sealed class GradeOrThreatTests
{
    static readonly Study Trial = Studies.Trial.Read(Studies.Trial.DualTarget);

    static DltStatus Threatening(string name, int grade, params IEnumerable<Record> beside) =>
        DltAssessment
            .Of(
                Trial,
                Subject(
                    "S1",
                    [
                        Infusion("S1", dose: 0.25, planned: 0.25),
                        SeenOn("S1", 80),
                        Event("S1", name, grade, 3, 4, "RELATED") with
                        {
                            LifeThreatening = NoYes.Yes,
                        },
                        .. beside,
                    ]
                ),
                Day0.AddDays(80)
            )!
            .Status.Value;

    [Theory]
    [InlineData("Hypoxia", 3, DltStatus.Pending)]
    [InlineData("Cytokine release syndrome", 2, DltStatus.Pending)]
    [InlineData("Hypoxia", 4, DltStatus.Dlt)]
    [InlineData("Chills", 3, DltStatus.None)] // CTCAE has no grade 4 of it
    [InlineData("Neutrophil count decreased", 3, DltStatus.None)] // graded by its number
    [InlineData("Fever", 3, DltStatus.None)] // no line names it
    public void A_grade_below_four_of_what_threatened_life_is_asked_about(string name, int grade, DltStatus expected) =>
        Assert.Equal(expected, Threatening(name, grade));

    // ASTCT's scale is by what was given, and whoever used it day by day has graded it.
    [Fact]
    public void A_syndrome_graded_day_by_day_has_its_own_scale() =>
        Assert.Equal(
            DltStatus.None,
            Threatening(
                ToxicityTerm.Crs,
                3,
                new[] { 3, 4 }.Select(day => new FindingAbout
                {
                    Subject = "S1",
                    Sequence = day,
                    About = FaObject.Crs,
                    TestCode = TestCode.Grade,
                    Result = "3",
                    Date = On(day),
                })
            )
        );

    // Grade 3 from 20:00 of day 2: 71 hours are not longer than three days, 73 are; without times it has four days.
    [Theory]
    [InlineData("2T20:00", "5T19:00", DltStatus.None)]
    [InlineData("2T20:00", "5T20:00", DltStatus.None)]
    [InlineData("2T20:00", "5T21:00", DltStatus.Dlt)]
    [InlineData("2", "5", DltStatus.Dlt)]
    public void Times_of_day_say_how_long_a_row_lasted(string from, string to, DltStatus expected)
    {
        var crs = Event("S1", ToxicityTerm.Crs, 3, 2, 5, "RELATED") with { Start = At(from), End = At(to) };
        Assert.Equal(
            expected,
            DltAssessment
                .Of(Trial, Subject("S1", Infusion("S1", dose: 0.25, planned: 0.25), SeenOn("S1", 80), crs), Day0.AddDays(80))!
                .Status.Value
        );
    }

    static Cairn.Quantities.PartialDate At(string written) =>
        Cairn.Quantities.PartialDate.Parse($"{Day0.AddDays(written[0] - '0'):yyyy-MM-dd}{written[1..]}");
}
