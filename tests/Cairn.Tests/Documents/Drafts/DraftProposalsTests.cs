using Cairn.Documents.StudyFiles;
using Cairn.Studies;

namespace Cairn.Tests.Documents.Drafts;

/// <summary>What a draft proposes from a record's own words.</summary>
public sealed class DraftProposalsTests
{
    [Theory]
    [InlineData("Overall survival", "kind: os")]
    [InlineData("Dose-limiting toxicity", "kind: dlt")]
    [InlineData("Event-free survival (EFS)", "kind: efs")]
    [InlineData("Number of adverse events", "kind: adverse-events")]
    [InlineData("Objective response rate", "kind: orr")]
    [InlineData("Complete remission rate", "kind: cr-rate")]
    [InlineData("Duration of response", "kind: dor")]
    [InlineData("MRD negativity", "kind: mrd-negative-rate")]
    [InlineData("Quality of life", "no endpoint that is computed: Quality of life")]
    public void An_outcome_becomes_the_endpoint_that_it_names(string measure, string proposed) =>
        Assert.Contains(
            proposed,
            DraftProposals.Endpoints([new Outcome("secondary", measure, null, "2 years")]),
            StringComparison.Ordinal
        );

    [Fact]
    public void A_time_frame_is_counted_in_months() =>
        Assert.Contains(
            "timeFrameMonths: 24",
            DraftProposals.Endpoints([new Outcome("primary", "Overall survival", null, "2 years")]),
            StringComparison.Ordinal
        );

    [Fact]
    public void Dose_levels_are_those_that_the_text_names()
    {
        var study = Sample.Study() with { Arms = [], Interventions = [] };
        var named = study with
        {
            Registration = study.Registration with
            {
                Summary = "Dose levels are 5x10^5/kg, 1 × 10^6 CAR-T cells/kg and 1.5*10^6/kg.",
                Description = null,
            },
        };
        Assert.Equal(
            ["0.5", "1", "1.5"],
            DraftProposals.Levels(named).Split('\n').Select(l => l.Split("millionCellsPerKg: ")[1].Split(',')[0])
        );
    }
}
