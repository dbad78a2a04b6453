using Cairn.Analyses;
using Cairn.Endpoints;
using Cairn.Response;
using Cairn.Studies;
using Cairn.Tests.Cohorts;

namespace Cairn.Tests.Endpoints;

/// <summary>Both trials' own endpoints over synthetic cohorts.</summary>
public sealed class SyntheticTrialTests
{
    [Trait("Speed", "Slow")]
    [Fact]
    public void The_endpoints_of_both_trials_account_for_every_subject()
    {
        foreach (var (study, _, cohort) in Played.All(3))
        {
            var set = EndpointSet.Of(study, cohort.Casebook, new HashSet<string>(StringComparer.Ordinal));
            var flow = ParticipantFlow.Of(cohort.Casebook);
            Assert.All(set.Courses, c => Assert.Empty(c.Findings));
            Assert.Equal(study.Endpoints.Count(e => e.Kind is not ("adverse-events" or "dlt")), set.Results.Count);
            foreach (var result in set.Results)
            {
                if (result is EndpointAnalysis.Rate rate)
                    Assert.Equal(
                        (flow.Screened, flow.Enrolled, flow.Infused),
                        (rate.In(Population.Screened).Of, rate.In(Population.Enrolled).Of, rate.In(Population.Infused).Of)
                    );
                if (result is not EndpointAnalysis.Times times)
                    continue;
                Assert.Empty(times.LeftOut);
                var members = set.Courses.Count(c =>
                    set.Populations.Contains(times.Plan.Population, c)
                    && (times.Plan.Kind != "cir" || c.Day(CourseEventKind.Remission) is not null)
                );
                Assert.Equal(members, times.Subjects.Count);
            }
        }
    }
}
