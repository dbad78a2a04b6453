using Cairn.Analyses;
using Cairn.Documents.Reports.Sections;
using Cairn.Documents.Reports.Toxicities;
using Cairn.Records;
using Cairn.Tests.Studies;
using static Cairn.Tests.Sample;

namespace Cairn.Tests.Documents.Reports;

/// <summary>Grade 5 belongs to the day of death: on the map of days, and in what is asked of daily grades.</summary>
public sealed class GradeFiveTests
{
    static Analysis Of(params Record[] records) =>
        Analysis.Of(
            Trial.Read(Trial.Soochow),
            new Casebook(Trial.Soochow, false, null, [Subject("A", [Infusion("A"), .. records])]),
            Day0.AddDays(100)
        );

    static Demographics Died(int day) => new() { Subject = "A", Death = On(day) };

    static FindingAbout Icans(int day, int grade) =>
        new()
        {
            Subject = "A",
            Sequence = day,
            About = FaObject.Icans,
            TestCode = TestCode.Grade,
            Result = Coded(grade),
            Date = On(day),
        };

    static string Coded(int grade) => grade.ToString(System.Globalization.CultureInfo.InvariantCulture);

    // Sepsis from day 10 to the death on day 14; what the row says of the days before is 4 at most.
    [Theory]
    [InlineData(5, 4)]
    [InlineData(3, 3)]
    public void The_map_of_days_has_grade_5_on_the_day_of_death_alone(int recorded, int before)
    {
        var sepsis = Event("A", "Sepsis", recorded, 10, 14) with { Outcome = EventOutcome.Fatal };
        var data = SafetySections.WorstGrades(SafetyScope.All(Of(Died(14), sepsis)))[0].Data;
        var rows = data.Groups[0].Rows.Select(row => string.Join(' ', row.Skip(1).Select(cell => cell.Content.ToString())));
        Assert.Equal(["0 9 0", $"10 13 {before}", "14 14 5"], rows);
    }

    [Fact]
    public void A_daily_grade_5_before_the_death_is_asked_about_and_the_one_of_the_day_is_not()
    {
        var asked = Of(Died(14), Icans(12, 5), Icans(13, 5), Icans(14, 5)).Findings.Where(f => f.Column == "FAORRES");
        Assert.Equal(2, asked.Count());
        Assert.All(asked, f => Assert.Contains("the death was on 16 Jun 2025", f.What, StringComparison.Ordinal));
    }

    [Fact]
    public void A_daily_grade_5_of_somebody_alive_is_asked_about() =>
        Assert.Contains(Of(SeenOn("A", 60), Icans(12, 5)).Findings, f =>
            f.Column == "FAORRES" && f.What.Contains("no death is recorded", StringComparison.Ordinal)
        );
}
