using Cairn.Analyses;
using Cairn.Documents.Reports.Toxicities;
using Cairn.Records;
using Cairn.Safety.Summary;
using Cairn.Tests.Response;

namespace Cairn.Tests.Safety.Summary;

/// <summary>
/// A cytopenia after day 28 that a relapse or another therapy cuts off has not ended: it is going on where durations are told
/// (decisions 0083 and 0101). By hand.
/// </summary>
public sealed class CutOffCytopeniaTests
{
    // Neutrophils below 0.5 on days 35, 42 and 49, above on the days after.
    static Story Low(string id = "S1", int recovered = 56)
    {
        var story = new Story(id).Enrolled(-10).Infused(0).Assessed(-3, 60).Assessed(28, 2).Alive(150);
        foreach (var day in new[] { 35, 42, 49, 56, 63 })
            story = story.Neutrophils(day, day < recovered ? "0.3" : "2");
        return story;
    }

    static Analysis Of(params Story[] stories) => Analysis.Of(Plans.Study(), Story.Casebook(stories), Story.Day(200));

    static SpecialEvent Found(Story story) =>
        SpecialInterest.All.Single(kind => kind.Id == "prolonged-cytopenia").In(Of(story).Treated[0])[^1];

    [Fact]
    public void One_that_recovered_has_ended()
    {
        var found = Found(Low());
        Assert.Equal((21, 21, false), (found.Days, found.Ended, found.IsCutOff)); // days 35 to 55
    }

    // Days 35 to 44 were seen before it; whether it would have ended nobody knows.
    [Theory]
    [InlineData(MedicationCategory.AntiLeukaemia)]
    [InlineData(null)] // a relapse
    public void One_that_is_cut_off_by_another_therapy_or_a_relapse_has_not(string? therapy)
    {
        var found = Found(therapy is null ? Low().Marrow(45, "40") : Low().Treated(therapy, 45));
        Assert.Equal((10, null, true), (found.Days, found.Ended, found.IsCutOff));
        Assert.Equal("at least 10", OccurrenceWords.Lasted(found).ToString());
    }

    // What was over before the therapy ended by itself.
    [Fact]
    public void A_therapy_on_the_day_of_recovery_cuts_nothing_off()
    {
        var found = Found(Low().Treated(MedicationCategory.AntiLeukaemia, 56));
        Assert.Equal((21, false), (found.Ended, found.IsCutOff));
    }

    // 1.2 on days 35 and 45, the relapse on day 53, 1.0 on day 60 and 3 on day 70: what came after it is not the cells'.
    [Fact]
    public void A_late_icaht_takes_no_count_from_after_the_relapse()
    {
        var story = new Story("S1").Enrolled(-10).Infused(0).Assessed(-3, 60).Assessed(28, 2).Alive(150).Marrow(53, "40");
        story = story.Neutrophils(35, "1.2").Neutrophils(45, "1.2").Neutrophils(60, "1.0").Neutrophils(70, "3");
        var found = SpecialInterest.All.Single(kind => kind.Id == "icaht-late").In(Of(story).Treated[0]);
        Assert.Equal((35, null), (Assert.Single(found).Onset, found[0].Days));
    }

    [Fact]
    public void An_event_without_a_count_is_cut_off_as_well()
    {
        var story = new Story("S1").Enrolled(-10).Infused(0).Assessed(-3, 60).Assessed(28, 2).Alive(150);
        AdverseEvent pancytopenia = new()
        {
            Subject = "S1",
            Sequence = 900,
            Term = "Pancytopenia",
            Grade = 3,
            Start = Story.On(30),
            End = Story.On(80),
        };
        var found = Found(story.With(pancytopenia).Treated(MedicationCategory.AntiLeukaemia, 50));
        Assert.Equal((20, null), (found.Days, found.Ended)); // days 30 to 49 of 30 to 80
    }

    // 21 and 28 days ended, 10 cut off, one still low: the median tells of the two.
    [Fact]
    public void The_median_is_of_those_that_ended_alone()
    {
        var scope = SafetyScope.All(
            Of(
                Low("S1"),
                Low("S2", recovered: 63),
                Low("S3").Treated(MedicationCategory.AntiLeukaemia, 45),
                Low("S4", recovered: 100)
            )
        );
        var table = SafetyTables.All.Select(t => t.Of(scope)).Single(t => t.Id == "safety-aesi");
        var row = table.Groups[0].Rows.Single(r => r[0].Content.ToString()!.Contains("after day 28", StringComparison.Ordinal));
        Assert.Equal("24.5 (21 to 28); going on, or end unknown: 2", row[4].Content.ToString());
    }
}
