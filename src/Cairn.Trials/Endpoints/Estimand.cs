using Cairn.Studies;

namespace Cairn.Endpoints;

/// <summary>An event after the start that changes what the variable means or whether it is there, and what is done about it.</summary>
/// <param name="Event">What happens.</param>
/// <param name="Strategy">ICH E9(R1), section 3.2: treatment policy, hypothetical, composite variable, while on treatment; or competing event.</param>
/// <param name="Handling">What that means here.</param>
public sealed record IntercurrentEvent(string Event, string Strategy, string Handling);

/// <summary>What an endpoint estimates, in the words of ICH E9(R1): population, variable, intercurrent events with strategy, summary.</summary>
public sealed record Estimand(
    string Population,
    string Variable,
    IReadOnlyList<IntercurrentEvent> IntercurrentEvents,
    string Summary
)
{
    /// <summary>The estimand that an endpoint's plan and the study's response plan amount to.</summary>
    public static Estimand Of(Study study, EndpointPlan plan) =>
        new(
            Endpoints.Populations.InWords(plan.Population),
            $"{plan.Says}.{Clock(plan)}",
            [.. Events(plan, study.Response)],
            SummaryOf(plan)
        );

    static string Clock(EndpointPlan plan)
    {
        var frame = plan.TimeFrameMonths is { } months ? $" Seen for {months} months." : "";
        if (plan.Kind.Form() is EndpointForm.Rate or EndpointForm.Count)
            return frame;
        return $" Clock from {StartInWords(plan)}; time in days{(plan.CountsFirstDay ? ", the first day counted" : "")}.{frame}";
    }

    static IEnumerable<IntercurrentEvent> Events(EndpointPlan plan, ResponsePlan? response)
    {
        if (plan.Kind.Form() == EndpointForm.Rate)
        {
            yield return new("other leukaemia therapy", "while on treatment", "responses first seen after it do not count");
            yield return Transplanted(response);
            yield return new("death, withdrawal, or no evaluable marrow", "composite variable", "counts as no response");
            if (plan.Kind == EndpointKind.MrdNegativeRate)
                yield return new(
                    "a remission whose measurable residual disease is not known",
                    "composite variable",
                    "counts as not negative"
                );
        }
        if (plan.Kind == EndpointKind.Ttr)
        {
            yield return new("death without response", "competing event", "takes part in the incidence as an event of its own");
            var other =
                "other leukaemia therapy"
                + (response?.CountAfterTransplant == true ? "" : " or transplant")
                + " without response";
            yield return plan.Transplant == TransplantStrategy.Censor
                ? new(other, "hypothetical", "follow-up ends at it")
                : new(other, "competing event", "takes part in the incidence as an event of its own");
        }
        if (plan.Kind is EndpointKind.Os or EndpointKind.Efs or EndpointKind.Rfs or EndpointKind.Dor or EndpointKind.Cir)
        {
            yield return Transplanted(plan);
            yield return new("other leukaemia therapy", "treatment policy", "follow-up goes on");
        }
        if (plan.Kind is EndpointKind.Efs or EndpointKind.Rfs or EndpointKind.Dor)
            yield return new("death", "composite variable", "counts as an event");
        if (plan.Kind == EndpointKind.Cir)
            yield return new("death in remission", "competing event", "takes part in the incidence as an event of its own");
        if (plan.Kind == EndpointKind.Efs)
            yield return new(
                "no remission by the landmark",
                "composite variable",
                $"counts as an event, dated {DatedAt(plan.FailureDate)}"
            );
    }

    static IntercurrentEvent Transplanted(ResponsePlan? response) =>
        response?.CountAfterTransplant == true
            ? new("transplant", "treatment policy", "responses first seen after it count")
            : new("transplant", "while on treatment", "responses first seen after it do not count");

    static IntercurrentEvent Transplanted(EndpointPlan plan) =>
        plan.Transplant switch
        {
            TransplantStrategy.Censor => new("transplant", "hypothetical", "follow-up ends at it"),
            TransplantStrategy.Competing when plan.Kind == EndpointKind.Cir => new(
                "transplant",
                "competing event",
                "takes part in the incidence as an event of its own"
            ),
            _ => new("transplant", "treatment policy", "follow-up goes on"),
        };

    static string SummaryOf(EndpointPlan plan)
    {
        var level = FormattableString.Invariant($"{100 * plan.Level:0.#}%");
        return plan.Kind.Form() switch
        {
            EndpointForm.Rate => $"share with its {level} interval (Clopper-Pearson)",
            EndpointForm.Survival => $"median by Kaplan-Meier with its {level} interval (log-log scale)",
            EndpointForm.Incidence =>
                $"cumulative incidence by Aalen-Johansen with its {level} interval (log-log scale, delta variance)",
            _ => "number of events and of subjects",
        };
    }

    static string StartInWords(EndpointPlan plan) =>
        (plan.Kind.OwnStart(), plan.Start) switch
        {
            (EndpointStart.FirstResponse, _) => "the first response",
            (EndpointStart.Remission, _) or (_, ClockStart.Remission) => "the first remission",
            (_, ClockStart.FirstInfusion) => "the first infusion",
            _ => "enrolment",
        };

    static string DatedAt(FailureDate date) =>
        date switch
        {
            FailureDate.Day1 => "at the start of the clock",
            FailureDate.FirstRefractoryAssessment => "at the assessment that showed it",
            FailureDate.LandmarkDay => "at the landmark",
            _ => "at the last infusion",
        };
}
