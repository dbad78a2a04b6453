using Cairn.Endpoints;
using Cairn.Tests.Response;

namespace Cairn.Tests.Endpoints;

/// <summary>Conventions under which nobody's value differs are named as such. By hand.</summary>
public sealed class AlikeConventionsTests
{
    static EndpointSet Set(params IEnumerable<Story> stories) =>
        EndpointSet.Of(
            Plans.Study(Plans.OwnWords with { FirstAssessmentDay = 14, LandmarkDay = 90 }),
            Story.Casebook(stories),
            new HashSet<string>(StringComparer.Ordinal)
        );

    static List<string> Alike(EndpointSet set) =>
        [.. AlikeConventions.Of(set.Sensitivity(Plans.Endpoint("efs"))).SelectMany(g => g.Select(l => l.Convention.ToString()))];

    static Story Patient(string id) => new Story(id).Enrolled().Infused().Assessed(-6, 60);

    // Remission on day 20: in time for a landmark on day 28, 60 and 90 alike.
    [Fact]
    public void Landmarks_that_change_nobody_are_alike()
    {
        var alike = Alike(Set(Patient("A").Assessed(20, 2).Died(200)));
        Assert.Contains("landmark on day 28", alike);
        Assert.Contains("landmark on day 60", alike);
    }

    // Remission on day 40: too late for day 28, in time for day 60.
    [Fact]
    public void A_landmark_that_changes_somebody_is_not()
    {
        var set = Set(Patient("A").Assessed(30, 40).Assessed(50, 2).Died(200));
        var groups = AlikeConventions.Of(set.Sensitivity(Plans.Endpoint("efs")));
        var with28 = groups.SingleOrDefault(g => g.Any(l => l.Convention == "landmark on day 28"));
        Assert.DoesNotContain("landmark on day 60", with28?.Select(l => l.Convention.ToString()) ?? []);
    }
}
