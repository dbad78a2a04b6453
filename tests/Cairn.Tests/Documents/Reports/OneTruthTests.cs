using System.Text.RegularExpressions;
using Cairn.Analyses;
using Cairn.Documents.Reports;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Html;
using Cairn.Documents.Reports.Sections;
using Cairn.Endpoints;
using Cairn.Ledger;
using Cairn.Quantities;
using Cairn.Records;
using Cairn.Safety;
using Cairn.Tests.Studies;
using static Cairn.Tests.Sample;

namespace Cairn.Tests.Documents.Reports;

/// <summary>
/// One number of deaths on every page and block, and no zero that was not looked for. The casebooks are made by hand; what is
/// right is said beside
/// each.
/// </summary>
[Trait("Speed", "Slow")]
public sealed partial class OneTruthTests
{
    static readonly DateOnly Day = Day0.AddDays(200);

    /// <summary>Where a death is written, alone; "contradicting" has two days in two places.</summary>
    public static TheoryData<string> Places =>
        ["DM", "DS", "DD", "SS", "AE grade 5", "AE fatal", "AE outcome", "DS and DM", "contradicting"];

    static SubjectRecords Dead(string id, string place) =>
        Subject(
            id,
            [
                Infusion(id),
                new Disposition
                {
                    Subject = id,
                    Sequence = 1,
                    Code = Milestone.Enrolled,
                    Date = PartialDate.Of(Day0.AddDays(-10)),
                },
                SeenOn(id, 20),
                .. Death(id, place),
            ]
        );

    static Record[] Death(string id, string place)
    {
        var day = PartialDate.Of(Day0.AddDays(40));
        AdverseEvent Event(int grade) =>
            new()
            {
                Subject = id,
                Sequence = 9,
                Term = "Sepsis",
                Code = "Sepsis",
                Grade = grade,
                Relation = Relatedness.Probable,
                Start = PartialDate.Of(Day0.AddDays(38)),
            };
        Demographics Who(PartialDate? death) => new() { Subject = id, Death = death };
        Disposition End(PartialDate date) =>
            new()
            {
                Subject = id,
                Sequence = 9,
                Code = Milestone.Death,
                Date = date,
            };
        return place switch
        {
            "DM" => [Who(day)],
            "DS" => [End(day)],
            "DD" =>
            [
                new DeathDetail
                {
                    Subject = id,
                    Sequence = 1,
                    TestCode = TestCode.CauseOfDeath,
                    Result = "SEPSIS",
                    Date = day,
                },
            ],
            "SS" =>
            [
                new SurvivalStatus
                {
                    Subject = id,
                    Sequence = 9,
                    TestCode = TestCode.Survival,
                    Result = "DEAD",
                    Date = day,
                },
            ],
            "AE grade 5" => [Event(5)],
            "AE fatal" => [Event(4) with { Fatal = NoYes.Yes }],
            "AE outcome" => [Event(4) with { Outcome = EventOutcome.Fatal }],
            "DS and DM" => [Who(day), End(day)],
            _ => [Who(day), End(PartialDate.Of(Day0.AddDays(45)))],
        };
    }

    static Analysis Of(params SubjectRecords[] subjects) =>
        Analysis.Of(Trial.Read(Trial.Soochow), new Casebook(Trial.Soochow, false, null, subjects), Day);

    [Theory, MemberData(nameof(Places))]
    public void A_death_is_one_death_for_flow_survival_and_report_wherever_it_is_written(string place)
    {
        var analysis = Of(Dead("A", place), Subject("B", Infusion("B"), SeenOn("B", 150)));
        Assert.Equal(1, analysis.Flow.Deaths);
        Assert.Equal(Stage.Died, analysis.Flow.Subjects.Single(s => s.Subject == "A").Stage);
        AssertOneNumber(analysis, 1);
        var asks = analysis.Findings.Any(f => f.Place == "A" && f.Column == "DTHDTC");
        Assert.Equal(place is not ("DM" or "DS" or "DS and DM"), asks);
    }

