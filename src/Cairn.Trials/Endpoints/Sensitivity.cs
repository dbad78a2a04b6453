using Cairn.Response;
using Cairn.Studies;

namespace Cairn.Endpoints;

/// <summary>An endpoint under one convention.</summary>
/// <param name="Convention">The convention in words.</param>
/// <param name="IsPlanned">True for the study's own.</param>
public sealed record SensitivityLine(string Convention, bool IsPlanned, EndpointResult Result);

/// <summary>An endpoint under each convention that changes it, side by side.</summary>
public static class Sensitivity
{
    // The least time to confirmation that response criteria commonly ask for.
    const int UsualConfirmationDays = 28;

    /// <summary>The conventions of one of the study's endpoints; none for adverse events and DLTs.</summary>
    public static IReadOnlyList<SensitivityLine> Of(EndpointSet set, EndpointPlan plan) =>
        plan.Kind switch
        {
            EndpointKind.Orr or EndpointKind.CrRate or EndpointKind.RemissionRate or EndpointKind.MrdNegativeRate =>
            [
                .. Rates(set, plan),
            ],
            EndpointKind.Os or EndpointKind.Rfs or EndpointKind.Dor =>
            [
                .. Times(set, plan, Transplants(plan, TransplantStrategy.Ignore, TransplantStrategy.Censor)),
                .. Clocks(set, plan),
            ],
            EndpointKind.Efs =>
            [
                .. Times(
                    set,
                    plan,
                    Enum.GetValues<FailureDate>()
                        .SelectMany(f =>
                            Transplants(plan with { FailureDate = f }, TransplantStrategy.Ignore, TransplantStrategy.Censor)
                        )
                ),
                .. Clocks(set, plan),
            ],
            EndpointKind.Cir =>
            [
                .. Times(
                    set,
                    plan,
                    Transplants(plan, TransplantStrategy.Ignore, TransplantStrategy.Censor, TransplantStrategy.Competing)
                ),
                .. Clocks(set, plan),
            ],
            EndpointKind.Ttr => [.. TimesToResponse(set, plan)],
            _ => [],
        };

    // Confirmation changes which assessments are a response, so the courses are read again.
    static IEnumerable<SensitivityLine> TimesToResponse(EndpointSet set, EndpointPlan plan)
    {
        if (set.Study.Response is not { } response)
            yield break;
        var other = response.CountAfterTransplant ? "other therapy" : "other therapy or transplant";
        foreach (
            var confirmation in (int?[])
                [response.ConfirmationDays, response.ConfirmationDays is null ? UsualConfirmationDays : null]
        )
        {
            var planned = confirmation == response.ConfirmationDays;
            if ((planned ? set : set.Under(response with { ConfirmationDays = confirmation })) is not { } read)
                continue;
            var confirmed = confirmation is { } days
                ? FormattableString.Invariant($"confirmed after {days} days")
                : "without confirmation";
            yield return new(
                $"{other} competes; {confirmed}",
                planned && plan.Transplant != TransplantStrategy.Censor,
                read.Of(plan with { Transplant = TransplantStrategy.Competing })
            );
            yield return new(
                $"censored at {other}; {confirmed}",
                planned && plan.Transplant == TransplantStrategy.Censor,
                read.Of(plan with { Transplant = TransplantStrategy.Censor })
            );
            yield return new($"whatever therapy followed; {confirmed}", false, read.Of(plan, ResponseWindow.WhateverFollowed));
        }
        foreach (var line in Clocks(set, plan))
            yield return line;
    }

    // Whose clock, from when, and whether the first day counts; all else as planned. An endpoint that starts at its own event has no other start.
    static IEnumerable<SensitivityLine> Clocks(EndpointSet set, EndpointPlan plan)
    {
        if (plan.Kind.OwnStart() is null && plan.Start != ClockStart.Remission)
            foreach (
                var (population, start, words) in ((Population, ClockStart, string)[])
                    [
                        (Population.Enrolled, ClockStart.Enrolment, "all enrolled, from enrolment"),
                        (Population.Infused, ClockStart.FirstInfusion, "all infused, from the first infusion"),
                    ]
            )
                if ((population, start) != (plan.Population, plan.Start))
                    yield return new(words, false, set.Of(plan with { Population = population, Start = start }));
        yield return new(
            plan.CountsFirstDay ? "first day not counted" : "first day counted",
            false,
            set.Of(plan with { CountsFirstDay = !plan.CountsFirstDay })
        );
    }

    static IEnumerable<SensitivityLine> Rates(EndpointSet set, EndpointPlan plan) =>
        from population in (Population[])[Population.Enrolled, Population.Infused, Population.ResponseEvaluable]
        from window in Enum.GetValues<ResponseWindow>()
        select new SensitivityLine(
            $"{InWords(population)}; {InWords(window)}",
            population == plan.Population && window == ResponseWindow.OfThisProduct,
            set.Of(plan with { Population = population }, window)
        );

    // A transplant competes in cumulative incidence alone; elsewhere that plan is the same as ignoring it.
    static IEnumerable<SensitivityLine> Times(EndpointSet set, EndpointPlan plan, IEnumerable<EndpointPlan> variants) =>
        variants.Select(variant => new SensitivityLine(InWords(variant), variant == Planned(plan), set.Of(variant)));

    static EndpointPlan Planned(EndpointPlan plan) =>
        plan.Kind != EndpointKind.Cir && plan.Transplant == TransplantStrategy.Competing
            ? plan with
            {
                Transplant = TransplantStrategy.Ignore,
            }
            : plan;

    static IEnumerable<EndpointPlan> Transplants(EndpointPlan plan, params TransplantStrategy[] strategies) =>
        strategies.Select(s => plan with { Transplant = s });

    static string InWords(EndpointPlan plan) =>
        plan.Kind == EndpointKind.Efs ? $"{InWords(plan.FailureDate)}; {InWords(plan.Transplant)}" : InWords(plan.Transplant);

    static string InWords(FailureDate date) =>
        date switch
        {
            FailureDate.Day1 => "failure dated day 1",
            FailureDate.FirstRefractoryAssessment => "failure dated at the assessment that showed it",
            FailureDate.LandmarkDay => "failure dated at the landmark",
            _ => "failure dated at the last infusion",
        };

    static string InWords(TransplantStrategy transplant) =>
        transplant switch
        {
            TransplantStrategy.Ignore => "transplant ignored",
            TransplantStrategy.Censor => "censored at transplant",
            _ => "transplant a competing event",
        };

    static string InWords(ResponseWindow window) =>
        window == ResponseWindow.OfThisProduct ? "until other therapy or transplant" : "whatever therapy followed";

    static string InWords(Population population) =>
        population switch
        {
            Population.Enrolled => "all enrolled",
            Population.Infused => "all infused",
            _ => "response-evaluable",
        };
}
