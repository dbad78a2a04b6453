using Cairn.Records;
using Cairn.Response;
using Cairn.Studies;

namespace Cairn.Endpoints;

/// <summary>The courses of all subjects of a casebook, and the endpoints of the study derived from them.</summary>
/// <param name="Study">The study with its conventions.</param>
/// <param name="Courses">By subject, in the order of the casebook.</param>
/// <param name="Populations">Who belongs where.</param>
public sealed record EndpointSet(Study Study, IReadOnlyList<DiseaseCourse> Courses, Populations Populations)
{
    /// <summary>The records behind the courses; null when they were not kept.</summary>
    public Casebook? Casebook { get; init; }

    /// <summary>The same records read with another response plan; null when they were not kept.</summary>
    public EndpointSet? Under(ResponsePlan response) =>
        Casebook is null ? null : Of(Study with { Response = response }, Casebook, Populations.DltEvaluable);

    /// <param name="dltEvaluable">Subjects that count for the dose decision.</param>
    public static EndpointSet Of(Study study, Casebook casebook, IReadOnlySet<string> dltEvaluable) =>
        new(study, DiseaseCourse.Of(study, casebook), new(dltEvaluable)) { Casebook = casebook };

    /// <summary>The study's response rate, survival and relapse endpoints in its order. Adverse events and DLTs are not derived here.</summary>
    public IReadOnlyList<EndpointResult> Results =>
        [.. Study.Endpoints.Where(e => e.Kind.Form() != EndpointForm.Count).Select(e => Of(e))];

    /// <summary>An endpoint under the conventions of a plan, which need not be the study's own.</summary>
    public EndpointResult Of(EndpointPlan plan, ResponseWindow window = ResponseWindow.OfThisProduct) =>
        plan.Kind.Form() == EndpointForm.Rate
            ? RateOf(plan, window)
            : TimesOf(plan, plan.Kind == EndpointKind.Ttr ? window : ResponseWindow.OfThisProduct);

    EndpointResult.Rate RateOf(EndpointPlan plan, ResponseWindow window)
    {
        var counting = Study.Response is { } response ? plan.Kind.Counting(response) : [];
        return new(plan, counting, [.. Courses.Select(course => LineOf(plan, window, counting, course))]);
    }

    ResponderLine LineOf(EndpointPlan plan, ResponseWindow window, IReadOnlyList<ResponseCategory> counting, DiseaseCourse course)
    {
        var start = plan.Start == ClockStart.FirstInfusion ? course.FirstInfusion.Value : course.Enrolled.Value;
        DateOnly? lastDay = plan.TimeFrameMonths is { } months ? start?.AddMonths(months) : null;
        var (best, counts) =
            plan.Kind == EndpointKind.MrdNegativeRate ? course.MrdNegativeBy(lastDay, window)
            : course.BestBy(lastDay, window) is var any ? (any, counting.Contains(any.Value))
            : default;
        return new ResponderLine(
            course.Subject,
            best,
            counts,
            [.. Enum.GetValues<Population>().Where(p => Populations.Contains(p, course, window))]
        );
    }

    EndpointResult.Times TimesOf(EndpointPlan plan, ResponseWindow window)
    {
        var members = Courses.Where(c => Populations.Contains(plan.Population, c, window) && StartsClock(plan, c));
        var times = members.Select(c => SubjectTime.Of(c, plan, window)).ToList();
        return new(
            plan,
            [.. times.Select(t => t.Time).OfType<TimeToEvent>()],
            [.. times.Select(t => t.Finding).OfType<Finding>()]
        );
    }

    // Who never reached a remission, or a response, has no time from it, and is no finding.
    static bool StartsClock(EndpointPlan plan, DiseaseCourse course) =>
        plan.Kind.OwnStart() switch
        {
            EndpointStart.Remission => course.Remission.Value is not null,
            EndpointStart.FirstResponse => course.FirstResponse.Value is not null,
            _ => plan.Start != ClockStart.Remission || course.Remission.Value is not null,
        };
}
