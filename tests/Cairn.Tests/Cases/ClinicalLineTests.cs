using Cairn.Documents.Reports.Wording;
using Cairn.Dosing;
using Cairn.Endpoints;
using Cairn.Safety;
using Cairn.Tests.Cohorts;
using Cairn.Tests.Response;
using Cairn.Tests.Studies;
using static Cairn.Tests.Sample;
using Imported = Cairn.Tests.Records.ClinicalCases;

namespace Cairn.Tests.Cases;

/// <summary>Lines of the clinical decisions that no other test holds, each by its own words.</summary>
public sealed class ClinicalLineTests
{
    static DoseBoard Board(params string[] underdosed)
    {
        var study = Trial.Read(Trial.DualTarget);
        var subjects = underdosed.Select(id => Subject(id, Infusion(id, dose: 0.15, planned: 0.25), SeenOn(id, 60)));
        return DoseBoard.Of(study, new(study.Id, false, null, [.. subjects]), Day0.AddDays(100))!;
    }

    [Fact]
    public void Two_subjects_replaced_for_dose_at_one_level_are_told_to_the_committee()
    {
        Assert.DoesNotContain(Board("A").Findings, f => f.Column == "EXDOSE");
        var told = Assert.Single(Board("A", "B").Findings, f => f.Column == "EXDOSE");
        Assert.Contains("A, B", told.What, StringComparison.Ordinal);
        Assert.Contains("The committee has to see why", told.Mend, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_grade_of_cytokine_release_is_asked_by_its_own_line_and_not_by_death()
    {
        var day = new DateOnly(2025, 6, 1);
        var subject = Imported.Read("dlt", Trial.DualTarget).AsOf(day).Subject("D36")!;
        var status = DltAssessment.Of(Trial.Read(Trial.DualTarget), subject, day)!.Status;
        Assert.Equal(DltStatus.Pending, status.Value);
        Assert.Contains(status.Rule.Id, (string[])["toxicity.DLT4", "toxicity.DLT5"]);
    }

    [Fact]
    public void A_median_never_stands_alone()
    {
        Story[] stories = [new Story("A").Enrolled().Infused().Died(40), new Story("B").Enrolled().Infused().Alive(400)];
        var survival = (EndpointAnalysis.Survival)
            EndpointSet
                .Of(Plans.Study(), Story.Casebook(stories), new HashSet<string>(StringComparer.Ordinal))
                .Of(Plans.Endpoint("os"));
        var beside = string.Join("; ", SurvivalWords.Beside(survival));
        foreach (var part in (string[])["at 6 months 50.0%", "at 12 months 50.0%", "median follow-up"])
            Assert.Contains(part, beside, StringComparison.Ordinal);
        Assert.DoesNotContain("time 0", beside, StringComparison.Ordinal); // nobody dies by a convention
    }

    // 14 days after the first subject of a level (study.yaml, staggerDays), in the expansion as in the escalation.
    [Trait("Speed", "Slow")]
    [Theory]
    [InlineData(Trial.DualTarget)]
    [InlineData(Trial.Soochow)]
    public void Synthetic_expansions_keep_the_stagger(string id)
    {
        var days = Played.Once(id, 3).Doses.Where(d => d.Expansion).GroupBy(d => d.Level);
        foreach (var level in days)
        {
            List<int> infused = [.. from d in level orderby d.Infusion select d.Infusion.DayNumber];
            Assert.All(infused.Zip(infused.Skip(1)), pair => Assert.True(pair.Second - pair.First >= 14));
        }
    }
}
