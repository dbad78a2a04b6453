using Cairn.Cohorts;
using Cairn.Documents.StudyFiles;
using Cairn.Tests.Studies;

namespace Cairn.Tests.Cohorts;

public class CohortFileTests
{
    const string Top = "source: assumed\nwhy: a test\n";

    static Checked<CohortPlan> Read(string text) => CohortFile.Read(text, Played.Of(Trial.DualTarget).Study);

    [Theory, MemberData(nameof(Trial.Ids), MemberType = typeof(Trial))]
    public void The_plans_of_both_trials_read_without_findings(string id) =>
        Assert.Empty(CohortFile.ReadFolder(Trial.Folder(id), Trial.Read(id)).Findings);

    [Theory, MemberData(nameof(Trial.Ids), MemberType = typeof(Trial))]
    public void The_plans_of_both_trials_cover_every_criterion_but_the_signed_consent(string id)
    {
        var (study, plan) = Played.Of(id);
        // Nobody is screened without a signed consent form: I11 of NCT06880354, I3 of the Soochow study.
        Assert.Equal(
            [id == Trial.Soochow ? "I9" : "I11"],
            study.AtomicCriteria.Select(c => c.Id).Except(plan.Screening.Criteria!.Keys, StringComparer.Ordinal)
        );
    }

    [Fact]
    public void What_is_left_out_has_its_default()
    {
        var plan = Read(Top + "accrual: { perMonth: 3 }\n").Value!;
        Assert.Equal(3, plan.Accrual.PerMonth);
        Assert.Equal(new AccrualPlan().MedianAge, plan.Accrual.MedianAge);
        Assert.Equal(new CoursePlan(), plan.Course);
    }

    [Fact]
    public void A_folder_without_the_file_has_the_default_plan()
    {
        var read = CohortFile.ReadFolder(Path.Combine(Shared.Repository, "src"), Sample.Study());
        Assert.Empty(read.Findings);
        Assert.Equal(new GapPlan(), read.Value!.Gaps);
    }

    [Theory]
    [InlineData("accrual: { perMonth: 0 }", 3, "accrual.perMonth")]
    [InlineData("screening: { failureProbability: 1.2 }", 3, "screening.failureProbability")]
    [InlineData("toxicity:\n  dltProbability: [0.1, -0.2]", 4, "toxicity.dltProbability[1]")]
    [InlineData("course: { followUpMonths: 1.5 }", 3, "course.followUpMonths")]
    [InlineData("course:\n  monthsToRelapse: 0", 4, "course.monthsToRelapse")]
    [InlineData("screening:\n  criteria:\n    - { id: I7.4, weight: 1, shows: ejection }", 5, "screening.I7.4.shows")]
    [InlineData("screening:\n  criteria:\n    - { id: I7.9, weight: 1 }", 5, "screening.I7.9")]
    [InlineData("screening:\n  criteria:\n    - { id: I7.4, weight: 0 }", 3, "screening")]
    [InlineData("response:\n  byLevel:\n    - { CR: 0.7, PR: 0.4 }", 5, "response.byLevel[0]")]
    [InlineData("accural: { perMonth: 2 }", 3, "accural")]
    public void A_wrong_value_is_found_on_its_line(string wrong, int line, string path)
    {
        var read = Read(Top + wrong + "\n");
        var finding = Assert.Single(read.Findings);
        Assert.Null(read.Value);
        Assert.Equal((line, path), (finding.Line, finding.Column));
    }

    [Fact]
    public void A_file_that_does_not_say_assumed_is_refused() =>
        Assert.Contains(Read("accrual: { perMonth: 2 }\n").Findings, f => f.What.Contains("assumed", StringComparison.Ordinal));

    [Fact]
    public void A_parameter_cannot_claim_to_come_from_the_record() =>
        Assert.Contains(Read(Top + "accrual: { perMonth: { value: 2, source: record } }\n").Findings, f => f.Line == 3);

    [Fact]
    public void Crh_needs_a_study_that_tells_it_apart() =>
        Assert.False(
            CohortFile.Read(Top + "response:\n  byLevel:\n    - { CRh: 0.1 }\n", Played.Of(Trial.Soochow).Study).IsSound
        );
}
