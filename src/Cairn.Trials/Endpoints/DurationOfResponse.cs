using Cairn.Response;
using Cairn.Studies;

namespace Cairn.Endpoints;

/// <summary>From the first response to its loss, or death; else censored at the last evaluable assessment.</summary>
public sealed record DurationOfResponse : SurvivalEndpoint
{
    public override string Id => "dor";
    public override string Name => "duration of response";
    public override string ShortName => "DOR";
    public override CourseEventKind? OwnStart => CourseEventKind.Response;
    private protected override bool AsksOfResponses => true;

    public override IEnumerable<IntercurrentEvent> IntercurrentEvents(EndpointPlan plan, ResponsePlan? response) =>
        [Transplanted(plan), IntercurrentEvent.FollowedThroughTherapy, IntercurrentEvent.DeathIsAnEvent];

    private protected override EndpointEnd End(CourseFrom course, EndpointPlan plan)
    {
        var end = course.EndsBeforeDeath(CourseEventKind.LossOfResponse, 1)
            ?? course.EndsWith(CourseEventKind.Death, 1)
            ?? course.CensoredAt(CourseEventKind.LastResponseAssessment, course.Start);
        return end.CensoredAtTransplant(course, plan.Transplant);
    }
}
