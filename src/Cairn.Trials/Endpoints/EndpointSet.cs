using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
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
        Casebook is null ? null : Of(Reading(response), Casebook, Populations.DltEvaluable);

    Study Reading(ResponsePlan response) =>
        Variants.GetOrCreateValue(Study).GetOrAdd(response, other => Study with { Response = other });

    // One study for each way of reading: what is kept of a subject is kept by the study itself, not by what it says.
    static readonly ConditionalWeakTable<Study, ConcurrentDictionary<ResponsePlan, Study>> Variants = [];

    /// <param name="dltEvaluable">Subjects that count for the dose decision.</param>
    public static EndpointSet Of(Study study, Casebook casebook, IReadOnlySet<string> dltEvaluable) =>
        new(study, DiseaseCourse.Of(study, casebook), new(dltEvaluable)) { Casebook = casebook };

    /// <summary>
    /// The study's response rate, survival and relapse endpoints in its order, of those that can be derived. Adverse events and
    /// DLTs are not derived here.
    /// </summary>
    public IReadOnlyList<EndpointAnalysis> Results => [.. Derivable(Study).Select(p => Of(p))];

    /// <summary>The endpoints of a study that can be derived by what it says of response.</summary>
    public static IEnumerable<EndpointPlan> Derivable(Study study) =>
        study.Endpoints.Where(p => Endpoint.Of(p) is DerivedEndpoint e && (study.Response is not null || !e.ReadsResponse));

    /// <summary>The endpoints of a study for which it does not say how response is read.</summary>
    public static IEnumerable<EndpointPlan> WithoutResponse(Study study) =>
        study.Endpoints.Where(p => Endpoint.Of(p) is DerivedEndpoint).Except(Derivable(study));

    /// <summary>An endpoint under the conventions of a plan, which need not be the study's own.</summary>
    public EndpointAnalysis Of(EndpointPlan plan, ResponseWindow window = ResponseWindow.OfThisProduct) =>
        Endpoint.Of(plan) is DerivedEndpoint endpoint
            ? endpoint.Analyse(this, plan, window)
            : throw new ArgumentOutOfRangeException(nameof(plan), plan.Kind, "This endpoint is counted elsewhere.");

    /// <summary>An endpoint under each convention that changes it; none for adverse events and DLTs.</summary>
    public IReadOnlyList<SensitivityLine> Sensitivity(EndpointPlan plan) =>
        Endpoint.Of(plan) is DerivedEndpoint endpoint ? [.. endpoint.Sensitivity(this, plan)] : [];
}

/// <summary>An endpoint under one convention.</summary>
/// <param name="Convention">The convention in words.</param>
/// <param name="IsPlanned">True for the study's own.</param>
public sealed record SensitivityLine(Phrase Convention, bool IsPlanned, EndpointAnalysis Result);
