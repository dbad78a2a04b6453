using Cairn.Analyses;
using Cairn.Endpoints;
using Cairn.Response;
using Cairn.Studies;

namespace Cairn.App;

/// <summary>An endpoint with all that is said of it.</summary>
/// <param name="WhateverFollowed">A rate with responses after other therapy and transplant; null for times.</param>
/// <param name="Sensitivity">Every convention with its estimate; empty when they were not asked for.</param>
sealed record EndpointAnswer(
    EndpointAnalysis Estimate,
    Estimand Estimand,
    EndpointAnalysis.Rate? WhateverFollowed,
    IReadOnlyList<SensitivityLine> Sensitivity
)
{
    public EndpointPlan Plan => Estimate.Plan;

    /// <summary>What is said of endpoints that a study plans.</summary>
    /// <param name="withSensitivity">Each under every convention, too.</param>
    public static IReadOnlyList<EndpointAnswer> Of(
        Analysis analysis,
        IReadOnlyList<EndpointAnalysis> chosen,
        EndpointSet set,
        bool withSensitivity
    ) =>
        [
            .. chosen.Select(e => new EndpointAnswer(
                e,
                Estimand.Of(analysis.Study, e.Plan),
                set.Of(e.Plan, ResponseWindow.WhateverFollowed) as EndpointAnalysis.Rate,
                withSensitivity ? set.Sensitivity(e.Plan) : []
            )),
        ];
}
