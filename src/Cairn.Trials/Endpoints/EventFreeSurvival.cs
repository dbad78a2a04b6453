using Cairn.Response;
using Cairn.Studies;

namespace Cairn.Endpoints;

/// <summary>
/// Primary refractory disease, relapse, or death. In remission without event: censored at the last evaluable assessment. Alive
/// and never in remission nor refractory: censored at the last evaluable assessment, at the start without one (ELN 2022). A
/// failure is dated by the convention, but has to be shown before a transplant that censors.
/// </summary>
public sealed record EventFreeSurvival : SurvivalEndpoint
{
    public override string Id => "efs";
    public override string Name => "event-free survival";
    public override string ShortName => "EFS";
    public override bool DatesFailures => true;

    public override IEnumerable<IntercurrentEvent> IntercurrentEvents(EndpointPlan plan, ResponsePlan? response) =>
        [
            Transplanted(plan),
            IntercurrentEvent.FollowedThroughTherapy,
            IntercurrentEvent.DeathIsAnEvent,
            new(
                "no remission by the landmark",
                Strategies.Composite,
                $"counts as an event, dated {plan.FailureDate.OfTheClock()}",
                "failureDate"
            ),
        ];

    private protected override EndpointEnd End(CourseFrom course, EndpointPlan plan)
    {
        var shown = Shown(course).CensoredAtTransplant(course, plan.Transplant);
        return Dated(shown, course, plan.FailureDate).CensoredAtTransplant(course, plan.Transplant);
    }

    static EndpointEnd Shown(CourseFrom c) =>
        Refractory(c)
        ?? c.EndsBeforeDeath(CourseEventKind.RefractoryOrRelapse, 1)
        ?? (c.Came(CourseEventKind.Remission) is null ? null : c.RelapseOrDeath(death: 1))
        ?? c.EndsWith(CourseEventKind.Death, 1)
        ?? c.CensoredWhenLastAssessed();

    static EndpointEnd? Refractory(CourseFrom c) =>
        c.Day(CourseEventKind.Remission) <= c.Day(CourseEventKind.PrimaryRefractory)
            ? null
            : c.EndsWith(CourseEventKind.PrimaryRefractory, 1);

    static EndpointEnd Dated(EndpointEnd shown, CourseFrom c, FailureDate convention) =>
        shown.By.Kind switch
        {
            CourseEventKind.PrimaryRefractory => shown with { Day = FailureDay(c, shown.Day, convention) },
            CourseEventKind.Death when c.Came(CourseEventKind.Remission) is null && convention == FailureDate.Day1 => shown with
            {
                Day = c.Start,
            },
            _ => shown,
        };

    // A failure is never dated after the end of overall survival.
    static DateOnly FailureDay(CourseFrom c, DateOnly shown, FailureDate convention)
    {
        var dated = convention switch
        {
            FailureDate.Day1 => c.Start,
            FailureDate.FirstRefractoryAssessment => shown,
            FailureDate.LandmarkDay => c.Course.Marrow?.Landmark.Day ?? shown,
            FailureDate.EndOfTherapy => c.Day(CourseEventKind.LastInfusion) ?? shown,
        };
        var survived = c.Day(CourseEventKind.Death) ?? c.CensoredAt(CourseEventKind.LastKnownAlive, c.Start).Day;
        return dated < survived ? dated : survived;
    }

    private protected override string EventInWords(EndpointEnd end, EndpointPlan plan) =>
        end.By.Kind switch
        {
            CourseEventKind.PrimaryRefractory =>
                $"primary refractory disease, dated {end.Day:yyyy-MM-dd} ({plan.FailureDate.InBrackets()})",
            CourseEventKind.Death when plan.FailureDate == FailureDate.Day1 => $"death, dated {end.Day:yyyy-MM-dd}",
            _ => base.EventInWords(end, plan),
        };

    // An assessment after the failure changes nothing.
    private protected override DateOnly? FailedOn(DiseaseCourse course) =>
        course.Day(CourseEventKind.PrimaryRefractory) ?? course.Day(CourseEventKind.RefractoryOrRelapse);

    private protected override IEnumerable<EndpointPlan> Variants(EndpointPlan plan) =>
        Enum.GetValues<FailureDate>().SelectMany(f => base.Variants(plan with { FailureDate = f }));

    private protected override string InWords(EndpointPlan variant) =>
        $"failure dated {variant.FailureDate.InShort()}; {base.InWords(variant)}";
}
