using Cairn.Cohorts;
using Cairn.Records;
using Cairn.Response;
using Cairn.Studies;
using Cairn.Tests.Studies;

namespace Cairn.Tests.Cohorts;

/// <summary>What the response rules derive from played records is what was drawn: the investigator's word where no value is missing.</summary>
public class PlayedResponseTests
{
    [Trait("Speed", "Slow")]
    [Theory, MemberData(nameof(Trial.Ids), MemberType = typeof(Trial))]
    public void Derived_responses_are_those_drawn(string id)
    {
        var (study, plan) = Played.Of(id);
        var complete = plan with { Gaps = plan.Gaps with { MissingValueRate = 0 } };
        var seen = new HashSet<ResponseCategory>();
        for (var seed = 1; seed <= 20; seed++)
        {
            var cohort = SyntheticCohort.Play(study, complete, seed).Value!;
            foreach (var subject in cohort.Casebook.Subjects.Where(s => s.CellInfusions.Any()))
            {
                var course = DiseaseCourse.Of(study, subject, null);
                var where = $"{id}, seed {seed}, {subject.Id}";
                var drawn = subject.Of<InvestigatorResponse>().ToDictionary(r => r.Date!.Value.Date!.Value, r => r.Result);
                foreach (var assessment in course.Assessments.Where(a => drawn.ContainsKey(a.Date)))
                {
                    var derived = assessment.Response.Value switch
                    {
                        ResponseCategory.NoResponse => "NR",
                        ResponseCategory.NotEvaluable => "NE",
                        var c => c.ToString(),
                    };
                    // Blasts in the blood prove that there is no response, whatever an inadequate marrow shows.
                    if (drawn[assessment.Date] == "NE" && derived == "NR")
                        continue;
                    Assert.True(
                        derived == drawn[assessment.Date],
                        $"{where} on {assessment.Date}: drawn {drawn[assessment.Date]}, derived {derived}: {assessment.Response.Rule}"
                    );
                    seen.Add(assessment.Response.Value);
                }
                var relapse = subject.Of<MarrowFinding>().FirstOrDefault(m => m.Visit == "Unscheduled")?.Date?.Date;
                if (course.Day(CourseEventKind.Remission) is not null)
                    Assert.True(
                        relapse == course.Day(CourseEventKind.Relapse),
                        $"{where}: relapse {relapse}, derived {course.Day(CourseEventKind.Relapse)} ({course.When(CourseEventKind.Relapse).Rule})"
                    );
            }
        }
        HashSet<ResponseCategory> expected =
        [
            ResponseCategory.CR,
            ResponseCategory.CRi,
            ResponseCategory.MLFS,
            ResponseCategory.PR,
            ResponseCategory.NoResponse,
            ResponseCategory.NotEvaluable,
        ];
        if (id == Trial.DualTarget)
            expected.Add(ResponseCategory.CRh);
        Assert.Superset(expected, seen);
    }
}
