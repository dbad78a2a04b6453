using Cairn.Analyses;
using Cairn.Cohorts;
using Cairn.Documents.Reports.Sections;
using Cairn.Tests.Cohorts;
using Cairn.Tests.Studies;

namespace Cairn.Tests.Documents.Reports;

/// <summary>The table of screening failures tells every one of them, by a criterion or by name. Law over both rehearsals.</summary>
[Trait("Speed", "Slow")]
public sealed class ScreeningSectionTests
{
    [Theory, MemberData(nameof(Trial.Ids), MemberType = typeof(Trial))]
    public void Who_failed_screening_without_a_criterion_not_met_is_named(string id)
    {
        var (study, casebook) = (Trial.Read(id), Played.Once(id, SyntheticCohort.UsualSeed).Casebook);
        var analysis = Analysis.Of(study, casebook, casebook.Subjects.Max(s => s.LastDay)!.Value);
        var table = ScreeningSection.Of(analysis).Tables.Single(t => t.Id == "failures");
        var without = analysis.Screening.Where(s => s.Failed is not null && !s.NotMet.Any()).ToList();
        var by = analysis.Screening.Count(s => s.Failed is not null && s.NotMet.Any());
        Assert.Equal(analysis.Flow.At(Stage.FailedScreening), by + without.Count);
        var notes = string.Concat(table.Notes.Skip(1).Select(n => n.ToString()));
        Assert.All(without, s => Assert.Contains(s.Subject, notes, StringComparison.Ordinal));
        Assert.Equal(without.Count > 0, notes.Length > 0);
    }
}
