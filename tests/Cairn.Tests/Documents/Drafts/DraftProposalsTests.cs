using Cairn.Documents.Drafts;
using Cairn.Studies;

namespace Cairn.Tests.Documents.Drafts;

/// <summary>What a draft proposes from a record's own words, and what it leaves to a person.</summary>
public sealed class DraftProposalsTests
{
    [Theory]
    [InlineData("Overall survival", "os")]
    [InlineData("Dose-limiting toxicity", "dlt")]
    [InlineData("Event-free survival (EFS)", "efs")]
    [InlineData("Number of adverse events", "adverse-events")]
    [InlineData("Objective response rate", "orr")]
    [InlineData("Complete remission rate", "cr-rate")]
    [InlineData("Duration of response", "dor")]
    [InlineData("MRD negativity", "mrd-negative-rate")]
    [InlineData("Quality of life", null)]
    [InlineData("Progression-free survival", null)] // its events are not those of event-free survival in leukaemia
    public void An_outcome_becomes_the_endpoint_that_it_names(string measure, string? kind) =>
        Assert.Equal(kind, EndpointProposal.Of(new Outcome("secondary", measure, null, "2 years"))?.Kind);

    [Fact]
    public void A_time_frame_is_counted_in_months() =>
        Assert.Contains(
            "timeFrameMonths: 24",
            EndpointProposal.Of(new Outcome("primary", "Overall survival", null, "2 years"))!.Line,
            StringComparison.Ordinal
        );

    [Fact]
    public void Dose_levels_are_those_that_the_text_names() =>
        Assert.Equal([0.5m, 1m, 1.5m], DoseProposals.MillionCellsPerKg(Named()));

    // A version that is named and known is proposed; another one never in its place.
    [Theory]
    [InlineData("Graded by CTCAE v5.0.", "5.0", "ctcae: \"5.0\"")]
    [InlineData("Number of events (NCI CTCAE Version 5)", "5", "ctcae: \"5.0\"")]
    [InlineData("Common Terminology Criteria for Adverse Events, version 4.03", "4.03", "ctcae: ...")]
    [InlineData("CTCAE V6.0", "6.0", "ctcae: ...")]
    [InlineData("Grade 3 by CTCAE. 28 days", null, "ctcae: ...")]
    [InlineData("Adverse events", null, "ctcae: ...")]
    public void A_version_of_ctcae_is_the_one_that_the_record_names(string measure, string? named, string line)
    {
        var study = Sample.Study() with { Outcomes = [new("primary", measure, null, "1 year")] };
        Assert.Equal(named, CtcaeProposal.Named(study));
        var block = MissingBlock.Of(study).Single(b => b.Key == "safety");
        Assert.Contains(line, block.Lines, StringComparison.Ordinal);
        var stated = study with { Safety = study.Safety with { Ctcae = "5.0" } };
        Assert.DoesNotContain(MissingBlock.Of(stated), b => b.Key.StartsWith("safety", StringComparison.Ordinal));
    }

    // A study that says something else of safety cannot have the block a second time: it gets the line alone.
    [Theory]
    [InlineData(Studies.Trial.Soochow)]
    [InlineData(Studies.Trial.DualTarget)]
    public void Both_built_in_studies_say_their_version_and_would_be_told(string id)
    {
        var study = Studies.Trial.Read(id);
        Assert.Equal("5.0", study.Safety.Ctcae);
        var without = study with { Safety = study.Safety with { Ctcae = null } };
        Assert.Equal(["safety.ctcae"], MissingBlock.Of(without).Select(b => b.Key));
    }

    static Study Named()
    {
        var study = Sample.Study() with { Arms = [], Interventions = [], Dosing = null, Schedule = [] };
        return study with
        {
            Registration = study.Registration with
            {
                Summary = "Dose levels are 5x10^5/kg, 1 × 10^6 CAR-T cells/kg and 1.5*10^6/kg.",
                Description = null,
            },
        };
    }

    [Fact]
    public void What_is_missing_is_listed_with_lines_to_paste()
    {
        var missing = MissingBlock.Of(Named());
        Assert.Equal(["dosing", "visits"], missing.Select(b => b.Key).Where(k => k is "dosing" or "visits"));
        var dosing = missing.Single(b => b.Key == "dosing");
        Assert.Contains("{ level: 3, millionCellsPerKg: 1.5, ", dosing.Lines, StringComparison.Ordinal);
        Assert.Equal("schedule.yaml", missing.Single(b => b.Key == "visits").File);
        var without = MissingBlock.Of(Named() with { Criteria = [] });
        Assert.Equal("eligibility.yaml", without.Single(b => b.Key == "criteria").File);
    }
}
