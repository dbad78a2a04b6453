using Cairn.Response;
using Cairn.Studies;

namespace Cairn.Endpoints;

/// <summary>
/// The first response; death without one competes, and so does other therapy, or a transplant after which no response counts,
/// unless they censor. Else censored at the last evaluable assessment, at the start without one.
/// </summary>
public sealed record TimeToResponse : IncidenceEndpoint
{
    // The least time to confirmation that response criteria commonly ask for.
    const int UsualConfirmationDays = 28;

    public override string Id => "ttr";
    public override string Name => "time to response";
    public override string ShortName => "TTR";
    public override string EventName => "response";
    public override string CompetingName => "death without response";
    private protected override string ThirdName => "other therapy or transplant without response";
    private protected override bool AsksOfResponses => true;

    /// <summary>Responses come soon: one to six months.</summary>
    public override IReadOnlyList<int> ReadOn => [30, 61, 91, 182];

    private protected override ResponseWindow Reads(ResponseWindow asked) => asked;

    public override IEnumerable<IntercurrentEvent> IntercurrentEvents(EndpointPlan plan, ResponsePlan? response)
    {
        Phrase other = $"{Other(response)} without response";
        return
        [
            IntercurrentEvent.Competes("death without response"),
            plan.Transplant == TransplantStrategy.Censor
                ? new(other, Strategies.Hypothetical, "follow-up ends at it")
                : IntercurrentEvent.Competes(other),
        ];
    }

    private protected override EndpointEnd End(CourseFrom course, EndpointPlan plan) =>
        course.EndsWith(CourseEventKind.Response, 1)
        ?? OtherTherapy(course, plan)
        ?? course.EndsWith(CourseEventKind.Death, 2)
        ?? course.CensoredWhenLastAssessed();

    static EndpointEnd? OtherTherapy(CourseFrom course, EndpointPlan plan)
    {
        var status = plan.Transplant == TransplantStrategy.Censor ? 0 : 3;
        return course.EndsBeforeDeath(CourseEventKind.OtherTherapy, status) is { } end
            ? end with
            {
                Day = end.Day > course.Start ? end.Day : course.Start,
            }
            : null;
    }

    // Confirmation changes which assessments are a response, so the courses are read again.
    public override IEnumerable<SensitivityLine> Sensitivity(EndpointSet set, EndpointPlan plan)
    {
        if (set.Study.Response is not { } response)
            return [];
        int? other = response.ConfirmationDays is null ? UsualConfirmationDays : null;
        return
        [
            .. Confirmed(set, plan, response.ConfirmationDays, planned: true),
            .. set.Under(response with { ConfirmationDays = other }) is { } read
                ? Confirmed(read, plan, other, planned: false)
                : [],
            .. Clocks(set, plan),
        ];
    }

    IEnumerable<SensitivityLine> Confirmed(EndpointSet set, EndpointPlan plan, int? confirmation, bool planned)
    {
        var other = Other(set.Study.Response);
        Phrase confirmed = confirmation is { } days ? (Phrase)$"confirmed after {days} days" : "without confirmation";
        var censors = plan.Transplant == TransplantStrategy.Censor;
        SensitivityLine Line(Phrase words, bool isPlanned, TransplantStrategy transplant) =>
            new(
                $"{words}; {confirmed}",
                planned && isPlanned,
                Analyse(set, plan with { Transplant = transplant }, ResponseWindow.OfThisProduct)
            );
        yield return Line($"{other} competes", !censors, TransplantStrategy.Competing);
        yield return Line($"censored at {other}", censors, TransplantStrategy.Censor);
        yield return new($"whatever therapy followed; {confirmed}", false, Analyse(set, plan, ResponseWindow.WhateverFollowed));
    }

    static string Other(ResponsePlan? response) =>
        response?.CountAfterTransplant == true ? "other leukaemia therapy" : "other leukaemia therapy or transplant";
}
