using System.Globalization;
using Cairn.Records;
using Cairn.Safety;
using static Cairn.Tests.Sample;

namespace Cairn.Tests.Safety;

public sealed class ImmuneToxicityTests
{
    static FindingAbout Grade(string about, int grade, int day, int sequence) =>
        new()
        {
            Subject = "S1",
            Sequence = sequence,
            TestCode = TestCode.Grade,
            About = about,
            Result = grade.ToString(CultureInfo.InvariantCulture),
            Date = On(day),
        };

    [Fact]
    public void Onset_worst_grade_and_duration_come_from_the_daily_grades()
    {
        var crs = ImmuneToxicity.Of(
            Subject(
                "S1",
                Infusion("S1"),
                Grade("CRS", 0, 1, 1),
                Grade("CRS", 1, 2, 2),
                Grade("CRS", 3, 3, 3),
                Grade("CRS", 1, 5, 4),
                Grade("CRS", 0, 6, 5),
                Grade("ICANS", 4, 3, 6)
            ),
            ImmuneToxicityKind.Crs
        )!;
        Assert.Equal((3, 2, 5, 4), (crs.Worst, crs.Onset?.Number, crs.LastDay?.Number, crs.DurationDays));
        Assert.False(crs.Days.ContainsKey(Cairn.Quantities.StudyDay.FromNumber(4)), "a day without a grade is unknown, not 0");
    }

    // Names in clinics and in MedDRA of what the consensus calls IEC-HS (Hines 2023), and of what it resembles.
    [Theory]
    [InlineData("MAS")]
    [InlineData("Macrophage activation syndrome")]
    [InlineData("sHLH")]
    [InlineData("Secondary haemophagocytic lymphohistiocytosis")]
    [InlineData("Haemophagocytic syndrome")]
    [InlineData("IEC-HS")]
    public void Hyperinflammation_has_many_names(string name) =>
        Assert.True(ToxicityGroups.IsIn(Event("S1", name, 3, 5), Cairn.Studies.ToxicityGroup.Hyperinflammation).IsTrue);

    [Fact]
    public void A_number_that_is_no_grade_is_no_grade_of_that_day()
    {
        var crs = ImmuneToxicity.Of(
            Subject(
                "S1",
                Infusion("S1"),
                Grade("CRS", 9, 1, 1),
                Grade("CRS", -2, 2, 2),
                Grade("CRS", 2, 3, 3) with
                {
                    Result = "2.5",
                },
                Grade("CRS", 1, 4, 4)
            ),
            ImmuneToxicityKind.Crs
        )!;
        Assert.Equal(1, crs.Worst);
        Assert.Single(crs.Days);
    }

    [Fact]
    public void Without_a_recorded_grade_the_worst_grade_is_unknown()
    {
        var icans = ImmuneToxicity.Of(Subject("S1", Infusion("S1")), ImmuneToxicityKind.Icans)!;
        Assert.Null(icans.Worst);
        Assert.Null(icans.DurationDays);
    }
}
