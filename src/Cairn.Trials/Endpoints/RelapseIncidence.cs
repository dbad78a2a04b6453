using Cairn.Response;
using Cairn.Studies;

namespace Cairn.Endpoints;

/// <summary>
/// From the remission: relapse, with death in remission competing, and transplant where the plan lets it. Relapse and death on
/// one day are a relapse. Else censored at the last evaluable assessment.
/// </summary>
public sealed record RelapseIncidence : IncidenceEndpoint
{
    public override string Id => "cir";
    public override string Name => "cumulative incidence of relapse";
    public override string ShortName => "CIR";
    public override CourseEventKind? OwnStart => CourseEventKind.Remission;
    public override string EventName => "relapse";
    public override string CompetingName => "death in remission";
    private protected override string ThirdName => "transplant in remission";
    public override IReadOnlyList<TransplantStrategy> Transplants => Enum.GetValues<TransplantStrategy>();

    public override IEnumerable<IntercurrentEvent> IntercurrentEvents(EndpointPlan plan, ResponsePlan? response) =>
        [Transplanted(plan), IntercurrentEvent.FollowedThroughTherapy, IntercurrentEvent.Competes("death in remission")];

    // Whether a death was in remission rests on its cause.
    private protected override IEnumerable<Gap> Open(CourseFrom course) =>
        course.Came(CourseEventKind.Death) is not null && course.Came(CourseEventKind.Relapse) is null
            ? base.Open(course).Concat(course.Course.DiedOfDisease.Missing)
            : base.Open(course);

    private protected override EndpointEnd End(CourseFrom course, EndpointPlan plan)
    {
        var end = course.RelapseOrDeath(death: 2).CensoredAtTransplant(course, plan.Transplant);
        return
            plan.Transplant == TransplantStrategy.Competing
            && course.Came(CourseEventKind.Transplant) is { } transplant
            && transplant.Day >= course.Start
            && (transplant.Day < end.Day || end.Status == 0)
            ? EndpointEnd.At(transplant, 3)
            : end;
    }
}