    // The dose decision reads the same death: a related fatal event is a DLT, whatever grade it bears.
    [Theory]
    [InlineData("AE grade 5")]
    [InlineData("AE fatal")]
    [InlineData("AE outcome")]
    public void A_related_fatal_event_is_a_death_for_the_dose_decision_too(string place)
    {
        var early = Dead("A", place);
        var moved = new SubjectRecords(
            "A",
            early.All.Select(r => r is AdverseEvent ae ? ae with { Start = PartialDate.Of(Day0.AddDays(10)) } : r)
        );
        var status = DltAssessment.Of(Trial.Read(Trial.Soochow), moved, Day)!.Status;
        Assert.Equal(DltStatus.Dlt, status.Value);
        Assert.Contains("DLT1", status.Rule.Words, StringComparison.Ordinal);
    }

    static void AssertOneNumber(Analysis analysis, int deaths)
    {
        var os = analysis.Estimates.OfType<EndpointAnalysis.Survival>().Single(s => s.Endpoint is OverallSurvival);
        Assert.Equal(deaths, os.Curve.Events);
        var pages = TrialSections.All.Select(s =>
            Text(TrialReport.Of(analysis, ChainHead.Empty) with { Sections = [s.Of(analysis)] })
        );
        var text = string.Join(' ', pages);
        var said = DeathsSaid().Matches(text).Select(m => m.Groups[1].Value).ToList();
        Assert.NotEmpty(said);
        Assert.All(said, n => Assert.Equal($"{deaths}", n));
    }

    static string Text(Analysis analysis) => Text(TrialReport.Of(analysis, ChainHead.Empty));

    static string Text(Report report) => Blank().Replace(Tags().Replace(HtmlFile.Text(report), " "), " ");

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();

    [GeneratedRegex(@"(\d+) deaths? recorded")]
    private static partial Regex DeathsSaid();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tags();

    // Enrolled, given no cells, died: one more death, and said to be without cells.
    [Fact]
    public void A_death_without_cells_is_counted_and_said_to_be_one()
    {
        var never = Subject(
            "C",
            new Disposition
            {
                Subject = "C",
                Sequence = 1,
                Code = Milestone.Enrolled,
                Date = PartialDate.Of(Day0),
            },
            new Demographics { Subject = "C", Death = PartialDate.Of(Day0.AddDays(30)) }
        );
        var analysis = Of(Dead("A", "DM"), never);
        Assert.Equal((2, 1, 1), (analysis.Flow.Deaths, analysis.Flow.DeathsOfInfused, analysis.Flow.DeathsWithoutCells));
        Assert.Contains(
            "2 deaths recorded: 1 of the infused, 1 enrolled without cells",
            Text(analysis),
            StringComparison.Ordinal
        );
    }

    // No daily grade, two events of grade 4: not "0 of 0 graded".
    [Fact]
    public void Cytokine_release_of_the_event_is_no_zero_where_nobody_graded_the_days()
    {
        AdverseEvent Crs(string id) => Event(id, ToxicityTerm.Crs, 4, 3) with { Code = ToxicityTerm.Crs };
        var text = Text(
            Of(Subject("A", Infusion("A"), Crs("A")), Subject("B", Infusion("B"), Crs("B")), Subject("C", Infusion("C")))
        );
        Assert.Contains(
            "Of 3 given cells: cytokine release syndrome (CRS): at least 2 (66.7%) of 3; 1 not looked at; of grade 3 or more: at "
                + "least 2 (66.7%) of 3; 1 not looked at.",
            text,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Neurotoxicity (ICANS): 0 of 2 looked at; 1 not looked at, 2 by recorded events alone",
            text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void An_unreadable_relation_is_counted_beside_the_related_ones()
    {
        var ae = Event("A", "Rash", 2, 5) with { Relation = Coded<Relatedness>.Of("MAYBE SO") };
        var analysis = Of(Subject("A", Infusion("A"), ae));
        Assert.Equal((0, 1), (analysis.AdverseEvents.Related.Events, analysis.AdverseEvents.RelationUnknown.Events));
        Assert.Contains("Relation to the product not known", Text(analysis), StringComparison.Ordinal);
    }

    // One EXCAT misspelt: nobody says that nobody was infused.
    [Fact]
    public void A_misspelt_category_of_treatment_is_not_nobody_infused()
    {
        var misspelt = Subject("A", Infusion("A") with { Category = "CAR T INFUSON" });
        var text = Text(Of(misspelt));
        Assert.DoesNotContain("Nobody has been infused yet", text, StringComparison.Ordinal);
        Assert.Contains("1 more may have been", text, StringComparison.Ordinal);
    }
}
