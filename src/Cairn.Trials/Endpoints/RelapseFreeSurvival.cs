using Cairn.Response;
using Cairn.Studies;

namespace Cairn.Endpoints;

/// <summary>From the remission to relapse or death; else censored when last known alive (ELN 2022).</summary>
public sealed record RelapseFreeSurvival : SurvivalEndpoint
{
    public override string Id => "rfs";
    public override string Name => "relapse-free survival";
    public override string ShortName => "RFS";
    public override CourseEventKind? OwnStart => CourseEventKind.Remission;

    public override IEnumerable<IntercurrentEvent> IntercurrentEvents(EndpointPlan plan, ResponsePlan? response) =>
        [Transplanted(plan), IntercurrentEvent.FollowedThroughTherapy, IntercurrentEvent.DeathIsAnEvent];

    private protected override EndpointEnd End(CourseFrom course, EndpointPlan plan)
    {
        var happened = course.Came(CourseEventKind.Relapse) ?? course.Came(CourseEventKind.Death);
        var end = happened is null
            ? course.CensoredAt(CourseEventKind.LastKnownAlive, course.Start)
            : course.RelapseOrDeath(death: 1);
        return end.CensoredAtTransplant(course, plan.Transplant);
    }
}
