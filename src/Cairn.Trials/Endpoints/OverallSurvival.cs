using Cairn.Response;
using Cairn.Studies;

namespace Cairn.Endpoints;

/// <summary>Death from any cause; the living are censored when last known alive.</summary>
public sealed record OverallSurvival : SurvivalEndpoint
{
    public override string Id => "os";
    public override string Name => "overall survival";
    public override string ShortName => "OS";
    public override bool ReadsResponse => false;

    public override IEnumerable<IntercurrentEvent> IntercurrentEvents(EndpointPlan plan, ResponsePlan? response) =>
        [Transplanted(plan), IntercurrentEvent.FollowedThroughTherapy];

    private protected override EndpointEnd End(CourseFrom course, EndpointPlan plan)
    {
        var end = course.EndsWith(CourseEventKind.Death, 1) ?? course.CensoredAt(CourseEventKind.LastKnownAlive, course.Start);
        return end.CensoredAtTransplant(course, plan.Transplant);
    }

    private protected override bool LooksForRelapse => false;

    // No question about a response changes it.
    private protected override IEnumerable<Gap> Open(CourseFrom course) => course.Course.When(CourseEventKind.Death).Missing;
}
